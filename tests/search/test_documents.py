from __future__ import annotations

import pytest

from diglot.markdown import parse
from diglot.model.locale import Locale
from diglot.search.documents import address, documents
from diglot.store.corpus import Corpus

EN, FR = Locale("en", "English", default=True), Locale("fr", "Français")


def of(text, key="myths/staff", locale=FR):
    entry = parse(text, key=key, locale=locale.code)
    return documents(Corpus({key: {locale.code: entry}}), [EN, FR])


def test_the_lead_and_each_section_are_a_document():
    body = "Début.\n\n## À voir\n\nUn.\n\n### Détail\n\nDeux.\n\n## Fin\n\nTrois.\n"
    found = of(f"---\ntitle: Titre\nsummary: Résumé.\n---\n\n{body}")
    assert [(d.heading, d.anchor, d.summary, d.text) for d in found] == [
        ("", "", "Résumé.", "Début."),
        ("À voir", "a-voir", "", "Un.\nDétail\nDeux."),
        ("Fin", "fin", "", "Trois."),
    ]
    assert {d.title for d in found} == {"Titre"}
    assert {d.address for d in found} == {"fr/myths/staff/"}


def test_what_is_kept_is_that_of_the_same_entries():
    one, other = (parse(f"# {name}\n\nText.\n", key="myths/staff", locale="en") for name in ("One", "Other"))
    kept = {}
    for entry in (one, one, other):
        corpus = Corpus({"myths/staff": {"en": entry}})
        assert documents(corpus, [EN], kept=kept) == documents(corpus, [EN])
    assert documents(Corpus(), [EN], kept=kept) == ()
    assert not kept


def test_text_is_what_a_reader_sees():
    (lead,) = of(
        "**Gras**, [lien](x.md){ .md-button } et `code` &amp; plus.\n\n<script>x()</script>\n\n<!-- cards -->\n"
    )
    assert lead.text == "Gras, lien et code & plus."


def test_tables_admonitions_and_lists_are_read():
    (lead,) = of('| A | B |\n| - | - |\n| un | deux |\n\n!!! note "Titre"\n    Dedans.\n\n- item\n')
    assert lead.text.split("\n") == ["A B un deux", "Titre", "Dedans.", "item"]


def test_a_heading_of_level_one_that_is_the_title_opens_no_section():
    (lead,) = of("# Le titre\n\nTexte.\n")
    assert (lead.title, lead.text) == ("Le titre", "Texte.")


def test_a_title_and_a_summary_are_plain_text_not_markdown():
    (lead,) = of("---\ntitle: A <b> & *c*\nsummary: x < y\n---\n")
    assert (lead.title, lead.summary) == ("A <b> & *c*", "x < y")
    (lead,) = of("---\ntitle: Canada&nbsp;&#58; R&D\nsummary: x &lt; y\n---\n")
    assert (lead.title, lead.summary) == ("Canada\xa0: R&D", "x < y")


def test_an_entry_without_any_title_is_called_after_its_file():
    assert of("Texte.\n", key="myths/more-staff")[0].title == "More staff"


def test_overviews_are_documents_of_their_own_kind():
    assert of("Texte.\n", key="myths/index")[0].kind == "overview"


def test_repeated_headings_have_the_anchors_that_mkdocs_gives_them():
    assert [d.anchor for d in of("## Un\n\na\n\n## Un\n\nb\n")] == ["", "un", "un_1"]


@pytest.mark.parametrize(
    ("key", "locale", "directory_urls", "expected"),
    [
        ("myths/more-staff", EN, True, "myths/more-staff/"),
        ("myths/more-staff", FR, True, "fr/myths/more-staff/"),
        ("myths/index", FR, True, "fr/myths/"),
        ("index", EN, True, ""),
        ("index", FR, True, "fr/"),
        ("index", EN, False, "index.html"),
        ("myths/more-staff", FR, False, "fr/myths/more-staff.html"),
        ("été à Paris", EN, True, "%C3%A9t%C3%A9%20%C3%A0%20Paris/"),
    ],
)
def test_addresses_follow_mkdocs(key, locale, directory_urls, expected):
    assert address(key, locale, directory_urls=directory_urls) == expected
