"""What `cxrisk check --changed-since` judges: the files as they lie here, beside an earlier state."""

from datetime import date
from pathlib import Path

from cxrisk.cli.terminal import remark
from cxrisk.history.caused import Caused, caused
from cxrisk.history.commits import check_repository, day_of
from cxrisk.history.reading import Reading, read_both
from cxrisk.history.states import state_at, work_tree
from cxrisk.reports.visible import visible
from cxrisk.sources.read import Contents


def both_since(root: Path, ref: str, instead: Contents) -> tuple[Reading, Reading]:
    """The state at `ref` and the files as they lie here; what stands in `instead` comes in place of them.

    Raises:
        CxriskError: there is no such commit.
    """
    check_repository(root)
    return read_both(state_at(root, ref), work_tree(root, instead), root.name)


def judged_since(both: tuple[Reading, Reading], root: Path, day: date, *, baseline: bool) -> Caused:
    """The findings of today, told apart by what the change since has caused."""
    found = caused(both, root, day, day_of(root, both[0].state.commit), baseline=baseline)
    for line in found.remarks:
        remark(visible(f"Note: {line}."))
    return found
