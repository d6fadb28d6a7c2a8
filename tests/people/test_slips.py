"""Names that are one slip of typing away from a name that the user gives."""

from __future__ import annotations

import pytest

from fabula.layers import GivenCharacter
from fabula.people.clusters import Clusters, cluster
from fabula.people.evidence import Use

OFTEN = 30


def clusters(uses: dict[str, int], *given: str) -> Clusters:
    """People found in names with their numbers of uses, all of them clearly people's."""
    found = {form: Use(count, narrated=count, person=float(count)) for form, count in uses.items()}
    cast = tuple(GivenCharacter(f"p{k}", name, ()) for k, name in enumerate(given))
    return cluster(found, frozenset(), cast)


@pytest.mark.parametrize("typed", ["Mirriam", "Miriem", "Meriam", "Mriiam"])
def test_a_given_name_misspelt_however_often_is_no_new_person(typed: str) -> None:
    found = clusters({"Miriam": 3, typed: OFTEN}, "Miriam")
    assert len(found.people) == 1
    assert found.owners[typed] == (0,)


def test_without_a_given_cast_a_frequent_form_is_a_person() -> None:
    assert len(clusters({"Miriam": OFTEN, "Miriem": OFTEN}).people) == 2


def test_two_given_names_that_are_alike_stay_two() -> None:
    found = clusters({"Miriam": OFTEN, "Miriem": OFTEN}, "Miriam", "Miriem")
    assert (found.owners["Miriam"], found.owners["Miriem"]) == ((0,), (1,))


@pytest.mark.parametrize(
    ("given", "other"), [("Anna", "Anne"), ("Mr. Bennet", "Mrs. Bennet"), ("Miriam", "Mairead")]
)
def test_a_short_name_another_title_or_two_slips_are_somebody_else(given: str, other: str) -> None:
    found = clusters({given: OFTEN, other: OFTEN}, given)
    assert found.owners.get(other, ()) != (0,)
