"""What every single page has."""

import re
from collections import Counter

from tests.browser.kinds import addresses_of


def test_every_page_has_one_title_a_language_and_no_id_twice(sample):
    for address in addresses_of(sample):
        html = (sample / address).read_text(encoding="utf-8")
        assert html.count("<h1") == 1, address
        assert re.search(r"<title>\S", html), address
        assert "<html lang=en" in html, address
        assert [one for one, times in Counter(re.findall(r' id="([^"]*)"', html)).items() if times > 1] == []
