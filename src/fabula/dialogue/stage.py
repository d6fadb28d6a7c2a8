"""The rows that scoring and addressees look at: quotations with what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.dialogue.facing import Turning
from fabula.layers import MentionKind, QuoteKind
from fabula.text import Span


@dataclass(frozen=True, slots=True)
class Pointer:
    """A cue as the scoring sees it: a person, where known, or what kind of person.

    ``plain`` tells that the cue is nothing but the person and a verb of saying, side by side; ``shares`` are
    the people that a pronoun may mean, with probabilities. ``words`` are those of a description, lower-case,
    and ``owners`` the people whom its first word may mean ("her mother").
    """

    person: str | None
    certainty: float
    kind: MentionKind
    gender: str
    first_person: bool
    plain: bool
    span: Span
    shares: tuple[tuple[str, float], ...]
    words: str
    owners: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One outermost quotation with its evidence; persons are ids.

    Attributes:
        paragraph: index of the paragraph it starts in; ``last_paragraph`` of that it ends in.
        chapter: index of the chapter; ``stretch`` of the stretch of time, as chapters, separators and words
            such as "the next morning" part the text.
        tag: the strongest speech tag or lead; ``before`` and ``after`` are beats.
        hearers: those whom the tag names as spoken to.
        hearer_genders: genders of pronouns that the tag names as spoken to ("he said to her").
        called: those called by name inside the quotation; ``named`` those named otherwise.
        narrated: those mentioned in the narration of the same paragraph.
        bare: whether the paragraph holds nothing but the quotation.
        asks: whether it ends in a question mark.
        to_several: whether its words address several ("you two", "gentlemen", "everybody").
        length: how many words it has.
        called_gender: of whom the words call without a name ("sir", "mother"), "" where they call nobody so.
        says_you: whether it has a pronoun of the second person; ``says_we`` of the first person plural.
    """

    quotation: str
    kind: QuoteKind
    start: int
    stop: int
    paragraph: int
    last_paragraph: int
    chapter: int
    stretch: int
    tag: Pointer | None
    before: Pointer | None
    after: Pointer | None
    hearers: tuple[str, ...]
    hearer_genders: tuple[str, ...]
    called: frozenset[str]
    named: frozenset[str]
    narrated: frozenset[str]
    bare: bool
    asks: bool
    to_several: bool
    length: int
    says_you: bool
    says_we: bool
    called_gender: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What surrounds the lines.

    Attributes:
        lines: the outermost quotations in order.
        mentioned: for each paragraph the persons that its narration mentions, in order.
        called: for each paragraph the persons called by name in its quotations, in order.
        gender: of each person, "" where unknown.
        titles: the gender that somebody's titles tell (Mrs., King), "" for none.
        weight: of each person, the mentions in the book.
        narrator: the first-person narrator.
        paragraphs: where each paragraph starts.
        families: of each person, the family names that the text gives.
        groups: those who are several people, each with those of them who are known.
        tells: for each paragraph whether its last sentence has a verb that can tell speech.
        turnings: who turns to whom, in the order of the text.
    """

    lines: tuple[Line, ...]
    mentioned: tuple[tuple[str, ...], ...]
    called: tuple[tuple[str, ...], ...]
    gender: dict[str, str]
    titles: dict[str, str]
    weight: dict[str, int]
    narrator: str | None
    paragraphs: tuple[int, ...]
    turnings: tuple[Turning, ...]
    families: dict[str, frozenset[str]]
    groups: dict[str, tuple[str, ...]]
    tells: tuple[bool, ...]
