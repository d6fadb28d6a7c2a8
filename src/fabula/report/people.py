"""The people whom the page names, and which of them its cast list shows at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fabula.layers import Character
from fabula.report.palette import assign_voices
from fabula.report.visible import visible, visible_name
from fabula.story import Story
from fabula.ties import Tie, ties_by_person

MAIN_CAST = 12
FEW_MENTIONS = 3
FEW_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast; ``voice`` is the number of a colour, ``number`` the place in the page's data.

    ``ties`` tells what this person is to others ("sister of Buffy; friend of Xander").
    """

    number: int
    id: str
    name: str
    voice: str
    lines: int
    mentions: int
    ties: str = ""


def name_people(story: Story) -> dict[str, Person]:
    """Everyone whom the page names, by id: the cast in its order, then ids that stand for others."""
    lines = Counter(quote.speaker for quote in story.quotes if quote.speaker)
    order = [character.id for character in story.characters]
    voices = assign_voices(sorted(lines, key=lambda id: (-lines[id], id)))
    ties = ties_by_person(story.ties)
    mentions = {character.id: character.count for character in story.characters}
    others = {
        id
        for quote in story.quotes
        for id in (quote.speaker, *quote.addressees, *(id for id, _ in quote.candidates))
        if id and id not in mentions
    }
    return {
        id: Person(
            number,
            visible(id),
            visible_name(character.name if (character := story.character(id)) else id),
            f"v{voices[id]}" if id in voices else "silent",
            lines[id],
            mentions.get(id, 0),
            _told(story, story.character(id), ties.get(id, ())),
        )
        for number, id in enumerate([*order, *sorted(others)])
    }


def _told(story: Story, character: Character | None, ties: Sequence[Tie]) -> str:
    """What somebody is to others; of a group, who is known to be among them."""
    told = [visible_name(f"{tie.phrase} {story.name_of(tie.other)}") for tie in ties]
    if character is not None and character.kind == "group":
        members = ", ".join(story.name_of(one) for one in character.members)
        told.insert(0, visible_name(f"a group: {members}" if members else "a group"))
    return "; ".join(told)


def fold_cast(cast: Sequence[Person]) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """The cast's main people, and those to fold away: whoever says nothing and is hardly mentioned.

    Hardly is seldomer than both ``FEW_MENTIONS`` times and ``FEW_SHARE`` of the most mentioned person's;
    where nobody rises above that, nobody counts as minor.
    """
    few = max(FEW_MENTIONS, FEW_SHARE * max((one.mentions for one in cast), default=0))
    main = [one for one in cast if one.lines or one.mentions >= few] or list(cast)
    shown = tuple(main[:MAIN_CAST])
    kept = set(shown)
    return shown, tuple(one for one in cast if one not in kept)
