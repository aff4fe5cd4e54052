"""What every export says of itself: of which day, which commit, made how, and for whom."""

from cxrisk.history.edition import Edition


def stamp(edition: Edition) -> dict[str, str | bool | None]:
    """The edition, in the order in which json and csv print it."""
    return {
        "portfolio": edition.name,
        "as_of": edition.today.isoformat(),
        "commit": edition.commit or None,
        "uncommitted": edition.uncommitted,
        "method": edition.method,
        "tool": f"cxrisk {edition.version}",
        "edition": edition.audience,
    }
