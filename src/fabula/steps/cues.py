"""Cues: the narration beside a quoted span that tells who is behind it.

Four kinds, from the strongest: a speech tag after the span ("…," said Ann), a lead before it (Ann said,
"…"), and a beat of action after or before it in the same paragraph. A verb from the list of verbs of
saying makes a tag anywhere; after a quotation that ends with a comma any finite verb does ("…," he flared).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.book import Book, Made, Step
from fabula.layers import (
    CUES,
    MENTIONS,
    PARAGRAPHS,
    QUOTED_SPANS,
    TOKENS,
    Cue,
    CueKind,
    Mention,
    Paragraph,
    QuotedSpan,
)
from fabula.lexicon import people
from fabula.lexicon.speech import plain_speech_verbs, speech_verbs

AUXILIARIES = frozenset(
    """had has have would could did does was were is then also only again now still just at last once never
    always almost even soon first finally suddenly quite rather too ever next presently all both""".split()
)
LINKS = frozenset({"and", "then", "so", "thus", "but", "as", "for", "or"})
NOT_SUBJECT_AFTER = frozenset(
    """to at with of from for by in on into upon over under about behind beside before after near between
    against toward towards past around through than like""".split()
)
AFTER_TAG = frozenset("to as with in at from while when softly again and after before".split())
REACH = 4  # tokens between a subject and its verb
SENTENCE_END = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules read: tokens, mentions by their first and last token, quoted spans."""

    starts: Sequence[int]
    stops: Sequence[int]
    forms: Sequence[str]
    lower: Sequence[str]
    mentions: Sequence[Mention]
    opening: dict[int, int]
    closing: dict[int, int]
    last_token: Sequence[int]

    def first_at(self, offset: int) -> int:
        """Index of the first token at or after an offset."""
        return bisect_left(self.starts, offset)


def run(book: Book) -> Made:
    """Find the cues of every outermost quoted span."""
    page = _page(book)
    spans = book[QUOTED_SPANS]
    outer = [i for i, span in enumerate(spans) if span.parent is None]
    rows: list[Cue] = []
    for before, after in _gaps(book[PARAGRAPHS], [spans[i] for i in outer]):
        for index, found in _cues_around(page, spans, outer, before, after):
            rows.append(Cue(found.start, found.stop, index, found.kind, found.mention, found.hearers))
    rows.sort(key=lambda cue: (cue.quoted, cue.start))
    return {CUES: tuple(rows)}


STEP = Step(
    "cues",
    needs=(PARAGRAPHS, TOKENS, QUOTED_SPANS, MENTIONS),
    makes=(CUES,),
    run=run,
)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: CueKind
    mention: int
    start: int
    stop: int
    hearers: tuple[int, ...]


def _page(book: Book) -> Page:
    tokens, mentions = book[TOKENS], book[MENTIONS]
    starts = [token.start for token in tokens]
    stops = [token.stop for token in tokens]
    forms = [book.text.cut((token.start, token.stop)) for token in tokens]
    first = [bisect_left(starts, mention.start) for mention in mentions]
    last = [bisect_left(stops, mention.stop) for mention in mentions]
    return Page(
        starts,
        stops,
        forms,
        [form.lower() for form in forms],
        mentions,
        {token: i for i, token in enumerate(first)},
        {token: i for i, token in enumerate(last)},
        last,
    )


@dataclass(frozen=True, slots=True)
class _Gap:
    """Narration between quoted spans of a paragraph, with the position of the spans beside it."""

    start: int
    stop: int
    left: int | None
    right: int | None


def _gaps(paragraphs: Sequence[Paragraph], outer: Sequence[QuotedSpan]) -> Iterator[tuple[_Gap | None, _Gap]]:
    """Every gap with the narration-only paragraph before it, where it may lead over to this one."""
    k = 0
    previous: _Gap | None = None
    for paragraph in paragraphs:
        position, left = paragraph.start, None
        first = k
        while k < len(outer) and outer[k].start < paragraph.stop:
            gap = _Gap(position, outer[k].start, left, k)
            yield (previous if left is None and k == first else None), gap
            position, left = outer[k].stop, k
            k += 1
        if left is not None:
            yield None, _Gap(position, paragraph.stop, left, None)
        previous = _Gap(position, paragraph.stop, left, k)


