"""Checks: what two languages of an entry do not say alike, and what an entry lacks."""

from diglot.check.check import check
from diglot.check.status import status

__all__ = ["check", "status"]
