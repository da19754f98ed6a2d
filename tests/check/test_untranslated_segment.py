"""untranslated-segment."""

from __future__ import annotations

import pytest

from diglot.check.rules import untranslated_segment as rule
from diglot.model.finding import Level
from tests.builders import entry, told
from tests.check.handbook import ENGLISH, FRENCH, changed, found, in_step


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (
            "Le magasin paie le colis si le produit est défectueux.",
            "The shop pays for the parcel if the product is faulty.",
        ),
        ("Une décision prend au plus deux jours.", "A decision takes two days at most."),
        ("Remerciez le client de son message.", "Thank the customer for the message."),
    ],
)
def test_a_sentence_left_in_the_other_language_is_told(french: str, english: str) -> None:
    (one,) = changed(rule, french, english)
    assert one.endswith(f": not in Français but in English: {english:.60}")


def test_a_page_that_was_never_translated_is_told_in_runs_and_not_line_by_line() -> None:
    found_ = found(rule, french=ENGLISH)
    assert 1 <= len(found_) < 6


def test_french_in_an_english_entry_is_told_too() -> None:
    sentence = "The manager decides in difficult cases."
    (one,) = told(found(rule, english=ENGLISH.replace(sentence, "Le responsable décide dans les cas difficiles.")))
    assert one.startswith("en:13: not in English but in Français")


def test_an_entry_without_translation_is_looked_at_too() -> None:
    assert len(in_step(rule, [entry("Les clients peuvent rendre un produit dans les trente jours.")])) == 1


@pytest.mark.parametrize(
    "new",
    [
        "Notez ce qui a été dit dans *The Customer Is Always Right*",
        "Notez `write down what the customer said` dans la fiche",
        "Notez tout dans Customer Relationship Management",
        "Notez ce qui a été dit (« the customer is king »)",
    ],
)
def test_titles_names_code_and_short_quotations_are_no_fault(new: str) -> None:
    assert changed(rule, "Notez ce qui a été dit", new) == []


def test_the_title_of_a_page_that_exists_in_english_only_is_a_note() -> None:
    link = "- [How to write to the customers that you have lost](https://a.example/x) (en anglais)\n"
    (one,) = found(rule, french=FRENCH.replace("- Remerciez", link + "- Remerciez"))
    assert one.level is Level.NOTE


def test_a_sentence_that_is_a_link_is_no_title() -> None:
    link = "- [Read how to write to the customers that you have lost.](https://a.example/x)\n"
    (one,) = found(rule, french=FRENCH.replace("- Remerciez", link + "- Remerciez"))
    assert one.level is Level.WARNING


def test_names_are_the_same_in_all_languages() -> None:
    assert (
        found(rule, "# Acme Service Portal\n\nOpenAPI JSON Schema\n", "# Acme Service Portal\n\nOpenAPI JSON Schema\n")
        == ()
    )


@pytest.mark.parametrize(
    "copied",
    [
        "The l10n and i18n of messages is decided by the manager.",  # `l` and `n` are articles in French
        "- `buy` — manager decision service product difficult",  # words that only the English uses elsewhere
    ],
)
def test_what_is_the_same_on_both_sides_is_told_by_its_words(copied: str) -> None:
    assert len(found(rule, f"{ENGLISH}\n{copied}\n", f"{FRENCH}\n{copied}\n")) == 1


def test_a_name_of_several_words_in_one_is_no_sentence() -> None:
    assert found(rule, f"{ENGLISH}\npath_to_the_manager\n", f"{FRENCH}\npath_to_the_manager\n") == ()


def test_a_faithful_translation_is_translated() -> None:
    assert found(rule) == ()
