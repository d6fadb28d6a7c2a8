"""Who and what is mentioned where: the entities that the reading model finds, and the people of the cast.

The two layers overlap, and are made one like this:

- A mention of a person and an entity are the same where their tokens are, or where their head word is and
  the entity adds no second person to it ("old Mr. Bennet" and "Mr. Bennet", or "Bennet"). The row then has
  the entity's extent, category and form, and the person's number.
- A resolved mention without an entity is a row of its own, of category ``PER``; one that is neither
  resolved nor an entity is left out.
- Of two rows with the same tokens one stays, and of two that cross (neither inside the other) one stays:
  a person of the cast before anything else, then the one that begins first.
- Nothing reaches over the end of a sentence: it is cut there.

Numbers: people of the cast in its order from 0; then the narrator, the reader and the like, where they are
not in the cast; then everything else in the order of the text, the same number for what refers to the same.
An entity without a reference is alone, save that a name has the same number wherever it comes with the same
category. Where a resolution and a reference of the same words differ, the reference says who is meant, since
it was made later and with more before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fabula.formats.grammar import Link, head_of, tokens_within
from fabula.layers import (
    ATTRIBUTIONS,
    ENTITIES,
    MENTIONS,
    REFERENCES,
    RESERVED_IDS,
    RESOLUTIONS,
    SENTENCES,
    TOKENS,
    Category,
    MentionKind,
)
from fabula.story import Story


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a person, place or thing.

    Attributes:
        first, last: its tokens, ``last`` exclusive.
        head: the token that is its head word.
        number: the same for all references to one person, place or thing.
        character: id of the person, None for what is not in the cast.
        mention: index of the mention that it comes from, None for an entity alone.
        referent: what it refers to by the references, None where they do not say.
    """

    first: int
    last: int
    head: int
    category: Category
    form: MentionKind
    number: int
    character: str | None
    mention: int | None
    referent: str | None = None


def numbers_of_people(story: Story) -> dict[str, int]:
    """The number of each person, by id."""
    used = {row.character for row in story.book[RESOLUTIONS]}
    used |= {row.speaker for row in story.book[ATTRIBUTIONS] if row.speaker is not None}
    used |= {row.referent for row in story.book.layers.get(REFERENCES, ())}
    ids = [character.id for character in story.characters]
    others = [id for id in RESERVED_IDS if id in used and story.character(id) is None]
    return {id: number for number, id in enumerate([*ids, *others])}


def references(story: Story, links: Sequence[Link]) -> tuple[Reference, ...]:
    """All references in the order of the text, outer ones before those inside them."""
    entities = _entities(story, links)
    rows = list(_joined(entities, _people(story, links), links))
    rows.sort(key=lambda row: (row.first, -row.last, row.character is None))
    return tuple(_numbered(story, _without_crossing(rows)))


def _entities(story: Story, links: Sequence[Link]) -> list[Reference]:
    """The entities, each once for its tokens, the most certain of several."""
    best: dict[tuple[int, int], tuple[float, Reference]] = {}
    referents = {row.entity: row.referent for row in story.book.layers.get(REFERENCES, ())}
    for i, row in enumerate(story.book.layers.get(ENTITIES, ())):
        stretch = _in_sentence(story, row.first, min(row.last, len(links)))
        if stretch is not None and (stretch not in best or best[stretch][0] < row.certainty):
            head = head_of(links, *stretch)
            referent = referents.get(i)
            person = None if referent is None or referent.startswith("#") else referent
            reference = Reference(*stretch, head, row.category, row.form, -1, person, None, referent)
            best[stretch] = row.certainty, reference
    return [reference for _, reference in best.values()]


def _people(story: Story, links: Sequence[Link]) -> Iterator[Reference]:
    """The mentions that mean a person of the cast."""
    tokens, mentions = story.book[TOKENS], story.book[MENTIONS]
    for row in story.book[RESOLUTIONS]:
        mention = mentions[row.mention]
        stretch = _in_sentence(story, *tokens_within(tokens, mention.start, mention.stop))
        if stretch is not None:
            head = head_of(links, *stretch)
            yield Reference(*stretch, head, "PER", mention.kind, -1, row.character, row.mention)


