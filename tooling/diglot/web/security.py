"""What browsers are told to refuse: the site asks nothing of another host and runs no script that it does not have."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["POLICY", "SecurityHeaders", "policy_for"]

POLICY = "content-security-policy"

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
# Material's tables and icons carry style attributes; scripts are what matters.
_RULES = (
    "default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    POLICY: _RULES.format(hashes=""),
}


@lru_cache(maxsize=16)  # what is not a file of the site: the results and what is not found, in each language
def policy_for(html: bytes) -> str:
    """The policy of a built file: its own inline scripts (Material has four) may run, by their hashes, no others."""
    scripts = {base64.b64encode(hashlib.sha256(found).digest()).decode() for found in _INLINE_SCRIPT.findall(html)}
    return _RULES.format(hashes="".join(f" 'sha256-{hashed}'" for hashed in sorted(scripts)))


class SecurityHeaders:
    """ASGI middleware that adds the headers to every response that does not say otherwise itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the response with its headers back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
