from __future__ import annotations

import pytest
from tiny_worlds import MISTAKE, engine_of, world_of

from fabula.errors import UnknownName
from fabula.world.editing import without
from fabula.world.engine import Engine

BALL = """
place = [{name = "box"}, {name = "bag"}, {name = "room"}, {name = "yard"}]
claim = [
  {id = "in-box", text = "the ball is in the box", predicate = "be", agent = "ball", place = "box"},
  {id = "in-bag", text = "the ball is in the bag", predicate = "be", agent = "ball", place = "bag"},
]
"""


def test_who_is_present_knows_and_who_is_absent_does_not() -> None:
    engine = engine_of(
        """
        claim = [{id = "broke", text = "the vase broke", predicate = "break", agent = "vase"}]
        beat = [{id = "s1.1", present = ["ann", "ben", {id = "cora", perceives = "nothing"}]}]
        event = [{beat = "s1.1", claim = "broke"}]
        """
    )
    assert engine.value(["ann"], "broke") == "holds"
    assert engine.value(["ann", "ben"], "broke") == "holds"
    assert engine.value(["ann", "ben", "ann"], "broke") == "holds"
    assert engine.value(["cora"], "broke") == "open"
    assert engine.value(["ann", "cora"], "broke") == "open"
    assert engine.value(["dan"], "broke") == "open"
    assert engine.value([], "broke") == "holds"


def test_a_hidden_watcher_knows_and_nobody_knows_that_he_does() -> None:
    engine = engine_of(
        """
        claim = [{id = "took", text = "Ben took the key", predicate = "take", agent = "ben", patient = "key"}]
        beat = [{id = "s1.1", present = ["ben", {id = "ann", perceives = "sees", hidden = true}]}]
        event = [{beat = "s1.1", claim = "took"}]
        """
    )
    assert engine.value(["ann"], "took") == "holds"
    assert engine.value(["ann", "ben"], "took") == "holds"
    assert engine.value(["ben", "ann"], "took") == "open"
    assert engine.value(["ann", "ben", "ann"], "took") == "open"


def test_a_moved_thing_is_sought_where_one_saw_it_last() -> None:
    engine = engine_of(
        BALL
        + """
        beat = [
          {id = "s1.1", place = "room", present = ["ann", "ben"]},
          {id = "s1.2", place = "room", present = ["ben"]},
        ]
        event = [{beat = "s1.1", claim = "in-box"}, {beat = "s1.2", claim = "in-bag"}]
        """
    )
    assert engine.value(["ann"], "in-box") == "holds"
    assert engine.value(["ann"], "in-bag") == "holds not"
    assert engine.value(["ben"], "in-bag") == "holds"
    assert engine.value(["ben", "ann"], "in-box") == "holds"
    assert engine.value(["ann", "ben"], "in-box") == "holds"
    assert engine.value([], "in-box") == "holds not"
    assert engine.value([], "in-box", "s1.1") == "holds"


def test_news_of_a_thing_is_believed_but_not_by_one_who_is_still_with_it() -> None:
    story = (
        BALL
        + """
        beat = [
          {id = "s1.1", place = "room", present = ["ann", "ben"]},
          {id = "s1.2", place = "WHERE", present = ["ann", "ben"]},
        ]
        event = [{beat = "s1.1", claim = "in-box"}]
        act = [{beat = "s1.2", by = "ben", to = "ann", claim = "in-bag"}]
        """
    )
    assert engine_of(story.replace("WHERE", "room")).value(["ann"], "in-box") == "holds"
    assert engine_of(story.replace("WHERE", "yard")).value(["ann"], "in-bag") == "holds"


def test_seeing_outweighs_a_denial_and_yields_to_an_explanation() -> None:
    engine = engine_of(MISTAKE)
    assert engine.value(["ann"], "kiss") == "holds"
    assert engine.value(["ann", "ben"], "kiss") == "holds"
    assert engine.value(["dan"], "kiss", "s3.1") == "holds"
    assert engine.value(["dan"], "kiss", "s4.1") == "holds not"
    explained = engine_of(MISTAKE.replace('act = "deny", claim = "kiss"}', 'claim = "fall"}'))
    assert explained.value(["ann"], "kiss", "s4.1") == "holds"
    assert explained.value(["ann"], "kiss") == "open"
    assert explained.value(["ann"], "fall") == "holds"


def test_a_liar_is_believed_and_does_not_believe() -> None:
    engine = engine_of(
        """
        claim = [{id = "ill", text = "Ben was ill", predicate = "ill", agent = "ben"}]
        beat = [{id = "s1.1", present = ["ann", "ben"]}]
        act = [{beat = "s1.1", by = "ben", to = "ann", claim = "ill", sincere = false}]
        """
    )
    assert engine.value(["ann"], "ill") == "holds"
    assert engine.value(["ben"], "ill") == "open"
    assert engine.value(["ann", "ben"], "ill") == "holds"
    assert engine.value(["ben", "ann"], "ill") == "holds"


