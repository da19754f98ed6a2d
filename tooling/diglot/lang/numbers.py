"""Numbers in running text, however a language writes them: `$1,250.50` and `1 250,50 $`, `6 p.m.` and `18 h`."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.lang.base import Language

__all__ = ["Numeral", "numerals", "spoken_numerals"]

_SPACES = "\u00a0\u202f\u2009"
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?<![\w.,:])(?P<hour24>\d{1,2})(?:\s?[hH]\b\s?|[hH](?=\d)|:(?=\d\d(?![\d:])))(?P<minute24>\d\d(?!\d))?",
    re.IGNORECASE,
)
_MAYBE_TIME = re.compile(r"\d\s?[aAhHpP:]")
"""What every time of day has, and few texts with figures: it is looked for in a tenth of the time."""
_NUMBER = re.compile(r"\d(?<![^\W\d_vV]\d)(?<!\w[vV]\d)\d*(?:[.,' ’]\d+)*")
"""Figures that belong to no word; `v0.13` is the version 0.13."""
# `1,2,3` is a list; `1,250,000` is a number.
_LIST = re.compile(r"\d{1,2}(?:,\d{1,2}){2,}")
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_DASHES = frozenset("-–/")
_SPAN_OF_YEARS = re.compile(r"(?<!\d)(?P<century>\d\d)\d\d[-–/]$")
"""What stands before the 27 of 2026-27."""
_ROMAN = re.compile(r"\b(?P<digits>[IVX]{1,6})(?:e|ème|er|re|st|nd|rd|th)?\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORD = re.compile(r"[^\W\d_]+")
_SCORE = 20


class Numeral(NamedTuple):
    """A number in a text: as written, and everything it may mean, each in one spelling for all languages.

    A number has no separators and a decimal point (`1250.5`); a time of day is `t` and its minutes. Most numerals
    mean one thing; `2,5 millions` is 2.5 (of something) or 2500000, `1.250` in French 1250 or 1.25.
    """

    text: str
    values: frozenset[str]

    def may_be(self, other: Numeral) -> bool:
        """Whether both may mean the same. Two times are compared as times, not by the figures they share."""
        if self.values.isdisjoint(other.values):
            return False
        times, others = ({v for v in n.values if v[0] == "t"} for n in (self, other))
        return bool(times & others) if times and others else True


def numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """The numbers that `text` writes in digits, in order."""
    if not _DIGIT.search(text):
        return ()
    for space in _SPACES:
        text = text.replace(space, " ")
    found: list[tuple[int, Numeral]] = []
    rest = text
    for match in _TIME.finditer(text) if _MAYBE_TIME.search(text) else ():
        found.append((match.start(), Numeral(match.group().strip(), _times(match))))
        rest = f"{rest[: match.start()]}{'_' * len(match.group())}{rest[match.end() :]}"
    for match in _NUMBER.finditer(rest):
        found.extend(_numbers(match, rest, language))
    found.sort(key=itemgetter(0))
    return tuple([numeral for _, numeral in found])


def _times(match: re.Match[str]) -> frozenset[str]:
    hour, minute = int(match["hour"] or match["hour24"]), match["minute"] or match["minute24"]
    spoken = _plain(str(hour))
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    values = {f"t{60 * hour + int(minute or 0)}"}
    # `6 p.m.` may be told as six in the evening, `24 h` may be a span; `6:30` is a time, or a ratio told as it is.
    return frozenset(values if minute else values | {spoken})


def _numbers(match: re.Match[str], text: str, language: Language) -> Iterator[tuple[int, Numeral]]:
    """The numerals in a run of digits and separators: one grouped or decimal number, or several that stand in a row."""
    position, run = match.start(), match.group()
    continues = text[match.end() : match.end() + 1] == "-" and text[match.end() + 1 : match.end() + 2].isdigit()
    for piece in run.split(" ") if continues else _grouped(run, language):
        values = _readings(piece, language)
        if text[position - 1 : position] in _DASHES and (
            begun := _SPAN_OF_YEARS.search(text, max(0, position - 5), position)
        ):
            values.add(begun["century"] + piece)
        scale = _scale_behind(text, position + len(piece), language)
        if scale:
            values |= {_plain(str(_product(value, scale))) for value in values}
        yield position, Numeral(piece, frozenset(values))
        position += len(piece) + 1


def _grouped(run: str, language: Language) -> list[str]:
    """`run` cut at the spaces that do not group thousands in `language`; those of a telephone number do not."""
    if run.isdecimal():
        return [run]
    parts = _LIST.sub(lambda found: found.group().replace(",", " "), run).split(" ")
    if len(parts) == 1 or not language.numbers.spaced or not _GROUPS.fullmatch(" ".join(parts)):
        return parts
    return [" ".join(parts)]


def _readings(piece: str, language: Language) -> set[str]:
    if piece.isdecimal():
        return {_plain(piece)}
    digits = piece.replace(" ", "").replace("'", "").replace("’", "")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return {_plain(digits)}
    if len(set(marks)) == 2:
        # The mark that stands last is the decimal one: 1,250.50 and 1.250,50.
        thousands = marks[0]
        return {_plain(digits.replace(thousands, "").replace(",", "."))}
    mark = marks[0]
    is_grouped = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", digits) is not None
    values = set()
    if is_grouped:
        values.add(_plain(digits.replace(mark, "")))
    if len(marks) == 1 and not (is_grouped and mark == language.numbers.grouping == ","):
        values.add(_plain(digits.replace(",", ".")))
    # 3.10.2 is a version, an address, a numbered section.
    return values or {digits.replace(",", ".")}


def _plain(number: str) -> str:
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def _product(value: str, scale: int) -> str:
    whole, _, fraction = value.partition(".")
    zeros = len(str(scale)) - 1
    return (whole + fraction[:zeros].ljust(zeros, "0")) + (f".{fraction[zeros:]}" if fraction[zeros:] else "")


def _scale_behind(text: str, end: int, language: Language) -> int:
    attached = _WORD.match(text, end)
    match = attached or (_WORD.match(text, end + 1) if text[end : end + 1] in {" ", "-"} else None)
    if match is None or (len(match.group()) == 1 and not attached):
        return 0
    return language.numbers.scales.get(match.group().lower(), 0)


def spoken_numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """The numbers that `text` writes in words or Roman figures, in order: *three*, *vingt-deux*, *février*, *XXI*.

    They answer to digits on the other side; by themselves they are too ambiguous to be compared (*one*, *second*).
    """
    found: list[Numeral] = []
    run: list[tuple[str, int]] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        value = _value(word, language)
        joined = run and text[end : match.start()] in {" ", "-", "‑"}
        if joined and word in language.numbers.joints:
            end = match.end()
            continue
        if not joined and run:
            found.append(_spoken(run))
            run = []
        if value is not None:
            run.append((match.group(), value))
            end = match.end()
        elif run:
            found.append(_spoken(run))
            run = []
    if run:
        found.append(_spoken(run))
    return (*found, *_romans(text))


def _value(word: str, language: Language) -> int | None:
    words = language.numbers.words
    return words.get(word, language.numbers.scales.get(word) if len(word) > 1 else None)


def _spoken(run: list[tuple[str, int]]) -> Numeral:
    """A run of number words: all that it means together, and each word alone."""
    values = {str(value) for _, value in run}
    total = current = 0
    for _, value in run:
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100 or (value == _SCORE and current % 100 == 4):
            # quatre-vingts; two hundred
            current = max(current, 1) * value
        else:
            current += value
    return Numeral(" ".join(word for word, _ in run), frozenset(values | {str(total + current)}))


def _romans(text: str) -> Iterator[Numeral]:
    for match in _ROMAN.finditer(text):
        figures = [_ROMAN_VALUES[digit] for digit in match["digits"]]
        value = sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True))
        yield Numeral(match.group(), frozenset({str(value)}))
