"""``python -m benchmarks NAME --data DIR [--split dev|train|all]``: figures as one JSON object."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.rendering import STYLES
from fabula.errors import FabulaError

BENCHMARKS = {
    "quotes": "benchmarks.quotes:measure",
    "tokens": "benchmarks.tokens:measure",
    "speakers": "benchmarks.speakers:measure_end_to_end",
    "speakers-gold-cast": "benchmarks.speakers:measure_gold_cast",
    "speakers-folds": "benchmarks.speakers_folds:measure",
    "people-folds": "benchmarks.people_folds:measure",
    "people-folds-refitted": "benchmarks.people_folds:measure_refitted",
    "speaker-errors": "benchmarks.speaker_errors:measure",
    "cast": "benchmarks.cast:measure",
    "pdnc-mentions": "benchmarks.pdnc_mentions:measure",
    "addressees": "benchmarks.addressees:measure",
    "addressees-own-speakers": "benchmarks.addressees:measure_own_speakers",
    "speed": "benchmarks.speed:measure",
    "ask-speed": "benchmarks.ask_speed:measure",
    "check-speed": "benchmarks.check_speed:measure",
    "partition": "benchmarks.partition:measure",
    "factuality": "benchmarks.factuality:measure",
    "syntax": "benchmarks.syntax:measure",
    "entities": "benchmarks.entities:measure",
    "events": "benchmarks.events:measure",
    "similarity": "benchmarks.similarity:measure",
    "coreference": "benchmarks.coreference:measure",
    "engine": "benchmarks.engine:measure",
    "ikd": "benchmarks.ikd:measure",
    "check-novels": "benchmarks.check_novels:measure",
    "percept": "benchmarks.percept:measure",
    "tomi": "benchmarks.tomi:measure",
    "hitom": "benchmarks.hitom:measure",
    "bigtom": "benchmarks.bigtom:measure",
    "fantom": "benchmarks.fantom:measure",
}
"""From a benchmark's name to its function ``(data, split) -> figures``."""

OF_WEIGHTS = frozenset({"syntax", "entities", "events", "similarity", "factuality", "coreference"})
"""Those whose function takes a folder of weights as well, None for the weights that ship."""

OF_STYLES = frozenset(
    {"speakers", "speakers-gold-cast", "addressees", "addressees-own-speakers", "cast", "pdnc-mentions"}
)
"""Those whose function takes a style of quoting as well, None for the novels as they are."""

OF_STORIES = frozenset({"ask-speed"})
"""Those whose function takes a story file as well, None for a novel of the data that is read first."""

Measure = Callable[..., dict[str, object]]


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark; its figures are the last line of standard output."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHMARKS))
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    parser.add_argument("--split", choices=("dev", "train", "all"), default="dev")
    parser.add_argument(
        "--weights", type=Path, help="folder with a reading model to measure in place of the one that ships"
    )
    parser.add_argument(
        "--style", choices=sorted(STYLES), help="quote in this style in place of the novels' own"
    )
    parser.add_argument("--work", type=Path, help="folder in which people-folds keeps what it has read")
    parser.add_argument("--story", type=Path, help="story file to ask about in place of a novel of the data")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        print(
            f"{options.data}: there is no such folder; give the folder with the data sets.", file=sys.stderr
        )
        return 2
    if options.weights and options.name not in OF_WEIGHTS:
        parser.error(f"--weights is for {', '.join(sorted(OF_WEIGHTS))}")
    if options.style and options.name not in OF_STYLES:
        parser.error(f"--style is for {', '.join(sorted(OF_STYLES))}")
    if options.story and options.name not in OF_STORIES:
        parser.error(f"--story is for {', '.join(sorted(OF_STORIES))}")
    if options.name.startswith("people-folds") != (options.work is not None):
        parser.error("--work is for people-folds, which needs it")
    begun = time.perf_counter()
    try:
        more = {"weights": options.weights} if options.name in OF_WEIGHTS else {}
        if options.name in OF_STYLES:
            more = {"style": options.style}
        if options.name in OF_STORIES:
            more = {"story": options.story}
        if options.work:
            options.work.mkdir(parents=True, exist_ok=True)
            more = {"work": options.work}
        figures = _function(options.name)(options.data, options.split, **more)
    except FabulaError as error:
        print(error, file=sys.stderr)
        return 2
    except FileNotFoundError as error:
        print(f"{error.filename}: this benchmark's data is not there; check --data.", file=sys.stderr)
        return 2
    result = {
        "name": options.name,
        "data": str(options.data),
        "split": options.split,
        **({"style": options.style} if options.style else {}),
        "seconds": round(time.perf_counter() - begun, 2),
        **figures,
    }
    print(json.dumps(result, ensure_ascii=False))
    return 0


def _function(name: str) -> Measure:
    """A benchmark's function, imported only now: some need libraries that others do not."""
    module, function = BENCHMARKS[name].split(":")
    measure: Measure = getattr(importlib.import_module(module), function)
    return measure


if __name__ == "__main__":
    sys.exit(main())
