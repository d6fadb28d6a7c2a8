"""The belief benchmarks' files: stories as plain text, with their questions.

What is undone here is the files' format alone: numbers before lines, underscores in place of spaces. Texts
then come in as any user's do.
"""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from fabula.layers.world import EVERYBODY
from fabula.reading import read_manuscript
from fabula.source.document import read_text
from fabula.story import Story
from fabula.text import Text
from fabula.world.engine import Engine
from fabula.world.stories import world_of
from fabula.world.world import World

_NUMBERED = re.compile(r"^\d+ ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a story.

    Attributes:
        kind: the benchmark's own name for what it asks.
        answer: the right one, as a text reads it (no underscores).
    """

    words: str
    kind: str
    answer: str


@dataclass(frozen=True, slots=True)
class Item:
    """A story, sentence by sentence, with its questions."""

    name: str
    sentences: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def text(self) -> str:
        """The story as running text."""
        return " ".join(self.sentences)


def unnumbered(lines: str) -> tuple[str, ...]:
    """Lines without the numbers before them, names in several words instead of underscores."""
    plain = _NUMBERED.sub("", lines.replace("_", " "))
    return tuple(line.strip() for line in plain.splitlines() if any(map(str.isalnum, line)))


def read_tomi(path: Path) -> Iterator[Item]:
    """The corrected ToMi stories (``tomi-fixed.jsonl``), one question each."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        question = Question(row["question"], row["question_type"], row["answer"].replace("_", " "))
        yield Item(str(number), unnumbered(row["story"]), (_plain(question),))


def read_tomi_paraphrased(folder: Path) -> Iterator[Item]:
    """The paraphrased ToMi stories: in the text file a question ends a story, its trace tells its kind."""
    kinds = [line.split(",") for line in (folder / "val.trace").read_text(encoding="utf-8").splitlines()]
    story: list[str] = []
    number = 0
    for line in (folder / "val.txt").read_text(encoding="utf-8").splitlines():
        words, *rest = _NUMBERED.sub("", line).split("\t")
        if not rest:
            story.append(words)
            continue
        kind = next(kind for kind in kinds[number] if re.search(r"_tom$|_no_tom$|^memory$|^reality$", kind))
        question = Question(words, kind, rest[0].replace("_", " "))
        yield Item(str(number), unnumbered("\n".join(story)), (_plain(question),))
        story, number = [], number + 1


def read_hitom(path: Path) -> Iterator[tuple[Item, bool]]:
    """Hi-ToM's stories with their questions of orders 0 to 4, and whether people tell each other things."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    stories: dict[tuple[bool, int, int], list[Mapping[str, object]]] = {}
    for row in rows:
        key = (bool(row["deception"]), int(row["story_length"]), int(row["sample_id"]) % 20)
        stories.setdefault(key, []).append(row)
    for (tells, length, number), group in stories.items():
        questions = tuple(
            _plain(Question(str(row["question"]), str(row["question_order"]), str(row["answer"])))
            for row in sorted(group, key=lambda row: str(row["question_order"]))
        )
        name = f"{'with' if tells else 'without'}-{length}-{number}"
        yield Item(name, unnumbered(str(group[0]["story"]).replace("***", "")), questions), tells


def _plain(question: Question) -> Question:
    return replace(question, words=question.words.replace("_", " "), answer=question.answer.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Perceived:
    """A story or conversation with those who perceive each of its lines, by name."""

    name: str
    lines: tuple[str, ...]
    perceivers: tuple[frozenset[str], ...]


def read_percept_fantom(path: Path) -> Iterator[Perceived]:
    """The conversations of ``percept-fantom.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        for name, group in groupby(csv.DictReader(file), key=lambda row: row["part_id"]):
            rows = list(group)
            sets = tuple(frozenset(ast.literal_eval(row["perceivers"])) for row in rows)
            yield Perceived(name, tuple(" ".join(row["utterance"].split()) for row in rows), sets)


def read_percept_tomi(path: Path) -> Iterator[Perceived]:
    """The stories of ``percept-tomi.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines = tuple(f"{line.replace('_', ' ')}." for line in ast.literal_eval(row["story"]))
            sets = tuple(frozenset(names) for names in ast.literal_eval(row["perceivers"]))
            yield Perceived(row["index"], lines, sets)


def read_story(characters: str, name: str = "story") -> Story:
    """Read a text as a user's file is read."""
    return read_manuscript(read_text(Text.of(characters, name)))


def with_trust(world: World, policy: str) -> World:
    """The world with one policy of trust for everybody."""
    people = tuple(replace(person, trust=((EVERYBODY, policy),)) for person in world.people)
    return replace(world, people=people)


def engine_of(story: Story, policy: str = "all") -> Engine:
    """The engine of a story's world under a policy of trust."""
    return Engine(with_trust(world_of(story), policy))
