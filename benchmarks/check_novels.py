"""False alarms of the check on novels that have long been through their editors' hands, and what it costs.

Whatever is found in them counts as a false alarm, though a few may be true: even Homer nods.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from fabula.findings import findings_of
from fabula.findings.lines import finding_line
from fabula.reading import read_manuscript
from fabula.source import read_source

NOVELS = 10
"""So many novels of ``fiction/``, the first by file name."""


def measure(data: Path, split: str) -> dict[str, object]:
    """Findings in 20,000 words, by kind; the findings themselves go to standard error.

    ``split`` "all" takes all novels, any other the first ten.
    """
    paths = sorted((data / "fiction").glob("*.txt"))
    words, kinds, reading, checking = 0, Counter[str](), 0.0, 0.0
    for path in paths if split == "all" else paths[:NOVELS]:
        begin = time.perf_counter()
        story = read_manuscript(read_source(str(path)))
        read = time.perf_counter()
        found = findings_of(story)
        reading, checking = reading + read - begin, checking + time.perf_counter() - read
        words += len(story.text.characters.split())
        kinds.update(row.kind for row in found)
        for row in found:
            print(finding_line(story.text, story.chapters, row), file=sys.stderr)
    return {
        "novels": len(paths) if split == "all" else min(NOVELS, len(paths)),
        "words": words,
        "false_alarms": sum(kinds.values()),
        "by_kind": dict(sorted(kinds.items())),
        "false_alarms_per_20000_words": round(20_000 * sum(kinds.values()) / max(words, 1), 3),
        "seconds_reading": round(reading, 1),
        "seconds_checking": round(checking, 1),
    }
