"""Writes the four raw articles of this folder, damaged as articles come: `python sources/make.py`.

The text is ours; the damage is what scraping, saving, copying and exporting do to it. Every run gives the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

from articles import LEVELS, MYTHES, MYTHS, STRATEGIES

HERE = Path(__file__).parent


def txt() -> bytes:
    """A scraped page: menu, spam, a paragraph twice, comments; wrongly decoded in places."""
    text = re.sub(r"\n {4}", " ", MYTHS)  # a paragraph is one line
    return text.replace("bottom line", "bottom\u00a0line").replace("loyal", "lo\u200byal").encode("utf-8")


def page() -> bytes:
    """A saved page in an old encoding, with a menu, hidden links, widgets and comments."""
    title, intro, items = MYTHES
    paragraph = "<p>{}</p>\n".format
    body = "".join(paragraph(html.escape(text)) for text in intro)
    for head, texts in items:
        body += f"<h3>{html.escape(head)}</h3>\n" + "".join(paragraph(html.escape(text)) for text in texts)
    text = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="windows-1252"><title>{title}</title>
<script>track()</script></head>
<body><nav><ul><li><a href="/">Accueil</a><li><a href="/blogue">Blogue</a></ul></nav><main><h1>{title}</h1>
{body}<div style="display:none"><a href="https://spam.example">casino bonus sans dépôt</a></div></main>
<aside class="widget"><p>Articles similaires : Notre nouvelle imprimante</p></aside>
<section id="comments"><p>2 commentaires</p><p>Luc a dit… Merci pour ce billet !</p></section>
<footer>Propulsé par un moteur de blogue</footer></body></html>
"""
    return text.encode("cp1252")


def docx() -> bytes:
    """A Word file with what was copied along with the article."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(
        (f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "<w:p>")
        + f'<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r></w:p>'
        for style, text in LEVELS
    )
    names = {"Title": "Title", "Heading2": "heading 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = (
        '<Relationships xmlns="{0}/relationships"><Relationship Id="r1" Type="{1}/{2}" Target="{3}"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": relation.format(package, office, "officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": relation.format(package, office, "styles", "styles.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{word}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{paragraphs}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), declared)
    return out.getvalue()


def pdf() -> bytes:
    """A printed page: broken lines, hyphens, running heads, page numbers."""
    pages = _pages()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    fonts = (
        b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>>>"
    )
    for stream in pages:
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font%s>>/Contents %d 0 R>>"
            % (fonts, len(objects) + 2)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(pages)))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    )


def _pages() -> list[bytes]:
    """The drawing of each page: a running head, then lines of text from top to bottom."""
    lines: list[tuple[str, bool, bool]] = []
    for head, text in STRATEGIES:
        lines += [(head, True, True)] if head else []
        lines += [(line, False, number == 0) for number, line in enumerate(_wrapped(text))]
    drawn, y = [], 0
    for line, bold, first in lines:
        if y < 90:
            drawn.append(
                [_line("Service Letter - printed edition", 800, "F1", 8), _line(f"Page {len(drawn) + 1}", 40, "F1", 8)]
            )
            y = 760
        y -= 21 if first else 13
        drawn[-1].append(_line(line, y, "F2" if bold else "F1", 11))
    return [b"BT\n" + b"\n".join(page) + b"\nET" for page in drawn]


def _line(text: str, y: int, font: str, size: int) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"/{font} {size} Tf 1 0 0 1 60 {y} Tm ({escaped}) Tj".encode("cp1252")


def _wrapped(text: str, width: int = 78) -> list[str]:
    """`text` in lines of at most `width`; a word of ten letters and more is broken at the end of a line."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if len(word) <= room:
            line = f"{line} {word}".strip()
        elif len(word) >= 10 and room > 5 and word.isalpha():
            lines.append(f"{line} {word[:4]}-")
            line = word[4:]
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines


def main() -> None:
    """Write the files beside this one."""
    (HERE / "two-beliefs.txt").write_bytes(txt())
    (HERE / "deux-croyances.html").write_bytes(page())
    (HERE / "three-levels.docx").write_bytes(docx())
    (HERE / "eight-strategies.pdf").write_bytes(pdf())


if __name__ == "__main__":
    main()