def test_what_is_said_aside_reaches_those_alone_to_whom_it_is_said() -> None:
    engine = engine_of(
        """
        claim = [{id = "ill", text = "Dan is ill", predicate = "ill", agent = "dan"}]
        beat = [{id = "s1.1", present = ["ann", "ben", "cora"]}]
        act = [{beat = "s1.1", by = "ann", to = "ben", claim = "ill", manner = "aside"}]
        """
    )
    assert engine.value(["ben"], "ill") == "holds"
    assert engine.value(["cora"], "ill") == "open"
    assert engine.value(["cora", "ben"], "ill") == "open"


def test_a_letter_tells_when_it_is_read() -> None:
    engine = engine_of(
        """
        claim = [{id = "ill", text = "Dan is ill", predicate = "ill", agent = "dan"}]
        beat = [{id = "s1.1", present = ["ann"]}, {id = "s2.1", present = ["ben"]}]
        act = [{beat = "s1.1", by = "ann", to = "ben", claim = "ill", manner = "letter", received = "s2.1"}]
        """
    )
    assert engine.value(["ben"], "ill", "s1.1") == "open"
    assert engine.value(["ben"], "ill") == "holds"
    assert engine.value(["ben", "ann"], "ill") == "holds"
    assert engine.value(["ann", "ben"], "ill") == "open"
    assert engine.routes(["ben"], "ill")[0].evidence == "read"


def test_nobody_is_told_his_own_deeds() -> None:
    engine = engine_of(
        """
        claim = [{id = "did", text = "Ben broke it", predicate = "break", agent = "ben", patient = "vase"}]
        beat = [{id = "s1.1", present = ["ann", "ben", "cora"]}]
        act = [{beat = "s1.1", by = "ann", to = ["ben", "cora"], act = "accuse", claim = "did"}]
        """
    )
    assert engine.value(["cora"], "did") == "holds"
    assert engine.value(["ben"], "did") == "open"


def test_what_is_told_of_a_mind_is_held_of_that_mind() -> None:
    engine = engine_of(
        """
        claim = [
          {id = "ill", text = "Dan is ill", predicate = "ill", agent = "dan"},
          {id = "thinks", text = "Ann thinks so", predicate = "think", agent = "ann", content = "ill"},
        ]
        beat = [{id = "s1.1", present = ["ben", "cora"]}]
        act = [{beat = "s1.1", by = "ben", to = "cora", claim = "thinks"}]
        """
    )
    assert engine.value(["cora", "ann"], "ill") == "holds"
    assert engine.value(["cora"], "ill") == "open"
    assert engine.value(["ann"], "ill") == "open"


def test_the_reader_holds_what_is_told_so_far_in_the_order_of_telling() -> None:
    engine = engine_of(
        """
        claim = [{id = "killed", text = "Ben killed Cora", agent = "ben", patient = "cora"}]
        beat = [
          {id = "s1.1", story_order = 2, present = ["ann"]},
          {id = "s2.1", story_order = 1, present = ["ben", "cora"]},
        ]
        event = [{beat = "s2.1", claim = "killed"}]
        """
    )
    assert engine.value(["reader"], "killed", "s1.1") == "open"
    assert engine.value(["reader"], "killed", "s2.1") == "holds"
    assert engine.value([], "killed", "s1.1") == "holds"


def test_routes_name_the_whole_chain_of_those_it_came_through() -> None:
    engine = engine_of(
        """
        claim = [{id = "ill", text = "Dan is ill", predicate = "ill", agent = "dan"}]
        beat = [{id = "s1.1", present = ["ann"]}, {id = "s2.1", present = ["ann", "ben"]}, {id = "s3.1", present = ["ben", "cora"]}]
        event = [{id = "e1", beat = "s1.1", claim = "ill"}]
        act = [
          {id = "a1", beat = "s2.1", by = "ann", to = "ben", claim = "ill"},
          {id = "a2", beat = "s3.1", by = "ben", to = "cora", claim = "ill"},
        ]
        """  # noqa: E501
    )
    (route,) = engine.routes(["cora"], "ill")
    assert (route.evidence, route.chain, route.because, route.beat) == (
        "told",
        ("ben", "ann"),
        ("a2",),
        "s3.1",
    )


def test_trust_is_a_policy() -> None:
    story = """
        claim = [{id = "ill", text = "Dan is ill", predicate = "ill", agent = "dan"}]
        beat = [{id = "s1.1", present = ["ann", "ben"]}]
        act = [{beat = "s1.1", by = "ben", to = "ann", claim = "ill"}]
        """
    doubting = 'person = [{name = "Ann", trust = {ben = "none"}}, {name = "Ben"}, {name = "Dan"}]\n'
    assert engine_of(story).value(["ann"], "ill") == "holds"
    assert engine_of(story, doubting).value(["ann"], "ill") == "open"


def test_an_edit_leaves_answers_that_do_not_depend_on_it() -> None:
    before = Engine(world_of(MISTAKE))
    assert before.value(["ann"], "kiss") == "holds"
    after = Engine(without(before.world, ["e1"]), before)
    assert after.value(["ann"], "kiss") == Engine(after.world).value(["ann"], "kiss") == "holds not"


def test_unknown_claims_and_beats_are_named() -> None:
    engine = engine_of(MISTAKE)
    with pytest.raises(UnknownName, match="nonsense"):
        engine.value(["ann"], "nonsense")
    with pytest.raises(UnknownName, match=r"s9\.9"):
        engine.value(["ann"], "kiss", "s9.9")
