"""What `cxrisk check --changed-since` judges: the files as they lie here, beside an earlier state."""

from datetime import date

from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark
from cxrisk.history.caused import Caused, caused
from cxrisk.history.commits import check_repository, day_of
from cxrisk.history.compare import compare
from cxrisk.history.difference import Diff
from cxrisk.history.reading import read_both
from cxrisk.history.states import state_at, work_tree
from cxrisk.reports.visible import visible
from cxrisk.sources.file_read import Contents


def judged_since(
    setting: Setting, ref: str, day: date, instead: Contents, *, baseline: bool, compared: bool
) -> tuple[Caused, Diff | None]:
    """The findings of today, told apart by what has changed since `ref`; if wanted, the risks compared.

    What stands in `instead` comes in place of the files on disk. What cannot be told apart is remarked.

    Raises:
        CxriskError: there is no such commit.
    """
    root = setting.workspace() if instead else setting.filled_workspace()
    check_repository(root)
    before, after = state_at(root, ref), work_tree(root, instead)
    both = read_both(before, after, root.name, jobs=setting.jobs, cache=setting.cache(root))
    found = caused(both, root, day, day_of(root, both[0].state.commit), baseline=baseline)
    for line in found.remarks:
        remark(visible(f"Note: {line}."))
    return found, compare(*both, day) if compared else None
