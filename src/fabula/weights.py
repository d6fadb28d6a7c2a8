"""Weights that were fitted on data and ship in the package: numbers by the names of what they weigh."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Weights = Mapping[str, float]


@cache
def shipped(package: str, name: str) -> Weights:
    """The weights in a file ``name`` of a package; ``MODEL_CARD.md`` says how each was made."""
    content = json.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
    weights: dict[str, float] = content["weights"]
    return weights
