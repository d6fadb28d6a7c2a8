"""Those who speak and are spoken of: mentions, characters, and who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fabula.layers.language import MentionKind
from fabula.text import Span

NARRATOR, READER, NOBODY, EVERYONE = "narrator", "reader", "nobody", "everyone"
RESERVED_IDS = (NARRATOR, READER, NOBODY, EVERYONE)

CharacterKind = Literal["person", "group"]
RelationKind = Literal["kin", "marriage", "rank", "friendship", "enmity", "love"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may refer to a person: a name, a description or a pronoun.

    Whether a name is a person's, and whose, is told by the resolutions.

    ``head`` is the span of its head word; ``quoted`` the index of the innermost quoted span that it
    stands in, None in narration.
    """

    start: int
    stop: int
    head: Span
    kind: MentionKind
    quoted: int | None


@dataclass(frozen=True, slots=True)
class Alias:
    """A form by which a character is called, with its number of uses."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Character:
    """A person of the story, or a group that has a name of its own ("the Bennets").

    Attributes:
        id: a slug of the name, unique in the book.
        name: the fullest form that the text uses, or the name as given by the user.
        aliases: every form used, most frequent first.
        pronouns: as used in the text ("she/her"), None where it does not show.
        count: mentions of every kind, pronouns included.
        narrator: whether this person tells the story in the first person.
        given: whether the user named this person.
        kind: whether it is one person or several.
        members: of a group, the ids of those whom the text makes plain.
    """

    id: str
    name: str
    aliases: tuple[Alias, ...]
    pronouns: str | None
    count: int
    first: int
    last: int
    narrator: bool
    given: bool
    certainty: float
    maker: str
    kind: CharacterKind = "person"
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a mention means: index of the mention, id of the character.

    ``candidates`` are the likeliest ids with probabilities, best first, where the words alone do not tell.
    """

    mention: int
    character: str
    certainty: float
    maker: str
    candidates: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Which earlier mentions an entity mention may take up, before it is known who speaks.

    ``candidates`` are indices into the entities with probabilities, best first; ``first`` is the probability
    that it takes up none. The least likely are left out. A row for each entity, in their order.
    """

    start: int
    stop: int
    entity: int
    candidates: tuple[tuple[int, float], ...]
    first: float


@dataclass(frozen=True, slots=True)
class Reference:
    """What an entity mention refers to: mentions with one ``referent`` mean the same (coreference).

    ``entity`` is an index into the entities; ``referent`` the id of a character, or ``#`` and a number for
    whom and what is not in the cast. ``certainty`` is that of the link to what was mentioned before. A row
    for each entity, in their order.
    """

    start: int
    stop: int
    entity: int
    referent: str
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text states that one person is to another: ``one`` is the ``word`` of ``other``.

    Attributes:
        start, stop: the words that state it.
        one, other: ids of the characters.
        word: a noun ("sister"), or the verb for what one feels for the other ("loves").
    """

    start: int
    stop: int
    one: str
    other: str
    kind: RelationKind
    word: str
    certainty: float
    maker: str
