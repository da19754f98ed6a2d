"""Two texts in step."""

from __future__ import annotations

import random

import pytest

from diglot.align import align, moved
from diglot.align.models import shipped
from diglot.model.segment import Bitext, Segment

ENGLISH = [
    "Answering the telephone",
    "Pick up before the third ring.",
    "Give your name and the name of the department.",
    "If the customer is angry, let them finish, then repeat the problem in your own words.",
    "Never promise a refund that you cannot approve.",
    "Write down the date, the order number and what was agreed.",
    "Opening hours are on page 12 of the staff handbook.",
]
FRENCH = [
    "Répondre au téléphone",
    "Décrochez avant la troisième sonnerie.",
    "Donnez votre nom et celui du service.",
    "Si le client est en colère, laissez-le terminer, puis reformulez le problème avec vos propres mots.",
    "Ne promettez jamais un remboursement que vous ne pouvez pas approuver.",
    "Notez la date, le numéro de commande et ce qui a été convenu.",
    "Les heures d'ouverture figurent à la page 12 du guide du personnel.",
]
IN_STEP = [((number,), (number,)) for number in range(len(ENGLISH))]


def aligned(source: list[str], target: list[str], *, with_model: bool = True) -> Bitext:
    model = shipped("en", "fr") if with_model else None
    return align([Segment(text) for text in source], [Segment(text) for text in target], model=model)


def beads(source: list[str], target: list[str], *, with_model: bool = True) -> list[tuple[tuple[int, ...], ...]]:
    return [(bead.source, bead.target) for bead in aligned(source, target, with_model=with_model).beads]


def stands_once(bitext: Bitext) -> bool:
    rows = sorted(row for bead in bitext.beads for row in bead.source)
    columns = sorted(column for bead in bitext.beads for column in bead.target)
    return rows == list(range(len(bitext.source))) and columns == list(range(len(bitext.target)))


@pytest.mark.parametrize("with_model", [True, False])
def test_a_faithful_translation_is_in_step(with_model: bool):
    assert beads(ENGLISH, FRENCH, with_model=with_model) == IN_STEP


def test_either_language_may_come_first():
    texts = [[Segment(text) for text in side] for side in (FRENCH, ENGLISH)]
    found = align(*texts, model=shipped("fr", "en"), languages=("fr", "en"))
    assert [(bead.source, bead.target) for bead in found.beads] == IN_STEP


def test_a_missing_sentence_leaves_its_counterpart_alone():
    found = beads(ENGLISH, FRENCH[:4] + FRENCH[5:])
    assert ((4,), ()) in found
    assert ((3,), (3,)) in found
    assert ((5,), (4,)) in found


def test_sentences_of_the_target_alone_stand_after_what_they_follow():
    found = beads(ENGLISH, [*FRENCH, "Enregistrer un commentaire", "Articles plus anciens"])
    assert found == [*IN_STEP, ((), (7,)), ((), (8,))]


def test_a_sentence_that_became_two_is_one_bead():
    split = [
        "Si le client est en colère, laissez-le terminer.",
        "Reformulez ensuite le problème avec vos propres mots.",
    ]
    assert ((3,), (3, 4)) in beads(ENGLISH, [*FRENCH[:3], *split, *FRENCH[4:]])


KEYS = "Tools|O|Text|T|Zoom|Z|Scale|Shift + S|Blur/Sharpen|Shift + U|Rotate|Shift + R|Color Picker|I|Crop|C".split("|")
TOUCHES = (
    "Outils|O|Texte|T|Zoom|Z|Étirer ou rétrécir|Maj + S|Goutte d’eau|Maj + U|Rotation|Maj + R|Pipette|I|Découpage|C"
).split("|")


def test_labels_of_other_words_that_stand_in_each_others_place_are_joined():
    assert beads(KEYS, TOUCHES) == [((number,), (number,)) for number in range(len(KEYS))]


def test_a_label_and_a_sentence_stay_alone():
    sentence = "Pour agrandir ou réduire l’image, la tourner ou la découper"
    found = beads(KEYS, [sentence if text.startswith("Étirer") else text for text in TOUCHES])
    assert ((6,), ()) in found
    assert ((), (6,)) in found


def test_a_heading_is_joined_with_no_sentence_beside_it():
    texts = ["Answer the telephone at once, and politely.", "Customers, products, orders", "Give your name first."]
    said = ["Répondez au téléphone aussitôt, et poliment : clients, produits, commandes.", "Donnez d’abord votre nom."]
    source = [Segment(text, block=block) for block, text in enumerate(texts)]
    target = [Segment(text, block=block) for block, text in enumerate(said)]
    kinds = ("paragraph", "heading 2", "paragraph"), ("paragraph", "paragraph")
    found = align(source, target, model=shipped("en", "fr"), kinds=kinds)
    assert [(bead.source, bead.target) for bead in found.beads] == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


def test_sentences_that_were_joined_are_one_bead():
    joined = f"{FRENCH[4]} {FRENCH[5]}"
    assert ((4, 5), (4,)) in beads(ENGLISH, [*FRENCH[:4], joined, FRENCH[6]])


def test_neighbours_that_changed_places_are_found():
    found = beads(ENGLISH, [*FRENCH[:4], FRENCH[5], FRENCH[4], FRENCH[6]])
    assert ((4,), (5,)) in found
    assert ((5,), (4,)) in found


def test_a_block_that_moved_far_is_found_and_told():
    found = aligned(ENGLISH, [*FRENCH[:1], FRENCH[6], *FRENCH[1:6]])
    away = [found.beads[number] for number in moved(found)]
    assert [(bead.source, bead.target) for bead in away] == [((6,), (1,))]
    assert len([bead for bead in found.beads if bead.source and bead.target]) == len(ENGLISH)


