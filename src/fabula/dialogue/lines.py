"""The evidence beside each quotation, gathered once: what the scoring and the addressees look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.dialogue.facing import turnings_of
from fabula.dialogue.hints import called_gender, family_names, owners_of, tells, title_of
from fabula.dialogue.stage import Line, Pointer, Stage
from fabula.kept import keeps_last
from fabula.layers import (
    BLOCKS,
    CHAPTERS,
    CHARACTERS,
    CUES,
    MENTIONS,
    PARAGRAPHS,
    QUOTATIONS,
    QUOTED_SPANS,
    RESOLUTIONS,
    WORDS,
    Cue,
    Mention,
    Quotation,
    Resolution,
)
from fabula.lexicon import people
from fabula.lexicon.speech import plain_speech_verbs
from fabula.lexicon.times import OPENING, later_time
from fabula.people.names import gender_of_pronoun
from fabula.people.vocatives import is_called
from fabula.quoting.around import spans_around
from fabula.text import Span, Spanned
from fabula.trees import Trees

SEVERAL = re.compile(
    r"\b(?:you (?:two|both|all|three|guys|boys|girls|people|lot)|both of you|all of you|y'all"
    r"|gentlemen|ladies|everyone|everybody|boys|girls|guys|folks|children|my friends|friends|comrades)\b",
    re.IGNORECASE,
)
YOU = re.compile(r"\b(?:you|your|yours|yourself|yourselves|thou|thee|thy|ye|ya)\b", re.IGNORECASE)
WE = re.compile(r"\b(?:we|us|our|ours|ourselves|let['’]s)\b", re.IGNORECASE)

NEEDS = (
    BLOCKS,
    PARAGRAPHS,
    CHAPTERS,
    WORDS,
    QUOTED_SPANS,
    MENTIONS,
    CUES,
    CHARACTERS,
    RESOLUTIONS,
    QUOTATIONS,
)


@keeps_last(NEEDS)
def set_stage(book: Book) -> Stage:
    """Gather the evidence of a book that has the layers ``NEEDS``."""
    mentions = book[MENTIONS]
    persons = {row.mention: row.character for row in book[RESOLUTIONS]}
    paragraphs = [paragraph.start for paragraph in book[PARAGRAPHS]]
    trees = Trees.of(book[WORDS], book.text)
    starts = [word.start for word in trees.words]
    mentioned: list[list[str]] = [[] for _ in paragraphs]
    narrated: dict[int, str] = {}
    inside: dict[int, list[tuple[str, bool]]] = {}
    called: list[list[str]] = [[] for _ in paragraphs]
    spans = book[QUOTED_SPANS]
    for i, mention in enumerate(mentions):
        person = persons.get(i)
        if person is None:
            continue
        paragraph = max(bisect_right(paragraphs, mention.start) - 1, 0)
        if mention.quoted is None:
            mentioned[paragraph].append(person)
            narrated[bisect_left(starts, mention.head.start)] = person
        elif mention.kind == "PROP":
            outer = mention.quoted
            while (parent := spans[outer].parent) is not None:
                outer = parent
            first, last = bisect_left(starts, mention.start), bisect_left(starts, mention.stop)
            vocative = is_called(trees, first, last) and outer == mention.quoted
            inside.setdefault(outer, []).append((person, vocative))
            if vocative:
                called[paragraph].append(person)
    cues: dict[int, list[Cue]] = {}
    for cue in book[CUES]:
        cues.setdefault(cue.quoted, []).append(cue)
    resolutions = {row.mention: row for row in book[RESOLUTIONS]}
    characters = book[CHARACTERS]
    groups = {one.id: one.members for one in characters if one.kind == "group"}
    gather = _Gathering(
        book,
        mentions,
        persons,
        resolutions,
        cues,
        inside,
        mentioned,
        paragraphs,
        trees,
        starts,
        groups,
        _cuts(book, trees, starts),
    )
    lines = tuple(gather.line(row) for row in book[QUOTATIONS] if row.parent is None)
    return Stage(
        lines,
        tuple(tuple(row) for row in mentioned),
        tuple(tuple(row) for row in called),
        {c.id: gender_of_pronoun((c.pronouns or "").split("/")[0].strip().lower()) for c in characters},
        {c.id: title_of(c) for c in characters},
        {c.id: c.count for c in characters},
        next((c.id for c in characters if c.narrator), None),
        tuple(paragraphs),
        turnings_of(trees, narrated),
        {c.id: family_names(c) for c in characters},
        groups,
        tuple(tells(trees, *_tokens(starts, row)) for row in book[PARAGRAPHS]),
    )


def _cuts(book: Book, trees: Trees, starts: Sequence[int]) -> list[int]:
    """Where time passes by the page or by its words: chapters, separators, "the next morning"."""
    found = [row.start for row in book[CHAPTERS]]
    found += [block.stop for block in book[BLOCKS] if block.kind == "separator"]
    names = [row for row in book[MENTIONS] if row.kind == "PROP"]
    named = {token for row in names for token in range(*_tokens(starts, row))}
    paragraphs = book[PARAGRAPHS]
    around = spans_around([row.start for row in paragraphs], book[QUOTED_SPANS])
    for paragraph, quoted in zip(paragraphs, around, strict=True):
        first, last = _tokens(starts, paragraph)
        begin, count = later_time(trees.forms[first : min(last, first + OPENING)])
        time = range(first + begin, first + begin + count)
        if count and quoted is None and named.isdisjoint(time):  # Dawn, April
            found.append(paragraph.start)
    return sorted(found)


def _tokens(starts: Sequence[int], row: Spanned) -> tuple[int, int]:
    """The first token of a stretch and the one after its last."""
    return bisect_left(starts, row.start), bisect_left(starts, row.stop)


@dataclass(frozen=True, slots=True)
class _Gathering:
    book: Book
    mentions: Sequence[Mention]
    persons: dict[int, str]
    resolutions: dict[int, Resolution]
    cues: dict[int, list[Cue]]
    inside: dict[int, list[tuple[str, bool]]]
    mentioned: Sequence[Sequence[str]]
    paragraphs: Sequence[int]
    trees: Trees
    starts: Sequence[int]
    groups: dict[str, tuple[str, ...]]
    cuts: Sequence[int]

    def line(self, row: Quotation) -> Line:
        """The evidence of one quotation."""
        spans = self.book[QUOTED_SPANS]
        cues = [cue for i in row.quoted for cue in self.cues.get(i, ())]
        tags = [cue for cue in cues if cue.kind in ("tag", "lead")]
        tag = min(tags, key=self._strength) if tags else None
        named = [entry for i in row.quoted for entry in self.inside.get(i, ())]
        called = frozenset(person for person, vocative in named if vocative)
        first = max(bisect_right(self.paragraphs, row.start) - 1, 0)
        last = max(bisect_right(self.paragraphs, row.stop - 1) - 1, 0)
        hearers = [i for cue in tags for i in cue.hearers]
        inner = spans[row.quoted[-1]].inner
        said = "\n".join(self.book.text.cut(spans[i].inner) for i in row.quoted)
        paragraph = self.book[PARAGRAPHS][first] if self.paragraphs else None
        outside = paragraph is not None and paragraph.start >= spans[row.quoted[0]].start
        return Line(
            row.id,
            row.kind,
            row.start,
            row.stop,
            first,
            last,
            bisect_right(self.book[CHAPTERS], row.start, key=lambda chapter: chapter.start) - 1,
            bisect_right(self.cuts, row.start),
            self._pointer(tag),
            self._pointer(next((cue for cue in cues if cue.kind == "beat before"), None)),
            self._pointer(next((cue for cue in cues if cue.kind == "beat after"), None)),
            tuple(dict.fromkeys(self.persons[i] for i in hearers if i in self.persons)),
            tuple(self._pronoun_gender(i) for i in hearers if self.mentions[i].kind == "PRON"),
            called,
            frozenset(person for person, _ in named) - called,
            frozenset(self.mentioned[first]) if self.mentioned else frozenset(),
            outside and len(row.quoted) == 1 and paragraph is not None and paragraph.stop <= row.stop,
            self.book.text.cut((inner.stop - 1, inner.stop)) == "?",
            SEVERAL.search(said) is not None,
            len(said.split()),
            YOU.search(said) is not None,
            WE.search(said) is not None,
            next(filter(None, (self._called_gender(spans[i].inner) for i in row.quoted)), ""),
        )

    def _called_gender(self, inner: Span) -> str:
        return called_gender(self.trees, *_tokens(self.starts, inner))

    def _is_plain(self, cue: Cue) -> bool:
        mention, cut = self.mentions[cue.mention], self.book.text.cut
        rest = cut((cue.start, mention.start)) + cut((mention.stop, cue.stop))
        return rest.strip().lower() in plain_speech_verbs()

    def _strength(self, cue: Cue) -> tuple[bool, bool]:
        """A tag before a lead, a name before a pronoun."""
        return self.mentions[cue.mention].kind == "PRON", cue.kind != "tag"

    def _words(self, index: int) -> str:
        mention = self.mentions[index]
        return self.book.text.cut((mention.start, mention.stop)).lower()

    def _pronoun_gender(self, index: int) -> str:
        return gender_of_pronoun(self._words(index))

    def _pointer(self, cue: Cue | None) -> Pointer | None:
        if cue is None:
            return None
        mention = self.mentions[cue.mention]
        words = self._words(cue.mention)
        gender = gender_of_pronoun(words) if mention.kind == "PRON" else ""
        if mention.kind == "NOM":
            gender = people.human_nouns().get(words.split()[-1], "")
        resolution = self.resolutions.get(cue.mention)
        person, certainty = (resolution.character, resolution.certainty) if resolution else (None, 0.0)
        shares = resolution.candidates if resolution else ()
        # What several are called is as good as a name: it means no single person.
        kind = "PROP" if mention.kind == "NOM" and person in self.groups else mention.kind
        return Pointer(
            person,
            certainty,
            kind,
            gender,
            words in people.FIRST_PERSON,
            cue.kind == "tag" and self._is_plain(cue),
            Span(cue.start, cue.stop),
            shares or (((person, certainty),) if person is not None else ()),
            " ".join(words.split()) if kind == "NOM" else "",
            owners_of(cue.mention, self.mentions, self.resolutions) if kind == "NOM" else (),
        )
