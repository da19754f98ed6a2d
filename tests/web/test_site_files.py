from __future__ import annotations

import socket

import pytest


def raw(service, path):
    """The answer to a request whose path no client has tidied."""
    url = service.client.base_url
    with socket.create_connection((url.host, url.port)) as connection:
        connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


@pytest.mark.parametrize(
    ("path", "title"),
    [("/", "Home"), ("/fr/", "Accueil"), ("/myths/staff/", "Staff"), ("/myths/staff/index.html", "Staff")],
)
def test_folders_are_served_by_their_index(service, path, title):
    response = service.client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f"<title>{title}</title>" in response.text


def test_a_folder_without_its_slash_is_redirected(service):
    response = service.client.get("/myths/staff")
    assert response.status_code == 307
    assert response.headers["location"].endswith("/myths/staff/")


@pytest.mark.parametrize(("path", "title"), [("/nowhere", "Not found"), ("/fr/nulle-part/", "Introuvable")])
def test_a_missing_file_is_told_in_the_language_of_its_address(service, path, title):
    response = service.client.get(path)
    assert response.status_code == 404
    assert title in response.text


def test_files_are_asked_about_and_not_sent_again(service):
    first = service.client.get("/assets/style.css")
    assert first.headers["last-modified"]
    assert first.headers["cache-control"] == "no-cache"
    again = service.client.get("/assets/style.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_head_is_answered_without_a_body(service):
    for path in ("/", "/search/?q=staff"):
        response = service.client.head(path)
        assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        b"/../pyproject.toml",
        b"/%2e%2e/pyproject.toml",
        b"/..%2fpyproject.toml",
        b"/myths/../../pyproject.toml",
        b"/%2e%2e%2fpyproject.toml",
        b"//etc/passwd",
        b"/%2fetc/passwd",
        b"/..%5cpyproject.toml",
        b"/.hidden",
        b"/%2ehidden",
        b"/.git/config",
        b"/index.html%00.css",
        b"/%00",
        b"/" + b"a" * 5000,
        b"/" + b"../" * 200 + b"etc/passwd",
        b"/link",
        b"/folder/pyproject.toml",
        b"/loop",
    ],
)
def test_nothing_outside_the_site_and_nothing_hidden_is_served(service, path):
    (service.site / "link").symlink_to(service.site.parent / "pyproject.toml")
    (service.site / "folder").symlink_to(service.site.parent)
    (service.site / "loop").symlink_to(service.site / "loop")
    answer = raw(service, path)
    assert answer.split(b" ", 2)[1] in {b"404", b"400"}
    assert b"secret" not in answer
    assert b"root:" not in answer


def test_a_file_that_may_not_be_read_is_missing(service):
    path = service.site / "private.html"
    path.write_text("x")
    path.chmod(0)
    try:
        path.read_text()
    except PermissionError:
        assert service.client.get("/private.html").status_code == 404


def test_a_site_that_is_not_built_yet_is_missing_and_then_there(service):
    service.site.rename(service.site.with_name("away"))
    assert service.client.get("/").status_code == 404
    service.site.with_name("away").rename(service.site)
    assert service.client.get("/").status_code == 200


def test_every_answer_carries_the_security_headers(service):
    for path in ("/", "/nowhere", "/api/search", "/api/nothing", "/search/?q=staff", "/assets/style.css"):
        headers = service.client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'self'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe-inline" not in policy.partition("style-src")[0]


def test_the_inline_scripts_of_a_built_file_may_run_and_no_others(service):
    home, staff = (service.client.get(path).headers["content-security-policy"] for path in ("/", "/myths/staff/"))
    assert home.count("'sha256-") == 1
    assert staff.count("'sha256-") == 0
    hostile = service.client.get("/search/?q=<script>var+inline=2</script>").headers["content-security-policy"]
    assert hostile.count("'sha256-") == 1
