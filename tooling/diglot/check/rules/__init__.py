"""The rules, in the order of the catalogue. To add one: a module of the same shape, a line here, a test file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.rules import (
    conflicting_edits,
    dead_link,
    differing_link,
    differing_structure,
    missing_field,
    missing_section,
    missing_translation,
    orphan_translation,
    outdated_translation,
    unknown_kind,
)

if TYPE_CHECKING:
    from diglot.check.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    missing_translation,
    orphan_translation,
    outdated_translation,
    conflicting_edits,
    unknown_kind,
    missing_field,
    missing_section,
    differing_structure,
    differing_link,
    dead_link,
)
