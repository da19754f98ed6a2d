"""missing-anchor."""

from __future__ import annotations

import pytest

from diglot.check.rules import missing_anchor as rule
from tests.builders import both, entry, findings, told

HEADINGS = '# Début\n\n## Que faire ?\n\n## Own {#own-id}\n\n<a id="html"></a>\n\n'


def missing(markdown: str) -> list[str]:
    return told(findings(rule, entry(HEADINGS + markdown, locale="fr")))


def test_an_anchor_that_is_not_there_is_told() -> None:
    assert missing("[a](#gone)") == ["fr:9: no heading #gone in content/fr/myths/more-staff.md"]


@pytest.mark.parametrize(
    "address",
    [
        "#debut",
        "#que-faire",
        "#own-id",
        "#html",
        "more-staff.md#debut",
        "#",
        "other.md#x",
        "https://a.example/#x",
        "#fn:1",
    ],
)
def test_what_is_there_and_what_is_elsewhere_is_fine(address: str) -> None:
    assert missing(f"[a]({address})") == []


def test_an_anchor_that_another_generator_would_make_is_a_note() -> None:
    (one,) = findings(rule, entry(HEADINGS + "[a](#début)", locale="fr"))
    assert one.level.value == "note"
    assert one.message.endswith("there is #debut")


def test_the_anchor_of_the_other_language_is_looked_for_there() -> None:
    english, french = both("# Begin\n", "# Début\n\n[a](../../en/myths/more-staff.md#debut)\n")
    assert told(findings(rule, english, french)) == ["fr:3: no heading #debut in content/en/myths/more-staff.md"]
