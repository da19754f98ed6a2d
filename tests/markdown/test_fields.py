"""A field of the front matter is set, and everything else stays as it was."""

from __future__ import annotations

import datetime

import pytest

from diglot.errors import DiglotError
from diglot.markdown import with_fields

TEXT = """\
---
kind: myth  # as declared
title: "A: title"
summary: >
  Two lines
  of text.

# reviewed by two people
state: reviewed
allow: [differing-number]
---

Body.
"""


def test_a_field_is_replaced_in_its_place() -> None:
    assert with_fields(TEXT, {"state": "machine"}) == TEXT.replace("state: reviewed", "state: machine")


def test_a_value_that_yaml_would_misread_is_quoted() -> None:
    assert with_fields(TEXT, {"title": "Titre : « oui »"}).splitlines()[2] == "title: 'Titre : « oui »'"
    assert with_fields(TEXT, {"title": "12"}).splitlines()[2] == "title: '12'"


def test_a_folded_value_is_replaced_whole_and_comments_stay() -> None:
    found = with_fields(TEXT, {"summary": "Un résumé."})
    assert "summary: Un résumé.\n\n# reviewed by two people\nstate:" in found
    assert "of text" not in found


def test_a_new_field_is_added_at_the_end_and_none_takes_one_out() -> None:
    found = with_fields(TEXT, {"last_reviewed_on": datetime.date(2026, 11, 24), "state": None})
    assert "allow: [differing-number]\nlast_reviewed_on: 2026-11-24\n---\n" in found
    assert "state" not in found
    assert with_fields(TEXT, {"owner": None}) == TEXT


def test_a_file_without_front_matter_gets_one() -> None:
    assert with_fields("# Title\n", {"state": "machine"}) == "---\nstate: machine\n---\n\n# Title\n"
    assert with_fields("", {"state": "machine"}) == "---\nstate: machine\n---\n"


def test_line_ends_of_windows_are_read() -> None:
    found = with_fields("---\r\ntitle: A\r\nstate: draft\r\n---\r\n\r\nBody.\r\n", {"state": "machine"})
    assert "state: machine\n---\r\n\r\nBody.\r\n" in found


def test_a_broken_front_matter_is_told() -> None:
    with pytest.raises(DiglotError, match="front matter"):
        with_fields("---\ntitle: [\n---\n", {"state": "machine"})


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_what_ends_no_line_for_an_editor_ends_none_here(mark: str) -> None:
    text = f'---\ntitle: "a{mark}b"\nstate: machine\norder: 2\n---\n\nHi.\n'
    assert with_fields(text, {"state": "reviewed"}) == text.replace("machine", "reviewed")


def test_a_field_beside_it_is_never_lost() -> None:
    with pytest.raises(DiglotError, match=r"a\.md:1: front matter: .* cannot be set; set it by hand"):
        with_fields("---\ntitle: A\rstate: machine\norder: 2\n---\n", {"state": "reviewed"}, path="a.md")
