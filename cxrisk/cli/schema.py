"""`cxrisk schema`: the format as JSON Schema."""

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.options import example
from cxrisk.cli.terminal import remark, say, say_file
from cxrisk.errors import CxriskError
from cxrisk.sources.schema import SCHEMAS, schema_text
from cxrisk.sources.words import nearest


@click.command("schema", epilog=example("cxrisk schema assessment > schemas/assessment.schema.json"))
@click.argument("kind", required=False)
def command(kind: str | None) -> None:
    """Print the JSON Schema (2020-12) of a KIND of file; without one, name the kinds."""
    if kind is None:
        say("\n".join(SCHEMAS))
        remark("Print one with `cxrisk schema KIND`.")
    elif kind in SCHEMAS:
        say_file(schema_text(kind))
    else:
        mend = did_you_mean(nearest(kind, SCHEMAS)) or f"there are {', '.join(SCHEMAS)}"
        raise CxriskError(f"no kind of file is called `{kind}`", mend=mend)
