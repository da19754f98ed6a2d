"""How much a block looks like the furniture of a web page: menus, share bars, bylines, comment forms, legal lines."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from diglot.ingest.signs import sign
from diglot.lang import fold, language

__all__ = ["Look", "lexicon", "look"]

_LANGUAGES: Final = ("en", "fr", "other")
_TOKEN: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NAMES: Final = r"(?-i:(?:[A-ZÀ-Þ][\w.’'-]*|de|du|von|van|le|la|da|di|[a-z]+[_\d]\w*|\w*\d\w*)(?:[ ]|$|(?=[|,•·])))"
_ROLES: Final = (
    "admin|administrator|administrateur|webmaster|editors?|editorial|staff|guest|redaction|redacteur|team|anonymous"
    "|anonyme|invite"
)
_BYLINE: Final = re.compile(
    rf"(?:by|par|von|por|di|da|door|de|written by|✍)\s*:?\s+(?:(?:the |la |le )?(?:{_ROLES})\b"
    rf"|{_NAMES}{{1,4}})\s*(?:[|,•·–—-].{{0,60}})?$",
    re.IGNORECASE,
)
_SPEECH: Final = re.compile(
    r"(?-i:[A-ZÀ-Þ_\w][\w.’'_-]*(?:[ ][A-ZÀ-Þ][\w.’'-]*){0,2})\s+(?:said|says|wrote|writes|replied|commented"
    r"|a dit|a écrit|a repondu|a répondu|dit|sagte|schrieb|dijo|ha detto)\s*(?:\.\.\.|…|:|on\b|le\b|at\b|\()"
    r"|(?-i:[A-ZÀ-Þ_\w][\w.’'_-]*(?:[ ][A-ZÀ-Þ][\w.’'-]*){0,2})\s*(?:\(|[,|·•–—-]\s|on\s"
    r"|le\s)?\s*(?:\d{1,2}[/. -]|\d{1,2}\s+\w{3,9}\.?\s+|\w{3,9}\s+\d{1,2},\s+|\d{4}-\d\d-)\d{2,4}[^:]{0,20}\)?\s*:"
    r"|(?:submitted|soumis|envoyé|eingereicht|enviado)\s+(?:by|par|von|por)\s+\w|[>»]\s*(?:reply|répondre|en réponse)"
    r"|(?:comment|commentaire|reply|response|réponse)\s+(?:by|from|de|par|von)\s+\w",
    re.IGNORECASE,
)
_LONGEST: Final = 40  # words; cookie notices are the longest of these
_SHORT: Final = 12
_KNOWN: Final = (
    0.7  # share of known words of a block that no phrase begins: `Home About Articles Contact` has 1, prose below .2
)
_TELLING: Final = frozenset(
    {"byline", "comments", "legal", "newsletter", "related"}
)  # groups whose blocks may be sentences


@dataclass(frozen=True, slots=True)
class Look:
    """What a block looks like. `group` is the kind of furniture a phrase of it is known from, `cover` the share of its
    words that are known, `sure` whether the block is furniture wherever it stands outside the text, `anywhere` whether
    its shape tells so in the middle of the text as well.
    """

    group: str = ""
    cover: float = 0.0
    sure: bool = False
    anywhere: bool = False


@cache
def lexicon() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """The phrases that begin a block and those that stand in it, with a group named after each kind; and the words."""
    anchored: dict[str, set[str]] = {}
    inner: dict[str, set[str]] = {}
    words: set[str] = set()
    for name in _LANGUAGES:
        table = tomllib.loads(files(__package__).joinpath("lexicon", f"{name}.toml").read_text("utf-8"))
        words.update(fold(table.pop("words")).split())
        for group, phrases in table.items():
            anchored.setdefault(group, set()).update(phrase for phrase in phrases if phrase[0] != "…")
            inner.setdefault(group, set()).update(phrase[1:].strip() for phrase in phrases if phrase[0] == "…")
    start = re.compile(rf"[\W\d]{{0,6}}?(?:{_any(anchored)})(?!\w)")
    return start, re.compile(rf"(?<!\w)(?:{_any(inner)})(?!\w)"), frozenset(words)


def _any(phrases: dict[str, set[str]]) -> str:
    ordered = {
        group: sorted(some, key=lambda phrase: (-len(phrase), phrase)) for group, some in phrases.items() if some
    }
    return "|".join(f"(?P<{group}>{'|'.join(map(_pattern, some))})" for group, some in ordered.items())


def _pattern(phrase: str) -> str:
    text = (
        re.escape(fold(phrase))
        .replace(r"\#", r"\d[\d\s.,]*")
        .replace(r"\ \*", r"(?:\ [^\s]+){0,3}?\ ?")
        .replace(r"\ ", r"\s+")
    )
    return text.replace(r"\s+:", r"\s*:")


def look(text: str) -> Look:
    """What `text` looks like; the longest blocks are not looked at."""
    words = text.split()
    if not words or len(words) > _LONGEST:
        return Look()
    folded = fold(text).replace("\\", "")
    start, inner, known = lexicon()
    cover = _cover(folded, known)
    shape = sign(text)
    if shape:
        return Look(shape, cover, sure=True, anywhere=True)
    if _SPEECH.match(text):
        return Look("comments", cover, sure=True)
    if _BYLINE.match(text) and len(words) <= _SHORT:
        return Look("byline", cover, sure=True)
    found = max(
        filter(None, (start.match(folded), inner.search(folded))), key=lambda one: len(one[0].split()), default=None
    )
    sentence = len(words) > 5 and text.rstrip()[-1:] in ".?!"
    if not found:
        return Look("", cover, sure=cover >= _KNOWN and len(words) <= _SHORT and not sentence)
    group, phrase = found.lastgroup or "", found[found.lastgroup or 0]
    several = len(phrase.split()) > 1 or phrase.endswith(":")
    telling = several and group in _TELLING if sentence else several or len(words) <= 3
    return Look(group, cover, sure=cover >= 0.5 or telling)


def _cover(folded: str, known: frozenset[str]) -> float:
    """The share of the words with a meaning of their own that are words of such furniture."""
    tokens = [token.replace("’", "'").rpartition("'")[2] for token in _TOKEN.findall(folded)]
    stop = language("en").stopwords | language("fr").stopwords
    own = [token for token in tokens if (token not in stop or token in known) and not token.isdigit()]
    return sum(token in known for token in own) / len(own) if own else 0.0
