"""Fit the head of sentence vectors on what the shipped model reads: ``python -m training.sentence_vectors``.

The last step of the recipe, after the export. The encoder stays as it is; its vectors of sentences of novels
are computed with 8-bit weights, window by window, as in reading, and the head is fitted to the original
encoder's vectors of the same sentences by themselves: to each, and to the likeness of each two. The works of
the development sets are left out. Writes the head into the checkpoint and the graph of sentences into the two
folders of the export. A quarter of an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.litbank_layers import our_words
from fabula.reader.model import ReadingModel
from fabula.reader.run import Run, Stretch, lay_run
from fabula.reader.sessions import Sessions
from fabula.reader.weights import load_weights, shipped_folder
from training.export_reading_model import export
from training.network import Reader, SentenceVector
from training.original import Original
from training.reading_model import write_whole

LENGTH = 60_000  # characters of each novel
FEWEST, MOST = 2, 60  # words of a sentence
BATCH = 512
STAGES = ((40, 1e-3, 20.0), (24, 5e-4, 100.0))  # epochs, rate, weight of the likeness of each two
SEED = 20


def novels(data: Path) -> Iterator[str]:
    """The middle of novels that no development set holds."""
    splits = json.loads((data / "splits.json").read_text("utf-8"))
    held_out = {name.lower() for name in splits["pdnc"]["dev"]} | set(splits["litbank"]["dev"])
    titles = [
        path
        for path in sorted((data / "fiction").glob("*.txt"))
        if path.stem not in held_out and not any(title in path.stem.replace("_", "") for title in held_out)
    ]
    for path in titles:
        text = path.read_text("utf-8")
        middle = len(text) // 2
        yield text[middle : middle + LENGTH]


def examples(model: ReadingModel, sessions: Sessions, characters: str) -> Iterator[tuple[str, NDArray]]:
    """Drafted sentences of a text, each with its pooled vectors (768,) as the model reads them."""
    words, opening = our_words(characters)
    paragraphs = [Stretch(words[first:stop]) for first, stop in pairwise([*opening, len(words)])]
    run = lay_run(characters, paragraphs)
    meaning, sizes = _meaning(model, sessions, run)
    begins = [k for k, begin in enumerate(run.begins) if begin]
    for first, last in pairwise([*begins, len(words)]):
        if FEWEST <= last - first <= MOST:
            weights = sizes[first:last] / sizes[first:last].sum()
            text = " ".join(characters[words[first][0] : words[last - 1][1]].split())
            yield text, weights @ meaning[first:last]


def _meaning(model: ReadingModel, sessions: Sessions, run: Run) -> tuple[NDArray, NDArray]:
    vectors, sizes = [], []
    for seen in model.windows(run):
        vectors.append(sessions.words(seen.row.averages(), *sessions.encode(seen.row)).cut(seen.kept).meaning)
        sizes += [count for _, count in seen.row.places[seen.kept]]
    return np.concatenate(vectors), np.array(sizes, dtype=np.float32)


def fit(head: SentenceVector, inputs: Tensor, wanted: Tensor) -> None:
    """Fit the head by the cosine to each vector, and ever more by the likeness of each two of a batch."""
    torch.manual_seed(SEED)
    head.train()
    for epochs, rate, likeness in STAGES:
        optimizer = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
        steps = epochs * (len(inputs) // BATCH)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
        for epoch in range(epochs):
            total = 0.0
            for places in torch.randperm(len(inputs)).split(BATCH)[: len(inputs) // BATCH]:
                found, gold = head(inputs[places]), wanted[places]
                apart = (1 - (found * gold).sum(-1)).mean()
                loss = apart + likeness * (found @ found.T - gold @ gold.T).square().mean()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                schedule.step()
                total += apart.item()
            if epoch % 10 == 9:
                print(f"epoch {epoch + 1}: cosine {1 - total / (len(inputs) // BATCH):.4f}", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.sentence_vectors", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, default=Path("checkpoints/reading/checkpoint.pt"))
    parser.add_argument("--float", type=Path, default=Path("checkpoints/reading/float32"))
    parser.add_argument("--out", type=Path, default=shipped_folder())
    options = parser.parse_args(arguments)
    model, sessions = ReadingModel.load(options.out), Sessions(load_weights(options.out))
    read = [found for text in novels(options.data) for found in examples(model, sessions, text)]
    print(f"{len(read)} sentences", flush=True)
    wanted = Original().vectors([text for text, _ in read])
    inputs = torch.tensor(np.stack([vector for _, vector in read]))
    write_whole((inputs, wanted), options.checkpoint.parent / "sentences.pt")
    state = torch.load(options.checkpoint, weights_only=False)
    reader = Reader(state["labels"].sizes)
    rest = {name: part for name, part in state["model"].items() if not name.startswith("sentence_vector.")}
    reader.load_state_dict(rest, strict=False)
    fit(reader.sentence_vector, inputs, wanted)
    write_whole({**state, "model": reader.state_dict()}, options.checkpoint)
    export(reader, state["labels"], options.float, quantised=False)
    export(reader, state["labels"], options.out, quantised=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
