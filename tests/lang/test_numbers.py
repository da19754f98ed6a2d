"""Numbers in running text."""

from __future__ import annotations

import pytest

from diglot.lang import language, numerals, spoken_numerals


def values(text: str, code: str) -> list[set[str]]:
    return [set(numeral.values) for numeral in numerals(text, language(code))]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("$1,250.50", "en", [{"1250.5"}]),
        ("1 250,50 $", "fr", [{"1250.5"}]),
        ("1.250,50", "fr", [{"1250.5"}]),
        ("1\u202f250", "fr", [{"1250"}]),
        ("1.250", "fr", [{"1250", "1.25"}]),
        ("1,250", "en", [{"1250"}]),
        ("3.10.2", "en", [{"3.10.2"}]),
        ("007", "en", [{"7"}]),
        ("2.5 million", "en", [{"2.5", "2500000"}]),
        ("5k", "en", [{"5", "5000"}]),
        ("5 k", "en", [{"5"}]),
        ("1,2,3", "en", [{"1"}, {"2"}, {"3"}]),
        ("in 2019 200 people", "en", [{"2019"}, {"200"}]),
        ("1 800 959-8281", "fr", [{"1"}, {"800"}, {"959"}, {"8281"}]),
        ("6 p.m.", "en", [{"6", "t1080"}]),
        ("12 a.m.", "en", [{"12", "t0"}]),
        ("18 h 30", "fr", [{"t1110"}]),
        ("18h", "fr", [{"18", "t1080"}]),
        ("2026-27", "en", [{"2026"}, {"27", "2027"}]),
        ("UTF8 and H2O", "en", []),
        ("²", "en", []),
        ("", "fr", []),
    ],
)
def test_digits_are_read_as_the_language_writes_them(text: str, code: str, expected: list[set[str]]) -> None:
    assert values(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("twenty-five people", "en", "25"),
        ("two hundred and six", "en", "206"),
        ("three thousand", "en", "3000"),
        ("quatre-vingt-dix", "fr", "90"),
        ("quatre-vingts", "fr", "80"),
        ("vingt et un", "fr", "21"),
        ("soixante-douze", "fr", "72"),
        ("deux mille", "fr", "2000"),
        ("le XXIe siècle", "fr", "21"),
        ("en février", "fr", "2"),
        ("a dozen", "en", "12"),
    ],
)
def test_words_may_be_numbers(text: str, code: str, value: str) -> None:
    assert any(value in numeral.values for numeral in spoken_numerals(text, language(code)))


def test_times_are_compared_as_times() -> None:
    (evening,), (afternoon,), (six,) = (
        numerals(text, language(code)) for text, code in (("6 p.m.", "en"), ("16 h", "fr"), ("6", "fr"))
    )
    assert not evening.may_be(afternoon)
    assert evening.may_be(six)


@pytest.mark.parametrize("text", ["9" * 5000, "1," * 5000, "1 000" * 2000, "٣٤", "1e5 ½ Ⅷ"])
def test_no_text_is_too_strange(text: str) -> None:
    for code in ("en", "fr", "xx"):
        numerals(text, language(code))
        spoken_numerals(text, language(code))
