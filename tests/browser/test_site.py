from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import FOLDER, Visit, published, serving, visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "language", "counterpart"),
    [
        ("", "Français", "fr/"),
        ("fr/", "English", ""),
        ("strategies/", "Français", "fr/strategies/"),
        ("fr/strategies/manage-expectations/", "English", "strategies/manage-expectations/"),
        ("search/", "Français", "fr/search/"),
    ],
)
def test_the_language_switch_lands_on_the_counterpart(visit, path, language, counterpart):
    page = visit.open(path)
    page.get_by_role("banner").get_by_role("link", name=language, exact=True).click()
    page.wait_for_url(visit.address + counterpart)
    assert page.locator("html").get_attribute("lang") == {"Français": "fr", "English": "en"}[language]


def test_both_languages_are_reached_by_clicks_alone(visit):
    page = visit.open("fr/")
    page.get_by_role("link", name="Stratégies", exact=True).first.click()
    page.locator(".diglot-card").nth(5).click(position={"x": 5, "y": 5})
    page.wait_for_url("**/fr/strategies/manage-expectations/")
    assert page.locator(".diglot-label").inner_text() == "Stratégie 6"
    page.get_by_role("link", name="Suivant").click()
    page.wait_for_url("**/fr/strategies/recognise-role-reversal/")


def test_every_page_has_a_search_form_on_a_phone(visit):
    visit.page.set_viewport_size({"width": 360, "height": 740})
    page = visit.open("fr/myths/more-staff/")
    page.get_by_role("banner").get_by_role("combobox", name="Rechercher").click()
    page.keyboard.type("service")
    assert page.locator(".diglot-search__input").bounding_box()["width"] > 200
    page.keyboard.press("Enter")
    page.wait_for_url(visit.address + "fr/search/?q=service")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_to_the_search_and_escape_leaves_it(visit, key):
    page = visit.open("myths/more-staff/")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("a/b")
    assert page.locator(".diglot-search__input").input_value() == "a/b"
    page.keyboard.press("Escape")  # closes the list below the field, where that has come
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_without_scripts_everything_is_still_reached(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context.new_page(), address).open("fr/myths/more-staff/")
    page.locator(".diglot-search__input").fill("service")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "fr/search/?q=service")
    listed = page.locator(".diglot-hit:visible").count()
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(address + "search/")
    context.close()
    assert listed == 13


def test_the_colours_of_a_reader_are_remembered(visit):
    page = visit.open("fr/")
    page.locator("label[title='Passer au mode sombre']").click()
    assert visit.open("strategies/").locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_no_empty_line_follows_a_heading_that_fills_its_own(visit):
    page = visit.open("fr/strategies/")
    page.set_viewport_size({"width": 360, "height": 740})
    heading = page.get_by_role("heading", name="Pourquoi c’est important")
    assert heading.bounding_box()["height"] < 1.6 * heading.evaluate(
        "(one) => parseFloat(getComputedStyle(one).fontSize)"
    )


def test_who_reads_in_colours_of_their_own_sees_what_was_found_and_what_changed(browser, address):
    with visiting(browser, address, forced_colors="active", color_scheme="dark") as visit:
        page = visit.open("fr/search/?q=service")
        mark = page.locator(".diglot-found mark").first
        colours = mark.evaluate("(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 0)"]
        current = page.get_by_role("banner").get_by_role("link", name="Français")
        assert "underline" in current.evaluate("(one) => getComputedStyle(one).textDecorationLine")


@pytest.mark.parametrize("path", ["fr/search/", "fr/status/", "fr/404.html", "fr/myths/more-staff/"])
def test_the_first_key_skips_to_the_text_on_every_page(visit, path):
    page = visit.open(path)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


def test_on_a_phone_the_keyboard_opens_the_navigation_and_reaches_only_what_is_seen(browser, address):
    with visiting(browser, address, viewport={"width": 360, "height": 740}) as visit:
        page = visit.open("fr/strategies/manage-expectations/")
        focused = "document.activeElement"
        seen = f"{focused}.checkVisibility({{visibilityProperty: true}}) && {focused}.getBoundingClientRect().right > 0"
        where = f"{focused}.closest('.md-sidebar--primary') !== null"
        for _ in range(9):  # closed, it is passed by
            page.keyboard.press("Tab")
            assert page.evaluate(f"{seen} && !({where})")
        button = page.get_by_role("button", name="Navigation")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".md-sidebar--primary")).to_be_in_viewport(ratio=1)
        inside = []
        for _ in range(16):
            page.keyboard.press("Tab")
            if page.evaluate(where):
                inside.append(page.evaluate("document.activeElement.textContent.trim()"))
                assert page.evaluate(seen), inside
        assert "Fixer des prix qui fidélisent" in inside
        assert "Le problème" not in inside  # the headings lie behind a further step
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
        page.set_viewport_size({"width": 1280, "height": 800})
        expect(button).to_be_hidden()


def test_a_word_longer_than_a_phone_is_wide_moves_nothing_sideways(browser, tmp_path):
    def lengthen(root):
        path = root / "content/en/strategies/manage-expectations.md"
        text = path.read_text(encoding="utf-8")
        word = "interdepartmental-accountability-and-transparency".replace("-", "")
        path.write_text(text.replace("title: ", f"title: {word} ").replace("summary: ", f"summary: {word} "), "utf-8")

    with serving(published(tmp_path, change=lengthen)) as host:
        size = {"width": 360, "height": 740}
        with visiting(browser, f"{host}{FOLDER}/", viewport=size) as visit:
            for path in ("", "strategies/", "strategies/manage-expectations/?view=both", "status/", "search/"):
                visit.open(path)
                assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_cards_show_where_the_keyboard_is(visit):
    page = visit.open("strategies/")
    page.locator(".diglot-card a").first.focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement, '::after').outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/strategies/respect-service/")


def test_lines_are_comfortable_to_read(visit):
    page = visit.open("strategies/manage-expectations/")
    longest = page.evaluate(
        """() => {
          const range = document.createRange(), lines = []
          for (const p of document.querySelectorAll(".md-content__inner > .diglot-row > .diglot-mine > p")) {
            const text = p.textContent
            range.selectNodeContents(p)
            lines.push(text.length / new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size)
          }
          return Math.max(...lines)
        }"""
    )
    assert longest <= 75


def test_a_repository_on_a_well_known_host_is_not_asked_for_anything(browser, tmp_path):
    folder = published(tmp_path, configuration="repo_url: https://github.com/example/playbook\n")
    context = browser.new_context()
    with serving(folder) as host:
        visit = Visit(context.new_page(), f"{host}{FOLDER}/")
        page = visit.open("fr/myths/more-staff/")
        page.wait_for_load_state("networkidle")
        shown = page.locator("a.md-source").count()
        context.close()
    assert shown
    assert (visit.elsewhere, visit.complaints) == ([], [])
