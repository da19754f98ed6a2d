from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from diglot.model.document import Document, Hit, Results
from diglot.model.locale import Locale
from diglot.model.service import ServiceOptions
from diglot.search.opensearch import description
from diglot.web.atom import atom
from diglot.web.unanswered import Unanswered

OS = "{http://a9.com/-/spec/opensearch/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_browser_learns_to_search_in_the_language_of_the_page(service):
    response = service.client.get("/opensearch.fr.xml")
    assert response.headers["content-type"].startswith("application/opensearchdescription+xml")
    top = ElementTree.fromstring(response.text)
    base = str(service.client.base_url).rstrip("/")
    templates = {url.get("type"): url.get("template") for url in top.iter(f"{OS}Url")}
    assert templates["text/html"] == f"{base}/fr/search/?q={{searchTerms}}&offset={{startIndex?}}"
    assert "lang={language?}" in templates["application/atom+xml"]
    assert templates["application/opensearchdescription+xml"] == f"{base}/opensearch.fr.xml"
    assert len(top.findtext(f"{OS}ShortName")) <= 16
    assert top.findtext(f"{OS}LongName") == "Le guide"
    filled = templates["text/html"].replace("{searchTerms}", "reclamation").replace("{startIndex?}", "")
    assert service.client.get(filled).status_code == 200


@pytest.mark.parametrize(
    ("name", "code", "short"),
    [
        ("The Customer Service Playbook", "en", "Customer Service"),
        ("Le guide du service client", "fr", "Guide du service"),
        ("Service client", "fr", "Service client"),
        ("Kundendiensthandbuch", "en", "Kundendiensthand"),
    ],
)
def test_a_long_name_is_shortened_to_words_that_name_something(name, code, short):
    text = description(name, Locale(code, code), "https://portal.example/", search="search/", is_served=False)
    top = ElementTree.fromstring(text)
    assert top.findtext(f"{OS}ShortName") == short


def test_a_service_that_a_proxy_shows_in_a_folder_says_so_everywhere(service_with):
    with service_with(ServiceOptions(per_minute=6), root_path="/guide") as client:
        base = str(client.base_url).rstrip("/") + "/guide"
        top = ElementTree.fromstring(client.get("/opensearch.en.xml").text)
        assert all(url.get("template").startswith(f"{base}/") for url in top.iter(f"{OS}Url"))
        found = client.get("/api/search?q=staff")
        assert found.json()["hits"][0]["url"].startswith("/guide/myths/staff/")
        assert client.get("/api/search?q=staff", headers={"If-None-Match": found.headers["etag"]}).status_code == 304
        assert 'href="/guide/myths/staff/' in client.get("/search/?q=staff").text
        assert "Introuvable" in client.get("/fr/nulle-part").text
        assert 'route="api_search",status="3xx"} 1' in client.get("/metrics").text
        assert [client.get("/search/index.html?q=staff").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_results_come_as_atom_with_the_elements_of_opensearch(service):
    response = service.client.get("/search.atom?q=complaints&lang=en-CA&offset=&limit=1")
    assert response.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.text)
    assert feed.findtext(f"{OS}totalResults") == "2"
    assert feed.findtext(f"{OS}itemsPerPage") == "1"
    assert len(feed.findall(f"{ATOM}entry")) == 1
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    following = ElementTree.fromstring(service.client.get(links["next"]).text)
    assert following.findtext(f"{OS}startIndex") == "1"
    assert feed.findtext(f"{ATOM}entry/{ATOM}id") != following.findtext(f"{ATOM}entry/{ATOM}id")


def test_any_question_gives_well_formed_atom(service):
    response = service.client.get("/search.atom", params={"q": "<b>&\0\x08 complaints ]]>", "lang": "*", "limit": "-1"})
    assert ElementTree.fromstring(response.text).findtext(f"{OS}totalResults")


def test_suggestions_come_as_browsers_ask_for_them(service):
    typed, texts, _, urls = service.client.get("/api/suggest?q=plus+nom&lang=fr&format=opensearch").json()
    assert (typed, texts) == ("plus nom", ["Être plus nombreux"])
    assert urls == [f"{str(service.client.base_url).rstrip('/')}/fr/myths/staff/"]


