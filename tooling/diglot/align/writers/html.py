"""html: both texts side by side in one page that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diglot.align.aligner import moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.segment import Bitext, Segment

NAME = "html"

_STYLE = """
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  table { border-collapse: collapse; width: 100%; max-width: 80rem; margin: auto; table-layout: fixed; }
  th, td { text-align: start; vertical-align: top; padding: .4rem .8rem; border-bottom: 1px solid #8885; }
  td { overflow-wrap: anywhere; white-space: pre-line; }
  th:first-child { width: 7rem; font-weight: normal; }
  tr.alone { background: #fa02; }
  tr.moved { background: #08f2; }
"""


def write(bitext: Bitext, *, languages: tuple[str, str]) -> str:
    """A table with a row for each bead, in the order of the source."""
    title = f"{escape(languages[0])} – {escape(languages[1])}"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<table>",
            f"<caption>{title}</caption>",
            f"<thead><tr><th scope=col>Bead</th>{''.join(f'<th scope=col>{escape(c)}</th>' for c in languages)}</tr>",
            "</thead>\n<tbody>",
            *_rows(bitext, languages),
            "</tbody>\n</table>\n</body>\n</html>\n",
        ]
    )


def _rows(bitext: Bitext, languages: tuple[str, str]) -> Iterator[str]:
    crossing = moved(bitext)
    for number, bead in enumerate(bitext.beads):
        name, label = "", f"{bead.score:.2f}"
        if not bead.source or not bead.target:
            name, label = "alone", f"only in {languages[0] if bead.source else languages[1]}"
        elif number in crossing:
            name, label = "moved", f"{bead.score:.2f} moved"
        cells = _cell(bitext.source, bead.source, languages[0]) + _cell(bitext.target, bead.target, languages[1])
        yield f'<tr class="{name}"><th scope=row>{escape(label)}</th>{cells}</tr>'


def _cell(texts: Sequence[Segment], places: Sequence[int], code: str) -> str:
    text = "\n".join(texts[place].text for place in places)
    return f'<td lang="{escape(code)}">{escape(text)}</td>'
