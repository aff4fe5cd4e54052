"""weak-login: more is shown than the login keeps safe."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed, plain
from cxrisk.findings import Severity
from cxrisk.model.data import DataItem, Sensitivity
from cxrisk.model.journey import LOGINS, Login, Touchpoint

NEEDS: dict[Sensitivity, Login] = {
    "confidential": "password",
    "sensitive": "two_factor",
    "special_category": "strong",
}
"""The weakest login that keeps data safe, where it needs any."""
NO_LOGIN = ("mail", "poster", "press", "store")
"""Media on which nobody logs in: a letter is addressed, a branch looks at a passport."""


def find(view: View) -> Iterator[Trouble]:
    """A touchpoint that shows data more sensitive than its login is strong."""
    portfolio = view.portfolio
    for touchpoint in portfolio.touchpoints.values():
        if portfolio.channels[touchpoint.channel].medium not in NO_LOGIN:
            exposed = [
                item
                for item in (portfolio.data_items[one] for one in touchpoint.shows)
                if is_weak(touchpoint.login, item)
            ]
            if exposed:
                yield _trouble(touchpoint, exposed)


def is_weak(login: Login | None, item: DataItem) -> bool:
    """Whether an item is more sensitive than the login before it is strong; a login not known is weak."""
    needed = NEEDS.get(item.sensitivity)
    return needed is not None and (login is None or LOGINS.index(login) < LOGINS.index(needed))


def _trouble(touchpoint: Touchpoint, exposed: list[DataItem]) -> Trouble:
    worst = max(exposed, key=lambda item: item.rank)
    shown = listed(f"{called(item.name)} ({plain(item.sensitivity)})" for item in exposed)
    needed = NEEDS[worst.sensitivity]
    login = touchpoint.login
    return Trouble(
        head(touchpoint) if login is None else touchpoint.place.at("login"),
        f"{called(touchpoint.name)} shows {shown} behind {_behind(login)}",
        f"ask for `login: {needed}` or stronger here, or show less"
        if login
        else f"write `login`: how a person proves who they are; this needs {needed} or stronger",
        lacks=(touchpoint.place.at("login"),),
    )


def _behind(login: Login | None) -> str:
    if login is None:
        return "a login that is not known"
    return "no login at all" if login == "none" else f"the login {called(login)}"


CHECK = Check(
    "weak-login",
    Severity.ERROR,
    "A touchpoint shows data that is more sensitive than the login in front of it is strong.",
    find,
)
