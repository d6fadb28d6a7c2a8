"""The seam to onnxruntime: the model's graphs.

One window is run at a time, since dynamic quantisation scales activations by all that is run together: so
the result depends on the text alone. A graph runs in the thread that calls it, and several threads may call:
windows side by side use the processors better than the parts of one window do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from fabula.reader.rows import Row
from fabula.reader.weights import ENCODER, HEADS, MENTIONS, RELATIONS, SENTENCE, VECTORS, Weights

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """What the encoder and the heads for single words say of some words, an entry each.

    Attributes:
        tags: (words, 4): numbers of UPOS, XPOS, features and lemma script.
        opens: how likely the word begins a sentence, as a logit.
        event: how likely it is a realis event, as a logit.
        faces: (words, …): its part in scores of arcs and of spans.
        ends: (words, 192): its part in scores of relations.
        meaning: (words, 768): what sentence vectors are pooled from.
    """

    tags: Integers
    opens: Floats
    event: Floats
    faces: Floats
    ends: Floats
    meaning: Floats

    def cut(self, here: slice) -> WordVectors:
        """Some of the words."""
        return WordVectors(*(part[here] for part in self.parts()))

    def plus(self, following: WordVectors) -> WordVectors:
        """These words and then those."""
        both = zip(self.parts(), following.parts(), strict=True)
        return WordVectors(*(np.concatenate(parts) for parts in both))

    def parts(self) -> tuple[Any, ...]:
        """The arrays, in the order of the attributes."""
        return self.tags, self.opens, self.event, self.faces, self.ends, self.meaning

    def __len__(self) -> int:
        return len(self.opens)


class Sessions:
    """The graphs, loaded."""

    def __init__(self, weights: Weights) -> None:
        self._encoder = open_session(weights.content[ENCODER])
        self._heads = open_session(weights.content[HEADS])
        self._sentence = open_session(weights.content[SENTENCE])
        self._vectors = open_session(weights.content[VECTORS])
        self._relations = open_session(weights.content[RELATIONS])
        self._mentions = open_session(weights.content[MENTIONS])

    def encode(self, row: Row) -> tuple[Floats, Floats]:
        """Run the encoder over a window: early and last vectors, (positions, 384)."""
        given = {
            "pieces": np.array(row.pieces, dtype=np.int64),
            "shapes": np.array(row.shapes, dtype=np.int64),
            "positions": np.array(row.positions, dtype=np.int64),
            "turns": np.array(row.turns, dtype=np.int64),
        }
        early, last = self._encoder.run(None, given)
        return early, last

    def words(self, average: Floats, early: Floats, last: Floats) -> WordVectors:
        """What the heads say of the words of a window; ``average`` is (words, pieces), shares of pieces."""
        return WordVectors(*self._heads.run(None, {"average": average, "early": early, "last": last}))

    def sentence(self, faces: Floats) -> tuple[Floats, Floats]:
        """Of one sentence: scores of arcs (words, words + 1) and of spans (words, words, kinds)."""
        arcs, spans = self._sentence.run(None, {"faces": faces})
        return arcs, spans

    def vectors(self, pooled: Floats) -> Floats:
        """(sentences, 384) from (sentences, 768): sentence vectors from the mean of the words' meaning."""
        [vectors] = self._vectors.run(None, {"pooled": pooled})
        return np.asarray(vectors)

    def relations(self, ends: Floats, heads: Integers) -> Floats:
        """(words, relations): scores of each word's relation to its head (0 the root, else from 1)."""
        [scores] = self._relations.run(None, {"ends": ends, "heads": heads})
        return np.asarray(scores)

    def mentions(self, meaning: Floats) -> Floats:
        """(heads, 64): what mentions with these head words are compared by, each number between -1 and 1."""
        [vectors] = self._mentions.run(None, {"meaning": meaning})
        return np.asarray(vectors)


def open_session(graph: bytes) -> Any:
    """A graph ready to run, in the thread that calls it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
