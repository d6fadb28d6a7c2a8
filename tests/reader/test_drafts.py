from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.reader.drafts import drafted_bounds
from fabula.steps.tokens import tokenize


def sentences(characters: str) -> list[str]:
    tokens = tokenize(characters, 0, len(characters))
    bounds = [0, *drafted_bounds(characters, tokens)]
    return [characters[tokens[first][0] : tokens[last - 1][1]] for first, last in pairwise(bounds)]


@pytest.mark.parametrize(
    "split",
    [
        "She left. | He stayed.",
        "Stop it... | Now!",
        "Mr. Lee met Dr. Day. | They spoke.",
        "J. K. Lee wrote it. | It sold.",
        '"That was fast." | Her eyes closed.',
        '"Stop!" he said. | "Why?" she asked.',
        '"Stop!" Ann cried. | Nobody stopped.',
        '"Is it over?" the old man asked. | "It is."',
        '"Go." | "No."',
        "“Who’s there?” | Nobody came.",
        "Come at 7 p.m. or later. | Bring Ben.",
        "He lives in the U.S. | He likes it.",
        "1. Go home. | 2. Stay there.",
        "(She knew.) | He did not.",
        "*Run!* | Ann ran.",
        "i went home. | then i slept.",
        '"I don\'t," she began, "know." | He nodded.',
        "What?--no! | Never!",
        "no end at all",
    ],
)
def test_sentences_end_where_readers_stop(split: str) -> None:
    assert sentences(split.replace(" | ", " ")) == split.split(" | ")


@given(st.text(alphabet='aB.!?…"”’) \n1,'))
def test_sentences_part_the_tokens(characters: str) -> None:
    tokens = tokenize(characters, 0, len(characters))
    bounds = drafted_bounds(characters, tokens)
    assert bounds == sorted(set(bounds))
    assert bounds[-1:] == ([len(tokens)] if tokens else [])
