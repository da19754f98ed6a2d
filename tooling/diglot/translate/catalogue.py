"""The public index of Argos packages, and fetching one: the only time that diglot asks the network for anything."""

from __future__ import annotations

import hashlib
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Offer", "fetch", "offers"]

_TIMEOUT = 20.0
_MOST_INDEX = 16 << 20
_MOST_PACKAGE = 4 << 30
_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that the index offers: where it can be fetched, and its checksum where the index tells one."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]
    sha256: str | None = None


def offers(address: str) -> tuple[Offer, ...]:
    """What the index at `address` offers for translating. Raises `DiglotError` where it cannot be had or read."""
    try:
        with _opened(address) as answer:
            records = list(json.loads(answer.read(_MOST_INDEX)))
        return tuple(_offer(record) for record in records if record.get("type", "translate") == "translate")
    except (OSError, HTTPException) as error:
        raise DiglotError(
            f"the index of Argos packages cannot be reached ({_reason(error)}); "
            "without network: diglot models install --file PACKAGE.argosmodel"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DiglotError(f"{address}: not an index of Argos packages") from None


def fetch(offer: Offer, into: Path, *, progress: Callable[[int, int | None], None]) -> str:
    """Write the package of `offer` to `into` and return its SHA-256, telling `progress` the bytes had and expected.

    Raises `DiglotError` where none of its links answers, it breaks off, or it is not what the index says it is.
    """
    failures = []
    for link in offer.links:
        try:
            found = _fetch(link, into, progress)
        except (OSError, HTTPException, ValueError) as error:  # the last: what is no address
            failures.append(f"{link}: {_reason(error)}")
            continue
        if offer.sha256 and found != offer.sha256.lower():
            into.unlink(missing_ok=True)
            raise DiglotError(f"{link}: refused: its SHA-256 is {found}, the index says {offer.sha256}")
        return found
    into.unlink(missing_ok=True)
    raise DiglotError(*(failures or [f"the index tells no address of {offer.source}_{offer.target}"]))


def _fetch(link: str, into: Path, progress: Callable[[int, int | None], None]) -> str:
    digest = hashlib.sha256()
    had = 0
    with _opened(link) as answer, into.open("wb") as file:
        told = answer.headers.get("Content-Length", "")
        expected = int(told) if told.isdigit() else None
        while block := answer.read(_BLOCK):
            had += len(block)
            if had > _MOST_PACKAGE:
                raise OSError("larger than any package")
            digest.update(block)
            file.write(block)
            progress(had, expected)
    if expected is not None and had != expected:
        raise OSError(f"broke off after {had:,} of {expected:,} bytes")
    return digest.hexdigest()


def _opened(address: str) -> Any:  # noqa: ANN401  # what urlopen answers has no one name
    if not address.startswith(("https://", "http://")):
        raise OSError("not an address of the web")
    request = urllib.request.Request(address, headers={"User-Agent": "diglot"})  # noqa: S310  # checked above
    return urllib.request.urlopen(request, timeout=_TIMEOUT)  # noqa: S310  # checked above


def _offer(record: dict[str, Any]) -> Offer:
    links = tuple(link for link in record.get("links", ()) if link.startswith(("https://", "http://")))
    return Offer(
        str(record["from_code"]),
        str(record["to_code"]),
        str(record.get("package_version", "0")),
        links,
        None if record.get("sha256") is None else str(record["sha256"]),
    )


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error.code} {error.reason}"
    return str(getattr(error, "reason", None) or getattr(error, "strerror", None) or error)
