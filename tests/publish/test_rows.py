from __future__ import annotations

import re

import markdown
from lxml import html as lxml_html

from diglot.markdown import segments
from diglot.model.segment import Bead
from diglot.publish.html_elements import Sheet, written
from diglot.publish.pairing import Half, pairing
from diglot.publish.passages import matched, passages, rendered
from diglot.publish.rows import Mark, RowWords, with_rows
from tests.builders import entry

WORDS = RowWords("Show in French", "not in French", "only in French", "Elsewhere in the French text")


def half(text: str, locale: str):
    one = entry(text, locale=locale)
    found = segments(one)
    parts = passages(one, found)
    html = markdown.markdown(text, extensions=["tables", "admonition", "fenced_code"])
    sheet = Sheet(html, None if locale == "en" else str)
    return Half(locale, found, parts, matched(parts, rendered(sheet)), sheet)


def rows(english: str, french: str, beads: list[tuple[list[int], list[int]]], marks=None) -> str:
    """The HTML of `english` with its counterparts, without what marks and buttons add to it."""
    mine = half(english, "en")
    pairs = pairing(mine, half(french, "fr"), [Bead(tuple(source), tuple(target)) for source, target in beads])
    blocks = sorted({part.block for part in mine.passages})
    anchors = {b: [f"p{n}"] for n, b in enumerate(blocks, 1)}
    return with_rows(pairs, anchors=anchors, there={}, marks=marks or {}, words=WORDS)


def sides(html: str) -> list[tuple[str, str]]:
    """The texts of each row."""
    found = []
    for row in lxml_html.fragment_fromstring(html, create_parent="div").iter("div", "span", "li"):
        if "diglot-row" in (row.get("class") or "").split():
            mine, theirs = (row.find(f"*[@class='{name}']") for name in ("diglot-mine", "diglot-theirs"))
            found.append(tuple("" if one is None else one.text_content().strip() for one in (mine, theirs)))
    return found


def test_passages_stand_beside_their_counterparts_in_one_row():
    html = rows("## One\n\nTwo. Three.\n", "## Un\n\nDeux. Trois.\n", [([0], [0]), ([1], [1]), ([2], [2])])
    assert sides(html) == [("One", "Un"), ("Two. Three.", "Deux. Trois.")]
    assert re.findall(r'id="(p\d)"', html) == ["p1", "p2"]
    assert 'class="diglot-theirs" lang="fr"' in html


def test_two_paragraphs_that_became_one_share_a_row():
    html = rows("One.\n\nTwo.\n\nThree.\n", "Un. Deux.\n\nTrois.\n", [([0], [0]), ([1], [1]), ([2], [2])])
    assert sides(html) == [("One.Two.", "Un. Deux."), ("Three.", "Trois.")]
    assert re.findall(r'id="(p\d)"', html) == ["p1", "p2", "p3"]


def test_a_paragraph_that_became_two_has_both_beside_it():
    html = rows("One. Two.\n", "Un.\n\nDeux.\n", [([0], [0]), ([1], [1])])
    assert sides(html) == [("One. Two.", "Un.Deux.")]


def test_sentences_of_one_bead_have_one_name_on_both_sides():
    html = rows("One and two.\n", "Un. Deux.\n", [([0], [0, 1])])
    assert re.findall(r'data-b="(\d)">(.*?)<', html) == [("0", "One and two."), ("0", "Un."), ("0", "Deux.")]


def test_what_has_no_counterpart_is_said_in_words():
    html = rows("One. Alone.\n\nLonely.\n", "Un. Seul.\n\nExtra.\n", [([0], [0])])
    text = re.sub(r"<[^>]*>", "", html)
    assert "Alone. (not in French)" in text
    assert "Seul. (only in French)" in text
    assert '<div class="diglot-theirs diglot-theirs--none">not in French</div>' in html
    assert re.search(r"diglot-row--extra.*only in French.*Extra\.", html, re.DOTALL)


