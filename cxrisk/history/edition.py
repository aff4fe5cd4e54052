"""Which state of which portfolio a site, a brief or a table shows."""

from datetime import date

from cxrisk import __version__
from cxrisk.history.head import head_of
from cxrisk.model.left_out import left_out
from cxrisk.pipeline import Audience, Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.score import METHOD


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of which portfolio is shown: pages say it at their foot, tables in their columns."""

    name: str
    """The portfolio's."""
    today: date
    """The day that it speaks of."""
    version: str
    """The tool's."""
    method: str
    """How scores are made: `cxrisk-1`."""
    commit: str = ""
    """Short hash; empty where the workspace is under no version control."""
    uncommitted: bool = False
    """Whether files that the site rests on differ from that commit."""
    repository: str = ""
    """The address of the repository; empty where the portfolio names none, and for the public."""
    folder: str = ""
    """Where the workspace lies in its repository, with a slash at the end; empty: it is the whole of it."""
    unread: int = 0
    """Files that cannot be read."""
    left_out: int = 0
    """Records of other files that are missing, because they cannot be used."""
    audience: Audience = "internal"
    """For whom it is made: `public` leaves out what is internal."""


def edition_of(outcome: Outcome) -> Edition:
    """What every page says at its foot."""
    head = head_of(outcome.root)
    settings = outcome.portfolio.settings
    return Edition(
        name=settings.name,
        today=outcome.today,
        version=__version__,
        method=METHOD,
        commit=head.commit,
        uncommitted=head.uncommitted,
        repository="" if outcome.audience == "public" else settings.repository,
        folder=head.folder,
        unread=len(outcome.portfolio.unread),
        left_out=len(left_out(outcome.portfolio)),
        audience=outcome.audience,
    )
