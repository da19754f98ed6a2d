"""What the search of the static site fetches and how long it takes to answer, in a real browser.

    python benchmarks/static_search.py [--entries 1000]

Builds the index of an invented corpus (`search_corpora`; eight sections an entry), serves it as compressed files on
loopback and asks known items in Chromium. Prints, of first questions (each in a fresh profile), the bytes that are
fetched, the scripts that rank included; of questions whose words are loaded, milliseconds from question to
answer in the browser, and how many keep within one frame (16.7 ms).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import statistics
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright
from search_corpora import ROOT, invented, questions

from diglot.search.shards import FORMAT, generation, shards
from diglot.store.termbase import read_termbase

sys.path.insert(0, str(ROOT))
from tests.browser.find import find_browser

SCRIPTS = ROOT / "tooling/diglot/publish/templates/assets/diglot/search"
FRAME = 1000 / 60
MOST_FETCHED = 100_000
_FIRST, _LOADED = 20, 200
ASK = """async (asked) => {
  const { loader, openIndex } = await import("/assets/diglot/search/index.js")
  const index = await openIndex(loader(new URL("/assets/diglot/index/", location)))
  const took = []
  for (const [question, code] of asked) {
    const ask = () => index.search(question, { locales: [code], reader: code, limit: 10 })
    await ask()
    const began = performance.now()
    await ask()
    took.push(performance.now() - began)
  }
  return took
}"""


def main() -> None:
    """Build, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=1000, help="entries per language")
    entries = parser.parse_args().entries
    documents = invented(entries * 8)
    listed = [(q, code) for code in ("en", "fr") for _, q, _ in questions(documents, code)]
    asked = random.Random(2).sample(listed, _FIRST + _LOADED)  # noqa: S311  # a sample
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        termbase = read_termbase(ROOT / "memory" / "terms.csv", ("en", "fr"))
        files = shards(documents, termbase=termbase, locales=("en", "fr"))
        name = generation(files)
        index = site / "assets/diglot/index"
        for path, text in files.items():
            (index / name / path).parent.mkdir(parents=True, exist_ok=True)
            (index / name / path).write_text(text, encoding="utf-8")
        (index / "current.json").write_text(json.dumps({"format": FORMAT, "generation": name}), encoding="utf-8")
        shutil.copytree(SCRIPTS, site / "assets/diglot/search")
        (site / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
        print(f"{len(documents)} sections, {len(files)} files")
        _measure(site, asked)


def _measure(site: Path, asked: list[tuple[str, str]]) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/index.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        weights = []
        for question in asked[:_FIRST]:
            page = browser.new_context().new_page()
            page.goto(address)
            sizes: list[int] = []
            page.on("requestfinished", lambda one, sizes=sizes: sizes.append(one.sizes()["responseBodySize"]))
            page.evaluate(ASK, [question])
            page.wait_for_load_state("networkidle")
            weights.append(sum(sizes))
            page.context.close()
        page = browser.new_page()
        page.goto(address)
        took = sorted(page.evaluate(ASK, asked[_FIRST:]))
        browser.close()
    server.shutdown()
    light = sum(one <= MOST_FETCHED for one in weights)
    print(f"a first question fetches {statistics.median(weights) / 1000:.0f} kB, at most {max(weights) / 1000:.0f} kB;")
    print(f"{light} of {len(weights)} fetch at most {MOST_FETCHED // 1000} kB")
    within = sum(one <= FRAME for one in took) / len(took)
    median, slow = statistics.median(took), took[int(len(took) * 0.95)]
    print(f"once loaded: median {median:.1f} ms, 95 % within {slow:.1f} ms, {within:.0%} within one frame")


def _handler(site: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = site / self.path.partition("?")[0].lstrip("/")
            kinds = {".js": "text/javascript", ".json": "application/json", ".html": "text/html"}
            if not path.is_file():
                self.send_error(404)
                return
            body = gzip.compress(path.read_bytes(), 6)
            self.send_response(200)
            self.send_header("Content-Type", kinds[path.suffix])
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


if __name__ == "__main__":
    main()
