"""Writes the four raw articles of this folder, damaged as articles come: `python sources/make.py`.

The text is ours; the damage is what scraping, saving, copying and exporting do to it. Every run gives the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

HERE = Path(__file__).parent

MYTHS = """\
Home
About
Blog
Contact
Two beliefs that make customer service worse

Companies say that their service matters, and yet many customers find that it gets worse every year. Those who run
    the company notice it last, in the bottom line, when loyal customers have already gone.

Much of what is then done in a hurry rests on two beliefs that sound right and are not.

Myth No. 1: More staff means better service

When queues grow, the first idea is to hire. More people then need more rules, more forms and more handovers, and
    the customer waits just as long, only in more places.

What helps is training, and trust. Somebody who knows the product well and may decide on the spot, even where a
    rule says otherwise, ends a complaint in one call. Regular training also tells employees that the company
    thinks of their future, and that shows in how they speak to customers. 대출 상담 24시간 문의

More people without better tools change nothing.

Fantasy No. 2: Higher pay lifts the standards

Some companies pay the best wages of their trade and answer the phone no better than anyone else. Others pay what
    is usual and are praised for their service.

The difference lies in how they treat their own people, their internal customers. Employees who are listened to,
    and who have a say beyond their daily routine, own what they do. They take a complaint as theirs, and see to
    it that the customer leaves content. Win a free cruise today: click www.dream-trips.example and order now!

Some companies pay the best wages of their trade and answer the phone no better than anyone else. Others pay what
    is usual and are praised for their service.

Studies of staff turnover say the same: a company known for poor service loses its customers first, and then the
    colleagues who no longer want to be part of it.

