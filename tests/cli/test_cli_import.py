"""`cxrisk import`: a table of touchpoints, or Backstage's catalog, as files without an error of form."""

import csv
import io
import json
import shutil

import pytest
from at_the_prompt import TODAY, WORKSPACES, Workspace, one_line
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.cli.import_ import _COLUMNS
from cxrisk.imports.touchpoints import COLUMNS, OPTIONAL, REQUIRED
from cxrisk.sources.characters import FORBIDDEN
from cxrisk.sources.load import load

TABLE = """\
Journey,Stage,Touchpoint,Channel,Unit,Person,Emotion,Login,Pains,People a week,Colour,Systems
Get a loan,Look,"I compare, at night",Website,Customer care,Dana,0,none,Long; I know,1200-1500,red,card-core
Get a loan,Apply,I send papers,Branch desk,Loans,,-1,,,300,,
Get a loan,Look,I ask a friend,Phone,Loans,,+1,,,,blue,Scoring engine
"""
FORM = ("syntax", "shape", "duplicate-key", "duplicate-id", "unknown-reference", "split-text")
FORM += ("doubtful-text",)


@pytest.fixture
def table(tmp_path):
    def write(text, name="touchpoints.csv"):
        raw = text if isinstance(text, bytes) else text.encode()
        (tmp_path / name).write_bytes(raw)
        return str(tmp_path / name)

    return write


def snapshot(workspace):
    return {path: path.read_bytes() for path in sorted(workspace.root.rglob("*")) if path.is_file()}


def form_findings(workspace):
    found = json.loads(workspace.run("check", "--format", "json", "--today", TODAY).stdout)["findings"]
    return [one for one in found if one["rule"] in FORM]


def data(workspace, path):
    return load(path, workspace.path(path).read_bytes()).document.data


def test_first_it_shows_and_says_what_it_made_of_it(sound, table):
    before = snapshot(sound)
    said = sound.run("import", "csv", table(TABLE))
    assert said.exit_code == 0
    assert snapshot(sound) == before
    assert said.stdout.startswith("# assessments/journeys/get-a-loan.yml\n")
    assert "# assessments/catalog/from-touchpoints.yml\n" in said.stdout
    told = said.stderr.splitlines()
    assert "row 1: dropped: the column `Colour`" in told
    assert "row 2: guessed: `Customer care` is the unit `care`" in told
    assert "row 3: guessed: a new channel `branch-desk` (medium store) for `Branch desk`" in told
    assert "row 4: guessed: it belongs to the stage `Look` further up, and goes there" in told
    assert "row 4: guessed: a new system `scoring-engine` (hosting unknown) for `Scoring engine`" in told
    assert told[-1] == "2 files to write: add --write."


def test_then_it_writes_what_checks_without_an_error_of_form(sound, table):
    said = sound.run("import", "csv", table(TABLE), "--write")
    assert said.stdout.splitlines() == [
        "assessments/journeys/get-a-loan.yml",
        "assessments/catalog/from-touchpoints.yml",
    ]
    assert form_findings(sound) == []
    journey = data(sound, "journeys/get-a-loan.yml")
    look, apply = journey["stages"]
    assert [one["id"] for one in look["touchpoints"]] == ["i-compare-at-night", "i-ask-a-friend"]
    first = look["touchpoints"][0]
    assert first["pains"] == ["Long", "I know"]
    assert (first["emotion"], first["people_a_week"], first["login"]) == (0, [1200, 1500], "none")
    assert (first["unit"], first["systems"]) == ("care", ["card-core"])
    assert (look["touchpoints"][1]["emotion"], apply["touchpoints"][0]["people_a_week"]) == (1, 300)
    assert data(sound, "catalog/from-touchpoints.yml")["units"] == [{"id": "loans", "name": "Loans"}]


