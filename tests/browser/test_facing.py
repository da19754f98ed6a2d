"""Both languages of an entry in a real browser: three views, one place in both, the keyboard, paper, no scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .uneven import CHANGED

pytestmark = pytest.mark.browser

ENTRY = "strategies/manage-expectations/"
LIT = ".diglot-lit"


def choose(page, name):
    page.get_by_role("group", name="View").get_by_label(name, exact=True).check(force=True)


def theirs(page):
    return page.locator(".md-content .diglot-theirs:visible")


def top(page, selector):
    return page.locator(selector).bounding_box()["y"]


def test_an_entry_is_first_shown_in_the_readers_language_alone(visit):
    page = visit.open(ENTRY)
    expect(page.get_by_label("English", exact=True)).to_be_checked()
    expect(theirs(page)).to_have_count(0)


def test_side_by_side_what_corresponds_stands_at_the_same_height(visit):
    page = visit.open(ENTRY)
    choose(page, "Side by side")
    rows = page.locator(".md-content__inner > .diglot-row")
    uneven = rows.evaluate_all(
        """(rows) => rows.filter((row) => {
          const [mine, theirs] = [".diglot-mine", ".diglot-theirs"].map((side) => row.querySelector(`:scope > ${side}`))
          if (!mine || !theirs) return false
          const [left, right] = [mine, theirs].map((side) => side.getBoundingClientRect())
          return Math.abs(left.top - right.top) > 1 || left.right > right.left
        }).map((row) => row.textContent)"""
    )
    assert rows.count() > 10
    assert uneven == []
    languages = theirs(page).evaluate_all("(all) => [...new Set(all.map((one) => one.closest('[lang]').lang))]")
    assert languages == ["fr"]


def test_a_view_is_remembered_on_other_entries_and_in_the_other_language(visit):
    choose(visit.open(ENTRY), "Side by side")
    page = visit.open("fr/levels/super-service/")
    expect(page.get_by_label("Côte à côte")).to_be_checked()
    expect(theirs(page).first).to_be_visible()


def test_the_address_says_the_view_and_counts_more_than_what_is_remembered(visit):
    page = visit.open(ENTRY)
    choose(page, "Side by side")
    page.wait_for_url("**/?view=both")
    page = visit.open(f"{ENTRY}?view=mine")
    expect(theirs(page)).to_have_count(0)


def test_a_link_leads_to_a_paragraph_and_to_the_same_one_in_the_other_language(visit):
    page = visit.open(f"{ENTRY}?view=both#p5")
    mine = page.locator("#p5 > .diglot-mine").inner_text()
    counterpart = page.locator("#p5 > .diglot-theirs").inner_text()
    assert 0 <= top(page, "#p5") < 450
    page.get_by_role("banner").get_by_role("link", name="Français").click()
    page.wait_for_url(f"**/fr/{ENTRY}?view=both#p5")
    assert page.locator("#p5 > .diglot-mine").inner_text() == counterpart
    assert page.locator("#p5 > .diglot-theirs").inner_text() == mine


@pytest.mark.parametrize("view", ["mine", "both", "each"])
def test_a_link_leads_to_an_item_of_a_list_in_every_view(visit, view):
    page = visit.open(f"{ENTRY}?view={view}#p16")
    assert page.evaluate("scrollY") > 0
    assert 0 <= top(page, "#p16") < 850


def test_the_language_changes_where_one_reads(visit):
    page = visit.open(f"{ENTRY}?view=mine")
    page.locator("#p9").evaluate("(row) => scrollTo({top: row.offsetTop - 90, behavior: 'instant'})")
    page.get_by_role("banner").get_by_role("link", name="Français").click()
    page.wait_for_url(f"**/fr/{ENTRY}#p9")


def test_one_keeps_ones_place_when_the_view_changes(visit):
    page = visit.open(f"{ENTRY}?view=mine#p14")
    before = top(page, "#p14")
    page.evaluate("document.querySelector('#diglot-view-both').click()")
    assert abs(top(page, "#p14") - before) <= 2


def test_a_sentence_under_the_pointer_lights_its_counterpart(visit):
    page = visit.open(f"{ENTRY}?view=both")
    sentence = page.locator(".diglot-mine .diglot-s").first
    sentence.hover()
    number = sentence.get_attribute("data-b")
    expect(page.locator(f".diglot-theirs {LIT}")).to_have_attribute("data-b", number)
    expect(page.locator(f".diglot-mine {LIT}")).to_have_count(1)
    page.get_by_role("banner").hover()
    expect(page.locator(LIT)).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_title_stays_where_it_is_in_every_view(visit, width):
    page = visit.open(ENTRY)
    page.set_viewport_size({"width": width, "height": 800})
    places = []
    for name in ("English", "Side by side", "By paragraph"):
        choose(page, name)
        places.append(round(top(page, "h1")))
    assert len(set(places)) == 1


def test_paper_shows_no_button_and_leaves_no_room_for_one(visit):
    page = visit.open(f"{ENTRY}?view=each")
    page.emulate_media(media="print")
    expect(page.locator(".diglot-ask:visible")).to_have_count(0)
    row = page.locator("#p1").bounding_box()
    assert page.locator("#p1 > .diglot-mine").bounding_box()["width"] == pytest.approx(row["width"], abs=1)


def test_nothing_is_lit_where_there_is_nothing_beside_it(visit):
    page = visit.open(f"{ENTRY}?view=mine")
    page.locator(".diglot-mine .diglot-s").first.hover()
    expect(page.locator(LIT)).to_have_count(0)


def test_the_keyboard_alone_chooses_a_view_and_goes_from_sentence_to_counterpart(visit):
    page = visit.open(ENTRY)
    page.get_by_label("English", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Side by side")).to_be_checked()
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.closest('.diglot-mine') && {focused}.matches('.diglot-s')")
    page.keyboard.press("ArrowDown")
    number = page.evaluate(f"{focused}.dataset.b")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"[{focused}.dataset.b, {focused}.closest('[lang]').lang]") == [number, "fr"]
    expect(page.locator(f".diglot-mine {LIT}")).to_have_attribute("data-b", number)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(f"{focused}.dataset.b") != number


def test_one_paragraph_is_shown_in_the_other_language_on_demand(visit):
    page = visit.open(f"{ENTRY}?view=each")
    expect(theirs(page)).to_have_count(0)
    ask = page.get_by_role("checkbox", name="Show in French").first
    ask.focus()
    page.keyboard.press("Space")
    expect(theirs(page)).to_have_count(1)
    page.keyboard.press("Space")
    expect(theirs(page)).to_have_count(0)


def test_a_table_is_shown_in_the_other_language_as_a_whole(visit):
    page = visit.open(f"{ENTRY}?view=each")
    table = page.locator(".diglot-table")
    cells = table.locator(".diglot-theirs")
    table.get_by_role("checkbox", name="Show in French").check()
    expect(theirs(page)).to_have_count(cells.count())
    expect(cells.last).to_be_visible()


def test_without_scripts_the_views_work_by_themselves(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = Visit(context.new_page(), address).open(ENTRY)
    assert theirs(page).count() == 0
    choose(page, "Side by side")
    boxes = [page.locator(f"#p1 > .diglot-{side}").bounding_box() for side in ("mine", "theirs")]
    choose(page, "By paragraph")
    page.get_by_role("checkbox", name="Show in French").first.check()
    asked = theirs(page).count()
    context.close()
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]  # stacked: a phone has no room for two columns
    assert asked == 1


@pytest.mark.parametrize(("view", "languages"), [("both", {"en", "fr"}), ("mine", {"en"})])
def test_paper_shows_the_view_that_is_chosen_and_nothing_to_press(visit, view, languages):
    page = visit.open(f"{ENTRY}?view={view}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})  # A4 within its margins
    seen = "[...document.querySelectorAll('.diglot-row [lang]')].filter((one) => one.getClientRects().length)"
    assert set(page.evaluate(f"{seen}.map((one) => one.lang)")) == languages
    for part in (".diglot-views", ".diglot-ask", ".md-header", ".md-footer"):
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    if view == "both":
        boxes = [page.locator(f"#p1 > .diglot-{side}").bounding_box() for side in ("mine", "theirs")]
        assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]


def test_what_only_the_other_language_says_is_shown_in_its_place_side_by_side(visit_uneven):
    page = visit_uneven.open(f"fr/{CHANGED}/?view=mine")
    said = page.get_by_text("Nobody had ever said this before.")
    expect(said).to_be_hidden()
    page.evaluate("document.querySelector('#diglot-view-both').click()")
    expect(said).to_be_visible()
    assert said.evaluate("(one) => one.closest('[lang]').lang") == "en"
