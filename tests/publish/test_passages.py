from __future__ import annotations

import markdown
import pytest

from diglot.markdown import segments
from diglot.publish.html_elements import Sheet
from diglot.publish.passages import matched, passages, rendered
from tests.builders import entry

EXTENSIONS = ["admonition", "attr_list", "tables", "fenced_code", "def_list", "footnotes", "toc"]


def found(text: str, html: str | None = None) -> list[tuple[str, str]]:
    """Each passage of an entry that was found in its HTML: the tag of its element and what it says first."""
    one = entry(text)
    parts = passages(one, segments(one))
    sheet = Sheet(html if html is not None else markdown.markdown(text, extensions=EXTENSIONS))
    elements = matched(parts, rendered(sheet))
    return [
        (elements[index].element.tag, "".join(part.letters)[:12])
        for index, part in enumerate(parts)
        if index in elements
    ]


def test_every_kind_of_block_is_found_in_what_was_rendered():
    text = """\
## A *heading* {#own}

A paragraph with **bold**, a [link](there.md), `code` &amp; an entity.

- First
- Second

```
print("x")
```

!!! note "Mind this"
    Inside the box.

| A | B |
| --- | --- |
| 1 | two |

> Quoted.
"""
    assert found(text) == [
        ("h2", "Aheading"),
        ("p", "Aparagraphwi"),
        ("li", "First"),
        ("li", "Second"),
        ("pre", "printx"),
        ("p", "Mindthis"),
        ("p", "Insidethebox"),
        ("th", "A"),
        ("th", "B"),
        ("td", "1"),
        ("td", "two"),
        ("p", "Quoted"),
    ]


def test_an_item_is_found_apart_from_the_items_below_it():
    assert found("- Above\n    - Below\n    - Beside\n- Last\n") == [
        ("li", "Above"),
        ("li", "Below"),
        ("li", "Beside"),
        ("li", "Last"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "See [the rules][1] and [them] again.\n\n[1]: a.md\n[them]: b.md\n",
        "Said once.[^1]\n\n[^1]: Somewhere.\n",
        "A paragraph with a class.\n{: .wide }\n",
        "An image ![of a desk](desk.png) here.\n",
        "Before <kbd>Ctrl</kbd> after.\n",
        "A line\\\nbroken, and a [link\nover lines](x.md).\n",
    ],
)
def test_what_markup_adds_does_not_matter(text):
    assert found(text)[0][0] == "p"


def test_raw_html_is_nobodys_and_disturbs_nobody():
    text = "Before.\n\n<div><p>Raw</p><script>alert(1)</script></div>\n\nAfter.\n"
    assert found(text) == [("p", "Before"), ("p", "After")]


def test_a_paragraph_that_was_rendered_otherwise_has_no_element():
    assert found("One here.\n\nTwo here.\n\nThree here.\n", "<p>One here.</p><p>Altogether!</p><p>Three here.</p>") == [
        ("p", "Onehere"),
        ("p", "Threehere"),
    ]


def test_equal_headings_are_told_apart_by_their_order():
    one = entry("## Same\n\nFirst.\n\n## Same\n\nSecond.\n")
    parts = passages(one, segments(one))
    sheet = Sheet("<h2>Same</h2><p>First.</p><h2>Same</h2><p>Second.</p>")
    elements = matched(parts, rendered(sheet))
    assert [elements[index].element for index in range(4)] == sheet.root.children
