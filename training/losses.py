"""What the reading model is trained to get right: the losses of one batch of windows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.treebanks import Entity
from fabula.reader.lemmas import script_of
from training.labels import Labels
from training.network import RELATION, Inputs, Reader, distances, mention_scores, widths
from training.windows import Window

EVENT_WEIGHT = 2.0  # of a word that is an event: few are
NONE = -100  # a label that is not known

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "features": 0.3,
    "lemmas": 0.3,
    "arcs": 1.0,
    "relations": 0.7,
    "sentence": 0.5,
    "event": 1.0,
    "mentions": 1.0,
    "gum": 0.4,
    "vector": 3.0,
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Label numbers by label, for each head."""

    upos: dict[str, int]
    xpos: dict[str, int]
    features: dict[str, int]
    lemmas: dict[str, int]
    relations: dict[str, int]
    gum: dict[str, int]
    mentions: dict[tuple[str, str], int]

    @classmethod
    def of(cls, labels: Labels) -> Numbers:
        """The numbers that the inventories give; a mention's is its category's times the forms."""

        def numbered(values: Sequence[str]) -> dict[str, int]:
            return {value: number for number, value in enumerate(values)}

        classes = [(category, form) for category in labels.categories for form in labels.forms]
        return cls(
            numbered(labels.upos),
            numbered(labels.xpos),
            numbered(labels.features),
            numbered(labels.lemmas),
            numbered(labels.relations),
            numbered(labels.gum),
            {name: number for number, name in enumerate(classes)},
        )


def losses(
    model: Reader,
    batch: Sequence[Window],
    inputs: Inputs,
    numbers: Numbers,
    vectors: dict[str, Tensor],
) -> dict[str, Tensor]:
    """The loss of each head on a batch; heads that no window teaches are left out.

    Args:
        vectors: for each passage, the original encoder's vectors of its sentences.
    """
    early, last = model.words(inputs)
    gold = _gold(batch, last.shape[1], numbers)
    found = _tag_losses(model, last, gold)
    dependent, head, down, up, first, end = model.ends(last).split(model.ends.SPLIT, -1)
    parsed = [n for n, window in enumerate(batch) if window.source.passage.syntax is not None]
    if parsed:
        views = (dependent[parsed], head[parsed], down[parsed], up[parsed])
        found |= _tree_losses(model, views, {name: values[parsed] for name, values in gold.items()})
    found |= _span_losses(model, batch, first, end, numbers)
    found["vector"] = _vector_loss(model, batch, inputs, early, last, vectors)
    return found


def _tag_losses(model: Reader, last: Tensor, gold: dict[str, Tensor]) -> dict[str, Tensor]:
    upos, xpos, features, lemmas, sentence, event = model.tags(last)
    found: dict[str, Tensor] = {}
    for name, scores in (("upos", upos), ("xpos", xpos), ("features", features), ("lemmas", lemmas)):
        _add(found, name, scores, gold[name])
    known = gold["sentence"] != NONE
    found["sentence"] = functional.binary_cross_entropy_with_logits(
        sentence[known], gold["sentence"][known].float()
    )
    known = gold["event"] != NONE
    if known.any():
        found["event"] = functional.binary_cross_entropy_with_logits(
            event[known], gold["event"][known].float(), pos_weight=torch.tensor(EVENT_WEIGHT)
        )
    return found


