"""People and dialogue by weights that have not seen the author."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from benchmarks.fold_networks import is_of, read_language
from benchmarks.pdnc import read_novel
from benchmarks.people_folds import measure
from fabula.errors import FabulaError
from fabula.layers import HEAD_VECTORS
from tests.benchmarks.tiny_novels import Said, write_novel


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two novels by two authors."""
    for name, first, second in (("Apples", "Clara", "Martin"), ("Cake", "Nora", "Hugh")):
        lines = [f'"Rain, {n}," said {who}.' for n in range(4) for who in (first, second)]
        text = f"{first} and {second} sat down.\n\n" + "\n\n".join(lines) + "\n"
        people = [(who, frozenset({who}), "major") for who in (first, second)]
        said = [
            Said(f"Rain, {n},", who, (other,))
            for n in range(4)
            for who, other in ((first, second), (second, first))
        ]
        write_novel(tmp_path / "pdnc" / name, text, people, said)
    (tmp_path / "work").mkdir()
    return tmp_path


def test_each_benchmark_has_its_figures_over_all_novels(data: Path) -> None:
    figures = measure(data, "train", data / "work")
    for name in ("speakers", "speakers-gold-cast"):
        part = figures[name]
        assert isinstance(part, dict)
        assert part["quotations"] == 16
        assert part["accuracy"] == 1.0
        assert sorted(fold["novels"] for fold in part["by_fold"]) == [["Apples"], ["Cake"]]
    people = figures["cast"]
    assert isinstance(people, dict)
    assert people["found_once_share"] == 1.0
    heard = figures["addressees"]
    assert isinstance(heard, dict)
    assert heard["quotations"] == 16


def test_what_was_read_is_found_again(data: Path) -> None:
    novel = read_novel(data / "pdnc" / "Apples")
    first = read_language(novel, data / "work")
    again = read_language(novel, data / "work")
    assert again.layers == first.layers
    assert (again.meaning == first.meaning).all()
    assert len(first.meaning) == len(first.layers[HEAD_VECTORS])


def test_nothing_is_fitted_on_development_novels(data: Path) -> None:
    with pytest.raises(FabulaError):
        measure(data, "dev", data / "work")


def test_excerpts_of_a_novel_are_known_by_their_title() -> None:
    assert is_of("541_the_age_of_innocence", ["TheAgeOfInnocence"])
    assert is_of("1695_the_man_who_was_thursday_a_nightmare", ["Emma", "TheManWhoWasThursday"])
    assert not is_of("12677_personality_plus_some_experiences_of_emma", ["Emma"])
