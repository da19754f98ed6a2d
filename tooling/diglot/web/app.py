"""The application: the site and its search in one ASGI app, for any ASGI server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from diglot import __version__
from diglot.search.followed import FollowedIndex
from diglot.web.api import Api
from diglot.web.problems import add_problems
from diglot.web.results import ResultsView
from diglot.web.security import SecurityHeaders
from diglot.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.search.index import Index
    from diglot.web.reloading import Reloading

__all__ = ["create_app"]


def create_app(
    *,
    site: Path,
    index_folder: Path,
    locales: Sequence[Locale],
    kinds: Sequence[Kind],
    site_name: str,
    reloading: Reloading | None = None,
) -> FastAPI:
    """The service for the site built in `site` and the index below `index_folder`, both of which may be replaced
    while it runs. It starts without an index, too, and answers 503 until there is one. With `reloading`, pages load
    themselves again when it says so.
    """
    app = FastAPI(
        title=site_name,
        version=__version__,
        summary="Finds the entries of this site in every language.",
        # FastAPI's pages for these load their scripts from another host.
        docs_url=None,
        redoc_url=None,
    )
    index = FollowedIndex(index_folder, _open_index)
    files = Site(site, locales)
    app.include_router(Api(index, locales, kinds).router())
    results = ResultsView(index, files, locales, kinds, site_name)
    for locale in locales:
        folder = "/search" if locale.default else f"/{locale.code}/search"
        for path in (folder, f"{folder}/", f"{folder}/index.html"):
            app.add_route(path, results.endpoint(locale), include_in_schema=False)
    if reloading is not None:
        reloading.add_to(app)
    app.mount("/", files)
    add_problems(app, files)
    app.add_middleware(SecurityHeaders)
    return app


def _open_index(folder: Path) -> Index:
    from diglot.search.whoosh_index import open_index  # noqa: PLC0415  # numpy and Whoosh, when first asked

    return open_index(folder)