def _tree_losses(model: Reader, views: Sequence[Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """Of the windows that have trees; a head is sought in the word's own sentence alone."""
    dependent, head, down, up = views
    found: dict[str, Tensor] = {}
    same = gold["group"].unsqueeze(-1) == gold["group"].unsqueeze(-2)
    allowed = torch.cat([torch.ones_like(same[..., :1]), same], -1)
    _add(found, "arcs", model.tree.arcs(dependent, head).masked_fill(~allowed, -1e4), gold["head"])
    chosen = gold["head"] > NONE
    roots = model.tree.root_relation.expand(len(up), 1, RELATION)
    ups = torch.cat([roots, up], 1)[chosen.nonzero()[:, 0], gold["head"][chosen]]
    labels = model.tree.labels(down[chosen], ups)
    found["relations"] = functional.cross_entropy(labels, gold["relation"][chosen], ignore_index=NONE)
    return found


def _add(found: dict[str, Tensor], name: str, scores: Tensor, gold: Tensor) -> None:
    if (gold != NONE).any():
        found[name] = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NONE)


def _span_losses(
    model: Reader, batch: Sequence[Window], firsts: Tensor, ends: Tensor, numbers: Numbers
) -> dict[str, Tensor]:
    """Of LitBank's mentions and of GUM's, each a mean over the words of its windows."""
    categories = len({category for category, _ in numbers.mentions})
    totals: dict[str, Tensor] = {}
    words: Counter[str] = Counter()
    for n, window in enumerate(batch):
        passage = window.source.passage
        if passage.entities is None:
            continue
        name = "mentions" if passage.corpus == "litbank" else "gum"
        for begin, stop in window.sentences:
            here = slice(begin - window.first, stop - window.first)
            views = (firsts[n, here], ends[n, here], widths(stop - begin))
            if name == "mentions":
                scores = mention_scores(model.mentions(*views), categories)
            else:
                scores = model.gum(*views)
            loss = _span_loss(scores, _classes(passage.entities, begin, stop, name, numbers))
            totals[name] = totals[name] + loss if name in totals else loss
            words[name] += stop - begin
    return {name: totals[name] / words[name] for name in ("mentions", "gum") if name in totals}


def _classes(entities: Sequence[Entity], begin: int, stop: int, name: str, numbers: Numbers) -> Tensor:
    """The class of every span of a sentence, (words, words); 0 for no mention."""
    gold = torch.zeros(stop - begin, stop - begin, dtype=torch.long)
    for entity in entities:
        if begin <= entity.first and entity.last <= stop:
            if name == "mentions":
                number: int | None = numbers.mentions[entity.category, entity.form]
            else:
                number = numbers.gum.get(entity.category)
            if number is not None:
                gold[entity.first - begin, entity.last - 1 - begin] = 1 + number
    return gold


def _span_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy of every span's class, no mention among them; summed over the sentence."""
    inside = distances(len(gold)) >= 0
    full = torch.cat([torch.zeros_like(scores[..., :1]), scores], -1)[inside]
    return functional.cross_entropy(full, gold[inside], reduction="sum")


def pooled(weights: Tensor, early: Tensor, last: Tensor) -> Tensor:
    """A sentence's words weighed by their pieces, as the original encoder's mean of pieces does."""
    return torch.cat([weights @ early, weights @ last], -1) / weights.sum()


def _vector_loss(
    model: Reader,
    batch: Sequence[Window],
    inputs: Inputs,
    early: Tensor,
    last: Tensor,
    vectors: dict[str, Tensor],
) -> Tensor:
    """One less the cosine to the original's vectors, over the sentences."""
    found, wanted = [], []
    for n, window in enumerate(batch):
        numbers = {bounds[0]: k for k, bounds in enumerate(window.source.passage.sentences)}
        for begin, stop in window.sentences:
            a, b = begin - window.first, stop - window.first
            found.append(pooled(inputs.sizes[n, a:b], early[n, a:b], last[n, a:b]))
            wanted.append(vectors[window.source.passage.name][numbers[begin]].float())
    return (1 - (model.sentence_vector(torch.stack(found)) * torch.stack(wanted)).sum(-1)).mean()


def _gold(batch: Sequence[Window], width: int, numbers: Numbers) -> dict[str, Tensor]:
    names = ("upos", "xpos", "features", "lemmas", "head", "relation", "sentence", "event")
    gold = {name: torch.full((len(batch), width), NONE) for name in names}
    gold["group"] = torch.full((len(batch), width), -1)
    for n, window in enumerate(batch):
        passage = window.source.passage
        for group, (begin, stop) in enumerate(window.sentences):
            gold["group"][n, begin - window.first : stop - window.first] = group
            gold["sentence"][n, begin - window.first : stop - window.first] = 0
            gold["sentence"][n, begin - window.first] = 1
            for k in range(begin, stop):
                at = k - window.first
                if passage.events is not None:
                    gold["event"][n, at] = int(k in passage.events)
                if passage.syntax is None:
                    continue
                word = passage.syntax[k]
                form = window.source.forms[k]
                gold["upos"][n, at] = numbers.upos.get(word.upos, NONE)
                gold["xpos"][n, at] = numbers.xpos.get(word.xpos, NONE)
                gold["features"][n, at] = numbers.features.get(word.features, NONE)
                gold["lemmas"][n, at] = numbers.lemmas.get(script_of(form, word.lemma), NONE)
                gold["relation"][n, at] = numbers.relations.get(word.relation, NONE)
                if word.head == k:
                    gold["head"][n, at] = 0
                elif begin <= word.head < stop:
                    gold["head"][n, at] = word.head - window.first + 1
    return gold
