from __future__ import annotations

import contextlib
import html
import re
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.parse import urljoin

import pytest

from diglot.errors import DiglotError
from diglot.publish import publish


def navigation_of(text: str) -> list[str]:
    """What the navigation links to, in order, each by its label."""
    inner = text[text.index("md-nav--primary") : text.index("md-sidebar--secondary")]
    links = re.findall(
        r'<a href="[^"#]*" class="md-nav__link[^>]*>.*?<span class="md-ellipsis">\s*(.*?)\s*</span>', inner, re.DOTALL
    )
    return [html.unescape(label) for label in dict.fromkeys(links)]


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        ("", ["Home", "Strategies", "Ask", "Myths", "Zeal is enough", "Age & rank"]),
        ("fr/myths/zeal", ["Accueil", "Stratégies", "Demander", "Idées reçues", "Le zèle suffit", "Âge & rang"]),
    ],
)
def test_the_navigation_leads_home_then_through_the_kinds_as_they_are_declared(built, address, labels):
    assert navigation_of(built.html(address)) == labels


def test_previous_and_next_lead_through_the_entries_by_order(built):
    order = [""]
    while match := re.search(r'<link rel="next" href="([^"]*)"', built.html(order[-1])):
        base = "https://x/" + order[-1]
        order.append(urljoin(base, match[1]).removeprefix("https://x/"))
    assert order == ["", "strategies/", "strategies/ask/", "myths/", "myths/zeal/", "myths/age/"]


def test_a_navigation_that_mkdocs_yml_holds_is_respected(project):
    project.configure("plugins:\n", "nav:\n  - Start: index.md\n  - Only this: myths/zeal.md\nplugins:\n")
    publish(project.config, warn=lambda _: None)
    assert navigation_of(project.html("")) == ["Start", "Only this"]


def test_an_overview_shows_the_cards_of_its_folder_in_order(built):
    text = built.html("myths")
    cards = re.findall(r'<h2 class="diglot-card__title"><a href="([^"]*)">(.*?)</a></h2><p>(.*?)</p>', text)
    assert cards == [
        ("zeal/", "Zeal is enough", "It is not."),
        ("age/", "Age &amp; rank", "&lt;b&gt;Bold&lt;/b&gt;"),
    ]


def test_cards_of_a_named_kind_may_stand_anywhere(built):
    assert re.findall(r'diglot-card__title"><a href="([^"]*)">', built.html("fr/strategies")) == [
        "../myths/zeal/",
        "../myths/age/",
    ]


def test_cards_of_a_kind_nobody_declared_are_told_with_their_line(project):
    project.write("content/en/index.md", "---\ntitle: Home\n---\nHello.\n\n<!-- cards: mith -->\n")
    with pytest.raises(DiglotError) as error:
        publish(project.config)
    assert error.value.lines == ("content/en/index.md:6: cards: 'mith' is not a kind; known are strategy, myth",)


def test_a_mark_that_is_shown_as_code_stays_as_it_is(project):
    project.write("content/en/myths/zeal.md", "---\norder: 1\ntitle: T\n---\nWrite:\n\n    <!-- cards -->\n\nDone.\n")
    publish(project.config)
    assert "&lt;!-- cards --&gt;" in project.html("myths/zeal")


def test_the_home_page_groups_the_entries_by_kind_in_its_language(built):
    text = built.html("fr")
    groups = re.findall(r'diglot-group__title"><a href="([^"]*)">(.*?)</a></h2>(?:<p>(.*?)</p>)?', text)
    assert groups == [("strategies/", "Stratégies", ""), ("myths/", "Idées reçues", "À ne pas croire.")]
    assert '<a href="myths/age/">Âge &amp; rang</a>' in text


@pytest.mark.parametrize(
    ("address", "label", "title"),
    [("strategies/ask", "Strategy 5", "Ask"), ("fr/strategies/ask", "Stratégie 5", "Demander")],
)
def test_an_entry_shows_its_kind_number_and_title(built, address, label, title):
    text = built.html(address)
    assert f'<p class="diglot-label">{label}</p>' in text
    assert f">{title}</h1>" in text
    assert text.count("<h1") == 1


