"""The texts of the four raw articles of this folder, before `make.py` damages them."""

from __future__ import annotations

__all__ = ["LEVELS", "MYTHES", "MYTHS", "STRATEGIES"]

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
