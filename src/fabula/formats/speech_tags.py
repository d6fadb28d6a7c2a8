"""Speech tags that an audiobook can do without, because the voice tells who speaks: "she said".

A tag goes only where it is nothing more than a subject and a plain verb of saying, with at most an adverb
and the name of the one spoken to, and where what stays is sound without it: a tag up to its full stop or
to the next part of the same speech, a lead that begins its sentence. In a screenplay the character cues go.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.formats.format import Options
from fabula.formats.voices import voice_names
from fabula.layers import (
    ATTRIBUTIONS,
    CUES,
    MENTIONS,
    NARRATOR,
    QUOTATIONS,
    QUOTED_SPANS,
    RESOLUTIONS,
    TOKENS,
    Cue,
)
from fabula.lexicon.speech import THOUGHT, WRITING, plain_speech_verbs
from fabula.source.script import MAKER
from fabula.story import Quote, Story
from fabula.text import Span

_ADVERBS = frozenset("again then aloud too now at last once more".split())
_NOT_DROPPED = THOUGHT | WRITING | {"sang", "quoth", "cried"}
_ENDS = ".!?…"


def speech_tags(story: Story, options: Options) -> tuple[Span, ...]:
    """The stretches of narration that may be left out, in order and disjoint.

    Only tags of lines whose speaker is known, at the certainty that the options ask for, and is not read by
    the narrator's own voice.
    """
    names = voice_names(story, options)
    told = {
        quote.id: quote
        for quote in story.quotes
        if quote.kind == "speech"
        and quote.speaker is not None
        and quote.certainty >= options.min_certainty
        and names[quote.speaker] != names[NARRATOR]
    }
    found = sorted([*_cue_lines(story, told), *_tags(story, told)])
    kept: list[Span] = []
    for span in found:
        if not kept or kept[-1].stop <= span.start:
            kept.append(span)
    return tuple(kept)


def _cue_lines(story: Story, told: dict[str, Quote]) -> Iterator[Span]:
    """The character cues of a screenplay, with the line ends after them."""
    characters = story.text.characters
    for row in story.book[ATTRIBUTIONS]:
        if row.maker == MAKER and row.cue is not None and row.quotation in told:
            stop = row.cue.stop
            while stop < len(characters) and characters[stop].isspace():
                stop += 1
            yield Span(row.cue.start, stop)


def _tags(story: Story, told: dict[str, Quote]) -> Iterator[Span]:
    page = _page(story)
    quotation_of = {i: row.id for row in story.book[QUOTATIONS] for i in row.quoted}
    persons = {row.mention: row.character for row in story.book[RESOLUTIONS]}
    for cue in story.book[CUES]:
        quote = told.get(quotation_of.get(cue.quoted, ""))
        if quote is None or persons.get(cue.mention) != quote.speaker or cue.quoted not in page.place:
            continue
        if cue.kind in ("tag", "lead"):
            place = page.place[cue.quoted]
            span = _tag(page, cue, place) if cue.start >= page.outer[place].stop else _lead(page, cue, place)
            if span is not None:
                yield span


@dataclass(frozen=True, slots=True)
class _Page:
    """Tokens, and the outermost quoted spans with where their words end and their quotations."""

    story: Story
    starts: Sequence[int]
    stops: Sequence[int]
    lower: Sequence[str]
    outer: Sequence[Span]
    ends: Sequence[int]
    place: dict[int, int]
    quotations: Sequence[str]
    mentions: Sequence[Span]

    def bounds(self, offset: int) -> Span:
        """The paragraph that an offset stands in."""
        paragraphs = self.story.paragraphs
        at = max(bisect_right(paragraphs, offset, key=lambda row: row.start) - 1, 0)
        return Span(paragraphs[at].start, paragraphs[at].stop)

    def tokens(self, start: int, stop: int) -> range:
        """The tokens between two offsets."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, stop))

    def character(self, offset: int) -> str:
        """The last character before an offset that is no white space, within the paragraph; "" for none."""
        first = self.bounds(offset).start
        while offset > first and self.story.text.characters[offset - 1].isspace():
            offset -= 1
        return self.story.text.characters[offset - 1] if offset > first else ""


