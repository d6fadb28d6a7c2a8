"""Whom names, pronouns and descriptions mean, from antecedents made by hand.

The people are Ann (0), Ben (1) and Lee (2), of whom nothing tells whether a man or a woman.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.layers import Antecedents, Mention, MentionKind, Resolution
from fabula.people.antecedents import DESCRIBED, LEAST, NARRATED, SURE, Reference, resolve
from fabula.people.clusters import Person
from fabula.text import Span

ANN, BEN, LEE = 0, 1, 2
IDS = ("ann", "ben", "lee")
PEOPLE = (Person(["Ann"], 5, gender="f"), Person(["Ben"], 9, gender="m"), Person(["Lee"], 2))


class Page:
    """Mentions and entities in the order in which they are told."""

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self.antecedents: list[Antecedents] = []

    def entity(self, before: dict[int, float]) -> int:
        """An entity that is nobody's mention."""
        number = len(self.antecedents)
        rest = round(1 - sum(before.values()), 6)
        self.antecedents.append(Antecedents(number, number + 1, number, tuple(before.items()), rest))
        return number

    def mention(
        self,
        kind: MentionKind,
        word: str,
        before: dict[int, float] | None = None,
        owners: tuple[int, ...] = (),
        gender: str = "",
        quoted: int | None = None,
    ) -> int:
        """A mention; without ``before`` no entity has its head. Gives the index of the entity, if any."""
        index = len(self.references)
        entity = None if before is None else self.entity(before)
        row = Mention(index, index + 1, Span(index, index + 1), kind, quoted)
        self.references.append(Reference(index, row, word, owners, gender, entity))
        return index if entity is None else entity

    def name(self, person: int, *more: int) -> int:
        return self.mention("PROP", "x", {}, (person, *more))

    def he(self, before: dict[int, float], quoted: int | None = None) -> int:
        return self.mention("PRON", "he", before, gender="m", quoted=quoted)

    def resolved(self, narrator: int | None = None) -> list[Resolution]:
        rows = resolve(self.references, self.antecedents, PEOPLE, narrator, lambda person: IDS[person])
        return list(rows)


@pytest.fixture
def page() -> Page:
    return Page()


def test_a_name_is_its_bearers_whatever_it_might_take_up(page: Page) -> None:
    page.name(ANN)
    page.mention("PROP", "ben", {0: 0.9}, (BEN,))
    rows = page.resolved()
    assert [(row.character, row.certainty, row.maker) for row in rows] == [
        ("ann", SURE, "people: name"),
        ("ben", SURE, "people: name"),
    ]


def test_a_name_that_is_no_entity_is_known_all_the_same(page: Page) -> None:
    page.mention("PROP", "ann", None, (ANN,))
    assert [(row.character, row.certainty) for row in page.resolved()] == [("ann", SURE)]


def test_a_name_of_two_means_the_one_taken_up_else_the_more_frequent(page: Page) -> None:
    ann = page.name(ANN)
    page.name(ANN, BEN)
    page.mention("PROP", "x", {ann: 0.9}, (ANN, BEN))
    _, alone, taken = page.resolved()
    assert (alone.character, taken.character) == ("ben", "ann")
    assert sum(share for _, share in taken.candidates) == pytest.approx(SURE, abs=1e-3)


def test_a_pronoun_means_the_people_of_its_antecedents_as_probably(page: Page) -> None:
    ben, lee = page.name(BEN), page.name(LEE)
    page.he({ben: 0.6, lee: 0.3})
    row = page.resolved()[-1]
    assert (row.character, row.maker) == ("ben", "people: pronoun")
    assert row.certainty == pytest.approx(0.6 * SURE, abs=1e-4)
    assert row.candidates == (("ben", row.certainty), ("lee", pytest.approx(0.3 * SURE, abs=1e-4)))


def test_shares_are_handed_on_from_pronoun_to_pronoun(page: Page) -> None:
    he = page.he({page.name(BEN): 0.9})
    page.he({he: 0.5, 0: 0.4})
    assert page.resolved()[-1].certainty == pytest.approx((0.5 * 0.9 + 0.4) * SURE, abs=1e-4)


def test_shares_are_handed_on_by_what_is_nobodys_mention(page: Page) -> None:
    between = page.entity({page.name(BEN): 0.9})
    page.he({between: 0.8})
    assert page.resolved()[-1].certainty == pytest.approx(0.72 * SURE, abs=1e-4)


