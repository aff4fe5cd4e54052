"""What was said before the command's name, and what follows from it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxrisk.errors import CxriskError
from cxrisk.records import dataclass
from cxrisk.sources.discover import ASSESSMENTS, content_of, find_files, find_workspace
from cxrisk.sources.memory import importing

if TYPE_CHECKING:  # importing the pipeline takes time that `--version` does not have
    from cxrisk.found import Found
    from cxrisk.model.portfolio import Portfolio
    from cxrisk.pipeline import Outcome
    from cxrisk.remembered import Memory
    from cxrisk.shares.again import Known
    from cxrisk.sources.cache import Cache
    from cxrisk.sources.file_read import Contents


@dataclass(slots=True)
class Setting:
    """Where to work, and whether to show tracebacks."""

    start: Path = Path()
    """Where to look for the workspace: from here upwards."""
    debug: bool = False
    jobs: int = 1
    """So many processes may read."""
    remembers: bool = False
    """Whether what was read is kept for the next time."""
    _last: "Outcome | Known | None" = None
    """Held to the end of the process, which need not take it apart then."""

    def workspace(self) -> Path:
        """The workspace's folder.

        Raises:
            CxriskError: there is no such folder, or none that is a workspace.
        """
        if not self.start.is_dir():
            raise CxriskError(f"no folder `{self.start}`", mend="name one that exists with -C DIR")
        return find_workspace(self.start)

    def workspace_if_any(self) -> Path | None:
        """The workspace's folder where there is one, for commands that can do without."""
        try:
            return self.workspace()
        except CxriskError:
            if not self.start.is_dir():
                raise
            return None

    def portfolio(self) -> "Portfolio":
        """The workspace's records, without graph, scores and checks.

        Raises:
            CxriskError: there is no workspace.
        """
        from cxrisk.cli.records import portfolio_of

        return portfolio_of(self.workspace())

    def filled_workspace(self) -> Path:
        """The folder of a workspace that has at least one YAML file.

        Raises:
            CxriskError: there is no workspace, or no file in it.
        """
        root = self.workspace()
        if not any(True for _ in find_files(root)):
            raise CxriskError(
                f"no YAML file in `{root.name}/{ASSESSMENTS}`",
                mend="begin one with `cxrisk new TECHNOLOGY ID`, or a workspace with `cxrisk init`",
            )
        return root

    def shown(self, day: date, audience: str) -> "Outcome":
        """The workspace as this audience may see it.

        Raises:
            CxriskError: there is no workspace, or no file in it.
        """
        outcome = self.outcome(day)
        if audience == "internal":
            return outcome
        from cxrisk.audience.public import public

        return public(outcome)

    def outcome(self, day: date, *, baseline: bool = True, instead: "Contents | None" = None) -> "Outcome":
        """The workspace, read, scored and checked as of this day.

        Its baseline is left out of account if unwanted; what stands in `instead` is read in place of, or
        beside, the files on disk.

        Raises:
            CxriskError: there is no workspace, or no file in it.
        """
        root = self.workspace() if instead else self.filled_workspace()
        with importing():
            from cxrisk.pipeline import run

        cache = self.cache(root)
        self._last = run(root, day, baseline=baseline, instead=instead, jobs=self.jobs, cache=cache)
        return self._last

    def found(self, day: date, *, baseline: bool = True) -> "Found":
        """What there is to say of the workspace as of this day; not worked out again where nothing changed.

        Raises:
            CxriskError: there is no workspace, or no file in it.
        """
        root, folder = self.filled_workspace(), self._folder()
        if not folder:
            known = self._by_shares(root, day, baseline=baseline)
            return known.found if known else self.outcome(day, baseline=baseline)
        from cxrisk.remembered import Memory

        memory = Memory(folder, root, day, baseline=baseline)
        return memory.found() or self._found_again(memory, day, baseline=baseline)

    def _found_again(self, memory: "Memory", day: date, *, baseline: bool) -> "Found":
        """What changed, checked as it is now; the whole workspace where less will not do."""
        with importing():
            from cxrisk.shares.again import again, at_first, concerns_all
            from cxrisk.shares.group import in_plain, remembered
            from cxrisk.sources.read import read_workspace

        root, (changed, plain) = memory.root, memory.groups()
        groups, known = remembered(plain, memory.contents), None
        if groups and not concerns_all(changed, groups, len(memory.contents)):
            known = again(root, memory.contents, day, changed, groups, baseline=baseline)
        elif memory.is_empty or (plain and not any(one.seeks for one in groups)):  # then it may be divided
            known = self._by_shares(root, day, memory.contents, baseline=baseline)
        if not known:
            read = read_workspace(root, memory.contents, jobs=self.jobs, cache=self.cache(root))
            known = at_first(root, read, day, baseline=baseline)
        memory.keep(known.found, in_plain(known.groups))
        self._last = known
        return known.found

    def _by_shares(
        self, root: Path, day: date, contents: "Contents | None" = None, *, baseline: bool
    ) -> "Known | None":
        """The workspace in shares, where there is enough to do: for several processes, or for a while."""
        with importing():
            from cxrisk.pipeline import MANY

            paths = list(contents or find_files(root))
            if self.jobs == 1 and len(paths) <= MANY:
                return None
            from cxrisk.shares.processes import by_shares

        contents = contents or {path: content_of(root, path) for path in paths}
        self._last = by_shares(root, day, contents, self.jobs, baseline=baseline)
        return self._last

    def cache(self, root: Path) -> "Cache | None":
        """What is remembered of the workspace's files; nothing where nobody wants that."""
        from cxrisk.sources.cache import Cache

        folder = self._folder()
        return Cache(folder, root) if folder else None

    def _folder(self) -> Path | None:
        from cxrisk.sources.remembering import usual_folder

        return usual_folder() if self.remembers else None
