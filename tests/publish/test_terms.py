"""Terms in entries, and the page that explains them."""

from __future__ import annotations

import re

import pytest

from diglot.model.termbase import Concept, Term, Termbase, TermStatus
from diglot.publish import publish
from diglot.publish.terms import with_terms

BACKLOG = Concept(
    "backlog",
    (
        Term("backlog", "en"),
        Term("open <requests>", "en", TermStatus.ADMITTED),
        Term("pile", "en", TermStatus.FORBIDDEN),
        Term("dossier en attente", "fr"),
    ),
    {"en": 'Requests not "yet" dealt with.', "fr": "Demandes non traitées."},
)
COST = Concept("cost", (Term("cost", "en"), Term("coût", "fr")), {"en": "What is paid.", "fr": "Ce que l’on paie."})
CAPTURE = Concept(
    "Acquisition cost", (Term("acquisition cost", "en"), Term("coût d’acquisition", "fr")), {"en": "D.", "fr": "D."}
)
PLAIN = Concept("staff", (Term("staff", "en"),), {"en": "People."}, marked=False)
TERMS = Termbase((BACKLOG, COST, CAPTURE, PLAIN))


def marked(html: str, *, lang: str = "en", reader: str | None = None) -> list[tuple[str, str]]:
    text = with_terms(html, TERMS, lang=lang, reader=reader or lang, page="../terms/")
    assert re.sub(r'<a class="diglot-term"[^>]*>(.*?)</a>', r"\1", text) == html
    return re.findall(r'<a class="diglot-term" href="\.\./terms/#([^"]*)"[^>]*>(.*?)</a>', text)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>A backlog; the backlog.</p><p>Backlog.</p>", [("backlog", "backlog")]),
        ("<p>Two Backlogs grow.</p>", [("backlog", "Backlogs")]),
        ("<p>Acquisition costs, and costs.</p>", [("acquisition-cost", "Acquisition costs"), ("cost", "costs")]),
        ("<p>An acquisition. Cost matters.</p>", [("cost", "Cost")]),
        ("<p>Open&nbsp;requests wait.</p>", [("backlog", "Open&nbsp;requests")]),
        ("<p>A pile, and staff.</p>", []),
        ("<h2>Backlog</h2><p><a href='x'>backlog</a> <code>backlog</code></p><pre>backlog</pre>", []),
        ("<h2>Backlog</h2><p>The backlog.</p>", [("backlog", "backlog")]),
        ('<p>A <em>backlog</em> <img alt="backlog"></p>', [("backlog", "backlog")]),
        ('<div lang="fr"><p>backlog <b>cost</b></p></div><p>cost</p>', [("cost", "cost")]),
        ("<p>costly &cost; backlogged</p>", []),
        ('<span class="diglot-mark diglot-mark--machine">Backlog</span><p>backlog</p>', [("backlog", "backlog")]),
        ('<div class="diglot-theirs diglot-theirs--none">Backlog</div><p>backlog</p>', [("backlog", "backlog")]),
        ('<p>a<span class="diglot-alone"> (Backlog)</span> backlog</p>', [("backlog", "backlog")]),
        ("<!-- backlog --><table><tr><th>backlog</th><td>cost</td></tr></table>", [("cost", "cost")]),
    ],
)
def test_the_first_use_of_a_term_in_running_text_is_marked(html, found):
    assert marked(html) == found


def test_french_elisions_and_plurals_count():
    assert marked("<p>L’ampleur des dossiers en attente et le coût d’acquisition.</p>", lang="fr") == [
        ("backlog", "dossiers en attente"),
        ("acquisition-cost", "coût d’acquisition"),
    ]


def test_a_term_carries_what_it_means_to_the_reader_and_what_it_is_called_elsewhere():
    text = with_terms("<p>backlog</p>", TERMS, lang="en", reader="en", page="terms/")
    assert 'data-definition="Requests not &#34;yet&#34; dealt with."' in text
    assert 'data-term="dossier en attente" data-lang="fr"' in text
    assert "Demandes non traitées." in with_terms("<p>backlog</p>", TERMS, lang="en", reader="fr", page="terms/")


TABLE = """\
concept,en,en_admitted,en_forbidden,en_definition,fr,fr_forbidden,fr_definition,marked
zeal,zeal,ardour,,Eager <effort>.,zèle,ardeur,Empressement.,yes
rank,rank,,,A place.,rang,,Une place.
"""


def test_the_page_of_terms_is_in_both_languages_and_entries_lead_there(project):
    project.write("memory/terms.csv", TABLE)
    project.write("content/en/myths/age.md", "---\nkind: myth\norder: 2\ntitle: Age\n---\nZeal is no rank, nor zeal.\n")
    publish(project.config, strict=True)
    page = project.html("fr/terms")
    assert page.index('id="rank"') < page.index('id="zeal"')
    assert "Empressement." in page
    assert "À éviter\u00a0: <s>ardeur</s>" in page
    assert '<div lang="en">' in page
    assert "Eager &lt;effort&gt;." in page
    assert "Also: ardour" in page
    entry = project.html("myths/age")
    assert re.findall(r'<a class="diglot-term" href="([^"]*)"', entry) == ["../../terms/#zeal"]
    assert re.findall(r'<a href="([^"]*)">Terminologie</a>', project.html("fr/myths")) == ["../terms/"]
    assert "/fr/terms/" in project.html("sitemap.xml")


def test_an_entry_at_the_address_of_an_annex_comes_first(project):
    project.write("memory/terms.csv", TABLE)
    for code in ("en", "fr"):
        project.write(f"content/{code}/terms.md", "---\ntitle: Conditions\n---\nZeal.\n")
    publish(project.config, strict=True)
    assert ">Conditions</h1>" in project.html("fr/terms")
    assert "diglot-term" not in project.html("myths/zeal")
    assert ">Terms</a>" not in project.html("")


def test_without_terms_there_is_no_page_of_them(built):
    assert not (built.root / "site/terms").exists()
