"""The template for GitLab: its scripts, run by bash in a real clone, with a real server for the note."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from jobs import gitlab_job
from repositories import git

pytestmark = pytest.mark.slow
JOURNEY = "assessments/journeys/disputed-payment.yml"


@pytest.fixture
def environment(offline, repository, python, portfolio):
    """What GitLab tells a job of a merge request."""
    (portfolio / "requirements.txt").write_text(f"cxrisk[site] @ {repository.as_uri()}\n", encoding="utf-8")
    return offline | {
        "PATH": f"{python}:{offline['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(portfolio, "rev-parse", "main"),
    }


def test_a_merge_request_fails_for_what_it_causes_and_says_so_beside_the_line(environment, portfolio):
    code, said = gitlab_job("cxrisk check", "script", portfolio, environment, installed=False)
    assert code == 1, said
    assert "error[unowned-handoff]" in said
    entries = json.loads((portfolio / "cxrisk-codequality.json").read_text("utf-8"))
    loud = [one for one in entries if one["severity"] == "major"]
    assert [one["location"]["path"] for one in loud] == [JOURNEY]
    assert (portfolio / "cxrisk.xml").read_text("utf-8").count("<failure ") == 1
    assert (portfolio / "cxrisk.md").read_text("utf-8").startswith("## What this change does to our risks")


def test_the_site_is_built_and_a_schedule_says_what_comes_due(environment, portfolio):
    code, said = gitlab_job("cxrisk site", "script", portfolio, environment)
    assert code == 0, said
    assert (portfolio / "cxrisk-site" / "index.html").is_file()
    code, said = gitlab_job("cxrisk due", "script", portfolio, environment | {"CXRISK_DUE_FAIL_ON": "info"})
    assert code == 0, said
    assert "Nothing comes due from" in (portfolio / "cxrisk-due.md").read_text("utf-8")


class Notes(BaseHTTPRequestHandler):
    """The notes of one merge request."""

    def do_GET(self):
        self.answer(json.dumps(self.server.notes))

    def do_POST(self):
        self.server.notes.append({"id": len(self.server.notes) + 1, "body": self.body()})
        self.answer("{}")

    def do_PUT(self):
        number = int(self.path.rpartition("/")[2])
        self.server.notes[number - 1]["body"] = self.body()
        self.answer("{}")

    def body(self):
        assert self.headers["PRIVATE-TOKEN"] == "secret"
        assert self.path.startswith("/api/v4/projects/7/merge_requests/3/notes")
        given = self.rfile.read(int(self.headers["Content-Length"])).decode()
        return parse_qs(given)["body"][0]

    def answer(self, text):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def notes():
    """A server that keeps notes, on this machine."""
    with HTTPServer(("127.0.0.1", 0), Notes) as server:
        server.notes = [{"id": 1, "body": "Looks good & well @all"}]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_comment_is_one_note_that_later_runs_renew(offline, portfolio, notes):
    told = offline | {
        "CI_API_V4_URL": f"http://127.0.0.1:{notes.server_port}/api/v4",
        "CI_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "3",
        "CXRISK_TOKEN": "secret",
        "NO_PROXY": "*",
    }
    comment = "## What this change does to our risks\n\n**1 & more: 100 %** + “words”\n"
    for text in (comment, f"{comment}again\n"):
        (portfolio / "cxrisk.md").write_text(text, encoding="utf-8")
        code, said = gitlab_job("cxrisk check", "after_script", portfolio, told)
        assert code == 0, said
        assert [one["body"] for one in notes.notes] == ["Looks good & well @all", text]


def test_without_a_token_nothing_is_posted(offline, portfolio):
    (portfolio / "cxrisk.md").write_text("x", encoding="utf-8")
    told = offline | {"CI_MERGE_REQUEST_IID": "3", "CI_API_V4_URL": "http://127.0.0.1:1"}
    assert gitlab_job("cxrisk check", "after_script", portfolio, told) == (0, "")
