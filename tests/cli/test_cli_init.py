"""`cxrisk init` and `cxrisk new`: what they write can be checked, built and filled in."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from at_the_prompt import TODAY, Workspace, one_line, typed

from cxrisk.sources.load import load

CHECKOUT = Path(__file__).parents[2]
SAMPLE = CHECKOUT / "assessments"
TECHNOLOGIES = ("mobile-byod", "social-media", "cloud", "big-data", "generative-ai", "automation", "iot")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What `cxrisk init` makes, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "my-bank"
    assert typed("init", str(folder)).exit_code == 0
    return folder


@pytest.fixture
def begun(made, tmp_path):
    """A workspace as `cxrisk init` makes it."""
    return Workspace(Path(shutil.copytree(made, tmp_path / "my-bank")))


def findings(workspace, *args):
    return json.loads(workspace.run("check", "--format", "json", *args).stdout)["findings"]


@pytest.mark.parametrize("day", ["2020-01-01", TODAY, "2050-01-01"])
def test_what_init_writes_is_sound_on_any_day(begun, day):
    assert findings(begun, "--today", day) == []


def test_init_says_what_it_wrote(tmp_path):
    said = typed("init", str(tmp_path / "my-bank"))
    files = {
        path.relative_to(tmp_path / "my-bank").as_posix()
        for path in (tmp_path / "my-bank").rglob("*")
        if path.is_file()
    }
    assert {line.removeprefix("wrote ") for line in said.stdout.splitlines()} == files
    assert {
        "assessments/portfolio.yml",
        "mkdocs.yml",
        ".gitignore",
        ".vscode/settings.json",
        ".github/workflows/cxrisk.yml",
        ".github/actions/cxrisk/action.yml",
        ".gitlab-ci.yml",
        ".gitlab/cxrisk.yml",
        ".pre-commit-config.yaml",
        "schemas/assessment.schema.json",
    } <= files


def test_everything_is_filled_in(begun):
    for file in begun.root.rglob("*"):
        if file.is_file() and "schemas" not in file.parts:
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"\$(name|version|title|technology|modeline)\b", text), file


def test_every_file_opens_with_the_way_to_its_schema(begun):
    for file in (begun.root / "assessments").rglob("*.yml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, file
        assert (file.parent / found[1]).resolve().is_file(), file


def test_the_editor_knows_a_schema_for_each_file(begun):
    settings = json.loads((begun.root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, patterns in settings["yaml.schemas"].items():
        assert (begun.root / schema).is_file()
        assert patterns
    known = settings["yaml.schemas"]["schemas/assessment.schema.json"]
    assert sorted(known) == sorted(f"assessments/{one}/*.yml" for one in TECHNOLOGIES)


def test_the_files_for_continuous_integration_lead_to_what_runs_there(begun):
    github = yaml.safe_load((begun.root / ".github/workflows/cxrisk.yml").read_text(encoding="utf-8"))
    used = github["jobs"]["portfolio"]["steps"][-1]
    action = begun.root / used["uses"] / "action.yml"
    assert action.read_bytes() == (CHECKOUT / "action.yml").read_bytes()
    assert {*used["with"]} <= {*yaml.safe_load(action.read_text(encoding="utf-8"))["inputs"]}
    gitlab = yaml.safe_load((begun.root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    template = begun.root / gitlab["include"][0]["local"]
    assert template.read_bytes() == (CHECKOUT / "gitlab" / "cxrisk.yml").read_bytes()
    assert {*gitlab["variables"]} <= {*yaml.safe_load(template.read_text(encoding="utf-8"))["variables"]}
    pinned = (begun.root / "requirements.txt").read_text(encoding="utf-8")
    assert "cxrisk[site]==0.1.0\n" in pinned
    hooks = yaml.safe_load((begun.root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]
    offered = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hooks["hooks"][0]["entry"] == offered[0]["entry"]
    assert hooks["hooks"][0]["additional_dependencies"] == ["cxrisk==0.1.0"]


def test_what_exists_is_kept(begun):
    portfolio = begun.path("portfolio.yml")
    portfolio.write_text("mine", encoding="utf-8")
    (begun.root / "mkdocs.yml").write_text("mine too", encoding="utf-8")
    said = typed("init", str(begun.root))
    assert said.exit_code == 0
    assert portfolio.read_text(encoding="utf-8") == "mine"
    assert (begun.root / "mkdocs.yml").read_text(encoding="utf-8") == "mine too"
    assert "kept  mkdocs.yml" in said.stdout


def test_the_examples_stay_out_of_a_workspace_that_has_files(sound):
    before = sorted((sound.root / "assessments").rglob("*"))
    said = typed("init", str(sound.root))
    assert sorted((sound.root / "assessments").rglob("*")) == before
    assert "the examples stay out" in said.stderr
    assert (sound.root / "mkdocs.yml").is_file()
    assert sound.run("check", "--today", TODAY).exit_code == 0


@pytest.mark.parametrize(
    "name", ['Bank: "one" & # two', "Ünï 銀行", "a\nb\x1b[2J", "- x", "yes", "$name ${x}"]
)
def test_any_name_of_a_folder_can_be_a_portfolios(tmp_path, name):
    root = tmp_path / name
    assert typed("init", str(root)).exit_code == 0
    workspace = Workspace(root)
    assert findings(workspace, "--today", TODAY) == []
    shown = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"]
    assert isinstance(shown, str)
    assert "\x1b" not in shown


def test_init_where_a_file_stands_is_misuse(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = typed("init", str(tmp_path / "file"))
    assert said.exit_code == 2
    assert "cannot write" in one_line(said.stderr)


@pytest.mark.parametrize("technology", TECHNOLOGIES)
def test_a_new_assessment_is_no_error_before_anything_is_filled_in(begun, technology):
    said = begun.run("new", technology, "my-first", "--today", TODAY)
    assert (said.exit_code, said.stdout) == (0, f"assessments/{technology}/my-first.yml\n")
    found = findings(begun, "--today", TODAY)
    assert {one["path"] for one in found} == {f"assessments/{technology}/my-first.yml"}
    assert {one["rule"] for one in found} == {"no-risks", "no-champion"}
    assert begun.run("check", "--today", TODAY).exit_code == 0


def test_a_new_assessment_asks_ten_things_to_start(begun):
    begun.run("new", "cloud", "my-vault", "--today", TODAY)
    text = begun.path("cloud/my-vault.yml").read_text(encoding="utf-8")
    start = text.partition("# --- 2.")[0].partition("# --- 1.")[2]
    fields = re.findall(r"^(?:# |  )?([a-z_]+):", start, re.MULTILINE)
    assert [one for one in fields if one != "roles"] == [
        *("title", "technologies", "status", "summary", "accountable", "cx_champion", "technology_owner"),
        *("driver", "reach", "risks"),
    ]
    assert 'title: "My vault"' in text
    assert "What can people no longer do" in text, "the library's questions about the technology"


def uncommented(text, *steps):
    """The text with one `# ` taken from each line of these steps, as an editor does it.

    Step 0 takes the second from what the first risk is asked before the pilot.
    """
    parts = re.split(r"^(# --- [123]\. .*\n)", text, flags=re.MULTILINE)
    for step in steps:
        begin = "^( *)# ?" if step else "^( +)# ?"
        at = 2 * step or 2
        parts[at] = re.sub(begin, r"\1", parts[at], flags=re.MULTILINE)
    return "".join(parts)


def form_findings(workspace):
    rules = ("syntax", "shape", "duplicate-key", "duplicate-id", "unknown-reference")
    rules += ("split-text", "doubtful-text")
    return [one for one in findings(workspace, "--today", TODAY) if one["rule"] in rules]


@pytest.fixture
def bank(tmp_path):
    """A copy of the sample portfolio."""
    shutil.copytree(SAMPLE, tmp_path / "bank" / "assessments")
    return Workspace(tmp_path / "bank")


@pytest.fixture(params=["begun", "bank"])
def either(request):
    """A fresh workspace, and the sample portfolio."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def drafts(either):
    """A new assessment for every technology: each file with its text."""
    for technology in TECHNOLOGIES:
        assert either.run("new", technology, f"my-{technology}", "--today", TODAY).exit_code == 0
    files = [either.path(f"{technology}/my-{technology}.yml") for technology in TECHNOLOGIES]
    return {file: file.read_text(encoding="utf-8") for file in files}


