from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from diglot.model.document import Document
from diglot.search.whoosh_index import build_index

CONFIGURATION = """
site_name: Test
docs_dir: content
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
  - diglot:
      kinds: {}
"""
SERVE = """
import sys
from diglot.cli.serve import serve_command
from diglot.errors import DiglotError
try:
    sys.exit(serve_command.main(standalone_mode=False))
except DiglotError as error:
    sys.exit("\\n".join(error.lines))
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<title>Home</title>")
    return tmp_path


@contextlib.contextmanager
def serve(project, *arguments):
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, *arguments],
        cwd=project,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as serving:
        try:
            yield serving
        finally:
            serving.kill()  # else a test that fails waits for ever


def test_addresses_are_told_and_ctrl_c_ends_without_a_traceback(project):
    with serve(project, "--port", "0", "--no-build") as serving:
        lines = [serving.stdout.readline() for _ in range(2)]
        address = lines[0].removeprefix("English: ").strip()
        assert lines[1].strip() == f"Français: {address}fr/"
        assert httpx.get(address, trust_env=False).text.startswith("<title>Home</title>")
        unavailable = httpx.get(f"{address}healthz", trust_env=False)
        assert (unavailable.status_code, unavailable.headers["retry-after"]) == (503, "30")
        assert httpx.get(f"{address}search/?q=a", trust_env=False).status_code == 503
        serving.send_signal(signal.SIGINT)
        out, err = serving.communicate(timeout=20)
    assert serving.returncode == 0
    assert out.endswith("Stopped.\n")
    assert err == ""


def test_a_port_in_use_is_told_in_one_line_before_anything_else(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serve(project, "--port", str(port), "--build") as serving:
            out, err = serving.communicate(timeout=20)
    assert out == ""
    assert err.startswith(f"port {port} is in use; try --port ")
    assert err.count("\n") == 1


def test_a_host_that_is_not_this_machine_is_told_in_one_line(project):
    with serve(project, "--host", "203.0.113.7", "--port", "0") as serving:
        _, err = serving.communicate(timeout=20)
    assert err == "--host 203.0.113.7: not an address of this machine; try --host 127.0.0.1\n"


def test_every_worker_takes_a_new_generation_over(project):
    folder = project / ".diglot" / "search"
    build_index([Document("en", "a", "", "Old", "a/")], folder)
    with serve(project, "--port", "0", "--no-build", "--workers", "2") as serving:
        address = serving.stdout.readline().removeprefix("English: ").strip()
        assert httpx.get(f"{address}healthz", trust_env=False, timeout=20).status_code == 200
        name = build_index([Document("en", "b", "", "New", "b/")], folder)
        until, in_a_row = time.monotonic() + 20, 0
        while in_a_row < 40 and time.monotonic() < until:
            asked = httpx.get(f"{address}api/search?q=old+new", trust_env=False, timeout=20)  # on a new connection
            answered = asked.json()
            is_new = answered["generation"] == name
            assert [hit["title"] for hit in answered["hits"]] == (["New"] if is_new else ["Old"])
            in_a_row = in_a_row + 1 if is_new else 0
        assert in_a_row == 40
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=30)


def test_several_workers_answer_and_end_together(project):
    with serve(project, "--port", "0", "--no-build", "--workers", "2") as serving:
        lines = [serving.stdout.readline() for _ in range(2)]
        address = lines[0].removeprefix("English: ").strip()
        assert httpx.get(address, trust_env=False, timeout=20).text == "<title>Home</title>"
        serving.send_signal(signal.SIGINT)
        out, _ = serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert out.endswith("Stopped.\n")
