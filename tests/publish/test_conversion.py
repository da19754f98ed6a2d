from __future__ import annotations

import random
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from diglot.publish.conversion import Conversions

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for folder in ("content", "docs", "sources", "tests", "../shared/eval/align/docs")
    for path in sorted((ROOT / folder).rglob("*.md"))[:100]
)
LINES = """\
Plain words here.
**Bold** start
*em* start
12 things
12. things
1.5 litre
# Head
#Head \\# x
    indented
- item
    - nested
> quote
[x]: http://a.example
[^1]: note
*[HTML]: abbr
HTML word[^1]
!!! note "T"
a | b
--- | ---
---
***
===
Term
:   definition
(paren) [link](a.md) x
“quote” & more
`code` x
text with two spaces  \

end\\
[TOC]
A {: .c }
{: #id }
## H {#x}
<div markdown="1">
</div>
```
1) x
« guillemets
a_b_c __d__
* * *
- # h
a\ttab
trailing\x20
\x20\x20
~~~
&amp; &copy;
####### seven
http://x.example -- "smart"
""".splitlines()
"""What a block may begin with, and empty lines between."""
EXTENSIONS = ["admonition", "attr_list", "tables", "fenced_code", "def_list", "footnotes", "toc"]


def converted(text: str, extensions=EXTENSIONS):
    return Conversions().of(text, extensions, {})


@pytest.mark.parametrize(
    "text",
    [
        'A **bold** *word*, `code`, a [link](a.md "Said") and ![a picture](b.png).',
        "[One][1], [two] and <https://x.example/?a=1&b=2>, <me@x.example> &amp; 1 < 2.\n\n[1]: a.md\n[two]: b.md#c\n",
        "Said\\* once.[^1]\\\nAgain  \nand again.\n\n[^1]: Somewhere_else_.\n",
        "# Title {#own}\n\n- [ ] item\n- <b>raw</b> & more\n\n| a | b |\n|---|---|\n| `|` | *c* |\n",
        '!!! note "Mind"\n    __Inside__ of it.\n\nTerm\n:   What it *means*.\n',
        "",
    ],
)
def test_a_text_becomes_what_python_markdown_makes_of_it(text):
    assert converted(text).html() == markdown.markdown(text, extensions=EXTENSIONS)


ALL = ["extra", "admonition", "sane_lists", "toc"]


@pytest.mark.parametrize("extensions", [["admonition", "attr_list", "tables", "toc"], ALL, []])
def test_every_document_at_hand_becomes_what_python_markdown_makes_of_it(extensions):
    conversions, theirs = Conversions(), markdown.Markdown(extensions=extensions)
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
        assert conversions.of(text, extensions, {}).html() == theirs.reset().convert(text), path


@pytest.mark.parametrize("extensions", [ALL, ["smarty", "legacy_attrs", "toc"], ["abbr"], []])
def test_no_shortcut_is_taken_for_what_only_looks_plain(extensions):
    conversions, theirs = Conversions(), markdown.Markdown(extensions=extensions)
    draw = random.Random(1)
    for _ in range(300):
        text = "\n".join(draw.choice([*LINES, "", ""]) for _ in range(draw.randint(1, 12)))
        assert conversions.of(text, extensions, {}).html() == theirs.reset().convert(text.rstrip("\n")), text


@pytest.mark.parametrize("extension", ["smarty", "nl2br", "wikilinks", "pymdownx.caret", "pymdownx.tilde"])
def test_extensions_find_patterns_of_their_own(extension):
    text = 'One "said"\nA^2^ of ~~that~~ and [[Page]] -- here.'
    assert converted(text, [extension]).html() == markdown.markdown(text, extensions=[extension])


def test_links_are_filled_in_where_they_lead_on_each_page():
    found = converted("[A](a.md?x=1&y=2) and ![b](b.png), not <https://x.example>.")
    assert found.urls == ("a.md?x=1&y=2", "b.png", "https://x.example")
    html = found.html(["../a/?x=1&y=2", '"b".png', "https://x.example"])
    assert '<a href="../a/?x=1&amp;y=2">A</a>' in html
    assert 'src="&quot;b&quot;.png"' in html


def test_a_text_is_converted_once():
    conversions = Conversions()
    assert conversions.of("Said.\n", EXTENSIONS, {}) is conversions.of("Said.", EXTENSIONS, {})
    assert conversions.of("Said.", [], {}) is not conversions.of("Said.", EXTENSIONS, {})


FIELDS = """\
title: More staff
title: Plus de personnel\xa0: la réponse\u202f?
summary: "a: b # c"
order: 12
reviewed: 2026-11-20
reviewed: 2026-02-30
day: '2026-02-30'
review_in: 6 months
x: yes
y: ~
on: 1
n: 007
f: 1.5
t: a\tb
e: é: è
tags: [a, b]
- item
  more

# note
""".splitlines()
FENCES, TEXTS = st.sampled_from(["---", "...", "--- "]), st.sampled_from(["", "\n", "\n\nText.\n"])


@given(st.lists(st.sampled_from(FIELDS), max_size=4), FENCES, TEXTS)
def test_front_matter_is_read_as_mkdocs_reads_it(fields, end, text):
    source = "\n".join(["---", *fields, end]) + text
    assert Conversions().read(source) == get_data(source)
