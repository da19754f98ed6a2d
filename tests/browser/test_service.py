"""The playbook as `make serve` gives it to a reader: the site and its search behind one address, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import ROOT, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser

RUN = (sys.executable, "-c", "from diglot.cli.main import main; main()")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that `diglot serve` prints for the shipped playbook, which it builds first."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for folder in ("content", "memory"):
        shutil.copytree(ROOT / folder, project / folder)
    command = [*RUN, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        told = (line for line in process.stdout if line.startswith("English: "))
        yield next(told).removeprefix("English: ").strip()
        process.terminate()
        process.stdout.read()


@pytest.fixture
def visit(browser, service) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context.new_page(), service)
    yield visit
    context.close()
    assert visit.complaints == []
    assert visit.elsewhere == []


def test_a_french_reader_searches_without_accents_and_reads_the_entry(visit):
    page = visit.open("fr/")
    page.keyboard.press("/")
    page.keyboard.type("reclamation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search/?q=reclamation")
    assert "fiches pour «\u202freclamation\u202f»" in page.inner_text("h2")
    assert "réclamation" in page.inner_text(".diglot-hit mark >> nth=0").lower()
    title = page.locator(".diglot-hit__title a").first
    address = title.get_attribute("href")
    title.click()
    page.wait_for_url(f"**{address}")
    assert page.get_attribute("html", "lang") == "fr"
    assert "réclamation" in page.inner_text("article").lower()


def test_the_service_needs_no_script_and_asks_for_none(visit):
    for path in ("fr/search/", "fr/search/?q=zzzz"):
        answer = visit.page.request.get(visit.address + path).text()
        assert "Toutes les fiches" in answer
        assert "JavaScript" not in answer


def test_an_english_reader_finds_an_entry_by_a_french_word_and_meets_both_titles(visit):
    page = visit.open("search/?q=tarification+de+fidelisation")
    hit = page.locator(".diglot-hit").first
    assert hit.locator("[lang=fr]").first.inner_text() != ""
    assert "Price for retention" in hit.inner_text()


def test_a_typing_mistake_is_read_and_told(visit):
    page = visit.open("fr/search/?q=reclamtion")
    assert "au lieu de «\u202freclamtion\u202f»" in page.inner_text("[role=status]")
    assert page.locator(".diglot-hit").count() > 0


def test_the_results_narrow_to_one_language_and_one_kind(visit):
    page = visit.open("search/?q=script")
    page.get_by_role("link", name="English (").click()
    page.wait_for_url("**in=en*")
    assert all(code == "en" for code in page.eval_on_selector_all(".diglot-hit__title a", "n => n.map(a => a.lang)"))
    page.get_by_role("link", name="Service levels").last.click()
    page.wait_for_url("**kind=level*")
    assert {label.split(" ·")[0] for label in page.locator(".diglot-hit .diglot-label").all_inner_texts()} == {"Level"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["search/?q=script", "fr/search/?q=client", "fr/search/?q=zzzz"])
def test_results_are_accessible_and_fit_the_window(visit, path, width):
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_an_address_that_leads_nowhere_offers_the_way_back(visit):
    page = visit.open("fr/nowhere/")
    assert page.get_by_role("link").count() > 3
    # The browser itself logs the status of the page.
    assert [complaint for complaint in visit.complaints if "404" not in complaint] == []
    visit.complaints.clear()
