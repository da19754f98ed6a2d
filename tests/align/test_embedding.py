"""The embedding as it is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diglot.align.embedding import Embedding, Rows
from diglot.align.models import available, fitting, shipped
from diglot.align.words import pieces, words
from diglot.errors import DiglotError

EIGHT_MEGABYTES = 8_000_000


@pytest.fixture
def model() -> Embedding:
    found = shipped("en", "fr")
    assert found is not None
    return found


def cosine(model: Embedding, english: str, french: str) -> float:
    sides = model.segments("en", [words(english)]), model.segments("fr", [words(french)])
    return float(sides[0][0] @ sides[1][0])


def test_the_shipped_model_is_small():
    import diglot.align  # noqa: PLC0415  # only to find its folder

    files = list(Path(diglot.align.__file__).with_name("data").glob("*.npz"))
    assert len(files) == len(available())
    assert all(file.stat().st_size < EIGHT_MEGABYTES for file in files)


def test_it_tells_a_translation_from_another_sentence(model: Embedding):
    assert cosine(model, "The customer is angry.", "Le client est en colère.") > 0.6
    assert cosine(model, "The customer is angry.", "La pêche est interdite en hiver.") < 0.4


def test_an_unknown_word_is_near_the_same_word_in_the_other_language(model: Embedding):
    assert "xylotelegraphs" not in model.vocabularies[0]
    assert cosine(model, "xylotelegraphs", "xylotelegraphs") == pytest.approx(1, abs=1e-3)


def test_a_regional_locale_is_its_language(model: Embedding):
    assert shipped("fr-CA", "en-GB") is model
    assert np.array_equal(model.vectors("fr-CA", ["client"]), model.vectors("fr", ["client"]))


def test_there_is_no_model_for_other_languages():
    assert shipped("en", "de") is None
    assert shipped("en", "en") is None


def test_a_text_without_words_is_the_zero_vector(model: Embedding):
    assert not model.segments("en", [[]]).any()


def test_what_is_saved_is_loaded(model: Embedding, tmp_path: Path):
    model.save(tmp_path / "model.npz")
    again = Embedding.load(tmp_path / "model.npz")
    assert again.languages == ("en", "fr")
    assert again.vocabularies == model.vocabularies
    assert again.made_from == model.made_from
    assert np.array_equal(again.vectors("en", ["service", "unheardof"]), model.vectors("en", ["service", "unheardof"]))
    again.save(tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == (tmp_path / "model.npz").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_damaged_model_is_one_clear_line(tmp_path: Path, content: bytes):
    path = tmp_path / "broken.npz"
    path.write_bytes(content)
    with pytest.raises(DiglotError, match=r"broken\.npz: not a model") as caught:
        Embedding.load(path)
    assert len(caught.value.lines) == 1


def test_a_missing_model_is_named(tmp_path: Path):
    with pytest.raises(DiglotError, match="No such file"):
        Embedding.load(tmp_path / "none.npz")


def test_a_model_of_other_languages_is_refused(model: Embedding, tmp_path: Path):
    model.save(tmp_path / "model.npz")
    with pytest.raises(DiglotError, match="a model of en and fr, not of en and de"):
        fitting("en", "de", file=tmp_path / "model.npz")


def test_bytes_hold_vectors_to_half_a_level():
    vectors = np.random.default_rng(1).standard_normal((20, 8)).astype(np.float32)
    rows = Rows.of(vectors)
    error = np.abs(rows[np.arange(20)] - vectors)
    assert (error <= np.abs(vectors).max(axis=1, keepdims=True) / 127 * 0.6).all()


def test_words_are_runs_of_letters_and_digits_in_lower_case():
    assert words("L'équipe n'a PAS lu `README_fr.md` (12 %).") == "l équipe n a pas lu readme fr md 12".split()


def test_pieces_know_no_accents():
    assert pieces("sécurité", 1 << 14) == pieces("securite", 1 << 14)
    assert pieces("œuvre", 1 << 14) == pieces("oeuvre", 1 << 14)
