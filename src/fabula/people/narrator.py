"""Whether someone tells the story in the first person, and who."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fabula.layers import Mention
from fabula.people.clusters import Clusters
from fabula.people.evidence import Use
from fabula.people.names import key
from fabula.text import Text

FEWEST = 3  # times that a narrator says "I", lest a quoted letter make one
NARRATES_FROM = 0.008  # share of "I" among the narration's words, above which someone tells the story
CALLED_FROM = 3  # times that the others call the narrator by name
SELDOM_NARRATED = 0.2  # share of a narrator's name that the narration itself uses, at most
_INTRODUCTION = re.compile(
    r"\b(?:[Mm]y name is|[Mm]y name's|[Mm]y name,|[Cc]all me|I, )\s*((?:[A-Z][\w.'’-]+ ?){1,3})"
)


def is_first_person(i_count: int, narrated_words: int) -> bool:
    """Whether the narration says "I" often enough to be somebody's own."""
    return i_count >= FEWEST and i_count / max(1, narrated_words) >= NARRATES_FROM


def find_narrator(
    text: Text, narration: Sequence[str], uses: Mapping[str, Use], clusters: Clusters
) -> int | None:
    """The person who tells the story, where the text names him.

    An introduction in the narration decides ("My name is …"). Failing that it is whom the others call by
    name while the narration hardly ever does.
    """
    for passage in narration:
        for match in _INTRODUCTION.finditer(passage):
            owners = clusters.owners.get(key(match.group(1).strip()), ())
            if len(owners) == 1:
                return owners[0]
    best: tuple[int, int] | None = None
    for index, person in enumerate(clusters.people):
        own = [uses[form] for form in person.forms if form in uses]
        called = sum(use.called for use in own)
        narrated = sum(use.narrated for use in own)
        count = sum(use.count for use in own)
        if called >= CALLED_FROM and narrated <= SELDOM_NARRATED * count:
            best = max(best or (0, 0), (called, index))
    return best[1] if best else None


def count_first_person(text: Text, mentions: Sequence[Mention]) -> int:
    """How often the narration says "I"."""
    return sum(
        mention.kind == "PRON" and mention.quoted is None and text.cut((mention.start, mention.stop)) == "I"
        for mention in mentions
    )
