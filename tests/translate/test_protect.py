"""A sentence goes to an engine without its markup, and comes back in it or not at all."""

from __future__ import annotations

import pytest

from diglot.translate.markup import read_markup
from diglot.translate.protect import Shield, shielded


def shield(text: str) -> Shield:
    return shielded(read_markup(text), "en", "fr", with_numbers=False, terms={})


def restored(text: str, *answers: str) -> str | None:
    """What becomes of the translation `answers` of `text`, in which `0`, `1` … stand for what was kept."""
    asked = shield(text)
    kept = {str(n): placeholder for n, placeholder in enumerate(asked.kept)}
    return asked.restored(["".join(kept.get(char, char) for char in answer) for answer in answers])


def test_an_engine_gets_words_and_a_sign_for_each_thing_that_stays() -> None:
    asked = shield("Press **[the *red* button](a.md)** or `q`.[^1]")
    assert [text.replace(next(iter(asked.kept)), "q") for text in asked.requests] == [
        "Press the red button or q.",
        "red",
        "the red button",
        "the red button",
    ]
    assert list(asked.kept.values()) == ["`q`", "[^1]"]


@pytest.mark.parametrize(
    ("text", "answers", "whole"),
    [
        ("Run `a` then `b`.", ["Lancez 1 puis 0."], "Lancez `b` puis `a`."),
        ("The **red** car", ["La voiture rouge", "rouge"], "La voiture **rouge**"),
        ("The **red** car", ["La voiture Rouge.", "rouge."], "La voiture **Rouge**."),
        (
            "**[Call us](a.md)** now",
            ["Appelez-nous vite", "Appelez-nous", "Appelez-nous"],
            "**[Appelez-nous](a.md)** vite",
        ),
        ("[a *red* car](a.md)", ["une voiture rouge", "rouge", "une voiture rouge"], "[une voiture *rouge*](a.md)"),
        ("See **the levels** here", ["Voir ici les niveaux", "le niveau"], "Voir ici **les niveaux**"),
        ("He said **yes**", ["Il a dit (oui)", "oui"], "Il a dit (**oui**)"),
        ("*All* of **it**", ["Tout cela", "Tout", "cela"], "*Tout* **cela**"),
    ],
    ids=[
        "in another order",
        "once",
        "in another case",
        "two round the same",
        "one inside",
        "nearly",
        "in brackets",
        "two",
    ],
)
def test_marks_are_set_round_what_the_engine_calls_their_words(text: str, answers: list[str], whole: str) -> None:
    assert restored(text, *answers) == whole


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Run `a`.", ["Lancez."]),
        ("Run `a`.", ["Lancez 0 0."]),
        ("The **red** car", ["Le rouge est rouge", "rouge"]),
        ("The **red** car", ["La voiture", "rouge"]),
        ("The **red** car", ["La voiture", " . "]),
        ("So **be** it", ["Ainsi soi", "soit"]),
        ("*one two* and **three**", ["un deux trois", "un deux", "deux trois"]),
    ],
    ids=["lost", "twice", "words twice", "words lost", "no words", "too short to be near", "crossing"],
)
def test_what_cannot_be_set_once_is_not_set(text: str, answers: list[str]) -> None:
    assert restored(text, *answers) is None


def test_what_holds_no_word_is_kept_with_its_marks() -> None:
    assert list(shield("Press [`a`](b.md) or **7**.").kept.values()) == ["[`a`](b.md)"]
