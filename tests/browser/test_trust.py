"""What a reader is told of how far to trust an entry: a line on its state, and marks on just what it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import Visit
from .uneven import CHANGED, DRAFTED, MACHINE, NO_ENGLISH, NO_FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser, uneven) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    visit = Visit(context.new_page(), uneven)
    yield visit
    visit.page.wait_for_load_state("networkidle")
    context.close()
    assert (visit.complaints, visit.elsewhere) == ([], [])


def line(page) -> str:
    return " ".join(page.locator(".diglot-review").inner_text().split())


def marked(page, name: str) -> list[str]:
    return page.locator(f".diglot-row--{name} .diglot-mine").all_inner_texts()


def test_a_reviewed_entry_says_when_and_marks_nothing(visit):
    page = visit.open("fr/strategies/join-service-and-marketing/")
    assert line(page).startswith("Relu le 20 novembre 2026")
    assert page.locator(".diglot-mark").count() == 0


def test_just_the_paragraphs_that_changed_in_the_other_language_are_marked(visit):
    page = visit.open(f"fr/{CHANGED}/")
    assert "2 paragraphes sur 26 ont changé en anglais depuis le 23 novembre 2026" in line(page)
    first, second = marked(page, "changed")
    assert first.startswith("Pendant ce temps, le client est déçu.")
    assert second.startswith("Supprimez") or "mauvais jour" in second
    assert page.locator(".diglot-mark:visible").count() == 2


def test_the_line_leads_to_the_paragraph_that_changed_and_to_the_one_that_is_new(visit):
    page = visit.open(f"fr/{CHANGED}/")
    page.get_by_role("link", name="2 paragraphes sur 26").click()
    assert "Pendant ce temps" in page.locator(":target").inner_text()
    page.get_by_role("link", name="1 nouveau paragraphe en anglais").click()
    page.wait_for_url("**?view=both#p*")
    new = page.locator(".diglot-row--extra", has_text="Nobody had ever said this before.")
    assert new.is_visible()
    assert new.locator("[lang=en]").count() == 1


def test_the_language_that_moved_on_has_no_marks_and_says_that_the_other_is_behind(visit):
    page = visit.open(f"{CHANGED}/?view=mine")
    assert page.locator(".diglot-mark:visible").count() == 0
    assert page.locator(".diglot-languages [hreflang=fr]").inner_text().split("\n")[-1] == "out of date"
    assert visit.open(f"{CHANGED}/?view=both").locator(".diglot-theirs > .diglot-mark:visible").count() == 2


def test_a_machines_text_is_labelled_from_its_first_line(visit):
    page = visit.open(f"fr/{MACHINE}/")
    assert line(page).startswith("Traduction automatique, non relue")
    assert "20 novembre 2026" not in line(page)  # no person has read this
    assert len(marked(page, "machine")) > 10
    assert page.locator(".diglot-row--machine").evaluate_all(
        "(rows) => rows.every((row) => getComputedStyle(row, '::before').content !== 'none')"
    )


def test_of_a_text_that_is_partly_a_machines_only_that_is_marked(visit):
    page = visit.open(f"fr/{DRAFTED}/")
    assert "2 paragraphes sur 22 sont une traduction automatique, non relue" in line(page)
    assert [text.split()[0] for text in marked(page, "machine")] == ["Le", "La"]
    english = visit.open(f"{DRAFTED}/")
    assert "achine" not in line(english)


@pytest.mark.parametrize(
    ("path", "notice", "code"),
    [
        (f"fr/{NO_FRENCH}/", "Ce texte n’est pas encore disponible en français. Voici sa version en anglais.", "en"),
        (f"{NO_ENGLISH}/", "This text is not available in English yet. What follows is in French.", "fr"),
    ],
)
def test_what_stands_in_for_a_missing_text_says_so_and_speaks_its_own_language(visit, path, notice, code):
    page = visit.open(path)
    assert page.get_by_role("note").inner_text() == notice
    assert page.get_by_role("note").evaluate("(one) => one.closest('[lang]').lang") != code
    for text in ("article h1", "article h2", "article p:not([class])"):
        assert page.locator(text).first.evaluate("(one) => one.closest('[lang]').lang") == code
    assert page.locator("article h1").bounding_box()["y"] < page.get_by_role("note").bounding_box()["y"]
    assert page.locator("link[hreflang]").count() == 0
    assert page.locator(".diglot-views").count() == 0
