"""Which language a text is in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.lang import evidence, foreign_language, maybe_foreign, row

WORDS = (
    "the of le les un und das los não été œuvre straße ñandú naïve über ωmega привет il che het parcel colis".split()
)


def foreign(text: str, expected: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return foreign_language(evidence(words), len(words), expected=expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The customer is always right about what they want.", "en"),
        ("Le client a toujours raison sur ce qu’il veut.", "fr"),
        ("El cliente siempre tiene la razón sobre lo que quiere.", "es"),
        ("Der Kunde hat immer recht mit dem, was er will.", "de"),
        ("Il cliente ha sempre ragione su quello che vuole.", "it"),
        ("O cliente tem sempre razão sobre o que ele não quer.", "pt"),
        ("De klant heeft altijd gelijk over wat hij wil.", "nl"),
    ],
)
def test_a_sentence_gives_its_language_away(text: str, code: str) -> None:
    for expected in ("en", "fr", "fr-CA"):
        assert foreign(text, expected) == (None if expected.startswith(code) else code)


@pytest.mark.parametrize(
    "text",
    ["", "OK", "Acme Service Portal", "Voir *The Customer Is King* pour en savoir plus", "Dr. Müller", "etc. cf. 12"],
)
def test_names_titles_and_scraps_give_nothing_away(text: str) -> None:
    assert foreign(text, "fr") is None


def test_of_a_language_that_nobody_described_nothing_is_said() -> None:
    assert foreign("The customer is always right about what they want.", "xx") is None


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9), max_size=4), st.sampled_from(["en", "fr-CA", "de", "xx"]))
def test_a_text_may_be_foreign_where_enough_of_its_words_are_none_of_the_language(
    texts: list[list[str]], expected: str
) -> None:
    own = expected.partition("-")[0]
    foreign = [sum(n for codes, n in evidence(text).items() if own not in codes) for text in texts]
    enough = {i for i, text in enumerate(texts) if foreign[i] >= max(3, 0.2 * len(text))}
    assert set(maybe_foreign(row(texts), expected=expected)) == enough
