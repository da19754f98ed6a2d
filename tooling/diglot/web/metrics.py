"""Measures for Prometheus, in its text format (0.0.4): few enough to be written by hand.

Every worker counts in a small file of its own, mapped into memory; whichever worker is asked adds them all up. So the
figures are those of the service, however many workers it has. Files of workers that have ended count on, as counters
must, until the service starts anew.
"""

from __future__ import annotations

import mmap
import os
import struct
import time
from bisect import bisect_left
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from diglot.web.paths import is_results, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Counting", "Metrics"]

_ROUTES = ("search", "api_search", "api_suggest", "atom", "opensearch", "health", "metrics", "site")
_STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_TIMED = frozenset({"search", "api_search", "api_suggest", "atom"})

_REQUESTS = len(_ROUTES) * len(_STATUSES)
_SLOTS = _REQUESTS + len(_BUCKETS) + 2  # the last two: the seconds and the number of timed answers
_DOUBLE = struct.Struct("d")
_SUFFIX = ".counts"


class Metrics:
    """The counters of this worker, and the sum of all workers' below `folder`; without a folder, of this one alone."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._owner = 0
        self._counts: mmap.mmap | bytearray = bytearray(_SLOTS * _DOUBLE.size)

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self._open()
        self._add(_ROUTES.index(route) * len(_STATUSES) + min(max(status // 100, 1), 5) - 1, 1)
        if route in _TIMED:
            place = bisect_left(_BUCKETS, seconds)
            if place < len(_BUCKETS):
                self._add(_REQUESTS + place, 1)
            self._add(_SLOTS - 2, seconds)
            self._add(_SLOTS - 1, 1)

    def text(self) -> str:
        """All counters in Prometheus' format."""
        self._open()
        return "\n".join(_lines(self._sums())) + "\n"

    async def endpoint(self, _: Request) -> PlainTextResponse:
        """`/metrics`."""
        return PlainTextResponse(
            self.text(), media_type="text/plain; version=0.0.4; charset=utf-8", headers={"cache-control": "no-store"}
        )

    def _open(self) -> None:
        """The file of this process; a worker that was forked off begins its own."""
        if self._owner == os.getpid():
            return
        self._owner = os.getpid()
        self._counts = bytearray(_SLOTS * _DOUBLE.size)
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / f"{self._owner}-{time.time_ns():x}{_SUFFIX}").open("w+b") as file:
                file.write(self._counts)
                file.flush()
                self._counts = mmap.mmap(file.fileno(), _SLOTS * _DOUBLE.size)
        except OSError:
            self._folder = None  # a folder that cannot be written: this worker counts for itself

    def _add(self, slot: int, amount: float) -> None:
        at = slot * _DOUBLE.size
        _DOUBLE.pack_into(self._counts, at, _DOUBLE.unpack_from(self._counts, at)[0] + amount)

    def _sums(self) -> list[float]:
        if self._folder is None:
            return list(struct.unpack(f"{_SLOTS}d", self._counts))
        sums = [0.0] * _SLOTS
        for path in self._folder.glob(f"*{_SUFFIX}"):
            data = path.read_bytes()
            if len(data) == _SLOTS * _DOUBLE.size:
                sums = [a + b for a, b in zip(sums, struct.unpack(f"{_SLOTS}d", data), strict=True)]
        return sums


def _lines(sums: list[float]) -> Iterator[str]:
    yield "# HELP diglot_requests_total Answers, by route and class of status."
    yield "# TYPE diglot_requests_total counter"
    for number, route in enumerate(_ROUTES):
        for place, status in enumerate(_STATUSES):
            if value := sums[number * len(_STATUSES) + place]:
                yield f'diglot_requests_total{{route="{route}",status="{status}"}} {value:.0f}'
    yield "# HELP diglot_search_seconds How long questions took, from the first byte read to the last byte written."
    yield "# TYPE diglot_search_seconds histogram"
    below = 0.0
    for place, bound in enumerate(_BUCKETS):
        below += sums[_REQUESTS + place]
        yield f'diglot_search_seconds_bucket{{le="{bound:g}"}} {below:.0f}'
    yield f'diglot_search_seconds_bucket{{le="+Inf"}} {sums[-1]:.0f}'
    yield f"diglot_search_seconds_sum {sums[-2]:.6f}"
    yield f"diglot_search_seconds_count {sums[-1]:.0f}"


class Counting:
    """ASGI middleware that counts every answer."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count how it was answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, seen)
        finally:
            self._metrics.count(_route(path_of(scope)), status, time.perf_counter() - began)


def _route(path: str) -> str:
    known = {
        "/api/search": "api_search",
        "/api/suggest": "api_suggest",
        "/search.atom": "atom",
        "/healthz": "health",
        "/readyz": "health",
        "/metrics": "metrics",
    }
    if found := known.get(path):
        return found
    if is_results(path):
        return "search"
    return "opensearch" if path.startswith("/opensearch.") else "site"
