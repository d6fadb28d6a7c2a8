"""Where the text itself cuts scenes: chapters, separators, and words that tell that time has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import BLOCKS, CHAPTERS, PARAGRAPHS
from fabula.lexicon import times
from fabula.staging.page import Page
from fabula.text import Span

NEEDS = (BLOCKS, CHAPTERS, PARAGRAPHS)
_OPENING = 14
"""Words of a paragraph among which a change of time is looked for."""
_BEFORE = frozenset("but and then so when as".split())
_DETERMINERS = frozenset("the that this one early late later a an".split())


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a new stretch of time begins, and the words that tell when."""

    offset: int
    time: Span | None


def cuts_of(book: Book, page: Page) -> list[Cut]:
    """The cuts in order, the first where the story begins."""
    chapters = [chapter.start for chapter in book[CHAPTERS]]
    separators = [block.stop for block in book[BLOCKS] if block.kind == "separator"]
    found: list[Cut] = []
    for paragraph in book[PARAGRAPHS]:
        time = opening_time(page, paragraph.start)
        passed = [offset for offset in _taken(separators, paragraph.start) if found]
        begun = _taken(chapters, paragraph.start)
        if begun:
            found.extend(Cut(offset, None) for offset in begun[:-1])
            found.append(Cut(begun[-1], time))
        elif passed or time is not None:
            found.append(Cut(paragraph.start, time))
    found.extend(Cut(offset, None) for offset in chapters)
    return found or [Cut(0, None)]


def _taken(offsets: list[int], limit: int) -> list[int]:
    """Those at the head of a sorted list that do not lie behind a limit; they are taken out of it."""
    count = 0
    while count < len(offsets) and offsets[count] <= limit:
        count += 1
    head = offsets[:count]
    del offsets[:count]
    return head


def opening_time(page: Page, offset: int) -> Span | None:
    """The words at the head of a paragraph that tell that much time has passed."""
    sentence = page.sentences[page.sentence_at(offset)]
    if abs(sentence.start - offset) > 2:
        return None
    forms = page.trees.forms[sentence.first : min(sentence.last, sentence.first + _OPENING)]
    first = next((n for n, form in enumerate(forms) if form not in _BEFORE), 0)
    length = _time_words(forms[first:])
    if not length:
        return None
    words = page.trees.words
    begin = sentence.first + first
    if any(token in page.meant for token in range(begin, begin + length)):
        return None  # Dawn, April
    return Span(words[begin].start, words[begin + length - 1].stop)


def _time_words(forms: Sequence[str]) -> int:
    """How many words at the head of a sentence tell a later time; 0 for none."""
    stop = next((n for n, form in enumerate(forms) if form in _STOPS), len(forms))
    head = forms[: min(stop, 9)]
    if not head:
        return 0
    if forms[0] in times.MEANWHILE:
        return 1
    if stop < len(forms) and forms[stop] not in (",", "—", "–", "-", "when", "after", "later"):
        head = head[:7]
    for n, form in enumerate(head):
        if form in times.LATER and n and _unit(head[:n]):
            return n + 1
    if head[0] in ("on", "by", "in", "at", "during", "toward", "towards", "until") and len(head) > 1:
        inner = 2 if head[1] == "the" and head[2:3] and head[2] in times.PARTS_OF_DAY else _day(head[1:])
        return inner + 1 if inner else 0
    if head[0] in ("after", "for") and len(head) > 2 and _unit(head) and forms[stop : stop + 1] == (",",):
        return len(head)
    return _day(head)


_STOPS = frozenset(", ; : . ! ? “ ” \" ' ‘ he she they i we it there — – when as while who which".split())


def _unit(head: Sequence[str]) -> bool:
    return any(form.rstrip("s") in times.LONG_UNITS or form in ("centuries",) for form in head)


def _day(head: Sequence[str]) -> int:
    """The length of a phrase for a part of a day, or a day, of its own: the next morning, that night."""
    if not head:
        return 0
    if head[0] in times.WEEKDAYS or head[0] in (
        "tomorrow",
        "midnight",
        "noon",
        "dawn",
        "nightfall",
        "daybreak",
    ):
        return 1
    marked = False
    for n, form in enumerate(head[:5]):
        bare = form[:-1] if form.endswith("s") and form != "christmas" else form
        unit = (
            bare in times.PARTS_OF_DAY or bare in times.WEEKDAYS or bare in times.LONG_UNITS | times.SEASONS
        )
        if form in times.NEXT or form in ("that", "later", "early", "late", "one"):
            marked = True
        elif unit and marked:
            more = n + 1
            while more < len(head) and (head[more] in times.PARTS_OF_DAY or head[more] in ("after", "of")):
                more += 1
            return more
        elif unit and n == 1 and head[0] in ("the", "that") and form in times.PARTS_OF_DAY:
            follows = head[n + 1 : n + 2]
            return n + 2 if follows == ("after",) else 0
        elif form not in _DETERMINERS and form not in ("of", "and", "half", "quarter"):
            return 0
    return 0