By admin
Share this: Facebook Twitter LinkedIn
2 comments
Anna said... So true! Thanks for sharing
Leave a reply
"""

MYTHES = (
    "Deux croyances qui nuisent au service à la clientèle",
    [
        "Les entreprises disent que leur service compte, et pourtant bien des clients trouvent qu’il se dégrade"
        " d’année en "
        "année. La direction le remarque en dernier, dans le résultat net, quand les clients fidèles sont déjà partis.",
        "Ce que l’on fait alors à la hâte repose souvent sur deux mythes qui semblent justes et ne le sont pas.",
    ],
    [
        (
            "Mythe n° 1 : Plus de personnel, c’est un meilleur service",
            [
                "Quand les files s’allongent, la première idée est d’embaucher. Il faut alors plus de règles, plus de "
                "formulaires et plus de transferts, et le client attend tout autant, mais à plus d’endroits.",
                "Ce qui aide, c’est la formation et la confiance. Une personne qui connaît bien le produit et qui peut"
                " décider "
                "sur-le-champ, même contre une règle, règle une plainte en un seul appel. Une formation régulière dit"
                " aussi aux "
                "employés que l’entreprise pense à leur avenir, et cela s’entend quand ils parlent aux clients.",
                "Plus de monde sans meilleurs outils ne change rien.",
            ],
        ),
        (
            "Mythe n° 2 : De meilleurs salaires relèvent les normes",
            [
                "Certaines entreprises versent les meilleurs salaires de leur branche et ne répondent pas mieux au"
                " téléphone "
                "que les autres. D’autres paient ce qui se fait et sont louées pour leur service.",
                "La différence tient à la façon dont elles traitent leur propre personnel, leurs clients internes. Les "
                "employés que l’on écoute, et qui ont leur mot à dire au-delà de la routine quotidienne, prennent leur"
                " travail à "
                "cœur. Ils font leur la plainte d’un client et veillent à ce qu’il reparte content.",
                "Les études sur le roulement du personnel le confirment : une entreprise connue pour son mauvais "
                "service"
                " perd "
                "d’abord ses clients, puis les collègues qui ne veulent plus en faire partie.",
            ],
        ),
    ],
)

LEVELS = [
    ("Title", "Three levels of service"),
    ("", "Print this page"),
    (
        "",
        "Customers expect more than they used to, or staff do less than they did: opinions differ, but what "
        "customers perceive is the truth that counts.",
    ),
    (
        "",
        "Nearly everyone who joins a team wants to do well. What they reach depends on the culture of the "
        "company, and on where they start. There are three levels.",
    ),
    ("", "Level One: Scripted service"),
    ("", "Level Two: Genuine service"),
    ("", "Level Three: Outstanding service"),
    ("Heading2", "Scripted customer service"),
    (
        "",
        "A script says what to say, and every customer hears the same. Fast-food counters work like that, and "
        "are often mocked for it. Yet a script has its place: a newcomer, or someone far from home, is safe "
        "with it.",
    ),
    (
        "",
        "Good companies know that not everybody will shine. They train until the whole team is reliable at "
        "this level at least.",
    ),
    ("Heading2", "Genuine customer service"),
    (
        "",
        "This is the standard to aim for. The company hires people who like people, teaches them the "
        "products, and lets them talk. Open questions and real listening build trust.",
    ),
    (
        "",
        "Honest advice sometimes means that nothing is sold today. The customer comes back because the "
        "adviser thought of the customer first.",
    ),
    ("Heading2", "Outstanding customer service"),
    (
        "",
        "Now and then somebody does far more than anyone expected, and the customer tells the story for "
        "years. It cannot be written into a policy, or it would no longer be a surprise.",
    ),
    (
        "",
        "A family back from a long flight struggled with its luggage towards a rental car. Two flight "
        "attendants on their way out took the bags and walked with them to the car, long after the sale was "
        "made.",
    ),
    ("Heading2", "Bringing the levels into the company"),
    (
        "",
        "A company is judged by its weakest moment, so give beginners a checklist, give experienced "
        "colleagues room to talk, and give the best of them the right to surprise. Where even a few reach the "
        "third level, customers become its advocates.",
    ),
    ("", "Posted in service | 5 responses"),
    ("", "Copyright 2024. All rights reserved."),
]

STRATEGIES = [
    ("Eight strategies for better service", ""),
    (
        "",
        "Every brand thinks that its service is good. Ask its customers, and you hear of waiting, of being "
        "sent from one desk to the next, and of bills for it. Yet service decides who comes back, who "
        "recommends a brand and who buys again. The following eight strategies help.",
    ),
    (
        "1) Plan for service",
        "The work of a service desk is caused elsewhere: in design, in purchasing, in delivery, in what is "
        "promised. Bring what customers need into every plan of the business, and the desk will be ready for "
        "what comes.",
    ),
    (
        "2) Respect those who serve",
        "Service is often seen as the menial end of the business, with the oldest rooms and the smallest "
        "budget. Customers are treated as the company treats its service desk, so respect has to begin at the "
        "top.",
    ),
    (
        "3) Join service and marketing",
        "A satisfied customer is the most credible advertisement there is. Put customer care where marketing "
        "is, and the care of those who already bought becomes part of winning the next.",
    ),
    (
        "4) Stop seeking profit from service",
        "Where service must earn its keep, contracts, spare parts and call charges come before the customer, "
        "who then goes to a cheaper workshop. Loyalty brings in more than any repair.",
    ),
    (
        "5) Price for retention",
        "Let the price of a product pay for keeping the customer as well as for winning one. Whoever buys "
        "cheaply still expects good service, and rightly so.",
    ),
    (
        "6) Manage expectations",
        "Some expectations come from what the brand promised, and it controls those. Others come from its "
        "image and its prices, and are never said aloud. Measure both, for service only improves where both "
        "are met.",
    ),
    (
        "7) Recognise the role reversal",
        "Brands sell with feeling and serve by the rule book; customers buy with reason and feel the failure. "
        "When a product fails, speak to the person first and to the fault afterwards.",
    ),
    (
        "8) Serve at the customers' convenience",
        "Service centres are few and far away, open when customers work, and fond of long forms. Remove what "
        "annoys, and people will choose your service over the workshop round the corner. That pays for the "
        "effort.",
    ),
]


def txt() -> bytes:
    """A scraped page: menu, spam, a paragraph twice, comments; wrongly decoded in places."""
    text = re.sub(r"\n {4}", " ", MYTHS)  # a paragraph is one line
    return text.replace("bottom line", "bottom\u00a0line").replace("loyal", "lo\u200byal").encode("utf-8")


def page() -> bytes:
    """A saved page in an old encoding, with a menu, hidden links, widgets and comments."""
    title, intro, items = MYTHES
    paragraph = "<p>{}</p>\n".format
    body = "".join(paragraph(html.escape(text)) for text in intro)
    for head, texts in items:
        body += f"<h3>{html.escape(head)}</h3>\n" + "".join(paragraph(html.escape(text)) for text in texts)
    text = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="windows-1252"><title>{title}</title>
<script>track()</script></head>
<body><nav><ul><li><a href="/">Accueil</a><li><a href="/blogue">Blogue</a></ul></nav><main><h1>{title}</h1>
{body}<div style="display:none"><a href="https://spam.example">casino bonus sans dépôt</a></div></main>
<aside class="widget"><p>Articles similaires : Notre nouvelle imprimante</p></aside>
<section id="comments"><p>2 commentaires</p><p>Luc a dit… Merci pour ce billet !</p></section>
<footer>Propulsé par un moteur de blogue</footer></body></html>
"""
    return text.encode("cp1252")


