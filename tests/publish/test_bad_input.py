"""Whatever an entry holds, its page is whole, runs nothing, and shows what its author may say."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html as reader

from diglot.errors import DiglotError
from diglot.publish import publish

from .conftest import make_project

HOSTILE = """\
---
kind: myth
order: 1
title: "Less < more & \\"quoted\\" </title><script>alert(1)</script> 🎉"
summary: "A \\"summary\\" <img src=x onerror=alert(2)>"
owner: "<script>alert(3)</script>"
state: draft
author: ["\\"><script>alert(4)</script>"]
status: "\\"><script>alert(13)</script>"
audience: {"\\"><script>alert(10)</script>": "\\"><script>alert(11)</script>"}
date: [!!set {"\\"><script>alert(12)</script>"}, !!binary PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==]
revision_date: !!binary PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
things: &all [*all]
---
## A <script>alert(5)</script> heading &lt;b&gt; & more

<img src="x.png" onerror="alert(6)"> <a href="javascript:alert(7)">link</a> [another](javascript:alert(8))

<iframe src="https://elsewhere.example/"></iframe>

<b onclick="alert(9)">Bold.</b> ![far](https://elsewhere.example/a.png)
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("hostile"))
    for locale in ("en", "fr"):  # each stands beside the other, too
        project.write(f"content/{locale}/myths/zeal.md", HOSTILE)
    project.write(
        "content/en/strategies/ask.md",
        '---\norder: 5\nkind: strategy\n---\n# A <b onclick="x()">"t"</b> & &lt;i>\n\nT.\n',
    )
    publish(project.config, warn=lambda _: None)
    return project


PAGES = ["", "myths", "myths/zeal", "myths/age", "strategies", "strategies/ask", "search", "fr/myths/zeal", "fr"]


@pytest.mark.parametrize("address", PAGES)
def test_no_script_handler_or_foreign_address_reaches_a_page(hostile, address):
    page = reader.document_fromstring(hostile.html(address))
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        is_data = element.get("type") == "application/ld+json"
        assert not (element.tag == "script" and "alert" in (element.text or "") and not is_data)
        assert element.tag != "iframe"
        for name, value in element.items():
            assert not name.startswith("on"), (element.tag, name)
            assert "javascript:" not in value
            assert not (name == "src" and "elsewhere" in value)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "\\x6aavascript:alert(1)", "java\tscript:alert(1)"])
def test_a_page_that_leads_elsewhere_runs_nothing(project, address):
    front_matter = {"order": 1, "title": "T", "template": "redirect.html", "location": address}
    project.write("content/en/myths/zeal.md", f"---\n{json.dumps(front_matter)}\n---\nText.\n")
    project.write(
        "content/en/myths/age.md", "---\norder: 2\ntemplate: redirect.html\nlocation: ../zeal/?a\n---\nText.\n"
    )
    publish(project.config, warn=lambda _: None)
    assert "alert" not in project.html("myths/zeal")
    assert '["../zeal/?a",' in project.html("myths/age")


def test_a_title_of_signs_is_shown_as_it_was_written(hostile):
    page = reader.document_fromstring(hostile.html("myths/zeal"))
    title = 'Less < more & "quoted" </title><script>alert(1)</script> 🎉'
    assert page.findtext(".//title") == f"{title} - Handbook"
    assert page.xpath("string(//h1)") == title
    assert page.xpath("string(//meta[@name='description']/@content)") == 'A "summary" <img src=x onerror=alert(2)>'
    assert "<script>alert(3)</script>" in page.xpath("string(//*[@class='diglot-review'])")
    overview = reader.document_fromstring(hostile.html("myths"))
    assert overview.xpath("//*[contains(@class,'md-nav__link')]/span[contains(., 'quoted')]")[0].text.strip() == title
    assert overview.xpath("string(//*[@class='diglot-card__title'])") == title


def test_a_heading_of_signs_is_shown_as_it_was_written(hostile):
    page = reader.document_fromstring(hostile.html("strategies/ask"))
    assert page.xpath("//title")[0].text.strip().startswith('A "t" & <i>')
    page = reader.document_fromstring(hostile.html("myths/zeal"))
    toc = {" ".join(one.text_content().split()) for one in page.xpath("//nav[@class='md-nav md-nav--secondary']//li")}
    assert toc == {"A alert(5) heading <b> & more"}


def test_an_entry_of_200_kilobytes_stands_beside_its_translation(project):
    lines = {
        "en": "Some *text* with `code`, and with enough words to make 200 kilobytes in all, number {}.",
        "fr": "Du *texte* avec du `code`, et assez de mots pour faire 200 kilo-octets en tout, numéro {}.",
    }
    for locale, line in lines.items():
        text = "".join(f"## Section {n}\n\n{line.format(n)}\n\n" for n in range(2000))
        assert len(text) > 200_000
        project.write(f"content/{locale}/myths/zeal.md", f"---\nkind: myth\norder: 1\ntitle: Long\n---\n{text}")
    publish(project.config)
    html = project.html("myths/zeal")
    assert re.search(r"number 1999\.</span>.*numéro 1999\.</span>", html, re.DOTALL)


def test_a_link_to_a_missing_entry_is_told_and_the_site_is_whole(project):
    project.write("content/en/myths/zeal.md", "---\norder: 1\ntitle: T\n---\n[gone](gone.md)\n")
    said = []
    publish(project.config, warn=said.append)
    assert len(said) == 1
    assert "gone.md" in said[0]
    assert "</html>" in project.html("myths/zeal")


@pytest.mark.parametrize(
    ("twin", "first"),
    [
        ("en/myths/zeal/index", "en/myths/zeal.md"),
        ("en/myths/Zeal", "en/myths/Zeal.md"),
        ("en/README", "en/README.md"),
        ("en/fr/myths/zeal", "fr/myths/zeal.md"),
        ("myths/zeal", "en/myths/zeal.md"),
    ],
)
def test_two_entries_with_one_address_are_refused_in_one_line(project, twin, first):
    project.write(f"content/{twin}.md", "---\ntitle: Twin\n---\nText.\n")
    with pytest.raises(DiglotError) as error:
        publish(project.config)
    assert len(error.value.lines) == 1
    assert f"its address is that of content/{first}" in error.value.lines[0]
    assert not (project.root / "site").exists()


@pytest.mark.parametrize(
    ("file", "owner"),
    [
        ("en/404.html", "the page for what there is not"),
        ("en/sitemap.xml", "the sitemap"),
        ("fr/search/index.html", "the search"),
        ("en/fr/plan.txt", "Français"),
    ],
)
def test_a_file_at_an_address_that_the_site_needs_is_refused_in_one_line(project, file, owner):
    project.write(f"content/{file}", "Our own.\n")
    with pytest.raises(DiglotError) as error:
        publish(project.config)
    assert error.value.lines == (f"content/{file}: its address is kept for {owner}; rename it",)


def test_a_page_of_the_team_at_the_address_of_an_annex_comes_first(project):
    project.write("content/en/status/index.html", "<p>Our own.\n")
    publish(project.config)
    assert project.html("status") == "<p>Our own.\n"


def test_a_locale_without_any_entry_is_published_in_the_other_language(project):
    for path in (project.root / "content/fr").rglob("*.md"):
        path.unlink()
    publish(project.config)
    assert re.search('<html lang="fr"', project.html("fr"))
    assert "Our handbook" in project.html("fr")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("template: gone.html", "content/en/myths/age.md:4: template: the theme has no gone.html"),
        ("icon: material/gone", "content/en/myths/age.md:4: icon: the theme has no .icons/material/gone.svg"),
    ],
)
def test_a_template_or_an_icon_that_there_is_not_is_told(project, field, told):
    project.write("content/en/myths/age.md", f"---\norder: 2\ntitle: T\n{field}\n---\nText.\n")
    with pytest.raises(DiglotError) as error:
        publish(project.config)
    assert error.value.lines == (told,)


def test_what_is_nested_too_deeply_is_told_with_its_line(project):
    deep = {"en": "<b>" * 2000 + "x" + "</b>" * 2000, "fr": "- " * 500 + "x"}
    for locale, text in deep.items():
        project.write(f"content/{locale}/myths/zeal.md", f"---\norder: 1\ntitle: T\n---\nText.\n\n{text}\n")
    with pytest.raises(DiglotError) as error:
        publish(project.config)
    told = "7: nested more than 40 levels deep; most often a tag, a quotation or a list that is not closed"
    assert error.value.lines == (f"content/en/myths/zeal.md:{told}", f"content/fr/myths/zeal.md:{told}")


def test_forty_levels_of_anything_are_published(project):
    deep = "<b>" * 40 + "x" + "</b>" * 40 + "\n\n" + "- " * 40 + "y\n\n" + "> " * 40 + "z\n"
    project.write("content/en/myths/zeal.md", f"---\norder: 1\ntitle: T\n---\nText.\n\n{deep}")
    publish(project.config)
    assert project.html("myths/zeal").count("<blockquote>") == 40
