"""Train the reading model: ``python -m training.reading_model --data DIR``.

All heads are trained together; each batch mixes windows of the corpora. The learning rate warms up, stays,
and falls to nothing over the last part. A checkpoint is written every few hundred steps, and a run goes on
from the last one; the order of the windows depends on the seed and the step alone. Fifty minutes on two idle
cores; ``training/NOTES.md`` says what was tried. Needs the ``training`` extra.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from benchmarks.litbank_layers import passage_of, read_gold
from benchmarks.treebanks import Passage, joined, read_treebank
from fabula.reader.pieces import WordPieces
from training.labels import Labels, labels_of
from training.losses import WEIGHTS, Numbers, losses
from training.network import Reader
from training.original import Original, load_into, vocabulary
from training.windows import Encoded, Window, encode, endless, inputs

SHARES = {"litbank": 0.42, "gum": 0.28, "ewt": 0.30}
WINDOWS_A_BATCH = 6
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1.2e-3
WARM_UP = 200
CHECKPOINT_EVERY = 200
SEED = 20
WORDS_TOGETHER = 3000  # EWT's documents are short: a few make one passage


def passages_of(data: Path, part: str = "train") -> list[Passage]:
    """The passages of the training (or development) parts; GUM's non-commercial documents never."""
    found = [passage_of(gold) for gold in read_gold(data, part)]
    for path in sorted((data / "ud" / "gum" / part).glob("*.conllu")):
        found += read_treebank(path, "gum")
    ewt = list(read_treebank(data / "ud" / "ewt" / f"{part}.conllu", "ewt"))
    return found + list(joined(ewt, WORDS_TOGETHER))


def prepare(data: Path, folder_of_run: Path) -> tuple[list[Passage], Labels, dict[str, Tensor]]:
    """Corpora, labels and sentence vectors; what takes long is kept in the run's folder."""
    kept = folder_of_run / "prepared.pt"
    if kept.exists():
        passages, labels, vectors = torch.load(kept, weights_only=False)
        return passages, labels, vectors
    passages = passages_of(data)
    original = Original()
    vectors = {}
    for passage in passages:
        texts = [
            passage.characters[passage.words[a][0] : passage.words[b - 1][1]] for a, b in passage.sentences
        ]
        vectors[passage.name] = original.vectors(texts).half()
    prepared = (passages, labels_of(passages), vectors)
    write_whole(prepared, kept)
    return prepared


def batches(encoded: Sequence[Encoded], seed: int) -> Iterator[list[Window]]:
    """Batches without end, each window of a corpus drawn by its share."""
    streams = {
        corpus: endless([e for e in encoded if e.passage.corpus == corpus], seed + k)
        for k, corpus in enumerate(SHARES)
    }
    chance = random.Random(seed)
    while True:
        chosen = chance.choices(list(SHARES), list(SHARES.values()), k=WINDOWS_A_BATCH)
        yield [next(streams[corpus]) for corpus in chosen]


def rate_at(step: int, steps: int, decay: int) -> float:
    """The learning rate's factor: warm-up, plateau, and a fall over the last ``decay`` steps."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    return max(0.0, min(1.0, (steps - step) / decay))


def train(data: Path, run: Path, steps: int, decay: int) -> None:
    """Train, from the last checkpoint of the run where there is one."""
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    passages, labels, vectors = prepare(data, run)
    pieces = WordPieces(vocabulary())
    encoded = [encode(passage, pieces) for passage in passages]
    numbers = Numbers.of(labels)
    model = Reader(labels.sizes)
    load_into(model.encoder)
    optimizer = torch.optim.AdamW(groups(model), betas=(0.9, 0.98), fused=True)
    begun = 0
    checkpoint = run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["chance"])
        begun = state["step"]
    model.train()
    means: dict[str, float] = {}
    since = time.perf_counter()
    for step, batch in enumerate(batches(encoded, SEED)):
        if step < begun:
            continue
        if step >= steps:
            break
        factor = rate_at(step, steps, decay)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * factor
        found = losses(model, batch, inputs(batch, pieces), numbers, vectors)
        optimizer.zero_grad(set_to_none=True)
        torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        for name, loss in found.items():
            means[name] = 0.98 * means.get(name, loss.item()) + 0.02 * loss.item()
        if (step + 1) % 50 == 0:
            spent, since = time.perf_counter() - since, time.perf_counter()
            told = {name: round(value, 3) for name, value in means.items()}
            print(json.dumps({"step": step + 1, "seconds": round(spent, 1), **told}), flush=True)
        if (step + 1) % CHECKPOINT_EVERY == 0 or step + 1 == steps:
            save(checkpoint, model, optimizer, step + 1, labels)


def groups(model: Reader) -> list[dict[str, object]]:
    """The parameters by learning rate and decay: the encoder slower than the heads."""
    found = []
    for encoder, rate in ((True, ENCODER_RATE), (False, HEAD_RATE)):
        for flat, decay in ((True, 0.0), (False, 0.01)):
            chosen = [
                value
                for name, value in model.named_parameters()
                if name.startswith("encoder.") == encoder and (value.dim() < 2) == flat
            ]
            found.append({"params": chosen, "rate": rate, "lr": rate, "weight_decay": decay})
    return found


def save(path: Path, model: Reader, optimizer: torch.optim.Optimizer, step: int, labels: Labels) -> None:
    """Write a checkpoint."""
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "chance": torch.get_rng_state(),
        "step": step,
        "labels": labels,
    }
    write_whole(state, path)


def write_whole(value: object, path: Path) -> None:
    """Save with torch, whole or not at all."""
    temporary = path.with_suffix(".part")
    torch.save(value, temporary)
    temporary.replace(path)


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.reading_model", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, default=Path("checkpoints") / "reading")
    parser.add_argument("--steps", type=int, default=2300)
    parser.add_argument("--decay", type=int, default=900)
    options = parser.parse_args(arguments)
    train(options.data, options.run, options.steps, options.decay)
    return 0


if __name__ == "__main__":
    sys.exit(main())
