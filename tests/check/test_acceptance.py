"""What a team has accepted is not told again."""

from __future__ import annotations

import datetime

from diglot.check.acceptance import without_accepted
from diglot.check.fingerprint import fingerprints
from diglot.model.finding import Finding, Level, Place
from diglot.model.waiver import Waiver

TODAY = datetime.date(2026, 11, 23)


def finding(path: str = "content/fr/myths/more-staff.md", line: int = 3, subject: str = "a") -> Finding:
    return Finding("dead-link", Level.ERROR, f"no {subject}", Place(path, line), subject=subject)


def messages(*found: Finding, waivers: list[Waiver] | None = None, baseline: tuple[str, ...] = ()) -> list[str]:
    return [f.message for f in without_accepted(found, waivers=waivers or [], baseline=baseline, today=TODAY)]


def test_a_finding_of_the_baseline_is_left_out_even_after_it_moved() -> None:
    baseline = fingerprints([finding(line=3)])
    assert messages(finding(line=30), finding(subject="b"), baseline=baseline) == ["no b"]


def test_a_second_finding_like_one_of_the_baseline_is_new() -> None:
    baseline = fingerprints([finding()])
    assert messages(finding(), finding(line=9), baseline=baseline) == ["no a"]


def test_a_waiver_covers_the_entry_in_every_language() -> None:
    waiver = Waiver("dead-link", "myths/more-staff", "the target comes in May")
    assert messages(finding(), finding("content/en/myths/more-staff.md"), waivers=[waiver]) == []


def test_a_star_covers_a_folder() -> None:
    waiver = Waiver("dead-link", "myths/*", "being rewritten")
    assert messages(finding(), finding("content/fr/levels/x.md"), waivers=[waiver]) == ["no a"]


def test_a_waiver_does_not_cover_another_rule_or_entry() -> None:
    others = [Waiver("dead-link", "more-staff-and-more", "no"), Waiver("missing-field", "myths/more-staff", "no")]
    assert messages(finding(), waivers=others) == ["no a"]


def test_a_waiver_holds_on_its_last_day_and_not_a_day_longer() -> None:
    last = Waiver("dead-link", "myths/more-staff", "holiday", TODAY)
    past = Waiver("dead-link", "myths/more-staff", "holiday", TODAY - datetime.timedelta(days=1))
    assert messages(finding(), waivers=[last]) == []
    assert messages(finding(), waivers=[past]) == ["no a (waived until 2026-11-22: holiday)"]
