"""What a language asks of prose that an engine wrote: quotation marks, apostrophes, spaces, sensible words."""

from __future__ import annotations

import re

from diglot.lang import spacing_repairs

__all__ = ["is_nonsense", "like", "typeset"]

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_DASHES = re.compile(r"(?<=\s)--(?=\s)")
_STRAIGHT = re.compile(r"(?<![\w\"])\"(?=[^\s\"])([^\"]*?)(?<=\S)\"(?!\w)")
_CURLY = re.compile(r"“\s*([^“”]*?)\s*”")
_GUILLEMETS = re.compile(r"«[\s\u00a0\u202f]*([^«»]*?)[\s\u00a0\u202f]*»")
_BEFORE_STOP = re.compile(r"[ ]+(?=[.,)\]…])(?!\.\w)")
_ELIDED = re.compile(r"([’'])[ ]+(?=\w)")
_WORDED = re.compile(r"[^\W_]|[\ue000-\uf8ff]")
_REPEATED = re.compile(
    r"(?P<words>\b\w[\w’' -]{0,40}?)(?:[\s,.;]+(?P=words)\b){3,}|(?P<sign>\S{1,3}?)(?P=sign){11,}"
    r"|(?P<syllable>[^\W\d_]{2,4}?)(?P=syllable){3,}",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]$")
_ENDED = re.compile(r"[.!?…][\s\u00a0\u202f]*[»”\"’)\]*_\ue000-\uf8ff]*$|[\ue000-\uf8ff]$")
_STOPPED = re.compile(r"(?<!\.)\.$")
_LONGEST = 3.0
"""How many times as long as the original a translation may be, beyond `_ALLOWANCE` characters: of
300,000 pairs of Europarl the longest has 1.84."""
_ALLOWANCE = 30


def typeset(text: str, locale: str, *, spaced: bool = True) -> str:
    """Prose as the language of `locale` sets it; `spaced`: whether French sets a space before `;`, `!` and `?`."""
    text = _BEFORE_STOP.sub("", text)
    language = locale.partition("-")[0]
    if language == "fr":
        text = _APOSTROPHE.sub("’", text)
        text = _ELIDED.sub(r"’", text)
        text = _DASHES.sub("–", text)
        for quotation in (_STRAIGHT, _CURLY, _GUILLEMETS):
            text = quotation.sub("«\u202f\\1\u202f»", text)
        # A placeholder stands for a word.
        masked = _PRIVATE.sub("x", text)
        for start, end, new in reversed(spacing_repairs(masked, spaced=spaced)):
            text = text[:start] + new + text[end:]
    elif language == "en":
        text = _APOSTROPHE.sub("’", text)
        text = _GUILLEMETS.sub("“\\1”", text)
        text = re.sub(r"[\u00a0\u202f ]+(?=[;:!?])", "", text)
    return text


def like(original: str, translation: str) -> str:
    """`translation` beginning with a capital and ending with a full stop where `original` does, and only there."""
    if not _STOPPED.search(original) and _STOPPED.search(translation):
        translation = translation.rstrip(".").rstrip()
    if (end := _END.search(original)) and not _ENDED.search(translation):
        # Otherwise it would run into the next sentence.
        translation = translation.rstrip(" \u00a0\u202f,;:-–") + end.group()
    begins = original[:1], translation[:1]
    if begins[0].islower() and begins[1].isupper() and not translation[1:2].isupper():
        return begins[1].lower() + translation[1:]
    return begins[1].upper() + translation[1:] if begins[0].isupper() else translation


def is_nonsense(original: str, translation: str) -> bool:
    """Whether a translation cannot be one: no words, the same ones over and over, several times too long."""
    if not _WORDED.search(translation) and _WORDED.search(original):
        return True
    if not translation.strip() or "⁇" in translation or "<unk>" in translation:
        return True
    if len(translation) > _LONGEST * len(original) + _ALLOWANCE:
        return True
    found = _REPEATED.search(translation)
    return found is not None and _REPEATED.search(original) is None
