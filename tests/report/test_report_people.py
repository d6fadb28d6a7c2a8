from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from report_stories import Line, Plot, write_story

from fabula.layers import Relation
from fabula.report import render
from fabula.report.people import MAIN_CAST, Person, fold_cast


def cast_of(*counts: tuple[int, int]) -> list[Person]:
    """People with their lines and mentions."""
    return [
        Person(number, f"p{number}", f"P{number}", "v0", lines, mentions)
        for number, (lines, mentions) in enumerate(counts)
    ]


def numbers(people: tuple[Person, ...]) -> list[int]:
    return [one.number for one in people]


def test_who_is_silent_and_hardly_mentioned_is_folded_away() -> None:
    main, minor = fold_cast(cast_of((14, 190), (0, 40), (1, 1), (0, 1)))
    assert (numbers(main), numbers(minor)) == ([0, 1, 2], [3])


def test_what_is_hardly_grows_with_the_book() -> None:
    _, minor = fold_cast(cast_of((300, 4000), (0, 81), (0, 79)))
    assert numbers(minor) == [2]


def test_where_all_are_minor_nobody_is() -> None:
    main, minor = fold_cast(cast_of((0, 2), (0, 1)))
    assert (numbers(main), numbers(minor)) == ([0, 1], [])


def test_a_place_in_the_list_goes_to_the_next_who_matters() -> None:
    cast = cast_of(*[(5, 50)] * (MAIN_CAST - 1), (0, 1), (1, 1), (1, 1))
    main, minor = fold_cast(cast)
    assert numbers(main) == [*range(MAIN_CAST - 1), MAIN_CAST]
    assert numbers(minor) == [MAIN_CAST - 1, MAIN_CAST + 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 500)), max_size=40))
def test_everyone_is_listed_once(counts: list[tuple[int, int]]) -> None:
    cast = cast_of(*counts)
    main, minor = fold_cast(cast)
    assert sorted(numbers(main) + numbers(minor)) == list(range(len(cast)))
    assert bool(main) == bool(cast)


def test_the_cast_tells_what_people_are_to_each_other() -> None:
    row = Relation(0, 4, "tom", "nell", "kin", "brother", 0.9, "by hand")
    text = '"No," said Tom, Nell\'s brother.'
    plot = Plot(text, {"tom": "Tom", "nell": "N<ell"}, [Line('"No,"', "tom")], relations=[row])
    assert '<p class="ties"><bdi>brother of N&lt;ell</bdi></p>' in render(write_story(plot))
    assert 'class="ties"' not in render(write_story(Plot(text, {"tom": "Tom"}, [Line('"No,"', "tom")])))
