from __future__ import annotations

import pytest

from diglot.publish.counterpart_text import moved, resolved
from diglot.publish.html_elements import Sheet, written


def beside(html: str, address=lambda address: address) -> str:
    """What of `html` is shown beside another text."""
    sheet = Sheet(html, address)
    return written(sheet.items(sheet.root))


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p onclick="x()">a<script>b</script></p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href=" java\tscript:x()">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<p style="color:red" id="p1" class="c">a</p>', '<p class="c">a</p>'),
        ('<iframe src="https://x"></iframe>b', "b"),
        ("<!-- cards -->b", "b"),
        ('<h2 id="x">a<a class="headerlink" href="#x">¶</a></h2>', "<h2>a</h2>"),
        ('<form><input name="q">a</form>', ""),
    ],
)
def test_only_text_markup_links_and_images_are_shown_beside_another_text(html, left):
    assert beside(html) == left


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("../levels/a.md", "/fr/levels/a.md"),
        ("b.md#part", "/fr/myths/b.md#part"),
        ("#part", "/fr/myths/zeal.md#part"),
        ("https://x.example/a.md", "https://x.example/a.md"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("/top", "/top"),
        ("gone.md", None),
        ("../../../etc/passwd", None),
        ("http://[broken", None),
    ],
)
def test_a_link_leads_where_it_led_on_its_own_page(address, leads_to):
    def addresses(source: str) -> str | None:
        return f"/{source}" if source.startswith("fr/") and "gone" not in source else None

    assert resolved(address, source="fr/myths/zeal.md", addresses=addresses) == leads_to


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("../ask/", "../../../myths/ask/"),
        ("#why", "../../../myths/zeal/#why"),
        ("../../img/a.png", "../../../img/a.png"),
        ("https://x.example/", "https://x.example/"),
    ],
)
def test_a_link_of_one_page_is_written_for_another(address, there):
    assert moved(address, "myths/zeal/", "fr/myths/zeal/") == there


def test_a_link_that_leads_nowhere_is_none():
    html = '<p><a href="gone.md">a</a><img src="x.png"></p>'
    there = beside(html, lambda address: "there.png" if address == "x.png" else None)
    assert there == '<p><a>a</a><img src="there.png"></p>'
