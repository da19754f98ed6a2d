"""differing-structure."""

from __future__ import annotations

import pytest

from diglot.check.rules import differing_structure as rule
from tests.builders import both, entry, findings, told


def differing(english: str, french: str) -> list[str]:
    return told(findings(rule, *both(english, french)))


@pytest.mark.parametrize(
    ("english", "french", "message"),
    [
        ("# A\n\n## B\n", "# A\n", "fr:1: a heading of level 2 in English, nothing in Français"),
        ("## B\n", "### B\n", "fr:1: a heading of level 2 in English, a heading of level 3 in Français"),
        ("- a\n- b\n", "x\n\n- a\n", "fr:3: a list of 2 items in English, a list of 1 item in Français"),
        ("1. a\n2. b\n", "- a\n- b\n", "fr:1: a numbered list of 2 items in English, a list of 2 items in Français"),
        (
            "|a|b|\n|-|-|\n|1|2|\n|3|4|\n",
            "|a|b|\n|-|-|\n|1|2|\n",
            "fr:1: a table of 3 rows and 2 columns in English, a table of 2 rows and 2 columns in Français",
        ),
        ("Text.\n", "Texte.\n\n```\nls\n```\n", "fr:3: nothing in English, a code block in Français"),
        (
            "!!! note\n    A\n",
            "!!! tip\n    A\n",
            "fr:1: a container !!! note in English, a container !!! tip in Français",
        ),
        ("![a](a.png)\n", "Texte.\n", "fr:1: an image in English, nothing in Français"),
        ("# A\n", "", "fr:1: a heading of level 1 in English, nothing in Français"),
    ],
)
def test_what_one_language_lacks_is_told_in_the_translation(english: str, french: str, message: str) -> None:
    assert differing(english, french) == [message]


def test_the_counterpart_is_the_other_place() -> None:
    (finding,) = findings(rule, *both("# A\n\nText.\n\n- a\n- b\n", "# A\n\n- a\n"))
    assert (finding.place.line, finding.other and finding.other.line) == (3, 5)


def test_one_lost_part_does_not_displace_the_rest() -> None:
    english = "# A\n\n- a\n- b\n\n## B\n\n|a|\n|-|\n\n## C\n\n```\nls\n```\n"
    assert len(differing(english, english.replace("## B\n\n", ""))) == 1


def test_two_differences_are_two_findings() -> None:
    assert len(differing("# A\n\n- a\n- b\n\n## B\n\n1. x\n", "# A\n\n- a\n\n## B\n\n- x\n")) == 2


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("One.\n\nTwo.\n", "Un. Deux.\n"),
        ("# A\n\n- a\n- b\n", "# Ah\n\n* a\n* b\n"),
        ("1. a\n2. b\n", "1) a\n1) b\n"),
        ("A\n===\n", "# Ah\n"),
        ("```py\na\n```\n", "~~~\na\nb\n~~~\n"),
        ('!!! note "Title"\n    A\n', '!!! note "Titre"\n    Ah\n\n    Deux.\n'),
        ("!!! info\n    A\n", "!!! Info\n    Ah\n"),
        ("!!! note\n    A\n", "!!! Remarque\n    Ah\n"),  # shown alike
        ("??? note\n    A\n", "???+ note\n    A\n"),
        ("> A\n", "> Ah\n>\n> Bé\n"),
        ("|a|b|\n|-|-|\n|`x \\| y`|z|\n", "| a | b |\n| --- | :-: |\n| `x \\| y` | z |\n"),
        ("a\n\n***\n\nb\n", "a\n\nb\n"),
        ("<!-- a -->\n\na\n", "a\n"),
        ("[a]\n\n[a]: b\n", "[a](b)\n"),
        ("", ""),
        ("- a\n\n    more\n", "- a\n"),
    ],
)
def test_a_translator_s_liberties_are_no_difference(english: str, french: str) -> None:
    assert differing(english, french) == []


def test_an_entry_in_one_language_has_nothing_to_differ_from() -> None:
    assert findings(rule, entry("# A\n\n- a\n")) == ()
    assert findings(rule, entry("# A\n\n- a\n", locale="fr")) == ()


def test_a_form_that_one_language_has_by_law_may_be_allowed() -> None:
    assert differing("Text.\n", "---\nallow: differing-structure\n---\n\n- a\n") == []
