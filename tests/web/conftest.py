from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import httpx
import pytest
import uvicorn

from diglot.markdown import parse
from diglot.model.kind import Kind, Label
from diglot.model.locale import Locale
from diglot.search.documents import documents
from diglot.search.whoosh_index import build_index
from diglot.store.corpus import Corpus
from diglot.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES = (Locale("en", "English", default=True), Locale("fr", "Français", site_name="Le guide"))
KINDS = (Kind("myth", "myths", {"en": Label("Myth", "Myths"), "fr": Label("Idée reçue", "Idées reçues")}),)

SEARCH = """<!doctype html>
<html lang="{code}"><head><title>Search</title>
<script>var inline = 1</script>
</head><body><a href="#content">Skip</a>
<form action="./"><input type="search" name="q" value=""></form>
<div>
<!-- diglot:results -->
<div data-diglot-list><p>Every entry</p></div>
<!-- /diglot:results -->
</div></body></html>
"""
TEXTS = {
    "en/myths/staff": (
        "---\nkind: myth\ntitle: More staff <b>&\nstate: reviewed\n---\n"
        "\n## The belief\n\nComplaints pile up & staff grows.\n"
    ),
    "fr/myths/staff": (
        "---\nkind: myth\ntitle: Être plus nombreux\n---\n\n## La croyance\n\nLes réclamations s’accumulent.\n"
    ),
    "en/index": "---\ntitle: The playbook\n---\n\nComplaints are advice.\n",
    "fr/index": "---\ntitle: Le guide\n---\n\nLes réclamations sont des conseils.\n",
}


def index(texts, folder):
    by_key = {}
    for name, text in texts.items():
        locale, _, key = name.partition("/")
        by_key.setdefault(key, {})[locale] = parse(text, key=key, locale=locale)
    return build_index(documents(Corpus(by_key), LOCALES), folder)


def write(site, files):
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(content, encoding="utf-8")


@contextlib.contextmanager
def serving(app, root_path="") -> Iterator[str]:
    """The address of a real server for `app`, on loopback, in a thread."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    settings = uvicorn.Config(app, log_level="critical", lifespan="off", proxy_headers=False, root_path=root_path)
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture
def service(tmp_path):
    """A served site with its index: `client`, `site`, `index` (the folder)."""
    site = tmp_path / "site"
    write(
        site,
        {
            "index.html": "<!doctype html><title>Home</title><script>var home = 1</script>",
            "404.html": "<!doctype html><title>Not found</title>",
            "fr/404.html": "<!doctype html><title>Introuvable</title>",
            "fr/index.html": "<!doctype html><title>Accueil</title>",
            "myths/staff/index.html": "<!doctype html><title>Staff</title>",
            "assets/style.css": "a { color: red }",
            "search/index.html": SEARCH.format(code="en"),
            "fr/search/index.html": SEARCH.format(code="fr"),
            ".hidden": "secret",
            ".git/config": "secret",
        },
    )
    (tmp_path / "pyproject.toml").write_text("secret")
    index(TEXTS, tmp_path / "index")
    app = create_app(
        site=site, index_folder=tmp_path / "index", locales=LOCALES, kinds=KINDS, site_name="The <playbook>"
    )
    with serving(app) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield SimpleNamespace(client=client, site=site, index=tmp_path / "index", texts=TEXTS, reindex=index)


@pytest.fixture
def service_with(service, tmp_path):
    """A client of the same site and index, served with other options."""

    @contextlib.contextmanager
    def run(options, root_path=""):
        app = create_app(
            site=service.site,
            index_folder=service.index,
            locales=LOCALES,
            kinds=KINDS,
            site_name="Test",
            options=options,
            records=tmp_path / "records",
        )
        with serving(app, root_path) as address, httpx.Client(base_url=address, trust_env=False) as client:
            yield client

    return run