def test_nothing_is_ever_written_over(sound, table):
    assert sound.run("import", "csv", table(TABLE), "--write").exit_code == 0
    before = snapshot(sound)
    said = sound.run("import", "csv", table(TABLE), "--write")
    assert said.exit_code == 2
    assert "row 2: `get-a-loan` is taken by assessments/journeys/get-a-loan.yml" in one_line(said.stderr)
    other = sound.run("import", "csv", table(TABLE.replace("Get a loan", "Lost card")), "--write")
    assert "`lost-card` is taken by assessments/journeys/lost-card.yml" in one_line(other.stderr)
    assert snapshot(sound) == before


HEAD = "journey,touchpoint,channel,unit,person\n"
SOUND = f"{HEAD}Borrow,I ask,app,care,dana\n"


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        ("", 1, "the table is empty"),
        (HEAD, 1, "the table has a head and no row below it"),
        ("journey,touchpoint,chanel,unit\na,b,c,d\n", 1, "no column `channel`; call the column `chanel` so"),
        ("journey,touchpoint\na,b\n", 1, "no column `channel`; the table needs journey, touchpoint"),
        (SOUND.replace(",", ";"), 1, "semicolons between the columns; save it with commas"),
        (SOUND.replace(",", "\t"), 1, "tabs between the columns"),
        (f"{HEAD}Borrow,=HYPERLINK(1),app,care,dana\n", 2, "`touchpoint` begins with `=`, as formulas do"),
        (f"{HEAD}Borrow,@SUM(A1),app,care,dana\n", 2, "begins with `@`"),
        (f"{HEAD}Borrow,-cmd|'x',app,care,dana\n", 2, "begins with `-`"),
        (f"{HEAD}Borrow,caf\xe9,app,care,dana\n".encode("latin-1"), 2, "byte 0xe9 is no UTF-8; save it as"),
        (SOUND.encode("utf-16"), 1, "the file is UTF-16"),
        (b"PK\x03\x04xx", 1, "a workbook (xlsx)"),
        (f"{HEAD}Borrow,I\x00ask,app,care,dana\n", 2, "cannot be seen: U+0000"),
        (f"{HEAD}Borrow,I\u202eask,app,care,dana\n", 2, "cannot be seen: U+202E"),
        (f'{HEAD}Borrow,"I ask,app,care,dana\n', 2, "look for a quote that is not closed"),
        (f"{HEAD}Borrow,I ask, please,app,care,dana\n", 2, "the row has 6 cells, and the head 5"),
        (f"{HEAD}Borrow,,app,care,dana\n", 2, "`touchpoint` is blank"),
        (f"{SOUND}Borrow,I wait,app,care,mira\n", 3, "a second person, `mira`, lives this journey"),
        (SOUND.replace(",person", "").replace(",dana", ""), 2, "nobody lives this journey; add a column"),
        ("journey,touchpoint,channel,unit,unit\na,b,c,d,e\n", 1, "two columns are called `unit`"),
        (f"{SOUND[:-1]}\n".replace("person", "person,emotion").replace("dana", "dana,7"), 2, "more than 2"),
        (SOUND.replace("person", "person,emotion").replace("dana", "dana,good"), 2, "`emotion` needs"),
        (
            SOUND.replace("person", "person,login").replace("dana", "dana,pasword"),
            2,
            "did you mean `password`?",
        ),
        (SOUND.replace("person", "person,id").replace("dana", "dana,Not an id"), 2, "which is no id"),
        (f"{SOUND}borrow,I wait,app,care,dana\n", 3, "make the same id"),
        (f"{HEAD}銀行,I ask,app,care,dana\n", 2, "makes no id"),
        (HEAD + "Borrow,I ask,app,care,dana\n" * 5000, 5001, "more than 5000 rows"),
        (f"{HEAD}index,I ask,app,care,dana\n", 2, "makes no id"),
        (f"{HEAD}Borrow,{'x' * 3000},app,care,dana\n", 2, "at most 2000"),
        (f"{HEAD}Borrow,I ask,{'x' * 3000},care,dana\n", 2, "at most 2000"),
        (
            HEAD.replace("person", "person,id") + "B,I ask,app,care,dana,x\nB,I wait,app,care,dana,x\n",
            3,
            "`x` is the id of row 2 already",
        ),
    ],
)
def test_what_is_wrong_is_one_message_with_file_row_and_remedy(sound, table, text, row, says):
    before = snapshot(sound)
    path = table(text)
    said = sound.run("import", "csv", path, "--write")
    assert said.exit_code == 2
    assert said.stdout == ""
    line = one_line(said.stderr)
    assert line.startswith(f"cxrisk: {path}: row {row}: "), line
    assert says in line
    assert "; " in line
    assert snapshot(sound) == before


