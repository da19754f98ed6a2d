"""Links are filled in after the text was cleaned: what may not stand in a page does not come in that way."""

from __future__ import annotations

import re

import pytest
from lxml import html as reader

from diglot.markdown.safety import safe_html
from diglot.publish import publish
from diglot.publish.conversion import Conversions
from diglot.publish.html_elements import written
from diglot.publish.link_places import fitted, place
from diglot.publish.typesetting import Laid

EXTENSIONS = ["admonition", "attr_list", "tables", "footnotes", "md_in_html", "toc"]
UNSAFE = [
    "javascript:x()",
    "JaVaScRiPt:x()",
    " javascript:x()",
    "java\tscript:x()",
    "java\nscript:x()",
    "\x01javascript:x()",
    "java&#115;cript:x()",
    "&#x6a;avascript:x()",
    "javascript&colon;x()",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
]
ELSEWHERE = ["//x.example/a.png", "https://x.example/a.png", "\\\\x.example/a.png", "data:image/svg+xml,x"]
SAFE = [
    "",
    "#part",
    "../a/?x=1&y=2#z",
    "a%20b.md",
    "été/à.md",
    'a"b<c>.md',
    "a&amp;b&copy;c",
    "a b.md",
    "mailto:me@x.example",
    "tel:+33",
    "https://x.example/é?q=1&r=2",
    "//x.example/a",
    "a%3ab",
    "a\\b",
    ".",
]


def in_a_page(attribute: str, address: str) -> str | None:
    """What is left of a link to `address` where the whole page is cleaned after it was filled in."""
    tag = "img" if attribute == "src" else "a"
    text = "[x](y)" if tag == "a" else "![x](y)"
    html = safe_html(Conversions().of(text, [], {}).html([address]))
    element = reader.fragment_fromstring(html).find(tag)
    return None if element is None else element.get(attribute)


@pytest.mark.parametrize("attribute", ["href", "src"])
@pytest.mark.parametrize("address", [*UNSAFE, *ELSEWHERE, *SAFE])
def test_an_address_by_itself_is_cleaned_as_in_its_page(attribute, address):
    left = fitted(attribute, address)
    there = None if left is None else reader.fragment_fromstring(f'<a href="{left}"></a>').get("href")
    assert there == in_a_page(attribute, address)


@pytest.mark.parametrize("address", UNSAFE)
def test_nothing_that_runs_stands_on_its_page_or_beside_its_counterpart(address):
    written_so = address.replace("\n", " ").replace(" ", "%20") if " " in address or "\n" in address else address
    text = f"[a](<{address}>) [b]({written_so}) ![c](<{address}>) [d][e]\n\n[e]: <{address}>\n\n"
    text += f'<a href="{address}">f</a> <img src="{address}">\n'
    converted = Conversions().of(text, EXTENSIONS, {})
    laid = Laid(converted.typeset, [address] * len(converted.urls))
    sheet = laid.beside(lambda there: there)
    for html in (laid.html(), written(sheet.items(sheet.root))):
        for element in reader.fragment_fromstring(html, create_parent="div").iter():
            for name, value in element.items():
                if name in {"href", "src"}:
                    read = re.sub(r"[\t\r\n]", "", value).strip("".join(map(chr, range(33))))  # as browsers do
                    assert not re.match(r"(?i)(javascript|vbscript|data|file):", read), (name, value)


@pytest.mark.parametrize(
    "text",
    [
        "A [link](a.md), ![image](b.png) and <me@x.example>.\n\n## Head\n\n[r]\n\n[r]: c.md 'T'\n",
        '<p>Raw <a href="a.md">a</a> <img src="b.png"></p>\n\n[x](javascript:x()) ![y](//x.example/y.png)\n',
        '<div markdown="1">\n[in](a.md){: .c title="t"}\n</div>\n\nNote.[^1]\n\n[^1]: *See* [it](b.md).\n',
        "<script>[a](a.md)</script> <!-- [c](c.md) -->\n\n[d](d.md)\n",
        "| [a](a.md) | ![b](b.png) |\n|---|---|\n| [c](<c d.md>) | `[e](e.md)` |\n",
    ],
)
def test_a_page_is_the_same_whether_it_is_cleaned_before_or_after_it_is_filled_in(text):
    converted = Conversions().of(text, EXTENSIONS, {"toc": {"permalink": True}})
    addresses = [url if ":" in url or url.startswith("//") else f"../x/{url}?a=1&b" for url in converted.urls]
    assert addresses
    assert Laid(converted.typeset, addresses).html() == safe_html(converted.html(addresses))


@pytest.mark.parametrize(
    "written_so",
    [
        place(0),
        "&#xe0f1;0&#xe0f2;",
        '<b title="&#57585;7&#57586;">',
        "&\\#xe0f1;",
        "<textarea>",
    ],
)
def test_what_looks_like_the_place_of_a_link_is_left_to_mkdocs(written_so):
    converted = Conversions().of(f"Odd {written_so} text with [a link](a.md).", [], {})
    assert not converted.is_whole
    assert 'href="a.md"' in converted.html()
    assert not converted.urls


def test_a_text_that_holds_what_looks_like_the_place_of_a_link_stands_beside_its_counterpart(project):
    for code in ("en", "fr"):
        project.write(
            f"content/{code}/myths/zeal.md",
            f"---\nkind: myth\norder: 1\ntitle: T\n---\nSee {place(0)} in [it](age.md).\n\n{code} ends.\n",
        )
    publish(project.config, warn=lambda _: None)
    page = reader.document_fromstring(project.html("myths/zeal"))
    assert page.xpath("count(//*[@class='diglot-theirs']//a[@href='../../fr/myths/age/'])") == 1
    assert project.html("myths/zeal").count(place(0)) == 2
