"""axe-core, the judge of accessible pages, as the pinned package carries it.

Colours take most of its time, and a table of 300 rows asks the same question 300 times. So contrast is judged
once of all texts that look alike: of the same size and weight, on the same colours all the way up. What lies
loose over other things, and what is drawn, is judged each time: only there does more than that decide.
"""

from functools import cache
from importlib.resources import files

_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_MARK = """before => {
  const seen = new Set(before), looks = new Map([[null, '']]), loose = new Map([[null, false]]);
  const look = one => {
    if (looks.has(one)) return looks.get(one);
    const style = getComputedStyle(one), above = look(one.parentElement);
    const floats = ['absolute', 'fixed', 'sticky'].includes(style.position) || style.transform !== 'none';
    loose.set(one, loose.get(one.parentElement) || floats || one instanceof SVGElement);
    const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.mixBlendMode,
                 style.filter].join();
    looks.set(one, above.endsWith(own) && style.opacity === '1' ? above : above + '/' + own);
    return looks.get(one);
  };
  const says = one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const fields = 'input, select, textarea, button';
  for (const one of document.querySelectorAll('body, body *')) {
    if (!says(one) && !one.matches(fields)) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(one);
    const all = [look(one), one.disabled, color, fontSize, fontWeight, textShadow].join();
    if (!loose.get(one) && seen.has(all)) continue;
    seen.add(all);
    one.toggleAttribute('data-judge-colours', true);
  }
  return [...seen];
}"""
_SHAPES = """() => {
  const looks = one => one ? `${one.localName}.${[...one.classList].sort().join('.')}` : '';
  const all = [...document.querySelectorAll('body, body *')];
  const shape = one => [
    looks(one.parentElement), looks(one), one.type || '', one.getAttribute('role') || '',
    [...one.attributes].map(({name, value}) => name + (value.trim() ? '' : '=')).sort(),
    one.textContent.trim() ? 'says' : '', one.scrollWidth > one.clientWidth ? 'wide' : '',
    one.scrollHeight > one.clientHeight ? 'high' : '',
  ].join(' ');
  const headings = all.filter(one => /^h[1-6]$/.test(one.localName)).map(one => one.localName);
  return [...new Set([...all.map(shape), ...headings.map((name, n) => `${headings[n - 1]} ${name}`)])];
}"""
_ASK = """async ([only, without]) => {
  const options = {preload: false, resultTypes: ['violations']};
  if (only.length) options.runOnly = {type: 'rule', values: only};
  options.rules = Object.fromEntries(without.map(rule => [rule, {enabled: false}]));
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-judge-colours]'}]});
  const said = await axe.run(document, options);
  return said.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${node.html.slice(0, 160)} at ${node.target.join(' ')}`));
}"""


@cache
def _script():
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


class Judge:
    """Judges pages, and remembers of which texts it has judged the colours."""

    def __init__(self):
        self._seen = []

    def faults(self, page):
        """What any rule of axe-core, best practices too, finds on a whole page, the theme's part as well."""
        self._seen = page.evaluate(_MARK, self._seen)
        return _asked(page, [], [])

    def faults_of_colour(self, page):
        """The same of colours only, where nothing but colours has changed."""
        self._seen = page.evaluate(_MARK, self._seen)
        return _asked(page, _OF_COLOUR, [])


def faults_but_of_colour(page):
    """The same where colours are those that were judged elsewhere: they take most of the time."""
    return _asked(page, [], _OF_COLOUR)


class Novelties:
    """Knows which pages hold nothing but what stood in pages that were judged before.

    Elements are alike that have the same name, classes, attributes and parent, that both say something or
    not, and that both hold more than fits or not; and so are headings after the same headings.
    """

    def __init__(self):
        self._known = set()

    def are_in(self, page):
        """Whether there is anything in the page that was in none before; now it is known."""
        shapes = set(page.evaluate(_SHAPES))
        new = shapes - self._known
        self._known |= new
        return bool(new)


def _asked(page, only, without):
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
        page.add_init_script(_script())  # for the pages that it opens next
    return page.evaluate(_ASK, [only, without])
