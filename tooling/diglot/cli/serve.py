"""`diglot serve`."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import socket
from typing import TYPE_CHECKING

import click

from diglot.cli.options import config_option
from diglot.cli.rebuilding import Rebuilding
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.search.generations import current_generation

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

    import uvicorn
    from fastapi import FastAPI

    from diglot.config import Config
    from diglot.publish.workshop import Workshop

__all__ = ["serve_command"]

_LAST_PORT = 65535
_SECONDS_TO_FINISH = 3
"""How long answers under way may take once the service is told to stop."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, _LAST_PORT), help="The port.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="How many processes answer.")
@click.option(
    "--build/--no-build", "builds", default=None, help="Build first. Without either: when something is missing."
)
@click.option(
    "--reload/--no-reload",
    "reloads",
    default=True,
    show_default=True,
    help="Build again after each edit, and have open pages load themselves again (with one worker).",
)
@config_option
def serve_command(host: str, port: int, workers: int, builds: bool | None, reloads: bool, config_file: Path) -> int:
    """Serve the site and its search until Ctrl-C is pressed.

    An edit shows at once: the site is built again, and the pages that are open show it. While a change cannot be built,
    the old site is served, and both the terminal and the page say why. What diglot build renews meanwhile is served,
    too.
    """
    config = load_config(config_file)
    with _listening(host, port) as listening:
        workshop = None
        if reloads and workers == 1:
            from diglot.publish.workshop import Workshop  # noqa: PLC0415  # only this needs it

            workshop = Workshop()
        is_first = builds or (builds is None and _lacks_something(config))
        if is_first:
            from diglot.cli.build import build  # noqa: PLC0415  # heavy, and seldom needed

            if code := build(config, workshop=workshop):
                return code
        if workers > 1:
            _serve_with(workers, config, listening)
        else:
            _serve(config, listening, workshop, builds=builds is None and not is_first)
    return 0


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens on `port`. Raises `DiglotError` when the port is not to be had."""
    try:
        return _bound(host, port)
    except socket.gaierror:
        raise DiglotError(f"--host {host}: not an address of this machine; try --host 127.0.0.1") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise DiglotError(f"port {port} is in use; try --port {_next_free(host, port)}") from None
        if error.errno == errno.EACCES:
            raise DiglotError(f"port {port} is reserved for the administrator; try --port 8000") from None
        if error.errno == errno.EADDRNOTAVAIL:
            raise DiglotError(f"--host {host}: not an address of this machine; try --host 127.0.0.1") from None
        raise DiglotError(f"--host {host} --port {port}: {error.strerror}") from None


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    opened = socket.socket(family, kind, protocol)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen()
    except OSError:
        opened.close()
        raise
    return opened


def _next_free(host: str, port: int) -> int:
    for candidate in range(port + 1, min(port + 100, _LAST_PORT) + 1):
        try:
            _bound(host, candidate).close()
        except OSError:
            continue
        return candidate
    return 0


def _lacks_something(config: Config) -> bool:
    if not (config.site / "index.html").is_file():
        return True
    try:
        current_generation(config.search_index)
    except DiglotError:
        return True
    return False


def _serve(config: Config, listening: socket.socket, workshop: Workshop | None, *, builds: bool) -> None:
    """Serve until told to stop; with a `workshop`, build again after each edit, and at once if `builds`."""
    import uvicorn  # noqa: PLC0415  # only serving needs it, and the next two

    from diglot.web.factory import service_of  # noqa: PLC0415
    from diglot.web.reloading import Reloading  # noqa: PLC0415

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            reloading.close()  # nobody waits for pages that listen
            super().handle_exit(sig, frame)

    reloading = Reloading(config.locales)
    app = service_of(config, reloading if workshop else None)
    rebuilding = Rebuilding(config.file, workshop, built=reloading.built, failed=reloading.failed) if workshop else None
    _begin(config, listening)
    if rebuilding:
        rebuilding.start(config, builds=builds)
    try:
        Server(_settings(app)).run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        if rebuilding:
            rebuilding.stop()


def _serve_with(workers: int, config: Config, listening: socket.socket) -> None:
    """Serve with several processes until told to stop."""
    from uvicorn.supervisors import Multiprocess  # noqa: PLC0415  # only serving needs it, and the next ones

    from diglot.web.factory import CONFIG  # noqa: PLC0415

    _begin(config, listening)
    os.environ[CONFIG] = str(config.file)  # workers are processes of their own and read it again
    settings = _settings("diglot.web.factory:service", factory=True, workers=workers)
    with contextlib.suppress(KeyboardInterrupt):
        Multiprocess(settings, sockets=[listening]).run()
    click.echo("Stopped.")


def _settings(app: FastAPI | str, *, factory: bool = False, workers: int = 1) -> uvicorn.Config:
    import uvicorn  # noqa: PLC0415

    return uvicorn.Config(
        app,
        factory=factory,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # believed only where mkdocs.yml names the proxy
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )


def _begin(config: Config, listening: socket.socket) -> None:
    """Count anew, and tell where the service listens."""
    shutil.rmtree(config.service_records / "counts", ignore_errors=True)
    host, port = listening.getsockname()[:2]
    for locale in sorted(config.locales, key=lambda locale: not locale.default):
        folder = "" if locale.default else f"{locale.code}/"
        click.echo(f"{locale.name}: http://{f'[{host}]' if ':' in host else host}:{port}/{folder}")
    click.echo("Press Ctrl-C to stop.")
