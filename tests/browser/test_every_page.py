"""Every kind of page in both languages: anyone can use it, it fits a phone, it is light, it asks nobody else."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import visiting
from .uneven import CHANGED, DRAFTED, IN_FRENCH_ALONE, MACHINE, MISSING

pytestmark = pytest.mark.browser

ENTRY = "strategies/recognise-role-reversal/"
KINDS = {
    "home": "",
    "overview": "strategies/",
    "entry": ENTRY,
    "side by side": f"{ENTRY}?view=both",
    "by paragraph": f"{ENTRY}?view=each",
    "out of date": f"{CHANGED}/",
    "out of date, side by side": f"{CHANGED}/?view=both",
    "a machine's": f"{MACHINE}/",
    "a machine's, side by side": f"{DRAFTED}/?view=both",
    "without English": f"{IN_FRENCH_ALONE}/",
    "without French": f"{MISSING}/",
    "status": "status/",
    "terms": "terms/",
    "search": "search/",
    "not found": "404.html",
}
ANSWERS = {
    "answers": {"": "service", "fr/": "service"},
    "a correction": {"": "expectatons", "fr/": "reclamtion"},
    "no answer": {"": "zzzz", "fr/": "zzzz"},
    "the other language's": {"": "réclamations", "fr/": "word of mouth"},
}
MOST = 250_000
"""Bytes, compressed: what an entry and all that it needs may weigh."""


def _open_all(page):
    """Everything that a reader can open without leaving the page."""
    shown = "[...document.querySelectorAll('.diglot-ask')].filter((one) => one.getClientRects().length)"
    page.evaluate(f"{shown}.forEach((one) => one.click())")


def _look(visit, path):
    """Nothing of the page at `path` is out of anyone's reach: on a desk by day, on a phone by night."""
    page = visit.page
    found = Axe().run(page)
    assert found.violations_count == 0, f"{path} {found.generate_report()}"
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.set_viewport_size({"width": 360, "height": 740})
    found = Axe().run(page, options={"runOnly": ["color-contrast", "scrollable-region-focusable"]})
    assert found.violations_count == 0, f"{path}, dark {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_everyone_can_use_every_page(visit_uneven, folder):
    for path in KINDS.values():
        page = visit_uneven.open(folder + path)
        _open_all(page)
        _look(visit_uneven, folder + path)


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_everyone_can_use_what_is_found(visit_uneven, folder):
    for asked in ANSWERS.values():
        page = visit_uneven.open(f"{folder}search/?q={asked[folder]}")
        expect(page.get_by_role("status")).to_contain_text(asked[folder])
        _look(visit_uneven, page.url)


@pytest.mark.parametrize("path", [f"{CHANGED}/", f"fr/{CHANGED}/?view=both"])
def test_an_entry_is_light(browser, uneven, path):
    weighs = {}
    with visiting(browser, uneven) as visit:
        visit.page.on("response", lambda answer: weighs.update({answer.url: len(gzip.compress(answer.body(), 6))}))
        visit.open(path)
        visit.page.wait_for_load_state("networkidle")
    assert urlsplit(uneven + path).path in {urlsplit(url).path for url in weighs}
    assert sum(weighs.values()) <= MOST, weighs
