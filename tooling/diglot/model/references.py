"""Character references (`&nbsp;`, `&#8239;`) in text that is no HTML: people write them there as in Markdown."""

from __future__ import annotations

import html
import re

__all__ = ["dereferenced"]

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
"""As CommonMark has it, with a semicolon: HTML would also read `rock&notes` as `rock¬es`."""


def dereferenced(text: str) -> str:
    """`text` with characters in place of the references to them."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
