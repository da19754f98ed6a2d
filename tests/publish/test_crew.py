"""Processes that make the pages of one site together: the site is the one that a single process makes."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import signal
import time

import pytest

from diglot.errors import DiglotError
from diglot.publish import press, publish
from diglot.publish.facing import Facing
from tests.publish.test_publish import site

needs_fork = pytest.mark.skipif(press.crew_size(10_000) == 0, reason="pages are shared out on Linux alone")

ANCHORS = "site_dir: site\nvalidation: {links: {anchors: warn}}\n"


@pytest.fixture
def by_several(monkeypatch):
    """Build with as many processes as are asked for, however few pages there are."""

    def use(count: int) -> None:
        monkeypatch.setattr(press, "crew_size", lambda _: count)

    return use


def bitexts(project):
    """What was aligned, for the next build."""
    return json.loads((project.root / ".diglot/bitexts.json").read_text(encoding="utf-8").split("\n", 1)[1])


@needs_fork
@pytest.mark.parametrize("count", [2, 5])
def test_several_processes_make_the_site_that_one_makes(project, by_several, count):
    told = [[], []]
    project.configure("site_dir: site\n", ANCHORS)
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: T\n---\nSee [it](gone.md), [that](zeal.md#no).\n")
    project.write("content/fr/strategies/cut.md", "---\norder: 6\ntitle: Seul\n---\nUn [lien](../myths/zeal.md#why).\n")
    publish(project.config, warn=told[0].append)
    alone = site(project), bitexts(project)
    (project.root / ".diglot/site.json").unlink()
    (project.root / ".diglot/bitexts.json").unlink()
    by_several(count)
    publish(project.config, warn=told[1].append)
    assert (site(project), bitexts(project)) == alone
    assert len(told[0]) > 2
    assert sorted(told[1]) == sorted(told[0])


@needs_fork
def test_an_anchor_is_looked_for_on_the_page_that_another_process_has_made(project, by_several):
    project.configure("site_dir: site\n", ANCHORS)
    for n in range(8):
        project.write(
            f"content/en/myths/m{n}.md",
            f"---\norder: {10 + n}\ntitle: M{n}\n---\n[There](m{(n + 1) % 8}.md#here).\n\n## Here\n\nText.\n",
        )
    told = []
    by_several(4)
    publish(project.config, warn=told.append)
    assert not [line for line in told if "#here" in line]
    project.write("content/en/myths/m3.md", "---\norder: 13\ntitle: M3\n---\nNothing.\n")
    publish(project.config, warn=told.append)
    assert [line for line in told if "#here" in line and "m2.md" in line]


@needs_fork
def test_the_same_files_of_a_team_come_before_those_of_the_site(project, by_several):
    own = ("assets/diglot/diglot.css", "status/index.html", "feed.xml", "fr/llms.txt")
    for path in own:
        folder = "fr/" if path.startswith("fr/") else "en/"
        project.write(f"content/{folder}{path.removeprefix('fr/')}", "Our own.")
    publish(project.config)
    alone = site(project)
    assert all(alone[path] == b"Our own." for path in own)
    by_several(2)
    for _ in range(3):
        (project.root / ".diglot/site.json").unlink()
        publish(project.config)
        assert site(project) == alone


@needs_fork
def test_the_pages_are_counted_wherever_they_are_made(project, by_several, monkeypatch):
    made = []
    build = press.Press.build

    def counted(self, *arguments, **options):
        build(self, *arguments, **options)
        made.append(self.made)

    monkeypatch.setattr(press.Press, "build", counted)
    for count in (0, 3):
        by_several(count)
        publish(project.config)
        (project.root / ".diglot/site.json").unlink()
    assert made[0] == made[1] > 0


@needs_fork
def test_what_is_wrong_in_one_process_is_told_and_the_old_site_stays(project, by_several, monkeypatch):
    by_several(3)
    publish(project.config)
    before = site(project)
    page = Facing.page

    def fail(self, item, *rest):
        if item.entry.key == "myths/zeal":
            raise RuntimeError("no room")
        return page(self, item, *rest)

    monkeypatch.setattr(Facing, "page", fail)
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: Changed\n---\nText.\n")
    with pytest.raises(DiglotError, match=r"Error building page 'en/myths/zeal.md': no room"):
        publish(project.config)
    assert site(project) == before


@needs_fork
def test_a_process_that_is_killed_is_told_and_the_old_site_stays(project, by_several, monkeypatch):
    by_several(2)
    publish(project.config)
    before = site(project)
    monkeypatch.setattr(Facing, "page", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: Changed\n---\nText.\n")
    with pytest.raises(DiglotError, match="a process that makes pages has ended \\(SIGKILL\\)"):
        publish(project.config)
    assert site(project) == before


@needs_fork
def test_a_project_whose_templates_may_show_any_page_is_built_by_one(project, by_several):
    project.write("theme/main.html", '{% extends "base.html" %}{% block content %}{{ page.content }}{% endblock %}')
    project.configure("theme: {name: material,", "theme: {name: material, custom_dir: theme,")
    publish(project.config)
    alone = site(project)
    (project.root / ".diglot/site.json").unlink()
    by_several(2)
    publish(project.config)
    assert site(project) == alone


@needs_fork
@pytest.mark.parametrize("moments", [["fork"], ["recv", "join"]])
def test_ctrl_c_leaves_no_process_behind_whenever_it_is_pressed(project, by_several, monkeypatch, moments):
    places = {"fork": os, "recv": multiprocessing.connection.Connection, "join": multiprocessing.process.BaseProcess}
    fork, started = os.fork, []

    def forked():
        started.append(fork())
        return started[-1]

    def then_interrupt(call):
        def interrupted(*arguments):
            try:
                return call(*arguments)
            finally:
                if 0 not in started:  # in the process that builds
                    os.kill(os.getpid(), signal.SIGINT)

        return interrupted

    by_several(3)
    monkeypatch.setattr(Facing, "page", lambda *_: time.sleep(600))
    monkeypatch.setattr(os, "fork", forked)
    monkeypatch.setattr(places["recv"], "recv", lambda _: None)
    for name in moments:
        monkeypatch.setattr(places[name], name, then_interrupt(getattr(places[name], name)))
    with pytest.raises(KeyboardInterrupt):
        publish(project.config)
    monkeypatch.undo()
    for one in started:
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)
    assert not (project.root / ".diglot/site.next").exists()


@needs_fork
def test_a_process_that_cannot_be_started_is_told_and_the_others_end(project, by_several, monkeypatch):
    fork, forked = os.fork, []

    def refuse():
        if forked:
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        forked.append(fork())
        return forked[0]

    by_several(3)
    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(DiglotError, match="cannot be started: Resource temporarily unavailable"):
        publish(project.config)
    assert multiprocessing.active_children() == []


@needs_fork
def test_a_process_that_is_killed_while_it_sends_is_told(project, by_several, monkeypatch):
    def half(self, data):
        os.write(self.fileno(), data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    by_several(2)
    monkeypatch.setattr(multiprocessing.connection.Connection, "_send", half)
    with pytest.raises(DiglotError, match="a process that makes pages has ended \\(SIGKILL\\)"):
        publish(project.config)
