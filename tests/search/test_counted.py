"""Counting what stands between spaces says what reading each text word by word does, whatever is written."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.model.document import Document
from diglot.search.analysed import Analysed
from diglot.search.counted import Counted
from diglot.search.pieces import Pieces

WORDS = st.sampled_from(
    [
        "customer's",
        "customers",
        "Customers",
        "l’équipe",
        "L'Équipe",
        "équipe",
        "après-vente",
        "apresvente",
        "bye-bye",
        "the",
        "de",
        "boss's-boss",
        "bosss",
        "ΟΔΟΣ",
        "İ",
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=12).map(" ".join)
SECTIONS = st.builds(
    Document,
    locale=st.just("en"),
    key=st.just("one"),
    kind=st.just(""),
    title=TEXTS,
    address=st.just("one/"),
    heading=TEXTS,
    summary=TEXTS,
    text=TEXTS,
)


def in_order(documents):
    """By stem and surface, how each section uses them: its tokens counted one by one."""
    found = {}
    for place, one in enumerate(map(Analysed, documents)):
        uses = {}
        for field, name in enumerate(("heading", "title", "text")):
            for token in one.fields[name]:
                used = uses.setdefault((token.stem, token.surface), [0, 0, 0, 0])
                used[field] += 1
                used[3] |= name == "heading" and not token.is_whole
        for (stem, surface), used in uses.items():
            found.setdefault(stem, {}).setdefault(surface, []).append((place, tuple(used)))
    return found


def spellings(analysed):
    """By surface: how it is mostly written in headings and texts, its last stem, and how many sections have it."""
    written, stems, sections = defaultdict(Counter), {}, Counter()
    for one in analysed:
        for name, tokens in one.fields.items():
            for token in tokens:
                if name != "title":
                    written[token.surface][one.texts[name][token.start : token.end].lower()] += 1
                stems[token.surface] = token.stem
        sections.update({token.surface for tokens in one.fields.values() for token in tokens})

    def mostly(surface):
        return max(written[surface], key=lambda way: (written[surface][way], way), default=surface)

    return {surface: (mostly(surface), stem, sections[surface]) for surface, stem in stems.items()}


def in_locale(documents, code):
    return [Document(code, *(getattr(one, name) for name in Document.__slots__[1:])) for one in documents]


def of_each_term(counted):
    """By stem and surface, how each section uses them."""
    found = {}
    for number, (stem, surface) in enumerate(counted.terms):
        span = slice(counted.bounds[number], counted.bounds[number + 1])
        uses = [counted.uses[use] for use in counted.use[span]]
        found.setdefault(stem, {})[surface] = list(zip(counted.places[span], uses, strict=True))
    return found


@pytest.mark.parametrize("code", ["en", "fr"])
@given(documents=st.lists(SECTIONS, min_size=1, max_size=5))
def test_any_sections_have_the_words_that_are_read_in_them(code, documents):
    documents = in_locale(documents, code)
    counted, analysed = Counted(documents, code), [Analysed(one) for one in documents]
    assert of_each_term(counted) == in_order(documents)
    assert counted.terms == sorted(counted.terms)
    for name, average in counted.averages().items():
        assert average == sum(len(one.fields[name]) for one in analysed) / len(analysed)
    assert counted.names.tolist() == [len(one.heading_stems) for one in analysed]
    assert counted.spellings() == spellings(analysed)


@given(before=st.lists(SECTIONS, min_size=1, max_size=4), documents=st.lists(SECTIONS, min_size=1, max_size=4))
def test_what_was_counted_before_leaves_no_trace(before, documents):
    before, documents = in_locale(before, "fr"), in_locale(documents, "fr")
    pieces = Pieces("fr")
    Counted([*before, documents[0]], "fr", pieces)
    again, anew = Counted(documents, "fr", pieces), Counted(documents, "fr")
    assert of_each_term(again) == of_each_term(anew)
    assert again.uses == anew.uses
    assert again.spellings() == anew.spellings()
    assert again.lengths.tolist() == anew.lengths.tolist()


def test_a_word_is_spelled_as_it_is_mostly_written():
    texts = ["E-mails", "emails emails", "Emails e-mails e-mails e-mails"]
    counted = Counted([Document("en", "one", "", text, "one/", text=text) for text in texts], "en")
    spelling = counted.spellings()["emails"]
    assert (spelling.written, spelling.sections) == ("e-mails", 3)


def test_of_two_ways_to_write_a_word_that_are_as_frequent_the_one_with_accents_is_told():
    for texts in (["reclamation", "réclamation"], ["réclamation", "reclamation"]):
        counted = Counted([Document("fr", "one", "", text, "one/", text=text) for text in texts], "fr")
        assert counted.spellings()["reclamation"].written == "réclamation"
