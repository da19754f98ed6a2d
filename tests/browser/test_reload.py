"""Writing with `diglot serve`: an edit shows in the page that is open."""

from __future__ import annotations

import subprocess
import sys

import httpx
import pytest

from diglot.publish import publish
from tests.browser.conftest import Visit
from tests.publish.conftest import make_project

pytestmark = pytest.mark.browser
COMMAND = (sys.executable, "-c", "from diglot.cli.main import main; main()", "serve", "--port", "0", "--no-build")
PAGE = "content/fr/myths/zeal.md"


@pytest.fixture(scope="module")
def writing(tmp_path_factory):
    """A project that is served while it is written: `project`, `address`, and the running `service`."""
    project = make_project(tmp_path_factory.mktemp("writing"))
    publish(project.config)
    with subprocess.Popen(
        COMMAND, cwd=project.root, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as service:
        told = []
        while not told or not told[-1].startswith("English: "):
            told.append(service.stdout.readline())
            assert service.poll() is None, service.stderr.read()
        yield project, told[-1].removeprefix("English: ").strip(), service
        service.terminate()
        service.communicate(timeout=30)


@pytest.fixture
def visit(browser, writing):
    context = browser.new_context(viewport={"width": 360, "height": 700})
    visit = Visit(context.new_page(), writing[1])
    yield visit
    context.close()
    assert (visit.complaints, visit.elsewhere) == ([], [])


def edit(project, old, new):
    text = (project.root / PAGE).read_text(encoding="utf-8")
    assert old in text
    project.write(PAGE, text.replace(old, new, 1))


def test_an_edit_shows_in_the_open_page_and_an_error_is_told_until_it_is_mended(visit, writing):
    project, _, service = writing
    page = visit.open("fr/myths/zeal/")
    edit(project, "Ainsi.", "Ainsi soit-il.")
    page.get_by_text("Ainsi soit-il.").first.wait_for()

    edit(project, "order: 1", "order: [1")
    note = page.get_by_role("status").filter(has_text="n’a pas pu être construit")
    note.wait_for()
    assert "content/fr/myths/zeal.md:" in note.inner_text()
    assert service.stderr.readline().startswith("content/fr/myths/zeal.md:")
    assert page.get_by_text("Ainsi soit-il.").count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    edit(project, "order: [1", "order: 1")
    note.wait_for(state="detached")


def test_a_new_title_shows_on_the_page_of_another_entry(visit, writing):
    page = visit.open("fr/myths/")
    edit(writing[0], "Le zèle suffit", "Le zèle ne nuit pas")
    page.get_by_role("link", name="Le zèle ne nuit pas").first.wait_for()


def test_what_is_served_again_is_found_by_the_search(writing):
    project, address, _ = writing
    edit(project, "## Pourquoi\n", "## Pourquoi\n\nUn hippopotame.\n")
    with httpx.Client(base_url=address, trust_env=False) as client:
        for _ in range(200):
            if client.get("api/search", params={"q": "hippopotame", "lang": "fr"}).json().get("total"):
                return
            subprocess.run(["sleep", "0.1"], check=True)
    pytest.fail("the index did not follow")
