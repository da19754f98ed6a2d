"""The built site, served as any static host would: folders, missing files in the reader's language, validators."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from diglot.web.security import POLICY, policy_for

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from starlette.types import Scope

    from diglot.model.locale import Locale

__all__ = ["Site"]


class Site(StaticFiles):
    """The files below `folder`, which may be missing, or replaced at any time.

    No link leads out of the folder, nothing whose name begins with a dot is served.
    """

    def __init__(self, folder: Path, locales: Sequence[Locale]) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self.folder = folder
        self._others = [locale.code for locale in locales if not locale.default]

    async def check_config(self) -> None:
        """A site that is not there yet is no mistake: it is built while this runs."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """See `StaticFiles.get_response`."""
        if path != "." and any(part.startswith(".") for part in PurePath(path).parts):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code == HTTPStatus.UNAUTHORIZED:  # a file that this process may not read
                raise HTTPException(HTTPStatus.NOT_FOUND) from None
            raise
        except OSError:  # a link to itself; a name that the disk cannot hold
            raise HTTPException(HTTPStatus.NOT_FOUND) from None
        if response.status_code == HTTPStatus.NOT_FOUND:  # 404.html in the default language
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return response

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """See `StaticFiles.file_response`."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = "no-cache"  # kept, but asked about: entries change
        if Path(full_path).suffix == ".html":
            response.headers[POLICY] = _policy(Path(full_path), stat_result.st_mtime_ns, stat_result.st_size)
        return response

    def not_found(self, path: str) -> Response:
        """The page for an address that leads nowhere, in the language of the address."""
        first = path.lstrip("/").partition("/")[0]
        code = first if first in self._others else None
        html = (code and self.built(f"{code}/404.html")) or self.built("404.html")
        if html is None:
            return HTMLResponse("<!doctype html><title>404</title><h1>404</h1>", HTTPStatus.NOT_FOUND)
        return HTMLResponse(html, HTTPStatus.NOT_FOUND, {POLICY: policy_for(html)})

    def built(self, path: str) -> bytes | None:
        """A built file, if there is one."""
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            return None


@lru_cache(maxsize=4096)
def _policy(path: Path, mtime: int, size: int) -> str:
    del mtime, size  # they tell one state of the file from the next
    return policy_for(path.read_bytes())
