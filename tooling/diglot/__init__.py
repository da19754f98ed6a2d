"""diglot turns messy source articles into a bilingual knowledge base that stays in step."""

__version__ = "0.1.0"
