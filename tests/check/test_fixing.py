"""What can be mended without asking, and above all what is left alone."""

from __future__ import annotations

import pytest

from diglot.align.entries import align_entries
from diglot.check.fixing import Fix, fixed, fixes, prove_fixed
from diglot.errors import DiglotError
from diglot.markdown import parse
from tests.builders import LOCALES, check, corpus

NB, NN = "\u00a0", "\u202f"


def mended(french: str, english: str = "", *, key: str = "myths/a", others: tuple[str, ...] = ()) -> str:
    """`french` after every fix, proved to render alike."""
    path = f"content/fr/{key}.md"
    entry = parse(french, key=key, locale="fr", path=path)
    beside = [parse(english, key=key, locale="en", path=f"content/en/{key}.md")] if english else []
    rest = [parse("# X\n", key=k, locale=code, path=f"content/{code}/{k}.md") for k in others for code in ("en", "fr")]
    whole = corpus(*beside, entry, *rest)
    findings = check(whole, locales=LOCALES, bitext=align_entries)
    return prove_fixed(french, fixes(french, entry, findings, corpus=whole), path=path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Trois mots : un.", f"Trois mots{NB}: un."),
        ("Trois mots: un.", f"Trois mots{NB}: un."),
        ("Trois mots  : un.", f"Trois mots{NB}: un."),
        ("Vraiment ? Oui !", f"Vraiment{NN}? Oui{NN}!"),
        ("Un ; deux.", f"Un{NN}; deux."),
        ("Il dit « oui ».", f"Il dit «{NN}oui{NN}»."),
        ("Il dit «oui».", f"Il dit «{NN}oui{NN}»."),
        ("**Attention :** ici.", f"**Attention{NB}:** ici."),
        ("**Attention**: ici.", f"**Attention**{NB}: ici."),
        ("« *Oui* », dit-il.", f"«{NN}*Oui*{NN}», dit-il."),
        ("«*Oui*», dit-il.", f"«{NN}*Oui*{NN}», dit-il."),
        ("[Pourquoi ?](x.md \"a : b\") allow", f"[Pourquoi{NN}?](x.md \"a : b\") allow"),
        ("Le mot `a : b` : ceci.", f"Le mot `a : b`{NB}: ceci."),
        ("- Un : deux\n- Trois ! quatre", f"- Un{NB}: deux\n- Trois{NN}! quatre"),
        ("> Une ligne\n> et « une autre » : ici", f"> Une ligne\n> et «{NN}une autre{NN}»{NB}: ici"),
        ("## Pourquoi ?", f"## Pourquoi{NN}?"),
        ("## Pourquoi : oui {#ancre : x}", f"## Pourquoi{NB}: oui {{#ancre : x}}"),
        ("!!! note\n    Un mot : deux.", f"!!! note\n    Un mot{NB}: deux."),
        ("Une note[^1] : ceci.", f"Une note[^1]{NB}: ceci."),
    ],
)  # fmt: skip
def test_a_space_that_may_break_or_is_missing_is_set(before: str, after: str) -> None:
    assert mended(before) == after


FAULT = "\n\nUn mot : deux.\n"


@pytest.mark.parametrize(
    "kept",
    [
        "Le code `a : b ?` reste.",
        "```\na : b ?\n```",
        "    a : b ?",
        "Voir https://x.org/a?b=c:d",
        '<p title="a : b">Un : deux ?</p>',
        "Un <code>a : b</code> mot.",
        "<!-- a : b -->",
        "| a : b | c ? |\n| --- | --- |\n| d ! | e : f |",
        "Un sourire :smile: ici.",
        "Le disque C: est plein.",
        "À 10:30 ou 3:2.",
        "Les signes «, » et (:).",
        "La formule $f : A \\to B$ tient.",
        "*[HTML]: Langage",
        "Terme\n: Définition",
        "Voir [Quoi ?].\n\n[Quoi ?]: x.md",
        "std::vector et a::b",
        f"Déjà{NB}: bien{NN}? « {NN}".rstrip(" «" + NN),
        "Une ligne\n: et la suite",
    ],
)
def test_what_is_no_prose_or_not_certain_is_left_alone(kept: str) -> None:
    assert mended(kept + FAULT) == kept + FAULT.replace(" :", f"{NB}:")


def test_titles_are_mended_and_other_fields_are_not() -> None:
    before = "---\nkind: myth\ntitle: Vraiment ?\nsummary: 'Un mot : deux'\nnote: 'a : b ?'\n---\nTexte.\n"
    after = before.replace("Vraiment ?", f"Vraiment{NN}?").replace("mot :", f"mot{NB}:")
    assert mended(before) == after


