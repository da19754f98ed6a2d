"""Furniture by its shape: what marks it wherever it stands, whatever words it uses.

Found with lines of our own, put into clean articles of the development set at the top, the bottom and in the middle.
"""

from __future__ import annotations

import re
from typing import Final

from diglot.lang import fold

__all__ = ["sign"]

_LONGEST: Final = 30  # words; consent notes are the longest
_LENGTH: Final = 400  # characters: no such line is longer, and the patterns are not for longer ones
_MONTH: Final = (
    r"(?:jan|feb|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aou|sep|oct|nov|dec)[a-z]*\.?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_BAR: Final = re.compile(r"\s+[|·•]\s+|\s*\|\s*")
_FIELDS: Final = re.compile(r"\s+\\?\*\s+")
_TAGS: Final = re.compile(r"(?:\\?#[^\W\d]\w*[\s,]*){2,}")
_AGO: Final = (
    r"(?:\d+|an?|une?)\s+(?:minute|hour|day|week|month|year)s?\s+ago"
    r"|il y a\s+(?:\d+|une?)\s+(?:minute|heure|jour|semaine|mois|an)s?"
)
# Each is tried on folded text: lower case, without accents.
_SHAPES: Final = (
    ("legal", re.compile(r"(?:©|\(c\)|copyright)\W*(?:\d{4}|[a-z]).*", re.DOTALL)),
    ("byline", re.compile(r"(?:[a-z]{1,15}\s?){0,3}:?\s*\d{1,3}\s?(?:min|mn|minutes?)\b\.?(?:\s(?:read|de lecture))?")),
    ("byline", re.compile(rf"[a-z]{{2,12}}(?:\sby|\spar)?\s*:?\s+\D{{3,60}}?[,|·–—-]?\s(?:on |le )?"
                          rf"(?:\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?|(?:{_MONTH}),?\s+\d{{1,2}}\b.{{0,12}})")),
    ("comments", re.compile(rf"\S+(?:\s\S+)?\s*[—–|,(·-]*\s*(?:{_AGO})\b.*", re.DOTALL)),
    ("byline", re.compile(r"(?:this|the|ce|cet|cette)\s(?:story|article|post|piece|text|essay|billet|texte|chronique)\s"
                          r"(?:[\w'’]+\s){0,4}?(?:appeared|published|posted|paru\w*|publiee?)\b.{0,80}")),
    ("navigation", re.compile(r"(?:skip|jump|aller|passer|sauter|acceder)\s(?:(?:straight|directly|directement)\s)?"
                              r"(?:to|a|au|aux)\s[^.!?]{3,40}")),
)  # fmt: skip
_NAMED: Final = re.compile(
    r"(?:[A-ZÀ-Þ0-9][\w.’'-]*|by|and|on|the|par|et|le|la|de|du|von|van|[–—|·&-])[,:]?", re.UNICODE
)
_LABEL: Final = re.compile(r"([^:.!?]{3,40}?)\s?:\s+(\S.*)")
_MORE: Final = frozenset(
    "more read reads reading you your enjoy also like next discover similar related probably might lire decouvrir"
    " aussi veine meme aimerez aimer suite autres egalement pourriez voir sujet encore".split()
)
_TOPICS: Final = frozenset(
    "tags tagged filed topics topic categories category keywords labels rubriques rubrique themes theme sujets"
    " mots-cles etiquettes classe".split()
)
# Words of one kind each; furniture of a kind has words of several of them.
_CONSENT: Final = (
    r"cookies?|traceurs?|trackers?|temoins",
    r"(?:our|nos) (?:\d+ )?(?:\w+ )?(?:partners|partenaires)|(?:\d+) (?:partners|partenaires)",
    r"(?:your|votre) (?:device|browser|browsing|appareil|navigateur|navigation|terminal)",
    r"personnali[sz]\w+|personali[sz]\w+|measure|mesurer",
    r"\bads?\b|advertising|publicites?|annonces",
    r"consent\w*|accept\w*|agree|store|stock\w+|privacy|confidentialite",
)
_LETTER: Final = (
    r"(?:your|votre|ton) (?:best )?(?:adresse )?(?:e-?mail|inbox|courriel|mail|boite|adresse)",
    r"drop|leave|enter|give|laissez|entrez|indiquez|donnez|saisissez|sign up|subscribe|abonnez",
    r"letter|newsletter|updates?|digest|(?:every|a|each|per) (?:week|month)|lettre|infolettre|par (?:semaine|mois)",
)
_ANSWER: Final = (
    r"\bbelow\b|ci-dessous|plus bas|in the comments?|en commentaires?",
    r"what do you|do you agree|qu.en pensez|et vous|your (?:view|opinion|thoughts)|votre avis|over to you",
)


def sign(text: str) -> str:
    """The kind of furniture that the shape of a block shows, as `chrome` names it; empty where it shows none."""
    words = text.split()
    if not words or len(words) > _LONGEST or len(text) > _LENGTH:
        return ""
    folded = fold(text)
    if _TAGS.fullmatch(text.strip()):
        return "byline"
    if _is_row(_BAR.split(text)):
        return "navigation"
    if len(_FIELDS.split(text)) > 2 and _is_row(_FIELDS.split(text)):
        return "comments"
    for kind, shape in _SHAPES:
        if shape.fullmatch(folded.strip()) and (kind != "byline" or len(words) <= 14) and _agrees(shape, words):
            return kind
    return _labelled(text) or _worded(folded)


def _is_row(parts: list[str]) -> bool:
    """Whether a line is made of three or more short parts, as menus, share bars and buttons are."""
    kept = [part for part in parts if part.strip()]
    return len(kept) > 2 and all(len(part.split()) <= 5 and part.strip()[-1] not in ".!?;" for part in kept)


def _agrees(shape: re.Pattern[str], words: list[str]) -> bool:
    """Whether a line with a date is nothing but names and the date."""
    return shape is not _SHAPES[2][1] or sum(bool(_NAMED.fullmatch(word)) for word in words) >= 0.8 * len(words) - 1


def _labelled(text: str) -> str:
    """Related articles and tags: a label of the kind, and titles or words without a full stop."""
    found = _LABEL.fullmatch(text.strip())
    if not found or text.rstrip()[-1] in ".!?;:" or len(text.split()) > 18:
        return ""
    label = set(re.findall(r"[\w-]+", fold(found[1])))
    if label & _TOPICS and len(label) <= 3 and found[2].count(",") > 0:
        return "byline"
    return "related" if len(label & _MORE) > 1 and len(label) <= 6 and found[2][:1].isupper() else ""


def _worded(folded: str) -> str:
    for kind, classes, enough in (("legal", _CONSENT, 3), ("newsletter", _LETTER, 3), ("comments", _ANSWER, 2)):
        if sum(bool(re.search(rf"(?<!\w)(?:{one})(?!\w)", folded)) for one in classes) >= enough:
            return kind
    return ""
