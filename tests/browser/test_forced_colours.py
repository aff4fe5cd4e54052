"""Where a reader's system forces its own colours, words, strokes and rules say what ours would have said."""

from tests.browser.visit import DESK

_LOOKS = """selector => [...document.querySelectorAll(selector)].map(one => {
  const edge = getComputedStyle(one).borderTop, strokes = getComputedStyle(one, '::before');
  return [one.dataset.band || one.className, one.textContent.trim(),
          edge + (strokes.content === 'none' ? '' : strokes.width)];
})"""
_WORDS = {"low": "L", "medium": "M", "high": "H", "critical": "C"}


def test_bands_and_the_unknown_are_told_apart_without_our_colours(kinds, visit, picture):
    page = visit("about:blank", forced_colors="active", color_scheme="dark")
    for kind, path in kinds.items():
        page.goto(path.as_uri())
        picture(page, f"{kind}-forced", DESK)
        for selector in (".cx .band:not([data-band=''])", ".cx .matrix td"):
            seen = page.evaluate(_LOOKS, selector)
            looks = {name: look for name, _, look in seen}
            assert len(set(looks.values())) == len(looks), f"{kind}: {looks}"
            assert all(text.startswith(_WORDS.get(name, "")) and text for name, text, _ in seen), kind
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
