from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diglot.search.bits import at_least, bits_of, flags, numbers

MEMBERS = st.sets(st.integers(0, 99))


@given(MEMBERS)
def test_a_set_gives_back_its_members(members):
    bits = bits_of(sorted(members), 100)
    assert list(numbers(bits)) == sorted(members)
    assert set(flags(bits, 100).nonzero()[0].tolist()) == members


@given(st.lists(MEMBERS, min_size=1, max_size=6), st.integers(1, 7))
def test_what_is_in_so_many_of_the_sets_is_counted(sets, required):
    counted = {member for member in range(100) if sum(member in one for one in sets) >= required}
    assert set(numbers(at_least([bits_of(sorted(one), 100) for one in sets], required))) == counted
