"""XML on lines that a person can read and git can compare, without a space added to any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.exchange.hardened import Element

__all__ = ["written_xml"]


def written_xml(root: Element, *, doctype: str | None = None) -> bytes:
    """The document of `root` in UTF-8: an element that holds no text has each of its children on a line."""
    from lxml import etree  # noqa: PLC0415  # it takes longer to import than most commands run

    _lay_out(root, "\n")
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype)
    return written + b"\n"


def _lay_out(element: Element, line: str) -> None:
    children = list(element)
    is_text = element.text is not None or any(child.tail for child in children)
    if not children or is_text or element.tag in {"source", "target", "seg"}:
        return
    element.text = f"{line} "
    for child in children:
        child.tail = f"{line} "
        _lay_out(child, f"{line} ")
    children[-1].tail = line
