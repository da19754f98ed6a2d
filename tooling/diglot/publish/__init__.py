"""The site: what diglot adds to MkDocs, and how the result is put in place."""

from diglot.publish.publish import publish

__all__ = ["publish"]
