"""How fast a question about a novel is answered once it has been read.

The novel is *Emma*, or any story file. The questions are made from its own claims, spread evenly over the
story: who knows it at the story's end, who knew it at the end of an early scene, whether somebody
knows it. Each is asked twice, and the second time counts; the very first question is told apart, since what
is worked out on first use (the engine, the indices, the model) falls to it. Seconds are by the clock, and of
the processor beside them: on a busy machine they differ.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from fabula.layers import RESERVED_IDS
from fabula.reading import read_manuscript
from fabula.source import read_source
from fabula.store import load, save
from fabula.story import Story

NOVEL = Path("pdnc") / "Emma" / "novel_text.txt"
CLAIMS = 40
"""Claims that are asked about."""
LEADS = 10
"""People, most mentioned first, of whom it is asked in turn whether they know it."""
EARLY = "s5"
"""The scene at whose end one question of each claim is asked."""
AIM = 0.05
"""Seconds in which a question should be answered."""

Made = TypeVar("Made")


def measure(data: Path, split: str, story: Path | None = None) -> dict[str, object]:
    """Median and worst time to answer, of each kind of question; ``split`` does not matter.

    Args:
        story: a story file; None to read *Emma* first.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = story
        if file is None:
            file = Path(folder) / "emma.fabula"
            save(read_manuscript(read_source(str(data / NOVEL))), file)
        opening, opened = _timed(partial(load, file))
    asked = list(questions(opened))
    first, _ = _timed(partial(opened.ask, *asked[0][1:]))
    times: dict[str, list[tuple[float, float]]] = {}
    status: list[str] = []
    for kind, question, at in asked:
        status.append(opened.ask(question, at).status)
        times.setdefault(kind, []).append(_timed(partial(opened.ask, question, at))[0])
    everything = [one for each in times.values() for one in each]
    return {
        "story": opened.text.name,
        "claims": len(opened.world.claims),
        "questions": len(asked),
        "answered": _share(one == "answered" for one in status),
        "open_seconds": _rounded(opening),
        "first_answer_seconds": _rounded(first),
        **{kind: _summary(each) for kind, each in times.items()},
        "all": _summary(everything),
        "within_aim": _share(wall <= AIM for wall, _ in everything),
        "within_aim_processor": _share(processor <= AIM for _, processor in everything),
    }


def questions(story: Story) -> Iterator[tuple[str, str, str | None]]:
    """Kind, words and time of each question: three for each of some claims that begin with a name."""
    names = {row.id: row.name for row in story.world.people if row.id not in RESERVED_IDS}
    told = {act.claim for act in story.world.acts}
    plain = [
        claim
        for claim in story.world.claims
        if claim.id in told and claim.agent and claim.text.startswith(names.get(claim.agent[0], "\n"))
    ]
    leads = list(names.values())[:LEADS]
    for place, claim in enumerate(plain[:: max(1, len(plain) // CLAIMS)][:CLAIMS]):
        yield "who_knows", f"Who knows that {claim.text}?", None
        yield f"who_knows_at_{EARLY}", f"Who knows that {claim.text}?", EARLY
        yield "does_somebody_know", f"Does {leads[place % len(leads)]} know that {claim.text}?", None


def _timed(run: Callable[[], Made]) -> tuple[tuple[float, float], Made]:
    """Seconds by the clock and of the processor, and what comes back."""
    clock, processor = time.perf_counter(), time.process_time()
    made = run()
    return (time.perf_counter() - clock, time.process_time() - processor), made


def _share(of: Iterable[bool]) -> float:
    each = list(of)
    return round(sum(each) / max(1, len(each)), 4)


def _rounded(seconds: tuple[float, float]) -> dict[str, float]:
    return {"clock": round(seconds[0], 4), "processor": round(seconds[1], 4)}


def _summary(times: list[tuple[float, float]]) -> dict[str, float]:
    clock, processor = [one for one, _ in times], [one for _, one in times]
    return {
        "median": round(statistics.median(clock), 4),
        "worst": round(max(clock), 4),
        "median_processor": round(statistics.median(processor), 4),
        "worst_processor": round(max(processor), 4),
    }
