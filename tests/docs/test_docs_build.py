"""The documentation as it is built: nothing missing, nothing leading nowhere, nothing from elsewhere."""

import json
import os
import subprocess
import sys

import pytest
from sessions import CHECKOUT

from cxrisk.checks import ALL_CHECKS
from cxrisk.cli.main import COMMANDS
from cxrisk.findings import FORM_RULES
from cxrisk.publish.links import check_links

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The documentation, built as `make docs` builds it."""
    out = tmp_path_factory.mktemp("docs") / "public"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    command += ["--config-file", str(CHECKOUT / "docs" / "mkdocs.yml"), "--site-dir", str(out)]
    done = subprocess.run(
        command, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return out


def text(site, address):
    return (site / address).read_text(encoding="utf-8")


def test_no_link_leads_nowhere_and_no_page_takes_anything_from_elsewhere(site):
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 80
    assert check_links(site, pages) == []


@pytest.mark.parametrize("kind", ["assessment", "journey", "catalog", "portfolio"])
def test_every_key_of_the_format_is_explained(site, kind):
    page = text(site, f"reference/format/{kind}.html")
    schema = json.loads((CHECKOUT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    records = [schema, *(one for one in schema["$defs"].values() if "properties" in one)]
    assert [key for one in records for key in one["properties"] if f"<code>{key}</code>" not in page] == []


def test_every_rule_has_a_page_and_a_row(site):
    index = text(site, "reference/rules/index.html")
    for rule in (*FORM_RULES, *ALL_CHECKS):
        assert f'href="{rule.id}.html"' in index
        assert (site / "reference" / "rules" / f"{rule.id}.html").is_file()


def test_every_command_is_listed(site):
    page = text(site, "reference/commands.html")
    assert [name for name in COMMANDS if f'id="{name}"' not in page] == []


def test_what_was_measured_stands_there_with_machine_and_day(site):
    first = (CHECKOUT / "bench" / "RESULTS.md").read_text(encoding="utf-8").splitlines()[2]
    assert first.split(":")[0] in text(site, "why/measured.html")


def test_the_search_works_from_a_disk(site):
    assert text(site, "search/search_index.js").startswith("var __index = {")
