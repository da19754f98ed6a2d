"""How fast articles are ingested, and how the time grows with their length.

    python benchmarks/ingest.py [--lines 200000]

Prints articles per second for an article of 60 paragraphs in each format, and the seconds for longer and longer
plain texts with the exponent of the growth between them: 1 is linear.
"""

from __future__ import annotations

import argparse
import io
import math
import random
import textwrap
import time
import zipfile

from diglot.ingest.default_kinds import DEFAULT_KINDS
from diglot.ingest.ingest import ingest

_WORDS = (
    "the service that we offer to customers is better when people who answer them know what they may decide and have"
    " the time to listen before they speak about products or prices in our office every morning with a colleague"
).split()
_CHROME = (
    "Home",
    "Share this: Facebook Twitter",
    "Posted in tips | 3 responses",
    "Leave a comment",
    "By admin",
    "0 comments",
)


def article(lines: int, items: int, *, seed: int = 1) -> list[str]:
    """The lines of an article: menu, introduction, `items` numbered items, comments; some lines stand twice."""
    rng = random.Random(seed)  # noqa: S311 - an example, not a secret
    out = [*_CHROME[:3], f"Here are {items} methods that help."]
    body = max(1, (lines - items - 8) // items)
    for number in range(1, items + 1):
        out.append(f"{number}) How to do better, part {number}")
        out += [" ".join(rng.choices(_WORDS, k=rng.randint(12, 60))).capitalize() + "." for _ in range(body)]
        out.append(out[-1])
    return [*out, *_CHROME[3:]]


def word(lines: list[str]) -> bytes:
    """The article as a Word file."""
    schema = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{schema}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """The article as a PDF of one long sheet, each paragraph broken at 90 characters."""
    shown, y = [], 20_000
    for line in lines:
        y -= 12
        for row in textwrap.wrap(line.replace("(", "").replace(")", ""), 90):
            y -= 12
            shown.append(f"1 0 0 1 50 {y} Tm ({row}) Tj")
    stream = ("BT /F1 10 Tf " + " ".join(shown) + " ET").encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 20000]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
        b"/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%bendobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def seconds(name: str, data: bytes, repeats: int = 1) -> float:
    """How long one ingest takes, the best of `repeats`."""
    best = math.inf
    for _ in range(repeats):
        start = time.perf_counter()
        ingest(name, data, languages=("en", "fr"), kinds=DEFAULT_KINDS)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=200_000, help="the longest article")
    longest = options.parse_args().lines
    lines = article(60, 6)
    forms = {
        "a.txt": "\n\n".join(lines).encode(),
        "a.md": "\n\n".join(lines).encode(),
        "a.html": "".join(f"<p>{line}</p>\n" for line in lines).encode(),
        "a.docx": word(lines),
        "a.pdf": pdf(lines),
    }
    for name, data in forms.items():
        print(f"{name:8} {1 / seconds(name, data, 5):7.0f} articles a second")
    before = None
    for size in (longest // 64, longest // 16, longest // 4, longest):
        taken = seconds("long.txt", "\n".join(article(size, 40)).encode())
        growth = f"growth {math.log(taken / before, 4):.2f}" if before else ""
        print(f"{size:8} lines {taken:7.2f} s  {growth}")
        before = taken


if __name__ == "__main__":
    main()
