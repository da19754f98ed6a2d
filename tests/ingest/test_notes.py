from __future__ import annotations

import io
import zipfile

import pytest
from ingest_articles import PROSE, harvest
from ingest_hostile import docx, paragraph

from diglot.ingest.render import plain_text

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTE = "Asked of ten offices in one week."
BODY = f"{PROSE[1]} \\[1\\] Every time.\n\n\\[1\\] {NOTE}"


def with_notes(body: str) -> bytes:
    out = io.BytesIO(docx(body))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="-1" w:type="separator">{paragraph("x")}</w:footnote>'
            f'<w:footnote w:id="4">{paragraph(NOTE)}</w:footnote></w:footnotes>',
        )
    return out.getvalue()


MARKDOWN = f"""# T

{PROSE[0]}

## Myth 1: People

{PROSE[1]} [^a] Every time.

## Myth 2: Pay

{PROSE[2]}

[^a]: {NOTE}
"""
HTML = (
    f"<h1>T</h1><p>{PROSE[0]}<h2>Myth 1: People</h2><p>{PROSE[1]} <sup id=r1><a href='#fn1'>[1]</a></sup> Every time."
    f"<h2>Myth 2: Pay</h2><p>{PROSE[2]}<h2>Notes</h2><ol><li id=fn1>{NOTE} <a href='#r1'>↩</a></ol>"
    "<p>Leave a comment</p>"
)
WORD_FILE = with_notes(
    paragraph("Myth 1: People")
    + f'<w:p><w:r><w:t xml:space="preserve">{PROSE[1]} </w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r>'
    '<w:r><w:t xml:space="preserve"> Every time.</w:t></w:r></w:p>' + paragraph("Myth 2: Pay") + paragraph(PROSE[2])
)


@pytest.mark.parametrize(("name", "data"), [("a.md", MARKDOWN), ("a.html", HTML), ("a.docx", WORD_FILE)])
def test_a_footnote_stands_behind_the_paragraph_that_refers_to_it(name, data):
    (article,) = harvest(data, name).articles
    assert [plain_text(item.body) for item in article.items] == [BODY, PROSE[2]]
    assert article.outro == ()


def test_a_footnote_to_a_title_stands_at_the_head_of_its_entry():
    (article,) = harvest(MARKDOWN.replace(" [^a]", "").replace("People", "People[^a]"), "a.md").articles
    assert article.items[0].title == "People"
    assert plain_text(article.items[0].body).startswith(f"\\[1\\] {NOTE}\n\n")


def test_a_footnote_that_nothing_refers_to_is_not_lost():
    (article,) = harvest(MARKDOWN.replace(" [^a]", ""), "a.md").articles
    assert NOTE in plain_text(article.outro)


def test_a_link_to_a_heading_of_the_same_page_is_its_text():
    data = HTML.replace("Every time.", "See <a href='#two'>the next one</a>.").replace(
        "<h2>Myth 2", "<h2 id=two>Myth 2"
    )
    assert "See the next one." in plain_text(harvest(data, "a.html").articles[0].items[0].body)
