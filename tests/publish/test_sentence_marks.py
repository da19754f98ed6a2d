from __future__ import annotations

import pytest

from diglot.publish.html_tree import parsed, written
from diglot.publish.passages import letters
from diglot.publish.sentence_marks import mark_sentences


def marked(html: str, *said: str) -> str:
    """`html` with the sentences `said` marked, written short: `[0:One.] [1:Two.]`."""
    root = parsed(f"<p>{html}</p>")
    done = mark_sentences(root[0], [letters(one) for one in said], [str(n) for n in range(len(said))])
    if done is None:
        return "not marked"
    text = written(root).removeprefix("<p>").removesuffix("</p>")
    for number in range(len(said)):
        text = text.replace(f'<span class="diglot-s" data-b="{number}">', f"[{number}:")
    return text.replace("</span>", "]")


@pytest.mark.parametrize(
    ("html", "said", "shown"),
    [
        ("One. Two.", ("One.", "Two."), "[0:One.] [1:Two.]"),
        ("Only one", ("Only one",), "[0:Only one]"),
        ("<strong>One.</strong> Two.", ("One.", "Two."), "[0:<strong>One.</strong>] [1:Two.]"),
        ("<b>One. Two.</b> Three.", ("One.", "Two.", "Three."), "<b>[0:One.] [1:Two.]</b> [2:Three.]"),
        ("A <a href='x'>link.</a> (B)", ("A link.", "(B)"), '[0:A <a href="x">link.</a>] [1:(B)]'),
        ("« Un\u202f! » Deux\u202f? Oui.", ("Un", "Deux", "Oui"), "[0:« Un\u202f! »] [1:Deux\u202f?] [2:Oui.]"),
        ("One.<br>Two.", ("One.", "Two."), "[0:One.<br>][1:Two.]"),
        ("One.\nTwo\nlines.", ("One.", "Two lines."), "[0:One.]\n[1:Two\nlines.]"),
        ("Title<a class='headerlink' href='#t'>¶</a>", ("Title",), '[0:Title]<a class="headerlink" href="#t">¶</a>'),
        ("1 < 2 &amp; 3. Yes.", ("1 2 3", "Yes"), "[0:1 &lt; 2 &amp; 3.] [1:Yes.]"),
    ],
)
def test_each_sentence_is_marked_and_nothing_else_changes(html, said, shown):
    assert marked(html, *said) == shown


@pytest.mark.parametrize("said", [("One.",), ("One.", "Three."), ("One.", "Two.", ""), ()])
def test_what_is_not_certain_is_not_marked(said):
    root = parsed("<p>One. Two.</p>")
    assert mark_sentences(root[0], [letters(one) for one in said], [""] * len(said)) is None
    assert written(root) == "<p>One. Two.</p>"
