"""Segments to drafts: memory first, then the engine, and what must survive survives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from diglot.model.termbase import Concept, Term, Termbase, TermStatus
from diglot.model.unit import Origin
from diglot.translate import Memory, Request, translate
from diglot.translate.draft import Text
from diglot.translate.protect import keeps
from tests.translate.engines import Careless, Forgetful, Stuck, WordByWord

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVELS = Termbase(
    (
        Concept(
            "service-level",
            (
                Term("service level", "en"),
                Term("niveau de service", "fr"),
                Term("étage de service", "fr", TermStatus.FORBIDDEN),
            ),
        ),
    )
)


def drafts(*texts: str, engine: object = None, **more: object) -> list[str]:
    asked = [Request(text) for text in texts]
    found = translate(asked, source="en", target="fr", engine=engine or WordByWord(), **more)  # type: ignore[arg-type]
    return [draft.text for draft in found]


def test_what_was_agreed_on_comes_before_the_engine() -> None:
    memory = Memory([("The customer waits.", "Le client patiente.", "a")])
    found = translate([Request("The customer waits.")], source="en", target="fr", memory=memory, engine=WordByWord())
    assert found[0].text == "Le client patiente."
    assert (found[0].origin, found[0].match, found[0].engine) == (Origin.MEMORY, 100, None)


def test_a_draft_names_the_engine_that_wrote_it() -> None:
    found = translate([Request("The customer waits.")], source="en", target="fr", engine=WordByWord())
    assert found[0].text == "Le client attend."
    assert (found[0].origin, found[0].engine, found[0].match) == (Origin.ENGINE, "words 1", None)


MARKED = [
    "The **customer** waits here.",
    "The customer reads [the book](book.md#one) and waits.",
    "The customer reads `make all` then waits for {name}.",
    "**The customer waits.**",
    "[*The customer*](a.md) reads the ![book](plan.png) here.",
    "The customer[^1] reads https://a.example/the_book now.",
    "Wait 3 days, then pays $1,250.50 & <b>waits</b>.",
    "<kbd>Ctrl</kbd> and **the *good* book** is here.",
]


@pytest.mark.parametrize("engine", [WordByWord(), Forgetful()], ids=["copies", "forgets"])
@pytest.mark.parametrize("text", MARKED)
def test_marks_code_addresses_and_numbers_survive_any_engine(text: str, engine: object) -> None:
    (draft,) = drafts(text, engine=engine)
    assert keeps(text, draft)
    assert draft != text


def test_marks_stand_round_the_same_words() -> None:
    found = drafts("The **customer** reads [the book](book.md).")
    assert found == ["Le **client** lit [le livre](book.md)."]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("The customer reads `make all` then waits.", "Le client lit `make all` puis attend."),
        ("The customer[^1] <b>waits</b> here.[^2]", "Le client[^1] <b>attend</b> ici.[^2]"),
        ("The customer waits 3 days.", "Le client attend 3 jours."),
        ("The service level is good.", "Le niveau de service est bon."),
    ],
    ids=["code", "notes and tags", "numbers", "terms"],
)
def test_a_sentence_with_what_is_kept_out_of_it_is_translated_in_one_piece(text: str, draft: str) -> None:
    (found,) = translate([Request(text)], source="en", target="fr", engine=Careless(), termbase=LEVELS)
    assert (found.text, found.note) == (draft, None)


def test_numbers_are_written_in_french() -> None:
    assert drafts("The customer pays $1,250.50 now.") == ["Le client paie 1\u202f250,50\u00a0$ maintenant."]


def test_a_segment_that_no_way_of_asking_saves_is_left_and_says_so() -> None:
    found = translate([Request("The customer waits.")], source="en", target="fr", engine=Stuck())
    assert found[0].text == "The customer waits."
    assert found[0].is_left
    assert "left as it is" in (found[0].note or "")


def test_without_an_engine_the_memory_drafts_what_it_knows() -> None:
    memory = Memory([("Yes.", "Oui.", "a")])
    asked = [Request("Yes."), Request("The customer waits.")]
    found = translate(asked, source="en", target="fr", memory=memory)
    assert [(draft.text, draft.is_left) for draft in found] == [("Oui.", False), ("The customer waits.", True)]


def test_code_is_copied_and_html_keeps_its_tags() -> None:
    asked = [Request("x = the", Text.CODE), Request("<p class='a'>The customer</p>", Text.HTML), Request("12.5")]
    found = translate(asked, source="en", target="fr", engine=WordByWord())
    assert [draft.text for draft in found] == ["x = the", "<p class='a'>Le client</p>", "12,5"]


def test_terms_come_out_as_the_termbase_says() -> None:
    assert drafts("The service level is good.", termbase=LEVELS) == ["Le niveau de service est bon."]


def test_a_term_in_the_plural_comes_out_in_the_plural() -> None:
    assert drafts("Good service levels.", termbase=LEVELS) == ["Bon niveaux de service."]


def test_a_term_that_cannot_be_set_flags_the_draft() -> None:
    asked = [Request("The service level is good.")]
    loses = Forgetful(dict.fromkeys(("level", "service"), ""))
    found = translate(asked, source="en", target="fr", engine=loses, termbase=LEVELS)
    assert "term: service level is niveau de service" in (found[0].note or "")


def test_the_engine_is_asked_for_many_sentences_at_once_and_for_each_once() -> None:
    calls: list[tuple[str, ...]] = []

    def answer(sentences: object) -> dict[str, str]:
        asked = tuple(sentences)  # type: ignore[call-overload]
        calls.append(asked)
        return dict(zip(asked, WordByWord().translate(asked, "en", "fr"), strict=True))

    asked = [Request("The customer waits."), Request("The book."), Request("The customer waits.")]
    translate(asked, source="en", target="fr", engine=WordByWord(), answer=answer)
    assert calls == [("The customer waits.", "The book.")]


BROUGHT = [("The customer waits here.", "Le client patiente ici."), ("Good book.", "Bon livre")]


def test_what_other_tools_brought_comes_after_what_was_agreed_on_and_says_so() -> None:
    memory = Memory([("The customer waits here.", "Le client attend ici.", "a")], imported=BROUGHT)
    asked = [Request("The customer waits here."), Request("Good book.")]
    agreed, brought = translate(asked, source="en", target="fr", memory=memory, engine=WordByWord())
    assert (agreed.text, agreed.note, agreed.is_imported) == ("Le client attend ici.", None, False)
    assert (brought.text, brought.note, brought.match) == ("Bon livre.", "from the imported memory", 100)
    assert brought.is_imported


def test_a_close_match_of_an_imported_memory_says_what_differs() -> None:
    memory = Memory(imported=[("The customer waits here for ten days.", "Le client attend ici pendant dix jours.")])
    asked = [Request("The customer reads here for ten days.")]
    (draft,) = translate(asked, source="en", target="fr", memory=memory)
    assert draft.origin is Origin.MEMORY
    assert draft.note == "from the imported memory; waits → reads"


def test_an_imported_text_is_typeset_and_keeps_marks_or_is_not_used() -> None:
    memory = Memory(imported=[("The customer waits!", "L'hôte attend!"), ("The `x` waits.", "Le x attend.")])
    asked = [Request("The customer waits!"), Request("The `x` waits.")]
    found = translate(asked, source="en", target="fr", memory=memory)
    assert [draft.text for draft in found] == ["L’hôte attend\u202f!", "The `x` waits."]


def test_an_imported_text_with_other_terms_than_the_team_s_is_not_preferred() -> None:
    memory = Memory(imported=[("The service level is good.", "L’étage de service est bon.")])
    asked = [Request("The service level is good.")]
    (draft,) = translate(asked, source="en", target="fr", memory=memory, engine=WordByWord(), termbase=LEVELS)
    assert (draft.text, draft.origin) == ("Le niveau de service est bon.", Origin.ENGINE)
    (flagged,) = translate(asked, source="en", target="fr", memory=memory, termbase=LEVELS)
    assert flagged.note == "from the imported memory; term: service level is niveau de service"


def test_piece_by_piece_the_punctuation_beside_a_mark_stays() -> None:
    (draft,) = drafts("The **customer**, reads `x`: waits; [no](a.md).", engine=Forgetful())
    assert draft == "Le **client**, lit `x`\u00a0: attend\u202f; [pas](a.md)."


@dataclass(frozen=True)
class Mute:
    """Answers with a full stop, as weak engines do to two words."""

    name: str = "mute"
    version: str = "1"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:  # noqa: ARG002
        return ["." for _ in sentences]


def test_an_answer_without_a_word_is_no_draft() -> None:
    (draft,) = translate([Request("task done")], source="en", target="fr", engine=Mute())
    assert (draft.text, draft.is_left) == ("task done", True)
    assert draft.note == "left as it is: the engine has no sensible answer"


@pytest.mark.parametrize("engine", [WordByWord(), Forgetful()])
@pytest.mark.parametrize(
    "text",
    [
        "[{{ site.mail }}](mailto:{{ site.mail }}) waits here.",
        "The [customer](<a file.md>) waits, {{ site.mail }} reads mailto:{{ site.mail }}.",
        'The [customer]({% link a.md %} "The book") waits.',
    ],
)
def test_addresses_that_a_template_fills_in_stay_whole(text: str, engine: Forgetful) -> None:
    (draft,) = drafts(text, engine=engine)
    assert keeps(text, draft)
    for address in (
        "(mailto:{{ site.mail }})",
        "(<a file.md>)",
        '({% link a.md %} "The book")',
        " mailto:{{ site.mail }}",
    ):
        assert draft.count(address) == text.count(address)


def test_an_address_of_many_variables_is_read_at_once() -> None:
    assert drafts("[The book](" + "{{a}}" * 2000 + " and no end.")


def test_a_colon_at_the_end_of_a_piece_has_its_space() -> None:
    (draft,) = drafts("The customer reads `a`, and 7 books:", engine=Forgetful())
    assert draft.endswith("\u00a0:")
