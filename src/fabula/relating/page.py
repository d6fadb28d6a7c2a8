"""A book as the rules for relations look at it: its trees, whom each word means, what is vouched for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import (
    CHARACTERS,
    PARAGRAPHS,
    PREDICATES,
    RESERVED_IDS,
    WORDS,
    Character,
)
from fabula.lexicon.embedding import is_attitude
from fabula.lexicon.relations import relation_nouns
from fabula.people.names import gender_of_pronoun, parse
from fabula.relating.whom import Someone, by_mentions, by_references, sole_hearers
from fabula.trees import Trees

AFFIRMED = "CT+"
WISHING = frozenset({"wish", "dream", "pretend"})

Found = tuple[Someone, int]
"""A person and the word by which the tree knows the person."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at.

    Attributes:
        meant: for the words that mean a person, whom.
        described: the words that mean a person as heads of descriptions ("her *sister*").
        vouched: the predicates that the narrator, or in a quotation its speaker, states as certain.
        unsure: all other predicates.
        quoted: for each word the outermost quoted span around it; None in the narration.
        hearers: for the outermost quoted spans that are said to one person alone, the id and the certainty.
        nameless: the characters that are called by a description ("the father", "Mother").
        genders: of the characters: "m", "f" or "".
        paragraphs: for each word the number of the paragraph that it is in.
    """

    trees: Trees
    meant: Mapping[int, Someone]
    described: frozenset[int]
    vouched: frozenset[int]
    unsure: frozenset[int]
    quoted: Sequence[int | None]
    hearers: Mapping[int, tuple[str, float]]
    nameless: frozenset[str]
    genders: Mapping[str, str]
    paragraphs: Sequence[int]

    def gender(self, someone: Someone) -> str:
        """The gender of a person as the pronouns show it."""
        return self.genders.get(someone.character, "")


def page_of(book: Book, quoted: Sequence[int | None]) -> Page:
    """The page of a book that has its cast, its conversation and its predicates."""
    trees = Trees.of(book[WORDS], book.text)
    starts = [word.start for word in trees.words]
    characters = {row.id for row in book[CHARACTERS]} - set(RESERVED_IDS)
    characters |= {row.id for row in book[CHARACTERS] if row.narrator}
    meant: dict[int, Someone] = {}
    described: set[int] = set()
    found = sorted(by_mentions(book), key=lambda row: row[1].start - row[1].stop)
    for start, someone in found:  # the longest first, lest they hide those inside them
        if someone.character in characters:
            head = bisect_left(starts, start)
            meant.update(dict.fromkeys(_tokens_of(trees, starts, someone, head), someone))
            if _is_described(trees, someone, head, book):
                described.add(head)
    for start, someone in by_references(book, trees):  # whom nothing else tells
        head = bisect_left(starts, start)
        if someone.character in characters and head not in meant:
            meant[head] = someone
            if _is_described(trees, someone, head, book):
                described.add(head)
    predicates = frozenset(row.token for row in book[PREDICATES])
    affirmed = (row.token for row in book[PREDICATES] if row.factuality == AFFIRMED)
    vouched = frozenset(token for token in affirmed if not _is_under_attitude(trees, token))
    nameless = frozenset(row.id for row in book[CHARACTERS] if _is_nameless(row.name))
    genders = {row.id: _gender(row) for row in book[CHARACTERS]}
    hearers = {span: hearer for span, hearer in sole_hearers(book).items() if hearer[0] in characters}
    begun = [row.start for row in book[PARAGRAPHS]]
    return Page(
        trees,
        meant,
        frozenset(described),
        vouched,
        predicates - vouched,
        quoted,
        hearers,
        nameless,
        genders,
        [bisect_right(begun, start) for start in starts],
    )


def _is_under_attitude(trees: Trees, token: int) -> bool:
    """Whether a clause follows a verb of wishing or saying that the parser has not put it under.

    "I wish I was your cousin": whatever the tree says, nothing but such a verb stands right before a clause.
    """
    before = trees.words[trees.leftmost[token] - 1] if trees.leftmost[token] else None
    lemma = before.lemma.lower() if before is not None and before.upos == "VERB" else ""
    return lemma in WISHING or is_attitude(lemma)


def _is_nameless(name: str) -> bool:
    return name.lower().startswith("the ") or name.lower() in relation_nouns()


def _gender(character: Character) -> str:
    if character.pronouns:
        return gender_of_pronoun(character.pronouns.split("/")[0].lower())
    return parse(character.name).gender


def _is_described(trees: Trees, someone: Someone, head: int, book: Book) -> bool:
    """Whether words that mean a person are a name or a description, and no heading."""
    if someone.form == "PRON" or head >= len(trees.words):
        return False
    word = trees.words[head]
    return not book.text.cut((word.start, word.stop)).isupper()


def _tokens_of(trees: Trees, starts: Sequence[int], someone: Someone, head: int) -> Iterator[int]:
    """The words by which a mention is known in the tree: its head word, and all words of a name."""
    if head < len(starts):
        yield head
    if someone.form == "PROP":
        for token in range(bisect_left(starts, someone.start), bisect_left(starts, someone.stop)):
            if trees.words[token].upos == "PROPN":
                yield token
