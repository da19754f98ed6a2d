from __future__ import annotations

import pytest
from ingest_articles import PROSE, harvest
from ingest_hostile import docx, paragraph

from diglot.ingest.render import plain_text

TABLE = "| Channel | Answer |\n| --- | --- |\n| Phone | 20 s |\n| Letter \\| fax |  |"


def word(text: str, *properties: str) -> str:
    inner = "".join(f"<w:{name}/>" for name in properties)
    return f'<w:r><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cells(*texts: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in texts)}</w:tr>"


def first_body(data: str | bytes, name: str, **options) -> str:
    return plain_text(harvest(data, name, **options).articles[0].items[0].body)


def markdown_article(*blocks: str) -> str:
    return "\n\n".join(["# T", PROSE[0], "## Myth 1: People", *blocks, "## Myth 2: Pay", PROSE[2]]) + "\n"


def page(*blocks: str) -> str:
    return f"<h1>T</h1><p>{PROSE[0]}<h2>Myth 1: People</h2>{''.join(blocks)}<h2>Myth 2: Pay</h2><p>{PROSE[2]}"


def document(*blocks: str) -> bytes:
    return docx("".join([paragraph("Myth 1: People"), *blocks, paragraph("Myth 2: Pay"), paragraph(PROSE[2])]))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.md",
            markdown_article(
                PROSE[1], "Channel | Answer\n:-- | --:\nPhone | 20 s\n| Letter \\| fax |\n".strip(), PROSE[3]
            ),
        ),
        (
            "a.html",
            page(
                f"<p>{PROSE[1]}<table><thead><tr><th>Channel<th>Answer</thead>",
                "<tr><td>Phone<td>20 s<tr><td>Letter | fax<td></table>",
                f"<p>{PROSE[3]}",
            ),
        ),
        (
            "a.docx",
            document(
                paragraph(PROSE[1]),
                f"<w:tbl>{cells('Channel', 'Answer')}{cells('Phone', '20 s')}{cells('Letter | fax', '')}</w:tbl>",
                paragraph(PROSE[3]),
            ),
        ),
    ],
)
def test_a_table_stays_a_table(name, data):
    assert first_body(data, name) == f"{PROSE[1]}\n\n{TABLE}\n\n{PROSE[3]}"


def test_a_table_that_lays_out_a_page_is_no_table():
    data = page("<table><tr><td><p>" + "</p><p>".join(PROSE[:2]) + f"</p><td>{PROSE[3]}</table>")
    assert first_body(data, "a.html") == "\n\n".join([PROSE[1], PROSE[3]])  # the introduction stands twice


def test_a_menu_with_bars_is_no_table():
    data = markdown_article(PROSE[1]).replace("# T", "Home | About | Contact\n\n# T")
    assert "Home" not in str(harvest(data, "a.md").articles)


def test_emphasis_links_and_lists_survive():
    body = f"{PROSE[1]} It is **never** done *alone* by [the team](https://x.example/team)."
    assert first_body(markdown_article(body, "- one\n- two"), "a.md") == f"{body}\n\n- one\n- two"
    html = f"<p>{PROSE[1]} It is <b>never</b> done <em>alone</em> by <a href=https://x.example/team>the team</a>.</p>"
    assert first_body(page(html, "<ul><li>one<li>two</ul>"), "a.html") == f"{body}\n\n- one\n- two"


def test_emphasis_in_a_word_file_survives_and_that_of_a_whole_paragraph_stands_once():
    runs = word("It is ") + word("nev", "b") + word("er ", "b") + word("done ") + word("alone", "i") + word(".")
    whole = "<w:p>" + word(PROSE[3], "b") + "</w:p>"
    assert first_body(document(f"<w:p>{runs}</w:p>", paragraph(PROSE[1]), whole), "a.docx") == "\n\n".join(
        ["It is **never** done *alone*.", PROSE[1], f"**{PROSE[3]}**"]
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", markdown_article(f"{PROSE[1]} ![A desk](desk.png)")),
        ("a.html", page(f'<p>{PROSE[1]} <img alt="A desk" src="desk.png" onerror="x()">')),
        ("a.md", markdown_article(f"{PROSE[1]} [![A desk](desk.png)](https://x.example/)")),
    ],
)
def test_an_image_is_reported_and_kept_where_asked(name, data):
    assert first_body(data, name) == PROSE[1]
    (verdict,) = harvest(data, name).verdicts
    assert ("desk.png" in verdict.text, verdict.action, verdict.line > 0) == (True, "removed", True)
    assert "![A desk](desk.png)" in first_body(data, name, kept={verdict.identity})


@pytest.mark.parametrize("address", ["https://x.example/a.png", "javascript:x()", "data:text/html,x", "//x.example/a"])
def test_a_kept_image_is_never_fetched_from_elsewhere(address):
    data = markdown_article(f"{PROSE[1]} ![A desk]({address})")
    (verdict,) = harvest(data, "a.md").verdicts
    shown = first_body(data, "a.md", kept={verdict.identity})
    assert "A desk" in shown
    assert "![" not in shown
