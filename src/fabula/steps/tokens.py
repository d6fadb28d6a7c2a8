"""Words and sentences in the manner of the Universal Dependencies English treebanks."""

from __future__ import annotations

import re

from fabula.book import Book, Made, Step
from fabula.layers import CHAPTERS, PARAGRAPHS, SENTENCES, TOKENS, Sentence, Token

_TOKEN = re.compile(
    r"""
      (?:Mr|Mrs|Ms|Dr|St|Messrs|Mme|Mlle|Jr|Sr|Capt|Col|Gen|Lt|Sgt|Prof|Rev|Hon|vs)\.
    | [A-Z]\.(?:[A-Z]\.)*
    | \d+(?:[.,:]\d+)*
    | [^\W\d_]+?(?=n['’]t\b) | n['’]t\b
    | ['’](?:s|m|re|ve|ll|d|em)\b
    | [^\W\d_]+(?:['’](?!(?:s|m|re|ve|ll|d)\b)[^\W\d_]+)?
    | \w+
    | (?P<same>[.\-*_=~])(?P=same)*
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»*_")


def tokenize(characters: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The tokens of a stretch of text, as offsets: ordered, disjoint, without white space."""
    return [match.span() for match in _TOKEN.finditer(characters, start, stop)]


def sentence_bounds(characters: str, tokens: list[tuple[int, int]]) -> list[int]:
    """Indices into ``tokens`` after which a sentence ends; the last is always ``len(tokens)``."""
    bounds = []
    i, count = 0, len(tokens)
    while i < count:
        begin, end = tokens[i]
        i += 1
        if characters[end - 1] in _ENDS and not characters[begin].isalpha():
            while (
                i < count
                and characters[tokens[i][0]] in _CLOSERS | _ENDS
                and tokens[i][0] == tokens[i - 1][1]
            ):
                i += 1
            if i < count and not characters[tokens[i][0]].islower():
                bounds.append(i)
    if count and (not bounds or bounds[-1] != count):
        bounds.append(count)
    return bounds


def find_tokens(book: Book) -> Made:
    """Tokens and sentences of every heading and paragraph."""
    characters = book.text.characters
    stretches = [(p.start, p.stop) for p in book[PARAGRAPHS]]
    stretches += [(c.heading.start, c.heading.stop) for c in book[CHAPTERS] if c.heading is not None]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, stop in sorted(stretches):
        found = tokenize(characters, start, stop)
        offset, first = len(tokens), 0
        tokens.extend(Token(*token) for token in found)
        for bound in sentence_bounds(characters, found):
            sentences.append(Sentence(found[first][0], found[bound - 1][1], offset + first, offset + bound))
            first = bound
    return {TOKENS: tuple(tokens), SENTENCES: tuple(sentences)}


STEP = Step("tokens", (PARAGRAPHS, CHAPTERS), (TOKENS, SENTENCES), find_tokens)
