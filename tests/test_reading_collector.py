"""Reading leaves the garbage collector as it found it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from fabula.reading import open_book, run_steps
from fabula.source import Manuscript
from fabula.text import Text


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    gc.enable()


def _stop(step: str) -> None:
    assert not gc.isenabled()
    raise KeyboardInterrupt


def test_an_interrupted_reading_turns_the_collector_on_again() -> None:
    with pytest.raises(KeyboardInterrupt):
        run_steps(open_book(Manuscript(Text.of("", "nothing"), (), ())), _stop)
    assert gc.isenabled()


def test_who_has_turned_it_off_finds_it_off() -> None:
    gc.disable()
    run_steps(open_book(Manuscript(Text.of("", "nothing"), (), ())))
    assert not gc.isenabled()
