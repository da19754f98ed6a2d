"""What a browser works until a very long entry stands, and whether that grows with its length or with its square.

    python benchmarks/long_entry.py [--headings 4000] [--browser PATH]

Two entries, one of `--headings` headings with a sentence each and one of a quarter, in two languages, are built and
opened in Chromium, in the reader's language alone and side by side. Prints CPU seconds of the page's main thread from
the request until nothing moves, what of them went into styles, layout and scripts, and how much more a heading of the
long entry costs than one of the short (1 where cost grows with length, 4 with its square).
"""

from __future__ import annotations

import argparse
import functools
import shutil
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from diglot.config import load_config
from diglot.publish import publish

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CONFIGURATION = """\
site_name: Long
site_url: http://127.0.0.1/
docs_dir: content
theme: {name: material, font: false, features: [toc.follow]}
plugins:
  - i18n:
      docs_structure: folder
      reconfigure_search: false
      languages: [{locale: en, name: English, default: true}, {locale: fr, name: Français}]
  - diglot:
      kinds: {page: {labels: {en: {one: Page, many: Pages}, fr: {one: Page, many: Pages}}, folder: pages}}
"""
WORDS = {"en": ("Part", "A customer asks for order number"), "fr": ("Partie", "Un client demande la commande numéro")}
SETTLED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500)))"
"""Material acts on what was scrolled a quarter of a second later."""
SPENT = ("TaskDuration", "RecalcStyleDuration", "LayoutDuration", "ScriptDuration")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build, open and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--headings", type=int, default=4000)
    parser.add_argument("--browser", default=shutil.which("chromium"))
    asked = parser.parse_args()
    sizes = (asked.headings // 4, asked.headings)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _build(Path(folder), sizes)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=asked.browser, args=["--no-sandbox", "--disable-gpu"])
        for view in ("mine", "both"):
            spent = [
                _open(browser, f"http://127.0.0.1:{server.server_port}/pages/long-{size}/?view={view}")
                for size in sizes
            ]
            for size, (all_of_it, style, layout, script) in zip(sizes, spent, strict=True):
                print(
                    f"{view}, {size} headings: {all_of_it:.2f} s CPU "
                    f"(styles {style:.2f}, layout {layout:.2f}, scripts {script:.2f})"
                )
            print(
                f"{view}: a heading of the long entry costs {spent[1][0] / spent[0][0] / 4:.2f} times one of the short"
            )
        browser.close()
        server.shutdown()


def _build(root: Path, sizes: tuple[int, ...]) -> Path:
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for locale, (part, sentence) in WORDS.items():
        pages = root / "content" / locale / "pages"
        pages.mkdir(parents=True)
        (pages.parent / "index.md").write_text("---\ntitle: Long\n---\nText.\n", encoding="utf-8")
        for order, size in enumerate(sizes, 1):
            text = "".join(f"\n## {part} {number}\n\n{sentence} {number}.\n" for number in range(size))
            front = f"---\nkind: page\norder: {order}\ntitle: Long {size}\nsummary: Long.\n---\n"
            (pages / f"long-{size}.md").write_text(front + text, encoding="utf-8")
    publish(load_config(root / "mkdocs.yml"), warn=lambda _: None)
    return root / "site"


def _open(browser: Browser, address: str) -> list[float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(0)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    told = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    page.context.close()
    return [told[name] for name in SPENT]


if __name__ == "__main__":
    sys.exit(main())
