"""Leads before a quotation (Ann said, "…") and beats of action on either side of it."""

from __future__ import annotations

from fabula.cueing.page import (
    SENTENCE_END,
    Found,
    Page,
    after_preposition,
    can_be_subject,
    first_subject,
    sentence_end,
    sentence_start,
)
from fabula.cueing.tags import AUXILIARIES, REACH, found_cue, inverted_subject
from fabula.layers import CueKind
from fabula.lexicon.speech import speech_verbs


def lead_before(page: Page, first: int, last: int) -> Found | None:
    """A lead or a beat in the last sentence before a span."""
    end = last
    while end > first and not page.forms[end - 1][0].isalnum() and page.forms[end - 1] not in {":", ","}:
        end -= 1
    leads = not any(page.forms[i][0] in SENTENCE_END for i in range(end, last))
    start = sentence_start(page, first, end)
    if leads:
        for verb in range(end - 1, start - 1, -1):
            if page.lower[verb] in speech_verbs():
                subject = _subject_of(page, verb, start, end)
                if subject is not None:
                    return found_cue(page, "lead", subject, verb, last)
    kind: CueKind = "lead" if leads and page.forms[last - 1] in {":", ","} else "beat before"
    while True:
        subject = first_subject(page, start, end)
        if subject is not None:
            return found_cue(page, kind, subject, None, last)
        if start <= first:
            return None
        end, start, kind = start, sentence_start(page, first, start - 1), "beat before"


def _subject_of(page: Page, verb: int, start: int, end: int) -> int | None:
    """The subject of a verb: just before it, or just after (said Ann), or else the sentence's first."""
    for i in range(verb - 1, max(start - 1, verb - 1 - REACH), -1):
        subject = page.closing.get(i)
        if subject is not None:
            if can_be_subject(page, subject) and not after_preposition(page, subject):
                return subject
            break
        if not (page.lower[i].endswith("ly") or page.lower[i] in AUXILIARIES):
            break
    inverted = inverted_subject(page, verb, end)
    return inverted if inverted is not None else first_subject(page, start, verb)


def beat_after(page: Page, first: int, last: int) -> Found | None:
    """A beat of action in the sentence that follows a span."""
    subject = first_subject(page, first, sentence_end(page, first, last))
    return found_cue(page, "beat after", subject, None, last) if subject is not None else None