def test_a_title_that_the_text_holds_itself_is_not_repeated(project):
    project.write("content/en/myths/zeal.md", "---\norder: 1\ntitle: Zeal\n---\n# Zeal, at length\n\nText.\n")
    publish(project.config)
    assert re.findall(r"<h1[^>]*>(?:<[^>]*>)*(.*?)<", project.html("myths/zeal")) == ["Zeal, at length"]


def test_character_references_in_the_front_matter_are_characters(project):
    front_matter = '---\norder: 1\ntitle: "«&nbsp;Zeal&nbsp;» & R&amp;D"\nsummary: More&nbsp;zeal.\n---\n'
    project.write("content/en/myths/zeal.md", f"{front_matter}Text.\n")
    publish(project.config)
    shown = html.unescape(project.html("myths/zeal") + project.html("myths") + project.html("fr/myths/zeal"))
    assert shown.count("«\u00a0Zeal\u00a0» & R&D") > 5
    assert 'content="More\u00a0zeal."' in shown
    assert "&nbsp;" not in shown


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("myths/zeal", ["Reviewed 20 November 2026", "Owner: customer-care"]),
        ("fr/myths/zeal", ["Relu le 1er décembre 2026", "Responsable\u00a0: customer-care"]),
        ("myths/age", ["Machine translation, not reviewed"]),
        ("strategies/ask", []),
    ],
)
def test_below_its_title_an_entry_says_how_far_to_trust_it(built, address, said):
    text = built.html(address)
    told = text.partition('class="diglot-review"')[2].partition("</p>")[0]
    assert [html.unescape(line) for line in re.findall(r"<span[^>]*>(.*?)</span>", told)] == said


@pytest.mark.parametrize(
    ("address", "title"),
    [("", "Handbook"), ("fr", "Manuel"), ("fr/myths/zeal", "Le zèle suffit - Manuel"), ("search", "Search - Handbook")],
)
def test_a_window_is_named_after_the_page_and_the_site(built, address, title):
    assert re.findall(r"<title>(.*?)</title>", built.html(address)) == [title]


def test_the_empty_corner_of_a_table_is_no_header(project):
    project.write("content/en/myths/age.md", "---\norder: 2\n---\n| | A |\n| --- | --- |\n| B | 1 |\n")
    publish(project.config)
    assert "<th></th>" not in project.html("myths/age")
    assert re.search(r"<th>(?:<[^>]*>)*A<", project.html("myths/age"))


def test_the_summary_is_the_description_of_an_entry(built):
    assert '<meta name="description" content="Mais non.">' in built.html("fr/myths/zeal")


@pytest.mark.parametrize(
    ("address", "english", "french"),
    [
        ("", ".", "fr/"),
        ("fr", "..", "./"),
        ("myths", "./", "../fr/myths/"),
        ("fr/myths/zeal", "../../../myths/zeal/", "./"),
        ("search", "./", "../fr/search/"),
        ("fr/search", "../../search/", "./"),
    ],
)
def test_the_language_switch_leads_to_the_counterpart_wherever_the_site_lies(built, address, english, french):
    text = built.html(address)
    switch = re.findall(r'<a href="([^"]*)" hreflang="(\w+)"[^>]*>(.*?)</a>', text)
    assert [(link.rstrip("/") or ".", code, name) for link, code, name in switch] == [
        (english.rstrip("/") or ".", "en", "English"),
        (french.rstrip("/") or ".", "fr", "Français"),
    ]


def test_translations_are_declared_with_absolute_addresses(built):
    text = built.html("fr/myths/zeal")
    assert re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]*)"', text) == [
        ("en", "https://intranet.example/care/handbook/myths/zeal/"),
        ("fr", "https://intranet.example/care/handbook/fr/myths/zeal/"),
    ]


def test_what_stands_in_for_a_missing_translation_is_not_declared_as_one(project):
    (project.root / "content/fr/myths/zeal.md").unlink()
    publish(project.config)
    assert 'rel="alternate" hreflang=' not in project.html("myths/zeal")
    assert "Zeal is enough" in project.html("fr/myths/zeal")


def test_without_a_repository_no_page_offers_to_edit(built):
    assert 'rel="edit"' not in built.html("fr/myths/zeal")


