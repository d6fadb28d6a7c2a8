from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fabula.claiming.draft import Draft
from fabula.claiming.likeness import Likeness
from fabula.claiming.merging import merge
from fabula.claiming.page import Page
from fabula.layers import SentenceVector
from fabula.lexicon.sameness import verb_class
from fabula.text import Span, Text
from fabula.trees import Trees

EMPTY = Text.of("", "empty")
NAMES = {"ann": "Ann", "ben": "Ben"}
PAGE = Page(EMPTY, Trees.of((), EMPTY), (), {}, (), {}, (), (), NAMES, {}, {}, (), {}, (), ())
ALIKE = Likeness(tuple(SentenceVector(0, 1, np.array([5, 0], np.int8).tobytes()) for _ in range(99)))
UNLIKE = Likeness(
    tuple(SentenceVector(0, 1, np.array([5, 0] if n % 2 else [0, 5], np.int8).tobytes()) for n in range(99))
)


def draft(
    predicate: str,
    agent: str,
    patient: str = "",
    place: str | None = None,
    asked: str | None = None,
    event: bool = False,
    vague: bool = False,
    text: str = "…",
    sentence: int = 0,
) -> Draft:
    return Draft(
        0,
        sentence,
        predicate,
        text,
        Span(0, 1),
        1.0,
        agent=tuple(agent.split()),
        patient=tuple(patient.split()),
        place=place,
        asked=asked,
        event=event,
        vague=vague,
        state=predicate == "be" and place is not None,
    )


def claims_of(*drafts: Draft, likeness: Likeness = ALIKE) -> Sequence[int]:
    """For each draft the number of its claim."""
    return merge(PAGE, drafts, likeness)[2]


def test_verbs_of_a_class_tell_the_same() -> None:
    assert verb_class("take back") == verb_class("bring home") == "take"
    assert verb_class("tell") == verb_class("claim")
    assert verb_class("think") != verb_class("know")
    assert verb_class("give up") != verb_class("give")


def test_the_same_deed_of_the_same_people_is_one_claim() -> None:
    assert claims_of(draft("kiss", "ann", "ben"), draft("kiss", "ann", "ben")) == [0, 0]
    assert claims_of(draft("kiss", "ann", "ben"), draft("kiss", "ben", "ann")) == [0, 1]
    assert claims_of(draft("kiss", "ann", "ben"), draft("hit", "ann", "ben")) == [0, 1]


def test_what_is_asked_is_another_claim() -> None:
    assert claims_of(draft("kiss", "ann", "ben"), draft("kiss", "ann", "ben", asked="time")) == [0, 1]


def test_a_place_may_be_left_out_but_not_differ() -> None:
    here, there = draft("kiss", "ann", "ben", place="barn"), draft("kiss", "ann", "ben", place="cave")
    assert claims_of(here, draft("kiss", "ann", "ben")) == [0, 0]
    assert claims_of(here, there) == [0, 1]


def test_a_claim_takes_in_nothing_that_differs_from_any_of_it() -> None:
    open_one = draft("kiss", "ann", "ben")
    found = claims_of(
        open_one, draft("kiss", "ann", "ben", place="barn"), draft("kiss", "ann", "ben", place="cave")
    )
    assert found == [0, 0, 1]


def test_where_a_role_is_open_sentences_have_to_be_alike() -> None:
    sold = draft("sell", "ann", "ring", place="town")
    bare = draft("sell", "ann", "ring", sentence=1)
    assert claims_of(sold, bare, likeness=ALIKE) == [0, 0]
    assert claims_of(sold, bare, likeness=UNLIKE) == [0, 1]


def test_what_is_reported_twice_happens_twice_and_what_is_said_is_the_last() -> None:
    event = draft("kiss", "ann", "ben", event=True)
    assert claims_of(event, event, draft("kiss", "ann", "ben")) == [0, 1, 1]


def test_a_deed_without_anything_more_is_kept_apart() -> None:
    assert claims_of(draft("laugh", "ann"), draft("laugh", "ann")) == [0, 1]


def test_states_are_one_by_thing_and_place() -> None:
    states = [draft("be", "ring", place=place) for place in ("box", "jar", "box")]
    assert claims_of(*states) == [0, 1, 0]


def test_they_are_those_of_whom_the_same_is_told_in_the_same_place() -> None:
    they = draft("kiss", "", place="barn", vague=True, text="They were kissing in the barn")
    drafts, _, _ = merge(PAGE, [they, draft("kiss", "ann", "ben", place="barn")], ALIKE)
    assert (drafts[0].agent, drafts[0].text) == (("ann", "ben"), "Ann and Ben were kissing in the barn")
    drafts, _, _ = merge(PAGE, [they, draft("kiss", "ann", "ben", place="cave")], ALIKE)
    assert drafts[0].agent == ()
