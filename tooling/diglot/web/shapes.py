"""What programs ask and are answered, as OpenAPI describes it: every value with an example."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from diglot.search.index import MOST_HITS

__all__ = [
    "MOST_SKIPPED",
    "SUGGESTIONS_EXAMPLE",
    "Beginning",
    "FoundEntries",
    "FoundEntry",
    "Health",
    "Question",
    "Readiness",
    "Suggested",
    "Suggestions",
]

MOST_SKIPPED = 10_000
_MOST_SUGGESTIONS = 20

_ANY_TEXT = 'Words; "a phrase"; -word to leave out. Any text is a valid question.'
_READER = "The reader's language: entries that answer in it come first. Else the site's default language."


class Question(BaseModel):
    """What is asked, and which part of the answer is wanted."""

    q: str = Field("", description=_ANY_TEXT, examples=["complaint", '"spare parts" -price'])
    lang: str = Field("", description=_READER, examples=["en"])
    within: str = Field("", alias="in", description="Look only at texts in this language.", examples=["fr"])
    kind: list[str] = Field(
        [], description="Only entries of this kind; may be given several times.", examples=[["myth"]]
    )
    state: list[str] = Field(
        [], description="Only texts in this state: draft, machine, reviewed.", examples=[["reviewed"]]
    )
    limit: int = Field(10, ge=1, le=MOST_HITS, description="How many entries at most.")
    offset: int = Field(0, ge=0, le=MOST_SKIPPED, description="How many entries to skip, for the next portion.")
    expand: bool = Field(True, description="Whether to look for synonyms and translations of the words, too.")


class Beginning(BaseModel):
    """What has been typed so far."""

    q: str = Field("", description=_ANY_TEXT, examples=["spare pa"])
    lang: str = Field("", description=_READER, examples=["en"])
    limit: int = Field(8, ge=1, le=_MOST_SUGGESTIONS, description="How many suggestions at most.")
    format: Literal["json", "opensearch"] = Field(
        "json", description="`opensearch` is the array that browsers ask for."
    )


class FoundEntry(BaseModel):
    """An entry, once, by the section and language that answer best."""

    key: str = Field(examples=["myths/more-staff"])
    kind: str = Field(examples=["myth"])
    state: str = Field(examples=["reviewed"])
    language: str = Field(description="The language in which it answers.", examples=["en"])
    title: str = Field(description="Its title in that language.", examples=["More staff"])
    heading: str = Field(description="The section that answers; empty for the opening.", examples=["The belief"])
    url: str = Field(description="The place that answers, on this host.", examples=["/myths/more-staff/#the-belief"])
    titles: dict[str, str] = Field(
        description="Its title in every language that it exists in.",
        examples=[{"en": "More staff", "fr": "Être plus nombreux"}],
    )
    urls: dict[str, str] = Field(
        description="Its address in every language that it exists in.",
        examples=[{"en": "/myths/more-staff/", "fr": "/fr/myths/more-staff/"}],
    )
    excerpt: str = Field(
        description="Plain text, in the language of the answer.", examples=["Complaints pile up and staff grows."]
    )
    marks: list[tuple[int, int]] = Field(
        description="Start and end of each word found in the excerpt, in characters.", examples=[[(0, 10)]]
    )
    score: float = Field(description="Comparable within one answer only.", examples=[4.2])


class FoundEntries(BaseModel):
    """What a question found."""

    query: str = Field(description="What was looked for.", examples=["complaint"])
    shortened: bool = Field(description="Whether that is less than what was asked: there is a limit.", examples=[False])
    language: str = Field(description="The reader's language.", examples=["en"])
    total: int = Field(description="How many entries answer.", examples=[12])
    offset: int = Field(description="How many of them come before these.", examples=[0])
    limit: int = Field(description="How many were asked for at most.", examples=[10])
    corrections: dict[str, str] = Field(
        description="Words that no entry uses, and those looked for instead.", examples=[{"complantis": "complaints"}]
    )
    expansions: dict[str, list[str]] = Field(
        description="What was looked for besides, by language: synonyms, and the words of the other language.",
        examples=[{"fr": ["réclamation"]}],
    )
    kinds: dict[str, int] = Field(
        description="How many entries of each kind answer.", examples=[{"myth": 2, "strategy": 10}]
    )
    states: dict[str, int] = Field(
        description="How many of the texts that answer are in each state.", examples=[{"reviewed": 11, "draft": 1}]
    )
    languages: dict[str, int] = Field(
        description="How many entries have an answer in each language.", examples=[{"en": 12, "fr": 9}]
    )
    generation: str = Field(description="The state of the index that answered.", examples=["18eadce604958a02-1f4a"])
    hits: list[FoundEntry]


class Suggested(BaseModel):
    """A title or heading that has the words typed so far."""

    text: str = Field(examples=["Warranty and spare parts"])
    language: str = Field(examples=["en"])
    url: str = Field(description="The place it leads to, on this host.", examples=["/strategies/spare-parts/"])


class Suggestions(BaseModel):
    """What a reader may mean."""

    query: str = Field(examples=["spare pa"])
    language: str = Field(examples=["en"])
    suggestions: list[Suggested]


class Readiness(BaseModel):
    """Whether the service has all that it answers with."""

    status: str = Field(examples=["ready"])
    generation: str = Field(examples=["18eadce604958a02-1f4a"])


class Health(BaseModel):
    """Whether the service can answer."""

    status: str = Field(examples=["ok"])
    generation: str = Field(examples=["18eadce604958a02-1f4a"])


SUGGESTIONS_EXAMPLE = [
    "spare pa",
    ["Warranty and spare parts"],
    ["en"],
    ["https://site.example/strategies/spare-parts/"],
]
"""Suggestions as browsers ask for them: what is typed, then texts, their languages and addresses."""
