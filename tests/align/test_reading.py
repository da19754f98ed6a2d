"""Files as segments."""

from __future__ import annotations

import pytest

from diglot.align.reading import SegmentBy, read
from diglot.errors import DiglotError

MARKDOWN = "---\ntitle: A title\n---\n\n## Heading\n\nOne sentence. Another\none.\n\n- An item.\n\n```sh\nls\n```\n"


def test_sentences_of_markdown_know_their_kinds():
    text = read(MARKDOWN, unit=SegmentBy.SENTENCE, locale="en", path="a.md")
    assert [segment.text for segment in text.segments] == [
        "A title",
        "Heading",
        "One sentence.",
        "Another one.",
        "An item.",
        "```sh\nls\n```",
    ]
    assert text.kinds == ("front matter", "heading 2", "paragraph", "paragraph", "item", "code")


@pytest.mark.parametrize("unit", list(SegmentBy))
@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_a_segment_stands_where_it_says(unit: SegmentBy, path: str):
    for segment in read(MARKDOWN, unit=unit, locale="en", path=path).segments:
        assert " ".join(MARKDOWN[segment.start : segment.end].split()) == " ".join(segment.text.split())
        assert segment.line == MARKDOWN.count("\n", 0, segment.start) + 1


def test_each_line_of_plain_text_is_a_paragraph():
    text = read("No full stop\nOne. Two.\n\n", unit=SegmentBy.SENTENCE, locale="en", path="a.txt")
    assert [(segment.text, segment.block) for segment in text.segments] == [
        ("No full stop", 0),
        ("One.", 1),
        ("Two.", 1),
    ]


def test_each_line_is_a_segment_even_an_empty_one():
    text = read("a\r\n\n\x0bb\u2028c\n", unit=SegmentBy.LINE, locale="en", path="a.md")
    assert [segment.text for segment in text.segments] == ["a", "", "\x0bb\u2028c"]


def test_each_block_is_a_segment():
    text = read(MARKDOWN, unit=SegmentBy.BLOCK, locale="en", path="a.md")
    texts = [segment.text for segment in text.segments]
    assert texts == ["Heading", "One sentence. Another\none.", "An item.", "```sh\nls\n```"]


@pytest.mark.parametrize("unit", list(SegmentBy))
def test_an_empty_file_has_no_segments(unit: SegmentBy):
    assert read("", unit=unit, locale="en", path="a.md").segments == ()


def test_broken_front_matter_is_told():
    with pytest.raises(DiglotError, match=r"a\.md"):
        read("---\ntitle: [\n---\n", unit=SegmentBy.SENTENCE, locale="en", path="a.md")