def test_who_cannot_be_meant_makes_room_for_who_can(page: Page) -> None:
    ann, ben = page.name(ANN), page.name(BEN)
    page.he({ann: 0.6, ben: 0.3})
    row = page.resolved()[-1]
    assert row.character == "ben"
    assert row.candidates == ()
    assert row.certainty == pytest.approx(0.3 * SURE / (1 - 0.6 * SURE), abs=1e-4)


def test_where_nobody_agrees_a_pronoun_means_nobody(page: Page) -> None:
    page.he({page.name(ANN): 0.99})
    assert [row.character for row in page.resolved()] == ["ann"]


def test_whose_gender_does_not_show_may_be_he_or_she(page: Page) -> None:
    lee = page.name(LEE)
    page.he({lee: 0.9})
    page.mention("PRON", "she", {lee: 0.9}, gender="f")
    assert [row.character for row in page.resolved()] == ["lee", "lee", "lee"]


def test_a_pronoun_that_hardly_means_anybody_is_left_open(page: Page) -> None:
    page.he({page.name(BEN): LEAST})
    assert len(page.resolved()) == 1


def test_a_description_needs_more(page: Page) -> None:
    ben = page.name(BEN)
    page.mention("NOM", "doctor", {ben: DESCRIBED})
    page.mention("NOM", "doctor", {ben: 0.5})
    rows = page.resolved()
    assert [(row.mention, row.character, row.maker) for row in rows[1:]] == [
        (2, "ben", "people: description")
    ]


def test_a_description_of_ones_own_means_that_person_unless_it_takes_up_another(page: Page) -> None:
    ann = page.name(ANN)
    page.mention("NOM", "doctor", {}, (BEN,))
    page.mention("NOM", "doctor", {ann: 0.8}, (BEN,))
    _, own, other = page.resolved()
    assert (own.character, own.certainty, own.maker) == ("ben", SURE, "people: name")
    assert (other.character, other.maker) == ("ann", "people: description")
    assert dict(other.candidates)["ben"] == pytest.approx(SURE - 0.8 * SURE, abs=1e-4)


def test_the_narrators_i(page: Page) -> None:
    page.mention("PRON", "i", {page.name(ANN): 0.9})
    assert len(page.resolved()) == 1
    row = page.resolved(narrator=LEE)[-1]
    assert (row.character, row.certainty, row.maker) == ("lee", NARRATED, "people: narrator")


def test_in_quotations_only_names_are_resolved_and_pronouns_hand_on(page: Page) -> None:
    ben = page.name(BEN)
    inside = page.he({ben: 0.9}, quoted=0)
    page.mention("PRON", "i", {ben: 0.9}, quoted=0)
    page.mention("NOM", "doctor", {ben: 0.9}, quoted=0)
    page.mention("PROP", "ann", {}, (ANN,), quoted=0)
    page.he({inside: 0.9})
    assert [row.mention for row in page.resolved(narrator=LEE)] == [0, 4, 5]


@pytest.mark.parametrize(("kind", "word"), [("PRON", "they"), ("PROP", "Paris")])
def test_what_is_no_one_persons_means_nobody(page: Page, kind: MentionKind, word: str) -> None:
    page.mention(kind, word, {page.name(BEN): 0.9})
    assert len(page.resolved()) == 1


def test_nothing_gives_nothing(page: Page) -> None:
    assert page.resolved() == []


@given(st.data())
def test_probabilities_stay_probabilities(data: st.DataObject) -> None:
    page = Page()
    for number in range(data.draw(st.integers(1, 12))):
        before = data.draw(st.lists(st.integers(0, number - 1), unique=True, max_size=4)) if number else []
        weights = data.draw(st.lists(st.floats(0.01, 1), min_size=len(before) + 1, max_size=len(before) + 1))
        shares = {one: weight / sum(weights) for one, weight in zip(before, weights, strict=False)}
        kind: MentionKind = data.draw(st.sampled_from(["PRON", "PROP", "NOM"]))
        owners = () if kind == "PRON" else data.draw(st.sampled_from([(), (ANN,), (BEN,), (ANN, BEN, LEE)]))
        gender = data.draw(st.sampled_from(["", "m", "f"])) if not owners else ""
        page.mention(kind, "x", shares, owners, gender)
    for row in page.resolved():
        assert 0 < row.certainty <= 1
        shown = [share for _, share in row.candidates]
        assert shown == sorted(shown, reverse=True)
        assert sum(shown) <= 1.001
        assert not shown or row.candidates[0] == (row.character, row.certainty)
