"""`search:` among the options of the plugin: how the search service is run."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from diglot.model.service import ServiceOptions

if TYPE_CHECKING:
    from diglot.config.reader import Reader

__all__ = ["SEARCH_OPTIONS", "service_options"]

SEARCH_OPTIONS = ("allow_origins", "requests_per_minute", "trusted_proxies", "report_unanswered")
_ORIGIN = re.compile(r"\*|https?://[^/\s*?#]+")
_MOST_PER_MINUTE = 1_000_000


def service_options(options: Reader) -> ServiceOptions:
    """The options in the mapping that `options` reads; mistakes are noted there."""
    options.known(SEARCH_OPTIONS)
    origins = options.texts("allow_origins")
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            options.wrong("allow_origins", f"expected origins such as https://portal.example, or *, not {origin!r}")
    per_minute = options.one("requests_per_minute", int, "a whole number", 0)
    if not 0 <= per_minute <= _MOST_PER_MINUTE:
        options.wrong("requests_per_minute", f"expected 0 (no limit) to {_MOST_PER_MINUTE}, not {per_minute}")
    proxies = options.texts("trusted_proxies")
    for proxy in proxies:
        if not _is_network(proxy):
            options.wrong("trusted_proxies", f"expected addresses such as 10.0.0.5 or 10.0.0.0/8, not {proxy!r}")
    return ServiceOptions(origins, per_minute, proxies, options.flag("report_unanswered", default=False))


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
