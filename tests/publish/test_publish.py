from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diglot.errors import DiglotError
from diglot.publish import publish

SLOW = """\
import pathlib, time
def on_page_content(html, page, config, files):
    if page.file.src_uri.endswith("zeal.md"):
        pathlib.Path(config.config_file_path).with_name("half-way").touch()
        time.sleep(60)
    return html
"""


def site(project):
    """Every file of the built site and its content."""
    root = project.root / "site"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def publishing(project) -> subprocess.Popen[bytes]:
    """A process of its own that publishes."""
    command = "import sys; from diglot.config import load_config as load; from diglot.publish import publish; "
    arguments = [sys.executable, "-c", command + "publish(load(sys.argv[1]))", str(project.root / "mkdocs.yml")]
    return subprocess.Popen(arguments, cwd=project.root)


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path.name} did not appear")


def test_the_site_stands_in_its_folder_and_nothing_else_is_left(project):
    assert publish(project.config) == project.root / "site"
    assert "Welcome" in project.html("")
    kept = sorted(path.name for path in (project.root / ".diglot").iterdir())
    assert kept == ["bitexts.json", "publish.lock", "site.json", "status.json"]


def test_what_is_gone_from_the_content_is_gone_from_the_site(project):
    publish(project.config)
    (project.root / "content/en/myths/age.md").unlink()
    (project.root / "content/fr/myths/age.md").unlink()
    publish(project.config)
    assert not (project.root / "site/myths/age").exists()


def test_files_whose_names_begin_with_a_dot_stay(project):
    project.write("site/.gitignore", "*\n!.gitignore\n")
    project.write("site/.git/HEAD", "ref: refs/heads/pages\n")
    project.write("site/sitemap.xml", "<urlset/>")  # an older build
    project.write("site/stale.html", "old")
    publish(project.config)
    built = site(project)
    assert built[".gitignore"] == b"*\n!.gitignore\n"
    assert built[".git/HEAD"] == b"ref: refs/heads/pages\n"
    assert "stale.html" not in built


def test_a_link_that_leads_nowhere_is_one_line(project):
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: T\n---\nSee [it](gone.md).\n")
    told = []
    publish(project.config, warn=told.append)
    assert len(told) == 1
    assert "'en/myths/age.md' contains a link 'gone.md'" in told[0]


def test_a_warning_is_a_mistake_when_asked_to_be_strict_and_the_old_site_stays(project):
    publish(project.config)
    before = site(project)
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: T\n---\nSee [it](gone.md).\n")
    with pytest.raises(DiglotError, match=r"gone\.md"):
        publish(project.config, strict=True)
    assert site(project) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: material", "name: immaterial", "Unrecognised theme name: 'immaterial'"),
        ("{toc: {permalink: true}}", "{tocc: {permalink: true}}", "tocc"),
        ("reconfigure_search: false", "reconfigure_search: perhaps", "reconfigure_search"),
    ],
)
def test_what_mkdocs_refuses_is_told_in_lines_and_the_old_site_stays(project, old, new, told):
    publish(project.config)
    before = site(project)
    project.configure(old, new)
    with pytest.raises(DiglotError, match=told) as error:
        publish(project.config)
    assert all("\n" not in line for line in error.value.lines)
    assert site(project) == before