def _cues_around(
    page: Page, spans: Sequence[QuotedSpan], outer: Sequence[int], lead_in: _Gap | None, gap: _Gap
) -> Iterator[tuple[int, _Found]]:
    """The cues that one gap gives to the spans on its left and right."""
    first, last = page.first_at(gap.start), page.first_at(gap.stop)
    tag_end = first
    if gap.left is not None and first < last:
        index = outer[gap.left]
        tag = _tag_after(page, first, last, _last_form(page, spans[index]))
        if tag is not None:
            tag_end = _sentence_end(page, page.first_at(tag.stop), last)
            yield index, tag
        else:
            beat = _beat_after(page, first, last)
            if beat is not None:
                yield index, beat
    if gap.right is not None:
        index = outer[gap.right]
        if first < last:
            if tag_end < last or gap.left is None:
                lead = _lead_before(page, max(first, tag_end), last)
                if lead is not None:
                    yield index, lead
        elif lead_in is not None:
            lead_first, lead_last = page.first_at(lead_in.start), page.first_at(lead_in.stop)
            if lead_first < lead_last and page.forms[lead_last - 1] in {":", ","}:
                lead = _lead_before(page, lead_first, lead_last)
                if lead is not None:
                    yield index, lead


def _last_form(page: Page, span: QuotedSpan) -> str:
    """The last token inside a span's marks."""
    last = page.first_at(span.inner.stop) - 1
    return page.forms[last] if last >= 0 else ""


def _tag_after(page: Page, first: int, last: int, ending: str) -> _Found | None:
    """The tag with which narration goes on after a span that ends in the token ``ending``."""
    comma = ending in {",", "--", "—", ";"}
    i = first
    while i < last and not page.forms[i][0].isalnum() and i < first + 2:
        if page.forms[i][0] in SENTENCE_END:
            return None
        i += 1
    comma = comma or any(page.forms[j] in {",", "--", "—"} for j in range(first, i))
    while i < last and page.lower[i] in LINKS and i < first + 4:
        i += 1
    if i >= last:
        return None
    if page.lower[i] in speech_verbs() and page.forms[i].islower():
        subject = _inverted_subject(page, i, last)
        if subject is not None and (
            comma or page.lower[i] in plain_speech_verbs() or page.mentions[subject].kind != "PRON"
        ):
            return _found(page, "tag", subject, i, last)
    subject = page.opening.get(i)
    if subject is None or not _can_be_subject(page, subject):
        return None
    verb = _verb_after(page, page.last_token[subject] + 1, last, comma)
    if verb is None or (ending == "." and page.forms[i][0].isupper() and not _says_no_more(page, verb, last)):
        return None
    return _found(page, "tag", subject, verb, last)


def _says_no_more(page: Page, verb: int, last: int) -> bool:
    """Whether the verb has no object, as in a tag that a full stop sets off ("Go." He said.)."""
    following = page.lower[verb + 1] if verb + 1 < last else "."
    return not following[0].isalnum() or following.endswith("ly") or following in AFTER_TAG


def _inverted_subject(page: Page, verb: int, last: int) -> int | None:
    """The subject after its verb: said Ann, said quickly the old man."""
    for i in range(verb + 1, min(verb + 4, last)):
        subject = page.opening.get(i)
        if subject is not None:
            return subject if _can_be_subject(page, subject) else None
        if not (page.lower[i].endswith("ly") or page.lower[i] in AUXILIARIES):
            return None
    return None


def _verb_after(page: Page, i: int, last: int, comma: bool) -> int | None:
    """The verb of saying after a subject, over adverbs, auxiliaries and a bracketed clause."""
    end = min(i + REACH, last)
    while i < end:
        low = page.lower[i]
        if low in plain_speech_verbs() or (low in speech_verbs() and (comma or low.endswith("ed"))):
            return i
        if comma and low.endswith("ed") and len(low) > 3 and low not in AUXILIARIES:
            return i
        if not (low in AUXILIARIES or low.endswith("ly")):
            return None
        i += 1
    return None


def _can_be_subject(page: Page, mention: int) -> bool:
    row = page.mentions[mention]
    if row.kind == "PRON":
        return page.lower[page.last_token[mention]] in people.NOMINATIVE
    after = page.last_token[mention] + 1
    return after >= len(page.lower) or page.lower[after] not in {"'s", "’s", "'", "’"}


