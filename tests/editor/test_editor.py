"""What an editor shows in a new workspace: the real language server, offline, over what `init` writes."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from language_server import LanguageServer

from cxrisk.cli.main import commands
from cxrisk.sources.discover import find_files

pytestmark = pytest.mark.slow
SAMPLE = Path(__file__).parents[2] / "assessments"
ASSESSMENT = "assessments/generative-ai/help-assistant.yml"
JOURNEY = "assessments/journeys/ask-for-help.yml"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A workspace as `cxrisk init` makes it, with a new assessment in it."""
    root = tmp_path_factory.mktemp("editor") / "bank"
    for args in (("init", str(root)), ("-C", str(root), "new", "cloud", "my-vault")):
        assert CliRunner().invoke(commands, args, prog_name="cxrisk").exit_code == 0
    return root


@pytest.fixture(scope="module")
def editor(root):
    server = LanguageServer(root)
    yield server
    server.close()


def test_it_finds_nothing_wrong_in_what_init_and_new_write(root, editor):
    paths = list(find_files(root))
    assert len(paths) == 5
    for path in paths:
        assert editor.found(path) == [], path


@pytest.fixture
def text(root):
    def changed(path, old, new):
        whole = (root / path).read_text(encoding="utf-8")
        assert whole.count(old) == 1, old
        return whole.replace(old, new)

    return changed


@pytest.mark.parametrize(
    ("path", "change", "line", "says"),
    [
        (ASSESSMENT, ("status: proposed", "status: nearly"), 7, "Value is not accepted"),
        (ASSESSMENT, ("driver:", "drivr:"), 12, "drivr"),
        (ASSESSMENT, ("title: An assistant on", "tittle: An assistant on"), 3, "title"),
        (JOURNEY, ("emotion: 0 ", "emotion: 7 "), 28, "2"),
        (JOURNEY, ("phase: before", "phase: sometime"), 17, "Value is not accepted"),
    ],
)
def test_a_mistake_is_marked_where_it_stands(editor, text, path, change, line, says):
    found = editor.found(path, text(path, *change))
    assert any(at == line and says in message for at, message in found), found
    assert editor.found(path) == []


@pytest.mark.parametrize(
    ("path", "change", "offered", "told"),
    [
        (JOURNEY, ("phase: before", "phase: ¦"), "service", ""),
        (ASSESSMENT, ("driver: top_down", "driver: ¦"), "bottom_up", ""),
        (ASSESSMENT, ("control: human-fallback", "control: ¦"), "two-factor-login", "second factor"),
        (ASSESSMENT, ("generative-ai.false-promise", "¦"), "cloud.migration-failure", ""),
        (ASSESSMENT, ("owner: digital-team", "owner: ¦"), "service-desk", "Service desk"),
        (ASSESSMENT, ("accountable: cio", "accountable: ¦"), "cmo", "Chief Marketing Officer"),
        (
            ASSESSMENT,
            ("[ask-for-help/search-website, ask-for-help/call-desk]", "[¦]"),
            "ask-for-help/call-desk",
            "Call",
        ),
        (JOURNEY, ("channel: phone", "channel: ¦"), "website", "Website"),
        (JOURNEY, ("person: somebody-in-a-hurry", "person: ¦"), "somebody-in-a-hurry", "hurry"),
        (ASSESSMENT, ("driver: top_down", "¦"), "go_live", ""),
    ],
)
def test_it_offers_words_keys_and_the_ids_of_this_portfolio(editor, text, path, change, offered, told):
    said = editor.offers(path, text(path, *change))
    assert offered in said, sorted(said)
    assert told in said[offered]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (ASSESSMENT, "technologies:", "tech¦nologies:", "Ids of the technologies"),
        (ASSESSMENT, "    likelihood:", "    like¦lihood:", "before any control"),
        (JOURNEY, "        moment_of_truth:", "        moment¦_of_truth:", "decides"),
        (JOURNEY, "  - from: search", "  - fr¦om: search", "touchpoint that passes the person on"),
    ],
)
def test_it_tells_what_a_key_means(editor, text, path, old, new, told):
    assert told in editor.tells(path, text(path, old, new))


def test_an_id_that_is_not_in_the_schema_yet_is_no_mistake(editor, text):
    """Whether a record of that name exists, `cxrisk check` says; the schema may be a day older."""
    assert editor.found(ASSESSMENT, text(ASSESSMENT, "owner: digital-team", "owner: new-team")) == []
    assert editor.found(ASSESSMENT, text(ASSESSMENT, "control: human-fallback", "control: new-one")) == []


def test_the_sample_has_no_mistake_that_an_editor_would_mark(root):
    """What `cxrisk check` says of the form of the sample, nothing, an editor says as well."""
    shutil.copytree(SAMPLE, root.parent / "sample" / "assessments")
    assert CliRunner().invoke(commands, ("init", str(root.parent / "sample"))).exit_code == 0
    server = LanguageServer(root.parent / "sample")
    for path in find_files(root.parent / "sample"):
        whole = (root.parent / "sample" / path).read_text(encoding="utf-8")
        kind = next(line for line in whole.splitlines() if line.startswith("kind:")).removeprefix("kind: ")
        up = "../" * path.count("/")
        lined = f"# yaml-language-server: $schema={up}schemas/{kind.strip()}.schema.json\n{whole}"
        assert server.found(path, lined) == [], path
    server.close()
