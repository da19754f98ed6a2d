"""Out and back: what was not edited stays, what was is all that changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.align.entries import align_entries
from diglot.exchange.export import export
from diglot.exchange.formats import FORMATS
from diglot.exchange.parcel import Item, ItemState, Mark, Parcel, Sheet
from diglot.exchange.receive import receive
from diglot.markdown import parse
from tests.exchange.conftest import ENGLISH, FRENCH

if TYPE_CHECKING:
    from diglot.exchange.formats import Format
    from tests.exchange.conftest import _Desk

ALL = [one.NAME for one in FORMATS]
EVERY = pytest.mark.parametrize("kind", ALL)
WORDS = st.text(alphabet="abc é’«»\u00a0\u202f!?;&<>\"'|#-", min_size=1, max_size=30).map(str.strip).filter(bool)


def parking() -> tuple[Any, Any, Sheet]:
    ours, theirs = (parse(text, key="parking", locale=code) for text, code in ((ENGLISH, "en"), (FRENCH, "fr")))
    return ours, theirs, export(ours, theirs, bitext=align_entries(ours, theirs))


@EVERY
def test_a_file_that_nobody_edited_changes_nothing(desk: _Desk, kind: str) -> None:
    before = desk.files()
    path = desk.export(kind)
    report = desk.take(path.rename(path.with_suffix({"po": ".po", "docx": ".docx"}.get(kind, ".xlf"))))
    assert report["applied"] == report["conflicts"] == report["refused"] == 0
    assert report["unchanged"] == 18
    assert desk.files() == before


RARE = "👩\u200d👩\u200d👧 à\u2009b\u3000c\u200fd\u200ce\u2028f\u0085g ❤\ufe0f"
"""A joined emoji, spaces of other widths, marks of direction, and where some think that a line ends."""


@EVERY
def test_rare_characters_come_back_as_they_were(desk: _Desk, kind: str) -> None:
    desk.replace("content/en/parking.md", "Ring at the gate.", f"Ring at the gate {RARE} now.")
    desk.replace("content/fr/parking.md", "Sonnez au portail.", f"Sonnez au portail {RARE} maintenant.")
    desk("approve", "parking", "--by", "Ana")
    before = desk.files()
    path = desk.export(kind)
    report = desk.take(path.rename(path.with_suffix({"po": ".po", "docx": ".docx"}.get(kind, ".xlf"))))
    assert report["applied"] == report["conflicts"] == report["refused"] == 0
    assert desk.files() == before


@EVERY
def test_every_item_is_read_as_it_was_written(kind: str) -> None:
    form = next(one for one in FORMATS if kind == one.NAME)
    sheet = parking()[2]
    parcel = form.read(form.write(Parcel("en", "fr", (sheet,))), "x")
    assert (parcel.source, parcel.target, parcel.sheets[0].key) == ("en", "fr", "parking")
    assert [(i.key, i.source, i.target, i.mark) for i in parcel.sheets[0].items] == [
        (i.key, i.source, i.target, i.mark) for i in sheet.items
    ]


@pytest.mark.parametrize("form", FORMATS[:3], ids=ALL[:3])
@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_any_text_survives_a_format(form: Format, texts: list[tuple[str, str]]) -> None:
    items = tuple(
        Item(f"{number:012x}", f"{number} {one}", two, mark=Mark.of(one, two))
        for number, (one, two) in enumerate(texts)
    )
    found = form.read(form.write(Parcel("en", "fr", (Sheet("a/b", items),))), "x").sheets[0].items
    assert [(i.source, i.target, i.mark) for i in found] == [(i.source, i.target, i.mark) for i in items]


@pytest.mark.parametrize("state", [ItemState.CHANGED, ItemState.MACHINE, ItemState.DRAFT, ItemState.FINAL])
@pytest.mark.parametrize("form", FORMATS, ids=ALL)
def test_states_are_kept(form: Format, state: ItemState) -> None:
    item = Item("0" * 12, "One.", "Un.", state, Mark.of("One.", "Un."))
    found = form.read(form.write(Parcel("en", "fr", (Sheet("a", (item,)),))), "x").sheets[0].items[0].state
    # A catalogue knows one word for all that somebody has to look at.
    assert found == (ItemState.CHANGED if form.NAME == "po" and state is not ItemState.FINAL else state)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_k_edits_are_exactly_k_edits(data: st.DataObject) -> None:
    ours, theirs, sheet = parking()
    plain = [
        n
        for n, item in enumerate(sheet.items)
        if not re.search(r"[`\[*]", item.target) and FRENCH.count(item.target) == 1
    ]
    chosen = data.draw(st.sets(st.sampled_from(plain), max_size=5))
    form = data.draw(st.sampled_from(FORMATS[:3]))
    items = list(sheet.items)
    expected = FRENCH
    for n in chosen:
        new = f"Texte {n} « neuf » & <1"
        expected = expected.replace(items[n].target, new, 1)
        items[n] = _edited(items[n], new)
    parcel = form.read(form.write(Parcel("en", "fr", (Sheet("parking", tuple(items)),))), "x")
    done = receive(parcel.sheets[0], source=(ENGLISH, ours), target=(FRENCH, theirs))
    assert done.text == expected
    assert sum(outcome.verdict == "applied" for outcome in done.outcomes) == len(chosen)


def _edited(item: Item, new: str) -> Item:
    return Item(item.key, item.source, new, item.state, item.mark, part=item.part)


@EVERY
def test_a_sentence_edited_in_the_file_is_replaced_in_place(desk: _Desk, kind: str) -> None:
    path = _named(desk, kind)
    _edit(path, kind, "Sonnez au portail.", "Sonnez à l’entrée.")
    before = desk.files()
    report = desk.take(path)
    assert (report["applied"], report["conflicts"], report["refused"]) == (1, 0, 0)
    after = desk.files()
    assert {name for name in after if after[name] != before[name]} == {"content/fr/parking.md"}
    assert desk.text("content/fr/parking.md") == FRENCH.replace("Sonnez au portail.", "Sonnez à l’entrée.")


@EVERY
def test_importing_twice_changes_nothing_more(desk: _Desk, kind: str) -> None:
    path = _named(desk, kind)
    _edit(path, kind, "Sonnez au portail.", "Sonnez à l’entrée.")
    desk.take(path)
    before = desk.files()
    again = desk.take(path)
    assert (again["applied"], again["conflicts"]) == (0, 0)
    assert desk.files() == before


def _named(desk: _Desk, kind: str) -> Any:
    return desk.export(kind, out="out" + next(one.SUFFIX for one in FORMATS if kind == one.NAME))


def _edit(path: Any, kind: str, old: str, new: str) -> None:
    if kind == "docx":
        document = docx.Document(str(path))
        runs = [
            run
            for table in document.tables
            for cell in table.columns[2].cells
            for paragraph in cell.paragraphs
            for run in paragraph.runs
            if old in run.text
        ]
        runs[0].text = runs[0].text.replace(old, new)
        document.save(str(path))
    else:
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
