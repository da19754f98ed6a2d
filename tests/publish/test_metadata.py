"""What the site tells machines: translations, sitemap, feeds, networks, lists."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import datetime

import pytest
from lxml import etree
from lxml import html as reader

from diglot.publish import publish
from diglot.publish.metadata import as_script, territory

HOST = "https://intranet.example/care/handbook/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(project, address):
    return reader.document_fromstring(project.html(address))


def hreflang(page) -> dict[str, str]:
    return {one.get("hreflang"): one.get("href") for one in page.xpath("//head/link[@hreflang]")}


@pytest.mark.parametrize("path", ["", "myths/", "myths/zeal/", "strategies/ask/", "search/", "status/"])
def test_translations_name_each_other_themselves_and_a_default(built, path):
    english, french = (read(built, f"{folder}{path}") for folder in ("", "fr/"))
    declared = {"en": HOST + path, "fr": f"{HOST}fr/{path}", "x-default": HOST + path}
    assert hreflang(english) == hreflang(french) == declared
    assert french.xpath("string(//link[@rel='canonical']/@href)") == declared["fr"]


def test_the_sitemap_names_every_translation_and_no_search(built):
    tree = etree.fromstring((built.root / "site/sitemap.xml").read_bytes())
    found = {
        url.findtext("s:loc", namespaces=MAPS): {
            one.get("hreflang"): one.get("href") for one in url.findall("x:link", MAPS)
        }
        for url in tree
    }
    assert len(found) == 12
    assert found[f"{HOST}fr/myths/zeal/"] == {
        "en": f"{HOST}myths/zeal/",
        "fr": f"{HOST}fr/myths/zeal/",
        "x-default": f"{HOST}myths/zeal/",
    }
    assert tree.findall(".//s:lastmod", MAPS) == []  # not known here


def test_an_entry_is_described_in_the_words_of_schema_org(built):
    data = json.loads(read(built, "fr/myths/zeal").xpath("string(//script[@type='application/ld+json'])"))
    assert data == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": f"{HOST}fr/myths/zeal/",
        "url": f"{HOST}fr/myths/zeal/",
        "headline": "Le zèle suffit",
        "description": "Mais non.",
        "inLanguage": "fr",
        "isPartOf": {"@type": "WebSite", "name": "Manuel", "url": HOST},
        "translationOfWork": {"@id": f"{HOST}myths/zeal/"},
    }
    source = json.loads(read(built, "myths/zeal").xpath("string(//script[@type='application/ld+json'])"))
    assert source["workTranslation"] == [{"@id": f"{HOST}fr/myths/zeal/"}]
    assert "translationOfWork" not in source


def test_no_text_ends_a_data_block():
    text = as_script({"a": "</script><script>alert('&amp;')<!--\u2028"})
    assert text.count("<") == 2
    assert json.loads(re.sub("<[^>]*>", "", text)) == {"a": "</script><script>alert('&amp;')<!--\u2028"}


def test_networks_are_told_title_language_and_address(built):
    page = read(built, "fr/myths/age")
    told = {one.get("property"): one.get("content") for one in page.xpath("//meta[starts-with(@property, 'og:')]")}
    assert told == {
        "og:type": "article",
        "og:site_name": "Manuel",
        "og:title": "Âge & rang",
        "og:description": "Gras",
        "og:url": f"{HOST}fr/myths/age/",
        "og:locale": "fr_FR",
        "og:locale:alternate": "en_US",
    }
    assert page.xpath("string(//meta[@name='twitter:card']/@content)") == "summary"
    assert [territory(code) for code in ("fr-CA", "de", "xx")] == ["fr_CA", "de_DE", "xx"]


@pytest.mark.parametrize(("folder", "name"), [("", "Handbook"), ("fr/", "Manuel")])
def test_a_feed_keeps_the_rules_of_atom(built, folder, name):
    """RFC 4287: 4.1.1 and 4.1.2 say what a feed and an entry must have, 3.3 how a date is written."""
    feed = etree.fromstring((built.root / f"site/{folder}feed.xml").read_bytes())
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for each in (feed, *feed.findall("a:entry", ATOM)):
        for one in ("id", "title", "updated"):
            assert len(each.findall(f"a:{one}", ATOM)) == 1
        assert each.findtext("a:id", namespaces=ATOM).startswith("https://")
        moment = each.findtext("a:updated", namespaces=ATOM)
        assert datetime.fromisoformat(moment).utcoffset() is not None
        alternates = each.findall("a:link[@rel='alternate']", ATOM)
        assert len({(one.get("type"), one.get("hreflang")) for one in alternates}) == len(alternates) == 1
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == name
    assert feed.find("a:link[@rel='self']", ATOM).get("href") == f"{HOST}{folder}feed.xml"
    ids = [one.text for one in feed.findall("a:entry/a:id", ATOM)]
    assert ids == [f"{HOST}{folder}myths/zeal/"]  # the only one with a date
    assert read(built, f"{folder}myths").xpath("//head/link[@type='application/atom+xml']/@href") == ["../feed.xml"]


def test_a_list_for_programs_is_in_each_language(built):
    text = built.html("fr/llms.txt")
    assert text.startswith("# Manuel\n")
    assert f"- [Âge & rang]({HOST}fr/myths/age/): Gras\n" in text
    assert "## Stratégies\n" in text
    assert text.endswith(f"- [English]({HOST}llms.txt)\n")
    assert r"\<b\>Bold\</b\>" in built.html("llms.txt")


def test_a_team_that_overrides_the_head_keeps_the_translations(project):
    project.configure("name: material,", "name: material, custom_dir: own,")
    project.write(
        "own/main.html",
        '{% extends "base.html" %}{% block extrahead %}<meta name="x">{% endblock %}'
        "{% block site_meta %}{% endblock %}",
    )
    publish(project.config)
    assert set(hreflang(read(project, "myths/zeal"))) == {"en", "fr", "x-default"}


def test_a_team_may_have_a_sitemap_of_its_own(project):
    project.configure("name: material,", "name: material, custom_dir: own,")
    project.write("own/sitemap.xml", "<urlset><!-- ours --></urlset>\n")
    publish(project.config)
    assert project.html("sitemap.xml") == "<urlset><!-- ours --></urlset>"


def test_without_an_address_nothing_is_declared_and_the_site_is_whole(project):
    project.configure("site_url: https://intranet.example/care/handbook/\n", "")
    publish(project.config, strict=True)
    assert "hreflang" not in "".join(re.findall("<link [^>]*>", project.html("myths/zeal")))
    assert not (project.root / "site/feed.xml").exists()
    assert "(/myths/zeal/)" in project.html("llms.txt")
    assert "<loc>" not in project.html("sitemap.xml")


def test_dates_are_those_of_git_and_only_while_they_are_true(project):
    def git(*arguments, date="2026-03-01T12:00:00Z"):
        who = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "PATH": "/usr/bin:/bin:/usr/local/bin"}
        subprocess.run(["git", *who, *arguments], cwd=project.root, env=dates, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "All")
    ask = project.root / "content/fr/strategies/ask.md"
    project.write("content/fr/strategies/ask.md", ask.read_text(encoding="utf-8") + "Plus.\n")
    git("commit", "-qam", "More", date="2026-04-02T12:00:00Z")
    project.write("content/en/myths/age.md", "---\nkind: myth\norder: 2\ntitle: Age\n---\nNot committed.\n")
    publish(project.config)
    tree = etree.fromstring((project.root / "site/sitemap.xml").read_bytes())
    dates = {u.findtext("s:loc", namespaces=MAPS): u.findtext("s:lastmod", namespaces=MAPS) for u in tree}
    assert dates[f"{HOST}strategies/ask/"] == "2026-03-01"
    assert dates[f"{HOST}fr/strategies/ask/"] == "2026-04-02"
    assert dates[f"{HOST}myths/age/"] is None
    feed = etree.fromstring((project.root / "site/fr/feed.xml").read_bytes())
    first = feed.find("a:entry", ATOM)
    assert first.findtext("a:published", namespaces=ATOM) == "2026-03-01T00:00:00Z"
    assert first.findtext("a:updated", namespaces=ATOM) == "2026-04-02T00:00:00Z"
    assert first.find("a:category", ATOM).attrib == {"term": "changed", "label": "Modifié le 2 avril 2026"}
    assert (
        json.loads(read(project, "fr/strategies/ask").xpath("string(//script[@type='application/ld+json'])"))[
            "dateModified"
        ]
        == "2026-04-02"
    )
