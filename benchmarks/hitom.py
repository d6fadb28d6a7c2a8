"""Hi-ToM (Wu and others, 2023): what people think that others think, up to the fourth order.

Its prompts say that one believes only those who were later where it happened: the policy of trust
``witness``, declared here for everybody. All else is in the stories. Some of its right answers name a place
where the thing never is by any sentence of the story, but another thing: those stories are told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from benchmarks.belief import Item, Question, read_hitom, read_story, with_trust
from benchmarks.tomi import same
from fabula.asking import Index, ask
from fabula.world.stories import world_of

POLICY = "witness"
ORDERS = 5
_THING = re.compile(r"\bthe (?P<thing>[^?]+?)(?: really| is)?\?")


def measure(data: Path, split: str) -> dict[str, object]:
    """The share of stories with all orders right (joint), and of questions by order; by tells."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed: list[dict[str, object]] = []
    for item, tells in read_hitom(data / "belief" / "hi-tom.json"):
        part = "with_tells" if tells else "without_tells"
        answers = answers_of(item)
        wrong = [k for k, question in enumerate(item.questions) if not same(answers[k], question.answer)]
        sound = all(is_sound(item, question) for question in item.questions)
        for name in (part, f"{part}_sound") if sound else (part,):
            asked[name] += 1
            right[name] += not wrong
        for k, question in enumerate(item.questions):
            asked[f"{part}_{question.kind}"] += 1
            right[f"{part}_{question.kind}"] += k not in wrong
        missed += [
            {
                "story": item.name,
                "question": item.questions[k].words,
                "ours": answers[k],
                "right": item.questions[k].answer,
                "sound": is_sound(item, item.questions[k]),
            }
            for k in wrong
        ]
    return {
        **{
            f"joint_{part}": _share(right, asked, part)
            for part in ("without_tells", "with_tells", "without_tells_sound", "with_tells_sound")
        },
        **{
            f"{part}_by_order": [_share(right, asked, f"{part}_{order}") for order in range(ORDERS)]
            for part in ("without_tells", "with_tells")
        },
        "stories": asked["without_tells"] + asked["with_tells"],
        "missed": missed,
    }


def is_sound(item: Item, question: Question) -> bool:
    """Whether some sentence of the story says the right answer of the thing that is asked about."""
    found = _THING.search(question.words)
    thing = found["thing"] if found is not None else ""
    return any(thing in sentence and question.answer in sentence for sentence in item.sentences)


def answers_of(item: Item) -> list[str | None]:
    """The best answer to each question, None where there is none."""
    story = read_story(item.text, item.name)
    index = Index(with_trust(world_of(story), POLICY))
    replies = [ask(question.words, index) for question in item.questions]
    return [
        reply.answers[0].value if reply.status == "answered" and reply.answers else None for reply in replies
    ]


def _share(right: Counter[str], asked: Counter[str], part: str) -> float:
    return round(right[part] / max(1, asked[part]), 4)
