"""Pages that load themselves again when the site was built anew, for whoever is writing it.

Only `diglot serve` offers it: a script beside the site, and a stream of server-sent events (WHATWG HTML, 9.2) that it
listens to. The built files do not know of it.
"""

from __future__ import annotations

import asyncio
import json
import threading
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders
from starlette.responses import Response, StreamingResponse

from diglot.lang import language

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from diglot.model.locale import Locale

    Listener = tuple[asyncio.AbstractEventLoop, asyncio.Queue[str | None]]

__all__ = ["Reloading"]

EVENTS = "/livereload"
SCRIPT = "/livereload.js"
_FILE = Path(__file__).parent / "assets" / "livereload.js"
_SECONDS_BETWEEN_SIGNS = 15
"""How long a stream is silent: some proxies cut one off after 30 s."""


class Reloading:
    """Tells every open page which build of the site is served, and why the last one failed, if it did.

    `built` and `failed` may be called from any thread.
    """

    def __init__(self, locales: Sequence[Locale]) -> None:
        self._codes = [locale.code for locale in locales]
        self._process = uuid.uuid4().hex[:12]
        self._count = 0
        self._failure: dict[str, str] = {}
        self._listeners: set[Listener] = set()
        self._lock = threading.RLock()  # a signal that ends the service may come while it is held

    @property
    def generation(self) -> str:
        """The name of the build that is served."""
        return f"{self._process}-{self._count}"

    def built(self) -> None:
        """A new site is in place, whole."""
        with self._lock:
            self._count += 1
            self._failure = {}
        self._tell(self._state())

    def failed(self, line: str) -> None:
        """The site could not be built, for the reason in `line`; the old one is served."""
        with self._lock:
            self._failure = {code: language(code).phrases["build failed"].format(error=line) for code in self._codes}
        self._tell(self._state())

    def close(self) -> None:
        """The service stops: streams end, so that it need not wait for them."""
        self._tell(None)

    def add_to(self, app: FastAPI) -> None:
        """Offer the script and the stream on `app`, and put the script into its pages."""
        app.add_route(EVENTS, self.events, include_in_schema=False)
        app.add_route(SCRIPT, self.script, include_in_schema=False)
        app.add_middleware(_WithScript, reloading=self)

    async def script(self, request: Request) -> Response:
        """The script; it knows from its own address which build its page is of."""
        del request
        return Response(_FILE.read_bytes(), media_type="text/javascript", headers={"cache-control": "no-cache"})

    async def events(self, request: Request) -> Response:
        """The stream: what is served now, then each change."""
        del request
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(self._stream(queue), media_type="text/event-stream", headers=headers)

    async def _stream(self, queue: asyncio.Queue[str | None]) -> AsyncIterator[str]:
        listener = asyncio.get_running_loop(), queue
        with self._lock:
            self._listeners.add(listener)
        try:
            said: str | None = self._state()
            while said is not None:
                yield said
                try:
                    said = await asyncio.wait_for(queue.get(), _SECONDS_BETWEEN_SIGNS)
                except TimeoutError:
                    said = ":\n\n"
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def _state(self) -> str:
        return f"data: {json.dumps({'generation': self.generation, 'failure': self._failure})}\n\n"

    def _tell(self, said: str | None) -> None:
        with self._lock:
            for loop, queue in tuple(self._listeners):
                if not loop.is_closed():
                    loop.call_soon_threadsafe(queue.put_nowait, said)


class _WithScript:
    """ASGI middleware that puts the script at the end of every HTML page."""

    def __init__(self, app: ASGIApp, reloading: Reloading) -> None:
        self.app = app
        self.reloading = reloading

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the page back with the script."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        address = f"{scope.get('root_path', '')}{SCRIPT}?{self.reloading.generation}"
        added = f'<script src="{address}" defer></script>'.encode()
        is_page = False

        async def with_script(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = _is_page(message["status"], headers)
                if is_page and "content-length" in headers:
                    headers["content-length"] = str(int(headers["content-length"]) + len(added))
                if is_page:
                    # The same file is another page after the next build.
                    for name in ("etag", "last-modified"):
                        if name in headers:
                            del headers[name]
            elif is_page and message["type"] == "http.response.body" and not message.get("more_body"):
                message = {**message, "body": message.get("body", b"") + added}
            await send(message)

        await self.app(_asking_for_all(scope), receive, with_script)


def _is_page(status: int, headers: MutableHeaders) -> bool:
    is_html = headers.get("content-type", "").startswith("text/html")
    return is_html and status not in {206, 304} and "content-encoding" not in headers


def _asking_for_all(scope: Scope) -> dict[str, Any]:
    """`scope` without what a browser knows of a page already."""
    conditions = {b"if-none-match", b"if-modified-since", b"if-range", b"range"}
    wants_page = any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
    kept = [(name, value) for name, value in scope["headers"] if not wants_page or name not in conditions]
    return {**scope, "headers": kept}
