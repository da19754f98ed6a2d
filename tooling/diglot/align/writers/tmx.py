"""tmx: a translation memory that other tools read (TMX 1.4b, LISA 2005)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from diglot import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.model.segment import Bitext

NAME = "tmx"

# Characters that XML 1.0 cannot hold in any form.
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


def write(bitext: Bitext, *, languages: tuple[str, str]) -> str:
    """One unit for each bead with two sides; the segments of a side are joined by a space."""
    source, target = languages
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<tmx version="1.4">',
            f'<header creationtool="diglot" creationtoolversion="{__version__}" segtype="sentence" o-tmf="diglot"'
            f' adminlang="en" srclang={quoteattr(source)} datatype="plaintext"/>',
            "<body>",
            *_units(bitext, source, target),
            "</body>",
            "</tmx>",
            "",
        ]
    )


def _units(bitext: Bitext, source: str, target: str) -> Iterator[str]:
    for bead in bitext.beads:
        if bead.source and bead.target:
            sides = (
                (source, " ".join(bitext.source[place].text for place in bead.source)),
                (target, " ".join(bitext.target[place].text for place in bead.target)),
            )
            variants = (f"<tuv xml:lang={quoteattr(code)}><seg>{_text(text)}</seg></tuv>" for code, text in sides)
            yield f"<tu>{''.join(variants)}</tu>"


def _text(text: str) -> str:
    return escape(text.translate(_FORBIDDEN))
