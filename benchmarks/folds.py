"""Novels in parts that share no author, for figures on novels by authors that the fitting has not seen."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

FOLDS = 5

Folds = tuple[tuple[str, ...], ...]


def author_folds(data: Path, novels: Iterable[str], number: int = FOLDS) -> Folds:
    """The novels in at most ``number`` parts of about as many novels, each author's all in one part.

    The authors with most novels are placed first, each into the part with fewest novels so far, the first of
    such; so the parts follow from the names of the novels and their authors alone.
    """
    works: defaultdict[str, list[str]] = defaultdict(list)
    authors = authors_of(data)
    for novel in sorted(novels):
        works[authors.get(novel, novel)].append(novel)
    folds: list[list[str]] = [[] for _ in range(number)]
    for author in sorted(works, key=lambda author: (-len(works[author]), author)):
        min(folds, key=len).extend(works[author])
    return tuple(tuple(sorted(fold)) for fold in folds if fold)


def authors_of(data: Path) -> dict[str, str]:
    """The author of each novel by the corpus's index; a novel that is not in it is its author's only one."""
    index = data / "pdnc" / "PDNC-Novel-Index.csv"
    if not index.exists():
        return {}
    with index.open(encoding="utf-8-sig", newline="") as file:
        return {row["Folder Name"]: row["Author Code"] for row in csv.DictReader(file)}
