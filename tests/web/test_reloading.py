from __future__ import annotations

import json

import httpx

from diglot.web import create_app
from diglot.web.reloading import Reloading
from tests.web.conftest import KINDS, LOCALES, serving, write


def app(site, reloading=None):
    return create_app(
        site=site, index_folder=site / "none", locales=LOCALES, kinds=KINDS, site_name="Test", reloading=reloading
    )


def test_pages_load_the_script_and_other_files_stay_as_they_are(tmp_path):
    write(tmp_path, {"index.html": "<!doctype html><p>Home", "404.html": "<p>Not found", "a.css": "a {}"})
    reloading = Reloading(LOCALES)
    with serving(app(tmp_path, reloading)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        script = f'<script src="/livereload.js?{reloading.generation}" defer></script>'
        for path in ("/", "/gone"):
            answer = client.get(path)
            assert answer.text.endswith(script)
            assert int(answer.headers["content-length"]) == len(answer.content)
            assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert client.get("/a.css").text == "a {}"
        assert client.head("/").content == b""
        assert client.get("/livereload.js").headers["content-type"].startswith("text/javascript")
    reloading.close()


def test_a_page_that_the_browser_has_is_sent_again(tmp_path):
    write(tmp_path, {"index.html": "<p>Home", "a.css": "a {}"})
    with serving(app(tmp_path, Reloading(LOCALES))) as address, httpx.Client(trust_env=False) as client:
        assert "etag" not in client.get(address).headers
        since = {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT", "accept": "text/html"}
        assert client.get(address, headers=since).status_code == 200
        assert client.get(f"{address}/a.css", headers={**since, "accept": "text/css"}).status_code == 304


def test_without_it_nothing_listens(tmp_path):
    write(tmp_path, {"index.html": "<p>Home"})
    with serving(app(tmp_path)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.get("/").text == "<p>Home"
        assert client.get("/livereload").status_code == 404
        assert client.get("/livereload.js").status_code == 404


def test_each_build_and_each_failure_is_told_in_every_language(tmp_path):
    write(tmp_path, {"index.html": "<p>Home"})
    reloading = Reloading(LOCALES)
    with (
        serving(app(tmp_path, reloading)) as address,
        httpx.stream("GET", f"{address}/livereload", trust_env=False, timeout=20) as stream,
    ):
        told = (json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line)
        first = next(told)
        assert first == {"generation": reloading.generation, "failure": {}}
        reloading.failed("a.md:3: <b>wrong")
        failed = next(told)
        assert failed["generation"] == first["generation"]
        assert set(failed["failure"]) == {"en", "fr"}
        assert all(text.endswith("a.md:3: <b>wrong") for text in failed["failure"].values())
        reloading.built()
        assert next(told) == {"generation": reloading.generation, "failure": {}}
        assert reloading.generation != first["generation"]
        reloading.close()
        assert list(told) == []
