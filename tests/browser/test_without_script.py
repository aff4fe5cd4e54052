"""Pages of every kind, the longest, where scripts do not run: all there, and nothing scrolls sideways."""

from tests.browser.kinds import longest_of
from tests.browser.visit import DESK, PHONE, open_all

_TEXT = """() => {
  const all = document.querySelector('.cx').cloneNode(true);
  all.querySelectorAll('.sift').forEach(one => one.remove());
  return all.textContent.replace(/\\s+/g, ' ');
}"""


def test_the_longest_pages_can_be_read_word_for_word_and_do_not_scroll_sideways(sample, visit):
    page, scripted = visit("about:blank", scripts=False), visit("about:blank")
    longest, found = {*longest_of(sample, 1)} - {"about.html"}, []  # that one is written by hand
    for address in longest_of(sample, 2):
        page.goto((sample / address).as_uri())
        if address in longest:
            scripted.goto(page.url)
            assert scripted.evaluate(_TEXT) == page.evaluate(_TEXT), address
        assert page.locator("h1").first.is_visible(), address
        assert len(page.locator("main").inner_text()) > 200, address
        open_all(page)
        for view in (PHONE, DESK):
            page.set_viewport_size(view)
            if page.evaluate("document.documentElement.scrollWidth") > view["width"]:
                found.append(f"{address} at {view['width']}")
    assert found == []
