"""FANToM (Kim and others, 2023): who knows what was said in a conversation that people join and leave.

The questions that ask for lists: who knows some information, who could answer a question. Both are taken for
the same: who heard it said.

A conversation of the file comes in several sets, each with a question of its own about what somebody
believes, and with lists of who knows the answer. The file gives all lists of a conversation the words of one
and the same information, which for most is another set's: two lists then stand as right for the very same
words, or a list leaves out the one who says it. So each list is measured twice: asked of the words that
stand with it (``exact``), and asked of what its own set is about (``exact_own``). The question before it in
the file tells that: the question itself for who could answer it, its answer for who knows the information.
Which lists have others' words is told by whether the two are alike. What no answer can have is told beside
the figures, and so are two answers that do not read the question at all.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.belief import read_story
from fabula.asking.heard import Lines
from fabula.asking.patterns import stems_of
from fabula.story import Story

KNOWN = 0.5
"""The probability of having heard something from which on somebody is listed."""
ALIKE = 0.25
"""The share of words from which on two informations are taken for the same."""

_BODY = re.compile(r"(?:Information|Question): (?P<body>.*?)\s*\nList all", re.DOTALL)
_HOLDING = re.compile(
    r"\b(?:does|do|did|would|will) \w+(?: \w+)? (?:believe|think|know|perceive|assume)s?\b", re.I
)
_HELD = re.compile(r"^\w+ (?:believes|thinks|will think|knows)(?: that)? ")
_OPENING = 3  # lines in which all of a conversation's first company speak


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that is asked for.

    Attributes:
        body: the words that it is asked of in the file.
        own: what its own set is about.
        kind: whether it is asked of an information or of a question.
        right: the names that count as right.
    """

    body: str
    own: str
    kind: str
    right: frozenset[str]

    @property
    def is_own(self) -> bool:
        """Whether the words of the file are about what the list is of."""
        one, other = stems_of(self.body), stems_of(self.own)
        return len(one & other) >= ALIKE * len(one | other)


def read_conversations(path: Path) -> Iterator[tuple[str, str, tuple[Asked, ...]]]:
    """Name, text and lists of each conversation of ``fantom-long.json``."""
    for name, row in json.loads(path.read_text(encoding="utf-8")).items():
        asked: list[Asked] = []
        belief: Mapping[str, str] = {}
        for question in row["questions"]:
            _, topic, part = question["question_type"].split(":")
            if topic == "belief" and question["tom_type"] == "first-order":
                belief = question
            body = _BODY.match(question["question"])
            if part == "list" and body is not None:
                own = _own(belief, topic)
                asked.append(Asked(body["body"], own, topic, frozenset(question["correct_answer"])))
        yield name, row["narrative"], tuple(asked)


def _own(belief: Mapping[str, str], kind: str) -> str:
    """What a set is about: its question, or the answer to it of one who knows."""
    if kind == "answerability":
        return _HOLDING.sub("", belief["question"])
    unknown = belief["question_type"].endswith(":inaccessible")
    return _HELD.sub("", belief["wrong_answer" if unknown else "correct_answer"])


def measure(data: Path, split: str) -> dict[str, object]:
    """The share of lists that are exactly right, of information and of questions, and what could be had."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for name, text, asked in read_conversations(data / "belief" / "fantom-long.json"):
        story = read_story(text, name)
        lines = Lines(story)
        everyone = frozenset(story.name_of(id) for id in _speakers(story))
        opening = _names(story, _first_company(story, lines))
        lists: dict[tuple[str, str], Counter[frozenset[str]]] = {}
        for one in asked:
            kind = "words_of_its_own" if one.is_own else "words_of_another"
            for way, words in (("exact", one.body), ("exact_own", one.own)):
                ours = _names(story, who_heard(lines, words))
                for key in (way, f"{way}_{one.kind}", *((f"exact_{kind}",) if way == "exact" else ())):
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
        "lists_with_words_of_another": count["exact_words_of_another"],
        "distinct": count["asked_once"] + count["asked_with_two_lists"],
        "distinct_with_two_lists": count["asked_with_two_lists"],
    }


def who_heard(lines: Lines, words: str) -> tuple[str, ...]:
    """Those who have more likely than not heard some information, if the story tells it."""
    found = lines.heard(words)
    shares: Counter[str] = Counter()
    for quote, share in found.lines if found is not None else ():
        for person in lines.hearers(quote):
            shares[person] += share  # type: ignore[assignment]
    return tuple(person for person, share in shares.items() if share >= KNOWN)


def _speakers(story: Story) -> set[str]:
    return {quote.speaker for quote in story.quotes if quote.speaker is not None}


def _first_company(story: Story, lines: Lines) -> tuple[str, ...]:
    """Those who hear one of the first lines, the smallest company first."""
    companies = [lines.hearers(quote) for quote in story.quotes[:_OPENING]]
    return min(companies, key=len, default=())


def _names(story: Story, ids: tuple[str, ...]) -> frozenset[str]:
    speakers = _speakers(story)
    return frozenset(story.name_of(id) for id in ids if id in speakers)
