"""What a build is given, and what comes of it."""

from collections.abc import Callable
from pathlib import Path

from cxrisk.history.since import Earlier
from cxrisk.pipeline import Audience, Outcome
from cxrisk.publish.frames import Frames
from cxrisk.publish.shown import Shown
from cxrisk.records import dataclass
from cxrisk.sources.cache import Cache


@dataclass(frozen=True, slots=True)
class Means:
    """What makes a build quick."""

    kept: Path | None = None
    """The folder of what earlier ones have kept: where nothing changed, it is taken from there."""
    jobs: int = 1
    """So many processes may read."""
    step: Callable[[str], object] = str
    """Is told what the build is at."""
    earlier: Earlier | None = None
    """The last board pack, as it was read for the build before."""


ALONE = Means()
"""One process, and nothing from earlier."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built of an outcome."""

    outcome: Outcome
    out: Path | None
    """Where to; else where the settings say."""
    audience: Audience | None
    """For whom; else as the settings say."""
    means: Means
    shown: Shown | None = None
    """What is shown of it, where that is known already."""

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.outcome.root


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    outcome: Outcome
    """What was read, with its findings."""
    target: Path
    """The folder of the site."""
    published: bool
    """Whether the folder now holds this outcome; not so where `strict` met an error among the findings."""
    sources: tuple[Path, ...] = ()
    """Files and folders that the site rests on."""
    pages: int = 0
    """Our pages, hand-written ones not counted."""
    remarks: tuple[str, ...] = ()
    """What MkDocs had to say about the hand-written pages and the settings."""
    frames: Frames | None = None
    """What the theme put around our pages, where that is certain."""


def cache_of(means: Means, root: Path) -> Cache | None:
    """What is known of the files of a workspace."""
    return Cache(means.kept, root) if means.kept else None
