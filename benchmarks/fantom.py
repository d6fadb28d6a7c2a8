"""FANToM (Kim and others, 2023): who knows what was said in a conversation that people join and leave.

The questions that ask for lists: who knows some information, who could answer a question. Both are taken for
the same: who heard it said. The benchmark asks many of them twice with two different lists as right; what no
answer can have is told beside the figure, and so are two answers that do not read the question at all.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.belief import read_story
from fabula.asking.heard import heard, hearers_of
from fabula.story import Story

_BODY = re.compile(r"(?:Information|Question): (?P<body>.*?)\s*\nList all", re.DOTALL)
_OPENING = 3  # lines in which all of a conversation's first company speak


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that is asked for: what of, whether as information, and the names that count as right."""

    body: str
    kind: str
    right: frozenset[str]


def read_conversations(path: Path) -> Iterator[tuple[str, str, tuple[Asked, ...]]]:
    """Name, text and lists of each conversation of ``fantom-long.json``."""
    for name, row in json.loads(path.read_text(encoding="utf-8")).items():
        asked = []
        for question in row["questions"]:
            body = _BODY.match(question["question"])
            if question["question_type"].endswith(":list") and body is not None:
                kind = question["question_type"].split(":")[1]
                asked.append(Asked(body["body"], kind, frozenset(question["correct_answer"])))
        yield name, row["narrative"], tuple(asked)


def measure(data: Path, split: str) -> dict[str, object]:
    """The share of lists that are exactly right, of information and of questions, and what could be had."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for name, text, asked in read_conversations(data / "belief" / "fantom-long.json"):
        story = read_story(text, name)
        everyone = frozenset(story.name_of(id) for id in _speakers(story))
        opening = _names(story, _first_company(story))
        lists: dict[tuple[str, str], Counter[frozenset[str]]] = {}
        for one in asked:
            found = heard(story, one.body)
            ours = _names(story, found.people) & everyone if found is not None else frozenset()
            for key in ("exact", f"exact_{one.kind}"):
                count[key] += 1
                right[key] += ours == one.right
            right["everyone"] += everyone == one.right
            right["first_company"] += opening == one.right
            lists.setdefault((one.body, one.kind), Counter())[one.right] += 1
        for given in lists.values():
            right["best_possible"] += max(given.values())
            count["asked_once"] += len(given) == 1
            count["asked_with_two_lists"] += len(given) > 1
    whole = count["exact"]
    return {
        **{
            key: round(right[key] / max(1, count[key]), 4) for key in sorted(count) if key.startswith("exact")
        },
        **{
            key: round(right[key] / max(1, whole), 4)
            for key in ("best_possible", "everyone", "first_company")
        },
        "lists": whole,
        "distinct": count["asked_once"] + count["asked_with_two_lists"],
        "distinct_with_two_lists": count["asked_with_two_lists"],
    }


def _speakers(story: Story) -> set[str]:
    return {quote.speaker for quote in story.quotes if quote.speaker is not None}


def _first_company(story: Story) -> tuple[str, ...]:
    """Those who hear one of the first lines, the smallest company first."""
    companies = [hearers_of(story, quote) for quote in story.quotes[:_OPENING]]
    return min(companies, key=len, default=())


def _names(story: Story, ids: tuple[str, ...]) -> frozenset[str]:
    speakers = _speakers(story)
    return frozenset(story.name_of(id) for id in ids if id in speakers)
