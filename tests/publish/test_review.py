from __future__ import annotations

import datetime

import pytest

from diglot.lang import language
from diglot.model.entry import Meta, State
from diglot.publish.review import long_date, review_line


@pytest.mark.parametrize(
    ("code", "date", "written"),
    [
        ("en", datetime.date(2026, 11, 20), "20 November 2026"),
        ("en-US", datetime.date(2026, 11, 20), "November 20, 2026"),
        ("fr", datetime.date(2026, 11, 20), "20 novembre 2026"),
        ("fr", datetime.date(2026, 12, 1), "1er décembre 2026"),
        ("fr-CA", datetime.date(2026, 12, 11), "11 décembre 2026"),
        ("de", datetime.date(2026, 12, 1), "1 December 2026"),  # with the English words of the interface
        ("tlh", datetime.date(2026, 12, 1), "1 December 2026"),
    ],
)
def test_a_date_is_written_as_the_interface_of_the_language_writes_it(code, date, written):
    assert long_date(date, code) == written


def test_a_review_without_a_date_is_told_without_one():
    assert review_line(Meta(state=State.REVIEWED), "en") == ("Reviewed",)


def test_a_date_of_review_says_nothing_about_a_machine_translation():
    meta = Meta(state=State.MACHINE, last_reviewed_on=datetime.date(2026, 11, 20), owner="care")
    assert review_line(meta, "fr") == ("Traduction automatique, non relue", "Responsable\u00a0: care")


def test_an_entry_that_says_nothing_about_its_state_has_no_line():
    assert review_line(Meta(), "en") == ()


def test_every_word_of_the_interface_exists_in_both_languages():
    assert language("fr").phrases.keys() == language("en").phrases.keys()
    assert language("fr-CA").phrases == language("fr").phrases


def test_a_language_nobody_described_has_the_interface_of_english():
    assert language("tlh").phrases == language("en").phrases
