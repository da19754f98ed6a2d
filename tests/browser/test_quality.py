"""What holds on every kind of page: nothing that axe-core finds, nothing sideways, no complaint, little weight."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as reader

from .conftest import POLICY, Visit
from .uneven import CHANGED, DRAFTED, MACHINE, NO_ENGLISH, NO_FRENCH

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "overview": "strategies/",
    "entry, its own language": f"{CHANGED}/?view=mine",
    "entry, side by side": f"{CHANGED}/?view=both#p4",
    "entry, by paragraph": f"{CHANGED}/?view=each",
    "no French": f"{NO_FRENCH}/",
    "no English": f"{NO_ENGLISH}/",
    "machine": f"{MACHINE}/?view=both",
    "partly machine": f"{DRAFTED}/",
    "status": "status/",
    "terms": "terms/#churn",
    "search": "search/",
    "404": "404.html",
}
HEAVIEST = 250_000
"""Bytes of an entry with all that its page asks for, compressed."""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_fits_and_has_nothing_to_complain_of(browser, uneven, scheme, width):
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}, locale="fr-FR"
    )
    visit = Visit(context.new_page(), uneven)
    for name, path in PAGES.items():
        # The languages change places with the widths: each is looked at in both schemes, in half the time.
        page = visit.open({1280: "", 360: "fr/"}[width] + path)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{name}: {results.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("h1:visible").count() == 1, name
    page.wait_for_load_state("networkidle")
    context.close()
    assert (visit.complaints, visit.elsewhere) == ([], [])


def test_the_other_languages_fit_and_complain_of_nothing_either(browser, uneven):
    context = browser.new_context(viewport={"width": 360, "height": 800})
    visit = Visit(context.new_page(), uneven)
    for name, path in PAGES.items():
        page = visit.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    page.wait_for_load_state("networkidle")
    context.close()
    assert (visit.complaints, visit.elsewhere) == ([], [])


def test_no_page_holds_a_script_or_a_style_inline(browser, uneven):
    context = browser.new_context()
    assert context.request.get(uneven).headers["content-security-policy"] == POLICY
    for path in PAGES.values():
        page = reader.document_fromstring(context.request.get(uneven + path).text())
        scripts = page.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/json", "application/ld+json"}, path  # data, which nothing runs
        assert len(scripts) == len(page.xpath("//script[not(@src)]")), path
        assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == [], path
    context.close()


def test_an_entry_weighs_little(browser, uneven):
    context = browser.new_context()
    page = context.new_page()
    bodies = {}
    page.on("requestfinished", lambda request: bodies.setdefault(urlsplit(request.url).path, request.response().body()))
    page.goto(f"{uneven}fr/{CHANGED}/?view=both")
    page.wait_for_load_state("networkidle")
    context.close()
    weights = {path: len(gzip.compress(body)) for path, body in bodies.items()}
    assert len(weights) > 5
    assert sum(weights.values()) <= HEAVIEST, weights