@pytest.mark.unmeasured
@pytest.mark.parametrize("steps", [(), (1,), (1, 0, 2)])
def test_a_new_assessment_has_no_error_and_advice_for_an_afternoon(either, drafts, steps):
    for file, text in drafts.items():
        file.write_text(uncommented(text, *steps), encoding="utf-8")
    found = findings(either, "--today", TODAY)
    for file in drafts:
        own = [one for one in found if one["path"].endswith(f"/{file.name}")]
        assert all(one["severity"] != "error" and one["help"] for one in own)
        assert 1 <= len(own) <= 10, file


@pytest.mark.unmeasured
@pytest.mark.parametrize("steps", [(1,), (2,), (3,), (1, 2), (1, 2, 3), (1, 0, 2)])
def test_every_step_that_is_uncommented_is_an_assessment_without_an_error(either, drafts, steps):
    before = form_findings(either)
    for file, text in drafts.items():
        file.write_text(uncommented(text, *steps), encoding="utf-8")
    assert form_findings(either) == before


def test_all_steps_together_are_a_whole_assessment(drafts):
    for file, text in drafts.items():
        data = load("x.yml", uncommented(text, 1, 0, 2, 3).encode()).document.data
        assert 1 <= len(data["risks"]) <= 3
        assert {"cause", "evidence", "treatment", "owner"} <= set(data["risks"][0])
        assert {"evidence", "data_uses", "disruptions", "not_applicable", "actions"} <= set(data)
        assert data["risks"][0]["touchpoints"] != ["journey/touchpoint"], file


