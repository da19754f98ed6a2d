"""Numbers as labels write them: digits, Roman, words and ordinals of the languages that articles come in."""

from __future__ import annotations

import re
from typing import Final

from diglot.lang import fold

__all__ = ["CARDINAL", "NUMBER", "ORDINAL", "value"]

_CARDINALS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen"
    " nineteen twenty",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
    " dix-huit dix-neuf vingt",
    "une",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth",
    "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme"
    " douzieme treizieme"
    " quatorzieme quinzieme",
    "premiere seconde",
    "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
    "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte",
)
_ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {word: number for row in reversed(rows) for number, word in enumerate(row.split(), 1)}


_WORDS: Final = {**_numbered(_CARDINALS), **_numbered(_ORDINALS), "second": 2, "seconde": 2}
_ROMANS: Final = {roman: number for number, roman in enumerate(_ROMAN, 1)}


def _accented(words: str) -> str:
    """A pattern for words written with or without their accents."""
    return "|".join(
        re.escape(word).replace("e", "[eéè]").replace("u", "[uü]").replace("o", "[oó]") for word in words.split()
    )


NUMBER: Final = rf"\d{{1,2}}|(?-i:[IVX]{{1,5}}|[ivx]{{2,5}})|{_accented(' '.join(_CARDINALS))}"
"""A pattern for a number after a word: `Myth No. 1`, `LEVEL IV`, `Niveau trois`."""
CARDINAL: Final = rf"\d{{1,2}}|{_accented(' '.join(_CARDINALS))}"
"""A pattern for a number before a word: `eight methods`."""
ORDINAL: Final = rf"\d{{1,2}}(?:st|nd|rd|th|ers?|[eè]res?|[eè]mes?|nde?|e|º|ª)|{_accented(' '.join(_ORDINALS))}"
"""A pattern for an ordinal: `second`, `2nd`, `deuxième`, `1er`."""


def value(text: str) -> int:
    """The number that `text` writes; 0 where it writes none."""
    word = fold(text.strip().rstrip("."))
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _WORDS.get(word) or _ROMANS.get(word, 0)
