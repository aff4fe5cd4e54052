"""By keyboard alone: Tab reaches everything that does something, shows where it is, and is never trapped."""

import pytest

from tests.browser.visit import DESK, PHONE, open_all

_WATCH = """() => {
  const does = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const other = one => one.type === 'radio' && !one.checked; // arrows move between radio buttons
  const all = [...document.querySelectorAll(does)].filter(one =>
    one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.disabled && !other(one));
  const shown = one => one.type === 'radio' ? one.nextElementSibling : one.closest('.md-search__form') || one;
  const look = one => {
    const style = getComputedStyle(shown(one));
    return [style.outlineStyle, style.outlineWidth, style.boxShadow].join();
  };
  const at_rest = new Map(all.map(one => [one, look(one)]));
  const name = one => one.outerHTML.slice(0, 160);
  const seen = new Set(), faults = [];
  addEventListener('focusin', ({target}) => {
    const box = shown(target).getBoundingClientRect();
    const out = box.bottom <= 0 || box.top >= innerHeight || (box.width < 1 && box.height < 1);
    const same = look(target) === at_rest.get(target);
    const comes_in = target.closest('.md-search'); // the theme moves its search in while it opens
    if (out && !comes_in) faults.push('is out of sight: ' + name(target));
    if (same && !seen.has(target)) faults.push('looks as before: ' + name(target));
    seen.add(target);
  });
  const missed = () => all.filter(one => !seen.has(one)).map(one => 'is not reached: ' + name(one));
  window.said_by_keyboard = () => faults.concat(missed());
  return all.length;
}"""


_FEW = """most => {
  const times = new Map(), looks = new Map([[document.querySelector('.cx'), '']]);
  for (const one of document.querySelectorAll('.cx *')) {
    const look = [looks.get(one.parentElement), one.tagName, one.className].join(' ');
    looks.set(one, look);
    if (!one.matches('tr, li, details, .cx a')) continue;
    times.set(look, (times.get(look) || 0) + 1);
    if (times.get(look) > most) one.style.setProperty('display', 'none', 'important');
  }
}"""


def faults_by_keyboard(page, most, key="Tab"):
    """What the key does not reach, and what does not show that it is reached.

    Of rows, entries, records and links that look alike and stand in alike places, only so many are gone
    through: what a style does to one, it does to all.
    """
    open_all(page)
    page.evaluate(_FEW, most)
    how_many = page.evaluate(_WATCH)
    for _ in range(how_many + 3):
        page.keyboard.down(key)  # held: it repeats
    page.keyboard.up(key)
    return page.evaluate("said_by_keyboard()")


@pytest.mark.parametrize(("view", "most"), [(DESK, 8), (PHONE, 5)], ids=["1280", "390"])
def test_everything_is_reached_and_shows_it(kinds, visit, view, most):
    page = visit("about:blank", viewport=view, reduced_motion="reduce")
    found = []
    for kind, path in kinds.items():
        page.goto(path.as_uri())
        found += [f"{kind}: {fault}" for fault in faults_by_keyboard(page, most)]
    assert found == []


def test_the_menu_of_a_narrow_page_opens_and_closes_by_keyboard(sample, visit):
    page = visit((sample / "index.html").as_uri(), viewport=PHONE)
    menu, method = (
        page.get_by_role("button", name="Menu"),
        page.locator(".md-nav--primary").get_by_text("Method"),
    )
    for key, open_ in (("Enter", True), ("Space", False)):
        menu.focus()
        page.keyboard.press(key)
        assert menu.get_attribute("aria-expanded") == str(open_).lower()
        page.wait_for_function(
            "([link, open]) => (link.getBoundingClientRect().left >= 0) === open",
            arg=[method.element_handle(), open_],
        )
