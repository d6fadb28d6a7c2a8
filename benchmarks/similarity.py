"""Whether sentence vectors read in passing rank pairs of sentences as the original encoder does.

The original, all-MiniLM-L6-v2, sees each sentence by itself; ours come out of one pass over the chapter.
The 1,000 pairs come from novels of ``fiction/`` on which nothing is trained: half of them two sentences of a
novel at random, half two that share rare words, so that likeness is not only absent. Needs the ``training``
extra.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from benchmarks.language import read_all
from fabula.layers import SENTENCE_VECTORS, SENTENCES
from fabula.text import Span

NOVELS = (
    "11_alices_adventures_in_wonderland",
    "160_the_awakening_and_selected_short_stories",
    "174_the_picture_of_dorian_gray",
    "5230_the_invisible_man_a_grotesque_romance",
    "60_the_scarlet_pimpernel",
    "768_wuthering_heights",
    "2814_dubliners",
    "44_the_song_of_the_lark",
    "351_of_human_bondage",
    "940_the_last_of_the_mohicans_a_narrative_of_1757",
)
"""Works of LitBank's development part: no sentence of theirs was seen in training."""
PAIRS = 1000
LENGTH = 60_000  # characters of each novel
FEWEST, MOST = 2, 60  # words of a sentence
SHORT = 5  # below so many words a sentence is short: said apart
SEED = 7


@dataclass(frozen=True, slots=True)
class Passage:
    """The beginning of a novel."""

    name: str
    characters: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and our vector of it."""

    text: str
    vector: np.ndarray


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """Rank correlation of the likeness of 1,000 pairs; ``split`` does not matter."""
    from training.original import Original  # torch is no dependency of the other benchmarks

    chance = random.Random(SEED)
    pairs: list[tuple[Said, Said]] = []
    random_ones: list[int] = []
    passages = _passages(data)
    share = PAIRS // len(passages)
    for _, book in read_all(passages, weights):
        said = [
            Said(" ".join(book.text.cut(Span(s.start, s.stop)).split()), _floats(vector.values))
            for s, vector in zip(book[SENTENCES], book[SENTENCE_VECTORS], strict=True)
            if FEWEST <= s.last - s.first <= MOST
        ]
        random_ones += range(len(pairs), len(pairs) + share // 2)
        pairs += [(said[a], said[b]) for a, b in _at_random(len(said), share // 2, chance)]
        pairs += [(said[a], said[b]) for a, b in _sharing(said, share - share // 2, chance)]
    original = Original()
    firsts = original.vectors([one.text for one, _ in pairs]).numpy()
    seconds = original.vectors([other.text for _, other in pairs]).numpy()
    theirs = (firsts * seconds).sum(-1)
    ours = np.array([float(one.vector @ other.vector) for one, other in pairs])
    alone = np.array(random_ones)
    own = [float(one.vector @ first) for (one, _), first in zip(pairs, firsts, strict=True)]
    long = np.array([min(len(one.text.split()), len(other.text.split())) >= SHORT for one, other in pairs])
    return {
        "pairs": len(pairs),
        "spearman": round(float(spearmanr(theirs, ours).statistic), 4),
        "spearman_of_random_pairs": round(float(spearmanr(theirs[alone], ours[alone]).statistic), 4),
        "spearman_of_five_words_or_more": round(float(spearmanr(theirs[long], ours[long]).statistic), 4),
        "mean_cosine_to_original": round(float(np.mean(own)), 4),
        "mean_likeness_of_original": round(float(theirs.mean()), 4),
    }


def _passages(data: Path) -> list[Passage]:
    """Ten novels: those named above, or where the data has others, the first."""
    there = sorted((data / "fiction").glob("*.txt"))
    named = [path for path in there if path.stem in NOVELS] or there[: len(NOVELS)]
    texts = [(path.stem, path.read_text("utf-8")) for path in named]
    return [Passage(name, text[len(text) // 3 :][:LENGTH]) for name, text in texts]


def _floats(values: bytes) -> np.ndarray:
    vector = np.frombuffer(values, dtype=np.int8).astype(np.float64)
    return np.asarray(vector / np.linalg.norm(vector))


def _at_random(count: int, pairs: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    for _ in range(pairs):
        one, other = chance.sample(range(count), 2)
        yield one, other


def _sharing(said: Sequence[Said], pairs: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Pairs that share a word that few sentences have."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(said):
        for word in Counter(sentence.text.lower().split()):
            having[word].append(place)
    rare = sorted(word for word, places in having.items() if 2 <= len(places) <= 12 and word.isalpha())
    for word in chance.sample(rare, pairs):
        one, other = chance.sample(having[word], 2)
        yield one, other
