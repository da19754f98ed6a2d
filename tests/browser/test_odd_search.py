"""The search of a site with odd titles and texts, and of one that has entries in one language alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import FOLDER, published, serving, visiting
from .test_static_search import hits, status

pytestmark = pytest.mark.browser

LONG = "x" * 500
ENTRIES = {
    "strategies/zz-to-be": ("To be or not to be", "That is it.\n\n## How to do it\n\nWith patience."),
    "strategies/zz-party": ("🎉 🙂", "Confetti for every customer."),
    "strategies/zz-long": (LONG, f"A title without end, and {'y' * 500}."),
    "strategies/zz-oeuvre": ("Œuvre d’æsthete", "A naïve coup d'œil at an après‑vente, Straße and 24/7 C++."),
    "strategies/zz-proto": ("constructor", "__proto__ hasOwnProperty toString."),
    "strategies/zz-empty": ("Nothing below", ""),
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    def write(root):
        for order, (key, (title, text)) in enumerate(ENTRIES.items(), 90):
            entry = f"---\nkind: strategy\norder: {order}\ntitle: {title}\nsummary: A summary.\n---\n{text}\n"
            (root / f"content/en/{key}.md").write_text(entry, encoding="utf-8")

    with serving(published(tmp_path_factory.mktemp("odd"), change=write)) as host:
        yield f"{host}{FOLDER}/"


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    def forget(root):
        for file in (root / "content/fr").rglob("*.md"):
            file.unlink()

    with serving(published(tmp_path_factory.mktemp("english"), change=forget)) as host:
        yield f"{host}{FOLDER}/"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("to be or not to be", "To be or not to be"),
        ("how to do it", "How to do it"),
        ("confetti", "🎉 🙂"),
        (LONG, "xxx"),
        (LONG[:100], "xxx"),
        ("y" * 300, "xxx"),
        ("oeuvre", "Œuvre d’æsthete"),
        ("œuvre", "Œuvre d’æsthete"),
        ("ŒUVRE d'aesthete", "Œuvre d’æsthete"),
        ("aesthète", "Œuvre d’æsthete"),
        ("naive", "Œuvre d’æsthete"),
        ("après-vente", "Œuvre d’æsthete"),
        ("apres vente", "Œuvre d’æsthete"),
        ("strasse", "Œuvre d’æsthete"),
        ("constructor", "constructor"),
        ("__proto__", "constructor"),
        ("hasownproperty", "constructor"),
        ("nothing below", "Nothing below"),
    ],
)
def test_an_entry_with_an_odd_title_is_found(browser, odd, query, title):
    with visiting(browser, odd) as visit:
        page = visit.open(f"search/?q={query}")
        expect(hits(page).first).to_contain_text(title)


@pytest.mark.parametrize("query", ["🙂", "-", '"', "« »", "+++", "'", "’", "ab" * 300, "ǅ", "\u00ad", "--- -the"])
def test_a_question_without_a_word_is_answered_too(browser, odd, query):
    with visiting(browser, odd) as visit:
        page = visit.open("search/")
        page.locator("#diglot-query").fill(query)
        page.locator("#diglot-query").press("Enter")
        if query.strip("\u00ad"):
            expect(status(page)).to_contain_text("Nothing found for")
        expect(page.get_by_role("heading", name="All entries")).to_be_visible()


def test_a_word_without_end_widens_no_page(browser, odd):
    with visiting(browser, odd, viewport={"width": 360, "height": 800}) as visit:
        for path in (f"search/?q={LONG}", f"search/?q={'z' * 190}", f"search/?q={'y' * 300}"):
            page = visit.open(path)
            expect(page.get_by_role("status").locator(".diglot-results__count")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        page = visit.open("levels/super-service/")
        page.keyboard.press("Control+k")
        page.keyboard.type("x" * 100)
        expect(page.get_by_role("option").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_is_excluded_does_not_answer(browser, odd):
    with visiting(browser, odd) as visit:
        page = visit.open('search/?q=service -"customer service"')
        expect(hits(page).first).to_be_visible()
        every = page.get_by_role("button", name="Show more results")
        if every.count():
            every.click()
        kept = {link.split("?")[0] for link in hits(page).evaluate_all("links => links.map(link => link.href)")}
        for address in kept:
            page.goto(address)
            assert "customer service" not in page.locator("article").inner_text().lower()


def test_a_language_without_entries_says_that_others_are_shown(browser, english):
    with visiting(browser, english) as visit:
        page = visit.open("fr/search/?q=complaint")
        expect(hits(page).first).to_have_attribute("lang", "en")
        expect(status(page)).to_contain_text("toutes les langues sont affichées")
        assert page.get_by_role("link", name="Les deux").get_attribute("aria-current") == "true"
        page = visit.open("fr/search/?q=complaint&lang=both")
        expect(hits(page).first).to_have_attribute("lang", "en")
        assert "toutes les langues" not in status(page).inner_text()


def test_who_removes_the_marks_by_keyboard_goes_on_in_the_text(browser, odd):
    with visiting(browser, odd) as visit:
        page = visit.open("strategies/zz-oeuvre/?highlight=naive")
        expect(page.locator("mark.diglot-found")).to_have_text("naïve")
        page.get_by_role("button", name="Remove the marks").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "ARTICLE"