def test_what_moved_is_linked():
    html = rows("One.\n\nTwo.\n\nThree.\n", "Trois et un.\n\nDeux.\n", [([0, 2], [0]), ([1], [1])])
    assert '<a href="#p3">' in html or '<a href="#p1">Elsewhere in the French text</a>' in html


def test_items_and_cells_keep_their_list_and_their_table():
    html = rows("- One\n    - Two\n- Three\n", "- Un\n    - Deux\n- Trois\n", [([n], [n]) for n in range(3)])
    assert sides(html) == [("One", "Un"), ("Two", "Deux"), ("Three", "Trois")]
    assert re.sub(r"<(?!/?[uo]l|/?li)[^>]*>|\s", "", html) == (
        "<ul><li>OneUn<ul><li>TwoDeux</li></ul></li><li>ThreeTrois</li></ul>"
    )
    table = "| {} | {} |\n| --- | --- |\n| 80 % | {} |\n"
    html = rows(table.format("A", "B", "C"), table.format("Á", "B", "Ç"), [([n], [n]) for n in range(4)])
    assert sides(html) == [("A", "Á"), ("B", ""), ("80 %", ""), ("C", "Ç")]
    assert html.count("diglot-ask") == 1


def test_an_extra_item_stays_in_the_list_and_an_extra_cell_does_not_break_the_table():
    html = rows("- One\n- Two\n", "- Un\n- Plus\n- Deux\n", [([0], [0]), ([1], [2])])
    assert re.findall(r"<li[^>]*>", html)[1] == '<li class="diglot-row diglot-row--extra">'
    table = "| A |\n| --- |\n| {} |\n"
    html = rows(table.format("B"), table.format("B |\n| C"), [([0], [0]), ([1], [1])])
    assert html.index("</table>") < html.index("diglot-row--extra")


def test_code_that_is_the_same_stands_once_below_both_columns():
    text = "```\nrun\n```\n"
    html = rows(text, text, [([0], [0])])
    assert html.count("run") == html.count("diglot-row--both") == 1
    html = rows(text, text.replace("run", "go"), [([0], [0])])
    assert (html.count("<pre>"), html.count("diglot-row--both")) == (2, 0)


def test_a_task_is_as_done_beside_as_it_is_there_and_nothing_else_can_be_filled_in():
    sheet = Sheet(
        '<p><input type="checkbox" disabled checked> A <input name="x"><input type="radio" disabled></p>', str
    )
    assert written(sheet.items(sheet.root.children[0])) == '<input type="checkbox" disabled="" checked=""> A '


def test_a_mark_stands_above_just_its_paragraph():
    html = rows("One.\n\nTwo.\n", "Un.\n\nDeux.\n", [([0], [0]), ([1], [1])], {1: Mark("changed", "Changed")})
    assert html.count("diglot-row--changed") == 1
    assert html.index("One.") < html.index('<span class="diglot-mark diglot-mark--changed">Changed</span>')


def test_a_box_stays_one_box():
    text = '!!! note "{}"\n    {}\n'
    html = rows(text.format("Mind", "This."), text.format("Gare", "Cela."), [([0], [0]), ([1], [1])])
    assert sides(html) == [("Mind", "Gare"), ("This.", "Cela.")]
    assert html.count('class="admonition note"') == 1
    assert '<p class="admonition-title"><span' in html


def test_the_text_itself_stays_what_it_was():
    text = "## A *b*\n\nC [d](e) `f` **g. H.** <b>i</b>\n\n- j\n- k\n\n<div onclick='x'>l</div>\n"
    html = rows(text, "## Z\n", [([0], [0])])
    for alien in (r'<(div|span) class="diglot-theirs.*?</\1>', r'<span class="diglot-alone.*?</span>'):
        html = re.sub(alien, "", html, flags=re.DOTALL)
    before = markdown.markdown(text)
    assert re.sub(r"<[^>]*>|\s", "", html) == re.sub(r"<[^>]*>|\s", "", before)
    kept = re.sub(r"</?(?:span|input)[^>]*>|<div class=\"diglot[^>]*>", "", html)
    assert re.findall(r"<\w+", kept) == re.findall(r"<\w+", before)
