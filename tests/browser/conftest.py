"""A real browser, and the shipped playbook behind a server that only serves files, in a folder of the host."""

from __future__ import annotations

import contextlib
import functools
import shutil
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from diglot.config import load_config
from diglot.publish import publish
from tests.browser.find import find_browser
from tests.browser.uneven import set_uneven

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ROOT = Path(__file__).parents[2]
FOLDER = "care/playbook"
"""The site does not lie at the root of its host, as on many an intranet."""

POLICY = "default-src 'self'; img-src 'self' data:"
"""What the server of every test lets pages do, so that any test fails in which a page needs more: no script and no
style stands within a page. Material's style sheet has its icons as data."""

REMEDY = "no Chromium found: apt-get install chromium, or .venv/bin/playwright install chromium"
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run"
).split()


def pytest_report_collectionfinish() -> str:
    return f"browser: {find_browser() or REMEDY}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: what the browser misses, the tests see on its console."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which the files of `folder` are served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def published(root: Path, *, configuration: str = "", change: Callable[[Path], None] | None = None) -> Path:
    """The shipped playbook, built below `root` with further lines of configuration; the folder to serve.

    `change`, which is given `root`, may bring it out of step; without, it must build without a warning.
    """
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("site_dir: site\n", f"site_dir: www/{FOLDER}\n")
    text = text.replace("http://127.0.0.1:8000/", f"http://127.0.0.1:8000/{FOLDER}/")  # a 404 must know where it lies
    (root / "mkdocs.yml").write_text(configuration + text, encoding="utf-8")
    shutil.copytree(ROOT / "content", root / "content")
    if change is not None:
        shutil.copytree(ROOT / "memory", root / "memory")
        change(root)
    publish(load_config(root / "mkdocs.yml"), strict=change is None, warn=lambda _: None)
    return root / "www"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the home page of the shipped playbook is."""
    with serving(published(tmp_path_factory.mktemp("site"))) as host:
        yield f"{host}{FOLDER}/"


@pytest.fixture(scope="session")
def uneven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the home page is of the playbook out of step."""
    root = tmp_path_factory.mktemp("uneven")
    folder = published(root, change=set_uneven)
    with serving(folder) as host:
        yield f"{host}{FOLDER}/"


@dataclass
class Visit:
    """A window of the browser, with all that it asked for and complained about."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} {message.location}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.elsewhere.append(request.url)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@contextlib.contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """A window that must neither complain nor ask for anything outside the site's folder."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    visit = Visit(context.new_page(), address)
    yield visit
    visit.page.wait_for_load_state("networkidle")  # what a script asks for late counts too
    context.close()
    assert visit.complaints == []
    assert visit.elsewhere == []


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A window on the shipped playbook."""
    with visiting(browser, address) as visit:
        yield visit


@pytest.fixture
def visit_uneven(browser: Browser, uneven: str) -> Iterator[Visit]:
    """A window on the playbook out of step; nothing moves, and no language is offered."""
    with visiting(browser, uneven, locale="en-GB", reduced_motion="reduce") as visit:
        yield visit
