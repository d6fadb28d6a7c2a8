from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from fabula.errors import ModelError
from fabula.reader.weights import FILES, MANIFEST, load_weights, shipped_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Small files, and their list."""
    for name in FILES:
        (tmp_path / name).write_bytes(name.encode())
    digests = {name: sha256(name.encode()).hexdigest() for name in FILES}
    (tmp_path / MANIFEST).write_text(json.dumps({"sha256": digests}))
    return tmp_path


def test_whole_files_are_read(folder: Path) -> None:
    assert load_weights(folder).content == {name: name.encode() for name in FILES}


def test_the_model_that_ships_is_whole() -> None:
    weights = load_weights(shipped_folder())
    assert set(weights.content) == set(FILES)
    assert {"NOUN", "VERB", "PROPN"} <= set(weights.labels["upos"])


@pytest.mark.parametrize("name", FILES)
def test_an_altered_file_is_told_by_name(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{name}: .* altered; install Fabula again\.$"):
        load_weights(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told_by_name(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}: .* missing; install Fabula again\.$"):
        load_weights(folder)


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"sha256": 3}'])
def test_without_its_list_of_files_no_model_is_used(folder: Path, content: str | None) -> None:
    if content is None:
        (folder / MANIFEST).unlink()
    else:
        (folder / MANIFEST).write_text(content)
    with pytest.raises(ModelError):
        load_weights(folder)
