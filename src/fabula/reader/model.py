"""The reading model at work: words in, sentences with their grammar, mentions, events and meaning out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from fabula.layers import Category, MentionKind
from fabula.reader.ahead import in_order, processors
from fabula.reader.bounds import (
    after_cries,
    given_bounds,
    opening_scores,
    sentence_bounds,
    with_opening_marks,
    within_clauses,
)
from fabula.reader.lemmas import apply_script
from fabula.reader.parsing import best_tree
from fabula.reader.pieces import WordPieces
from fabula.reader.read import ReadMention, ReadSentence, ReadWord
from fabula.reader.rows import Row, lay_row
from fabula.reader.run import Run
from fabula.reader.sessions import Floats, Integers, Sessions, WordVectors
from fabula.reader.shapes import shape_of
from fabula.reader.spans import Found, best_mentions, head_word
from fabula.reader.weights import Weights, load_weights, shipped_folder
from fabula.reader.windows import windows

CATEGORIES: tuple[Category, ...] = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
FORMS: tuple[MentionKind, ...] = ("PROP", "NOM", "PRON")
"""What a mention can be, in the order of its scores."""

LIKELY_EVENT = 0.333
"""From this probability on a word is taken for a realis event: where precision and recall are about even."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One window: what the encoder sees, which of its words are kept, and whether the run ends here."""

    row: Row
    kept: slice
    finishes: bool


@dataclass(frozen=True, slots=True)
class _Parsed:
    """One sentence's own scores, decoded; ``heads`` count from 1, 0 is the root."""

    heads: list[int]
    sure: Floats
    mentions: list[Found]


