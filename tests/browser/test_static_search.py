"""The search of a site that only files stand behind, in a folder of its host, as a reader uses it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import Visit

pytestmark = pytest.mark.browser


def hits(page):
    return page.locator(".diglot-found .diglot-hit__title a")


def status(page):
    return page.get_by_role("status")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("fidelisent", "Fixer des prix qui fidélisent"),
        ("RÈGLEMENT d’aucun", "Le service d’exception"),
        ("l'inversion des role", "Reconnaître l’inversion des rôles"),
        ("inversions rôles", "Reconnaître l’inversion des rôles"),
    ],
)
def test_an_entry_is_found_whatever_its_accents_elisions_and_endings(visit, query, title):
    page = visit.open("fr/")
    page.locator(".diglot-search__input").fill(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search/?q=*")
    expect(hits(page).first).to_contain_text(title)
    assert page.locator("#diglot-query").input_value() == query
    assert "pour «" in status(page).inner_text()


def test_each_entry_is_one_card_with_both_titles_and_marked_words(visit):
    page = visit.open("fr/search/?q=attentes")
    expect(hits(page).first).to_contain_text("Gérer les attentes")
    titles = [title.split(" ›")[0] for title in hits(page).all_inner_texts()]
    assert len(titles) == len(set(titles))
    card = page.locator(".diglot-found .diglot-hit").first
    assert card.locator("[lang=en]").inner_text() == "Manage expectations"
    assert page.locator(".diglot-found mark").first.inner_text().lower().startswith("attente")


def test_results_come_as_one_types_and_the_address_carries_them(visit):
    page = visit.open("search/")
    page.locator("#diglot-query").press_sequentially("retent")
    expect(hits(page).first).to_contain_text("Price for retention")
    page.wait_for_url("**/search/?q=retent")
    page.locator("#diglot-query").fill("")
    expect(page.get_by_role("heading", name="All entries")).to_be_visible()


def test_a_typing_mistake_is_told_with_a_way_back_to_what_was_typed(visit):
    page = visit.open("fr/search/?q=reclamtion")
    expect(status(page)).to_contain_text("«\u202fréclamation\u202f» au lieu de «\u202freclamtion\u202f»")
    expect(status(page).get_by_role("heading")).to_contain_text("pour «\u202fréclamation\u202f»")
    assert page.title().startswith("réclamation - ")
    page.get_by_role("link", name="Chercher exactement «\u202freclamtion\u202f»").click()
    expect(status(page)).to_have_text("Aucun résultat pour «\u202freclamtion\u202f».")
    assert page.title().startswith("reclamtion - ")
    page.go_back()
    expect(status(page)).to_contain_text("«\u202fréclamation\u202f» au lieu de «\u202freclamtion\u202f»")


def test_the_language_is_switched_and_a_language_without_answer_gives_way(visit):
    page = visit.open("fr/search/?q=script")
    expect(hits(page).first).to_be_visible()
    assert set(hits(page).evaluate_all("links => links.map(link => link.lang)")) == {"fr"}
    page.get_by_role("navigation", name="Langue").get_by_role("link", name="English").click()
    page.wait_for_url("**/fr/search/?q=script&lang=en")
    expect(hits(page).first).to_have_attribute("lang", "en")
    page.locator("#diglot-query").fill("réclamations")
    expect(status(page)).to_contain_text("toutes les langues sont affichées")
    expect(hits(page).first).to_have_attribute("lang", "fr")
    assert page.get_by_role("link", name="Les deux").get_attribute("aria-current") == "true"


def test_kinds_are_counted_and_narrow_the_results_and_back_undoes_it(visit):
    page = visit.open("search/?q=service")
    kind = page.get_by_role("navigation", name="Kind").get_by_role("link", name="Myths (2)")
    kind.click()
    page.wait_for_url("**/search/?q=service&kind=myth")
    expect(hits(page)).to_have_count(2)
    assert status(page).inner_text() == "2 entries for “service”"
    page.go_back()
    page.wait_for_url("**/search/?q=service")
    expect(hits(page)).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(hits(page).nth(10)).to_be_focused()


def test_who_chooses_by_keyboard_goes_on_from_what_they_chose(visit):
    page = visit.open("search/?q=service")
    page.get_by_role("link", name="Myths (2)").focus()
    page.keyboard.press("Enter")
    expect(hits(page)).to_have_count(2)
    expect(page.get_by_role("link", name="Myths (2)")).to_be_focused()


def test_arrows_go_through_the_results_and_escape_returns_to_the_field(visit):
    page = visit.open("search/?q=expectations")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#diglot-query")).to_be_focused()


def test_the_box_of_every_page_answers_as_one_types_and_enter_opens_the_entry(visit):
    page = visit.open("fr/myths/more-staff/")
    page.keyboard.press("Control+k")
    page.keyboard.type("gerer attente")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Gérer les attentes")
    field = page.get_by_role("combobox", name="Rechercher")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_be_focused()
    page.keyboard.type("s")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/strategies/manage-expectations/?highlight=*")


def test_the_words_are_marked_on_the_page_until_the_reader_removes_them(visit):
    page = visit.open("search/?q=manage+expectations")
    hits(page).first.click()  # waits for it
    page.wait_for_url("**/strategies/manage-expectations/?highlight=*")
    marks = page.locator("article mark.diglot-found")
    expect(marks.first).to_have_text("Manage")
    assert {text.lower()[:6] for text in marks.all_inner_texts()} == {"manage", "expect"}
    text = page.locator("article h1").inner_text()
    page.get_by_role("button", name="Remove the marks").click()
    expect(marks).to_have_count(0)
    assert page.locator("article h1").inner_text() == text
    assert "highlight" not in page.url


def test_the_way_to_remove_the_marks_is_in_sight_wherever_a_result_leads(visit):
    page = visit.open("search/?q=complaint")
    hits(page).first.click()
    page.wait_for_url("**#*")
    button = page.get_by_role("button", name="Remove the marks")
    expect(button).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(button).to_be_in_viewport()


def test_who_comes_back_from_a_hit_finds_as_many_at_the_same_place(visit):
    page = visit.open("search/?q=service")
    page.get_by_role("button", name="Show more results").click()
    hit = hits(page).nth(13)
    hit.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    hit.click()
    page.wait_for_url("**highlight=service*")
    page.go_back()
    expect(hits(page)).to_have_count(16)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("scrollY") == pytest.approx(before, abs=5)


def test_without_scripts_the_search_says_what_it_needs_and_lists_everything(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "fr/search/?q=service")
    assert page.get_by_text("Cette recherche a besoin de JavaScript").is_visible()
    assert page.locator(".diglot-hit:visible").count() == 13
    context.close()


def test_a_hostile_question_stays_a_text(visit):
    page = visit.open("search/?q=<img src=x onerror=alert(1)>zzz&lang=xx&kind=nothing")
    expect(status(page)).to_contain_text("<img src=x onerror=alert(1)>zzz")
    assert page.locator(".diglot-results img").count() == 0


def test_a_question_without_an_answer_says_what_to_do_and_lists_everything(visit):
    page = visit.open("search/?q=<b>zzz</b>")
    expect(status(page)).to_have_text("Nothing found for “<b>zzz</b>”.")
    expect(page.locator(".diglot-nothing")).to_contain_text("Try other or fewer words")
    assert page.locator(".diglot-hit:visible").count() == 13


def test_a_question_is_kept_when_the_language_of_the_site_changes(visit):
    page = visit.open("fr/search/?q=service")
    page.get_by_role("banner").get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(visit.address + "search/?q=service")
    expect(status(page)).to_contain_text("for “service”")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "width"), [("levels/super-service/", 1280), ("fr/levels/super-service/", 360)])
def test_axe_finds_nothing_in_the_box_nor_in_marks(browser, address, path, width, scheme):
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}
    )
    page = Visit(context.new_page(), address).open(f"{path}?highlight=service")
    expect(page.locator("mark.diglot-found").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("service")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page)
    sideways = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found.violations_count == 0, found.generate_report()
    assert sideways <= width