def _lead_before(page: Page, first: int, last: int) -> _Found | None:
    """A lead or a beat in the last sentence before a span."""
    end = last
    while end > first and not page.forms[end - 1][0].isalnum() and page.forms[end - 1] not in {":", ","}:
        end -= 1
    leads = not any(page.forms[i][0] in SENTENCE_END for i in range(end, last))
    start = _sentence_start(page, first, end)
    if leads:
        for verb in range(end - 1, start - 1, -1):
            if page.lower[verb] in speech_verbs():
                subject = _subject_of(page, verb, start, end)
                if subject is not None:
                    return _found(page, "lead", subject, verb, last)
    kind: CueKind = "lead" if leads and page.forms[last - 1] in {":", ","} else "beat before"
    while True:
        subject = _first_subject(page, start, end)
        if subject is not None:
            return _found(page, kind, subject, None, last)
        if start <= first:
            return None
        end, start, kind = start, _sentence_start(page, first, start - 1), "beat before"


def _subject_of(page: Page, verb: int, start: int, end: int) -> int | None:
    """The subject of a verb: just before it, or just after (said Ann), or else the sentence's first."""
    for i in range(verb - 1, max(start - 1, verb - 1 - REACH), -1):
        subject = page.closing.get(i)
        if subject is not None:
            if _can_be_subject(page, subject) and not _after_preposition(page, subject):
                return subject
            break
        if not (page.lower[i].endswith("ly") or page.lower[i] in AUXILIARIES):
            break
    inverted = _inverted_subject(page, verb, end)
    return inverted if inverted is not None else _first_subject(page, start, verb)


def _beat_after(page: Page, first: int, last: int) -> _Found | None:
    subject = _first_subject(page, first, _sentence_end(page, first, last))
    return _found(page, "beat after", subject, None, last) if subject is not None else None


def _first_subject(page: Page, first: int, last: int) -> int | None:
    """The first mention of a stretch that can be a subject; failing that, the owner of one ("Ann's eyes")."""
    owner: int | None = None
    for i in range(first, last):
        mention = page.opening.get(i)
        if mention is None or _after_preposition(page, mention):
            continue
        if _can_be_subject(page, mention):
            return mention
        low = page.lower[page.last_token[mention]]
        if owner is None and (page.mentions[mention].kind != "PRON" or low in people.POSSESSIVE):
            owner = mention
    return owner


def _after_preposition(page: Page, mention: int) -> bool:
    before = page.first_at(page.mentions[mention].start) - 1
    return before >= 0 and page.lower[before] in NOT_SUBJECT_AFTER


def _sentence_start(page: Page, first: int, last: int) -> int:
    """Start of the sentence that ends at ``last`` (exclusive), no earlier than ``first``."""
    for i in range(last - 2, first - 1, -1):
        if page.forms[i][0] in SENTENCE_END:
            return i + 1
    return first


def _sentence_end(page: Page, first: int, last: int) -> int:
    for i in range(first + 1, last):
        if page.forms[i][0] in SENTENCE_END:
            return i + 1
    return last


def _found(page: Page, kind: CueKind, subject: int, verb: int | None, last: int) -> _Found:
    row = page.mentions[subject]
    token = page.last_token[subject] if verb is None else verb
    hearers = _hearers(page, subject, token, last) if verb is not None else ()
    return _Found(
        kind, subject, min(row.start, page.starts[token]), max(row.stop, page.stops[token]), hearers
    )


def _hearers(page: Page, subject: int, verb: int, last: int) -> tuple[int, ...]:
    """Whom the tag names as spoken to: "said Ann to Tom", "he asked her", "he told the boys"."""
    found: list[int] = []
    end = min(verb + 8, last)
    i = max(verb, page.last_token[subject] if page.last_token[subject] < verb + 4 else verb) + 1
    while i < end:
        if page.forms[i][0] in SENTENCE_END or page.forms[i] in {",", ":", ";"}:
            break
        mention = page.opening.get(i)
        if mention is not None and mention != subject:
            direct = i == verb + 1 and _can_be_told(page, mention)
            if page.lower[i - 1] in {"to", "unto", "with", "and"} or direct:
                found.append(mention)
                i = page.last_token[mention]
            else:
                break
        i += 1
    return tuple(found)


def _can_be_told(page: Page, mention: int) -> bool:
    low = page.lower[page.last_token[mention]]
    following = page.last_token[mention] + 1
    owner = following < len(page.lower) and page.lower[following] in {"'s", "’s"}
    return not owner and (page.mentions[mention].kind != "PRON" or low not in people.NOMINATIVE)


def paragraph_of(paragraphs: Sequence[Paragraph], offset: int) -> int:
    """Index of the paragraph that holds an offset (or that ends last before it)."""
    return bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
