"""Fabula reads prose fiction and makes its world explicit: who is who, who said what to whom.

>>> import fabula
>>> story = fabula.read("story.txt")                            # doctest: +SKIP
>>> fabula.export(story, "jsonl", "story.jsonl")                # doctest: +SKIP

The names are fetched on first use, so that ``import fabula`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.errors import FabulaError
    from fabula.formats import export
    from fabula.reading import read
    from fabula.store import load
    from fabula.story import Story

__version__ = "0.1.0"

__all__ = ["FabulaError", "Story", "export", "load", "read"]

_HOMES = {
    "FabulaError": "fabula.errors",
    "Story": "fabula.story",
    "export": "fabula.formats",
    "load": "fabula.store",
    "read": "fabula.reading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *(name for name in __all__ if name not in globals())])
