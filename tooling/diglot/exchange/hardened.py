"""XML and ZIP files from outside, read so that they can neither grow, nor read other files, nor ask the network."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError, place

if TYPE_CHECKING:
    Element = Any
    """An element of lxml or python-docx, which say nothing of their types."""

__all__ = ["LARGEST", "parsed_xml", "parts_of_zip", "refused", "safe_text"]

LARGEST = 64 << 20
"""The largest file that is read, and the largest part of a ZIP file unpacked, in bytes: the playbook makes 0.5 MB."""
_MOST_PARTS = 2000
_ENTITY = re.compile("<!ENTITY|<!ELEMENT|<!ATTLIST|<!NOTATION", re.IGNORECASE)
_DOCTYPE = re.compile(
    r"<!DOCTYPE\s+(?:tmx|martif|TBX)\s+(?:PUBLIC\s+[\"'][^\"'<>]*[\"']|SYSTEM)\s*"
    r"[\"'](?:https?://www\.lisa\.org/tmx/)?(?:tmx1[1-4]b?|TBX\w*)\.dtd[\"']\s*>"
)
"""The document types that translation memories and termbases name by custom; they are never loaded."""
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


def safe_text(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold in any form."""
    return text.translate(_FORBIDDEN)


def refused(name: str, line: int | None, reason: str) -> DiglotError:
    """The error that refuses the whole file called `name`."""
    return DiglotError(f"{place(name, line)}: {reason}; nothing was imported")


def parsed_xml(data: bytes, name: str) -> Element:
    """The root of an XML document. Raises `DiglotError` naming the line where it is broken or dangerous.

    A document type is refused unless it is the bare name that translation memories carry; nothing that it names is
    loaded, and no entity is declared or expanded.
    """
    from lxml import etree  # noqa: PLC0415  # it takes longer to import than most commands run

    if len(data) > LARGEST:
        raise refused(name, None, f"larger than {LARGEST >> 20} MB")
    text = _decoded(data, name)
    if found := _ENTITY.search(text):
        raise refused(name, text.count("\n", 0, found.start()) + 1, "it declares entities or elements of its own")
    at = text.find("<!DOCTYPE")
    if at >= 0 and not _DOCTYPE.match(text, at):
        raise refused(name, text.count("\n", 0, at) + 1, "it names a document type, which would have to be fetched")
    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root: Element = etree.fromstring(re.sub(r"\A\ufeff?<\?xml[^>]*\?>", "", text).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise refused(name, error.lineno, f"not XML: {' '.join(error.msg.split())}") from None
    except (ValueError, UnicodeEncodeError) as error:
        raise refused(name, 1, f"not XML: {error}") from None
    return root


def _decoded(data: bytes, name: str) -> str:
    declared = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)[\"']", data)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    if declared and encoding != "utf-16":
        encoding = {"utf-8": "utf-8-sig"}.get(declared[1].decode().lower(), declared[1].decode())
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(name, line, f"not {encoding.removesuffix('-sig').upper()}") from None
    except (LookupError, UnicodeError):
        raise refused(name, 1, f"in an unknown encoding, {encoding}") from None


def parts_of_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """The ZIP file that `data` is, once it is sure that it unpacks to a sensible size.

    What its directory says is not trusted: `zipfile` reads no more of a part than that says, and no part is larger
    than `LARGEST`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refused(name, None, f"not a Word file: {error}") from None
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
        raise refused(name, None, f"it unpacks to more than {LARGEST >> 20} MB or {_MOST_PARTS} parts")
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in infos):
        raise refused(name, None, "a part of it is compressed in another way than Word files are")
    return archive
