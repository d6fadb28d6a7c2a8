"""A book as the rules for relations look at it: its trees, whom each word means, what is vouched for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    CHARACTERS,
    MENTIONS,
    PREDICATES,
    QUOTATIONS,
    RESERVED_IDS,
    RESOLUTIONS,
    WORDS,
    Character,
    Mention,
    MentionKind,
)
from fabula.lexicon import people
from fabula.lexicon.embedding import is_attitude
from fabula.lexicon.relations import relation_nouns
from fabula.people.names import gender_of_pronoun, parse
from fabula.trees import Trees

AFFIRMED = "CT+"
WISHING = frozenset({"wish", "dream", "pretend"})


@dataclass(frozen=True, slots=True)
class Someone:
    """A person whom words mean, how surely, where these words stand, and of what form they are."""

    character: str
    certainty: float
    start: int
    stop: int
    form: MentionKind


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
    mentions = book[MENTIONS]
    found = sorted(_people(book), key=lambda row: mentions[row[0]].start - mentions[row[0]].stop)
    for index, character, certainty in found:  # the longest first, lest they hide those inside them
        mention = mentions[index]
        if character not in characters:
            continue
        someone = Someone(character, certainty, mention.start, mention.stop, mention.kind)
        head = bisect_left(starts, mention.head.start)
        for token in _tokens_of(trees, starts, mention, head):
            meant[token] = someone
        if mention.kind != "PRON" and not book.text.cut(mention.head).isupper():  # a heading
            described.add(head)
    predicates = frozenset(row.token for row in book[PREDICATES])
    affirmed = (row.token for row in book[PREDICATES] if row.factuality == AFFIRMED)
    vouched = frozenset(token for token in affirmed if not _is_under_attitude(trees, token))
    nameless = frozenset(row.id for row in book[CHARACTERS] if _is_nameless(row.name))
    genders = {row.id: _gender(row) for row in book[CHARACTERS]}
    hearers = {span: hearer for span, hearer in _sole_hearers(book).items() if hearer[0] in characters}
    unsure = predicates - vouched
    return Page(trees, meant, frozenset(described), vouched, unsure, quoted, hearers, nameless, genders)


def _is_under_attitude(trees: Trees, token: int) -> bool:
    """Whether a clause follows a verb of wishing or saying that the parser has not put it under.

    "I wish I was your cousin": whatever the tree says, nothing but such a verb stands right before a clause.
    """
    before = trees.words[trees.leftmost[token] - 1] if trees.leftmost[token] else None
    lemma = before.lemma.lower() if before is not None and before.upos == "VERB" else ""
    return lemma in WISHING or is_attitude(lemma)


def _is_nameless(name: str) -> bool:
    return name.startswith("the ") or name.lower() in relation_nouns()


def _gender(character: Character) -> str:
    if character.pronouns:
        return gender_of_pronoun(character.pronouns.split("/")[0].lower())
    return parse(character.name).gender


def _tokens_of(trees: Trees, starts: Sequence[int], mention: Mention, head: int) -> Iterator[int]:
    """The words by which a mention is known in the tree: its head word, and all words of a name."""
    if head < len(starts):
        yield head
    if mention.kind == "PROP":
        for token in range(bisect_left(starts, mention.start), bisect_left(starts, mention.stop)):
            if trees.words[token].upos == "PROPN":
                yield token


def _people(book: Book) -> Iterator[tuple[int, str, float]]:
    """Each mention that means a person, with the person and the certainty.

    In a quotation "I" is its speaker and "you" the one to whom it is said, if to one alone.
    """
    resolved = set()
    for row in book[RESOLUTIONS]:
        resolved.add(row.mention)
        yield row.mention, row.character, row.certainty
    speakers = {row.quotation: (row.speaker, row.certainty) for row in book[ATTRIBUTIONS]}
    hearers = _sole_hearers(book)
    quotations = {span: row.id for row in book[QUOTATIONS] for span in row.quoted}
    for index, mention in enumerate(book[MENTIONS]):
        if index in resolved or mention.kind != "PRON" or mention.quoted is None:
            continue
        quotation = quotations.get(mention.quoted)
        word = book.text.cut((mention.start, mention.stop)).lower()
        if quotation is None:
            continue
        if word in people.FIRST_PERSON:
            speaker, certainty = speakers[quotation]
            if speaker is not None:
                yield index, speaker, certainty
        elif word in people.SECOND_PERSON:
            hearer = hearers.get(mention.quoted)
            if hearer is not None:
                yield index, *hearer


def _sole_hearers(book: Book) -> dict[int, tuple[str, float]]:
    """For each quoted span that is said to one person alone, the person's id and the certainty."""
    audiences = {row.quotation: row for row in book[AUDIENCES]}
    return {
        span: (audiences[row.id].addressees[0], audiences[row.id].certainty)
        for row in book[QUOTATIONS]
        for span in row.quoted
        if len(audiences[row.id].addressees) == 1
    }
