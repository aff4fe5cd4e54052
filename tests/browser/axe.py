"""axe-core, the judge of accessible pages, as the pinned package carries it."""

from functools import cache
from importlib.resources import files

_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_ASK = """async rules => {
  const only = rules.length ? {runOnly: {type: 'rule', values: rules}} : {};
  const said = await axe.run(document, {preload: false, resultTypes: ['violations'], ...only});
  return said.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${node.html.slice(0, 160)} at ${node.target.join(' ')}`));
}"""


@cache
def _script():
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def faults(page, *, only_of_colour=False):
    """What any rule of axe-core, best practices included, finds on a whole page, the theme's part as well."""
    page.evaluate(_script())
    return page.evaluate(_ASK, _OF_COLOUR if only_of_colour else [])
