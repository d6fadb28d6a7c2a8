"""ToMi (Le, Boureau and Nickel, 2019), corrected and paraphrased: where people look for what was moved.

Stories are read as plain text and the benchmark's own questions are asked of them as a user asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from benchmarks.belief import Item, Question, read_story, read_tomi, read_tomi_paraphrased
from fabula.story import Story

EVERY = 6
"""Of the paraphrased stories every sixth is read, unless all are asked for."""


def measure(data: Path, split: str) -> dict[str, object]:
    """The share of questions answered rightly, whole and by the benchmark's kinds of question.

    ``--split all`` reads all paraphrased stories, else every sixth is read.
    """
    folder = data / "belief"
    paraphrased = read_tomi_paraphrased(folder / "tomi-paraphrased")
    step = 1 if split == "all" else EVERY
    return {
        **scores("fixed", read_tomi(folder / "tomi-fixed.jsonl")),
        **scores("paraphrased", islice(paraphrased, 0, None, step)),
    }


def scores(name: str, items: Iterable[Item]) -> dict[str, object]:
    """The share of right answers among all, by kind of question, and the first ones missed."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed: defaultdict[str, list[str]] = defaultdict(list)
    each(items, lambda item, question, answer: _count(asked, right, missed, item, question, answer))
    return {
        f"{name}_questions": asked.total(),
        name: round(right.total() / max(1, asked.total()), 4),
        f"{name}_by_kind": {kind: round(right[kind] / asked[kind], 4) for kind in sorted(asked)},
        f"{name}_missed": {kind: names[:20] for kind, names in sorted(missed.items())},
    }


def each(items: Iterable[Item], then: Callable[[Item, Question, str | None], None]) -> None:
    """Read each story, ask its questions, and hand on each with the best answer."""
    for item in items:
        story = read_story(item.text, item.name)
        for question in item.questions:
            then(item, question, answer_of(story, question.words))


def answer_of(story: Story, question: str) -> str | None:
    """The one best answer, None where there is none."""
    reply = story.ask(question)
    return reply.answers[0].value if reply.status == "answered" and reply.answers else None


def same(answer: str | None, right: str) -> bool:
    """Whether an answer names the right place: its words, articles and hyphens of ids apart."""
    if answer is None:
        return False
    return folded(answer) == folded(right)


def folded(words: str) -> str:
    """Words without articles, capitals and the hyphens of ids."""
    return " ".join(
        word for word in words.casefold().replace("-", " ").split() if word not in ("the", "a", "an")
    )


def _count(
    asked: Counter[str],
    right: Counter[str],
    missed: defaultdict[str, list[str]],
    item: Item,
    question: Question,
    answer: str | None,
) -> None:
    asked[question.kind] += 1
    if same(answer, question.answer):
        right[question.kind] += 1
    else:
        missed[question.kind].append(item.name)
