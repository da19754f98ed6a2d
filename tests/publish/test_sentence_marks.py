from __future__ import annotations

import pytest

from diglot.publish import sentence_marks
from diglot.publish.html_elements import Sheet
from diglot.publish.passages import Passage, PassageKind
from diglot.publish.sentence_marks import marked as marked_items


def passage(*said: str) -> Passage:
    return Passage(PassageKind.TEXT, 0, tuple(range(len(said))), said)


def marked(html: str, *said: str) -> str:
    """`html` with the sentences `said` marked, written short: `[0:One.] [1:Two.]`."""
    sheet = Sheet(f"<p>{html}</p>")
    element = sheet.root.children[0]
    text = marked_items(sheet.items(element), passage(*said), [str(n) for n in range(len(said))])
    if text is None:
        return "not marked"
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
        ('A <a href="x">link.</a> (B)', ("A link.", "(B)"), '[0:A <a href="x">link.</a>] [1:(B)]'),
        ('<img src="x" alt="One."> Two.', ("One.", "Two."), '[0:<img src="x" alt="One.">] [1:Two.]'),
        ("<b>One.</b><i> Two</i>.", ("One.", "Two."), "[0:<b>One.</b>]<i> [1:Two]</i>[1:.]"),
        ("« Un\u202f! » Deux\u202f? Oui.", ("Un", "Deux", "Oui"), "[0:« Un\u202f! »] [1:Deux\u202f?] [2:Oui.]"),
        ("One.<br>Two.", ("One.", "Two."), "[0:One.<br>][1:Two.]"),
        ("One.\nTwo\nlines.", ("One.", "Two lines."), "[0:One.]\n[1:Two\nlines.]"),
        ('Title<a class="headerlink" href="#t">¶</a>', ("Title",), '[0:Title]<a class="headerlink" href="#t">¶</a>'),
        ("1 < 2 &amp; 3. Yes.", ("1 2 3", "Yes"), "[0:1 &lt; 2 &amp; 3.] [1:Yes.]"),
    ],
)
def test_each_sentence_is_marked_and_nothing_else_changes(html, said, shown):
    assert marked(html, *said) == shown


@pytest.mark.parametrize("said", [("One.",), ("One.", "Three."), ("One.", "Two.", ""), ()])
def test_what_is_not_certain_is_not_marked(said):
    assert marked("One. Two.", *said) == "not marked"


def test_a_sentence_that_others_lack_says_so():
    assert marked_items(["One. Two."], passage("One.", "Two."), ["0", ""], "not in French") == (
        '<span class="diglot-s" data-b="0">One.</span> '
        '<span class="diglot-s diglot-s--alone">Two.</span><span class="diglot-alone"> (not in French)</span>'
    )


@pytest.mark.parametrize("names", [["0", "1"], ["0", ""], ["", ""]])
@pytest.mark.parametrize(
    "said", [("One.", "Two."), ("1 < 2 & 3.", "“Two”"), ("One. ", "Two."), (" One.", "Two. "), ("-", "Two")]
)
def test_a_plain_text_is_marked_as_one_with_markup_is(said, names, monkeypatch):
    plain = marked_items([" ".join(said)], passage(*said), names, "alone")
    monkeypatch.setattr(sentence_marks, "_is_plain", lambda *_: False)
    assert plain == marked_items([" ".join(said)], passage(*said), names, "alone")
