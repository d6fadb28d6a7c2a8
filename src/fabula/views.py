"""What ``fabula show`` shows: lines for a person, or one JSON object for a program."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from fabula.errors import UnknownName
from fabula.knowledge_views import conflict_lines, conflict_view_data, knowledge_data, knowledge_lines
from fabula.layers import Character, FreeIndirect
from fabula.scene_view import scene_data, scene_lines
from fabula.story import Quote, Story
from fabula.terminal import printable
from fabula.ties import Tie, ties_by_person

UNKNOWN = "?"
WIDEST_PEOPLE = 32


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name, and the two forms in which it is given.

    ``at`` is the id of a chapter or a quotation, None for the whole story.
    """

    name: str
    lines: Callable[[Story, str | None], list[str]]
    data: Callable[[Story, str | None], dict[str, object]]


def cast_lines(story: Story, at: str | None) -> list[str]:
    """A line a character: id, name, mentions, quotations, pronouns, aliases, relations to others, members."""
    if not story.characters:
        return ["no characters were found"]
    said_by = _said_by(story, at)
    ties = ties_by_person(story.ties)
    ids = max(len(character.id) for character in story.characters)
    names = max(len(printable(character.name)) for character in story.characters)
    lines = []
    for character in story.characters:
        aliases = ", ".join(printable(a.text) for a in character.aliases if a.text != character.name)
        said = said_by[character.id]
        counts = f"{_counted(character.count, 'mention')} {_counted(said, 'quotation')}"
        name = printable(character.name).ljust(names)
        pronouns = printable(character.pronouns or "-")
        line = f"{character.id.ljust(ids)}  {name} {counts}  {pronouns}  {aliases}".rstrip()
        lines.append(line + _relations(story, ties.get(character.id, ())) + _group(story, character))
    return lines


def _relations(story: Story, ties: Sequence[Tie]) -> str:
    """What someone is to others, in parentheses."""
    told = "; ".join(f"{printable(tie.phrase)} {printable(story.name_of(tie.other))}" for tie in ties)
    return f"  ({told})" if told else ""


def _group(story: Story, character: Character) -> str:
    """That somebody is several people, with those who are known to be among them, in parentheses."""
    if character.kind == "person":
        return ""
    members = ", ".join(printable(story.name_of(one)) for one in character.members)
    return f"  (a group: {members})" if members else "  (a group)"


def _counted(number: int, noun: str) -> str:
    """A number with its noun, in columns: the singular is as wide as the plural."""
    return f"{number:>6} {noun + ('s' if number != 1 else ' ')}"


def cast_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"characters": [...]}``, most mentioned first."""
    said_by = _said_by(story, at)
    ties = ties_by_person(story.ties)
    people = [
        {
            **asdict(character),
            "quotations": said_by[character.id],
            "relations": [_relation_data(tie) for tie in ties.get(character.id, ())],
        }
        for character in story.characters
    ]
    return {"characters": people}


def _relation_data(tie: Tie) -> dict[str, object]:
    """A relation with the keys that the cast file has for it, and what supports it."""
    return {
        "to": tie.other,
        "kind": tie.word,
        "class": tie.kind,
        "spans": tie.spans,
        "certainty": tie.certainty,
        "given": tie.given,
    }


def quote_lines(story: Story, at: str | None) -> list[str]:
    """A line a quotation: id, certainty, who to whom, words."""
    chosen = quotes_at(story, at)
    if not chosen:
        return ["no quotations were found"]
    who = {quote.id: _who_to_whom(quote, story) for quote in chosen}
    ids = max(len(quote.id) for quote in chosen)
    width = min(max(map(len, who.values())), WIDEST_PEOPLE)
    lines = []
    for quote in chosen:
        words = " … ".join(printable(story.text.cut(span)) for span in quote.spans)
        people = who[quote.id].ljust(width)
        lines.append(f"{quote.id.ljust(ids)}  {quote.certainty:.2f}  {people}  {words}")
    return lines


def quote_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"quotes": [...]}``, in the order of the text, and ``"thoughts"`` where somebody thinks unmarked."""
    chosen = quotes_at(story, at)
    thoughts = [row for row in story.thoughts if at is None or chapter_of(story, row.start) == at]
    quotes: dict[str, object] = {"quotes": [_quote_data(quote, story) for quote in chosen]}
    return quotes | ({"thoughts": [_thought_data(row, story) for row in thoughts]} if thoughts else {})


VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        View("cast", cast_lines, cast_data),
        View("quotes", quote_lines, quote_data),
        View("scenes", scene_lines, scene_data),
        View("knowledge", knowledge_lines, knowledge_data),
        View("conflicts", conflict_lines, conflict_view_data),
    )
}


def quotes_at(story: Story, at: str | None) -> list[Quote]:
    """The quotations of a chapter, or the one with that id; all of them where ``at`` is None.

    Raises:
        UnknownName: no chapter and no quotation has the id.
    """
    if at is None:
        return list(story.quotes)
    for chapter in story.chapters:
        if chapter.id == at:
            return [quote for quote in story.quotes if chapter.start <= quote.start < chapter.stop]
    chosen = [quote for quote in story.quotes if quote.id == at]
    if not chosen:
        mend = "give a chapter such as ch1 or a quotation such as q1"
        raise UnknownName("--at", f'nothing in {story.text.name} has the id "{at}"', mend)
    return chosen


def chapter_of(story: Story, offset: int) -> str | None:
    """The id of the chapter in which an offset lies."""
    at = bisect_right(story.chapters, offset, key=lambda chapter: chapter.start) - 1
    return story.chapters[at].id if at >= 0 else None


def _said_by(story: Story, at: str | None) -> Counter[str]:
    chosen = quotes_at(story, at)
    return Counter(q.speaker for q in chosen if q.speaker is not None and (q.parent is None or at == q.id))


def _who_to_whom(quote: Quote, story: Story) -> str:
    speaker = printable(story.name_of(quote.speaker)) if quote.speaker is not None else UNKNOWN
    hearers = ", ".join(printable(story.name_of(id)) for id in quote.addressees) or UNKNOWN
    return f"{speaker} → {hearers}"


def _thought_data(row: FreeIndirect, story: Story) -> dict[str, object]:
    return {
        "start": row.start,
        "end": row.stop,
        "words": story.text.cut((row.start, row.stop)),
        "thinker": story.name_of(row.thinker),
        "thinker_id": row.thinker,
        "signs": row.signs,
        "certainty": row.certainty,
        "chapter": chapter_of(story, row.start),
    }


def _quote_data(quote: Quote, story: Story) -> dict[str, object]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.stop,
        "spans": quote.spans,
        "words": quote.words,
        "speaker": story.name_of(quote.speaker) if quote.speaker is not None else None,
        "speaker_id": quote.speaker,
        "addressees": [story.name_of(id) for id in quote.addressees],
        "addressee_ids": quote.addressees,
        "form": quote.form,
        "cue": quote.cue,
        "candidates": quote.candidates,
        "certainty": quote.certainty,
        "audience_certainty": quote.audience_certainty,
        "parent": quote.parent,
        "chapter": chapter_of(story, quote.start),
    }
