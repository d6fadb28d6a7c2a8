"""Whether the reading script is a lossless partition: every novel of ``fiction/``, read and exported."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fabula.formats import export
from fabula.reading import read


def measure(data: Path, split: str) -> dict[str, object]:
    """Read every novel; the script's lines joined must be the novel. ``split`` does not matter."""
    paths = sorted((data / "fiction").glob("*.txt"))
    broken = [path.name for path in paths if not is_lossless(path)]
    return {"novels": len(paths), "lossless": len(paths) - len(broken), "broken": broken}


def is_lossless(path: Path) -> bool:
    """Whether the script of one novel rebuilds it, with offsets that go on without gap or overlap."""
    print(f"  {path.name}", file=sys.stderr)
    story = read(path, force=True)
    lines = [json.loads(line) for line in export(story, "jsonl").splitlines()]
    whole = "".join(line["text"] for line in lines) == story.text.characters
    edges = [0, *(line["end"] for line in lines)]
    joined = all(line["start"] == edge and line["text"] for line, edge in zip(lines, edges, strict=False))
    return whole and joined and edges[-1] == len(story.text)
