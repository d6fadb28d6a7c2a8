"""The story's world: beats and who is there, claims, what happens, what is said, and what is ascribed.

The same rows come from a text, which gives ``start`` and ``stop`` (the words behind a row), and from a world
written by hand, which does not. They are what the engine starts from; nothing here is derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fabula.layers.language import Polarity
from fabula.text import Span

Perceives = Literal["all", "sees", "hears", "part", "that", "nothing"]
Truth = Literal["true", "false", "open"]
ActKind = Literal[
    "assert",
    "deny",
    "ask",
    "answer",
    "promise",
    "threaten",
    "accuse",
    "apologise",
    "request",
    "refuse",
    "confess",
    "withhold",
]
Manner = Literal["aloud", "aside", "phone", "letter"]
Heard = Literal["all", "part", "that"]
Stance = Literal[
    "knows",
    "believes",
    "disbelieves",
    "doubts",
    "wonders",
    "wants",
    "intends",
    "fears",
    "loves",
    "hates",
    "hurt",
    "jealous",
    "angry",
    "unaware",
]
Evidence = Literal["did", "saw", "heard", "told", "overheard", "read", "inferred", "thought"]
TellingLevel = Literal["present", "flashback", "report"]

EVERYBODY = "*"
"""In a trust policy: all those who are not named."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the world.

    Attributes:
        relations: pairs of another's id and what this person is to them ("sister").
        trust: pairs of a speaker's id (or ``*``) and a policy: ``all`` (believed, unless there is better
            evidence; the default), ``none``, ``witness`` (believed only if the speaker was later than oneself
            where it happened).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    relations: tuple[tuple[str, str], ...] = ()
    trust: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One place and stretch of time.

    Attributes:
        place: id of the place, None where the text does not name it.
        time: the words that tell when, None where there are none.
        level: whether it is told as the story's present, as a flashback, or is only reported.
    """

    id: str
    start: int
    stop: int
    place: str | None
    time: str | None
    level: TellingLevel
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Someone who is there during a beat.

    Attributes:
        perceives: all of it; only what is seen, only what is heard; part of it (the subject, not what is
            said of it); that something happens, not what; nothing (asleep, unconscious).
        hidden: whether the others do not notice this person.
    """

    person: str
    perceives: Perceives = "all"
    hidden: bool = False
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Beat:
    """A part of a scene with the same people present: the theatre's French scene.

    Attributes:
        id: the scene's id, a full stop and a number: ``s2.1``.
        place: id of the place, None where unknown.
        story_order: orders beats by when they happen (equal: at the same time).
        told_order: orders beats by where they are told.
        level: as for scenes.
    """

    id: str
    place: str | None
    story_order: float
    told_order: float
    present: tuple[Presence, ...]
    level: TellingLevel = "present"
    start: int | None = None
    stop: int | None = None
    certainty: float = 1.0
    maker: str = "given"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that the story names; ``within`` is the id of the place that it is part of."""

    id: str
    name: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What can be so or not: a predicate with its roles. People and places are ids, other fillers plain text.

    Attributes:
        text: the claim in words, affirmed ("Spike kissed Faith").
        predicate: a lemma.
        agent, patient, recipient: who does it, to whom or what, and for whom.
        place: where; id of a place or plain text.
        time: when, in the words of the text.
        asked: the role that a question asks for ("agent"), None for what is no question.
        content: id of the claim inside this one ("Buffy told Angel of his soul").
        polarity: ``-`` for what nobody affirms.
        truth: the narrator's word, where it does not follow from what happens.
        opposes: ids of claims that cannot hold together with this one.
        implies: ids of claims that follow from this one.
        spans: where the text says it.
    """

    id: str
    text: str
    predicate: str
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    asked: str | None = None
    content: str | None = None
    polarity: Polarity = "+"
    truth: Truth = "open"
    opposes: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    certainty: float = 1.0
    maker: str = "given"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that happens in a beat, on the narrator's word: the claim comes true.

    ``story_order`` is None where it is the beat's.
    """

    id: str
    beat: str
    claim: str
    story_order: float | None = None
    start: int | None = None
    stop: int | None = None
    certainty: float = 1.0
    maker: str = "given"


@dataclass(frozen=True, slots=True)
class Act:
    """Something said, written, or kept back: an act of speech about a claim.

    Attributes:
        by: who says it; None where unknown.
        to: those to whom it is said; what is kept back is kept from them.
        heard_by: others who hear it; None for everyone present who can.
        heard: how much of it those in ``heard_by`` hear: all, part (what of, not what), that it is said.
        condition: id of the claim on which it hangs, None for none.
        sincere: whether who says it means it; None where the text does not tell.
        reported_by: who reports an act that is not on the page; () for what is narrated.
        manner: aloud; aside (to nobody but ``to``); by phone; by letter.
        received: id of the beat in which a letter is read.
        quote: id of the quotation that it is made in.
        beat: id of the beat; None for a reported act that the story does not place.
    """

    id: str
    by: str | None
    to: tuple[str, ...]
    act: ActKind
    claim: str
    beat: str | None
    heard_by: tuple[str, ...] | None = None
    heard: Heard = "all"
    condition: str | None = None
    sincere: bool | None = None
    reported_by: tuple[str, ...] = ()
    manner: Manner = "aloud"
    received: str | None = None
    quote: str | None = None
    story_order: float | None = None
    start: int | None = None
    stop: int | None = None
    certainty: float = 1.0
    maker: str = "given"


@dataclass(frozen=True, slots=True)
class Perception:
    """How someone perceives what happens or is said, where presence does not tell it.

    Attributes:
        of: id of the occurrence or act.
        taken_as: id of the claim that it is taken for; None for one that is only half perceived.
        how: in the words of the story: "from afar".
    """

    id: str
    by: str
    of: str
    taken_as: str | None = None
    how: str = ""
    start: int | None = None
    stop: int | None = None
    certainty: float = 1.0
    maker: str = "given"


@dataclass(frozen=True, slots=True)
class Ascription:
    """An attitude that the text itself gives to someone: "Buffy thinks that Spike kissed Faith".

    Attributes:
        holder: whose it is; longer than one where nested, the last one's being the stance.
        toward: whom a feeling is for.
        claim: id; None for a feeling that is about a person alone.
        evidence: where the text says how they came by it.
        chain: those it came through, nearest first, where the text says so.
    """

    id: str
    holder: tuple[str, ...]
    stance: Stance
    claim: str | None
    beat: str
    toward: tuple[str, ...] = ()
    condition: str | None = None
    evidence: Evidence | None = None
    chain: tuple[str, ...] = ()
    story_order: float | None = None
    start: int | None = None
    stop: int | None = None
    certainty: float = 1.0
    maker: str = "given"
