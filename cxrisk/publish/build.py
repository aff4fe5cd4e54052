"""A workspace to a site, whole or not at all."""

from datetime import date
from pathlib import Path

from cxrisk.findings import Severity
from cxrisk.pipeline import Audience, Outcome, run
from cxrisk.publish.again import again
from cxrisk.publish.built import ALONE, Built, Means, Order
from cxrisk.publish.shown import Shown
from cxrisk.shares.known import run_again
from cxrisk.sources.memory import no_collection


@no_collection()
def build(
    root: Path,
    today: date,
    out: Path | None = None,
    *,
    strict: bool = False,
    audience: Audience | None = None,
    means: Means = ALONE,
) -> Built:
    """Build the site of the workspace at `root` as of one day into `out`, else where its settings say.

    The old site stays as it is until the new one is whole and checked. With `strict`, nothing is built where
    a finding is an error that no baseline lets stand. It is made for the `audience`, else for that of the
    settings. The `means` change how long it takes, and not what comes out.

    Raises:
        CxriskError: the folder is not ours to replace, somebody else builds, the settings are wrong, or what
            came out is not whole.
    """
    return publish(read(root, today, means), out, strict=strict, audience=audience, means=means)


def read(root: Path, today: date, means: Means = ALONE) -> Outcome:
    """All that is known of the workspace at `root` on one day."""
    if means.kept is None:
        return run(root, today, jobs=means.jobs)
    return run_again(root, today, means.kept, means.jobs)


@no_collection()
def publish(
    outcome: Outcome,
    out: Path | None = None,
    *,
    strict: bool = False,
    audience: Audience | None = None,
    means: Means = ALONE,
    shown: Shown | None = None,
) -> Built:
    """Build the site of what was read, as `build` does; what is `shown` of it may be known already."""
    order = Order(outcome, out, audience, means, shown)
    refused = strict and any(finding.severity is Severity.ERROR for finding in outcome.counting)
    built = None if refused else again(order)
    if built is None:
        from cxrisk.publish.afresh import afresh  # only here is MkDocs needed

        built = afresh(order, refused=refused)
    return built