def _in_sentence(story: Story, first: int, last: int) -> tuple[int, int] | None:
    """The tokens as far as the sentence of the first reaches; None where nothing is left."""
    sentences = story.book[SENTENCES]
    at = bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1
    if first < 0 or at < 0:
        return None
    last = min(last, sentences[at].last)
    return (first, last) if first < last else None


def _joined(
    entities: Sequence[Reference], people: Iterator[Reference], links: Sequence[Link]
) -> Iterator[Reference]:
    """Entities and people in one, in no order."""
    free = {(row.first, row.last): row for row in entities}
    waiting: list[Reference] = []
    for person in people:
        entity = free.pop((person.first, person.last), None)
        if entity is None:
            waiting.append(person)
        else:
            yield _as_person(entity, person)
    by_head: dict[int, list[Reference]] = {}
    for entity in free.values():
        by_head.setdefault(_name_head(links, entity.head), []).append(entity)
    for person in waiting:
        candidates = by_head.get(_name_head(links, person.head), [])
        same = [row for row in candidates if _is_same(row, person, links)]
        # The nearest in size: of "the man" and "the man in the hat", "man" is the former.
        length = person.last - person.first
        entity = min(same, key=lambda row: abs(row.last - row.first - length), default=None)
        if entity is None:
            yield person
        else:
            candidates.remove(entity)
            del free[entity.first, entity.last]
            yield _as_person(entity, person)
    yield from free.values()


def _as_person(entity: Reference, person: Reference) -> Reference:
    """An entity that is a resolved mention, too."""
    return replace(entity, character=entity.character or person.character, mention=person.mention)


def _name_head(links: Sequence[Link], head: int) -> int:
    """The head of a whole name, of which a word may be but a part ("Bennet" of "Mr. Bennet")."""
    link = links[head]
    while link.head is not None and link.relation.partition(":")[0] == "flat":
        head, link = link.head, links[link.head]
    return head


def _is_same(entity: Reference, person: Reference, links: Sequence[Link]) -> bool:
    """Whether two stretches with one head word mean one: one holds the other, and no one else is added."""
    if not (
        (entity.first <= person.first and person.last <= entity.last)
        or (person.first <= entity.first and entity.last <= person.last)
    ):
        return False
    added = (i for i in range(entity.first, entity.last) if not person.first <= i < person.last)
    return not any(links[i] == Link(entity.head, "conj") for i in added)


def _without_crossing(rows: Sequence[Reference]) -> list[Reference]:
    """The rows, in their order, without one of any two that are the same or cross."""
    kept: dict[tuple[int, int], Reference] = {}
    open_rows: list[Reference] = []
    for row in rows:
        while open_rows and open_rows[-1].last <= row.first:
            open_rows.pop()
        crossed = [other for other in open_rows if other.last < row.last]
        if (row.first, row.last) in kept or not all(_yields(other, row) for other in crossed):
            continue
        for other in crossed:
            open_rows.remove(other)
            del kept[other.first, other.last]
        kept[row.first, row.last] = row
        open_rows.append(row)
    return list(kept.values())


def _yields(row: Reference, to: Reference) -> bool:
    return row.character is None and to.character is not None


def _numbered(story: Story, rows: Sequence[Reference]) -> Iterator[Reference]:
    """The rows with their numbers."""
    people = numbers_of_people(story)
    known: dict[str | tuple[str, str], int] = {}
    following = len(people)
    for row in rows:
        if row.character is not None:
            yield replace(row, number=people[row.character])
            continue
        number = following
        if row.referent is not None:
            number = known.setdefault(row.referent, following)
        elif row.form == "PROP":
            number = known.setdefault((row.category, _name(story, row)), following)
        following += number == following
        yield replace(row, number=number)


def _name(story: Story, row: Reference) -> str:
    tokens = story.book[TOKENS]
    return " ".join(story.text.lower_words(tokens[row.first : row.last]))
