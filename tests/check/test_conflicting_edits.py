"""conflicting-edits."""

from __future__ import annotations

import pytest

from diglot.check.rules import conflicting_edits as rule
from diglot.model.unit import Unit
from tests.builders import both, findings, told

UNITS = (Unit("Answer within a day.", "Répondez dans la journée."), Unit("Smile.", "Souriez."))


def conflicting(english: str, french: str) -> list[str]:
    return told(findings(rule, *both(english, french), units=UNITS))


def test_a_pair_that_changed_on_both_sides_is_told_with_what_was_agreed() -> None:
    assert conflicting("Answer within an hour. Smile.", "Accueil.\n\nRépondez dans la semaine. Souriez.") == [
        "fr:3: both languages changed since they agreed on “Answer within a day.” = “Répondez dans la journée.”"
    ]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Answer within a day. Smile.", "Répondez dans la journée. Souriez."),
        ("Answer within an hour. Smile.", "Répondez dans la journée. Souriez."),
        ("Answer within a day. Smile.", "Répondez dans la semaine. Souriez."),
        ("Answer *within* a day. Smile.", "Répondez dans la semaine. Souriez."),
    ],
)
def test_a_change_on_one_side_or_none_is_no_conflict(english: str, french: str) -> None:
    assert conflicting(english, french) == []
