"""Groups of files put together again: what there is to say of the whole workspace."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cxrisk.checks import unused
from cxrisk.checks.ignores import hear
from cxrisk.checks.run import run_checks
from cxrisk.found import Found
from cxrisk.shares.group import Group
from cxrisk.shares.share import Share


def fit(share: Share, common: Group, others: Sequence[Group]) -> bool:
    """Whether `others`, checked beside the files in `common`, have nothing to do with those of a share."""
    ours = (share.common, *share.groups)
    return common == share.common and _apart((*ours, *others)) and not _joins(ours) & _joins(others)


def joined(root: Path, share: Share, others: Sequence[Group], texts: Mapping[str, str]) -> Found:
    """What there is to say of all files: of those of a share, and of `others` that were checked elsewhere."""
    groups = [share.common, *share.groups, *others]
    view = replace(share.done.view, named=frozenset().union(*(group.names for group in groups)))
    found, later = run_checks(view, share.done.at, [unused.CHECK])
    findings = [*(one for group in groups for one in group.findings), *found]
    later += (one for group in groups for one in group.later)
    later.sort(key=lambda one: one.finding.sort_key)
    ignores = [one for group in groups for one in group.ignores]
    heard = hear(ignores, findings, later, view.portfolio.settings, whole=True)
    return Found(
        root=root,
        today=view.today,
        files=sum(len(group.files) for group in groups),
        findings=heard.findings,
        later=heard.later,
        texts=texts,
        ignored=heard.ignored,
    )


def _apart(groups: Iterable[Group]) -> bool:
    """Whether no id stands in two of these files."""
    ids = [one for group in groups for one in group.ids]
    return len(set(ids)) == len(ids)


def _joins(groups: Iterable[Group]) -> set[str]:
    return {one for group in groups for one in group.joins}
