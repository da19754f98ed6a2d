"""Comments and template marks that nothing closes, thousands in one text: whoever looks for the end of each runs to the
end of the text each time.
"""

from __future__ import annotations

import re

__all__ = ["hidden", "shown"]

_FEW = 200
"""So many may be looked for in vain: what people write is looked at as it is."""
_COMMENT = re.compile("<(?=!--)")
_BRACE = re.compile(r"\{(?=[%{*])")
_SIGNS, _HIDDEN = "<{", "\ufdd0\ufdd1"
"""Signs, and for each a code point that stands for no character in any text (Unicode, 23.7)."""
_HIDE, _SHOW = str.maketrans(_SIGNS, _HIDDEN), str.maketrans(_HIDDEN, _SIGNS)


def hidden(text: str) -> str:
    """`text` with other signs, one for one, in `<!--`, `{%`, `{{` and `{*` that nothing closes, if it has very many."""
    if text.count("<!--") > _FEW:
        text = _from(text, text.rfind("-->") - len("<!-"), _COMMENT)
    if text.count("{") > _FEW:
        text = _from(text, max(text.rfind(mark) for mark in ("%}", "}}", "*}")) - 1, _BRACE)
    return text


def _from(text: str, start: int, opening: re.Pattern[str]) -> str:
    start = max(start, 0)
    return text[:start] + opening.sub(lambda found: found.group().translate(_HIDE), text[start:])


def shown(text: str) -> str:
    """A part of what `hidden` gave, as it was."""
    return text.translate(_SHOW) if _HIDDEN[0] in text or _HIDDEN[1] in text else text