def test_a_field_without_front_matter_keeps_its_colon() -> None:
    assert mended("Titre: Un mot\n" + FAULT) == "Titre: Un mot\n" + FAULT.replace(" :", f"{NB}:")


def test_every_other_character_stays() -> None:
    before = "---\r\ntitle: T\r\n---\r\n\r\n* Un : deux  \r\n  trois\t\r\n\r\n\r\nFin ?   \r\n***\r\nx"
    assert mended(before) == before.replace(" :", f"{NB}:").replace(" ?", f"{NN}?")


def test_a_second_time_there_is_nothing_left_to_mend() -> None:
    once = mended("Il dit : « oui » ; vraiment ? Oui !\n")
    assert mended(once) == once


def test_where_high_marks_stand_at_the_word_they_all_do() -> None:
    before = "Vraiment? Oui! Bien; encore. Non ? Un mot : deux.\n"
    assert mended(before) == f"Vraiment? Oui! Bien; encore. Non? Un mot{NB}: deux.\n"


def test_what_the_front_matter_allows_stays() -> None:
    before = "---\nallow: french-spacing\n---\nUn mot : deux.\n"
    assert mended(before) == before


def test_english_is_never_respaced() -> None:
    text = "Why ? A word : two.\n"
    english = parse(text, key="a", locale="en", path="content/en/a.md")
    assert fixes(text, english, check(corpus(english), locales=LOCALES), corpus=corpus(english)) == ()


ENGLISH = "# A\n\nRead [more](more-staff.md#why) there.\n"


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("more-staf.md#pourquoi", "more-staff.md#pourquoi"),
        ("./more-staf.md", "./more-staff.md"),
        ("../myths/more-staf.md", "more-staff.md"),
    ],
)
def test_a_mistyped_link_leads_where_the_other_language_leads(address: str, meant: str) -> None:
    before = f"# A\n\nLisez `[plus]({address})` et [plus]({address}) là.\n"
    after = f"# A\n\nLisez `[plus]({address})` et [plus]({meant}) là.\n"
    assert mended(before, ENGLISH, others=("myths/more-staff",)) == after


@pytest.mark.parametrize(
    ("french", "english", "others"),
    [
        ("[plus](more-staf.md)", "Nothing.", ("myths/more-staff",)),
        ("[plus](more-staf.md)", "[more](more-staf.md)", ("myths/more-staff",)),
        ("[plus](more-staf.md)", "[more](more-staff.md)", ("myths/more-staff", "myths/more-stuff")),
        ("[plus](more-staf.md) [x](more-staff.md)", "[more](more-staff.md)", ("myths/more-staff",)),
        ("[plus](quite-other.md)", "[more](more-staff.md)", ("myths/more-staff",)),
        ("[plus][a]\n\n[a]: more-staf.md", "[more](more-staff.md)", ("myths/more-staff",)),
        ("[plus](more-staff.md)", "[more](other.md)", ("myths/more-staff", "myths/other")),
        ("[plus](https://x.org/more-staf.md)", "[more](more-staff.md)", ("myths/more-staff",)),
        ("[plus](/more-staf.md)", "[more](more-staff.md)", ("myths/more-staff",)),
    ],
    ids=["no counterpart", "the same slip", "two near", "linked already", "not near", "by reference", "not dead",
         "another host", "absolute"],
)  # fmt: skip
def test_a_link_whose_target_is_not_certain_is_left_to_people(
    french: str, english: str, others: tuple[str, ...]
) -> None:
    assert mended(f"{french}\n", f"{english}\n", others=others) == f"{french}\n"


def test_a_fix_that_would_change_the_page_is_refused() -> None:
    text = "Un mot : deux.\n"
    with pytest.raises(DiglotError, match=r"content/fr/a\.md:1: not rewritten: the page would change"):
        prove_fixed(text, [Fix(3, 6, "nom", 1, "french-spacing", "")], path="content/fr/a.md")
    with pytest.raises(DiglotError, match="not rewritten"):
        prove_fixed("[a : b](c.md)\n", [Fix(8, 12, "d.md", 1, "french-spacing", "")])


def test_fixes_are_set_at_their_offsets() -> None:
    assert fixed("abcdef", [Fix(1, 2, "X", 1, "", ""), Fix(4, 4, "Y", 1, "", "")]) == "aXcdYef"
