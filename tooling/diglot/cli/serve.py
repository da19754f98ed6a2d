"""`diglot serve`."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from typing import TYPE_CHECKING

import click

from diglot.cli.options import config_option
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.search.generations import current_generation

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.config import Config

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
@config_option
def serve_command(host: str, port: int, workers: int, builds: bool | None, config_file: Path) -> int:
    """Serve the site and its search until Ctrl-C is pressed.

    What diglot build renews meanwhile is served at once.
    """
    config = load_config(config_file)
    with _listening(host, port) as listening:
        if builds or (builds is None and _lacks_something(config)):
            from diglot.cli.build import build  # noqa: PLC0415  # heavy, and seldom needed

            if code := build(config):
                return code
        _serve(config, listening, workers)
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


def _serve(config: Config, listening: socket.socket, workers: int) -> None:
    import uvicorn  # noqa: PLC0415  # only serving needs it, and the next ones
    from uvicorn.supervisors import Multiprocess  # noqa: PLC0415

    from diglot.web.factory import CONFIG  # noqa: PLC0415

    shutil.rmtree(config.service_records / "counts", ignore_errors=True)  # counters begin anew with the service
    _tell(config, listening)
    os.environ[CONFIG] = str(config.file)  # workers are processes of their own and read it again
    settings = uvicorn.Config(
        "diglot.web.factory:service",
        factory=True,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # believed only where mkdocs.yml names the proxy
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    server = uvicorn.Server(settings)
    try:
        if workers > 1:
            Multiprocess(settings, sockets=[listening]).run()
            click.echo("Stopped.")
        else:
            server.run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _tell(config: Config, listening: socket.socket) -> None:
    host, port = listening.getsockname()[:2]
    for locale in sorted(config.locales, key=lambda locale: not locale.default):
        folder = "" if locale.default else f"{locale.code}/"
        click.echo(f"{locale.name}: http://{f'[{host}]' if ':' in host else host}:{port}/{folder}")
    click.echo("Press Ctrl-C to stop.")
