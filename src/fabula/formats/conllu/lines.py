"""The lines of one sentence: its text, a line a word, and a line for words that are written as one.

Fabula parts contractions ("do|n't", "Ann|'s"). As in the treebank EWT, a line with a range (``1-2 don't``)
holds them together; other words that touch, as in "well-known", have ``SpaceAfter=No``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.formats.conllu.columns import NOTHING, column, features, may_touch, tag
from fabula.formats.grammar import Link
from fabula.layers import Token, Word

_CLITIC = re.compile(r"['’‘`´][^\W\d_]+|[^\W\d_].*", re.DOTALL)
_APOSTROPHES = ("'", "’")
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the lines are made of.

    Attributes:
        marks: the value of ``Entity`` by token.
        openings: tokens that begin a paragraph.
    """

    characters: str
    tokens: Sequence[Token]
    words: Sequence[Word]
    links: Sequence[Link]
    marks: Mapping[int, str]
    openings: Collection[int]


def sentence_lines(sheet: Sheet, first: int, last: int) -> Iterator[str]:
    """The comment with the text, and the lines of the words."""
    forms = [column(sheet.characters[token.start : token.stop]) for token in sheet.tokens[first:last]]
    close = [_is_close(sheet, i, forms, first) for i in range(first, last)]
    text = "".join(form if touches else f"{form} " for form, touches in zip(forms, close, strict=True))
    yield f"# text = {text.rstrip()}"
    for start, stop in _contractions(forms, close, sheet.words[first:last]):
        if stop > start + 1:
            misc = "SpaceAfter=No" if close[stop - 1] else NOTHING
            yield "\t".join((f"{start + 1}-{stop}", "".join(forms[start:stop]), *[NOTHING] * 7, misc))
        for k in range(start, stop):
            yield _line(sheet, first + k, first, forms[k], close[k] and stop == start + 1)


def _line(sheet: Sheet, i: int, first: int, form: str, close: bool) -> str:
    word, link = sheet.words[i], sheet.links[i]
    misc = [f"Entity={sheet.marks[i]}"] if i in sheet.marks else []
    if i in sheet.openings and i != first:
        misc.append("NewPar=Yes")
    if close:
        misc.append("SpaceAfter=No")
    columns = (
        str(i - first + 1),
        form,
        column(word.lemma),
        tag(word.upos),
        column(word.xpos).replace(" ", "_"),
        features(word.features),
        "0" if link.head is None else str(link.head - first + 1),
        link.relation,
        NOTHING,
        "|".join(misc) or NOTHING,
    )
    return "\t".join(columns)


def _is_close(sheet: Sheet, i: int, forms: Sequence[str], first: int) -> bool:
    """Whether no space comes after a token: the next one touches it and begins no paragraph."""
    if i + 1 == len(sheet.tokens) or sheet.tokens[i].stop != sheet.tokens[i + 1].start:
        return False
    if i + 1 in sheet.openings:
        return False
    following = i + 1 - first
    return following == len(forms) or may_touch(forms[following - 1], forms[following])


def _contractions(
    forms: Sequence[str], close: Sequence[bool], words: Sequence[Word]
) -> Iterator[tuple[int, int]]:
    """The words of a sentence, grouped as they are written: start and stop of each group."""
    start = 0
    for k in range(1, len(forms) + 1):
        if k == len(forms) or not (close[k - 1] and _joins(forms[k - 1], forms[k], words[k])):
            yield start, k
            start = k


def _joins(left: str, right: str, word: Word) -> bool:
    """Whether a word is written as one with the word before it, as the tokeniser parts them.

    "'s", "n't", "na" and "not" of "cannot" are; a quotation mark, a hyphen and the "km" of "5km" are not.
    """
    if right in _APOSTROPHES:
        return word.xpos == "POS" and left[-1].isalnum()
    if not _CLITIC.match(right):
        return False
    if right[0].isalpha():
        return left[-1].isalpha() or (left[-1] in _APOSTROPHES and bool(_HAS_LETTER.search(left)))
    return left[-1].isalnum()