def _page(story: Story) -> _Page:
    spans, quotation_of = story.book[QUOTED_SPANS], {}
    for row in story.book[QUOTATIONS]:
        quotation_of.update(dict.fromkeys(row.quoted, row.id))
    outer = [i for i, span in enumerate(spans) if span.parent is None and i in quotation_of]
    outer.sort(key=lambda i: spans[i].start)
    tokens = story.book[TOKENS]
    return _Page(
        story,
        [token.start for token in tokens],
        [token.stop for token in tokens],
        story.text.lower_words(tokens),
        [Span(spans[i].start, spans[i].stop) for i in outer],
        [spans[i].inner.stop for i in outer],
        {i: place for place, i in enumerate(outer)},
        [quotation_of[i] for i in outer],
        [Span(mention.start, mention.stop) for mention in story.book[MENTIONS]],
    )


def _tag(page: _Page, cue: Cue, place: int) -> Span | None:
    """A tag after its words, up to its full stop or to the next part of the speech."""
    here = page.outer[place]
    stop = page.bounds(here.stop - 1).stop
    following = page.outer[place + 1] if place + 1 < len(page.outer) else None
    interrupts = following is not None and following.start < stop
    if following is not None and interrupts:
        stop = following.start
    tokens = list(page.tokens(here.stop, stop))
    if tokens and page.lower[tokens[0]] == ",":
        tokens = tokens[1:]
    if not tokens or page.starts[tokens[0]] != cue.start or not _sound_before(page, here.start):
        return None
    end = _end(page, cue, tokens)
    if end is None:
        return None
    goes_on = interrupts and page.quotations[place + 1] == page.quotations[place]
    last = end == tokens[-1]
    if page.lower[end] == "." or (page.lower[end] == "," and last and goes_on):
        return Span(here.stop, page.stops[end])
    return None


def _lead(page: _Page, cue: Cue, place: int) -> Span | None:
    """A lead before its words, where it begins a sentence and the words end one."""
    here = page.outer[place]
    begin = page.bounds(here.start).start
    if place and page.outer[place - 1].stop > begin:
        begin = page.outer[place - 1].stop
    tokens = [token for token in page.tokens(begin, here.start) if page.starts[token] >= cue.start]
    if cue.start < begin or not tokens or page.starts[tokens[0]] != cue.start:
        return None
    before, said = page.character(cue.start), page.character(page.ends[place])
    if (before and before not in _ENDS + "”\"’'»") or said not in _ENDS + "—–-":
        return None
    end = _end(page, cue, tokens)
    return Span(cue.start, here.start) if end == tokens[-1] and page.lower[end] in {",", ":"} else None


def _sound_before(page: _Page, start: int) -> bool:
    """Whether a quotation that begins there is not the end of the narrator's own sentence."""
    before = page.character(start)
    return not before or before in _ENDS + ",:”\"’'»"


def _end(page: _Page, cue: Cue, tokens: Sequence[int]) -> int | None:
    """The token right after a tag that is no more than subject, verb, adverb and hearer, else None."""
    subject = page.mentions[cue.mention]
    hearers = [page.mentions[i] for i in cue.hearers]
    verbs = 0
    for token in tokens:
        start, word = page.starts[token], page.lower[token]
        if subject.contains(start) or any(span.contains(start) for span in hearers):
            continue
        if start < cue.stop and word in plain_speech_verbs() and word not in _NOT_DROPPED:
            verbs += 1
        elif not (word.endswith("ly") or word in _ADVERBS or (word == "to" and hearers)):
            return token if start >= cue.stop and verbs == 1 else None
    return None
