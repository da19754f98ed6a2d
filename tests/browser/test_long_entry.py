"""What scripts do once for each heading, pages can bear; what they do for each of them with each does not end."""

from __future__ import annotations

import pytest

from diglot.publish import publish
from tests.publish.conftest import make_project

from .conftest import serving, visiting

pytestmark = pytest.mark.browser

FRONT = "---\nkind: myth\norder: {}\ntitle: {}\nsummary: S.\n---\n"
HEADINGS = {"zeal": 5, "age": 200}

COUNT = """
window.watched = new Set()
window.measured = 0
const { observe } = IntersectionObserver.prototype
IntersectionObserver.prototype.observe = function (element) {
  window.watched.add(element)
  return observe.call(this, element)
}
const { getClientRects } = Element.prototype
Element.prototype.getClientRects = function () {
  window.measured += 1
  return getClientRects.call(this)
}
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """A site with an entry of 5 headings and one of 200."""
    project = make_project(tmp_path_factory.mktemp("long"))
    for order, (name, count) in enumerate(HEADINGS.items(), 1):
        for locale in ("en", "fr"):
            text = "".join(f"## Part {number}\n\nSentence {number}.\n\n" for number in range(count))
            project.write(f"content/{locale}/myths/{name}.md", FRONT.format(order, name) + text)
    publish(project.config, warn=lambda _: None)
    with serving(project.root / "site") as host:
        yield host


@pytest.mark.parametrize("count", ["watched.size", "measured"])
def test_a_page_is_not_more_to_watch_and_to_measure_for_having_more_headings(browser, host, count):
    with visiting(browser, host, reduced_motion="reduce") as visit:
        visit.page.add_init_script(COUNT)
        counts = []
        for name, headings in HEADINGS.items():
            page = visit.open(f"myths/{name}/?view=both")
            assert page.locator(".md-sidebar--secondary [data-md-component=toc] > li").count() == headings
            page.wait_for_load_state("networkidle")
            counts.append(page.evaluate(count))
    assert 0 < counts[1] <= counts[0]
