"""Whom names, pronouns and other noun phrases inside quotations mean: whole novels of PDNC, our own cast.

A gold mention counts where it means one person of the novel's list; those that mean several, or somebody
who is not to be known, are left out and counted as such. Our mention there is the one that shares most of
its characters with it, at least half of what the two cover together. It is right where it means the one of
ours that ``benchmarks/matching.py`` matches to that person.

Kinds: a *name* has a capitalised word of the person's name or of an alias; *pronouns* are those of the
second person and the others (the corpus leaves "I" out); the rest are *noun phrases* ("my sister").
Precision is over the gold mentions for which we say whom ours means, recall over all of a kind.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.gold import manuscript
from benchmarks.matching import Known, known_mentions, weigh
from benchmarks.pdnc import GoldCharacter, GoldMention, Novel
from benchmarks.scores import Overlap
from benchmarks.styles import styled_novels
from fabula.lexicon import people
from fabula.reading import read_manuscript
from fabula.story import Story

Kind = Literal["names", "second_person", "other_pronouns", "noun_phrases"]
PRONOUNS: frozenset[Kind] = frozenset({"second_person", "other_pronouns"})
OTHER_PRONOUNS = frozenset(
    {
        *people.MASCULINE,
        *people.FEMININE,
        *people.PLURAL,
        *people.FIRST_PERSON,
        *people.FIRST_PLURAL,
        *people.NEOPRONOUNS,
        *"it its itself who whom whose one oneself".split(),
    }
)
LEAST_SHARED = 0.5
LONGEST = 200  # characters; no mention of ours that begins further back reaches into a gold one

_WORD = re.compile(r"[^\W\d_]+")
_CONTRACTED = re.compile(r"['’].*")


@dataclass(frozen=True, slots=True)
class Meant:
    """One gold mention: whom it means, and whom we say that it means (None where we do not say)."""

    novel: str
    kind: Kind
    gold: str
    resolved: bool
    right: bool


def measure(data: Path, split: str, style: str | None = None) -> dict[str, object]:
    """Precision, recall and F1 for each kind of mention, and for each novel."""
    outcomes: list[Meant] = []
    left_out = 0
    for novel in styled_novels(data, split, style):
        print(f"  {novel.name}", file=sys.stderr)
        story = read_manuscript(manuscript(novel))
        outcomes += resolve(novel, story)
        left_out += sum(1 for mention in gold_mentions(novel) if not is_one(mention, novel.characters))
    novels = sorted({outcome.novel for outcome in outcomes})
    return {
        **figures(outcomes),
        "left_out": left_out,
        "by_novel": {name: figures([o for o in outcomes if o.novel == name]) for name in novels},
    }


def figures(outcomes: Sequence[Meant]) -> dict[str, object]:
    """The figures of each kind of mention, of both persons of pronouns together, and of all."""
    groups: dict[str, list[Meant]] = {"all": list(outcomes)}
    for kind in ("names", "pronouns", "second_person", "other_pronouns", "noun_phrases"):
        groups[kind] = [o for o in outcomes if o.kind == kind or (kind == "pronouns" and o.kind in PRONOUNS)]
    found: dict[str, object] = {}
    for name, group in groups.items():
        overlap = Overlap(sum(o.resolved for o in group), len(group), sum(o.right for o in group))
        found[name] = {
            "precision": overlap.precision,
            "recall": overlap.recall,
            "f1": overlap.f1,
            "mentions": len(group),
        }
    return found


def resolve(novel: Novel, story: Story) -> Iterator[Meant]:
    """Each gold mention of one person, with what we make of it."""
    matching = weigh(novel, story).matching()
    ours = sorted(known_mentions(story.book), key=lambda known: (known.start, known.stop))
    starts = [known.start for known in ours]
    name_words = {character.name: _capitals(character) for character in novel.characters}
    for mention in gold_mentions(novel):
        if is_one(mention, novel.characters):
            person = mention.people[0]
            there = _there(mention, ours, starts)
            right = there is not None and matching.get(there.character) == person
            kind = kind_of(novel.text[mention.start : mention.stop], name_words[person])
            yield Meant(novel.name, kind, person, there is not None, right)


def gold_mentions(novel: Novel) -> Iterator[GoldMention]:
    """All mentions in the novel's quotations."""
    return (mention for quotation in novel.quotations for mention in quotation.mentions)


def is_one(mention: GoldMention, characters: Iterable[GoldCharacter]) -> bool:
    """Whether a mention means one person of the novel's list."""
    return len(mention.people) == 1 and any(
        character.name == mention.people[0] and character.is_person for character in characters
    )


def _there(mention: GoldMention, ours: Sequence[Known], starts: Sequence[int]) -> Known | None:
    """The mention of ours that is nearest to being the same words."""
    best, most = None, 0.0
    first = bisect_left(starts, mention.start - LONGEST)
    for known in ours[first : bisect_left(starts, mention.stop)]:
        shared = min(known.stop, mention.stop) - max(known.start, mention.start)
        covered = max(known.stop, mention.stop) - min(known.start, mention.start)
        if shared / covered > most:
            best, most = known, shared / covered
    return best if most >= LEAST_SHARED else None


def kind_of(words: str, name_words: frozenset[str]) -> Kind:
    """What kind of mention some words are; ``name_words`` are the capitalised words of the person's names."""
    lower = _CONTRACTED.sub("", words.lower())
    if lower in people.SECOND_PERSON:
        return "second_person"
    if lower in OTHER_PRONOUNS:
        return "other_pronouns"
    return "names" if name_words & set(_WORD.findall(words)) else "noun_phrases"


def _capitals(character: GoldCharacter) -> frozenset[str]:
    words = _WORD.findall(" ".join((character.name, *character.aliases)))
    return frozenset(word for word in words if word[0].isupper())
