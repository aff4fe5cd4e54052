"""Our own link check, over the pages as they were written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.pages.leads import Leads, leads_of, target_of, written_on
from cxrisk.records import dataclass

_SHOWN = 5
_ROW = "<tr"
"""No text and no attribute holds a `<`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on a page that leads nowhere, or elsewhere without being a link."""

    page: str
    """Its address."""
    says: str


def check_links(
    site: Path, addresses: Iterable[str], known: Mapping[str, Leads] | None = None
) -> list[Fault]:
    """What is wrong with the pages of these addresses: missing, dead links, resources from elsewhere.

    What is `known` of a page was read when it was made, of all others the files are read; where anything is
    wrong, all of them are.
    """
    pages = list(addresses)
    leads = {
        address: (known or {}).get(address) or _read(site, address)
        for address in pages
        if (site / address).is_file()
    }
    dead = _dead(site, leads)
    if known and (dead or len(leads) < len(pages) or any(page.outside for page in leads.values())):
        return check_links(site, pages)
    faults: list[Fault] = []
    for address in pages:
        page = leads.get(address)
        if page is None:
            faults.append(Fault(address, "the page was not made"))
        elif page.outside or not dead.isdisjoint(page.targets):
            faults += _faults(site, address, dead)
    return faults


@dataclass(frozen=True, slots=True)
class ChangedLinks:
    """What the pages that changed lead to now, and what no more leads into them."""

    moved: frozenset[str]
    """The pages with other places in them than before."""
    lost: bool
    """Whether one of them had a place that it has no more, or takes something from elsewhere."""
    targets: frozenset[str]
    """Where their links lead that were not there before."""

    def faults(self, site: Path, pages: Iterable[str]) -> list[Fault]:
        """What is wrong with the new `site`, of these `pages`; of the one before, nothing was."""
        others: dict[str, Leads | None] = {}
        sound = not self.lost and all(_is_there(site, target, {}, others) for target in self.targets)
        return [] if sound else check_links(site, pages)


def changed_links(old: Path, new: Path, changed: Iterable[str]) -> ChangedLinks:
    """Compare the pages that changed in two sites, each where it is no more what it was."""
    moved, lost, targets = set(), False, set[str]()
    for address in changed:
        was, now = _apart(address, _text(old, address), _text(new, address))
        if was.anchors != now.anchors:
            moved.add(address)
        lost = lost or bool(now.outside) or not set(was.anchors) <= set(now.anchors)
        targets |= set(now.targets) - set(was.targets)
    return ChangedLinks(frozenset(moved), lost, frozenset(targets))


def refuse_faulty(faults: Sequence[Fault]) -> None:
    """Make sure that nothing is wrong with a new site.

    Raises:
        CxriskError: something is.
    """
    if faults:
        says = "; ".join(in_words(faults, _SHOWN))
        raise CxriskError(
            f"the new site is not whole, so the old one stays: {says}", mend="tell us: it is our fault"
        )


def _apart(address: str, was: str, now: str) -> tuple[Leads, Leads]:
    """Where two states of a page lead that the other does not hold, too.

    Pages are long where they hold tables, most rows of which are what they were.
    """
    before, after = (dict.fromkeys(text.split(_ROW)) for text in (was, now))
    pairs = (before, after), (after, before)
    lost, won = (_ROW.join(one for one in here if one not in there) for here, there in pairs)
    return leads_of(address, lost), leads_of(address, won)


def _read(site: Path, address: str) -> Leads:
    return leads_of(address, _text(site, address)) if address.endswith(".html") else Leads()


def _text(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def _dead(site: Path, leads: Mapping[str, Leads]) -> set[str]:
    """The targets that are not there, neither on these pages nor among the other files."""
    targets: set[str] = set()
    targets.update(*(page.targets for page in leads.values()))
    targets.difference_update(leads)
    for address, page in leads.items():
        targets.difference_update([f"{address}#{anchor}" for anchor in page.anchors])
    others: dict[str, Leads | None] = {}
    return {target for target in targets if not _is_there(site, target, leads, others)}


def _is_there(site: Path, target: str, leads: Mapping[str, Leads], others: dict[str, Leads | None]) -> bool:
    """Whether it is among what is no page of ours."""
    address, _, anchor = target.partition("#")
    if address in leads or address.startswith(("..", "/")):
        return False
    if address not in others:
        file = f"{address}/index.html" if (site / address).is_dir() else address
        others[address] = _read(site, file) if (site / file).is_file() else None
    page = others[address]
    return page is not None and (not anchor or anchor in page.anchors)


def _faults(site: Path, address: str, dead: set[str]) -> Iterator[Fault]:
    """In words of the page itself."""
    written = written_on((site / address).read_text(encoding="utf-8"))
    for url in sorted(written.outside):
        yield Fault(address, f"takes `{url}` from elsewhere")
    for link in sorted(written.inside):
        if target_of(address, link) in dead:
            yield Fault(address, f"links to `{link}`, which is not there")


def in_words(faults: Iterable[Fault], most: int) -> Iterator[str]:
    """One line a fault, the first `most` of them."""
    for number, fault in enumerate(faults):
        if number == most:
            yield "..."
            return
        yield f"{fault.page}: {fault.says}"
