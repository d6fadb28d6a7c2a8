"""The label inventories of the reading model: what its heads can say, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from benchmarks.treebanks import Passage
from fabula.reader.lemmas import KEEP, script_of
from fabula.reader.model import CATEGORIES, FORMS
from training.network import Sizes

RAREST = 2


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by number."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    features: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    gum: tuple[str, ...]
    categories: tuple[str, ...] = CATEGORIES
    forms: tuple[str, ...] = FORMS

    @property
    def sizes(self) -> Sizes:
        """How many there are of each."""
        return Sizes(
            len(self.upos),
            len(self.xpos),
            len(self.features),
            len(self.lemmas),
            len(self.relations),
            len(self.categories),
            len(self.forms),
            len(self.gum),
        )

    def as_lists(self) -> dict[str, list[str]]:
        """Those that the package needs, for a JSON file."""
        left_out = ("gum", "categories", "forms")
        return {name: list(values) for name, values in asdict(self).items() if name not in left_out}


def labels_of(passages: Sequence[Passage]) -> Labels:
    """The inventories that some passages show; what they show but once is left out, UPOS apart."""
    words = [word for passage in passages for word in passage.syntax or ()]
    scripts = [
        script_of(passage.characters[start:stop], word.lemma)
        for passage in passages
        if passage.syntax is not None
        for word, (start, stop) in zip(passage.syntax, passage.words, strict=True)
    ]
    gum = [entity.category for p in passages if p.corpus == "gum" for entity in p.entities or ()]
    return Labels(
        _frequent((word.upos for word in words), 1),
        _frequent((word.xpos for word in words), RAREST),
        _frequent((word.features for word in words), RAREST),
        tuple(dict.fromkeys((KEEP, *_frequent(scripts, RAREST)))),
        _frequent((word.relation for word in words), RAREST),
        _frequent(gum, RAREST),
    )


def _frequent(values: Iterable[str], least: int) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(
        value for value, count in sorted(counts.items(), key=lambda i: (-i[1], i[0])) if count >= least
    )