class ReadingModel:
    """The encoder with its heads, loaded from a folder and used without change."""

    def __init__(self, weights: Weights, threads: int = 0) -> None:
        """``threads`` 0 stands for one a processor that this process may use."""
        self._threads = threads or processors()
        self._labels = weights.labels
        self._root = self._labels["relations"].index("root")
        self._pieces = WordPieces(weights.vocabulary)
        self._sessions = Sessions(weights)

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 0) -> ReadingModel:
        """The model of a folder, by default the one that ships with the package.

        Raises:
            ModelError: a file is missing or altered.
        """
        return cls(load_weights(folder or shipped_folder()), threads)

    def read(self, run: Run, starts: Sequence[int] | None = None) -> Iterator[ReadSentence]:
        """Read a run of words, sentence by sentence.

        Vectors are held for a few windows and one unfinished sentence.

        Args:
            run: the words.
            starts: the words that begin sentences, where that is known; else the model says.
        """
        given = None if starts is None else frozenset(starts)
        lemmas: dict[tuple[str, int], str] = {}  # most words come again and again
        held: WordVectors | None = None
        begun = 0
        sizes: list[int] = []
        for seen, read in in_order(self._encode, self.windows(run), self._threads):
            held = read if held is None else held.plus(read)
            sizes += [count for _, count in seen.row.places[seen.kept]]
            if given is not None:
                bounds = given_bounds(begun, len(held), given, seen.finishes)
            else:
                here = range(begun, begun + len(held))
                whole = [place - begun for place in here if place in run.whole]
                gaps = run.gaps[begun : here.stop]
                forms = run.words[begun : here.stop]
                scores = within_clauses(after_cries(held.opens, forms, gaps), forms, gaps)
                scores = with_opening_marks(scores, forms, gaps)
                bounds = sentence_bounds(opening_scores(scores, gaps, whole), seen.finishes)
            done = bounds[-1]
            if done:
                ready = held.cut(slice(0, done))
                parsed = [self._parse(ready.faces[first:last]) for first, last in pairwise(bounds)]
                words = self._words(run.words, begun, ready, bounds, parsed, lemmas)
                vectors = self._sentence_vectors(ready.meaning, bounds, sizes[:done])
                heads = self._head_vectors(ready.meaning, bounds, parsed)
                yield from _sentences(begun, ready.event, bounds, parsed, words, vectors, heads)
            held, sizes, begun = held.cut(slice(done, None)), sizes[done:], begun + done

    def windows(self, run: Run) -> Iterator[Seen]:
        """What the encoder is to see of a run of words, window by window."""
        pieces = self._pieces.of(run.words)
        shapes = [shape_of(word, gap) for word, gap in zip(run.words, run.gaps, strict=True)]
        for window in windows([len(found) for found in pieces], run.begins):
            here = slice(window.first, window.last)
            row = lay_row(pieces[here], shapes[here], run.begins[here], self._pieces.opening)
            kept = slice(window.kept - window.first, window.until - window.first)
            yield Seen(row, kept, window.until == len(run.words))

    def _encode(self, seen: Seen) -> tuple[Seen, WordVectors]:
        """A window with what the encoder and the heads for words say of the words that it keeps."""
        encoded = self._sessions.encode(seen.row)
        return seen, self._sessions.words(seen.row.averages(), *encoded).cut(seen.kept)

    def _parse(self, faces: Floats) -> _Parsed:
        arcs, spans = self._sessions.sentence(faces)
        heads = best_tree(arcs)
        sure = _shares(arcs)[np.arange(len(heads)), heads]
        return _Parsed(heads, sure, best_mentions(spans, len(CATEGORIES)))

    def _sentence_vectors(self, meaning: Floats, bounds: Sequence[int], sizes: Sequence[int]) -> list[bytes]:
        """The vectors of sentences that lie side by side; a word weighs as many times as it has pieces."""
        weights = np.array(sizes, dtype=np.float32)[:, None]
        pooled = np.add.reduceat(meaning * weights, bounds[:-1]) / np.add.reduceat(weights, bounds[:-1])
        vectors = self._sessions.vectors(np.asarray(pooled, dtype=np.float32))
        scaled = vectors * (127 / np.maximum(1e-6, np.abs(vectors).max(1, keepdims=True)))
        return [vector.tobytes() for vector in np.rint(scaled).astype(np.int8)]

    def _relations(self, ends: Floats, heads: Sequence[int]) -> tuple[Integers, Floats]:
        """The best relation of each word, ``root`` for roots and for nothing else, and its share."""
        chosen = np.array(heads, dtype=np.int64)
        scores = self._sessions.relations(ends, chosen)
        shares = _shares(scores)
        scores[:, self._root] = -np.inf
        best = np.where(chosen == 0, self._root, scores.argmax(1))
        return best, shares[np.arange(len(best)), best]

    def _head_vectors(
        self, meaning: Floats, bounds: Sequence[int], parsed: Sequence[_Parsed]
    ) -> dict[int, bytes]:
        """The vectors of the words that head mentions, for sentences that lie side by side."""
        heads = sorted(
            {
                first + head_word([head - 1 for head in one.heads], found.first, found.last)
                for first, one in zip(bounds, parsed, strict=False)
                for found in one.mentions
            }
        )
        if not heads:
            return {}
        scaled = np.rint(self._sessions.mentions(meaning[heads]) * 127).astype(np.int8)
        return {head: vector.tobytes() for head, vector in zip(heads, scaled, strict=True)}

    def _words(
        self,
        forms: Sequence[str],
        shift: int,
        seen: WordVectors,
        bounds: Sequence[int],
        parsed: Sequence[_Parsed],
        lemmas: dict[tuple[str, int], str],
    ) -> list[ReadWord]:
        """The words of sentences that lie side by side; relations are scored for all of them at once."""
        heads = [
            head and first + head for first, one in zip(bounds, parsed, strict=False) for head in one.heads
        ]
        relations, sure = self._relations(seen.ends, heads)
        sure = np.round(np.concatenate([one.sure for one in parsed]).astype(np.float64) * sure, 3)
        labels = self._labels
        words = []
        tags = zip(seen.tags.tolist(), heads, relations.tolist(), sure.tolist(), strict=True)
        for place, ((upos, xpos, features, script), head, relation, certainty) in enumerate(tags, shift):
            key = (forms[place], script)
            if key not in lemmas:
                lemmas[key] = apply_script(labels["lemmas"][script], forms[place])
            words.append(
                ReadWord(
                    lemmas[key],
                    labels["upos"][upos],
                    labels["xpos"][xpos],
                    labels["features"][features],
                    shift + head - 1 if head else None,
                    labels["relations"][relation],
                    certainty,
                )
            )
        return words


def _sentences(
    shift: int,
    events: Floats,
    bounds: Sequence[int],
    parsed: Sequence[_Parsed],
    words: Sequence[ReadWord],
    vectors: Sequence[bytes],
    heads: Mapping[int, bytes],
) -> Iterator[ReadSentence]:
    sure = np.round(1 / (1 + np.exp(-events.astype(np.float64))), 3).tolist()
    for (first, last), one, vector in zip(pairwise(bounds), parsed, vectors, strict=True):
        yield ReadSentence(
            shift + first,
            shift + last,
            tuple(words[first:last]),
            tuple(_mention(found, shift + first) for found in one.mentions),
            tuple((shift + k, sure[k]) for k in range(first, last) if sure[k] >= LIKELY_EVENT),
            vector,
            tuple((shift + k, heads[k]) for k in range(first, last) if k in heads),
        )


def _mention(found: Found, shift: int) -> ReadMention:
    return ReadMention(
        shift + found.first,
        shift + found.last,
        CATEGORIES[found.category],
        FORMS[found.form],
        round(found.certainty, 3),
    )


def _shares(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))
