"""The segments of an entry and their places in the file."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.markdown import parse, segments
from diglot.model.entry import BlockKind, Entry
from diglot.model.segment import FRONT_MATTER, Segment
from diglot.store.files import read_text
from tests.builders import ROOT
from tests.markdown.golden import golden
from tests.markdown.test_render import LINES


@golden("segments")
def test_segments_are_what_a_translator_translates(source: str, expected: str) -> None:
    assert "\n".join(f"{s.line}: {s.text}" for s in segments(parse(source, locale="fr"))) == expected


@settings(max_examples=300, deadline=None)
@given(
    st.lists(LINES, max_size=9),
    st.sampled_from(["", "---\ntitle: A b\nsummary: 'C d'\n---\n"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_segment_points_at_its_text_and_line(lines: list[str], front: str, newline: str) -> None:
    text = (front + "\n".join(lines)).replace("\n", newline)
    _point_at_their_text(parse(text, locale="en"), text)


def test_segments_of_the_shipped_content_point_at_their_text() -> None:
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = read_text(path)
        _point_at_their_text(parse(text, locale=path.relative_to(ROOT).parts[1]), text)


def _point_at_their_text(entry: Entry, text: str) -> None:
    for segment in segments(entry):
        there = text[segment.start : segment.end]
        assert text.count("\n", 0, segment.start) + 1 == segment.line
        kind = None if segment.block == FRONT_MATTER else entry.blocks[segment.block].kind
        # A fence that the file leaves open is closed; underlined headings are joined.
        if kind is BlockKind.CODE or (kind is BlockKind.HEADING and "\n" in there):
            continue
        assert there.replace(">", " ").split() == segment.text.replace(">", " ").split()


@pytest.mark.parametrize(
    ("value", "written"),
    [("Plain", "Plain"), ('"Double"', "Double"), ("'Single'", "Single"), ("'It''s'", "It''s")],
)
def test_a_title_points_into_its_quotes(value: str, written: str) -> None:
    text = f"---\nkind: myth\ntitle: {value}  # comment\n---\n"
    (title,) = segments(parse(text, locale="en"))
    assert (text[title.start : title.end], title.line, title.block) == (written, 3, FRONT_MATTER)


def test_an_entry_built_by_hand_has_segments_without_a_place() -> None:
    block = dataclasses.replace(parse("One. Two.").blocks[0], line=0, starts=())
    entry = dataclasses.replace(parse("", locale="en"), blocks=(block,))
    assert segments(entry) == (Segment("One."), Segment("Two."))


def test_a_block_says_which_segments_are_its_own() -> None:
    found = segments(parse("---\ntitle: T\n---\n# A\n\nOne. Two.\n\n***\n\n- x\n", locale="en"))
    assert [segment.block for segment in found] == [FRONT_MATTER, 0, 1, 1, 3]


@pytest.mark.parametrize("tick", ["``", r"\`"])
def test_a_backtick_without_its_partner_hides_nothing(tick: str) -> None:
    found = segments(parse(f"A {tick} b. Then `c. D` e. End.", locale="en"))
    assert [segment.text for segment in found] == [f"A {tick} b.", "Then `c. D` e.", "End."]
