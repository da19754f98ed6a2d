"""duplicated-segment."""

from __future__ import annotations

from diglot.check.rules import duplicated_segment as rule
from tests.builders import told
from tests.check.handbook import ENGLISH, FRENCH, changed, found

PARAGRAPH = "Le responsable décide dans les cas difficiles. Une décision prend au plus deux jours.\n"


def test_a_paragraph_pasted_twice_is_told_once() -> None:
    (one,) = changed(rule, PARAGRAPH, f"{PARAGRAPH}\n{PARAGRAPH}")
    assert "stands twice, also in line" in one
    assert "Le responsable décide" in one


def test_a_sentence_pasted_twice_in_the_original_is_told_there() -> None:
    sentence = "A decision takes two days at most."
    (one,) = told(found(rule, english=ENGLISH.replace(sentence, f"{sentence} {sentence}")))
    assert one.startswith("en:13: stands twice, also in line 13")


def test_what_both_languages_repeat_is_meant() -> None:
    english = ENGLISH + "\nA decision takes two days at most.\n"
    french = FRENCH + "\nUne décision prend au plus deux jours.\n"
    assert found(rule, english, french) == ()


def test_short_labels_may_stand_anywhere() -> None:
    assert found(rule, "# Yes\n\nNo.\n", "# Oui\n\nNon.\n\nNon.\n") == ()


def test_a_faithful_translation_repeats_nothing() -> None:
    assert found(rule) == ()