def test_nothing_has_moved_in_texts_in_step():
    assert moved(aligned(ENGLISH, FRENCH)) == frozenset()


def test_a_segment_of_another_kind_is_passed_over():
    source = [Segment("Contact"), Segment("Contact")]
    found = align(source, [Segment("Contact")], kinds=(["paragraph", "heading 2"], ["heading 2"]))
    assert [(bead.source, bead.target) for bead in found.beads if bead.target] == [((1,), (0,))]


def test_the_score_tells_a_translation_from_another_sentence():
    other = "Le parlement a voté la loi sur la pêche en haute mer."
    scores = [bead.score for bead in aligned(ENGLISH, [*FRENCH[:4], other, *FRENCH[5:]]).beads if bead.source == (4,)]
    assert scores[0] < 0.3
    assert all(bead.score > 0.4 for bead in aligned(ENGLISH, FRENCH).beads)


@pytest.mark.parametrize(
    ("source", "target"), [([], []), (ENGLISH, []), ([], FRENCH), ([""], [""]), (["", "…"], ["!"])]
)
def test_texts_without_words_have_every_segment_in_one_bead(source: list[str], target: list[str]):
    assert stands_once(aligned(source, target))


@pytest.mark.parametrize("with_model", [True, False])
def test_identical_texts_are_in_step(with_model: bool):
    assert beads(ENGLISH, ENGLISH, with_model=with_model) == IN_STEP


def test_repeated_sentences_are_in_step():
    assert beads(["Yes."] * 40, ["Oui."] * 40) == [((number,), (number,)) for number in range(40)]


def test_a_sentence_that_comes_again_is_joined_with_the_one_in_its_place():
    again = [(0, "Smile."), (2, "Smile."), (4, "Smile."), (4, "Smile."), (7, "Smile.")]
    source, target = list(ENGLISH), list(FRENCH)
    for place, text in reversed(again):
        source.insert(place, text)
        target.insert(place, "Souriez.")
    assert beads(source, target) == [((number,), (number,)) for number in range(len(source))]


def test_of_a_text_told_twice_the_time_that_is_missing_stays_alone():
    between = (
        ["A table of all fares follows.", "It is valid from May."],
        ["Un tableau des tarifs suit.", "Il vaut dès mai."],
    )
    found = beads([*ENGLISH, *between[0], *ENGLISH], [*FRENCH, *between[1]])
    assert [bead for bead in found if not bead[1]] == [((number,), ()) for number in range(9, 16)]


@pytest.mark.parametrize("size", range(1, 5))
def test_of_sentences_pasted_twice_one_copy_stays_whole(size: int):
    copy = FRENCH[2 : 2 + size]
    alone = [bead[1][0] for bead in beads(ENGLISH, [*FRENCH[: 2 + size], *copy, *FRENCH[2 + size :]]) if not bead[0]]
    assert alone in (list(range(2, 2 + size)), list(range(2 + size, 2 + 2 * size)))


def test_one_enormous_paragraph_is_one_segment():
    found = aligned([" ".join(ENGLISH) * 3000], [" ".join(FRENCH) * 3000])
    assert [(bead.source, bead.target) for bead in found.beads] == [((0,), (0,))]


def invented(size: int) -> tuple[list[str], list[str], list[str]]:
    """Sentences of words and their nearest words in French; a third list of unrelated French ones."""
    model = shipped("en", "fr")
    assert model is not None
    english, french = (side[100:1100] for side in model.vocabularies)
    vectors = [model.vectors(code, side) for code, side in (("en", english), ("fr", french))]
    nearest = (vectors[0] @ vectors[1].T).argmax(axis=1)
    draw = random.Random(1)
    numbers = [[draw.randrange(1000) for _ in range(draw.randint(6, 15))] for _ in range(size)]
    source = [" ".join(english[number] for number in sentence) for sentence in numbers]
    target = [" ".join(french[nearest[number]] for number in sentence) for sentence in numbers]
    return source, target, [" ".join(draw.choices(french, k=10)) for _ in range(size)]


@pytest.mark.parametrize("with_model", [True, False])
def test_a_long_text_is_aligned_window_by_window(with_model: bool):
    source, target, _ = invented(1500)
    names = (
        [f"{text} n{number}" for number, text in enumerate(source)],
        [f"{text} n{number}" for number, text in enumerate(target)],
    )
    found = aligned(*names, with_model=with_model)
    assert stands_once(found)
    assert sum((row,) == bead.target for bead in found.beads for row in bead.source) >= 1490


def test_a_long_run_that_one_side_lacks_does_not_lose_the_rest():
    source, target, _ = invented(1500)
    found = aligned(source, target[:400] + target[900:])
    right = {((row,), (row - 500 * (row >= 900),)) for row in range(1500) if not 400 <= row < 900}
    assert len(right & {(bead.source, bead.target) for bead in found.beads}) >= 980
    assert sum(not bead.target for bead in found.beads) >= 490


def test_a_long_section_that_moved_is_found():
    source, target, _ = invented(900)
    found = aligned(source, target[:100] + target[600:700] + target[100:600] + target[700:])
    right = {((row,), (row - 500,)) for row in range(600, 700)}
    assert len(right & {(bead.source, bead.target) for bead in found.beads}) >= 95


def test_long_texts_that_have_nothing_in_common_come_to_an_end():
    source, _, unrelated = invented(1200)
    assert stands_once(aligned(source, unrelated[:700]))
