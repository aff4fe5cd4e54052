"""The site on this machine, built again whenever somebody saves."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

from cxrisk.publish.serve import state

PATIENCE = 60  # seconds until a test gives up; usually one or two


@pytest.fixture
def served(workspace, tmp_path):
    """`cxrisk serve` as people run it; its address, and what it has said."""
    said = (tmp_path / "said").open("a+")  # appending: reading it moves no place where the program writes
    command = [
        sys.executable,
        "-m",
        "cxrisk",
        "-C",
        workspace,
        "serve",
        "--port",
        "0",
        "--today",
        "2026-11-22",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True)
    address = re.search(r"http://127\.0\.0\.1:[0-9]+/", process.stdout.readline())[0]

    def words():
        said.seek(0)
        return said.read()

    yield process, address, words
    process.kill()
    process.wait()
    process.stdout.close()
    said.close()


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)


def page(address):
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own, on loopback
        return answer.read().decode()


@pytest.mark.slow
@pytest.mark.measured
def test_what_is_saved_is_shown_and_what_cannot_be_built_leaves_the_last_good_site(workspace, served):
    process, address, words = served
    hello = workspace / "site" / "pages" / "hello.md"
    assert "Hello" in page(address + "hello.html")

    hello.write_text("# Good morning\n")
    until(lambda: "Good morning" in page(address + "hello.html"))

    twin = workspace / "site" / "pages" / "risks.md"
    twin.write_text("# Mine\n")
    until(lambda: "the last good site stays" in words())
    assert "Good morning" in page(address + "hello.html")
    assert "risks.md: cxrisk makes a page of this address itself" in words()

    twin.unlink()
    hello.write_text("# Good evening\n")
    until(lambda: "Good evening" in page(address + "hello.html"))

    assert not (workspace / "site" / "public").exists(), "the published site is another matter"
    process.send_signal(signal.SIGINT)
    process.wait(PATIENCE)
    assert "Traceback" not in words()


@pytest.mark.slow
def test_what_is_saved_while_the_first_site_is_being_built_is_not_missed(workspace, served):
    _, address, _ = served
    (workspace / "site" / "pages" / "hello.md").write_text("# Good morning\n")  # at once, before it looks
    until(lambda: "Good morning" in page(address + "hello.html"))


@pytest.mark.slow
def test_pages_that_were_shown_early_go_back_where_the_site_cannot_be_built(workspace, served):
    _, address, words = served
    freeze, pages = workspace / "assessments" / "card-freeze.yml", workspace / "site" / "pages"
    (pages / "initiatives").mkdir()
    (pages / "initiatives" / "card-thaw.md").write_text("# Mine\n")
    (pages / "hello.md").write_text("# Good morning\n")
    until(lambda: "Good morning" in page(address + "hello.html"))
    journey = re.sub("<script src=./cxrisk-live.*?>", "", page(address + "journeys/lost-card.html"))

    (freeze.with_name("card-thaw.yml")).write_text(freeze.read_text().replace("title: ", "title: Thaw "))
    until(lambda: "initiatives/card-thaw.md: cxrisk makes a page of this address itself" in words())
    until(
        lambda: (
            journey == re.sub("<script src=./cxrisk-live.*?>", "", page(address + "journeys/lost-card.html"))
        )
    )
    assert "Mine" in page(address + "initiatives/card-thaw.html")

    (pages / "initiatives" / "card-thaw.md").unlink()
    until(lambda: "Thaw " in page(address + "initiatives/card-thaw.html"))


def test_every_change_of_a_file_is_seen(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    file = tmp_path / "a" / "b" / "c.yml"
    seen = [state([tmp_path / "a", tmp_path / "missing"])]
    file.write_text("one")
    seen.append(state([tmp_path / "a"]))
    file.write_text("other")
    seen.append(state([tmp_path / "a"]))
    os.utime(file, (1, 1))
    seen.append(state([tmp_path / "a"]))
    file.rename(file.with_name("d.yml"))
    seen.append(state([tmp_path / "a"]))
    assert len(set(seen)) == len(seen)
    assert state([tmp_path / "a"]) == seen[-1]


def test_a_loop_of_links_is_no_trap(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    assert len(state([tmp_path / "a"])) == 2


@pytest.fixture
def looked_at(served, chromium):
    """A tab in which somebody reads the page of an initiative, scrolled down, with a part of it opened."""
    _, address, _ = served
    tab = chromium.new_context(viewport={"width": 900, "height": 500}).new_page()
    tab.set_default_timeout(PATIENCE * 1000)
    tab.goto(address + "initiatives/card-freeze.html")
    yield tab
    tab.context.close()


@pytest.mark.slow
def test_an_open_page_shows_what_was_saved_at_the_same_place_and_what_went_wrong(
    workspace, served, looked_at
):
    tab, words = looked_at, served[2]
    file = workspace / "assessments" / "card-freeze.yml"
    sound = file.read_text()
    last = tab.locator("details").last
    last.evaluate("it => { it.open = true; it.scrollIntoView() }")
    place = tab.evaluate("scrollY")
    assert place > 300

    file.write_text(sound.replace("title: ", "title: Ice ", 1))
    tab.wait_for_selector("h1:has-text('Ice ')")
    tab.wait_for_load_state("load")
    assert abs(tab.evaluate("scrollY") - place) < 40
    assert tab.locator("details").last.evaluate("it => it.open")

    file.write_text(sound + "wrong: [<b>\n")
    alert = tab.get_by_role("alert")
    alert.wait_for()
    assert "card-freeze.yml" in alert.inner_text()
    assert "the last good site stays" in alert.inner_text()
    assert alert.locator("b").count() == 0, "it is text"
    assert "Ice " in tab.locator("h1").inner_text()
    assert "the last good site stays" in words()

    file.write_text(sound.replace("status: ", "status: never-", 1))
    tab.wait_for_function("!document.querySelector('[role=alert]')?.innerText.includes('last good site')")
    tab.get_by_role("alert").wait_for()
    assert "status" in tab.get_by_role("alert").inner_text(), "a new error is said while the site goes on"

    file.write_text(sound.replace("title: ", "title: Snow ", 1))
    tab.wait_for_selector("h1:has-text('Snow ')")
    assert tab.get_by_role("alert").count() == 0


@pytest.mark.slow
def test_nothing_that_is_published_listens(workspace):
    command = [sys.executable, "-m", "cxrisk", "-C", workspace, "build", "--today", "2026-11-22"]
    subprocess.run(command, check=True, capture_output=True)
    for path in (workspace / "site" / "public").rglob("*"):
        assert not path.is_file() or b"cxrisk-live" not in path.read_bytes(), path