def test_names_that_make_the_same_id_are_numbered(sound, table):
    rows = [
        "Borrow,I ask,app,Loans!,dana,before",
        "Borrow,I ask,app,Loans?,dana,",
        "Borrow,銀行,app,貸付,dana,",
    ]
    path = table(HEAD.replace("person", "person,phase") + "\n".join(rows) + "\n")
    assert sound.run("import", "csv", path, "--write").exit_code == 0
    assert form_findings(sound) == []
    (stage,) = data(sound, "journeys/borrow.yml")["stages"]
    assert stage["phase"] == "before"
    found = [(one["id"], one["unit"]) for one in stage["touchpoints"]]
    assert found == [("i-ask", "loans"), ("i-ask-2", "loans-2"), ("touchpoint", "unit")]


def test_another_separator_is_named(sound, table):
    path = table(TABLE.replace(", at", " at").replace("; I", " and I").replace(",", ";"))
    assert sound.run("import", "csv", path, "--separator", ";", "--write").exit_code == 0
    assert form_findings(sound) == []
    assert sound.run("import", "csv", path, "--separator", ";;").exit_code == 2


SPREADSHEETS = ["\ufeff" + SOUND, SOUND.replace("\n", "\r\n"), SOUND.replace("\n", "\r")]


@pytest.mark.parametrize("text", SPREADSHEETS)
def test_what_spreadsheets_do_to_a_file_is_no_matter(sound, table, text):
    assert sound.run("import", "csv", table(text), "--write").exit_code == 0
    assert form_findings(sound) == []


def test_a_file_that_is_none_is_said(sound, tmp_path):
    for path in (tmp_path / "nope.csv", tmp_path, "/dev/null"):
        said = sound.run("import", "csv", str(path))
        assert said.exit_code == 2
        assert str(path) in one_line(said.stderr)


def test_the_help_names_every_column():
    assert all(name in _COLUMNS for name in COLUMNS)
    assert COLUMNS.keys() == REQUIRED.keys() | OPTIONAL.keys()


