"""Thoughts in italics: whole clauses outside any marks, in the thinker's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fabula.layers import Emphasis, Paragraph, QuoteKind
from fabula.quoting.dashes import strip
from fabula.quoting.evidence import Setting
from fabula.quoting.kinds import kind_of
from fabula.quoting.paragraphs import Draft
from fabula.text import Span

MAKER = "quoted spans: italics"
_LONGEST = 400
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OWN_WORDS = re.compile(
    r"\b(?:I|me|my|mine|myself|we|us|our|you|your|am|is|are|isn[’']t|aren[’']t|don[’']t|do|does|did|have|has|can|can[’']t|will|won[’']t|shall|"
    r"should|please|let|God|damn|oh|no|yes|why|what|how|who|where)\b|[’'](?:m|re|ll|ve|d)\b",
    re.I,
)
_BEGINS_AFTER = ".?!…:—–-”\"’'»"


def draft_italics(
    characters: str,
    paragraphs: Sequence[Paragraph],
    emphases: Sequence[Emphasis],
    drafts: list[list[Draft]],
) -> list[list[Draft]]:
    """The drafts with the thoughts that stand in italics outside all of them."""
    result = []
    number = 0
    for paragraph, found in zip(paragraphs, drafts, strict=True):
        while number < len(emphases) and emphases[number].start < paragraph.start:
            number += 1
        thoughts: list[Draft] = []
        while number < len(emphases) and emphases[number].stop <= paragraph.stop:
            thought = _thought(characters, paragraph, emphases[number], thoughts)
            if thought is not None:
                thoughts.append(thought)
            number += 1
        result.append(insert(found, thoughts))
    return result


def insert(found: list[Draft], more: Sequence[Draft]) -> list[Draft]:
    """A paragraph's drafts with outer ones put between them; what touches one already there is left out."""
    outer = [draft for draft in found if draft.parent is None]
    fitting = []
    number = 0
    for draft in more:
        while number < len(outer) and outer[number].stop <= draft.start:
            number += 1
        if number == len(outer) or draft.stop <= outer[number].start:
            fitting.append(draft)
    if not fitting:
        return found
    order = sorted([*enumerate(found), *((None, draft) for draft in fitting)], key=lambda item: item[1].start)
    places = {old: new for new, (old, _) in enumerate(order) if old is not None}
    return [
        draft if draft.parent is None else draft._replace(parent=places[draft.parent]) for _, draft in order
    ]


def _thought(
    characters: str, paragraph: Paragraph, emphasis: Emphasis, before: Sequence[Draft]
) -> Draft | None:
    start, stop = emphasis.start, emphasis.stop
    inner = strip(characters, *_without_marks(characters, start, stop))
    if not 0 < inner.stop - inner.start <= _LONGEST:
        return None
    words = _WORD.findall(characters[inner.start : inner.stop])
    floor = before[-1].stop if before else paragraph.start
    setting = Setting(start, stop, *inner, floor, paragraph.stop, paragraph.start, paragraph.stop)
    kind: QuoteKind = kind_of(characters, setting, False)
    led = characters[max(paragraph.start, start - 3) : start].rstrip()[-1:] in (":", ",", "—", "-")
    if kind == "writing" and led and len(words) > 2:
        return Draft(start, stop, inner, "writing", False, None, 0.6, MAKER)
    # Whoever sets italics by a button leaves the comma before the tag outside.
    comma = (
        len(words) > 1 and characters.startswith(",", stop) and _begins(characters, paragraph, inner, start)
    )
    if kind == "thought" and words and (characters[inner.stop - 1] in ",.?!—-…" or comma):
        return Draft(start, stop, inner, "thought", False, None, 0.9, MAKER)
    if len(words) < 3 or not _stands_alone(characters, paragraph, inner, start, stop):
        return None
    if not _OWN_WORDS.search(characters, inner.start, inner.stop):
        return None
    return Draft(start, stop, inner, "thought", False, None, 0.65, MAKER)


def _without_marks(characters: str, start: int, stop: int) -> Span:
    while start < stop and characters[start] in "*_":
        start += 1
    while stop > start and characters[stop - 1] in "*_":
        stop -= 1
    return Span(start, stop)


def _stands_alone(characters: str, paragraph: Paragraph, inner: Span, start: int, stop: int) -> bool:
    """Whether italics hold whole sentences: begun after another's end, closed by their own."""
    last = characters[inner.stop - 1] in ".?!…—-" or characters.startswith((".", "?", "!", "…"), stop)
    return (last or stop == paragraph.stop) and _begins(characters, paragraph, inner, start)


def _begins(characters: str, paragraph: Paragraph, inner: Span, start: int) -> bool:
    """Whether italics begin as a sentence does, after the end of another."""
    lead = characters[max(paragraph.start, start - 6) : start].rstrip()
    begins = characters[inner.start].isupper() or not characters[inner.start].isalpha()
    return begins and (not lead or lead[-1] in _BEGINS_AFTER or lead[-1] == ",")
