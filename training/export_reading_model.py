"""From a checkpoint to the files that ship: ``python -m training.export_reading_model``.

Five graphs, in float32 (``--float FOLDER``, to measure by) and with 8-bit weights (``--out FOLDER``, into the
package). The word embeddings are quantised row by row to eight bits, matrices column by column to seven:
kernels that add up pairs of 8-bit products in 16 bits would overflow with eight. The small graphs for
sentences stay in float32. Needs the ``training`` extra.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from math import log
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from fabula.reader.weights import (
    ENCODER,
    HEADS,
    LABELS,
    MANIFEST,
    RELATIONS,
    SENTENCE,
    VECTORS,
    VOCABULARY,
    shipped_folder,
)
from training.labels import Labels
from training.losses import EVENT_WEIGHT
from training.network import ARC, RELATION, SPAN, Reader, widths
from training.original import vocabulary

OPSET = 17
LENGTH, WORDS, SENTENCES = 40, 30, 5  # of the example that is traced; every length works
QUANTISED = (ENCODER, HEADS, RELATIONS)


class EncoderGraph(nn.Module):
    """pieces, shapes, positions, turns (n,) -> early and last vectors (n, 384)."""

    def __init__(self, model: Reader, quantised: bool) -> None:
        super().__init__()
        self.encoder = model.encoder
        if quantised:
            table = model.encoder.words.weight.detach()
            scales = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
            self.register_buffer("table", (table / scales).round().to(torch.int8))
            self.register_buffer("scales", scales)
        self.quantised = quantised

    def forward(
        self, pieces: Tensor, shapes: Tensor, positions: Tensor, turns: Tensor
    ) -> tuple[Tensor, Tensor]:
        """One window."""
        if self.quantised:
            words = self.table[pieces].float() * self.scales[pieces]
        else:
            words = self.encoder.words.weight[pieces]
        rows = (part.unsqueeze(0) for part in (words, shapes, positions, turns))
        early, last = self.encoder.run(*rows)
        return early[0], last[0]


class HeadsGraph(nn.Module):
    """average (w, n), early, last (n, 384) -> tags, opens, event, faces, ends, meaning.

    All that concerns one word alone is here, so that it is computed for a window at once: of the biaffine
    scores, too, everything but the product of two words.
    """

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, average: Tensor, early: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """The words of one window."""
        model = self.model
        first, words = average @ early, average @ last
        upos, xpos, features, lemmas, opens, event = model.tags(words.unsqueeze(0))
        tags = torch.stack([scores[0].argmax(-1) for scores in (upos, xpos, features, lemmas)], -1)
        views = model.ends(words.unsqueeze(0))
        dependents, heads, down, up, firsts, lasts = views.split(model.ends.SPLIT, -1)
        faces = [
            dependents @ model.tree.arc * ARC**-0.5,
            heads,
            model.tree.arc_bias(heads),
            firsts @ model.mentions.pair * SPAN**-0.5,
            lasts,
            model.mentions.first(firsts),
            model.mentions.last(lasts),
        ]
        meaning = torch.cat([first, words], -1)
        event = event[0] - log(EVENT_WEIGHT)  # training weighs events so, and probabilities should not
        return tags, opens[0], event, torch.cat(faces, -1)[0], torch.cat([down, up], -1)[0], meaning


class SentenceGraph(nn.Module):
    """faces (w, …) -> arcs, spans."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, faces: Tensor) -> tuple[Tensor, Tensor]:
        """One sentence."""
        model, kinds = self.model, self.model.mentions.kinds
        sizes = (ARC, ARC, 1, kinds * SPAN, SPAN, kinds, kinds)
        dependents, heads, bias, firsts, lasts, first, last = faces.split(sizes, -1)
        root = model.tree.root.unsqueeze(0)
        bias = torch.cat([model.tree.arc_bias(root), bias])
        arcs = dependents @ torch.cat([root, heads]).transpose(0, 1) + bias.transpose(0, 1)
        pairs = firsts.reshape(-1, SPAN) @ lasts.transpose(0, 1)
        pairs = pairs.reshape(-1, kinds, faces.shape[0]).transpose(1, 2)
        between = widths(faces.shape[0])
        spans = pairs + first.unsqueeze(1) + last.unsqueeze(0) + model.mentions.width[between]
        return arcs, spans