CELLS = st.text(max_size=25).filter(lambda text: not FORBIDDEN.search(text) and "\r" not in text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_any_text_in_a_table_is_refused_in_one_line_or_checks_without_an_error(tmp_path_factory, rows):
    root = tmp_path_factory.mktemp("any")
    shutil.copytree(WORKSPACES / "base", root / "base")
    workspace = Workspace(root / "base")
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(["journey", "person", "touchpoint", "channel", "unit", "need"])
    writer.writerows(["Borrow", "dana", *row] for row in rows)
    (root / "t.csv").write_text(held.getvalue(), encoding="utf-8", newline="")
    said = workspace.run("import", "csv", str(root / "t.csv"), "--write")
    if said.exit_code:
        assert said.exit_code == 2
        assert f"{root / 't.csv'}: row " in one_line(said.stderr)
        assert not workspace.path("journeys/borrow.yml").exists()
    else:
        errors = [one for one in form_findings(workspace) if one["severity"] == "error"]
        assert errors == []


GROUPS = """\
# who we are
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: Payments_Team
spec:
  type: team
  profile: {displayName: Payments, email: pay@example.org}
  parent: tech
--- # the department
kind: Group
metadata: {name: tech}
spec: {type: department, children: [Payments_Team]}
---
# nothing but a comment
---
kind: User
metadata: {name: jane}
spec: {memberOf: [tech]}
"""
PARTS = """\
kind: Component
metadata: {name: pay-web, title: "Pay: the web"}
spec:
  type: website
  owner: group:default/payments_team
  dependsOn: [resource:pay-db, component:card-core, api:pay-api]
---
kind: Resource
metadata: {name: pay-db}
spec: {type: database, owner: payments_team}
"""


@pytest.fixture
def backstage(tmp_path):
    """A folder with catalog-info files."""
    folder = tmp_path / "org"
    (folder / "pay").mkdir(parents=True)
    (folder / "node_modules" / "x").mkdir(parents=True)
    (folder / "catalog-info.yaml").write_text(GROUPS, encoding="utf-8")
    (folder / "pay" / "catalog-info.yml").write_text(PARTS, encoding="utf-8")
    (folder / "node_modules" / "x" / "catalog-info.yaml").write_text("a: [", encoding="utf-8")
    return folder


def test_groups_become_units_and_components_systems(sound, backstage):
    said = sound.run("import", "backstage", str(backstage), "--write")
    assert (said.exit_code, said.stdout) == (0, "assessments/catalog/backstage.yml\n"), said.stderr
    assert form_findings(sound) == []
    held = data(sound, "catalog/backstage.yml")
    assert held["units"] == [
        {"id": "payments-team", "name": "Payments", "contact": "pay@example.org", "parent": "tech"},
        {"id": "tech", "name": "tech"},
    ]
    assert held["systems"] == [
        {
            "id": "pay-web",
            "name": "Pay: the web",
            "hosting": "unknown",
            "runs_on": ["pay-db", "card-core"],
            "x-owner": "payments-team",
        },
        {"id": "pay-db", "name": "pay-db", "hosting": "unknown", "x-owner": "payments-team"},
    ]
    told = said.stderr.splitlines()
    assert "catalog-info.yaml:5: guessed: `payments_team` has the id `payments-team`" in told
    assert "pay/catalog-info.yml:6: dropped: `dependsOn: api:pay-api` of `pay-web`" in told
    assert "1 of kind user: dropped: our format has no place for them" in told
    assert "`spec.type` of 4: dropped: our format has no place for it" in told


def test_what_is_there_already_is_kept(sound, backstage):
    sound.run("import", "backstage", str(backstage), "--write")
    before = snapshot(sound)
    said = sound.run("import", "backstage", str(backstage), "--write", "--name", "again")
    assert said.exit_code == 2
    assert "that is not here already" in one_line(said.stderr)
    (backstage / "more.yaml").write_text("kind: Group\nmetadata: {name: new}\n", encoding="utf-8")
    taken = sound.run("import", "backstage", str(backstage / "more.yaml"), "--write")
    assert "`backstage` is taken by assessments/catalog/backstage.yml" in one_line(taken.stderr)
    assert snapshot(sound) == before
    assert sound.run("import", "backstage", str(backstage / "more.yaml"), "--name", "again").exit_code == 0
    assert sound.run("import", "backstage", str(backstage / "more.yaml"), "--name", "../x").exit_code == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("parent: tech", "parent: nobody", 9, "leads to the group `nobody`, which is nowhere"),
        ("children: [Payments_Team]", "children: [other]", 13, "leads to the group `other`"),
        ("parent: tech", "parent: [1]", 9, "`parent` of `payments_team` is no reference"),
        ("parent: tech", "parent: &x tech", 9, "an anchor"),
        ("parent: tech", "parent: !!python/object/apply:os.system [x]", 9, "a tag"),
        ("name: tech}", "name: payments_team}", 12, "stands at catalog-info.yaml:5, too"),
        ("name: tech}", 'name: "a b"}', 12, "the entity has no name"),
        ("metadata: {name: tech}\n", "", 11, "this is no entity of Backstage"),
        ("  type: team", "  type: team\n  type: team", 8, "stands twice"),
        ("  name: Payments_Team", "  name: '___'", 5, "makes no id"),
        ("Payments, email", '"Pay\\u202e", email', 8, ""),
    ],
)
def test_what_is_wrong_there_is_one_message_with_file_line_and_remedy(sound, backstage, old, new, line, says):
    before = snapshot(sound)
    assert GROUPS.count(old) == 1
    (backstage / "catalog-info.yaml").write_text(GROUPS.replace(old, new), encoding="utf-8")
    said = sound.run("import", "backstage", str(backstage), "--write")
    assert said.exit_code == 2
    told = one_line(said.stderr)
    assert told.startswith(f"cxrisk: catalog-info.yaml:{line}: "), told
    assert says in told
    assert snapshot(sound) == before


