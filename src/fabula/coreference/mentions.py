"""Mentions as linking looks at them: grammar, agreement, place in the text and in the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fabula.book import Book
from fabula.kept import keeps_last
from fabula.layers import (
    ENTITIES,
    PARAGRAPHS,
    QUOTED_SPANS,
    SENTENCES,
    WORDS,
    Category,
    Entity,
    MentionKind,
)
from fabula.lexicon import people
from fabula.people.names import parse
from fabula.quoting.around import spans_around
from fabula.reader.spans import head_word
from fabula.text import Text, placed
from fabula.trees import Trees

PRONOUNS: dict[str, frozenset[str]] = {
    "I": people.FIRST_PERSON,
    "we": people.FIRST_PLURAL,
    "you": people.SECOND_PERSON,
    "he": people.MASCULINE,
    "she": people.FEMININE,
    "it": frozenset({"it", "its", "itself"}),
    "they": people.PLURAL | {"themself"},
    "neo": frozenset(people.NEOPRONOUNS),
    "who": frozenset({"who", "whom", "whose", "which", "that"}),
}
"""Classes of pronouns by their most common member; what is in none is "other"."""

REFLEXIVE = frozenset(
    "myself yourself himself herself itself ourselves yourselves themselves themself thyself".split()
)
_GENDER = {"he": "m", "she": "f", "it": "n"}
_NUMBER = {"I": "s", "he": "s", "she": "s", "it": "s", "neo": "s", "we": "p", "they": "p"}
_ARTICLES = {"the": "the", "a": "a", "an": "a"}
_DEMONSTRATIVE = frozenset("this that these those".split())
_INDEFINITE = frozenset("some any no every each another other many several few all both one".split())
OUTSIDE = -1  # the number of no paragraph
DESCRIPTIVE = 4  # letters of a word that says something about whom a description means


@dataclass(frozen=True, slots=True)
class Described:
    """One entity mention.

    Attributes:
        index: in the layer ENTITIES.
        head: its head word's token.
        word: the head word, lower case.
        words: its words, lower case, without an article before them.
        pronoun: the class of a pronoun, "" for others.
        gender: "m", "f", "n" or "" where it does not show.
        number: "s", "p" or "".
        definite: "the", "a", "own" (a possessor), "this", "some" or "".
        role: its relation in the tree.
        governor: the token that it depends on, None for none.
        sentence, paragraph: their numbers.
        quoted: number of the outermost quoted span that it stands in, None in narration.
        inside: index among the mentions of the smallest one around it, None for none.
        apposed: the head's token of what it stands in apposition to.
        joined: the token of the first of what it is coordinated with.
    """

    index: int
    first: int
    last: int
    head: int
    word: str
    words: tuple[str, ...]
    shown: str
    category: Category
    form: MentionKind
    pronoun: str
    gender: str
    number: str
    definite: str
    role: str
    governor: int | None
    sentence: int
    paragraph: int
    quoted: int | None
    inside: int | None
    apposed: int | None
    joined: int | None


NEEDS = (PARAGRAPHS, SENTENCES, WORDS, ENTITIES, QUOTED_SPANS)


@keeps_last(NEEDS)
def describe(book: Book) -> tuple[Described, ...]:
    """All entity mentions of a book with the layers ``NEEDS``, in their order; linear in the text."""
    trees = Trees.of(book[WORDS], book.text)
    sentences = _numbers([row.first for row in book[SENTENCES]], len(trees.words))
    starts = [word.start for word in trees.words]
    rows = book[PARAGRAPHS]
    paragraphs = placed(starts, enumerate(rows))
    quoted = spans_around(starts, book[QUOTED_SPANS])
    entities = book[ENTITIES]
    around = _around(entities)
    return tuple(
        _described(
            trees,
            book.text,
            i,
            row,
            sentences[row.first],
            OUTSIDE if (paragraph := paragraphs[row.first]) is None else paragraph,
            quoted[row.first],
            around[i],
        )
        for i, row in enumerate(entities)
    )


def _described(
    trees: Trees,
    text: Text,
    index: int,
    row: Entity,
    sentence: int,
    paragraph: int,
    quoted: int | None,
    inside: int | None,
) -> Described:
    head = head_word(trees.heads, row.first, row.last)
    lower = trees.forms[row.first : row.last]
    definite = _definite(trees, row)
    word = trees.forms[head]
    shown = " ".join(text.cut((word.start, word.stop)) for word in trees.words[row.first : row.last])
    pronoun = _pronoun(word) if row.form == "PRON" else ""
    words = lower[1:] if lower[0] in _ARTICLES and len(lower) > 1 else lower
    heads, relations = trees.heads, trees.relations
    return Described(
        index,
        row.first,
        row.last,
        head,
        word,
        words,
        shown,
        row.category,
        row.form,
        pronoun,
        _gender(row, word, shown, pronoun),
        _number(trees, row, head, word, pronoun),
        definite,
        trees.words[head].relation,
        heads[head],
        sentence,
        paragraph,
        quoted,
        inside,
        heads[head] if relations[head] == "appos" else None,
        heads[head] if relations[head] == "conj" else None,
    )


def _pronoun(word: str) -> str:
    return next((name for name, words in PRONOUNS.items() if word in words), "other")


def _gender(row: Entity, word: str, shown: str, pronoun: str) -> str:
    if row.form == "PRON":
        return _GENDER.get(pronoun, "")
    if row.category != "PER":
        return "n"
    if row.form == "PROP":
        return parse(shown).gender
    return people.human_nouns().get(word, "")


def _number(trees: Trees, row: Entity, head: int, word: str, pronoun: str) -> str:
    if row.form == "PRON":
        return _NUMBER.get(pronoun, "")
    if word in people.GROUP_NOUNS or trees.children(head, "conj"):
        return "p"
    features = trees.words[head].features
    return "p" if "Number=Plur" in features else "s" if "Number=Sing" in features else ""


def _definite(trees: Trees, row: Entity) -> str:
    first = trees.forms[row.first]
    if row.form == "PRON":
        return ""
    if first in _ARTICLES:
        return _ARTICLES[first]
    if first in people.POSSESSIVE or any(form in {"'s", "'"} for form in trees.forms[row.first : row.last]):
        return "own"
    return "this" if first in _DEMONSTRATIVE else "some" if first in _INDEFINITE else ""


def _numbers(firsts: Sequence[int], count: int) -> list[int]:
    """For each token the number of the sentence that it is in."""
    numbers = []
    for number, (first, last) in enumerate(pairwise([*firsts, count])):
        numbers += [number] * (last - first)
    return numbers


def _around(entities: Sequence[Entity]) -> list[int | None]:
    """For each mention the smallest other one around it."""
    order = sorted(range(len(entities)), key=lambda i: (entities[i].first, -entities[i].last, i))
    around: list[int | None] = [None] * len(entities)
    stack: list[int] = []
    for i in order:
        while stack and entities[stack[-1]].last <= entities[i].first:
            stack.pop()
        holders = [k for k in stack if entities[k].last >= entities[i].last]
        around[i] = holders[-1] if holders else None
        stack.append(i)
    return around
