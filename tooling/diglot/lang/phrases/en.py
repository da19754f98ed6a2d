"""The words of the interface in English, in the order of their names."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "all entries": "All entries",
    "all kinds": "Everything",
    "all languages": "All languages",
    "all states": "Any state",
    "also searched": "Also searched: {words}.",
    "close": "Close",
    "corrected": "Showing results for {words}.",
    "correction": "{correction} instead of {word}",
    "draft": "Draft, not reviewed",
    "entries": "{count} entries",
    "entry": "1 entry",
    "example question": "complaint",
    "home": "Home",
    "kind": "Kind",
    "language": "Language",
    "machine": "Machine translation, not reviewed",
    "next": "Next",
    "no results": "Nothing found for “{query}”.",
    "no results advice": "Try other or fewer words, or search in all languages. Every entry is listed below.",
    "only my words": "Search only my words",
    "overview": "Overview",
    "overviews": "Overviews",
    "owner": "Owner: {owner}",
    "permalink": "Link to this section",
    "previous": "Previous",
    "range": "{first} to {last} of {count}",
    "result": "1 entry for “{query}”",
    "results": "{count} entries for “{query}”",
    "reviewed": "Reviewed",
    "reviewed on": "Reviewed {date}",
    "search": "Search",
    "search advice": "Type a word or two: a subject, a strategy, a question a customer asked.",
    "shortened": "This is a long question: only its first words were looked for.",
    "state": "State",
    "unavailable": "The search is being prepared. Please try again in a minute.",
}