def test_one_name_in_two_namespaces_makes_two_ids(sound, table):
    part = "kind: Component\nmetadata: {name: pay, namespace: %s}\nspec: {dependsOn: [pay]}\n"
    path = table("---\n".join([part % "default", part % "us"]), "x.yaml")
    assert sound.run("import", "backstage", path, "--write").exit_code == 0
    assert [(one["id"], one["runs_on"]) for one in data(sound, "catalog/backstage.yml")["systems"]] == [
        ("pay", ["pay"]),
        ("us-component-pay", ["us-component-pay"]),
    ]
    same = "kind: Component\nmetadata: {name: %s}\n"
    path = table("---\n".join([same % "a-b", same % "a_b", same % "a.b"]), "x.yaml")
    said = sound.run("import", "backstage", path, "--name", "more")
    assert said.exit_code == 2
    assert "x.yaml:8: two make the id `default-component-a-b`" in one_line(said.stderr)


def test_relations_to_nowhere_can_be_left_out(sound, backstage):
    (backstage / "pay" / "catalog-info.yml").write_text(
        PARTS.replace("payments_team", "gone"), encoding="utf-8"
    )
    refused = sound.run("import", "backstage", str(backstage))
    assert "pay/catalog-info.yml:5: `owner` of `pay-web` leads to the group `gone`" in one_line(
        refused.stderr
    )
    assert "--drop-unknown" in refused.stderr
    said = sound.run("import", "backstage", str(backstage), "--drop-unknown", "--write")
    assert said.exit_code == 0
    assert "dropped: `owner` of `pay-web` leads to the group `gone`, which is nowhere" in said.stderr
    assert "x-owner" not in sound.path("catalog/backstage.yml").read_text(encoding="utf-8")
    assert form_findings(sound) == []


@pytest.mark.parametrize("text", [b"\xff\xfea", b"[" * 100_000, b"%TAG x\n", b"a: \x00", b"&a [*a]"])
def test_hostile_yaml_is_one_line(sound, backstage, text):
    (backstage / "catalog-info.yaml").write_bytes(text)
    before = snapshot(sound)
    said = sound.run("import", "backstage", str(backstage), "--write")
    assert said.exit_code == 2
    assert one_line(said.stderr).startswith("cxrisk: catalog-info.yaml:")
    assert snapshot(sound) == before


def test_a_document_may_begin_behind_its_dashes(sound, table):
    text = "--- {kind: Group, metadata: {name: one}}\n...\n---\nkind: Group\nmetadata:\n  name: '_'\n"
    said = sound.run("import", "backstage", table(text, "x.yaml"))
    assert one_line(said.stderr).startswith("cxrisk: x.yaml:6: `_` makes no id")
    said = sound.run("import", "backstage", table(text.replace("'_'", "two"), "x.yaml"))
    assert "  - id: one\n    name: one\n  - id: two\n" in said.stdout


def test_a_folder_without_any_is_said(sound, tmp_path):
    (tmp_path / "empty").mkdir()
    said = sound.run("import", "backstage", str(tmp_path / "empty"))
    assert said.exit_code == 2
    assert "no catalog-info.yaml in" in one_line(said.stderr)


def test_a_catalog_of_apis_holds_nothing_for_us(sound, table):
    said = sound.run("import", "backstage", table("kind: API\nmetadata: {name: x}\n", "x.yaml"))
    assert said.exit_code == 2
    assert one_line(said.stderr).endswith(
        "x.yaml: no group, component or resource that is not here already; name a file that holds others"
    )
