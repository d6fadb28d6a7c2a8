"""Leads before a quotation (Ann said, "…") and beats of action on either side of it."""

from __future__ import annotations

from fabula.cueing.clauses import is_main, last_clause, main_subject
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
from fabula.cueing.subjects import subject_of
from fabula.cueing.tags import AUXILIARIES, REACH, found_cue, inverted_subject
from fabula.layers import CueKind
from fabula.lexicon.speech import speech_verbs

SURE = 0.5  # certainty of a subject from which on the tree goes before the order of the words
LONGEST = 400  # tokens of a sentence before a quotation that are read


def lead_before(page: Page, first: int, last: int) -> Found | None:
    """A lead or a beat in the last sentence before a span."""
    end = last
    while end > first and not page.forms[end - 1][0].isalnum() and page.forms[end - 1] not in {":", ","}:
        end -= 1
    leads = not any(page.forms[i][0] in SENTENCE_END for i in range(end, last))
    start = sentence_start(page, max(first, end - LONGEST), end)
    if leads:
        found = _lead(page, start, end, last)
        if found is not None:
            return found
    kind: CueKind = "lead" if leads and page.forms[last - 1] in {":", ","} else "beat before"
    while True:
        subject = _acting(page, start, end, nearest=True)
        if subject is not None:
            return found_cue(page, kind, subject, None, last)
        if start <= first:
            return None
        end, start, kind = start, sentence_start(page, first, start - 1), "beat before"


def _lead(page: Page, start: int, end: int, last: int) -> Found | None:
    """The lead of the nearest verb of saying, unless a later clause has someone else for its subject.

    In "As she spoke, he …" she does not speak what follows.
    """
    final = last_clause(page, start, end)
    for verb in range(end - 1, start - 1, -1):
        if page.lower[verb] in speech_verbs():
            if verb < final and not is_main(page, verb, start, end):
                continue
            subject = _subject_of(page, verb, start, end)
            if subject is not None:
                return found_cue(page, "lead", subject, verb, last)
    return None


def _subject_of(page: Page, verb: int, start: int, end: int) -> int | None:
    """The subject of a verb: its own where the tree is sure, or just before it, or by the tree, or the first.

    The mention before the verb is kept for what parsers get wrong most, a name that the verb follows at once.
    """
    own = page.trees.child(verb, "nsubj")
    if own is not None and start <= own < end and page.trees.words[own].certainty >= SURE:
        subject = subject_of(page, verb, start, end)
        if subject is not None:
            return subject
    for i in range(verb - 1, max(start - 1, verb - 1 - REACH), -1):
        subject = page.closing.get(i)
        if subject is not None:
            if can_be_subject(page, subject) and not after_preposition(page, subject):
                return subject
            break
        if not (page.lower[i].endswith("ly") or page.lower[i] in AUXILIARIES):
            break
    far = subject_of(page, verb, start, end)
    if far is not None:
        return far
    inverted = inverted_subject(page, verb, end)
    return inverted if inverted is not None else first_subject(page, start, verb)


def beat_after(page: Page, first: int, last: int) -> Found | None:
    """A beat of action in the sentence that follows a span."""
    subject = _acting(page, first, sentence_end(page, first, last), nearest=False)
    return found_cue(page, "beat after", subject, None, last) if subject is not None else None


def _acting(page: Page, first: int, last: int, nearest: bool) -> int | None:
    """The subject of the first main clause or the last; where the tree shows none, what can be one first."""
    found = main_subject(page, first, last, nearest)
    return found if found is not None else first_subject(page, first, last)
