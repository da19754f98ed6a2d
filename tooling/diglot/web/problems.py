"""Errors told to programs as RFC 9457 `application/problem+json`, and to readers as a page of the site."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from diglot.errors import DiglotError
from diglot.web.paths import path_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fastapi import FastAPI
    from starlette.requests import Request

    from diglot.web.site import Site

__all__ = ["Problem", "add_problems", "problem"]


class Problem(Exception):  # noqa: N818  # the name that the standard gives it
    """A parameter with a value that it cannot have: 422."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter = parameter
        self.detail = detail


def problem(
    status: int, detail: str, *, headers: Mapping[str, str] | None = None, errors: Sequence[Mapping[str, str]] = ()
) -> Response:
    """A response that describes one problem."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    body |= {"errors": list(errors)} if errors else {}
    return JSONResponse(body, status, dict(headers or {}), media_type="application/problem+json")


def add_problems(app: FastAPI, files: Site) -> None:
    """Have `app` answer every error of its own so; what `files` does not have is a page of the site."""

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101  # registered for it
        path = path_of(request.scope)
        if error.status_code == HTTPStatus.NOT_FOUND and not path.startswith("/api/"):
            return files.not_found(path)
        # A method that an address does not have is answered with those that it has (RFC 9110, 15.5.6).
        allowed = {"Allow": "GET, HEAD"} if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED else {}
        return problem(error.status_code, error.detail, headers=allowed | dict(error.headers or {}))

    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Problem, _wrong)
    app.add_exception_handler(DiglotError, _unavailable)
    app.add_exception_handler(Exception, _unexpected)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for it
    errors = [{"parameter": str(found["loc"][-1]), "detail": found["msg"]} for found in error.errors()]
    told = "; ".join(f"{found['parameter']}: {found['detail']}" for found in errors)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, told, errors=errors)


async def _wrong(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101  # registered for it
    errors = [{"parameter": error.parameter, "detail": error.detail}]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{error.parameter}: {error.detail}", errors=errors)


async def _unavailable(_: Request, error: Exception) -> Response:
    # What is wrong with which folder is for the log of who runs the service, not for everybody who asks.
    del error
    detail = "There is no search index that can be read; whoever runs this site mends it with: diglot build"
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "30"})


async def _unexpected(_: Request, error: Exception) -> Response:
    del error  # logged by the server
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The service met something unexpected.")
