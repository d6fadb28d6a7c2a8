"""From antecedents made by hand to chains."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from fabula.coreference.linking import Links, link
from fabula.layers import Antecedents

Row = tuple[dict[int, float], float]


def linked(*rows: Row, persons: dict[int, str] | None = None) -> Links:
    """Links of mentions, each with its antecedents and the probability of having none."""
    antecedents = [Antecedents(i, i + 1, i, tuple(row.items()), first) for i, (row, first) in enumerate(rows)]
    return link(antecedents, [(persons or {}).get(i) for i in range(len(rows))])


ALONE: Row = ({}, 1.0)


def test_nothing_gives_nothing() -> None:
    assert link([], []) == Links((), ())


def test_a_mention_joins_the_chain_of_its_likeliest_antecedent() -> None:
    links = linked(ALONE, ALONE, ({0: 0.7, 1: 0.2}, 0.1))
    assert links.chains == (0, 1, 0)
    assert links.certainties == (1.0, 1.0, 0.7)


def test_a_mention_that_is_likelier_the_first_begins_a_chain() -> None:
    links = linked(ALONE, ({0: 0.4}, 0.6))
    assert links.chains == (0, 1)
    assert links.certainties == (1.0, 0.6)


def test_antecedents_of_one_chain_count_together() -> None:
    links = linked(ALONE, ALONE, ({0: 0.9}, 0.1), ({1: 0.4, 0: 0.3, 2: 0.25}, 0.05))
    assert links.chains == (0, 1, 0, 0)
    assert links.certainties[3] == 0.55


def test_who_is_known_to_mean_one_person_is_in_one_chain_however_far() -> None:
    links = linked(ALONE, *[({0: 0.1}, 0.9)] * 80, ({}, 1.0), persons={0: "ann", 81: "ann"})
    assert links.chains[81] == links.chains[0]
    assert links.certainties[81] == 1.0
    assert len(set(links.chains)) == 81


def test_two_people_are_never_welded() -> None:
    links = linked(ALONE, ({0: 0.99}, 0.01), persons={0: "ann", 1: "ben"})
    assert links.chains == (0, 1)


def test_where_the_best_chain_is_anothers_the_next_best_is_taken() -> None:
    links = linked(ALONE, ALONE, ({0: 0.8, 1: 0.15}, 0.05), persons={0: "ann", 2: "ben"})
    assert links.chains == (0, 1, 1)
    assert links.certainties[2] == 0.15


def test_a_chain_begun_before_its_person_is_known_becomes_that_persons() -> None:
    stranger, named, later = ALONE, ({0: 0.8}, 0.2), ({}, 1.0)
    assert linked(stranger, named, later, persons={1: "ben", 2: "ben"}).chains == (0, 0, 0)
    # … and then nobody else's.
    assert linked(stranger, named, ({0: 0.9}, 0.1), persons={1: "ben", 2: "ann"}).chains == (0, 0, 2)


def test_who_has_a_chain_does_not_take_a_second() -> None:
    links = linked(ALONE, ALONE, ({1: 0.9}, 0.1), ({1: 0.9}, 0.1), persons={0: "ben", 2: "ben"})
    assert links.chains == (0, 1, 0, 1)


def test_of_chains_as_likely_the_later_is_taken() -> None:
    assert linked(ALONE, ALONE, ({0: 0.45, 1: 0.45}, 0.1)).chains == (0, 1, 1)


@st.composite
def any_rows(draw: st.DrawFn) -> tuple[list[Antecedents], list[str | None]]:
    rows = []
    for i in range(draw(st.integers(0, 12))):
        before = draw(st.lists(st.integers(0, i - 1), unique=True)) if i else []
        weights = draw(st.lists(st.floats(0.01, 1), min_size=len(before) + 1, max_size=len(before) + 1))
        shares = [weight / sum(weights) for weight in weights]
        rows.append(Antecedents(i, i + 1, i, tuple(zip(before, shares, strict=False)), shares[-1]))
    people = st.sampled_from([None, None, "ann", "ben", "rosa"])
    return rows, draw(st.lists(people, min_size=len(rows), max_size=len(rows)))


@given(any_rows())
def test_a_person_is_one_chain_and_a_chain_one_person(
    made: tuple[list[Antecedents], list[str | None]],
) -> None:
    rows, persons = made
    links = link(rows, persons)
    chains_of, people_of = defaultdict(set), defaultdict(set)
    for chain, person in zip(links.chains, persons, strict=True):
        if person is not None:
            chains_of[person].add(chain)
            people_of[chain].add(person)
    assert all(len(chains) == 1 for chains in chains_of.values())
    assert all(len(people) == 1 for people in people_of.values())
    for i, (chain, certainty) in enumerate(zip(links.chains, links.certainties, strict=True)):
        assert chain <= i
        assert links.chains[chain] == chain
        assert 0 <= certainty <= 1.0001
