"""The search service: the built site, a search that works without JavaScript, and an interface for other programs."""

from diglot.web.app import create_app

__all__ = ["create_app"]
