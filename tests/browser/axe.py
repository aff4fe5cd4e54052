"""axe-core, the judge of accessible pages, as the pinned package carries it."""

from functools import cache
from importlib.resources import files

_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_ASK = """async ([only, without]) => {
  const options = {preload: false, resultTypes: ['violations']};
  if (only.length) options.runOnly = {type: 'rule', values: only};
  options.rules = Object.fromEntries(without.map(rule => [rule, {enabled: false}]));
  const said = await axe.run(document, options);
  return said.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${node.html.slice(0, 160)} at ${node.target.join(' ')}`));
}"""


@cache
def _script():
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def faults(page):
    """What any rule of axe-core, best practices included, finds on a whole page, the theme's part as well."""
    return _asked(page, [], [])


def faults_of_colour(page):
    """The same of colours only, where nothing but colours has changed."""
    return _asked(page, _OF_COLOUR, [])


def faults_but_of_colour(page):
    """The same where colours are those that were judged elsewhere: they take most of the time."""
    return _asked(page, [], _OF_COLOUR)


def _asked(page, only, without):
    page.evaluate(_script())
    return page.evaluate(_ASK, [only, without])
