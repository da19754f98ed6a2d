from __future__ import annotations

import time
from urllib.parse import urlencode

import pytest

HOSTILE = [
    "*",
    "a*",
    "[a TO z]",
    "?????",
    "(" * 1000,
    '"' * 999,
    "x" * 10_000,
    "mot " * 2000,
    "a~9",
    "\0\0",
    "漢字",
    "%",
    "&=;",
]


def test_an_entry_is_found_in_the_readers_language_with_everything_a_portal_shows(service):
    found = service.client.get("/api/search", params={"q": "reclamation croyance", "lang": "fr"}).json()
    assert found["total"] == 1
    assert found["generation"]
    (hit,) = found["hits"]
    assert hit["score"] > 0
    del hit["score"]
    assert hit == {
        "key": "myths/staff",
        "kind": "myth",
        "state": "",
        "language": "fr",
        "title": "Être plus nombreux",
        "heading": "La croyance",
        "url": "/fr/myths/staff/#la-croyance",
        "titles": {"en": "More staff <b>&", "fr": "Être plus nombreux"},
        "urls": {"en": "/myths/staff/", "fr": "/fr/myths/staff/"},
        "excerpt": "Les réclamations s’accumulent.",
        "marks": [[4, 16]],
    }


def test_corrections_and_kinds_are_told(service):
    found = service.client.get("/api/search?q=complantis").json()
    assert found["corrections"] == {"complantis": "complaints"}
    assert found["kinds"] == {"myth": 1, "overview": 1}


def test_a_language_can_be_searched_alone(service):
    assert service.client.get("/api/search?q=complaints&lang=fr").json()["total"] == 2
    assert service.client.get("/api/search?q=complaints&in=fr").json()["total"] == 0


def test_the_answers_in_each_language_are_counted_whichever_is_searched(service):
    for narrowed in ("", "&in=en", "&in=fr"):
        found = service.client.get(f"/api/search?q=complaints+reclamations{narrowed}").json()
        assert found["languages"] == {"en": 2, "fr": 2}
    found = service.client.get("/api/search?q=reclamations&kind=myth").json()
    assert found["languages"] == {"en": 0, "fr": 1}


def test_kinds_filter_and_portions_follow_each_other(service):
    assert service.client.get("/api/search?q=complaints&kind=myth").json()["total"] == 1
    assert service.client.get("/api/search?q=complaints&kind=myth&kind=overview").json()["total"] == 2
    first, second = (service.client.get(f"/api/search?q=complaints&limit=1&offset={n}").json() for n in (0, 1))
    assert first["total"] == second["total"] == 2
    assert first["hits"][0]["key"] != second["hits"][0]["key"]


def test_nothing_asked_is_nothing_found(service):
    response = service.client.get("/api/search")
    assert (response.status_code, response.json()["total"]) == (200, 0)


@pytest.mark.parametrize(
    ("parameters", "detail"),
    [
        ("lang=de", "lang: expected one of en, fr, not 'de'"),
        ("in=de", "in: expected one of en, fr, not 'de'"),
        ("kind=novel", "kind: expected one of myth, overview, not 'novel'"),
        ("limit=0", "limit: Input should be greater than or equal to 1"),
        ("limit=101", "limit: Input should be less than or equal to 100"),
        ("offset=-1", "offset: Input should be greater than or equal to 0"),
        ("offset=all", "offset: Input should be a valid integer, unable to parse string as an integer"),
    ],
)
def test_a_wrong_parameter_is_a_problem_that_names_it(service, parameters, detail):
    response = service.client.get(f"/api/search?q=staff&{parameters}")
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["detail"] == detail
    assert (problem["type"], problem["status"]) == ("about:blank", 422)
    assert problem["errors"][0]["parameter"] == parameters.partition("=")[0]


def test_an_unknown_address_and_method_below_api_are_problems(service):
    for response, status in (
        (service.client.get("/api/nothing"), 404),
        (service.client.post("/api/search"), 405),
    ):
        assert (response.status_code, response.json()["status"]) == (status, status)
        assert response.headers["content-type"] == "application/problem+json"


def test_titles_are_suggested_as_they_are_typed(service):
    suggested = service.client.get("/api/suggest?q=plus+nom&lang=fr").json()["suggestions"]
    assert suggested == [{"text": "Être plus nombreux", "language": "fr", "url": "/fr/myths/staff/"}]
    assert service.client.get("/api/suggest?q=x&lang=de").status_code == 422


def test_a_word_that_no_title_has_is_completed_and_leads_to_its_results(service):
    (word,) = service.client.get("/api/suggest?q=recl&lang=fr").json()["suggestions"]
    assert word == {"text": "réclamations", "language": "fr", "url": "/fr/search/?q=r%C3%A9clamations"}
    assert service.client.get(word["url"]).status_code == 200


@pytest.mark.parametrize("question", HOSTILE)
def test_any_question_is_answered(service, question):
    for path in ("/api/search", "/api/suggest", "/search/"):
        response = service.client.get(f"{path}?{urlencode({'q': question})}")
        assert response.status_code == 200


def test_the_interface_describes_itself(service):
    paths = service.client.get("/openapi.json").json()["paths"]
    assert {"/api/search", "/api/suggest", "/healthz", "/readyz"} == set(paths)
    names = {parameter["name"] for parameter in paths["/api/search"]["get"]["parameters"]}
    assert names == {"q", "lang", "in", "kind", "limit", "offset", "expand", "state"}
    assert service.client.get("/docs").status_code == 404


def test_the_description_of_the_interface_shows_an_example_of_everything(service):
    described = service.client.get("/openapi.json").json()
    for name in ("FoundEntries", "FoundEntry", "Suggested", "Suggestions"):
        for field, schema in described["components"]["schemas"][name]["properties"].items():
            assert "examples" in schema or schema["type"] == "array", (name, field)
    for path in ("/api/search", "/api/suggest"):
        asked = described["paths"][path]["get"]
        assert asked["parameters"][0]["schema"]["examples"]
        for status in ("422", "429", "503"):
            example = asked["responses"][status]["content"]["application/problem+json"]["example"]
            assert example["status"] == int(status)


def test_a_balancer_may_ask_for_the_head_alone(service):
    for path in ("/healthz", "/readyz", "/api/search?q=staff", "/api/suggest?q=staff"):
        response = service.client.head(path)
        assert (response.status_code, response.content) == (200, b"")


def test_a_method_that_is_not_there_is_told_which_are(service):
    assert service.client.post("/api/search").headers["allow"] == "GET, HEAD"


def test_a_new_generation_is_served_without_a_restart(service):
    before = service.client.get("/healthz").json()
    assert before["status"] == "ok"
    name = service.reindex(service.texts | {"en/new": "---\ntitle: Brand new\n---\n\nText.\n"}, service.index)
    for _ in range(400):
        if service.client.get("/healthz").json()["generation"] == name:
            break
        time.sleep(0.01)
    assert service.client.get("/api/search?q=brand").json()["generation"] == name != before["generation"]


def test_the_index_that_is_open_stays_open_when_its_files_go(service):
    service.client.get("/healthz")
    (service.index / "current").unlink()
    assert service.client.get("/healthz").status_code == 200
