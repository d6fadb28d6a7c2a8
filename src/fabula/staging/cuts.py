"""Where the text itself cuts scenes: chapters, separators, and words that tell that time has passed."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import BLOCKS, CHAPTERS, PARAGRAPHS
from fabula.lexicon import times
from fabula.staging.page import Page
from fabula.text import Span

NEEDS = (BLOCKS, CHAPTERS, PARAGRAPHS)


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
    forms = page.trees.forms[sentence.first : min(sentence.last, sentence.first + times.OPENING)]
    first, length = times.later_time(forms)
    if not length:
        return None
    words = page.trees.words
    begin = sentence.first + first
    if begin in page.called:
        return None  # "Later, Ellie!" in a script, where speech has no marks
    if any(token in page.meant for token in range(begin, begin + length)):
        return None  # Dawn, April
    return Span(words[begin].start, words[begin + length - 1].stop)
