"""Entries, memory and terms in the formats of other tools, and back."""
