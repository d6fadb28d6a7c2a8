from __future__ import annotations

import pytest

from fabula.predication.certainty import certainty
from fabula.predication.standing import ASSERTED, Standing, graded


@pytest.mark.parametrize("value", ["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"])
def test_every_value_of_the_scale_comes_back(value: str) -> None:
    assert graded(value, "attitude").factuality == value


def test_the_weaker_degree_and_the_product_of_sides_hold() -> None:
    probable, denied = graded("PR-", "future"), graded("CT-", "negation")
    assert probable.within(denied) == Standing(2, False, "future")
    assert ASSERTED.within(denied) == denied
    assert graded("Uu-", "attitude").within(ASSERTED) == Standing(0, True, "attitude")


def test_certainty_grows_where_an_event_agrees_and_falls_where_it_does_not() -> None:
    question = Standing(0, False, "question")
    assert certainty(ASSERTED, 1.0, False) < certainty(ASSERTED, 1.0, True) < 1
    assert certainty(question, 1.0, True) < certainty(question, 1.0, False)


def test_certainty_is_no_higher_than_the_trees() -> None:
    assert certainty(ASSERTED, 0.5, False) < 0.5
