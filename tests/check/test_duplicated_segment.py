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


def test_copies_that_the_aligner_gives_a_sentence_each_are_told() -> None:
    english = "# Waiting\n\nA customer may wait in the shop. A customer may wait in the café next to it, too.\n"
    french = "Un client peut attendre dans le magasin ou dans le café d’à côté.\n"
    (one,) = told(found(rule, english, f"# Attendre\n\n{french}\n{french}"))
    assert one.startswith("fr:5: stands twice, also in line 3: Un client peut attendre")


def test_a_paragraph_that_both_languages_say_twice_is_meant() -> None:
    english, french = "Write it down and read it aloud.\n", "Notez-le et lisez-le à haute voix.\n"
    assert found(rule, f"{english}\n{english}", f"{french}\n{french}") == ()


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
