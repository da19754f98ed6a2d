"""Folding: one spelling for what a reader takes for one word."""

from __future__ import annotations

import pytest

from diglot.lang import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Réclamation", "reclamation"),
        ("RE\u0301CLAMATION", "reclamation"),
        ("Œuvre", "oeuvre"),
        ("ex æquo", "ex aequo"),
        ("l’équipe", "l'equipe"),
        ("ça", "ca"),
        ("Straße", "strasse"),
        ("rendez‑vous", "rendez-vous"),
        ("ﬁche", "fiche"),
        ("80\u00a0%", "80 %"),
    ],
)
def test_accents_case_ligatures_and_apostrophes_do_not_matter(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["plain words, 1-2", "don't", ""])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert fold(text) == text


def test_folding_twice_is_folding_once() -> None:
    assert fold(fold("Où est l’Œuvre ? ŒŒ ß")) == fold("Où est l’Œuvre ? ŒŒ ß")
