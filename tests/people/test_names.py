from __future__ import annotations

import pytest

from fabula.people.names import conflict, key, one_slip_apart, parse, same_given


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Mrs. Hall", "Mrs Hall"),
        ("MRS. HALL", "Mrs Hall"),
        ("Poor Tom", "Tom"),
        ("the White Rabbit", "the White Rabbit"),
        ("Jock\nGrant-Menzies", "Jock Grant-Menzies"),
        ("ALICE", "Alice"),
    ],
)
def test_uses_of_one_name_are_counted_together(text: str, form: str) -> None:
    assert key(text) == form


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Mr. Hall", "m"), ("Mrs. Hall", "f"), ("Dr. Hall", ""), ("Elizabeth Hall", "f"), ("the Queen", "")],
)
def test_gender_from_honorific_or_given_name(name: str, gender: str) -> None:
    assert parse(name).gender == gender


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Hall", "Mrs. Hall"),
        ("Mrs. Hall", "Miss Hall"),
        ("Jane Bennet", "Elizabeth Bennet"),
        ("Captain Hall", "Inspector Hall"),
    ],
)
def test_names_that_cannot_be_one_persons(one: str, other: str) -> None:
    assert conflict(parse(one), parse(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Mr. Hall", "Tom Hall"), ("T. Hall", "Tom Hall"), ("Dr. Hall", "Mr. Hall")]
)
def test_names_that_can_be_one_persons(one: str, other: str) -> None:
    assert not conflict(parse(one), parse(other))


def test_short_forms_and_initials() -> None:
    assert same_given("Lizzy", "Elizabeth")
    assert same_given("E.", "Elizabeth")
    assert not same_given("Jane", "Elizabeth")


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("angle", "angel", True),
        ("dawm", "dawn", True),
        ("spke", "spike", True),
        ("anna", "hanna", True),
        ("angel", "angel", False),
        ("rosa", "lisa", False),
    ],
)
def test_slips_of_typing(one: str, other: str, slip: bool) -> None:
    assert one_slip_apart(one, other) is slip


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Miss Marsh of Ashby", "Miss Marsh"),
        ("Ann Marsh of Ashby", "Ann Marsh"),
        ("Duke of Ashby", "Duke of Ashby"),
        ("Joan of Arc", "Joan of Arc"),
    ],
)
def test_where_a_bearer_is_from_is_no_part_of_the_name(text: str, form: str) -> None:
    assert key(text) == form


def test_a_countess_may_be_called_madame_and_a_captain_may_not() -> None:
    assert not conflict(parse("Countess Orlova"), parse("Madame Orlova"))
    assert conflict(parse("Captain Orlova"), parse("Madame Orlova"))