def test_it_names_what_is_there(bank):
    bank.run("new", "cloud", "my-vault", "--today", TODAY)
    text = bank.path("cloud/my-vault.yml").read_text(encoding="utf-8")
    assert "##   disputed-payment/ see-alert, find-shop-name" in text
    assert "##   cloud.migration-failure: " in text
    assert "{control: " in text


def test_in_a_workspace_without_journeys_it_shows_where_they_go(tmp_path):
    (tmp_path / "assessments").mkdir()
    workspace = Workspace(tmp_path)
    assert workspace.run("new", "iot", "doorbell", "--today", TODAY).exit_code == 0
    text = workspace.path("iot/doorbell.yml").read_text(encoding="utf-8")
    assert "touchpoints: [journey/touchpoint]" in text
    assert form_findings(workspace) == []


def test_nothing_is_overwritten(begun):
    begun.run("new", "cloud", "my-vault")
    begun.path("cloud/my-vault.yml").write_text("mine", encoding="utf-8")
    said = begun.run("new", "cloud", "my-vault")
    assert said.exit_code == 2
    assert "taken by assessments/cloud/my-vault.yml" in one_line(said.stderr)
    assert begun.path("cloud/my-vault.yml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name",
    [
        "My-Vault",
        "my vault",
        "my_vault",
        "../escape",
        "a/b",
        "-x-",
        "x--y",
        "con",
        "index",
        "",
        "x" * 65,
        "ä",
    ],
)
def test_an_id_that_is_none_is_misuse(begun, name):
    said = begun.run("new", "cloud", "--", name)
    assert said.exit_code == 2
    assert "the id" in one_line(said.stderr)
    assert not list(begun.root.rglob("*escape*"))
    assert not begun.path("cloud").exists()


def test_an_id_belongs_to_one_file_whatever_its_kind_and_folder(begun):
    said = begun.run("new", "cloud", "ask-for-help")
    assert said.exit_code == 2
    assert "taken by assessments/journeys/ask-for-help.yml" in one_line(said.stderr)


def test_an_id_of_a_journey_inside_an_assessment_is_taken_too(begun):
    inline = begun.path("journeys/ask-for-help.yml").read_text(encoding="utf-8")
    body = inline.partition("title:")[2]
    text = begun.path("generative-ai/help-assistant.yml").read_text(encoding="utf-8")
    indented = ("title:" + body).replace("\n", "\n    ").rstrip()
    begun.path("generative-ai/help-assistant.yml").write_text(
        f"{text}journeys:\n  - id: inside\n    {indented}\n", encoding="utf-8"
    )
    said = begun.run("new", "cloud", "inside")
    assert said.exit_code == 2
    assert "taken by a journey in assessments/generative-ai/help-assistant.yml" in one_line(said.stderr)


@pytest.mark.parametrize(
    ("written", "meant"), [("byod", "mobile-byod"), ("clod", "cloud"), ("AI", "generative-ai")]
)
def test_an_unknown_technology_names_the_nearest(begun, written, meant):
    said = begun.run("new", written, "my-first")
    assert said.exit_code == 2
    assert f"did you mean {meant}?" in one_line(said.stderr)


def test_a_technology_of_the_workspaces_own_will_do(begun):
    file = begun.path("catalog/organisation.yml")
    own = "technologies:\n  - {id: drones, name: Drones, prompts: [Who is filmed?]}\n"
    file.write_text(file.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert begun.run("new", "drones", "parcel-drop").exit_code == 0
    text = begun.path("drones/parcel-drop.yml").read_text(encoding="utf-8")
    assert "technologies: [drones]" in text
    assert "##   Who is filmed?" in text


def test_a_folder_that_is_a_link_is_not_followed(begun, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    begun.path("cloud").symlink_to(tmp_path / "elsewhere")
    said = begun.run("new", "cloud", "my-vault")
    assert said.exit_code == 2
    assert "is a link" in one_line(said.stderr)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_without_schemas_no_line_leads_to_them(begun):
    shutil.rmtree(begun.root / "schemas")
    begun.run("new", "cloud", "my-vault")
    assert "$schema" not in begun.path("cloud/my-vault.yml").read_text(encoding="utf-8")


def test_new_outside_a_workspace_is_misuse(tmp_path):
    said = typed("-C", str(tmp_path), "new", "cloud", "my-vault")
    assert said.exit_code == 2
    assert list(Path(tmp_path).iterdir()) == []
