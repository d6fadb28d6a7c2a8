import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.book import Book
from fabula.layers import CHAPTERS, PARAGRAPHS, TOKENS, Chapter, Paragraph
from fabula.reader.drafts import drafted_bounds
from fabula.steps.tokens import STEP, tokenize
from fabula.text import Span, Text


def words(characters: str) -> list[str]:
    return [characters[start:stop] for start, stop in tokenize(characters, 0, len(characters))]


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
        "I do|nt , that|s , she|s , could|nt , DO|NT , else|s",
        "cross-legged un-English super-man , old|-|fashioned",
        "give 'im 'ere hat , not 'er",
        "the Loggia de' Lanzi",
        "lbs. of it , 7 lb.|, c. 1600 , p. 12 , et al. say",
        "Wed. at six , Fri. May 2 , &c. , and so on , etc. , all",
        "M. D.|, of the U.S.A.",
        "what|...|? so|!|... no way|?! oh|…. yes",
        "the w- , y- you exper- experimenting , gone- — self|-|made",
        "uh-huh , Mm-hm , clock-wise , he said no|. 5 days on",
    ],
)
def test_words_fall_apart_as_in_the_treebanks(split: str) -> None:
    assert words(split.replace("|", "")) == split.replace("|", " ").split()


@pytest.mark.parametrize(
    "split",
    [
        "at 9/11 , 12/27 , 4/30/2001 , 2001-05-04 , but 20|/|20 , 3|-|5 , 1990|-|1995",
        "1-800-991-9019 , (|713|) 571-9571 , +44 20",
        "at 83N , 153B09 , 2|a.m. , the 6TH , a 2d , .45 , $|5|K , 1960's , 2003|'s",
        "60,000.50 , [|13|,|14|]",
        "item #|1 of @ann , #tags , @|2",
        "draft.doc , map_0712.pdf , .txt , ENW_GCP , comp.sources.unix",
        "mail.ann.example.com , ann.example.org/a/b|, bbc.co.uk|, m.ann@mail.example , ann@WORK",
        ":) ;-) :P >:( ^_^ -_- =) <3 thanks|:-) see|: (|no|)",
        "*~*~* ---+--- ->",
        "w/o , s/he , f*ck , US$|4.5",
    ],
)
def test_numbers_addresses_and_signs_stay_whole(split: str) -> None:
    assert words(split.replace("|", "")) == split.replace("|", " ").split()


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("I know it|s the end", "the bird in its nest"),
        ("it|s easy to say", "an IM from its easy chair"),
        ("it|s not fair", "for all its not being fair"),
        ("it|s still here", "of its still snowing"),
        ("you|r gon|na see", "mind your manners"),
        ("he wo|nt come", "he was wont to come"),
        ("we ca|nt go", "the cant of thieves"),
        ("let|s see it", "she lets him see it"),
        ("a few books etc|. Then home", "books etc. and home"),
    ],
)
def test_words_with_another_sense_are_cut_by_what_follows(split: str, whole: str) -> None:
    assert words(split.replace("|", "")) == split.replace("|", " ").split()
    assert words(whole) == whole.split()


@pytest.mark.parametrize(
    "split",
    [
        "_|so|_ , _|every|_|thing , some|_|one|_ , ex|_|act|_|ly",
        "*|No|*|--|*|never|*",
        "“|I|—|” she began|. “|What|—|?|”",
        "‘|’T|is time|,|’ he said",
        "end|.|Then|. He left|.|She stayed",
    ],
)
def test_marks_of_print_stand_apart_from_words(split: str) -> None:
    assert words(split.replace("|", "")) == split.replace("|", " ").split()


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
    "etc.",
    "its ",
    "a-",
    ":-)",
    "/",
    "#",
    "+1",
    "1/",
    "alt.",
    ".doc",
    "$",
    "=",
    "&c",
    "- ",
    "non-",
    "_a",
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


def test_only_the_stretch_asked_for_is_read() -> None:
    assert tokenize("He did not. She did.", 12, 15) == [(12, 15)]


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "'",
        "a'",
        "a.",
        "-a",
        "a@",
        "www.",
        "a's",
        '."',
        "e-",
        "1.",
        "\u0301",
        "1-",
        "a_",
        "a- ",
        "1/",
        "a.com/",
        ":-",
        "=-",
        "etc. ",
        "its ",
        "its" + "a." * 300,
        "a-" + " " * 999,
    ],
)
def test_one_long_line_takes_linear_time(unit: str) -> None:
    characters = unit * (200_000 // len(unit))
    begun = time.process_time()
    drafted_bounds(characters, tokenize(characters, 0, len(characters)))
    assert time.process_time() - begun < 4


def test_headings_and_paragraphs_have_tokens() -> None:
    text = Text.of("CHAPTER I. The Door\n\nShe left. He stayed.")
    rows = {
        CHAPTERS: (Chapter("ch1", 0, len(text), Span(0, 19)),),
        PARAGRAPHS: (Paragraph(21, len(text), "ch1"),),
    }
    book = STEP.apply(Book(text, rows))
    found = [text.cut((row.start, row.stop)) for row in book[TOKENS]]
    assert found == ["CHAPTER", "I", ".", "The", "Door", "She", "left", ".", "He", "stayed", "."]
