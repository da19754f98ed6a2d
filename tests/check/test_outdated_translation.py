"""outdated-translation."""

from __future__ import annotations

import pytest

from diglot.check.rules import outdated_translation as rule
from diglot.model.unit import Unit
from tests.builders import both, entry, findings, told

UNITS = (
    Unit("Reply", "Répondre"),
    Unit("Answer within a day.", "Répondez dans la journée."),
    Unit("Say sorry first.", "Commencez par vous excuser."),
)
ENGLISH = "# Reply\n\nAnswer within a day.\nSay sorry first.\n"
FRENCH = "# Répondre\n\nRépondez dans la journée.\n\nCommencez par vous excuser.\n"


def outdated(english: str, french: str, units: tuple[Unit, ...] = UNITS) -> list[str]:
    return told(findings(rule, *both(english, french), units=units))


def test_a_change_in_english_is_told_in_french_with_what_it_said() -> None:
    assert outdated(ENGLISH.replace("sorry first", "sorry, then act"), FRENCH) == [
        "fr:5: English now says “Say sorry, then act.”, was “Say sorry first.”"
    ]


def test_a_change_in_french_is_offered_back_to_english() -> None:
    assert outdated(ENGLISH, FRENCH.replace("dans la journée", "dans les deux heures")) == [
        "en:3: Français now says “Répondez dans les deux heures.”, was “Répondez dans la journée.”"
    ]


def test_the_place_of_the_change_is_the_other_place() -> None:
    (finding,) = findings(rule, *both(ENGLISH.replace("first", "now"), FRENCH), units=UNITS)
    assert finding.other is not None
    assert (finding.other.path, finding.other.line) == ("content/en/myths/more-staff.md", 4)


def test_what_is_gone_is_told() -> None:
    assert outdated(ENGLISH.replace("Say sorry first.\n", ""), FRENCH) == [
        "fr:5: English no longer says “Say sorry first.”"
    ]


def test_a_message_is_one_line_also_of_code() -> None:
    units = (Unit("```\nls\nls -l\n```", "```\nls\nls -l\n```"),)
    (line,) = outdated("```\nls\nls -a\n```\n", "```\nls\nls -l\n```\n", units)
    assert "\n" not in line


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (ENGLISH, FRENCH),
        ("\n\n" + ENGLISH.replace("Answer", "\n\n**Answer**"), FRENCH),
        (ENGLISH, FRENCH.replace("excuser", "éxcuser")),
        (ENGLISH + "\nA new sentence.\n", FRENCH),
        (ENGLISH.replace("first", "now"), FRENCH.replace("vous excuser", "des excuses, puis agissez vite")),
    ],
)
def test_what_did_not_move_on_one_side_alone_is_fine(english: str, french: str) -> None:
    assert outdated(english, french) == []


def test_where_nothing_was_agreed_nothing_is_outdated() -> None:
    assert outdated("# A\n", "# Autre chose\n", ()) == []
    assert findings(rule, entry(ENGLISH), units=UNITS) == ()
