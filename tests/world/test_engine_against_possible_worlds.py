"""The engine against a slow reading of docs/beliefs.md by possible worlds, on worlds drawn at random."""

from __future__ import annotations

from random import Random

import pytest

from fabula.world.engine import Engine
from tests.world.possible_worlds import values
from tests.world.random_worlds import chains, random_world, written


def disagreement(seed: int, most_chains: int, most_moments: int) -> str | None:
    """The first value of a random world in which engine and reference differ, with the world; or None."""
    world = random_world(seed)
    random = Random(seed)
    asked = [("narrator",), *chains(world, 3)]
    moments = [None, *(beat.id for beat in world.beats)]
    engine = Engine(world)
    for chain in random.sample(asked, min(most_chains, len(asked))):
        for at in random.sample(moments, min(most_moments, len(moments))):
            for claim, expected in values(world, chain, at).items():
                found = engine.value(chain, claim, at)
                if found != expected:
                    asked_for = f"seed {seed}, chain {chain}, claim {claim!r}, at {at!r}"
                    return f"{asked_for}: engine {found!r}, possible worlds {expected!r}\n{written(world)}"
    return None


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_engine_and_possible_worlds_agree(first: int) -> None:
    found = [disagreement(seed, most_chains=12, most_moments=2) for seed in range(first, first + 50)]
    assert not any(found), next(filter(None, found))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 500))
def test_engine_and_possible_worlds_agree_on_thousands(first: int) -> None:
    found = [disagreement(seed, most_chains=64, most_moments=3) for seed in range(first, first + 500)]
    assert not any(found), f"{sum(map(bool, found))} worlds, first: {next(filter(None, found))}"
