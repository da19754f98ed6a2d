"""What languages are called, for whom."""

from __future__ import annotations

import pytest

from diglot.lang import language_name


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("en", "fr", "anglais"),
        ("fr", "en-US", "French"),
        ("fr-CA", "en", "French (Canada)"),
        ("de", "de", "German"),  # the interface has no German and says all else in English
        ("tlh-x", "fr", "tlh-x"),
    ],
)
def test_a_language_is_called_as_the_interface_of_the_reader_calls_it(code, reader, name):
    assert language_name(code, reader) == name
