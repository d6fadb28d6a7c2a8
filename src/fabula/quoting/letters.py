"""Letters set as paragraphs of their own, without quotation marks: from "Dear Ann," to "Yours, Tom"."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.layers import Paragraph
from fabula.quoting.dashes import strip
from fabula.quoting.kinds import is_closing, is_salutation
from fabula.quoting.paragraphs import Draft

MAKER = "quoted spans: letter"
_LONGEST = 40
"""The most paragraphs between a salutation and the signature."""


def draft_letters(
    characters: str, paragraphs: Sequence[Paragraph], drafts: list[list[Draft]]
) -> list[list[Draft]]:
    """The drafts with a row of writing for each paragraph of a letter that has no quotation marks."""
    result = list(drafts)
    number = 0
    while number < len(paragraphs):
        stop = _letter_stop(characters, paragraphs, drafts, number)
        for inside in range(number, stop):
            paragraph = paragraphs[inside]
            inner = strip(characters, paragraph.start, paragraph.stop)
            row = Draft(*inner, inner, "writing", inside > number, None, 0.7, MAKER)
            result[inside] = [row, *_under(row, drafts[inside])]
        number = max(stop, number + 1)
    return result


def _letter_stop(
    characters: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Sequence[Draft]], number: int
) -> int:
    """The paragraph after a letter's last; the number itself where no letter begins."""
    first = paragraphs[number]
    if drafts[number] or not is_salutation(characters, first.start, first.stop):
        return number
    for last in range(number, min(number + _LONGEST, len(paragraphs))):
        paragraph = paragraphs[last]
        if paragraph.chapter != first.chapter or paragraph.inset != first.inset:
            return last if first.inset else number
        if drafts[last] and drafts[last][0].start == paragraph.start:
            return number
        if is_closing(characters, paragraph.start, paragraph.stop):
            return last + 1
    return number


def _under(row: Draft, found: Sequence[Draft]) -> list[Draft]:
    """What is quoted in the letter, as its children."""
    return [
        draft._replace(parent=0 if draft.parent is None else draft.parent + 1)
        for draft in found
        if (draft.start, draft.stop) != (row.start, row.stop)
    ]
