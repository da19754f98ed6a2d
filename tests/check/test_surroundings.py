"""Questions about the rest of the corpus, and about the day, are kept with their answers."""

from __future__ import annotations

import datetime
import pickle
from typing import TYPE_CHECKING

from diglot.check.surroundings import Inquiry, Surroundings
from diglot.store.corpus import read_corpus
from tests.builders import LOCALES, entry, project

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 3, 1)
KEYS = {"en": frozenset({"index", "a", "b/index"}), "fr": frozenset({"index", "A", "a"})}
HERE = Surroundings(KEYS, frozenset({"en/plan.png"}), DAY)


def changed(
    *, keys: dict[str, frozenset[str]] = KEYS, files: tuple[str, ...] = ("en/plan.png",), days: int = 0
) -> Surroundings:
    return Surroundings(keys, frozenset(files), DAY + datetime.timedelta(days))


def test_entries_files_and_the_home_page_are_there() -> None:
    inquiry = Inquiry(HERE)
    assert all(map(inquiry.is_there, ["en/a.md", "en/plan.png", "fr/."]))
    assert not any(map(inquiry.is_there, ["en/c.md", "fr/plan.png", "de/.", "en/a"]))


def test_of_two_keys_with_one_address_the_first_has_it() -> None:
    inquiry = Inquiry(HERE)
    assert inquiry.first_at("fr", "a") == "A.md"
    assert inquiry.first_at("en", "b/index") == "b/index.md"
    assert inquiry.first_at("de", "a") == ""


def test_a_day_is_past_when_it_is_over() -> None:
    inquiry = Inquiry(HERE)
    assert inquiry.is_past(DAY - datetime.timedelta(1))
    assert not inquiry.is_past(DAY)


def test_answers_hold_as_long_as_nothing_they_are_about_changes() -> None:
    inquiry = Inquiry(HERE)
    inquiry.is_there("en/a.md")
    inquiry.is_there("en/gone.md")
    inquiry.is_past(DAY)
    inquiry.first_at("en", "a")
    answers = inquiry.answers
    more = {**KEYS, "en": KEYS["en"] | {"c"}}
    assert changed(keys=more).hold(answers, {""})
    assert changed(files=("fr/new.png",)).hold(answers, {""})
    assert not changed(days=1).hold(answers, {""})
    assert changed(days=-1).hold(answers, {""})
    assert not changed(keys={**KEYS, "en": KEYS["en"] - {"a"}}).hold(answers, {""})
    assert not changed(keys={**KEYS, "en": KEYS["en"] | {"gone"}}).hold(answers, {""})
    assert not changed(keys={**KEYS, "en": KEYS["en"] | {"A"}}).hold(answers, {""})


def test_who_asks_for_all_names_is_asked_again_when_any_is_new() -> None:
    inquiry = Inquiry(HERE)
    assert inquiry.names() == ("A.md", "a.md", "b/index.md", "index.md")
    assert changed(days=9).hold(inquiry.answers, {""})
    assert not changed(keys={**KEYS, "fr": KEYS["fr"] | {"z"}}).hold(inquiry.answers, {""})


def test_what_is_all_the_same_is_known_without_asking() -> None:
    assert changed().state("") == HERE.state("")
    assert len({one.state("") for one in (HERE, changed(days=1), changed(files=()), changed(keys={}))}) == 4


def test_an_anchor_is_asked_for_again_where_a_text_of_its_entry_is_another() -> None:
    before = with_heading("Help")
    inquiry = Inquiry(before, "b/index")
    assert inquiry.anchor("en", "a", "help") == ("there", "help")
    assert inquiry.anchor("en", "a", "#Help") == ("spelt", "help")
    assert inquiry.anchor("en", "c", "help") == ("", "")
    answers = inquiry.answers
    assert before.states(answers) == {"a": "en Help", "c": ""}
    renamed = with_heading("Service")
    assert renamed.state("a") != before.state("a")
    assert not renamed.hold(answers, {"a"})
    assert renamed.hold(answers, {"c"})


def test_an_entry_makes_no_question_of_its_own_anchors() -> None:
    inquiry = Inquiry(with_heading("Help"), "a")
    assert inquiry.anchor("en", "a", "help") == ("there", "help")
    assert inquiry.answers == ()


def test_anchors_can_be_asked_for_in_another_process(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/en/a.md": "# Help\n"})
    here = Surroundings.of(read_corpus(root / "content", LOCALES), LOCALES, DAY)
    there = pickle.loads(pickle.dumps(here))
    assert there.anchor("en", "a", "help") == ("there", "help")
    assert there.state("a") == here.state("a")


def with_heading(text: str) -> Surroundings:
    """Of `a` in English, whose file has `text` for a digest."""
    return Surroundings(
        KEYS, frozenset(), DAY, {"a": {"en": entry(f"# {text}\n", key="a")}}, digests={"a": {"en": text}}
    )
