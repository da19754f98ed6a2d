from __future__ import annotations

import pytest
from ingest_hostile import docx, paragraph, pdf

from diglot.errors import DiglotError
from diglot.ingest.passage import Shape
from diglot.ingest.readers import READERS, read
from diglot.ingest.readers.encoding import decode

FRENCH = "L’été, les clients préfèrent être servis à l’extérieur ; ça coûte 5 € de plus, où que ce soit. " * 3


def test_no_ending_belongs_to_two_readers():
    endings = [suffix for reader in READERS for suffix in reader.SUFFIXES]
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_text_is_read_in_any_encoding(name):
    assert decode(FRENCH.encode(name))[0] == FRENCH


def test_a_few_windows_bytes_in_utf_8_are_read_as_such():
    data = FRENCH.encode() + "déjà".encode("cp1252")
    assert decode(data)[0] == FRENCH + "déjà"


def test_a_web_page_tells_what_is_not_its_article():
    page = b"""<title>T</title><nav><a href=/>Home</a></nav><main><h1>Head</h1>
    <p>Some <b>bold</b> and <a href="https://x.example/a">link</a>.
    <p>Second<div style="display: none">spam</div><ol><li>one<li>two</ol></main>
    <div class="widget w1">Tags</div><script>x()</script>"""
    found = [(p.text, p.shape.value, p.number, p.hint) for p in read("a.html", page)]
    assert found == [
        ("Home", "paragraph", None, "<nav>"),
        ("Head", "heading", None, ""),
        ("Some **bold** and [link](https://x.example/a).", "paragraph", None, ""),
        ("Second", "paragraph", None, ""),
        ("spam", "paragraph", None, "hidden"),
        ("one", "item", 1, ""),
        ("two", "item", 2, ""),
        ("Tags", "paragraph", None, "<div> widget"),
    ]


def test_an_article_inside_a_widget_of_the_page_is_still_the_article():
    page = b"<div class='widget Blog'><div class='post-body'><p>The text.</p></div></div>"
    assert [p.hint for p in read("a.html", page)] == [""]


def test_a_word_file_keeps_headings_bold_lines_and_line_numbers_and_drops_what_was_deleted():
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>"
    )
    found = [(p.text, p.strong, p.line) for p in read("a.docx", docx(body + paragraph("last")))]
    assert found == [("Bold", True, 1), ("shown", False, 3), ("last", False, 4)]


def test_lines_of_a_pdf_are_put_together_to_paragraphs():
    lines = [(700, "Calm people listen"), (687, "before they speak."), (660, "A new paragraph"), (647, "of two lines.")]
    stream = (
        b"BT /F1 10 Tf " + b" ".join(b"1 0 0 1 50 %d Tm (%s) Tj" % (y, text.encode()) for y, text in lines) + b" ET"
    )
    found = [p.text for p in read("a.pdf", pdf(stream))]
    assert found == ["Calm people listen\nbefore they speak.", "A new paragraph\nof two lines."]


def test_markdown_headings_items_and_bold_lines_are_told_apart():
    text = b"---\ntitle: x\n---\nHead\n====\n\n## Sub ##\n\n- item\n\n**Bold line**\n\n```\n# code\n```\n"
    found = [(p.text, p.shape, p.level, p.line) for p in read("a.md", text)]
    assert found == [
        ("Head", Shape.HEADING, 1, 4),
        ("Sub", Shape.HEADING, 2, 7),
        ("item", Shape.ITEM, 1, 9),
        ("Bold line", Shape.PARAGRAPH, 0, 11),
        ("# code", Shape.CODE, 0, 14),
    ]


def test_an_unknown_ending_is_refused_with_those_that_are_read():
    with pytest.raises(DiglotError, match=r"not a format that is read \(\.txt"):
        read("a.xyz", b"text")
