"""BigToM (Gandhi and others, 2023): short natural stories; what somebody believes or will do.

A file is a condition: whether the story says what its person believed before (1) or not (0), what is asked
(forward belief: after an event; forward action; backward belief: from an action), and whether the person saw
the event (true) or not (false), or saw an event that changes nothing (control). Each question comes with a
right and a wrong answer; the question is asked as it is, and the answer counts as the choice that it is more
like. No answer, or none that tells them apart, is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.belief import read_story
from fabula.asking import Reply

EVERY = 3
"""Of each condition every third story is read, unless all are asked for."""

_NAME = re.compile(r"(?P<stated>[01])_(?P<asked>[a-z_]+?)_(?P<saw>true|false)_(?P<kind>belief|control)")


@dataclass(frozen=True, slots=True)
class Choice:
    """A story with a question and its two answers."""

    story: str
    question: str
    right: str
    wrong: str


def read_choices(path: Path) -> Iterator[Choice]:
    """The rows of one condition: story; question; right answer; wrong answer."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            story, question, right, wrong = (part.strip() for part in line.split(";"))
            yield Choice(story, question, right, wrong)


def measure(data: Path, split: str) -> dict[str, object]:
    """The share of right choices for each question asked, whole and by condition.

    ``forward_belief`` is over the stories whose person sees the event and those whose person does not; the
    controls are counted apart. ``--split all`` reads every story, else every third.
    """
    right: dict[str, list[bool]] = {}
    answered: dict[str, list[bool]] = {}
    step = 1 if split == "all" else EVERY
    for path in sorted((data / "belief" / "bigtom").glob("*.csv")):
        found = _NAME.fullmatch(path.stem)
        if found is None or found["asked"] == "percept_to_belief":
            continue
        whole = found["asked"] + ("_control" if found["kind"] == "control" else "")
        for choice in list(read_choices(path))[::step]:
            reply = read_story(choice.story, path.stem).ask(choice.question)
            chosen = choice_of(reply, choice)
            for name in (whole, path.stem):
                right.setdefault(name, []).append(chosen is True)
                answered.setdefault(name, []).append(chosen is not None)
    wholes = [name for name in right if name[0] not in "01"]
    return {
        **{name: _share(right[name]) for name in wholes},
        "answered": {name: _share(answered[name]) for name in wholes},
        "by_condition": {name: _share(right[name]) for name in right if name not in wholes},
        "stories": sum(len(right[name]) for name in wholes),
    }


def choice_of(reply: Reply, choice: Choice) -> bool | None:
    """Whether a reply means the right choice; None where it does not tell the two apart."""
    if reply.status != "answered" or not reply.answers:
        return None
    said = _words(reply.answers[0].value)
    right, wrong = _words(choice.right), _words(choice.wrong)
    # Only what one choice has and the other has not tells them apart; "not", say, by its absence too.
    for_right, for_wrong = len(said & (right - wrong)), len(said & (wrong - right))
    if for_right == for_wrong == 0 and bool(right - wrong) != bool(wrong - right):
        return wrong > right
    return None if for_right == for_wrong else for_right > for_wrong


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w']+", text.casefold()))


def _share(rights: list[bool]) -> float:
    return round(sum(rights) / max(1, len(rights)), 4)
