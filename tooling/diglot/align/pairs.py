"""Reading sentence pairs to train on: TSV (one pair a line, a tab between) and TMX, also compressed."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from typing import IO, TYPE_CHECKING, cast
from xml.etree import ElementTree

from diglot.errors import DiglotError, place
from diglot.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Couple = tuple[str, str]

__all__ = ["read_pairs"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PACKED = frozenset({".gz", ".bz2", ".xz"})


def read_pairs(path: Path, languages: tuple[str, str]) -> list[Couple]:
    """The pairs of sentences in the file, in the order of `languages`, which only TMX names.

    Raises `DiglotError` where the file cannot be read, a line is no pair, or there is none.
    """
    name = path.stem if path.suffix in _PACKED else path.name
    try:
        with _opened(path) as file:
            found = list(_tmx(file, languages) if name.endswith(".tmx") else _tsv(file, path))
    except UnicodeDecodeError as error:
        raise DiglotError(f"{path}: not UTF-8") from error
    except (ValueError, LookupError) as error:  # an encoding that the reader of XML does not know
        raise DiglotError(f"{path}: {error}") from error
    except ElementTree.ParseError as error:
        raise DiglotError(f"{place(path, error.position[0])}: not XML: {error}") from error
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise DiglotError(f"{path}: {getattr(error, 'strerror', None) or 'cannot be read'}") from error
    if not found:
        raise DiglotError(f"{path}: holds no pair of sentences in {languages[0]} and {languages[1]}")
    return found


def _opened(path: Path) -> IO[bytes]:
    match path.suffix:
        case ".gz":
            return cast("IO[bytes]", gzip.open(path))
        case ".bz2":
            return cast("IO[bytes]", bz2.open(path))
        case ".xz":
            return cast("IO[bytes]", lzma.open(path))
    return path.open("rb")


def _tsv(file: IO[bytes], path: Path) -> Iterator[Couple]:
    for number, line in enumerate(file, 1):
        source, tab, target = line.decode("utf-8-sig").rstrip("\r\n").partition("\t")
        if not tab:
            raise DiglotError(f"{place(path, number)}: no tab between two sentences")
        yield source, target.split("\t", 1)[0]


def _tmx(file: IO[bytes], languages: tuple[str, str]) -> Iterator[Couple]:
    wanted = tuple(language(code).code for code in languages)
    # Expat, since 2.4.1, refuses what would unfold without bound; nothing outside the file is fetched.
    for _, element in ElementTree.iterparse(file):  # noqa: S314
        if element.tag != "tu":
            continue
        texts: dict[str, str] = {}
        for variant in element.iter("tuv"):
            code = variant.get(_LANGUAGE) or variant.get("lang") or ""
            texts[language(code).code] = "".join(part for seg in variant.iter("seg") for part in seg.itertext())
        element.clear()
        if all(texts.get(code, "").strip() for code in wanted):
            yield texts[wanted[0]], texts[wanted[1]]
