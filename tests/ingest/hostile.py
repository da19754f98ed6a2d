"""Makes files that mean harm: bombs, disguises, live code, names that lead elsewhere."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["GOOD", "make"]

GOOD = """Here are two myths.

Myth 1: More people

More people alone do not help anybody, as we all know.

Myth 2: More pay

More pay alone does not help anybody either.
"""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, before: str = "") -> bytes:
    """A Word file with `body` as the XML of its paragraphs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(
    stream: bytes = b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET", *, extra: bytes = b"", kids: bytes = b"3 0 R"
) -> bytes:
    """A PDF of one page that is as small as can be."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + extra + b">>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0"
        b" R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj" + content + b"endobj\n"
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n" + str(len(out)).encode() + b"\n%%EOF"


def _bomb_pdf() -> bytes:
    data = zlib.compress(b"q " * (150 << 20 >> 1), 9)
    body = pdf(b"X")
    return body.replace(b"<</Length 1>>stream\nX", b"<</Length %d/Filter/FlateDecode>>stream\n" % len(data) + data)


def _bomb_docx() -> bytes:
    return docx(f"<w:p><w:r><w:t>{'a' * (200 << 20)}</w:t></w:r></w:p>")


_LAUGHS = (
    "<!DOCTYPE d [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "]>"
)


def _bad() -> dict[str, bytes]:
    return {
        "empty.txt": b"",
        "blank.md": b" \n\t\n \xef\xbb\xbf\n",
        "zeros.txt": b"\0" * 5000,
        "random.txt": bytes((i * 7919 + i // 3) % 256 for i in range(20_000)),
        "program.txt": b"\x7fELF" + bytes(range(256)) * 20,
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "disguised.docx": b"%PDF-1.4 not a word file",
        "disguised.pdf": GOOD.encode(),
        "text.docx": GOOD.encode(),
        "archive.txt": docx(paragraph("hello")),
        "truncated.docx": docx(paragraph("hello " * 1000))[:300],
        "truncated.pdf": pdf()[:60],
        "encrypted.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "encrypted.pdf": pdf(extra=b"").replace(
            b"trailer<<",
            b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(b)]" % (b"o" * 32, b"u" * 32),
        ),
        "laughs.docx": docx(paragraph("&j;"), before=_LAUGHS),
        "outside.docx": docx(paragraph("&x;"), before="<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
        "bomb.docx": _bomb_docx(),
        "bomb.pdf": _bomb_pdf(),
        "loop.pdf": pdf(kids=b"2 0 R"),
        "no-text.pdf": pdf(b""),
        "oneline.txt": b"word " * (10 << 20),
        "deep.html": b"<div>" * 100_000 + b"text" + b"</div>" * 100_000,
        "picture-only.html": b"<html><body><img src=x.png></body></html>",
        "unknown.xyz": b"hello",
        "no-document.docx": _empty_zip(),
    }


def _empty_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.txt", "x")
    return out.getvalue()


_LIVE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> [click](javascript:alert(1)) [x](java\u200bscript:alert(2)) "
    "<scr\u200bipt>alert(3)</scr\u200bipt> <scr<script></script>ipt>alert(4)</script>"
    " &lt;script&gt;alert(5)&lt;/script&gt; "
    "[y](java&#115;cript:alert(6)) [z](data:text/html;base64,PHNjcmlwdD4=) <javascript:alert(7)>"
    " ![i](javascript:alert(8)) "
    "[r]: javascript:alert(9) <a href='javascript:alert(10)'>a</a> {: onclick=alert(11) } {{ config }} {%"
    " raw %} <!-- c --> "
    "<svg/onload=alert(12)> <iframe src=//evil.example></iframe> \u202egnp.exe\u202c [v](vbscript:x)"
    " [d](//evil.example/x)"
)


def _odd() -> dict[str, bytes]:
    """Files that are odd and yet to be ingested, harmlessly."""
    deep = "> " * 3000 + "quoted"
    return {
        "live.txt": "\n\n".join(["Two.", f"Myth 1: {_LIVE[:80]}", _LIVE, "Myth 2: Other", f"{_LIVE} is."]).encode(),
        "live.md": "\n\n".join(
            [
                f"# Title {_LIVE[:40]}",
                "## Myth 1: First",
                _LIVE,
                '--8<-- "/etc/passwd"',
                "::: os",
                "## Myth 2: B",
                _LIVE * 2,
            ]
        ).encode(),
        "live.html": (
            f"<h1>T</h1><h2>Myth 1: {_LIVE}</h2><p>{_LIVE}</p><p onclick='x()'>{'text ' * 20}</p><h2>Myth 2: b</h2>"
            f"<p>{_LIVE * 2}</p>"
        ).encode(),
        "live.docx": docx(
            "".join(
                paragraph(t.replace("&", "&amp;").replace("<", "&lt;"))
                for t in ("Myth 1: One", _LIVE, "Myth 2: Two", _LIVE)
            )
        ),
        "yaml.txt": (
            b'Myth 1: "}: [x, !!python/object:os.system\n\nBody of the first myth is here.\n\n'
            b"Myth 2: --- # & * ? | > %\n\nBody two here.\n\n"
            b"Myth 3: null\n\nBody three here.\n\nMyth 4: ../../../../tmp/evil\n\nBody four.\n\nMyth 5: con\n\nBody"
            b" five.\n\nMyth 6: 2026-01-01\n\nSix.\n"
        ),
        "slashes.md": b"# ../../etc/passwd\n\nA text of one paragraph that goes nowhere and is kept.\n",
        "nuls.txt": GOOD.replace("alone", "al\0one").encode(),
        "utf16.txt": GOOD.encode("utf-16"),
        "latin1.txt": GOOD.replace("people", "clientèle éprouvée").encode("latin-1"),
        "quotes.md": (GOOD + "\n" + deep + "\n").encode(),
        "brackets.md": (GOOD + "\n" + "[" * 20_000 + "\n\n" + "*a " * 20_000 + "\n\n" + "](" * 20_000 + "\n").encode(),
        "unclosed.html": b"<h2>Myth 1: a</h2><p>Some text here.<table><tr><td><!-- "
        + b"<" * 50_000
        + b"<a <b " * 5_000,
        "numbers.txt": ("\n".join(f"{n}." for n in range(1, 20_000)) + "\n" + GOOD).encode(),
        "rtl.txt": ("\u202e" + GOOD.replace("people", "\u2066people\u2069\u200f")).encode(),
        "surrogates.txt": GOOD.encode()
        + b"\xed\xa0\x80\xed\xb0\x80 tail of the text, long enough to be a sentence of its own.\n",
        "..txt": GOOD.encode(),
        "-rf.txt": GOOD.encode(),
        "new\nline.txt": GOOD.encode(),
        "$(touch evil).txt": GOOD.encode(),
        "'quote\".txt": GOOD.encode(),
        "\u202etxt.exe.txt": GOOD.encode(),
        ("l" * 200) + ".txt": GOOD.encode(),
    }


def make(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write all files below `folder`: those to be refused, and those to be ingested."""
    folder.mkdir(parents=True, exist_ok=True)
    bad, good = [], []
    for names, found in ((_bad(), bad), (_odd() | {"good.txt": GOOD.encode()}, good)):
        for name, data in names.items():
            path = folder / name
            path.write_bytes(data)
            found.append(path)
    os.mkfifo(folder / "pipe.txt")
    (folder / "circle-a.txt").symlink_to(folder / "circle-b.txt")
    (folder / "circle-b.txt").symlink_to(folder / "circle-a.txt")
    (folder / "nowhere.txt").symlink_to(folder / "missing.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    bad += [folder / name for name in ("pipe.txt", "circle-a.txt", "nowhere.txt", "device.txt", "missing.txt")]
    return bad, good
