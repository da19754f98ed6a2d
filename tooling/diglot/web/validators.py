"""Validators of answers: who has the answer already is told that it still holds (RFC 9110, 13.1.2)."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from diglot.web.paths import is_question, path_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Validators"]

_CACHES = "no-cache"  # kept, but asked about: the index changes at any moment


class Validators:
    """ASGI middleware that adds an ETag to what the service answers, and answers 304 to who has it.

    Files of the site have their own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; hold the answer back until it is whole."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or not _is_answer(path_of(scope)):
            await self.app(scope, receive, send)
            return
        started: Message = {}
        body = bytearray()

        async def held(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await _answer(scope, started, bytes(body), send)

        await self.app(scope, receive, held)


def _is_answer(path: str) -> bool:
    return is_question(path) or (path.startswith("/opensearch.") and path.endswith(".xml"))


async def _answer(scope: Scope, started: Message, body: bytes, send: Send) -> None:
    if started["status"] == HTTPStatus.OK:
        headers = MutableHeaders(scope=started)
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        headers["etag"] = tag
        headers.setdefault("cache-control", _CACHES)
        known = [one.strip().removeprefix("W/") for one in Headers(scope=scope).get("if-none-match", "").split(",")]
        if tag in known or "*" in known:
            started["status"] = HTTPStatus.NOT_MODIFIED
            del headers["content-length"]
            body = b""
    await send(started)
    await send({"type": "http.response.body", "body": body})
