from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from diglot.publish import publish

ROOT = "/care/handbook/"


@pytest.mark.parametrize("addresses", ["", "use_directory_urls: false\n"])
def test_every_item_of_the_navigation_leads_to_its_page_from_every_page(project, addresses):
    project.configure("docs_dir:", f"{addresses}docs_dir:")
    publish(project.config, strict=True)
    site = project.root / "site"
    pages = sorted(site.rglob("*.html"))
    seen = 0
    for page in pages:
        here = ROOT + page.relative_to(site).as_posix()
        for address in re.findall(r'<a href="([^"#]*)" class="md-nav__link', page.read_text(encoding="utf-8")):
            there = urljoin(here, address).removeprefix(ROOT)
            assert (site / there).is_file() or (site / there / "index.html").is_file(), (here, address)
            seen += 1
    assert seen > len(pages)
