"""What a reader is told of how far to trust a text, and where: in a playbook that is out of step."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .uneven import CHANGED, DRAFTED, IN_FRENCH_ALONE, MACHINE, MISSING

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(visit_uneven):
    return visit_uneven


def line(page):
    """The statements on the state of the entry."""
    return [one.rstrip("\u00a0·") for one in page.locator(".diglot-review > span").all_inner_texts()]


def marked(page, name):
    """What stands in the passages that are marked as `name`, without the mark's own words."""
    return page.locator(f".diglot-row--{name}, .diglot-table.diglot-row--{name}").evaluate_all(
        """(rows) => rows.map((row) => {
          const copy = row.cloneNode(true)
          for (const one of copy.querySelectorAll(".diglot-mark, .diglot-theirs")) one.remove()
          return copy.textContent.trim()
        })"""
    )


def test_a_text_in_step_is_reviewed_and_bears_no_mark(visit):
    page = visit.open("fr/strategies/manage-expectations/")
    assert line(page)[0] == "Relu le 20 novembre 2026"
    assert page.locator(".diglot-mark").count() == 0
    assert page.locator(".diglot-languages__state").count() == 0


def test_only_the_paragraphs_that_changed_in_the_other_language_are_marked(visit):
    page = visit.open(f"fr/{CHANGED}/")
    assert line(page)[1:3] == [
        "3 paragraphes sur 21 ont changé en anglais depuis le 23 novembre 2026",
        "1 nouveau paragraphe en anglais",
    ]
    paper, cable, table = marked(page, "changed")
    assert paper.startswith("Sur le papier")
    assert cable.startswith("Un client revient")
    assert "La rembourser" in table
    said = page.locator(".diglot-mark--changed:visible").all_inner_texts()
    assert said == ["Modifié en anglais depuis le 23 novembre 2026"] * 3


def test_the_line_leads_to_the_first_paragraph_that_changed_and_to_what_is_new(visit):
    page = visit.open(f"fr/{CHANGED}/")
    page.get_by_role("link", name="3 paragraphes sur 21").click()
    expect(page.locator(":target")).to_contain_text("Sur le papier")
    page.get_by_role("link", name="1 nouveau paragraphe").click()
    page.wait_for_url("**view=both#p*")
    expect(page.get_by_text("Nobody had ever said this before.")).to_be_in_viewport()


def test_who_reads_the_text_that_changed_sees_no_mark_but_where_the_translation_lags(visit):
    page = visit.open(f"{CHANGED}/?view=both")
    assert line(page) == ["Reviewed 20 November 2026", "Owner: Customer care"]
    assert page.locator(".diglot-row--changed").count() == 0
    said = page.locator(".diglot-theirs > .diglot-mark")
    assert set(said.all_inner_texts()) == {"out of date"}
    assert said.first.evaluate("(one) => one.closest('[lang]').lang") == "en"
    switch = page.get_by_role("banner").get_by_role("link", name="Français")
    expect(switch).to_contain_text("out of date")


def test_a_text_that_a_machine_wrote_says_so_from_its_first_paragraph_to_the_last(visit):
    page = visit.open(f"fr/{DRAFTED}/")
    assert line(page)[0] == "Traduction automatique, non relue"
    assert page.locator(".diglot-mark:visible").all_inner_texts() == ["Traduction automatique, non relue"]
    rows = page.locator("article .diglot-row:visible:not(.diglot-row--title, .diglot-row--machine)")
    assert rows.evaluate_all("(all) => all.filter((one) => !one.closest('.diglot-row--machine'))") == []


def test_beside_the_text_it_was_made_from_a_machines_text_says_so_once_and_rows_stay_level(visit):
    page = visit.open(f"{DRAFTED}/?view=both")
    assert page.locator(".diglot-mark:visible").all_inner_texts() == ["Machine translation, not reviewed"]
    tops = page.locator(".md-content__inner > .diglot-row:not(.diglot-row--title)").evaluate_all(
        """(rows) => rows.map((row) => [".diglot-mine", ".diglot-theirs"].map((side) =>
          row.querySelector(`:scope > ${side} .diglot-s`).getBoundingClientRect().top))"""
    )
    assert len(tops) > 10
    assert [pair for pair in tops if abs(pair[0] - pair[1]) > 2] == []
    visit.open(f"{DRAFTED}/?view=each")
    page.get_by_role("checkbox", name="Show in French").nth(3).click()
    expect(page.locator(".diglot-theirs > .diglot-mark:visible")).to_have_text("Machine translation, not reviewed")


def test_the_lines_beside_a_machines_passages_stand_below_one_another(visit):
    page = visit.open(f"fr/{MACHINE}/")
    lines = page.locator("article .diglot-row--machine:visible").evaluate_all(
        """(rows) => rows.map((row) =>
          [row.closest(".admonition") !== null,
           Math.round(row.getBoundingClientRect().left + parseFloat(getComputedStyle(row, "::before").left))])"""
    )
    assert len({place for inside, place in lines if not inside}) == 1
    assert len({place for inside, place in lines if inside}) == 1


def test_what_a_person_reviewed_of_a_machines_text_bears_no_label(visit):
    page = visit.open(f"fr/{MACHINE}/")
    assert line(page)[0] == "19 paragraphes sur 22 sont traduits automatiquement et n’ont pas été relus"
    assert "non relue" not in " ".join(line(page)[1:])
    first = page.locator("#p1")
    assert "diglot-row--machine" not in first.get_attribute("class")
    assert marked(page, "machine")[0].startswith("Une batterie collée")


@pytest.mark.parametrize(
    ("path", "lang", "notice", "title"),
    [
        (f"fr/{MISSING}/", "en", "Ce texte n’est pas encore disponible en français.", "Respect service"),
        (f"{IN_FRENCH_ALONE}/", "fr", "This text is not available in English yet.", "Rapprocher le service"),
    ],
)
def test_what_stands_in_is_in_its_own_language_and_all_around_it_in_the_readers(visit, path, lang, notice, title):
    page = visit.open(path)
    own = {"en": "fr", "fr": "en"}[lang]
    spoken = "(one) => one.closest('[lang]').lang"
    note = page.get_by_role("note")
    expect(note).to_contain_text(notice)
    assert note.evaluate(spoken) == own
    assert page.locator(".diglot-review").evaluate(spoken) == own
    for place in ("h1", "article p >> nth=-1", ".md-nav--secondary .md-nav__link .md-typeset span >> nth=0"):
        assert page.locator(place).first.evaluate(spoken) == lang, place
    for shown in page.get_by_text(title).all():
        if shown.evaluate("(one) => one.tagName") != "TITLE":
            assert shown.evaluate(spoken) == lang, shown


@pytest.mark.parametrize("path", ["fr/strategies/", "fr/strategies/plan-for-service/", "fr/"])
def test_wherever_a_title_in_another_language_stands_it_says_so(visit, path):
    page = visit.open(path)
    titles = page.get_by_text("Respect service as much as sales", exact=True)
    assert titles.count() >= 1
    assert titles.evaluate_all("(all) => [...new Set(all.map((one) => one.closest('[lang]').lang))]") == ["en"]
