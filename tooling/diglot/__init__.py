"""diglot turns messy source articles into a bilingual knowledge base that stays in step."""

import os

__version__ = "0.1.0"

# NumPy's threads wait busily for one another, and our matrices are small: a build that aligns 600 pairs of entries
# takes 22 s of CPU with one thread, and 47 s with two. NumPy reads this when it is first imported, which many of our
# modules do; whoever wants threads may say so in the environment.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