def test_the_edit_link_leads_to_the_file_in_the_repository(project):
    project.configure("docs_dir:", "repo_url: https://git.example/care/book\nedit_uri: edit/main/content/\ndocs_dir:")
    publish(project.config)
    edit = re.findall(r'<a href="([^"]*)"[^>]*rel="edit"', project.html("fr/myths/zeal"))
    assert edit == ["https://git.example/care/book/edit/main/content/fr/myths/zeal.md"]
    assert 'rel="edit"' not in project.html("fr/search")
    assert 'data-md-component="source"' not in project.html("fr/myths/zeal")


@pytest.mark.parametrize(
    ("address", "action", "name"),
    [("", "search/", "Search"), ("myths/zeal", "../../search/", "Search"), ("fr/myths", "../search/", "Rechercher")],
)
def test_every_page_has_a_search_form_in_its_language(built, address, action, name):
    text = built.html(address)
    assert f'action="{action}" method="get" role="search" aria-label="{name}"' in text
    assert 'name="q"' in text


def test_the_search_lists_every_entry_between_its_two_comments(built):
    text = built.html("fr/search")
    between = text.partition("<!-- diglot:results -->")[2].partition("<!-- /diglot:results -->")[0]
    assert re.findall(r'diglot-hit__title"><a href="([^"]*)">(.*?)</a>', between) == [
        ("../strategies/ask/", "Demander"),
        ("../myths/zeal/", "Le zèle suffit"),
        ("../myths/age/", "Âge &amp; rang"),
    ]
    assert "Idée reçue 2" in between
    assert "Mais non." in between


def test_the_search_is_hidden_from_search_engines_sitemap_and_navigation(built):
    assert '<meta name="robots" content="noindex">' in built.html("search")
    assert '<meta name="robots"' not in built.html("myths")
    assert "search" not in built.html("sitemap.xml")
    assert "search" not in "".join(re.findall(r'<a href="([^"]*)" class="md-nav__link', built.html("myths")))


def test_an_entry_at_the_address_of_the_search_is_refused(project):
    project.write("content/fr/search.md", "---\ntitle: Chercher\n---\nTexte.\n")
    project.write("content/en/search.md", "---\ntitle: Look\n---\nText.\n")
    with pytest.raises(DiglotError, match=r"en/search\.md:1: its address is that of the search"):
        publish(project.config)


def test_pages_are_files_where_mkdocs_yml_says_so(project):
    project.configure("docs_dir:", "use_directory_urls: false\ndocs_dir:")
    publish(project.config)
    text = project.html("fr/myths/zeal.html")
    assert 'action="../search/index.html"' in text
    assert '<a href="../../myths/zeal.html" hreflang="en"' in text
    assert '<a href="zeal.html">' in project.html("fr/myths/index.html")


def test_links_to_sections_are_named_in_the_language_of_the_page(built):
    assert 'title="Link to this section"' in built.html("myths/zeal")
    assert 'title="Lien vers cette section"' in built.html("fr/myths/zeal")


def test_a_404_page_is_in_each_language_and_the_one_at_the_root_speaks_to_all(built):
    text = built.html("404.html")
    assert '<html lang="en"' in text
    assert 'action="/care/handbook/search/"' in text
    assert '<section lang="fr">' in text
    assert 'href="/care/handbook/fr/search/"' in text
    french = built.html("fr/404.html")
    assert '<html lang="fr"' in french
    assert "Cette adresse ne mène nulle part" in french
    assert 'action="/care/handbook/fr/search/"' in french
    assert "This address leads nowhere" not in french


def test_plain_mkdocs_builds_the_same_site(built, tmp_path):
    run = built.mkdocs("build", "--strict", "-q", "-d", str(tmp_path / "plain"))
    assert (run.returncode, run.stderr) == (0, "")
    ours = {p.relative_to(built.root / "site") for p in (built.root / "site").rglob("*.html")}
    theirs = {p.relative_to(tmp_path / "plain") for p in (tmp_path / "plain").rglob("*.html")}
    assert ours == theirs
    assert all((tmp_path / "plain" / path).read_bytes() == (built.root / "site" / path).read_bytes() for path in ours)