def docx() -> bytes:
    """A Word file with what was copied along with the article."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(
        (f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "<w:p>")
        + f'<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r></w:p>'
        for style, text in LEVELS
    )
    names = {"Title": "Title", "Heading2": "heading 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = (
        '<Relationships xmlns="{0}/relationships"><Relationship Id="r1" Type="{1}/{2}" Target="{3}"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": relation.format(package, office, "officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": relation.format(package, office, "styles", "styles.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{word}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{paragraphs}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), declared)
    return out.getvalue()


def pdf() -> bytes:
    """A printed page: broken lines, hyphens, running heads, page numbers."""
    pages = _pages()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    fonts = (
        b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>>>"
    )
    for stream in pages:
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font%s>>/Contents %d 0 R>>"
            % (fonts, len(objects) + 2)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(pages)))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    )


def _pages() -> list[bytes]:
    """The drawing of each page: a running head, then lines of text from top to bottom."""
    lines: list[tuple[str, bool, bool]] = []
    for head, text in STRATEGIES:
        lines += [(head, True, True)] if head else []
        lines += [(line, False, number == 0) for number, line in enumerate(_wrapped(text))]
    drawn, y = [], 0
    for line, bold, first in lines:
        if y < 90:
            drawn.append(
                [_line("Service Letter - printed edition", 800, "F1", 8), _line(f"Page {len(drawn) + 1}", 40, "F1", 8)]
            )
            y = 760
        y -= 21 if first else 13
        drawn[-1].append(_line(line, y, "F2" if bold else "F1", 11))
    return [b"BT\n" + b"\n".join(page) + b"\nET" for page in drawn]


def _line(text: str, y: int, font: str, size: int) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"/{font} {size} Tf 1 0 0 1 60 {y} Tm ({escaped}) Tj".encode("cp1252")


def _wrapped(text: str, width: int = 78) -> list[str]:
    """`text` in lines of at most `width`; a word of ten letters and more is broken at the end of a line."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if len(word) <= room:
            line = f"{line} {word}".strip()
        elif len(word) >= 10 and room > 5 and word.isalpha():
            lines.append(f"{line} {word[:4]}-")
            line = word[4:]
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines


def main() -> None:
    """Write the files beside this one."""
    (HERE / "two-beliefs.txt").write_bytes(txt())
    (HERE / "deux-croyances.html").write_bytes(page())
    (HERE / "three-levels.docx").write_bytes(docx())
    (HERE / "eight-strategies.pdf").write_bytes(pdf())


if __name__ == "__main__":
    main()
