"""unreviewed-machine-text."""

from __future__ import annotations

import pytest

from diglot.check.rules import unreviewed_machine_text as rule
from tests.builders import both, findings, told


def test_an_entry_that_nobody_has_read_is_told_at_its_state() -> None:
    found = findings(rule, *both("# A\n", "---\ntitle: A\nstate: machine\n---\n# A\n"))
    assert told(found) == ["fr:3: machine translation that nobody has reviewed"]


@pytest.mark.parametrize("front", ["", "---\nstate: draft\n---\n", "---\nstate: reviewed\n---\n"])
def test_other_states_are_fine(front: str) -> None:
    assert findings(rule, *both(front + "# A\n", front + "# A\n")) == ()
