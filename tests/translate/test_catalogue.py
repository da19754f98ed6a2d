"""The index of packages and fetching one, from a server on this machine."""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.translate.catalogue import Offer, fetch, offers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@contextmanager
def server(answers: Mapping[str, bytes], *, cut: int = 0) -> Iterator[str]:
    """Answers each path with its bytes; with `cut`, it promises them all and breaks off so many before the end."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = answers.get(self.path)
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write((data or b"")[: len(data or b"") - cut])

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def index(address: str, **more: str) -> bytes:
    one = {"from_code": "en", "to_code": "fr", "package_version": "1.9", "links": [f"{address}/p", "ftp://x/p"]}
    return json.dumps([one | more, {"type": "sbd", "from_codes": ["en"]}]).encode()


def nothing(_had: int, _expected: int | None) -> None:
    pass


def test_the_index_tells_what_it_offers() -> None:
    answers: dict[str, bytes] = {}
    with server(answers) as address:
        answers["/index.json"] = index(address)
        assert offers(f"{address}/index.json") == (Offer("en", "fr", "1.9", (f"{address}/p",)),)


def test_a_package_is_fetched_with_progress_and_its_checksum(tmp_path: Path) -> None:
    data = bytes(range(256)) * 4000
    seen: list[tuple[int, int | None]] = []
    with server({"/p": data}) as address:
        found = fetch(
            Offer("en", "fr", "1", (f"{address}/gone", f"{address}/p")),
            tmp_path / "p",
            progress=lambda had, of: seen.append((had, of)),
        )
    assert found == hashlib.sha256(data).hexdigest()
    assert (tmp_path / "p").read_bytes() == data
    assert seen[-1] == (len(data), len(data))


def test_another_checksum_than_the_index_says_is_refused(tmp_path: Path) -> None:
    with server({"/p": b"not it"}) as address, pytest.raises(DiglotError, match="refused: its SHA-256 is"):
        fetch(Offer("en", "fr", "1", (f"{address}/p",), "0" * 64), tmp_path / "p", progress=nothing)
    assert not (tmp_path / "p").exists()


def test_an_address_that_is_none_and_a_checksum_that_is_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(DiglotError, match="Invalid IPv6 URL"):
        fetch(Offer("en", "fr", "1", ("http://[x",)), tmp_path / "p", progress=nothing)
    answers = {"/p": b"x"}
    with server(answers) as address:
        answers["/index.json"] = json.dumps([json.loads(index(address))[0] | {"sha256": 7}]).encode()
        with pytest.raises(DiglotError, match="the index says 7"):
            fetch(offers(f"{address}/index.json")[0], tmp_path / "p", progress=nothing)


def test_a_download_that_breaks_off_is_told(tmp_path: Path) -> None:
    with server({"/p": b"x" * 1000}, cut=400) as address, pytest.raises(DiglotError, match=r"broke off|IncompleteRead"):
        fetch(Offer("en", "fr", "1", (f"{address}/p",)), tmp_path / "p", progress=nothing)
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("content", [b"<html>", b'{"a": 1}', b"[[1]]", b'[{"type": "translate"}]'])
def test_what_is_no_index_is_told(content: bytes) -> None:
    with server({"/index.json": content}) as address, pytest.raises(DiglotError, match="not an index"):
        offers(f"{address}/index.json")


def test_without_network_one_line_says_so_and_what_to_do() -> None:
    with pytest.raises(DiglotError, match=r"cannot be reached \(.*--file") as told:
        offers("http://127.0.0.1:9/index.json")
    assert len(told.value.lines) == 1
