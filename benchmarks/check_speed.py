"""How fast a novel is checked: beside one bare pass of the encoder, and again after an edit of one paragraph.

Times are given twice, by the clock and in seconds of the processors: on a busy machine the latter tell more.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import bare_pass
from fabula.book import Book
from fabula.findings import THRESHOLD
from fabula.findings.finding import Finding
from fabula.findings.quick import Checked, check_quickly
from fabula.layers import PARAGRAPHS
from fabula.reader.run import Stretch, lay_run
from fabula.reader.sessions import Sessions
from fabula.reader.weights import load_weights, shipped_folder
from fabula.reading import open_book
from fabula.source import Manuscript, read_source
from fabula.steps import structure, tokens
from fabula.steps.language import runs, shipped_model

NOVEL = Path("fiction") / "45_anne_of_green_gables.txt"
ADDED = " The window was open, and somebody was chopping wood in the yard."
"""The sentence that the edit adds at the end of a paragraph."""
PLACES = {"dev": (0.5,), "all": (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)}
"""Where the edits are, as shares of the text; each is an edit of the novel by itself."""
WARM = "Once"


@dataclass(frozen=True, slots=True)
class Timed:
    """What a call gave, and what it took."""

    given: Checked
    wall: float
    processor: float


def measure(data: Path, split: str) -> dict[str, object]:
    """Check a novel, edit it, check it quickly and from scratch; ``split`` "all" edits seven places.

    Findings are compared by kind, people and clause: those that count, and all that a check keeps.
    """
    path = data / NOVEL
    sessions = Sessions(load_weights(shipped_folder()))
    list(
        shipped_model().read(lay_run(WARM, [Stretch([(0, len(WARM))])]))
    )  # loading the model is not measured
    manuscript = read_source(str(path))
    book = tokens.STEP.apply(structure.STEP.apply(open_book(manuscript)))
    windows = [seen for _, run in runs(book) for seen in shipped_model().windows(run)]
    bare = [bare_pass(sessions, windows)]
    first = _timed(lambda: check_quickly(read_source(str(path)), (), None))
    bare.append(bare_pass(sessions, windows))
    wall, processor = (sum(pair) / len(bare) for pair in zip(*bare, strict=True))
    edits = [_edit(manuscript, book, first.given, place) for place in PLACES.get(split, PLACES["dev"])]
    return {
        "words": len(manuscript.text.characters.split()),
        "check_to_bare_encoder": round(first.wall / wall, 3),
        "check_to_bare_encoder_processor": round(first.processor / processor, 3),
        "check_seconds": round(first.wall, 2),
        "check_processor_seconds": round(first.processor, 2),
        "bare_encoder_seconds": [round(spent, 2) for spent, _ in bare],
        "bare_encoder_processor_seconds": [round(spent, 2) for _, spent in bare],
        "edits": edits,
    }


def _edit(manuscript: Manuscript, book: Book, before: Checked, place: float) -> dict[str, object]:
    """What a quick check of an edited novel takes and finds, beside a check from scratch."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / NOVEL.name
        path.write_text(_with_a_sentence(manuscript, book, place), "utf-8", newline="")
        quick = _timed(lambda: check_quickly(read_source(str(path)), (), before.record))
        scratch = _timed(lambda: check_quickly(read_source(str(path)), (), None))
    here, there, old = (_told(row.findings, THRESHOLD) for row in (quick.given, scratch.given, before))
    faint_here, faint_there = (_told(row.given.findings, 0.0) for row in (quick, scratch))
    return {
        "place": place,
        "chapters_read": quick.given.read,
        "chapters": len(scratch.given.chapters),
        "times_faster": round(scratch.wall / quick.wall, 2),
        "times_faster_processor": round(scratch.processor / quick.processor, 2),
        "quick_seconds": round(quick.wall, 2),
        "scratch_seconds": round(scratch.wall, 2),
        "findings": len(there),
        "only_by_quick": sorted(here - there),
        "only_from_scratch": sorted(there - here),
        "faint_ones_by_both": len(faint_here & faint_there),
        "faint_ones_only_by_quick": len(faint_here - faint_there),
        "faint_ones_only_from_scratch": len(faint_there - faint_here),
        "changed_by_the_edit": sorted(kind for kind, _, _ in old ^ there),
    }


def _with_a_sentence(manuscript: Manuscript, book: Book, place: float) -> str:
    """The novel with one more sentence, in the paragraph that lies at a share of the text."""
    characters = manuscript.text.characters
    offset = int(len(characters) * place)
    stop = next(row.stop for row in book[PARAGRAPHS] if row.stop > offset)
    return characters[:stop] + ADDED + characters[stop:]


def _told(found: tuple[Finding, ...], least: float) -> frozenset[tuple[str, tuple[str, ...], str]]:
    """The findings that are at least so certain, without their places, which an edit moves."""
    return frozenset((row.kind, row.people, row.why) for row in found if row.certainty >= least)


def _timed(work: Callable[[], Checked]) -> Timed:
    wall, processor = time.perf_counter(), time.process_time()
    given = work()
    return Timed(given, time.perf_counter() - wall, time.process_time() - processor)
