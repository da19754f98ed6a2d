"""Checks: what two languages of an entry do not say alike, and what an entry lacks."""
