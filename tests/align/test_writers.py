"""Bitexts as text, JSON, TMX and HTML."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from diglot.align.writers import WRITERS
from diglot.model.segment import Bead, Bitext, Segment

SOURCE = (Segment("One & <two>.", 1, 0, 12), Segment("Three.", 2, 13, 19), Segment("Four.", 3, 20, 25))
TARGET = (Segment("Trois.", 1, 0, 6), Segment("Un", 2, 7, 9), Segment("et deux.", 2, 10, 18), Segment("Pied\x00.", 3))
BITEXT = Bitext(
    SOURCE,
    TARGET,
    (Bead((0,), (1, 2), 0.8126), Bead((1,), (0,), 0.9), Bead((2,), (), 0.0), Bead((), (3,), 0.0)),
)


def written(name: str, bitext: Bitext = BITEXT) -> str:
    writer = next(writer for writer in WRITERS if name == writer.NAME)
    return writer.write(bitext, languages=("en", "fr"))


def test_json_is_the_contract():
    record = json.loads(written("json"))
    assert record["languages"] == ["en", "fr"]
    assert record["source"][1] == {"text": "Three.", "line": 2, "start": 13, "end": 19}
    assert record["beads"][0]["score"] == 0.813
    assert [(bead["source"], bead["target"], bead.get("moved", False)) for bead in record["beads"]] == [
        ([0], [1, 2], True),
        ([1], [0], False),
        ([2], [], False),
        ([], [3], False),
    ]


def test_text_names_what_stands_alone_and_what_moved():
    lines = written("text").splitlines()
    assert lines[:4] == ["0.81 moved", "  en    1  One & <two>.", "  fr    2  Un", "  fr    2  et deux."]
    assert lines[-1] == "2 beads, 1 only in en, 1 only in fr, 1 moved"


def test_tmx_has_a_unit_for_each_bead_with_two_sides():
    root = ElementTree.fromstring(written("tmx"))
    assert root.get("version") == "1.4"
    assert [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")] == [
        ["One & <two>.", "Un et deux."],
        ["Three.", "Trois."],
    ]


def test_html_escapes_the_texts_and_names_their_languages():
    html = written("html")
    assert '<td lang="en">One &amp; &lt;two&gt;.</td>' in html
    assert html.count("<tr class=") == 4
    assert "http" not in html


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.NAME)
def test_nothing_at_all_is_written_too(writer):
    assert writer.write(Bitext((), (), ()), languages=("en", "fr")).endswith("\n")
