"""Drafts of what is missing or has changed: from what the team agreed on, a close match, or an engine."""

from diglot.translate.compose import Composed, compose
from diglot.translate.draft import Draft, Request
from diglot.translate.engine import Engine
from diglot.translate.memory import Memory
from diglot.translate.plan import Action, Plan, plan_changed, plan_missing, with_runs
from diglot.translate.translate import translate
from diglot.translate.workers import Workers

__all__ = [
    "Action",
    "Composed",
    "Draft",
    "Engine",
    "Memory",
    "Plan",
    "Request",
    "Workers",
    "compose",
    "plan_changed",
    "plan_missing",
    "translate",
    "with_runs",
]
