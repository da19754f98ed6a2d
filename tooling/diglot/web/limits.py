"""At most so many questions a minute from one client, where the service is told to hold one."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from http import HTTPStatus
from typing import TYPE_CHECKING

from diglot.web.paths import is_question, path_of
from diglot.web.problems import problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["RateLimit"]

_MOST_CLIENTS = 20_000
"""Clients remembered; beyond that, those silent for longest are forgotten."""


class RateLimit:
    """ASGI middleware: a bucket of `per_minute` questions for each client, filled up evenly (token bucket).

    Each worker counts for itself. Clients are told apart by their address, which is the proxy's unless that is trusted.
    """

    def __init__(self, app: ASGIApp, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._most = float(per_minute)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429 with the seconds to wait."""
        if scope["type"] == "http" and is_question(path_of(scope)):
            wait = self._wait((scope.get("client") or ("",))[0])
            if wait:
                headers = {"Retry-After": str(math.ceil(wait))}
                detail = f"More than {self._most:.0f} questions a minute; try again in {math.ceil(wait)} s."
                await problem(HTTPStatus.TOO_MANY_REQUESTS, detail, headers=headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _wait(self, client: str) -> float:
        """Take one from the client's bucket: 0, or the seconds until there is one."""
        now = self._clock()
        left, then = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - then) * self._most / 60)
        allowed = left >= 1
        self._left[client] = (left - allowed, now)
        while len(self._left) > _MOST_CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self._most
