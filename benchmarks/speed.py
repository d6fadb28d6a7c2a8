"""How fast a novel is read: words a second of each stage, seconds in all, and the peak of memory."""

from __future__ import annotations

import resource
import time
from pathlib import Path

from fabula.book import Book
from fabula.formats import export
from fabula.layers import TOKENS
from fabula.reading import STEPS, open_book
from fabula.report import render
from fabula.source import read_source
from fabula.store import to_database
from fabula.story import Story

NOVEL = Path("fiction") / "113_the_secret_garden.txt"


def measure(data: Path, split: str) -> dict[str, object]:
    """Read *The Secret Garden* once, timing each stage; ``split`` does not matter."""
    path = data / NOVEL
    seconds: dict[str, float] = {}
    begin = time.perf_counter()
    manuscript = read_source(str(path))
    seconds["source"] = time.perf_counter() - begin
    book: Book = open_book(manuscript)
    for step in STEPS:
        start = time.perf_counter()
        book = step.apply(book)
        seconds[step.name] = time.perf_counter() - start
    story = Story(book)
    for name, write in (("store", to_database), ("page", render), ("jsonl", _jsonl)):
        start = time.perf_counter()
        write(story)
        seconds[name] = time.perf_counter() - start
    words = len(manuscript.text.characters.split())
    total = sum(seconds.values())
    return {
        "words": words,
        "tokens": len(book[TOKENS]),
        "seconds_in_all": round(total, 3),
        "words_per_second": round(words / total),
        "words_per_second_by_stage": {
            name: round(words / max(spent, 1e-6)) for name, spent in seconds.items()
        },
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _jsonl(story: Story) -> str:
    return export(story, "jsonl")
