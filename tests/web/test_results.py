from __future__ import annotations

import re

import pytest

from diglot.web.results import marked


def results(html):
    return html.partition("<!-- diglot:results -->")[2].partition("<!-- /diglot:results -->")[0]


def test_results_stand_in_the_built_page_between_the_marks(service):
    html = service.client.get("/search/?q=complaints").text
    assert "Every entry" not in html
    assert "2 entries for “complaints”" in results(html)
    assert 'href="/myths/staff/#the-belief" lang="en"' in results(html)
    assert '<a href="/fr/myths/staff/" lang="fr" hreflang="fr">Être plus nombreux</a>' in results(html)
    assert "<mark>Complaints</mark>" in results(html)
    assert '<input type="search" name="q" value="complaints">' in html


def test_the_french_page_answers_in_french(service):
    html = results(service.client.get("/fr/search/?q=reclamation").text)
    assert "2 fiches pour «" in html
    assert 'href="/fr/myths/staff/#la-croyance" lang="fr"' in html
    assert '<p class="diglot-hit__excerpt" lang="fr">' in html
    assert "Idée reçue" in html


def test_an_english_match_for_a_french_reader_says_its_language(service):
    html = results(service.client.get("/fr/search/?q=pile").text)
    assert 'href="/myths/staff/#the-belief" lang="en" hreflang="en"' in html
    assert '· <span lang="en">English</span>' in html


def test_titles_texts_and_questions_are_escaped_everywhere(service):
    html = service.client.get("/search/", params={"q": '"><script>alert(1)</script> staff'}).text
    assert "<script>alert" not in html
    assert "More staff &lt;b&gt;&amp;" in html
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt; staff"' in html


def test_a_correction_is_told(service):
    html = service.client.get("/search/?q=complantis").text
    assert "Showing results for “complaints” instead of “complantis”." in html
    assert re.search(r"<h2[^>]*>[^<]* for “complaints”", html)
    assert "<title>complaints - " in html
    assert 'value="complantis"' in html


def test_without_a_question_the_page_is_as_it_was_built(service):
    assert service.client.get("/search/").text == (service.site / "search/index.html").read_text()


def test_where_nothing_is_found_advice_stands_above_the_list_of_all_entries(service):
    html = results(service.client.get("/search/?q=xylophone").text)
    assert "Nothing found for “xylophone”." in html
    assert "Try other or fewer words" in html
    assert "Every entry" in html
    assert "data-diglot-list" not in html


def test_filters_are_links_and_the_one_in_use_is_told(service):
    html = results(service.client.get("/search/?q=complaints&kind=myth").text)
    assert '<a href="/search/?q=complaints&amp;in=fr&amp;kind=myth" lang="fr">Français (0)</a>' in html
    assert '<a href="/search/?q=complaints&amp;kind=myth" aria-current="true">Myths (1)</a>' in html
    assert "1 entry for" in html


def test_each_language_says_how_many_entries_answer_in_it(service):
    for narrowed in ("", "&in=en", "&in=fr"):
        html = results(service.client.get(f"/search/?q=complaints+reclamations{narrowed}").text)
        counts = re.findall(r">([^<]+ \(\d+\))</a>", html)[:3]
        assert counts == ["All languages (2)", "English (2)", "Français (2)"]


def test_a_kind_that_nothing_found_is_of_can_be_asked_for(service):
    assert "Overviews (0)" in service.client.get("/search/?q=pile&kind=overview").text


def test_the_question_is_kept_when_the_language_is_switched(service):
    switch = '<a href="../fr/search/" hreflang="fr" lang="fr" class="diglot-languages__link" >Français</a>'
    page = f"<title>x</title>{switch}<!-- diglot:results --><!-- /diglot:results -->"
    (service.site / "search/index.html").write_text(page)
    html = service.client.get("/search/?q=%22pile%22+%26+up&kind=myth").text
    assert '<a href="../fr/search/?q=%22pile%22+%26+up" hreflang="fr"' in html


def test_a_filter_that_does_not_exist_filters_nothing(service):
    html = service.client.get("/search/?q=complaints&kind=novel&in=de&offset=-3").text
    assert "2 entries for" in html


def test_many_results_are_turned_by_links(service):
    texts = {f"en/e{n}": f"---\ntitle: Warranty {n}\n---\n\nText.\n" for n in range(25)}
    service.reindex(texts, service.index)
    middle = results(service.client.get("/search/?q=warranty&offset=10").text)
    assert "11 to 20 of 25" in middle
    assert '<a href="/search/?q=warranty" rel="prev">' in middle
    assert '<a href="/search/?q=warranty&amp;offset=20" rel="next">' in middle
    assert 'start="11"' in middle


@pytest.mark.parametrize(("path", "folder"), [("/search", "/search/"), ("/fr/search", "/fr/search/")])
def test_without_its_closing_slash_the_page_leads_to_the_same_places(service, path, folder):
    html = service.client.get(f"{path}?q=complaints").text
    assert f'<base href="{folder}">' in html
    assert f'<a href="{path}?q=complaints#content">' in html


def test_a_site_without_its_search_page_gets_a_plain_one(service):
    (service.site / "search/index.html").unlink()
    html = service.client.get("/search?q=complaints").text
    assert html.count("<h1>") == 1
    assert "2 entries for" in html
    assert "The &lt;playbook&gt;" in html


def test_marks_escape_what_they_mark():
    assert marked("a <b> c", ((2, 5),)) == "a <mark>&lt;b&gt;</mark> c"
    assert re.sub("<.*?>", "", marked("no marks", ())) == "no marks"
