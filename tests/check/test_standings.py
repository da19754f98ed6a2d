"""What became of each pair since both languages agreed on it."""

from __future__ import annotations

import datetime

import pytest

from diglot.check.standings import standings
from diglot.model.agreement import PairState
from diglot.model.segment import Segment
from diglot.model.unit import Origin, Unit

AGREED = [
    Unit("Answer within a day.", "Répondez dans la journée."),
    Unit("Say sorry first.", "Commencez par vous excuser."),
    Unit("Then put it right.", "Puis réparez."),
]


def states(source: list[str], target: list[str], units: list[Unit] | None = None) -> list[str]:
    found = standings(
        AGREED if units is None else units,
        [Segment(text) for text in source],
        [Segment(text) for text in target],
        locales=("en", "fr"),
    )
    return [standing.state.value for standing in found]


SOURCE = [unit.source for unit in AGREED]
TARGET = [unit.target for unit in AGREED]


def test_what_nobody_touched_is_agreed() -> None:
    assert states(SOURCE, TARGET) == ["agreed", "agreed", "agreed"]


def test_a_rewritten_sentence_is_known_by_its_side() -> None:
    edited = [SOURCE[0].replace("a day", "two hours"), *SOURCE[1:]]
    assert states(edited, TARGET) == ["source changed", "agreed", "agreed"]
    assert states(SOURCE, [*TARGET[:2], "Puis réparez, et rappelez."]) == ["agreed", "agreed", "target changed"]


def test_changes_on_both_sides_of_a_pair_are_a_conflict() -> None:
    both = states(["Answer within an hour.", *SOURCE[1:]], ["Répondez dans l’heure.", *TARGET[1:]])
    assert both == ["both changed", "agreed", "agreed"]


def test_fixing_a_typing_mistake_in_french_does_not_hide_that_english_moved_on() -> None:
    units = [Unit("Answer within a day.", "Réponddez dans la journée.")]
    assert states(["Answer within an hour."], ["Répondez dans la journée."], units) == ["source changed"]
    assert states(["Answer within a day."], ["Répondez dans la journée."], units) == ["cosmetic"]


@pytest.mark.parametrize(
    "edited",
    [
        "Say **sorry** first.",
        "Say [sorry](sorry.md) first!",
        "Say sorry, first.",
        "SAY sorry first.",
    ],
)
def test_links_emphasis_punctuation_and_capitals_are_cosmetic(edited: str) -> None:
    assert states([SOURCE[0], edited, SOURCE[2]], TARGET)[1] == "cosmetic"


@pytest.mark.parametrize("edited", ["Say 2 sorry first.", "Do say sorry first.", "Now sorry first."])
def test_a_word_more_or_another_word_is_no_cosmetic_change(edited: str) -> None:
    assert states([SOURCE[0], edited, SOURCE[2]], TARGET)[1] == "source changed"


def test_a_short_word_that_differs_by_a_letter_is_another_word() -> None:
    assert states(["Do not wait."], ["N’attendez pas."], [Unit("Do now wait.", "N’attendez pas.")]) == [
        "source changed"
    ]


def test_a_new_sentence_is_new_and_its_neighbours_stay_agreed() -> None:
    assert states([SOURCE[0], "Never argue.", *SOURCE[1:]], TARGET) == ["agreed", "agreed", "agreed", "new"]


def test_a_sentence_that_is_gone_is_a_change() -> None:
    assert states(SOURCE[:2], TARGET) == ["agreed", "agreed", "source changed"]


def test_machine_text_stays_machine_until_somebody_reviews_it() -> None:
    machine = Unit("Say sorry.", "Excusez-vous.", origin=Origin.ENGINE, engine="argos 1.12")
    reviewed = Unit("Say sorry.", "Excusez-vous.", Origin.ENGINE, "argos 1.12", datetime.date(2026, 11, 1), "Ana")
    assert states(["Say sorry."], ["Excusez-vous."], [machine]) == ["machine"]
    assert states(["Say sorry."], ["Excusez-vous."], [reviewed]) == ["agreed"]


def test_a_unit_may_hold_two_sentences_of_one_side() -> None:
    units = [Unit("Stop. Listen.", "Arrêtez-vous et écoutez.")]
    found = standings(units, [Segment("Stop."), Segment("Listen.")], [Segment(units[0].target)], locales=("en", "fr"))
    assert [(s.state, s.source, s.target) for s in found] == [(PairState.AGREED, (0, 1), (0,))]


def test_a_heading_of_two_sentences_is_one_segment() -> None:
    units = [Unit("Why? Because.", "Pourquoi ? Parce que.")]
    assert states(["Why? Because."], ["Pourquoi ? Parce que."], units) == ["agreed"]