class RelationsGraph(nn.Module):
    """ends (w, 192), heads (w,) -> scores (w, relations)."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ends: Tensor, heads: Tensor) -> Tensor:
        """Words with the heads chosen for them, 0 the root, else counted from 1."""
        down, up = ends.split(RELATION, -1)
        ups = torch.cat([self.model.tree.root_relation.unsqueeze(0), up])
        return self.model.tree.labels(down, ups[heads])


def export(model: Reader, labels: Labels, out: Path, quantised: bool) -> None:
    """Write a folder that :func:`fabula.reader.weights.load_weights` reads."""
    model.eval()
    pieces = torch.randint(1000, 2000, (LENGTH,))
    marks = torch.ones(LENGTH, dtype=torch.long)
    average = torch.rand(WORDS, LENGTH)
    vectors = torch.rand(LENGTH, 384)
    faces = torch.rand(WORDS, 2 * ARC + 1 + model.mentions.kinds * (SPAN + 2) + SPAN)
    ends, pooled = torch.rand(WORDS, 2 * RELATION), torch.rand(SENTENCES, 768)
    graphs: dict[str, tuple[nn.Module, dict[str, Tensor], dict[str, dict[int, str]], list[str]]] = {
        ENCODER: (
            EncoderGraph(model, quantised),
            {"pieces": pieces, "shapes": marks, "positions": marks, "turns": marks},
            {name: {0: "n"} for name in ("pieces", "shapes", "positions", "turns")},
            ["early", "last"],
        ),
        HEADS: (
            HeadsGraph(model),
            {"average": average, "early": vectors, "last": vectors},
            {"average": {0: "w", 1: "n"}, "early": {0: "n"}, "last": {0: "n"}},
            ["tags", "opens", "event", "faces", "ends", "meaning"],
        ),
        SENTENCE: (
            SentenceGraph(model),
            {"faces": faces},
            {"faces": {0: "w"}},
            ["arcs", "spans"],
        ),
        VECTORS: (model.sentence_vector, {"pooled": pooled}, {"pooled": {0: "s"}}, ["vectors"]),
        RELATIONS: (
            RelationsGraph(model),
            {"ends": ends, "heads": torch.zeros(WORDS, dtype=torch.long)},
            {"ends": {0: "w"}, "heads": {0: "w"}},
            ["scores"],
        ),
    }
    content: dict[str, bytes] = {}
    for name, (graph, example, axes, outputs) in graphs.items():
        content[name] = graph_bytes(graph, example, axes, outputs, quantised and name in QUANTISED)
    content[LABELS] = json.dumps(labels.as_lists(), ensure_ascii=False, indent=0).encode()
    content[VOCABULARY] = "\n".join(vocabulary()).encode() + b"\n"
    write_files(out, content)


def graph_bytes(
    graph: nn.Module,
    example: Mapping[str, Tensor],
    axes: Mapping[str, Mapping[int, str]],
    outputs: list[str],
    quantised: bool = False,
) -> bytes:
    """A graph as the content of an ONNX file; ``axes`` name the dimensions of any length."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        with torch.no_grad():
            torch.onnx.export(
                graph.eval(),
                tuple(example.values()),
                str(plain),
                input_names=list(example),
                output_names=outputs,
                dynamic_axes=dict(axes),
                opset_version=OPSET,
                dynamo=False,
            )
        if not quantised:
            return plain.read_bytes()
        quantize_dynamic(
            plain,
            small,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        return small.read_bytes()


def write_files(out: Path, content: Mapping[str, bytes]) -> None:
    """Write files of a model, and their checksums beside those that its manifest has already."""
    out.mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        (out / name).write_bytes(data)
    manifest = out / MANIFEST
    digests = json.loads(manifest.read_text(encoding="utf-8"))["sha256"] if manifest.exists() else {}
    digests |= {name: sha256(data).hexdigest() for name, data in content.items()}
    manifest.write_text(json.dumps({"sha256": digests}, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.export_reading_model", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("checkpoints/reading/checkpoint.pt"))
    parser.add_argument("--float", type=Path, default=Path("checkpoints/reading/float32"))
    parser.add_argument("--out", type=Path, default=shipped_folder())
    options = parser.parse_args(arguments)
    state = torch.load(options.checkpoint, weights_only=False, map_location="cpu")
    labels: Labels = state["labels"]
    model = Reader(labels.sizes)
    model.load_state_dict(state["model"])
    export(model, labels, options.float, quantised=False)
    export(model, labels, options.out, quantised=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