def test_properdocs_builds_the_same_site_but_for_its_name(built, tmp_path):
    run = built.command("properdocs", "build", "-f", "mkdocs.yml", "--strict", "-q", "-d", str(tmp_path / "theirs"))
    assert (run.returncode, run.stderr) == (0, "")
    sites = [files_of(folder) for folder in (built.root / "site", tmp_path / "theirs")]
    assert sites[0] == sites[1]


def files_of(site):
    """Each file of a site that the builder writes, without what names the builder."""
    named = re.compile(rb'<meta name="generator" content="[^"]*">')
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {path: named.sub(b"", content) for path, content in files.items()}


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("content/fr/myths/age.md", "---\norder: [2\n---\n", "content/fr/myths/age.md:3: front matter:"),
        ("content/en/myths/age.md", "---\norder: 1\n---\n", "content/en/myths/zeal.md:3: order: 1 is already that of"),
        (
            "content/en/myths/age.md",
            "---\nkind: mith\n---\n",
            "content/en/myths/age.md:2: kind: 'mith' is not declared",
        ),
    ],
)
def test_plain_mkdocs_tells_a_broken_corpus_in_one_line(project, path, text, told):
    project.write(path, text)
    run = project.mkdocs("build", "-q")
    assert run.returncode == 1
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert not (project.root / "site").exists()


def test_plain_mkdocs_tells_every_mistake_in_the_configuration(project):
    project.configure("folder: myths", "foldr: myths")
    project.configure("{one: Myth, many: Myths}", "{one: Myth, meny: Myths}")
    run = project.mkdocs("build", "-q")
    assert run.returncode == 1
    assert "foldr: not known here; did you mean folder?" in run.stderr
    assert "meny: not known here; did you mean many?" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(("code", "next_word"), [("fr-CA", "Suivant"), ("br", "Next")])
def test_a_language_that_the_theme_does_not_speak_is_published_all_the_same(project, code, next_word):
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", text.replace("locale: fr,", f"locale: {code},").replace(" fr: {one", f" {code}: {{one"))
    (project.root / "content/fr").rename(project.root / f"content/{code}")
    publish(project.config)
    page = project.html(f"{code}/myths/zeal")
    assert f'<html lang="{code}"' in page
    assert next_word in page
    assert 'href="../../../myths/zeal/" hreflang="en"' in page


def test_other_languages_and_further_folders_need_nothing(project):
    project.configure("{locale: fr, name: Français, site_name: Manuel}", "{locale: de, name: Deutsch}")
    project.configure("fr: {one: Stratégie, many: Stratégies}", "de: {one: Strategie, many: Strategien}")
    project.configure("fr: {one: Idée reçue, many: Idées reçues}", "de: {one: Irrtum, many: Irrtümer}")
    (project.root / "content/fr").rename(project.root / "content/de")
    project.write(
        "content/de/myths/zeal.md", "---\norder: 1\nstate: reviewed\nlast_reviewed_on: 2026-11-20\n---\nText\n"
    )
    project.write("content/en/annex/list.md", "---\ntitle: A list\n---\nText.\n")
    publish(project.config)
    text = project.html("de/myths/zeal")
    assert "Irrtum 1" in text
    assert "Reviewed 20 November 2026" in text
    assert "Annex" in project.html("")


def test_the_shipped_playbook_builds_without_a_warning(shipped):
    assert "Strategies" in shipped.html("")
    assert "Stratégie 6" in shipped.html("fr/strategies/manage-expectations")
    assert 'title="Passer au mode sombre"' in shipped.html("fr")
    assert 'title="Switch to dark mode"' in shipped.html("myths")


def test_mkdocs_serve_shows_the_site_and_builds_it_again_when_the_text_changes(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project.root, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}/care/handbook/fr/myths/zeal/"
            assert "Idée reçue 1" in read_until(address, "Le zèle suffit")
            project.write("content/fr/myths/zeal.md", "---\norder: 7\ntitle: Le zèle, encore\n---\nTexte.\n")
            assert "Idée reçue 7" in read_until(address, "Le zèle, encore")
        finally:
            server.terminate()


def read_until(address: str, words: str) -> str:
    """The page at `address`, as soon as it holds `words`."""
    for _ in range(200):
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=10) as answer:
            if words in (text := answer.read().decode()):
                return text
        time.sleep(0.1)
    pytest.fail(f"{address} never held {words!r}")
