"""The application: the site and its search in one ASGI app, for any ASGI server."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from diglot import __version__
from diglot.errors import DiglotError
from diglot.model.service import ServiceOptions
from diglot.search.followed import FollowedIndex
from diglot.search.opening import open_index
from diglot.web.api import Api
from diglot.web.federation import Federation
from diglot.web.limits import RateLimit
from diglot.web.metrics import Counting, Metrics
from diglot.web.problems import add_problems
from diglot.web.results import ResultsView
from diglot.web.security import SecurityHeaders
from diglot.web.site import Site
from diglot.web.unanswered import Unanswered
from diglot.web.validators import Validators

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.web.reloading import Reloading

__all__ = ["create_app"]

_UNCHANGED = ServiceOptions()


def create_app(  # noqa: PLR0913  # all that a service is made of, each by its name
    *,
    site: Path,
    index_folder: Path,
    locales: Sequence[Locale],
    kinds: Sequence[Kind],
    site_name: str,
    options: ServiceOptions = _UNCHANGED,
    records: Path | None = None,
    reloading: Reloading | None = None,
) -> FastAPI:
    """The service for the site built in `site` and the index below `index_folder`, both of which may be replaced
    while it runs. It starts without an index, too, and answers 503 until there is one.

    `records` is the folder in which all workers of the service count; without it, each counts for itself. With
    `reloading`, pages load themselves again when it says so.
    """
    index = FollowedIndex(index_folder, open_index)
    files = Site(site, locales)
    unanswered = Unanswered(records / "unanswered.txt" if records and options.report else None)
    metrics = Metrics(records / "counts" if records else None)
    app = _empty_app(site_name, index)
    app.include_router(Api(index, files, locales, kinds, unanswered).router())
    app.router.routes.extend(Federation(index, locales, site_name, unanswered).routes())
    app.router.routes.append(Route("/metrics", metrics.endpoint))
    _add_results(app, ResultsView(index, files, locales, kinds, site_name, unanswered), locales)
    if reloading is not None:
        reloading.add_to(app)
    app.mount("/", files)
    add_problems(app, files)
    _add_middleware(app, options, metrics)
    return app


def _empty_app(site_name: str, index: FollowedIndex) -> FastAPI:
    """An application that opens the index when it starts, if there is one."""

    @contextlib.asynccontextmanager
    async def warmed(_: FastAPI) -> AsyncIterator[None]:
        with contextlib.suppress(DiglotError):
            await run_sync(index)
        yield

    return FastAPI(
        title=site_name,
        version=__version__,
        summary="Finds the entries of this site in every language.",
        # FastAPI's pages for these load their scripts from another host.
        docs_url=None,
        redoc_url=None,
        lifespan=warmed,
    )


def _add_results(app: FastAPI, results: ResultsView, locales: Sequence[Locale]) -> None:
    """The page of results, at the addresses that the built site has a page of its own at."""
    for locale in locales:
        folder = "/search" if locale.default else f"/{locale.code}/search"
        for path in (folder, f"{folder}/", f"{folder}/index.html"):
            app.add_route(path, results.endpoint(locale), include_in_schema=False)


def _add_middleware(app: FastAPI, options: ServiceOptions, metrics: Metrics) -> None:
    """What every request passes, from the inside out."""
    app.add_middleware(Validators)
    if options.per_minute:
        app.add_middleware(RateLimit, per_minute=options.per_minute)
    if options.origins:  # outside: a page elsewhere learns, too, that it asks too often
        app.add_middleware(CORSMiddleware, allow_origins=options.origins, allow_methods=["GET"], max_age=600)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Counting, metrics=metrics)
    if options.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(options.proxies))
