"""How a reader comes to a page."""

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_HERE = ("file://", "data:", "about:")


class Visits:
    """Opens pages, and remembers what they asked for and what went wrong in them."""

    def __init__(self, chromium):
        self._chromium, self._contexts = chromium, []
        self.asked, self.wrong = set(), []

    def to(self, address, **how):
        """A page in a window of its own; `how` is what Playwright calls a context."""
        context = self._chromium.new_context(**({"viewport": DESK} | how))
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.goto(address)
        return page

    def close(self):
        """End of all visits."""
        for context in self._contexts:
            context.close()

    def of_elsewhere(self, *here):
        """What was asked of other machines; `here` are starts of addresses that are ours."""
        return sorted(url for url in self.asked if not url.startswith((*_HERE, *here)))

    def _hear(self, line):
        if line.type in ("error", "warning"):
            self.wrong.append(line.text)


def open_all(page):
    """Open every record that opens."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
