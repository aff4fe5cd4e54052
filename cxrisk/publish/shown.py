"""What a site shows of a workspace: for whom, of which state, and what changed since the last board pack."""

import logging

from cxrisk.audience.public import public
from cxrisk.errors import CxriskError
from cxrisk.history.edition import Edition, edition_of
from cxrisk.history.since import Earlier, Since, since
from cxrisk.pipeline import Audience, Outcome
from cxrisk.records import dataclass
from cxrisk.sources.cache import Cache


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be shown of any state."""

    audience: Audience
    since: str
    """The tag, branch or commit of the last board pack; empty: nothing is compared."""

    def of(self, whole: Outcome, cache: Cache | None = None, earlier: Earlier | None = None) -> "Shown":
        """What is shown of this one; a remark where the last board pack is not here.

        That one is not read again where it is among the `earlier` ones, nor what the `cache` knows of it.
        """
        outcome = public(whole) if self.audience == "public" else whole
        return Shown(self, outcome, edition_of(outcome), self._since(whole, cache, earlier))

    def _since(self, whole: Outcome, cache: Cache | None, earlier: Earlier | None) -> Since | None:
        if not self.since:
            return None
        try:
            return since(whole, self.since, audience=self.audience, cache=cache, earlier=earlier)
        except CxriskError as fault:
            mend = f"; {fault.mend}" if fault.mend else ""
            log = logging.getLogger(f"mkdocs.plugins.{__name__}")  # as MkDocs names those of its plugins
            log.warning("cxrisk: mkdocs.yml: `since`: %s%s; nothing is compared", fault.message, mend)
            return None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one state."""

    showing: Showing
    outcome: Outcome
    """As the audience may see it."""
    edition: Edition
    since: Since | None
