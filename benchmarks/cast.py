"""Whether every character that matters is found, once: whole novels of PDNC with a cast of our own.

Gold characters that matter are those that ``character_info.csv`` calls major or intermediate. Which of ours
is which gold character is told by ``benchmarks/matching.py``: the one-to-one matching with most evidence,
evidence being names and noun phrases that both know and quotations that both attribute.

- *found*: a gold character that one of ours is matched to; *missed*: one that none is.
- *split*: a gold character who is two or more of ours with a real share each. One of ours is part of the
  gold character of whom it has most evidence; its share is real where it is at least a twentieth of all
  evidence of that character, and three pieces or more.
- *weld*: one of ours that holds two or more gold characters that matter. It holds a gold character where
  more than half of that character's names and noun phrases, and three or more, are its own. Quotations do
  not count here, for a line given to the wrong speaker makes no two people one. One of ours that holds one
  gold character that matters, and beside it only such as do not, is a *weld with minor* ones.
- *invention*: one of ours with ten mentions or more, matched to nobody, of whom no name or noun phrase is a
  gold character's. Some novels' lists have only those who speak, so there these are no more than suspects;
  but those to whom we give three gold quotations or more are inventions indeed.
- *found once*: found, not split, and held by none that is welded.

``splits_and_welds_share`` is their number by that of the gold characters that matter.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import manuscript
from benchmarks.matching import Evidence, Pairs, weigh
from benchmarks.pdnc import Novel
from benchmarks.styles import styled_novels
from fabula.layers import Character
from fabula.reading import read_manuscript

MATTERING = frozenset({"major", "intermediate"})
REAL_SHARE, FEWEST = 0.05, 3
MANY_MENTIONS = 10

Groups = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Casting:
    """How the cast of one novel compares: names, ours by id.

    Attributes:
        gold: the characters that matter.
        splits: from such a character to those of ours that are part of it.
        welds: from one of ours to the gold characters that it holds; ``minor_welds`` those in which only
            one matters.
    """

    novel: str
    gold: tuple[str, ...]
    found: frozenset[str]
    splits: Groups
    welds: Groups
    minor_welds: Groups
    inventions: tuple[str, ...]
    speaking_inventions: tuple[str, ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """Those that none of ours is matched to."""
        return tuple(name for name in self.gold if name not in self.found)

    @property
    def found_once(self) -> tuple[str, ...]:
        """Those that are found whole and apart from others."""
        welded = {name for held in self.welds.values() for name in held}
        return tuple(name for name in self.gold if name in self.found - welded - self.splits.keys())


def measure(data: Path, split: str, style: str | None = None) -> dict[str, object]:
    """Counts over all novels, and for each novel with the names that went wrong."""
    castings = []
    for novel in styled_novels(data, split, style):
        print(f"  {novel.name}", file=sys.stderr)
        story = read_manuscript(manuscript(novel))
        castings.append(compare(novel, story.characters, weigh(novel, story)))
    return {**figures(castings), "by_novel": {c.novel: {**figures([c]), **named(c)} for c in castings}}


def compare(novel: Novel, ours: Iterable[Character], evidence: Evidence) -> Casting:
    """Our cast against the gold characters that matter."""
    people = [character for character in novel.characters if character.is_person]
    names = {character.name for character in people}
    gold = tuple(character.name for character in people if character.category in MATTERING)
    holdings = _groups((one, name) for one, name in _holdings(evidence.mentions) if name in names)
    mattering = {one: tuple(name for name in held if name in gold) for one, held in holdings.items()}
    matching = evidence.matching()
    inventions = tuple(_inventions(ours, {*matching, *(one for one, _ in evidence.mentions)}))
    lines: Counter[str] = Counter()
    for (one, _), count in evidence.quotations.items():
        lines[one] += count
    return Casting(
        novel.name,
        gold,
        frozenset(gold) & frozenset(matching.values()),
        _groups((name, one) for one, name in _parts(evidence.all) if name in gold),
        {one: held for one, held in mattering.items() if len(held) > 1},
        {one: holdings[one] for one, held in mattering.items() if len(held) == 1},
        inventions,
        tuple(one for one in inventions if lines[one] >= FEWEST),
    )


def _inventions(ours: Iterable[Character], recognised: Container[str]) -> Iterator[str]:
    for character in ours:
        if character.count >= MANY_MENTIONS and character.id not in recognised:
            yield character.id


def _parts(pairs: Pairs) -> Iterable[tuple[str, str]]:
    """Our characters, each with the gold one of whom it has most evidence, where that is a real share."""
    total = _totals(pairs)
    most: dict[str, tuple[int, str]] = {}
    for (one, name), count in sorted(pairs.items()):
        if one not in most or count > most[one][0]:
            most[one] = count, name
    for one, (count, name) in most.items():
        if count >= max(FEWEST, REAL_SHARE * total[name]):
            yield one, name


def _holdings(mentions: Pairs) -> Iterable[tuple[str, str]]:
    """Our characters with each gold one of whom they have more than half of the mentions."""
    total = _totals(mentions)
    for (one, name), count in sorted(mentions.items()):
        if count >= FEWEST and 2 * count > total[name]:
            yield one, name


def _totals(pairs: Pairs) -> dict[str, int]:
    total: defaultdict[str, int] = defaultdict(int)
    for (_, name), count in pairs.items():
        total[name] += count
    return total


def _groups(pairs: Iterable[tuple[str, str]]) -> Groups:
    """Whatever has two or more partners, with them."""
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for key, partner in pairs:
        partners[key].append(partner)
    return {key: tuple(several) for key, several in partners.items() if len(several) > 1}


def figures(castings: list[Casting]) -> dict[str, object]:
    """Counts over some novels, and shares of the gold characters that matter."""
    gold = sum(len(casting.gold) for casting in castings)
    found = sum(len(casting.found) for casting in castings)
    once = sum(len(casting.found_once) for casting in castings)
    splits = sum(len(casting.splits) for casting in castings)
    welds = sum(len(casting.welds) for casting in castings)
    return {
        "gold": gold,
        "found": found,
        "missed": gold - found,
        "splits": splits,
        "welds": welds,
        "welds_with_minor": sum(len(casting.minor_welds) for casting in castings),
        "inventions": sum(len(casting.inventions) for casting in castings),
        "speaking_inventions": sum(len(casting.speaking_inventions) for casting in castings),
        "found_share": round(found / gold, 4) if gold else 0.0,
        "found_once_share": round(once / gold, 4) if gold else 0.0,
        "splits_and_welds_share": round((splits + welds) / gold, 4) if gold else 0.0,
    }


def named(casting: Casting) -> dict[str, object]:
    """Who went wrong."""
    return {
        "who_is_missed": casting.missed,
        "who_is_split": casting.splits,
        "who_is_welded": casting.welds,
        "who_is_welded_with_minor": casting.minor_welds,
        "who_is_invented": casting.inventions,
        "who_is_invented_and_speaks": casting.speaking_inventions,
    }
