"""What one process has to check: its shares, one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from cxrisk.pipeline import MANY
from cxrisk.records import dataclass
from cxrisk.shares.join import Apart
from cxrisk.shares.share import Share, share_of
from cxrisk.sources.file_read import FileRead
from cxrisk.sources.read import gathered, read_files
from cxrisk.sources.texts import Texts


@dataclass(slots=True)
class Task:
    """What is to be checked."""

    root: Path
    today: date
    contents: Mapping[str, bytes]
    """Of the whole workspace."""
    baseline: bool
    """Whether it is heard."""
    files: list[FileRead] = field(default_factory=list)
    """What this process has read; nothing where it is too much to be kept."""

    def judged(self, shares: Sequence[Sequence[str]]) -> Share | None:
        """The last of some shares, with the groups of all; nothing where one cannot be judged by itself.

        What was made of a share is let go before the next: so memory is needed for one of them.
        """
        keeps = sum(map(len, shares)) <= MANY
        apart, share = Apart(), None
        for paths in shares:
            share = None  # the one before is let go
            share = self._share(paths, keeps=keeps)
            if share is None or not apart.take(share.common, share.groups):
                return None
        if share:
            share.groups = apart.groups[1:]
        return share

    def _share(self, paths: Sequence[str], *, keeps: bool) -> Share | None:
        """The files at these paths, if no other has a say in what is found in them."""
        files: Iterable[FileRead] = read_files(paths, self.contents.__getitem__)
        if keeps:
            files = list(files)
            self.files += files
        sources = gathered(files)
        sources.texts = Texts(self.contents)
        return share_of(sources, self.root.name, self.today)
