"""Findings as test results."""

from __future__ import annotations

from xml.etree import ElementTree

from diglot.check.writers import junit
from diglot.model.finding import Finding, Level, Place


def finding(path: str, line: int, message: str = "leads nowhere") -> Finding:
    return Finding("dead-link", Level.ERROR, message, Place(path, line))


def test_each_finding_is_a_failed_test_in_the_suite_of_its_file() -> None:
    root = ElementTree.fromstring(junit.write([finding("a.md", 1), finding("a.md", 9), finding("b.md", 2)]))
    assert root.attrib == {"name": "diglot check", "tests": "3", "failures": "3"}
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [("a.md", "2"), ("b.md", "1")]
    failure = root[0][1][0]
    assert (failure.get("type"), failure.text) == ("error", "a.md:9: error: dead-link: leads nowhere")


def test_no_findings_are_a_passed_test() -> None:
    root = ElementTree.fromstring(junit.write([]))
    assert (root.get("tests"), root.get("failures"), len(root[0][0])) == ("1", "0", 0)


def test_what_xml_cannot_hold_does_not_break_it() -> None:
    root = ElementTree.fromstring(junit.write([finding("a.md", 1, "<b> & \x00 \x1b[31m “é”")]))
    assert root[0][0][0].get("message") == "<b> & \ufffd \ufffd[31m “é”"