def test_who_has_the_answer_is_told_that_it_still_holds(service):
    first = service.client.get("/api/search?q=complaints")
    assert first.headers["cache-control"] == "no-cache"
    again = service.client.get("/api/search?q=complaints", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = service.client.get("/api/search?q=staff", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_service_is_ready_when_it_has_a_site_and_an_index(service):
    assert service.client.get("/readyz").json()["status"] == "ready"
    (service.site / "index.html").unlink()
    response = service.client.get("/readyz")
    assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")


def test_answers_are_counted_for_prometheus(service):
    service.client.get("/api/search?q=staff")
    service.client.get("/api/search?limit=0")
    text = service.client.get("/metrics").text
    assert 'diglot_requests_total{route="api_search",status="2xx"} 1' in text
    assert 'diglot_requests_total{route="api_search",status="4xx"} 1' in text
    assert "diglot_search_seconds_count 2" in text


def test_another_site_may_ask_only_where_it_is_allowed(service, service_with):
    portal = {"Origin": "https://portal.example"}
    assert "access-control-allow-origin" not in service.client.get("/api/search?q=a", headers=portal).headers
    with service_with(ServiceOptions(origins=("https://portal.example",))) as client:
        allowed = client.get("/api/search?q=a", headers=portal).headers
        assert allowed["access-control-allow-origin"] == "https://portal.example"
        others = client.get("/api/search?q=a", headers={"Origin": "https://elsewhere.example"}).headers
        assert "access-control-allow-origin" not in others
    with service_with(ServiceOptions(origins=("https://portal.example",), per_minute=1)) as client:
        refused = [client.get("/api/search?q=a", headers=portal) for _ in range(2)][1]
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (429, "https://portal.example")


def test_who_asks_too_often_is_told_when_to_ask_again(service_with):
    with service_with(ServiceOptions(per_minute=2)) as client:
        statuses = [client.get("/api/search?q=staff").status_code for _ in range(3)]
        refused = client.get("/search?q=staff", headers={"X-Forwarded-For": "198.51.100.7"})
        assert statuses == [200, 200, 429]
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 30
        assert refused.headers["content-type"] == "application/problem+json"
        assert client.get("/").status_code == 200


def test_a_proxy_that_is_trusted_says_who_asks(service_with):
    with service_with(ServiceOptions(per_minute=1, proxies=("127.0.0.1",))) as client:
        asked = [client.get("/api/search?q=a", headers={"X-Forwarded-For": f"198.51.100.{n}"}) for n in (1, 2, 1)]
        assert [response.status_code for response in asked] == [200, 200, 429]


def test_what_is_asked_in_vain_is_kept_without_what_may_name_a_person(service_with, tmp_path):
    with service_with(ServiceOptions(report=True)) as client:
        for question in ("Xylophône", "xylophone", "staff", "a.b@c.example xyzzyx", "zzqq 555123"):
            client.get("/api/search", params={"q": question})
    kept = (tmp_path / "records" / "unanswered.txt").read_text(encoding="utf-8")
    assert kept == "en\txylophone\nen\txylophone\n"


def test_nothing_is_kept_unless_asked_for(service_with, tmp_path):
    with service_with(ServiceOptions()) as client:
        client.get("/api/search?q=xylophone")
    assert not (tmp_path / "records" / "unanswered.txt").exists()


def test_results_narrow_to_a_state(service):
    found = service.client.get("/api/search?q=complaints&state=reviewed").json()
    assert (found["total"], found["states"]) == (1, {"reviewed": 1})
    assert service.client.get("/api/search?q=complaints&state=lost").status_code == 422


@pytest.mark.parametrize(
    ("offset", "shown", "total", "links"),
    [
        (0, 2, 2, {"first": 0}),
        (0, 2, 3, {"first": 0, "next": 2}),
        (2, 2, 5, {"first": 0, "previous": 0, "next": 4}),
        (4, 1, 5, {"first": 0, "previous": 2}),
        (9, 0, 5, {"first": 0, "previous": 7}),
    ],
    ids=["all at once", "the first", "in the middle", "the last", "beyond the last"],
)
def test_a_feed_leads_to_the_results_before_and_after_it(offset, shown, total, links):
    hits = tuple(Hit(Document("en", f"{n}", "", "A", f"{n}/"), 1.0) for n in range(shown))
    found = Results("a", hits, total, offset, generation="18eadc3e8b54896f-7a75")
    feed = ElementTree.fromstring(atom(found, "a", Locale("en", "English", default=True), "Site", root="/", limit=2))
    told = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    ways = {rel: href for rel, href in told.items() if rel in {"first", "previous", "next"}}
    assert ways == {
        rel: "/search.atom?q=a&lang=en&limit=2" + (f"&offset={at}" if at else "") for rel, at in links.items()
    }
    assert feed.findtext(f"{ATOM}updated") == "2026-11-24T03:06:02+00:00"


def test_a_title_with_what_xml_cannot_hold_gives_well_formed_atom():
    document = Document("en", "a", "", "Staff\x01", "a/", text="Staff.")
    hit = Hit(document, 1.0, {"en": "Staff\x01", "fr": "Personnel\x0c"}, {"en": "a/", "fr": "fr/a/"}, "Staff.", ())
    text = atom(Results("staff", (hit,), 1), "staff", Locale("en", "English", default=True), "Site", root="/", limit=10)
    titles = [link.get("title") for link in ElementTree.fromstring(text).iter(f"{ATOM}link") if link.get("hreflang")]
    assert titles == [None, "Personnel"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_report_that_no_disk_takes_is_no_reason_not_to_answer():
    Unanswered(Path("/dev/full")).note(Results("unicorns"), "en")
