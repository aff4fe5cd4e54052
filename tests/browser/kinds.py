"""The kinds of pages that a site has, told from the site itself, so that none can be forgotten."""

import re

_NUMBER = re.compile(r"-\d+$")


def kind_of(address):
    """Pages in a folder are of one kind, pages at the top each of their own; a table's pages are one kind."""
    folder, _, name = address.rpartition("/")
    return f"{folder}/*" if folder else _NUMBER.sub("", name.removesuffix(".html"))


def addresses_of(site):
    """Every page but the one for what is not there, whose links count from a server's root."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(address for address in found if address != "404.html")


def longest_of(site, most):
    """Of each kind the pages with most on them: where these hold, the shorter ones of one template do."""
    found = {}
    for address in sorted(addresses_of(site), key=lambda one: -(site / one).stat().st_size):
        found.setdefault(kind_of(address), []).append(address)
    return [address for pages in found.values() for address in pages[:most]]


def kinds_of(site):
    """A page of each kind: the one with most on it."""
    longest = sorted(addresses_of(site), key=lambda address: (site / address).stat().st_size)
    return {kind_of(address): site / address for address in longest}
