"""junit: the XML that continuous-integration services read as test results; each finding is a test that failed."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree

    from diglot.model.finding import Finding

NAME = "junit"

_NOT_IN_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def write(findings: Sequence[Finding]) -> str:
    """A test suite per file with a failed test per finding; one passed test when there are none."""
    from xml.etree import ElementTree  # noqa: PLC0415  # only this writer needs it

    total = {"tests": str(len(findings) or 1), "failures": str(len(findings))}
    root = ElementTree.Element("testsuites", {"name": "diglot check"} | total)
    for path, group in groupby(findings, key=lambda finding: finding.place.path):
        found = list(group)
        count = str(len(found))
        suite = ElementTree.SubElement(root, "testsuite", {"name": path, "tests": count, "failures": count})
        for finding in found:
            _add(suite, finding)
    if not findings:
        suite = ElementTree.SubElement(root, "testsuite", {"name": "diglot check", "tests": "1", "failures": "0"})
        ElementTree.SubElement(suite, "testcase", {"classname": "diglot", "name": "no findings"})
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"


def _add(suite: ElementTree.Element, finding: Finding) -> None:
    where = f"{finding.place.path}:{finding.place.line}"
    from xml.etree import ElementTree  # noqa: PLC0415  # the same

    case = ElementTree.SubElement(suite, "testcase", {"classname": finding.rule, "name": where})
    # Control characters of a hostile file have no place in XML, escaped or not.
    message = re.sub(_NOT_IN_XML, "\ufffd", finding.message)
    failure = ElementTree.SubElement(case, "failure", {"type": finding.level.value, "message": message})
    failure.text = f"{where}: {finding.level}: {finding.rule}: {message}"
