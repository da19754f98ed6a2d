"""Bytes to text, whatever the encoding: byte-order marks, declarations, and the look of the result."""

from __future__ import annotations

import codecs
import re
from typing import Final

__all__ = ["decode"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What old files in European languages were written in. Windows 1252 holds Latin-1; Mac Roman and DOS 850 put the
# accents elsewhere.
_SINGLE_BYTE: Final = ("cp1252", "mac_roman", "cp850", "cp1250", "cp1251", "koi8_r", "cp1253")
# UTF-8 that was cut or mixed: below this share of broken sequences the rest is still UTF-8 (random Windows-1252 text
# has nearly no valid sequence at all).
_BROKEN_SHARE: Final = 0.2
_SAMPLE: Final = 65_536
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})|<\?xml[^>]{0,80}encoding=["']([\w-]{2,20})""", re.IGNORECASE
)
_COMMON: Final = frozenset("àâäçéèêëîïôöùûüœæÀÂÇÉÈÊËÎÏÔÙÛáíóúñãõåøßÄÖÜ’‘“”«»–—…•€°º©®\u00a0")


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the encoding it was read in. Never fails: what no encoding explains is replaced."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of European text is zero."""
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _legacy(data: bytes) -> tuple[str, str]:
    """A text in an encoding of one byte a letter, or UTF-8 with a few bytes of such an encoding in it."""
    if _broken_share(data[:_SAMPLE]) < _BROKEN_SHARE:
        codecs.register_error("diglot-cp1252", _as_windows)
        return data.decode("utf-8", "diglot-cp1252"), "utf-8 with windows-1252"
    declared = _declared(data)
    if declared:
        return data.decode(declared, "replace"), declared
    sample = _telling(data)
    best = max(_SINGLE_BYTE, key=lambda name: (_look(sample, name), -_SINGLE_BYTE.index(name)))
    return data.decode(best, "replace"), best


def _broken_share(sample: bytes) -> float:
    high = sum(byte >= 0x80 for byte in sample)
    lost = sample.decode("utf-8", "replace").count("\ufffd")
    return lost / high if high else 0.0


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2048])
    if not found:
        return ""
    name = (found[1] or found[2]).decode("ascii", "replace").lower()
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"  # what browsers read for it (WHATWG Encoding Standard)
    try:
        return codecs.lookup(name).name if not name.startswith("utf") else ""
    except LookupError:
        return ""


def _telling(data: bytes) -> bytes:
    """The pieces of `data` around bytes that are not ASCII: they alone tell encodings apart."""
    pieces = re.findall(rb"[\x00-\x7f]{0,2}[\x80-\xff]+[\x00-\x7f]?", data[: 16 * _SAMPLE])
    return b"\n".join(pieces[:5000])


def _look(sample: bytes, name: str) -> float:
    """How much of what is not ASCII are letters of words, or signs that European texts use."""
    text = sample.decode(name, "replace")
    good = bad = 0
    for before, char in zip(" " + text, text, strict=False):
        if char < "\x80":
            continue
        if char in _COMMON:
            good += 2
        elif char.isalpha() and not (before.islower() and char.isupper()):
            good += 1
        else:
            bad += 3
    return (good - bad) / max(1, len(sample))
