"""What stands beside the entries, in a real browser: status, terms, 404, the offer of another language."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import Visit, visiting
from .uneven import CHANGED, MISSING

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(visit_uneven):
    return visit_uneven


def test_a_number_filters_by_keyboard_and_says_so(visit):
    page = visit.open("fr/status/")
    page.get_by_role("link", name="2 Manquant").focus()
    page.keyboard.press("Enter")
    assert page.locator(".diglot-tasks > li:visible").count() == 2
    assert page.locator(".diglot-matrix tbody tr:visible").count() == 2
    assert page.locator("[data-diglot-filter]").inner_text() == "Manquant\u00a0: 2 Tout afficher"
    page.get_by_role("button", name="Tout afficher").click()
    assert page.locator(".diglot-matrix tbody tr:visible").count() == 17
    assert page.evaluate("document.activeElement.textContent").split()[:2] == ["2", "Manquant"]


def test_a_filter_stands_in_the_address_goes_back_and_follows_into_the_other_language(visit):
    page = visit.open("fr/status/?state=unreviewed")
    assert page.locator(".diglot-tasks > li:visible").count() == 2
    chosen = page.locator(".diglot-figure[aria-current=true]")
    assert chosen.inner_text().split() == ["2", "Non", "relu"]
    page.get_by_role("link", name="29 À jour").click()
    page.wait_for_url("**/fr/status/?state=in+step")
    assert not page.get_by_role("heading", name="À faire").is_visible()  # nothing is to be done there
    page.go_back()
    assert page.get_by_role("heading", name="À faire").is_visible()
    assert chosen.inner_text().split() == ["2", "Non", "relu"]
    page.get_by_role("banner").get_by_role("link", name="English").click()
    page.wait_for_url("**/playbook/status/?state=unreviewed")
    assert page.locator("[data-diglot-filter]").inner_text() == "Not reviewed: 2 Show all"


def test_a_task_leads_to_both_texts_side_by_side(visit):
    page = visit.open("status/")
    page.locator(".diglot-tasks").get_by_role("link", name="More staff means better service").click()
    page.wait_for_url(f"**/{CHANGED}/?view=both")
    assert page.locator(".diglot-theirs > .diglot-mark:visible").first.inner_text() == "out of date"


def test_a_number_of_nothing_leads_nowhere(browser, address):
    with visiting(browser, address) as visit:
        page = visit.open("status/")
        assert page.locator(".diglot-figure").all_inner_texts().count("0\nMissing") == 1
        assert page.get_by_role("link", name="Missing").count() == 0


def test_terms_are_narrowed_to_what_is_typed_in_any_language(visit):
    page = visit.open("fr/terms/")
    shown = page.locator(".diglot-concept:visible")
    everything = shown.count()
    page.get_by_role("searchbox", name="Trouver un terme").fill("geste")
    assert 0 < shown.count() < everything
    assert "geste" in shown.first.inner_text()
    count = shown.count()
    assert page.locator(".diglot-narrow [role=status]").inner_text() == ("1 terme" if count == 1 else f"{count} termes")
    page.wait_for_url("**/fr/terms/?q=geste")
    page.get_by_role("searchbox", name="Trouver un terme").fill("goodwill")
    assert "geste" in shown.first.inner_text()
    page.get_by_role("searchbox", name="Trouver un terme").fill("zzzz")
    assert page.locator(".diglot-narrow [role=status]").inner_text() == "Aucun terme ne mentionne «\u202fzzzz\u202f»."
    assert page.locator(".diglot-letters a:visible").count() == 0
    assert visit.open("terms/?q=geste").locator(".diglot-concept:visible").count() == count


def test_without_scripts_letters_lead_to_the_terms(browser, uneven):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 400})
    page = context.new_page()
    page.goto(uneven + "fr/terms/")
    assert page.get_by_role("searchbox", name="Trouver un terme").count() == 0
    last = page.get_by_role("navigation", name="Par lettre").get_by_role("link").last
    letter = last.inner_text()
    last.click()
    assert page.locator(":target").get_attribute("id") == f"letter-{letter}"
    assert page.locator(":target h2").first.inner_text()[0].upper() == letter
    context.close()


def test_without_scripts_a_number_leads_to_the_first_text_of_its_kind(browser, uneven):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(uneven + "status/")
    page.get_by_role("link", name="1 Out of date").click()
    assert page.url.endswith("#outdated")
    assert "Plus" in page.locator("#outdated").inner_text() or "More staff" in page.locator("#outdated").inner_text()
    context.close()


def test_a_term_is_explained_to_the_keyboard_and_goes_with_escape(visit):
    page = visit.open("strategies/manage-expectations/")
    term = page.locator("a.diglot-term").first
    before = page.evaluate("document.documentElement.scrollHeight")
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    tip = page.get_by_role("tooltip")
    assert tip.is_visible()
    assert term.get_attribute("aria-describedby") == "diglot-tip"
    assert tip.locator("[lang=fr]").count() == 1
    assert page.evaluate("document.documentElement.scrollHeight") == before
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    assert term.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/#*")
    assert page.locator(".diglot-concept:target").count() == 1


def test_what_a_term_means_stays_while_the_pointer_is_on_it(visit):
    page = visit.open("fr/strategies/manage-expectations/")
    page.locator("a.diglot-term").first.hover()
    tip = page.get_by_role("tooltip")
    tip.wait_for(state="visible")
    tip.hover()
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.mouse.move(5, 800)
    tip.wait_for(state="hidden")


def test_the_readers_language_is_offered_once_and_never_forced(browser, uneven):
    context = browser.new_context(locale="fr-CA")
    visit = Visit(context.new_page(), uneven)
    page = visit.open("myths/")
    line = page.locator(".diglot-offer")
    assert line.get_attribute("lang") == "fr"
    assert page.url.endswith("/myths/")
    visit.open(f"{MISSING}/")
    assert line.count() == 0  # there is no French text to offer
    visit.open("myths/").get_by_role("button", name="Fermer").click()
    assert line.count() == 0
    visit.open("levels/")
    assert line.count() == 0
    context.close()
    assert (visit.complaints, visit.elsewhere) == ([], [])


def test_nothing_is_offered_to_who_reads_in_their_language_or_chose_another(browser, uneven):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(uneven + "fr/myths/")
    assert page.locator(".diglot-offer").count() == 0
    page.get_by_role("banner").get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(uneven + "myths/")
    assert page.locator(".diglot-offer").count() == 0
    context.close()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("fr/strategy/manage-expectations/", ["Manage expectations", "Gérer les attentes"]),
        (f"fr/{MISSING}", ["Respect service as much as sales"]),
        ("nothing/like/it", []),
    ],
)
def test_an_address_that_leads_nowhere_offers_the_entry_in_each_language(browser, uneven, wanted, found):
    """As a host does that answers with 404.html wherever the address leads."""
    context = browser.new_context()
    page = context.new_page()
    body = page.request.get(uneven + "404.html").text()
    page.route(uneven + wanted, lambda route: route.fulfill(status=200, content_type="text/html", body=body))
    page.goto(uneven + wanted)
    page.wait_for_load_state("networkidle")
    links = page.locator("[data-diglot-elsewhere] a")
    assert links.all_inner_texts() == found
    if found:
        links.first.click()
        page.wait_for_load_state()
        assert page.locator("h1").first.inner_text() == found[0]
    context.close()


def test_a_text_in_another_language_says_so_in_the_readers(visit):
    page = visit.open(f"fr/{MISSING}/")
    assert page.get_by_role("note").inner_text().startswith("Ce texte n’est pas encore disponible en français.")
    assert page.locator("h1").evaluate("(one) => one.closest('[lang]').lang") == "en"


def test_the_404_at_the_root_speaks_the_language_of_the_address_first(browser, uneven):
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    body = page.request.get(uneven + "404.html").text()
    page.route("**/nowhere/", lambda route: route.fulfill(status=404, content_type="text/html", body=body))
    page.goto(uneven + "fr/nowhere/")
    assert page.locator("h1").all_inner_texts() == ["Cette adresse ne mène nulle part"]
    assert page.locator("h1").evaluate("(one) => one.closest('[lang]').lang") == "fr"
    page.goto(uneven + "nowhere/")
    assert page.locator("h1").all_inner_texts() == ["This address leads nowhere"]
    context.close()


def test_every_entry_of_the_status_is_a_link_the_home_page_too(visit):
    page = visit.open("status/")
    page.locator(".diglot-matrix").get_by_role("link", name="The customer service playbook").click()
    page.wait_for_url(visit.address)
