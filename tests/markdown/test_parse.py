"""Markdown text to blocks: their kinds, lines and offsets."""

from __future__ import annotations

import markdown
import pytest

from diglot.markdown import parse, render
from diglot.model.entry import BlockKind
from tests.markdown.golden import golden

LAYOUT = """\
---
title: A
---

# One

Two
  lines here

- three
  goes on

| a | b |
|---|---|
| c | d |

```
code
```

!!! note "T"
    Five
    six
"""


@golden("blocks")
def test_blocks_are_read_with_kind_line_level_and_lead(source: str, expected: str) -> None:
    told = []
    for block in parse(source).blocks:
        level = f" {block.level}" if block.level else ""
        lead = f" {block.lead!r}" if block.lead else ""
        told.append(f"{block.line} {block.kind}{level}{lead} | {block.text!r}")
    assert "\n".join(told) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_line_of_a_block_knows_where_it_begins_in_the_file(newline: str) -> None:
    text = LAYOUT.replace("\n", newline)
    seen = 0
    for block in parse(text).blocks:
        for line, start in zip(block.text.split("\n"), block.starts, strict=True):
            assert text[start : start + len(line)] == line
            seen += 1
    assert seen == 14


def test_line_ends_of_windows_change_no_block() -> None:
    assert parse(LAYOUT.replace("\n", "\r\n")) == parse(LAYOUT)


def test_lines_are_those_of_the_file_front_matter_included() -> None:
    heading = parse(LAYOUT).blocks[0]
    assert (heading.kind, heading.line) == (BlockKind.HEADING, 5)


def test_what_no_editor_calls_a_line_end_ends_no_line() -> None:
    (one, two) = parse("a\u2028b\x0bc\x85d\re\n\nsecond").blocks
    assert one.line == 1
    assert two.line == 3


@pytest.mark.parametrize("text", ["", "\n", "\n\n  \n", "---\ntitle: A\n---\n"])
def test_a_file_without_text_has_no_blocks(text: str) -> None:
    assert parse(text).blocks == ()


def test_an_entry_knows_its_key_locale_and_path() -> None:
    read = parse("x", key="myths/a", locale="fr", path="content/fr/myths/a.md")
    assert (read.key, read.locale, read.path, read.folder) == ("myths/a", "fr", "content/fr/myths/a.md", "myths")
    assert not read.is_overview
    assert parse("x", key="index").is_overview
    assert parse("x", key="myths/index").is_overview
    assert not parse("x", key="myths/my-index").is_overview


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_a_deeply_nested_text_is_read(mark: str) -> None:
    assert [block.text for block in parse(mark * 40 + "deep\n").blocks if block.text] == ["deep"]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_nesting_without_end_does_no_harm(mark: str) -> None:
    assert len(parse(mark * 1000 + "deep\n\nafter\n").blocks) <= 100


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u00a0 "])
def test_a_mark_and_a_no_break_space_begin_a_heading_as_they_do_on_the_site(space: str) -> None:
    source = f"Text\n##{space}Pourquoi ? ##\nMore\n\n    ##{space}code\n"
    heading = parse(source).blocks[1]
    assert (heading.kind, heading.level, heading.text, heading.line) == (BlockKind.HEADING, 2, "Pourquoi ?", 2)
    assert source[heading.starts[0] :].startswith("Pourquoi ?")
    assert [block.kind for block in parse(source).blocks].count(BlockKind.HEADING) == 1
    assert "<h2>Pourquoi ?</h2>" in markdown.markdown(source)
    assert parse(render(parse(source))) == parse(source)
