"""The files of the reading model: where they are, and that they are whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from fabula.errors import ModelError

MANIFEST = "manifest.json"
ENCODER, HEADS, SENTENCE, VECTORS, RELATIONS, MENTIONS, PAIRS, LABELS, VOCABULARY = (
    "encoder.onnx",
    "heads.onnx",
    "sentence.onnx",
    "vectors.onnx",
    "relations.onnx",
    "mentions.onnx",
    "pairs.onnx",
    "labels.json",
    "vocabulary.txt",
)
FILES = (ENCODER, HEADS, SENTENCE, VECTORS, RELATIONS, MENTIONS, LABELS, VOCABULARY)
"""What a reading model is made of; ``PAIRS`` belongs to :mod:`fabula.coreference`."""

_AGAIN = "install Fabula again"


@dataclass(frozen=True, slots=True)
class Weights:
    """The content of the model's files, as it was checked."""

    content: Mapping[str, bytes]

    @property
    def labels(self) -> dict[str, list[str]]:
        """The labels of each head, in the order of its scores."""
        labels: dict[str, list[str]] = json.loads(self.content[LABELS])
        return labels

    @property
    def vocabulary(self) -> list[str]:
        """The word pieces, in the order of their numbers."""
        return self.content[VOCABULARY].decode("utf-8").splitlines()


def shipped_folder() -> Path:
    """Where the package keeps its model."""
    return Path(str(files("fabula.reader") / "weights"))


def load_weights(folder: Path, names: Sequence[str] = FILES) -> Weights:
    """Read files of a model, all or some, and hold each against its checksum.

    Raises:
        ModelError: a file is missing, or is not the one that the manifest names.
    """
    content: dict[str, bytes] = {}
    digests = _digests(folder)
    for name in names:
        try:
            content[name] = (folder / name).read_bytes()
        except OSError:
            raise ModelError(
                str(folder / name), "this file of the reading model is missing", _AGAIN
            ) from None
        if sha256(content[name]).hexdigest() != digests.get(name):
            raise ModelError(str(folder / name), "this file of the reading model is altered", _AGAIN)
    return Weights(content)


def _digests(folder: Path) -> Mapping[str, str]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        digests: dict[str, str] = dict(manifest["sha256"])
    except (OSError, ValueError, LookupError, TypeError):
        raise ModelError(
            str(folder / MANIFEST), "the list of the reading model's files is missing or damaged", _AGAIN
        ) from None
    return digests
