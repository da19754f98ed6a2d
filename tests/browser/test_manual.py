"""Pages of a manual, full of code, on a site that has not our palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from diglot.config import load_config
from diglot.publish import publish

from .conftest import serving, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

CONFIGURATION = """\
site_name: Manual
site_url: https://example.org/
docs_dir: content
theme: {name: material, font: false%s}
markdown_extensions: [pymdownx.superfences, pymdownx.highlight, {toc: {permalink: true}}]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
  - diglot
"""
SHARED = """\
```python hl_lines="2 3"
# The body of a request.
@app.post("/send")
def send(to: str = None, count: int = 3) -> dict[str, float]:
    return {"sent": round(count * 1.5), **{to: r"\\d+"}} if to != "x" else None
```
"""
TEXTS = {
    "en": f'# Manage templates\n\nSend it:\n\n{SHARED}\nThe body:\n\n```json\n{{\n  "name": "Ann"\n}}\n```\n',
    "fr": f'# Gérer les gabarits\n\nEnvoyez :\n\n{SHARED}\nLe corps :\n\n```json\n{{\n  "name": "Anne"\n}}\n```\n',
}


def build(root: Path, palette: str = "") -> Path:
    """The folder of the site."""
    (root / "mkdocs.yml").write_text(CONFIGURATION % palette, encoding="utf-8")
    for locale, text in TEXTS.items():
        (root / "content" / locale).mkdir(parents=True)
        (root / "content" / locale / "index.md").write_text(f"# {locale}\n", encoding="utf-8")
        (root / "content" / locale / "send.md").write_text(text, encoding="utf-8")
    publish(load_config(root / "mkdocs.yml"), warn=lambda _: None)
    return root / "site"


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build(tmp_path_factory.mktemp("manual"))) as host:
        yield host


@pytest.mark.parametrize("palette", ["", ", palette: {scheme: default}", ", palette: {scheme: slate}"])
def test_everyone_can_read_code_by_day_and_by_night(browser, tmp_path, palette):
    with serving(build(tmp_path, palette)) as host, visiting(browser, host) as visit:
        page = visit.open("send/?view=both")
        assert page.locator(".hll").count() == 2
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_code_of_both_languages_stands_below_both_columns_and_other_code_side_by_side(browser, manual):
    with visiting(browser, manual) as visit:
        page = visit.open("fr/send/?view=both")
        shared, mine, theirs = (one.bounding_box() for one in page.locator(".highlight").all())
        assert shared["x"] == mine["x"]
        assert shared["x"] + shared["width"] == theirs["x"] + theirs["width"]
        assert (mine["y"], mine["height"]) == (theirs["y"], theirs["height"])
        tops = [one.bounding_box()["y"] for one in page.locator("pre").all()]
        assert tops[1] == tops[2]


def test_a_title_that_fills_its_line_does_not_make_a_phone_scroll_sideways(browser, manual):
    with visiting(browser, manual) as visit:
        page = visit.open("send/")
        for width in range(320, 400, 4):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
