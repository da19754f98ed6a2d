"""Reading sentence pairs."""

from __future__ import annotations

import gzip
import lzma
from typing import TYPE_CHECKING

import pytest

from diglot.align.pairs import read_pairs
from diglot.align.writers import tmx
from diglot.errors import DiglotError
from diglot.model.segment import Bead, Bitext, Segment

if TYPE_CHECKING:
    from pathlib import Path

BOTH = [("Yes & no.", "Oui & non."), ("Thanks.", "Merci.")]


def test_a_line_of_tsv_is_a_pair(tmp_path: Path):
    path = tmp_path / "pairs.tsv"
    path.write_text("\ufeffYes & no.\tOui & non.\r\nThanks.\tMerci.\ta note\n", encoding="utf-8")
    assert read_pairs(path, ("en", "fr")) == BOTH


@pytest.mark.parametrize(("suffix", "packed"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_packed_files_are_read(tmp_path: Path, suffix: str, packed):
    path = tmp_path / f"pairs.tsv{suffix}"
    path.write_bytes(packed(b"Yes & no.\tOui & non.\nThanks.\tMerci.\n"))
    assert read_pairs(path, ("en", "fr")) == BOTH


def test_what_align_writes_as_tmx_is_read(tmp_path: Path):
    sides = [tuple(Segment(text) for text in side) for side in zip(*BOTH, strict=True)]
    path = tmp_path / "memory.tmx"
    bitext = Bitext(sides[0], sides[1], (Bead((0,), (0,)), Bead((1,), (1,))))
    path.write_text(tmx.write(bitext, languages=("en-GB", "fr-FR")), encoding="utf-8")
    assert read_pairs(path, ("en", "fr")) == BOTH
    assert read_pairs(path, ("fr", "en")) == [(french, english) for english, french in BOTH]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("pairs.tsv", b"a\tb\nno tab\n", r"pairs\.tsv:2: no tab"),
        ("pairs.tsv", b"", "holds no pair"),
        ("pairs.tsv", b"a\t\xff\n", "not UTF-8"),
        ("pairs.tsv.gz", b"no archive", "cannot be read|Not a gzipped"),
        ("pairs.tsv.xz", b"no archive", "cannot be read"),
        ("pairs.tsv.gz", gzip.compress(b"a\tb\n" * 9, mtime=0)[:10] + b"\xff" * 9, "cannot be read"),
        ("pairs.tmx", b'<?xml version="1.0" encoding="none"?><tmx/>', "unknown encoding"),
        ("pairs.tmx", b'<?xml version="1.0" encoding="shift_jis"?><tmx/>', "multi-byte encodings"),
        ("pairs.tmx", b"<tmx>", r"pairs\.tmx:1: not XML"),
        ("pairs.tmx", b"<tmx/>", "holds no pair of sentences in en and fr"),
    ],
)
def test_what_is_no_pair_is_named(tmp_path: Path, name: str, content: bytes, message: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DiglotError, match=message) as caught:
        read_pairs(tmp_path / name, ("en", "fr"))
    assert len(caught.value.lines) == 1
