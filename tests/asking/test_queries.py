"""Queries, their printed form, and the errors of those who write them."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.asking.query import Form, Query, QueryError, looks_like_query, parse_query

IDS = st.from_regex(r"[a-z][a-z0-9.-]{0,8}", fullmatch=True).filter(lambda id: id != "narrator")
WORDS = st.text(min_size=1, max_size=12)
LISTS = st.lists(IDS, max_size=3).map(tuple)
QUERIES = st.builds(
    Query,
    form=st.sampled_from(get_args(Form)),
    holder=st.lists(IDS, min_size=1, max_size=3).map(tuple),
    claim=LISTS,
    either=st.lists(st.lists(IDS, max_size=2).map(tuple), max_size=3).map(tuple),
    words=st.lists(WORDS, max_size=2).map(tuple),
    every=st.booleans(),
    about=st.lists(WORDS, max_size=2).map(tuple),
    stance=st.sampled_from([None, "knows", "believes"]),
    of=st.none() | WORDS,
    at=st.none() | IDS,
)


@given(QUERIES)
def test_a_printed_query_is_read_back(query: Query) -> None:
    assert parse_query(str(query)) == query


def test_the_printed_form() -> None:
    assert str(Query("value", ("angel", "buffy"), ("c5",), at="s3")) == (
        "value(holder=[angel, buffy], claim=c5, at=s3)"
    )
    assert str(Query("place", of="milk pitcher")) == 'place(holder=narrator, of="milk pitcher")'
    assert parse_query('place(holder=narrator, of="milk pitcher")').holder == ()


def test_what_needs_no_name() -> None:
    assert parse_query("holders(c5)") == Query("holders", ("?",), ("c5",))
    assert parse_query("place(letter)") == Query("place", of="letter")
    assert parse_query("which([[c1], [c2, c3]], holder=ann)").either == (("c1",), ("c2", "c3"))


@pytest.mark.parametrize(
    "written",
    [
        "who knows(c5",
        "holders(c5",
        "nonsense(c5)",
        "holders(colour=red)",
        "holders(claim=[c5)",
        "holders(claim=)",
        'place("letter)',
        "holders(c5 c6)",
        "value(claim=c5, at=[s1, s2])",
    ],
)
def test_what_is_no_query(written: str) -> None:
    with pytest.raises(QueryError):
        parse_query(written)


def test_a_question_is_no_query() -> None:
    assert looks_like_query("holders( claim = c5 )")
    assert not looks_like_query("Who knows (really knows) that Ann left?")
    assert not looks_like_query("knows(ann)")