def test_an_error_of_another_plugin_is_one_line(project):
    project.write("hook.py", "def on_page_content(html, **_):\n    raise ValueError('the printer is on fire')\n")
    project.configure("docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    with pytest.raises(DiglotError, match="the printer is on fire"):
        publish(project.config)
    project.configure("hooks: [hook.py]\n", "")
    publish(project.config)
    assert "Welcome" in project.html("")


def test_a_broken_corpus_is_told_without_a_build(project):
    project.write("content/fr/myths/age.md", "---\norder: [2\n---\n")
    with pytest.raises(DiglotError) as error:
        publish(project.config)
    assert error.value.lines[0].startswith("content/fr/myths/age.md:3: front matter:")
    assert not (project.root / "site").exists()


@pytest.mark.parametrize("folder", [".", "content", "memory", ".diglot"])
def test_a_site_folder_that_holds_what_people_wrote_is_refused(project, folder):
    config = project.config
    project.configure("site_dir: site", f"site_dir: {folder}")
    with pytest.raises(DiglotError, match="would be lost"):
        publish(project.config)
    assert (config.content / "en/index.md").exists()


def test_a_site_folder_below_the_cache_is_fine(project):
    project.configure("site_dir: site", "site_dir: out/of/the/way")
    publish(project.config)
    assert (project.root / "out/of/the/way/fr/index.html").exists()


def test_a_file_in_the_place_of_the_site_is_told(project):
    project.write("site", "a file")
    with pytest.raises(DiglotError, match=r"^site: not a folder; the site cannot be written$"):
        publish(project.config)


def test_a_file_in_the_place_of_the_cache_is_told(project):
    project.write(".diglot", "a file")
    with pytest.raises(DiglotError, match=r"^\.diglot/publish\.lock: cannot be written: File exists$"):
        publish(project.config)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(project):
    publish(project.config)
    before = site(project)
    project.write("content/en/index.md", "---\ntitle: New\n---\nNew text.\n")
    project.root.chmod(0o555)
    try:
        with pytest.raises(DiglotError, match="the site cannot be written"):
            publish(project.config)
    finally:
        project.root.chmod(0o755)
    assert site(project) == before


def test_a_swap_that_fails_puts_the_old_site_back(project, monkeypatch):
    publish(project.config)
    before = site(project)
    rename = Path.rename

    def refuse(self, target):
        if self.name == "site.next":
            raise OSError(28, "No space left on device", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    project.write("content/en/index.md", "---\ntitle: New\n---\nNew text.\n")
    with pytest.raises(DiglotError, match="site: the site cannot be written: No space left on device"):
        publish(project.config)
    assert site(project) == before


def test_a_build_that_is_killed_leaves_the_old_site_whole_and_the_next_build_works(project):
    publish(project.config)
    before = site(project)
    project.write("hook.py", SLOW)
    project.configure("docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    project.write("content/en/index.md", "---\ntitle: New\n---\nNew text.\n")
    with publishing(project) as process:
        wait_for(project.root / "half-way")
        process.send_signal(signal.SIGKILL)
    assert site(project) == before
    project.configure("hooks: [hook.py]\n", "")
    publish(project.config)
    assert "New text." in project.html("")


def test_a_swap_that_was_cut_short_is_mended_by_the_next_build(project):
    publish(project.config)
    before = site(project)
    (project.root / "site").rename(project.root / ".diglot/site.old")
    project.write("content/en/index.md", "---\ntitle: [broken\n---\n")
    with pytest.raises(DiglotError):
        publish(project.config)
    assert site(project) == before


def test_a_second_build_waits_for_the_first(project):
    project.write("hook.py", SLOW.replace("time.sleep(60)", "time.sleep(0.2)"))
    project.configure("docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    config = project.config
    with publishing(project) as process:
        wait_for(project.root / "half-way")
        publish(config)
        # The first had the lock, so it has put its site in place: it can only be about to end.
        assert process.wait(timeout=30) == 0
    assert "Zeal" in project.html("myths/zeal")


@pytest.mark.skipif(
    not os.access("/dev/shm", os.W_OK) or Path("/dev/shm").stat().st_dev == Path("/tmp").stat().st_dev,
    reason="needs a second file system",
)
def test_a_site_on_another_file_system_is_put_in_place_too(project, request):
    other = Path(f"/dev/shm/diglot-{os.getpid()}")
    request.addfinalizer(lambda: subprocess.run(["rm", "-rf", str(other)], check=True))
    project.configure("site_dir: site", f"site_dir: {other}/site")
    publish(project.config)
    publish(project.config)
    assert sorted(path.name for path in other.iterdir()) == ["site"]
    assert (other / "site/fr/index.html").exists()


def test_publishing_leaves_the_logging_of_its_process_as_it_was(project):
    logger = logging.getLogger("mkdocs")
    before = logger.handlers[:], logger.level, logger.propagate
    publish(project.config)
    assert (logger.handlers, logger.level, logger.propagate) == before


def test_a_folder_with_somebodys_files_is_not_replaced_by_the_site(project):
    notes = project.root / "site" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("mine", encoding="utf-8")
    with pytest.raises(DiglotError, match=r"site/notes\.txt: no site was built here"):
        publish(project.config)
    assert notes.read_text(encoding="utf-8") == "mine"
