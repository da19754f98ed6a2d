"""The memory gives what was agreed on, and what is close with what differs."""

from __future__ import annotations

import pytest

from diglot.translate import Memory

PAIRS = [
    ("The customer waits at the desk in the hall.", "Le client attend au comptoir du hall.", "a"),
    ("Bring 12 chairs into the big room.", "Apportez 12 chaises dans la grande salle.", "a"),
    ("Never call the customer back the same day.", "Ne rappelez jamais le client le jour même.", "b"),
    ("Read [the rules](rules.md) before you begin.", "Lisez [les règles](rules.md) avant de commencer.", "b"),
    ("Yes", "Oui", "a"),
    ("Yes", "Si", "b"),
]
MEMORY = Memory(PAIRS)


def test_an_exact_text_is_found_in_its_own_entry_first() -> None:
    assert MEMORY.exact("Yes", "b") == "Si"
    assert MEMORY.exact("Yes", "a") == "Oui"
    assert MEMORY.exact("No") is None


def test_a_close_text_comes_with_its_percentage_and_what_differs() -> None:
    found = MEMORY.close("The customer waits at the gate in the hall.")
    assert found is not None
    assert found.text == "Le client attend au comptoir du hall."
    assert 85 <= found.percent < 100
    assert found.differs == "desk → gate"


def test_a_number_that_changed_is_brought_into_the_translation() -> None:
    found = MEMORY.close("Bring 14 chairs into the big room.")
    assert found is not None
    assert found.text == "Apportez 14 chaises dans la grande salle."
    assert found.percent < 100


@pytest.mark.parametrize(
    "text",
    [
        "Something else entirely is written here.",
        "Always call the customer back the same day.",  # the memory denies it
        "Bring 12 or 14 chairs into the big room.",  # one number more
        "Read [the rules](others.md) before you begin.",  # another address
        "Yes!",  # too short to be like anything
    ],
)
def test_what_would_mislead_is_no_match(text: str) -> None:
    assert MEMORY.close(text) is None


def test_what_a_segment_said_before_is_no_match_for_what_it_says_now() -> None:
    former = PAIRS[0][0]
    assert MEMORY.close("The customer waits at the gate in the hall.", former) is None


def test_but_it_is_when_only_a_number_changed() -> None:
    found = MEMORY.close("Bring 14 chairs into the big room.", PAIRS[1][0])
    assert found is not None
    assert "14" in found.text
