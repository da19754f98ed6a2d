"""The words of the interface in English, in the order of their names."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "all entries": "All entries",
    "all kinds": "Everything",
    "all languages": "All languages",
    "close": "Close",
    "corrected": "Showing results for {words}.",
    "correction": "{correction} instead of {word}",
    "draft": "Draft, not reviewed",
    "entries": "{count} entries",
    "entry": "1 entry",
    "exchange heading": "Heading.",
    "exchange how source": (
        "Read both columns row by row. The grey column is there to compare with: please do not change it."
    ),
    "exchange how state": (
        "Write OK into the last column where you approve a row, whether you changed it or not. Tracked "
        "changes are welcome: what you leave in the text counts."
    ),
    "exchange how target": (
        "Correct the white column directly. Keep links (blue) and the words in grey as they are; bold and "
        "italic are up to you."
    ),
    "exchange locked": "Cannot be changed here.",
    "exchange source column": "{language} (do not change)",
    "exchange source was": "The source has changed. It was: {text}",
    "exchange state": "State",
    "exchange state changed": "To be checked",
    "exchange state draft": "To be approved",
    "exchange state final": "Approved",
    "exchange state machine": "Machine translation",
    "exchange state missing": "To be translated",
    "exchange summary": "Summary of the entry.",
    "exchange table": "Cell of a table.",
    "exchange target was": "The translation was: {text}",
    "exchange title": "Title of the entry.",
    "home": "Home",
    "kind": "Kind",
    "language": "Language",
    "machine": "Machine translation, not reviewed",
    "next": "Next",
    "no results": "Nothing found for “{query}”.",
    "no results advice": "Try other or fewer words, or search in all languages. Every entry is listed below.",
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
    "unavailable": "The search is being prepared. Please try again in a minute.",
}
