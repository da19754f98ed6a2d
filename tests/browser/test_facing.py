"""An entry with its translation: three views, the same place in either language, what corresponds lit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ENTRY = "strategies/price-for-retention/"


def view(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()


def theirs(page: Page):
    return page.locator(".md-content .diglot-theirs:visible")


def test_a_reader_sees_their_language_until_they_ask_for_both(visit):
    page = visit.open(ENTRY)
    assert theirs(page).count() == 0
    view(page, "Side by side")
    assert theirs(page).count() > 15
    assert page.url.endswith(f"{ENTRY}?view=both")
    row = page.locator("#p4")
    mine, other = row.locator(".diglot-mine"), row.locator(".diglot-theirs")
    assert mine.bounding_box()["y"] == other.bounding_box()["y"]
    assert mine.bounding_box()["x"] < other.bounding_box()["x"]
    assert (mine.get_attribute("lang"), other.get_attribute("lang")) == ("en", "fr")
    view(page, "English")
    assert theirs(page).count() == 0


def test_one_paragraph_is_asked_for_in_the_other_language(visit):
    page = visit.open(f"{ENTRY}?view=each")
    assert theirs(page).count() == 0
    page.locator("#p3").get_by_role("checkbox", name="Show in French").check()
    assert theirs(page).all_inner_texts() == [page.locator("#p3 .diglot-theirs").inner_text()]
    page.locator("#p3").get_by_role("checkbox").uncheck()
    assert theirs(page).count() == 0


def test_the_view_is_remembered_on_other_entries_and_in_the_other_language(visit):
    view(visit.open(ENTRY), "Side by side")
    page = visit.open("fr/myths/more-staff/")
    assert page.get_by_role("radio", name="Côte à côte").is_checked()
    assert theirs(page).count() > 15


def test_an_address_decides_the_view_of_whoever_opens_it(visit):
    view(visit.open(ENTRY), "Side by side")
    page = visit.open(f"{ENTRY}?view=mine")
    assert page.get_by_role("radio", name="English").is_checked()
    assert theirs(page).count() == 0


def test_an_address_leads_to_a_place_and_the_switch_to_the_same_in_the_other_language(visit):
    page = visit.open(f"{ENTRY}?view=both#p8")
    expect(page.locator("#p8")).to_be_in_viewport()
    said = page.locator("#p8 .diglot-theirs").first.inner_text()
    page.get_by_role("banner").get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/**?view=both#p*")
    expect(page.locator(":target")).to_be_in_viewport()
    page.goto(f"{visit.address}fr/{ENTRY}?view=both#p8")
    expect(page.locator("#p8")).to_be_in_viewport()
    assert page.locator("#p8 .diglot-mine").first.inner_text() == said


def test_changing_the_view_keeps_the_place_of_the_reader(visit):
    page = visit.open(f"{ENTRY}#p12")
    expect(page.locator("#p12")).to_be_in_viewport()
    before = page.locator("#p12").bounding_box()["y"]
    page.evaluate("document.querySelector('#diglot-view-both').click()")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert abs(page.locator("#p12").bounding_box()["y"] - before) < 2


def test_a_sentence_and_its_counterpart_are_lit_together(visit):
    page = visit.open(f"{ENTRY}?view=both")
    sentence = page.locator("#p3 .diglot-mine .diglot-s").nth(1)
    sentence.hover()
    lit = page.locator(".diglot-lit")
    assert {one.evaluate("(lit) => lit.closest('[lang]').lang") for one in lit.all()} == {"en", "fr"}
    assert set(lit.evaluate_all("(all) => all.map((one) => one.dataset.b)")) == {sentence.get_attribute("data-b")}
    page.mouse.move(2, 2)
    expect(lit).to_have_count(0)


def test_with_the_keyboard_alone_a_reader_goes_from_sentence_to_sentence_and_across(visit):
    page = visit.open(ENTRY)
    page.get_by_role("radio", name="English").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="Side by side").is_checked()
    focused = "document.activeElement.dataset.b + document.activeElement.closest('[lang]').lang"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.diglot-s')"):
            break
    first = page.evaluate(focused)
    assert first.endswith("en")
    page.keyboard.press("ArrowDown")
    second = page.evaluate(focused)
    assert second != first
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == second.removesuffix("en") + "fr"
    assert page.locator(".diglot-lit").count() >= 2
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first


def test_on_a_phone_the_languages_stand_below_one_another(visit):
    visit.page.set_viewport_size({"width": 360, "height": 740})
    page = visit.open(f"{ENTRY}?view=both")
    mine, other = (page.locator(f"#p3 > .diglot-{side}").bounding_box() for side in ("mine", "theirs"))
    assert other["y"] >= mine["y"] + mine["height"]
    assert other["width"] > 250


def test_without_scripts_both_languages_stand_in_pairs(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + ENTRY)
    page.get_by_role("radio", name="Side by side").check(force=True)
    pairs = page.locator(".md-content__inner > .diglot-row:visible")
    shown = [one.locator(".diglot-theirs:visible").count() for one in pairs.all()]
    context.close()
    assert len(shown) > 10
    assert all(shown)


@pytest.mark.parametrize(("query", "columns"), [("", 1), ("?view=both", 2)])
def test_an_entry_prints_in_the_view_that_is_shown_without_its_controls(browser, address, query, columns):
    context = browser.new_context(viewport={"width": 700, "height": 1000})  # about what paper has
    page = context.new_page()
    page.goto(address + ENTRY + query)
    page.emulate_media(media="print")
    lefts = {round(one.bounding_box()["x"]) for one in page.locator("#p3 > div:visible").all()}
    controls = page.locator(".diglot-views:visible, .diglot-ask:visible, .md-header:visible").count()
    context.close()
    assert len(lefts) == columns
    assert controls == 0


def test_a_reader_whose_browser_remembers_nothing_has_all_views(browser, address):
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    visit = Visit(context.new_page(), address)
    page = visit.open(ENTRY)
    view(page, "Side by side")
    shown = theirs(page).count()
    context.close()
    assert shown > 15
