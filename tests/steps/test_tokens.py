import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.book import Book
from fabula.layers import CHAPTERS, PARAGRAPHS, SENTENCES, TOKENS, Chapter, Paragraph
from fabula.steps.sentences import sentence_bounds
from fabula.steps.tokens import STEP, tokenize
from fabula.text import Span, Text


def words(characters: str) -> list[str]:
    return [characters[start:stop] for start, stop in tokenize(characters, 0, len(characters))]


def sentences(characters: str) -> list[str]:
    tokens = tokenize(characters, 0, len(characters))
    bounds = [0, *sentence_bounds(characters, tokens)]
    return [characters[tokens[first][0] : tokens[last - 1][1]] for first, last in pairwise(bounds)]


@pytest.mark.parametrize(
    "split",
    [
        "I do|n't , it|'s , we|'ll , you|'d , ca|n't , would|n't|'ve",
        "I do|n’t , it|’s , they|’re , I|’m",
        "gon|na wan|na can|not do|nt lem|me gunna kinda",
        "y'|all d'|you c'm|on 't|is 'T|was ’t|is",
        "Ann|'s , the girls|' , James|'s , the boss|’",
        "o'clock ma'am O'Brien 'em ’ere goin' an' look'd",
        "the captain|' , again|'",
        "Mr. Smith , Mrs. Lee , Dr. Who , St. Ives",
        "L.A. , U.S. , a.m. , J. K. Lee , e.g. this",
        "1,000 3.5 7:30 20th 1960s 5|pm $|5 10|%",
        "well|-|known e-mail non-human co-worker re-read",
        "wait|... what|… no|--|yes ah|—|oh",
        "stop|! what|?! hey|!!!",
        "*|very|* _|so|_ ~|hm|~",
        "end|.|Then he|,|she",
        '“|Go|!|” ‘|Go|’ «|Go|» "|Go|"',
        "http://ann.example/a?b=c , ann.lee@mail.example , www.example.org",
        "cafe\u0301 na\u00efve",
        "and|/|or A|+ AT&T",
    ],
)
def test_words_fall_apart_as_in_the_treebanks(split: str) -> None:
    assert words(split.replace("|", "")) == split.replace("|", " ").split()


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


PIECES = [
    "do",
    "n't",
    "'",
    "’",
    "s",
    "Mr",
    ".",
    "...",
    "…",
    "!",
    '"',
    " ",
    "\n",
    "-",
    "--",
    "e-",
    "A.",
    "1",
    ",",
    "@",
]
PIECES += [
    "www.",
    ".com",
    "*",
    "_",
    "\u0301",
    "é",
    "\u200b",
    "in'",
    "http://",
    "cannot",
    "😀",
    ")",
    "I",
    "d'you",
    "&",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_tokens_cover_all_but_white_space_in_order(characters: str) -> None:
    tokens = tokenize(characters, 0, len(characters))
    assert "".join(characters[a:b] for a, b in tokens) == "".join(characters.split())
    assert all(before[1] <= after[0] for before, after in pairwise(tokens))
    assert all(a < b and not any(map(str.isspace, characters[a:b])) for a, b in tokens)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_sentences_part_the_tokens(characters: str) -> None:
    tokens = tokenize(characters, 0, len(characters))
    bounds = sentence_bounds(characters, tokens)
    assert bounds == sorted(set(bounds))
    assert bounds[-1:] == ([len(tokens)] if tokens else [])


def test_only_the_stretch_asked_for_is_read() -> None:
    assert tokenize("He did not. She did.", 12, 15) == [(12, 15)]


@pytest.mark.parametrize(
    "unit", ["a", "'", "a'", "a.", "-a", "a@", "www.", "a's", '."', "e-", "1.", "\u0301"]
)
def test_one_long_line_takes_linear_time(unit: str) -> None:
    characters = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    sentence_bounds(characters, tokenize(characters, 0, len(characters)))
    assert time.perf_counter() - begun < 4


def test_headings_have_tokens_and_one_sentence() -> None:
    text = Text.of("CHAPTER I. The Door\n\nShe left. He stayed.")
    rows = {
        CHAPTERS: (Chapter("ch1", 0, len(text), Span(0, 19)),),
        PARAGRAPHS: (Paragraph(21, len(text), "ch1"),),
    }
    book = STEP.apply(Book(text, rows))
    found = [text.cut((row.start, row.stop)) for row in book[SENTENCES]]
    assert found == ["CHAPTER I. The Door", "She left.", "He stayed."]
    tokens = book[TOKENS]
    for row in book[SENTENCES]:
        assert (tokens[row.first].start, tokens[row.last - 1].stop) == (row.start, row.stop)
    assert book[SENTENCES][-1].last == len(tokens)
