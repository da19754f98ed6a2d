"""What remains of the HTML of an entry."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markdown.safety import safe_html

EXTENSIONS = [
    *("admonition", "attr_list", "tables", "toc", "footnotes", "def_list", "abbr", "md_in_html", "codehilite"),
    *("pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
]
OPTIONS = {
    "toc": {"permalink": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
EVERYTHING = """\
# Title

!!! note "A & B"
    Body

??? tip
    More

=== "One"
    First

=== "Two"
    Second

- [x] done
- [ ] to do

Term
:   Meaning of HTML

| a | b |
|:--|--:|
| 1 | 2 |

Foot[^1], <kbd>K</kbd>, <mark>m</mark>, x^2^.

*[HTML]: HyperText Markup Language

[^1]: Note

```python hl_lines="1"
print("<b>")
```

[Button](a.md){ .md-button title="Now" } ![Plan](plan.png){ width="300" loading=lazy #plan }

<figure markdown>
![Plan](plan.png)
<figcaption>Caption</figcaption>
</figure>

<!-- cards: myth -->

<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h2"/></svg></span>
"""


def alike(html: str) -> str:
    """`html` without what may be written in two ways."""
    html = re.sub(r"\s*/>", ">", html.replace("/></svg>", "></path></svg>"))
    html = re.sub(r' (checked|disabled)(?:="(?:checked|disabled)?")?', r" \1", html)
    for entity, character in (("&para;", "¶"), ("&#160;", "&nbsp;"), ("&#8617;", "↩"), ("&quot;", '"')):
        html = html.replace(entity, character)
    return re.sub(r'style="(text-align): (\w+);"', r'style="\1:\2"', html)


def test_what_markdown_and_its_extensions_write_stays() -> None:
    html = markdown.markdown(EVERYTHING, extensions=EXTENSIONS, extension_configs=OPTIONS)
    assert alike(safe_html(html)) == alike(html)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<script>x()</script>b</p>", "<p>ab</p>"),
        ("<SCRIPT SRC=//x></SCRIPT>a", "a"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="java&#10;script:x()">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<img src="x" onerror="x()">', '<img src="x">'),
        ('<img src="//x.example/a.png" alt="A">', '<img alt="A">'),
        ('<img src="/\\\\x.example/a.png" alt="A">', '<img alt="A">'),
        ("<svg><script>x()</script><path d='M1'></path></svg>", '<svg><path d="M1"></path></svg>'),
        ("<svg><a xlink:href='javascript:x()'>a</a></svg>", "<svg><a>a</a></svg>"),
        ("<form action=/x><button>b</button></form>", "b"),
        ('<input type="text" id="a">', '<input id="a">'),
        ('<p style="background:url(//x);text-align:right">a</p>', '<p style="text-align:right">a</p>'),
        ('<p id="__config" data-md-component="x">a</p>', "<p>a</p>"),
        ("<base href=//x><meta http-equiv=refresh content=0><link rel=stylesheet href=//x>a", "a"),
        ("<math><mtext></p><img src=x onerror=y()></mtext></math>", None),
    ],
)
def test_what_runs_listens_or_asks_another_host_is_left_out(html: str, left: str | None) -> None:
    safe = safe_html(html)
    assert "onerror" not in safe
    if left is not None:
        assert safe == left


def test_a_large_entry_is_no_trouble() -> None:
    assert len(safe_html("<p>" + "word <b>x</b> " * 20_000 + "</p>")) > 200_000


NAMES = st.sampled_from("id name for href src SRC poster title class style data-x data-md-x".split())
PARTS = st.sampled_from(
    ["__", "a", "d", "data:", "DATA:", "ata:", ":", " ", "\n", "fn", "#", "/", "//", "<", ">", "&#100;", "x"]
)
VALUES = st.lists(PARTS, max_size=4).map(lambda parts: '="' + "".join(parts) + '"')
ATTRIBUTES = st.lists(st.builds("{} {}{}".format, st.just(""), NAMES, VALUES | st.just("")), max_size=3)
TAGS = st.builds("<{}{}>".format, st.sampled_from("a img p IMG input label td".split()), ATTRIBUTES.map("".join))
LOOSE = st.sampled_from(["<", ">", '"', "'", "<!--", "-->", "</p>", "&amp;", "<a ", "src=//x", " id=__x", "text"])


@given(st.lists(TAGS | LOOSE, max_size=6).map("".join))
def test_an_attribute_stays_or_goes_whatever_else_the_text_holds(html: str) -> None:
    # An entity has the cleaner ask about each attribute.
    assert safe_html(f"&copy;{html}") == f"©{safe_html(html)}"
