"""The labels of enumerated items, in any of the ways people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from diglot.ingest.numerals import NUMBER, ORDINAL, value
from diglot.lang import fold

__all__ = ["Label", "opens", "read_label"]

_MARK: Final = r"[*_~]{0,3}"
_NO: Final = r"(?:(?:no|nos|nr|num|number|num[eé]ro|n[uú]mero|nummer)\b\.?|n\s?[°ºo˚.]\.?|№|\#)"
_SEP: Final = (
    r"(?:[ \u00a0\u202f]*(?:[:.)\]]|(?:[-–—](?=\s|$))|…|\.\.\.)|[ \u00a0\u202f]*[-–—](?=\s)|[ ]*[|•·→⇒=»](?=\s))"
)
_WORD: Final = r"[^\W\d_]{3,20}"
_WORDS: Final = rf"{_WORD}(?:[ ](?:[dl]['’]|de )?[^\W\d_]{{2,20}})??"
_ARTICLE: Final = r"(?:(?:the|le|la|les|el|der|die|das)\s+|l['’])?"
_TOTAL: Final = r"(?:\s*(?:/|of|out of|sur|de|von)\s*\d{1,2}(?!\w))?"  # `Step 1 of 3`
# What is drawn before a label: bullets, arrows, ticks.
_DRAWN: Final = re.compile(r"[»›>▶►➤➔→✅✔✓★☆●■◆▪•–—]\ufe0f?\s+")
_FIRST: Final = re.compile(rf"[*_]{{0,3}}(?P<number>{ORDINAL})(?P<sep>\s?:|\s[-–—])\s+(?=\S)", re.IGNORECASE)

_WORDED: Final = re.compile(
    rf"{_MARK}{_ARTICLE}(?P<word>{_WORDS})(?:[\s]*|-)(?P<no>{_NO})?[\s]*"
    rf"(?P<number>{NUMBER}|(?-i:[A-H])(?=\s?[:.)–—-]))(?![\w°]){_TOTAL}"
    rf"(?P<sep>{_SEP}|[\s]*$)?{_MARK}\s*",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(
    rf"{_MARK}{_ARTICLE}(?P<number>{ORDINAL})\s+(?P<word>{_WORDS})(?P<sep>{_SEP}|\s*$){_MARK}\s*",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    rf"{_MARK}(?P<no>(?i:{_NO})\s*)?\\?(?P<open>[(\[])?"
    rf"(?P<number>\d{{1,2}}|(?-i:[IVX]{{1,5}})|[ivx]{{1,5}}(?=\s*[).\]])|[A-H](?=[).]\s))"
    rf"(?P<sep>\.?[ \u00a0\u202f]*\\?[)\]](?=\D|$)|[.:/](?=\s|$|\*)|\.(?=[A-ZÀ-Þ][^\W\d_])|[ ]+[|•·→⇒](?=\s)"
    rf"|o(?=\s+[A-ZÀ-Þ])|[ \u00a0\u202f]*[:](?=\s)"
    rf"|[ \u00a0\u202f]+[-–—](?=\s)|[-–—](?=\s)|[°º][.)]?|\ufe0f?\u20e3)?{_MARK}(?P<space>\s*)"
)
_NAKED: Final = re.compile(r"(\d{1,2})\s+(?=[^\W\d_a-z]|[«“\"])")
_CIRCLED: Final = {chr(0x245F + n): n for n in range(1, 21)} | {chr(0x2775 + n): n for n in range(1, 11)}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a passage.

    `word` is folded and empty for a bare number; `form` tells ways of writing apart (`word`, `1)`, `#1`, `I.`);
    `rest` is the offset in the text at which the label ends. `firm` labels have something that ends them.
    """

    word: str
    number: int
    form: str
    rest: int
    firm: bool = True
    shown: str = ""


def read_label(text: str, *, head: bool = False) -> Label | None:
    """The label that `text` begins with, if it begins with one.

    A `head`, which stands over a text, may have a number without any sign: `1 First things first`.
    """
    start = text[:120]
    drawn = _DRAWN.match(start)
    if drawn:
        label = read_label(start[drawn.end() :])
        return replace(label, rest=label.rest + drawn.end()) if label and label.firm else None
    label = _worded(start) or _ordinal(start) or _bare(start) or _first(start)
    if label is None and (head or re.match(r"0[1-9]\s", start)):
        found = _NAKED.match(start)
        label = Label("", int(found[1]), "1", found.end(), shown=found[1]) if found and int(found[1]) else None
    return label


def opens(text: str) -> bool:
    """Whether `text` clearly begins an enumerated item."""
    label = read_label(text)
    return label is not None and label.firm and label.form not in {"1", "I", "1-"}


def _worded(text: str) -> Label | None:
    found = _WORDED.match(text)
    if not found:
        return None
    number = value(found["number"]) or _letter(found["number"])
    sep = bool(found["sep"])
    if not 0 < number <= 50 or (found["number"].isalpha() and not sep):
        return None
    return Label(fold(found["word"]), number, "word", found.end(), sep, found[0].strip("*_ "))


def _ordinal(text: str) -> Label | None:
    found = _ORDINAL.match(text)
    number = value(found["number"]) if found else 0
    return (
        Label(fold(found["word"]), number, "word", found.end(), shown=found[0].strip("*_ "))
        if found and number
        else None
    )


def _bare(text: str) -> Label | None:
    if text[:1] in _CIRCLED:
        return Label("", _CIRCLED[text[0]], "①", len(text) - len(text[1:].lstrip(" .)")), shown=text[0])
    found = _BARE.match(text)
    counted = (value(found["number"]) or _letter(found["number"])) if found else 0
    if not found or not 0 < counted <= 50:
        return None
    sep, number = (found["sep"] or "").strip(" \u00a0\u202f\\"), found["number"]
    closed = not (found["open"] and sep[-1:] not in {")", "]"})
    alone = not text[found.end() :].strip()
    if (
        not closed
        or not (sep or found["no"] or alone)
        or (not alone and not found["space"] and not _tight(text, found))
    ):
        return None
    figure = "1" if number.isdigit() else "I" if value(number) else "A"
    said = (found["no"] or "")[:1].isalpha() and text[found.end() : found.end() + 1].islower()  # `No 5 people`
    if not sep and (figure != "1" or said):
        return None
    dash = "-" if sep in {"-", "–", "—"} else sep
    form = f"{'#' if found['no'] else ''}{found['open'] or ''}{figure}{dash}"
    return Label("", counted, form, found.end(), bool(sep or found["no"]), found[0].strip("*_ "))


def _tight(text: str, found: re.Match[str]) -> bool:
    """`1)Title` and `#1:Title` have lost their space; `1.5` and `10:30` never had one."""
    return found["sep"] is not None and found["sep"].strip() in {")", "]", "."} and text[found.end()].isalpha()


def _first(text: str) -> Label | None:
    """An ordinal by itself: `First: listen`."""
    found = _FIRST.match(text)
    number = value(found["number"]) if found else 0
    return Label("", number, "first", found.end(), shown=found[0].strip("*_ ")) if found and number else None


def _letter(text: str) -> int:
    """The place of one of the first letters of the alphabet; later ones are Roman numbers, or words."""
    return "ABCDEFGH".find(text) + 1 if len(text) == 1 else 0
