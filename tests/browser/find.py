"""Which browser the tests use; `python -m tests.browser.find` tells, and exits with 1 when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

__all__ = ["find_browser"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_browser() -> str | None:
    """The path of the machine's Chromium or Chrome, else of the Chromium that Playwright installed, else None."""
    installed = (path for name in _NAMES if (path := shutil.which(name)))
    return next(installed, None) or next((path for path in (*_MAC, _of_playwright()) if Path(path).exists()), None)


def _of_playwright() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    found = find_browser()
    print(found or "no browser found")
    sys.exit(found is None)
