"""Templates compiled once for all builds of a process."""

from __future__ import annotations

import jinja2

__all__ = ["CompiledTemplates"]


class CompiledTemplates(jinja2.BytecodeCache):
    """The code of templates, which jinja2 looks up by their name and a digest of their source."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give `bucket` the code of its template, if that is known."""
        code = self._code.get(f"{bucket.key}{bucket.checksum}")
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what was compiled."""
        self._code[f"{bucket.key}{bucket.checksum}"] = bucket.bytecode_to_string()
