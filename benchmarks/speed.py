"""How fast a novel is read: beside one bare pass of its encoder, in seconds, and with what memory."""

from __future__ import annotations

import resource
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from fabula.formats import export
from fabula.layers import TOKENS
from fabula.reader.ahead import in_order, processors
from fabula.reader.model import Seen
from fabula.reader.run import Stretch, lay_run
from fabula.reader.sessions import Sessions
from fabula.reader.weights import load_weights, shipped_folder
from fabula.reading import open_book, run_steps
from fabula.report import render
from fabula.source import read_source
from fabula.steps import structure, tokens
from fabula.steps.language import runs, shipped_model
from fabula.store import to_database
from fabula.story import Story

WARM = "Once"
NOVEL = Path("fiction") / "113_the_secret_garden.txt"


def measure(data: Path, split: str) -> dict[str, object]:
    """Read *The Secret Garden* once, timing each stage; ``split`` does not matter.

    The bare pass runs the encoder alone over the same windows, by as many threads as
    reading, once before the reading and once after; its time is the mean of the two, so that a slow moment
    of the machine weighs on both sides.
    """
    path = data / NOVEL
    sessions = Sessions(load_weights(shipped_folder()))
    list(shipped_model().read(lay_run(WARM, [Stretch([(0, len(WARM))])])))  # a library reads many books
    seconds: dict[str, float] = {}
    begin = time.perf_counter()
    manuscript = read_source(str(path))
    seconds["source"] = time.perf_counter() - begin
    opened = open_book(manuscript)
    laid = tokens.STEP.apply(structure.STEP.apply(opened))
    windows = [seen for _, run in runs(laid) for seen in shipped_model().windows(run)]
    bare = [bare_pass(sessions, windows)[0]]
    begun: list[tuple[str, float]] = []
    book = run_steps(opened, lambda step: begun.append((step, time.perf_counter())))
    begun.append(("", time.perf_counter()))
    seconds |= {step: after - before for (step, before), (_, after) in pairwise(begun)}
    reading = sum(seconds.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bare.append(bare_pass(sessions, windows)[0])
    story = Story(book)
    for name, write in (("store", to_database), ("page", render), ("jsonl", _jsonl)):
        start = time.perf_counter()
        write(story)
        seconds[name] = time.perf_counter() - start
    words = len(manuscript.text.characters.split())
    positions = sum(len(seen.row.pieces) for seen in windows)
    word_pieces = sum(count for seen in windows for _, count in seen.row.places[seen.kept])
    return {
        "words": words,
        "tokens": len(book[TOKENS]),
        "word_pieces": word_pieces,
        "encoder_positions_per_word_piece": round(positions / word_pieces, 3),
        "bare_encoder_seconds": [round(spent, 3) for spent in bare],
        "reading_to_bare_encoder": round(reading / float(np.mean(bare)), 3),
        "language_to_bare_encoder": round(seconds["language"] / float(np.mean(bare)), 3),
        "reading_seconds": round(reading, 3),
        "seconds_in_all": round(sum(seconds.values()), 3),
        "seconds_by_stage": {name: round(spent, 3) for name, spent in seconds.items()},
        "peak_memory_mb": round(peak / 1024),
    }


def bare_pass(sessions: Sessions, windows: list[Seen]) -> tuple[float, float]:
    """The encoder alone, by as many threads as reading: seconds by the clock, and of processors."""
    rows = [seen.row for seen in windows]
    sessions.encode(rows[0])
    start, busy = time.perf_counter(), time.process_time()
    for _ in in_order(sessions.encode, rows, processors()):
        pass
    return time.perf_counter() - start, time.process_time() - busy


def _jsonl(story: Story) -> str:
    return export(story, "jsonl")
