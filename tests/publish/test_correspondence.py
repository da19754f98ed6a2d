from __future__ import annotations

from diglot.model.segment import Bead
from diglot.model.unit import Unit
from diglot.publish.correspondence import aligned_once, correspondence
from diglot.store.bitexts import Bitexts
from tests.builders import both

UNITS = [
    Unit("Answer within a day.", "Répondez dans la journée."),
    Unit("Say sorry first.", "Commencez par vous excuser."),
    Unit("Then put it right.", "Puis réparez."),
]
ENGLISH, FRENCH = (
    "Answer within a day. Say sorry first.\n\nThen put it right.\n",
    ("Répondez dans la journée. Commencez par vous excuser.\n\nPuis réparez.\n"),
)


def not_asked(*_: object) -> tuple[Bead, ...]:
    raise AssertionError("aligned what the agreement tells")


def beads(english: str, french: str, units=UNITS, align=not_asked) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    found = correspondence(*both(english, french), units=units, align=align)
    return sorted((bead.source, bead.target) for bead in found.beads)


def test_what_was_agreed_is_not_aligned_again():
    assert beads(ENGLISH, FRENCH) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_an_edited_sentence_keeps_its_counterpart():
    assert beads(ENGLISH.replace("a day", "two hours"), FRENCH) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_a_sentence_rewritten_beyond_recognition_has_what_stood_in_its_place():
    english = ENGLISH.replace("Say sorry first.", "Nobody wants explanations before they got help.")
    assert beads(english, FRENCH, align=lambda *_: ()) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_a_new_sentence_on_one_side_has_no_counterpart_and_needs_no_aligner():
    assert beads(ENGLISH + "\nThank them.\n", FRENCH) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_only_what_the_agreement_does_not_cover_is_taken_from_the_aligner():
    found = beads(ENGLISH + "\nThank them.\n", FRENCH + "\nRemerciez.\n", align=lambda *_: (Bead((2, 3), (0, 3)),))
    assert found == [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,))]


def test_a_sentence_that_was_agreed_to_have_no_counterpart_has_none():
    units = [*UNITS, Unit("Thank them.", "")]
    assert beads(ENGLISH + "\nThank them.\n", FRENCH + "\nAutre chose.\n", units, align=not_asked)[-1] == ((2,), (2,))


def test_without_an_agreement_everything_is_aligned_once_and_kept(tmp_path):
    kept = Bitexts()
    source, target = both(ENGLISH, FRENCH)
    align = aligned_once(kept, made_by="test")
    first = correspondence(source, target, units=(), align=align)
    assert [(bead.source, bead.target) for bead in first.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    path = tmp_path / "bitexts.json"

    kept.write(path, at_most=9)
    before = path.stat().st_mtime_ns
    assert correspondence(source, target, units=(), align=align) == first
    kept.write(path, at_most=9)
    assert path.stat().st_mtime_ns == before
    correspondence(*both(ENGLISH, FRENCH.replace("Puis", "Enfin")), units=(), align=align)
    kept.write(path, at_most=9)
    assert path.stat().st_mtime_ns > before
