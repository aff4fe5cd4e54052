"""A site over HTTP, for this machine alone."""

import http.client
import socket
import threading
import time

import pytest

from cxrisk.errors import CxriskError
from cxrisk.publish import news as news_module
from cxrisk.publish.ahead import Ahead
from cxrisk.publish.news import News
from cxrisk.publish.server import SiteServer


@pytest.fixture
def ask(tmp_path):
    site = tmp_path / "site"
    (site / "empty").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Front door</h1>")
    (site / "page.html").write_text("<body><h1>Page</h1></body>")
    (site / "404.html").write_text("<body><h1>Not found</h1></body>")
    (tmp_path / "secret.txt").write_text("internal")
    news, ahead = News(7), Ahead()
    with SiteServer(site, 0, news, ahead) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def get(path, **headers):
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read().decode()
            connection.close()
            return answer.status, body, answer

        get.port, get.site, get.news, get.ahead = server.server_port, site, news, ahead
        yield get
        server.shutdown()
        thread.join()


def test_pages_are_given_out_and_not_kept_by_the_browser(ask):
    status, body, answer = ask("/")
    assert (status, body) == (200, "<h1>Front door</h1>")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_folder_may_be_swapped_meanwhile(ask):
    ask.site.rename(ask.site.with_name("old"))
    ask.site.mkdir()
    (ask.site / "index.html").write_text("new")
    assert ask("/")[1] == "new"


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/..%2fsecret.txt"])
def test_nothing_outside_the_site_is_given_out(ask, path):
    assert ask(path)[0] == 404


def test_folders_are_not_listed(ask):
    assert ask("/empty/")[0] == 404


def test_a_page_elsewhere_cannot_read_the_site_under_a_name_of_its_own(ask):
    assert ask("/", Host="evil.example")[0] == 421
    assert ask("/", Host=f"localhost:{ask.port}")[0] == 200


def test_only_this_machine_is_answered(ask):
    mine = socket.gethostbyname(socket.gethostname())
    if mine.startswith("127."):
        mine = "127.0.0.2"  # another address of this machine, which the server did not take
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((mine, ask.port), timeout=5)


def test_a_port_that_is_taken_is_said_in_one_line(ask, tmp_path):
    with pytest.raises(CxriskError, match=f"port {ask.port} cannot be had") as caught:
        SiteServer(tmp_path, ask.port, News(1))
    assert "--port" in caught.value.mend


def test_a_page_listens_for_the_next_site_and_its_file_knows_nothing_of_it(ask):
    before = (ask.site / "page.html").read_bytes()
    assert ask("/page.html")[1] == (
        '<body><h1>Page</h1><script src="/cxrisk-live.js" data-site="7"></script></body>'
    )
    assert (ask.site / "page.html").read_bytes() == before
    assert "EventSource" in ask("/cxrisk-live.js")[1]


def test_what_is_not_there_is_said_on_a_page_that_listens_too(ask):
    status, body, _ = ask("/gone.html")
    assert status == 404
    assert "Not found" in body
    assert "cxrisk-live.js" in body


class Early:
    """Two files of the next site."""

    def __init__(self):
        self.made = {"index.html": b"<body>next</body>", "risks.rows.js": b"rows"}

    def file(self, address):
        return self.made.get(address)


def test_what_the_next_site_has_goes_before_what_the_folder_has(ask):
    ask.ahead.begin(Early())
    assert "next<script" in ask("/")[1]
    assert "next<script" in ask("/index.html")[1]
    _, body, answer = ask("/risks.rows.js")
    assert body == "rows"
    assert "javascript" in answer.headers["Content-Type"]
    ask.ahead.end()
    assert ask("/")[1] == "<h1>Front door</h1>"


def test_it_is_known_whether_a_page_listens(ask, monkeypatch):
    monkeypatch.setattr(news_module, "_PATIENCE", 0.05)
    assert not ask.news.is_heard
    connection, answer = heard(ask)
    answer.readline()
    assert ask.news.is_heard
    answer.close()
    connection.close()
    end = time.monotonic() + 5
    while ask.news.is_heard:
        assert time.monotonic() < end
        time.sleep(0.05)


def heard(ask, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", ask.port, timeout=5)
    connection.request("GET", "/cxrisk-live", headers=headers)
    return connection, connection.getresponse()


def test_whoever_listens_hears_the_last_word_and_every_new_one(ask):
    connection, answer = heard(ask)
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.readline() == b'data: {"site": "7", "says": ""}\n'
    ask.news.tell(built=False, says="<b>a slip</b>")
    assert answer.readline() == b"\n"
    assert answer.readline() == b'data: {"site": "7", "says": "<b>a slip</b>"}\n'
    ask.news.tell(built=True)
    answer.readline()
    assert answer.readline() == b'data: {"site": "8", "says": ""}\n'
    connection.close()


def test_the_news_are_for_this_machine_alone_too(ask):
    connection, answer = heard(ask, Host="evil.example")
    assert answer.status == 421
    connection.close()


def test_a_page_that_is_open_for_long_hears_a_sign_of_life(ask, monkeypatch):
    monkeypatch.setattr(news_module, "_PATIENCE", 0.05)
    connection, answer = heard(ask)
    assert [answer.readline() for _ in range(3)][2] == b": still here\n"
    connection.close()
