"""Groups of files put together again: what there is to say of the whole workspace."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cxrisk.checks import unused
from cxrisk.checks.ignores import hear
from cxrisk.checks.run import run_checks
from cxrisk.found import Found
from cxrisk.pipeline import weigh
from cxrisk.shares.group import Group
from cxrisk.shares.share import Share


class Apart:
    """Groups that were checked without one another, as long as they have nothing to do with one another."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        """First the files that all see."""
        self._ids: set[str] = set()
        self._joins: set[str] = set()

    def take(self, common: Group, groups: Sequence[Group]) -> bool:
        """Take these, checked beside the files in `common`; not if they and those before concern each other.

        They do where an id stands twice, or a check follows the same through the catalogs.
        """
        ours = groups if self.groups else (common, *groups)
        ids = [one for group in ours for one in group.ids]
        joins = {one for group in ours for one in group.joins}
        once = len(set(ids)) == len(ids) and self._ids.isdisjoint(ids)
        if not once or not self._joins.isdisjoint(joins) or (self.groups and self.groups[0] != common):
            return False
        self.groups += ours
        self._ids.update(ids)
        self._joins |= joins
        return True


def joined(
    root: Path, share: Share, groups: Sequence[Group], texts: Mapping[str, str], *, baseline: bool
) -> Found:
    """What there is to say of all files, told by a share of them and the groups of all."""
    view = replace(share.done.view, named=frozenset().union(*(group.names for group in groups)))
    whole = all(group.whole for group in groups)
    found, later = run_checks(view, share.done.at, [unused.CHECK] if whole else [])
    silent = {rule for group in groups for rule in group.silences}
    findings = [*(one for group in groups for one in group.findings if one.rule not in silent), *found]
    later += (one for group in groups for one in group.later if one.finding.rule not in silent)
    later.sort(key=lambda one: one.finding.sort_key)
    ignores = [one for group in groups for one in group.ignores]
    settings = view.portfolio.settings
    heard = hear(ignores, findings, later, settings, whole=whole)
    found_in_all = Found(
        root=root,
        today=view.today,
        files=sum(len(group.files) for group in groups),
        findings=heard.findings,
        later=heard.later,
        texts=texts,
        ignored=heard.ignored,
    )
    return weigh(found_in_all, settings, whole=whole) if baseline else found_in_all
