"""The rules, in the order of the catalogue. To add one: a module of the same shape, a line here, a test file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.rules import (
    conflicting_edits,
    dead_link,
    deep_nesting,
    differing_code,
    differing_link,
    differing_number,
    differing_structure,
    duplicated_segment,
    extra_segment,
    forbidden_term,
    french_spacing,
    inconsistent_term,
    lost_negation,
    missing_anchor,
    missing_field,
    missing_section,
    missing_segment,
    missing_term,
    missing_translation,
    mixed_quotes,
    moved_segment,
    orphan_translation,
    outdated_translation,
    overdue_review,
    shared_address,
    truncated_segment,
    unknown_kind,
    unlike_segment,
    unreviewed_machine_text,
    unsafe_html,
    untranslated_segment,
    wrong_language,
)

if TYPE_CHECKING:
    from diglot.check.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    missing_translation,
    orphan_translation,
    outdated_translation,
    conflicting_edits,
    unreviewed_machine_text,
    overdue_review,
    unknown_kind,
    missing_field,
    missing_section,
    missing_segment,
    extra_segment,
    moved_segment,
    duplicated_segment,
    truncated_segment,
    untranslated_segment,
    wrong_language,
    unlike_segment,
    lost_negation,
    differing_number,
    differing_link,
    differing_code,
    differing_structure,
    missing_term,
    forbidden_term,
    inconsistent_term,
    french_spacing,
    mixed_quotes,
    dead_link,
    missing_anchor,
    shared_address,
    unsafe_html,
    deep_nesting,
)
