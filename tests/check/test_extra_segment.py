"""extra-segment."""

from __future__ import annotations

from diglot.check.rules import extra_segment as rule
from tests.builders import told
from tests.check.handbook import ENGLISH, FRENCH, changed, found


def test_a_sentence_that_only_the_translation_has_is_told() -> None:
    more = "défectueux. Gardez toujours l’emballage d’origine dans un endroit sec."
    assert changed(rule, "défectueux.", more) == [
        "fr:3: not in English: Gardez toujours l’emballage d’origine dans un endroit sec."
    ]


def test_a_paragraph_that_was_deleted_in_the_original_is_extra_in_the_translation() -> None:
    gone = "The manager decides in difficult cases. A decision takes two days at most.\n\n"
    (one,) = told(found(rule, english=ENGLISH.replace(gone, "")))
    assert one == "fr:14: not in English: Le responsable décide dans les cas difficiles. (and 1 more)"


def test_a_faithful_translation_has_nothing_extra() -> None:
    assert found(rule) == ()
    assert found(rule, ENGLISH.replace("most.\n", "most.\n\n***\n"), FRENCH + "\n<!-- fin -->\n") == ()


def test_a_long_sentence_told_in_two_is_not_extra() -> None:
    assert changed(rule, "dit, et répondez", "dit. Répondez") == []
