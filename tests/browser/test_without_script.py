"""Every page of the site where scripts do not run: all there, and nothing scrolls sideways."""

from tests.browser.kinds import longest_of
from tests.browser.visit import DESK, PHONE, open_all

_TEXT = """() => {
  const all = document.querySelector('.cx').cloneNode(true);
  all.querySelectorAll('.sift').forEach(one => one.remove());
  return all.textContent.replace(/\\s+/g, ' ');
}"""


def test_every_page_can_be_read_and_does_not_scroll_sideways(sample, visit):
    page = visit("about:blank", java_script_enabled=False)
    found = []
    for address in longest_of(sample, 4):
        page.goto((sample / address).as_uri())
        assert page.locator("h1").first.is_visible(), address
        assert len(page.locator("main").inner_text()) > 200, address
        open_all(page)
        for view in (PHONE, DESK):
            page.set_viewport_size(view)
            if page.evaluate("document.documentElement.scrollWidth") > view["width"]:
                found.append(f"{address} at {view['width']}")
    assert found == []


def test_no_word_of_a_page_depends_on_a_script(kinds, visit):
    plain, scripted = visit("about:blank", java_script_enabled=False), visit("about:blank")
    for kind, path in kinds.items():
        if kind == "about":
            continue  # a hand-written page is none of ours
        for page in (plain, scripted):
            page.goto(path.as_uri())
        assert scripted.evaluate(_TEXT) == plain.evaluate(_TEXT), kind
