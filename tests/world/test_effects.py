from __future__ import annotations

import pytest
from tiny_worlds import FALL, MISTAKE, ledger_of

from fabula.errors import UnknownName
from fabula.world.mending import in_words, mend
from fabula.world.tellings import parse_telling
from fabula.world.whatif import what_if


def test_attitudes_tell_who_holds_what_by_which_way_and_how_long() -> None:
    ledger = ledger_of(MISTAKE)
    rows = {(row.holder, row.stance, row.claim): row for row in ledger.attitudes}
    seen = rows[("ann",), "believes", "kiss"]
    assert (seen.evidence, seen.because, seen.beat, seen.until) == ("saw", ("e1", "p1"), "s1.1", None)
    told = rows[("dan",), "believes", "kiss"]
    assert (told.evidence, told.chain, told.beat, told.until) == ("told", ("ann",), "s3.1", "s4.1")
    assert rows[("ben",), "knows", "fall"].evidence == "did"
    assert rows[("ann", "ben"), "believes", "kiss"].basis == "derived"
    assert len({row.id for row in ledger.attitudes}) == len(ledger.attitudes)


def test_held_at_a_beat_is_what_stands_at_its_end() -> None:
    ledger = ledger_of(MISTAKE)
    then = [row for row in ledger.held("Dan", "s3.1") if row.claim == "kiss"]
    assert {(row.holder, row.stance) for row in then} == {
        (("dan",), "believes"),
        (("dan", "ann"), "believes"),
    }
    after = [
        row.stance for row in ledger.held("dan", "s4.1") if row.claim == "kiss" and row.holder == ("dan",)
    ]
    assert after == ["disbelieves"]


def test_conflicts_of_a_mistake() -> None:
    kinds = {(row.kind, row.people) for row in ledger_of(MISTAKE).conflicts}
    assert ("false belief", ("ann",)) in kinds
    assert ("false belief", ("dan",)) in kinds
    assert ("irony", ("ann",)) in kinds
    assert ("contradiction", ("ann", "dan", "ben")) in kinds
    (why,) = (
        row.why
        for row in ledger_of(MISTAKE).conflicts
        if row.kind == "false belief" and row.people == ("ann",)
    )
    assert "Ben kissed Cora" in why and "Ben fell on Cora" in why


def test_a_lie_and_a_secret() -> None:
    ledger = ledger_of(
        FALL
        + """
        beat = [{id = "s1.1", present = ["ben", "cora"]}, {id = "s2.1", present = ["ann", "ben"]}]
        event = [{beat = "s1.1", claim = "kiss"}]
        act = [
          {id = "a1", beat = "s2.1", by = "ben", to = "ann", act = "deny", claim = "kiss"},
          {id = "a2", beat = "s2.1", by = "ben", to = "ann", act = "withhold", claim = "fall"},
        ]
        """
    )
    found = {(row.kind, row.people, row.rows) for row in ledger.conflicts}
    assert ("lie", ("ben", "ann"), ("a1",)) in found
    assert ("secret", ("ben", "ann"), ("a2",)) in found


def test_an_honest_world_has_no_conflicts() -> None:
    ledger = ledger_of(
        FALL
        + """
        beat = [{id = "s1.1", present = ["ben", "cora"]}, {id = "s2.1", present = ["ann", "ben"]}]
        event = [{beat = "s1.1", claim = "kiss"}]
        act = [{beat = "s2.1", by = "ben", to = "ann", claim = "kiss"}]
        """
    )
    assert ledger.conflicts == ()


def test_without_the_ground_later_lines_lose_theirs() -> None:
    ledger = ledger_of(MISTAKE)
    found = what_if(ledger.engine, cut=["e1"])
    assert found.ungrounded == ("a1",)
    changed = {(change.holder, change.claim): change for change in found.changes}
    ann = changed[("ann",), "kiss"]
    assert ann.before is not None and ann.before.stance == "believes"
    assert ann.after is not None and ann.after.stance == "disbelieves"


def test_a_lost_route_is_a_change() -> None:
    ledger = ledger_of(
        FALL
        + """
        beat = [{id = "s1.1", present = ["ben", "ann"]}, {id = "s2.1", present = ["ann", "cora", "dan"]}, {id = "s3.1", present = ["ben", "dan"]}]
        event = [{beat = "s1.1", claim = "fall"}]
        act = [
          {id = "a1", beat = "s2.1", by = "ann", to = "dan", claim = "fall", manner = "aside"},
          {id = "a2", beat = "s3.1", by = "ben", to = "dan", claim = "fall"},
        ]
        """  # noqa: E501
    )
    (change,) = what_if(ledger.engine, cut=["s2.1"]).changes
    assert change.holder == ("dan",) and change.before is not None and change.after is not None
    assert change.before.chains == (("ann",), ("ben",))
    assert change.after.chains == (("ben",),)


def test_what_cannot_be_cut_is_named() -> None:
    with pytest.raises(UnknownName, match="kiss"):
        what_if(ledger_of(MISTAKE).engine, cut=["kiss"])


def test_mending_is_the_earliest_telling_of_what_it_was() -> None:
    ledger = ledger_of(MISTAKE)
    best = mend(ledger.engine, "kiss")[0]
    assert in_words(best, ledger.engine) == "Ben tells Ann in s2.1: Ben fell on Cora"
    assert set(best.freed) == {"ann", "dan"}


def test_a_second_telling_where_one_is_not_enough() -> None:
    apart = MISTAKE.replace(
        '  {id = "s2.1", place = "hall", present = ["ann", "ben"]},',
        """  {id = "s2.1", place = "hall", present = ["ben", "dan"]},
  {id = "s2.2", place = "hall", present = ["ann", "dan"]},""",
    )
    together = '{id = "s5.1", place = "hall", present = ["ann", "ben"]}'
    apart = apart.replace(together, '{id = "s5.1", present = ["ben"]}')
    ledger = ledger_of(apart)
    words = [in_words(found, ledger.engine) for found in mend(ledger.engine, "kiss")]
    assert words[0] == (
        "Ben tells Dan in s2.1: Ben fell on Cora; then Dan tells Ann in s2.2: Ben fell on Cora"
    )


def test_what_nobody_holds_needs_no_mending() -> None:
    ledger = ledger_of(FALL + 'beat = [{id = "s1.1", present = ["ann", "ben"]}]')
    assert mend(ledger.engine, "kiss") == ()


def test_a_telling_as_it_is_written() -> None:
    ledger = ledger_of(MISTAKE)
    act = parse_telling("Ben -> Ann, dan: Ben fell on Cora.", "s2.1", ledger)
    assert (act.by, act.to, act.act, act.claim, act.beat) == ("ben", ("ann", "dan"), "assert", "fall", "s2.1")
    assert parse_telling("ben->ann:not kiss", "s2.1", ledger).act == "deny"
    assert what_if(ledger.engine, tell=[act]).engine.value(["ann"], "kiss") == "holds not"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Ben to Ann: x", "s2.1"),
        ("Zoe -> Ann: kiss", "s2.1"),
        ("Ben -> Ann: nonsense", "s2.1"),
        ("Ben -> Ann: kiss", None),
        ("Ben -> Ann: kiss", "s9.9"),
    ],
)
def test_tellings_that_cannot_be(written: str, at: str | None) -> None:
    with pytest.raises(UnknownName):
        parse_telling(written, at, ledger_of(MISTAKE))


def test_what_somebody_holds_from_the_beginning_has_no_beat() -> None:
    ledger = ledger_of(
        """
        claim = [
          {id = "c", text = "It rains"},
          {id = "k", text = "Ann thinks that it rains", predicate = "think", agent = "ann", content = "c", truth = "true"},
        ]
        beat = [{id = "s1.1", present = ["ben"]}, {id = "s2.1", present = ["ann"]}]
        act = [{id = "a1", beat = "s2.1", by = "ben", to = "ann", claim = "c"}]
        """  # noqa: E501
    )
    held = [(row.beat, row.story_order, row.because) for row in ledger.held("ann") if row.claim == "c"]
    assert held == [(None, float("-inf"), ()), ("s2.1", 2.0, ("a1",))]


def test_what_the_narrator_says_of_somebody_s_mind_counts_where_that_person_is_not() -> None:
    ledger = ledger_of(
        """
        claim = [
          {id = "c", text = "It rains"},
          {id = "k", text = "Ben wrote to Ann that it rains", predicate = "tell", agent = "ben", recipient = "ann", content = "c"},
        ]
        beat = [{id = "s1.1", present = ["ben"]}]
        event = [{id = "e1", beat = "s1.1", claim = "k"}]
        """  # noqa: E501
    )
    assert [(row.stance, row.because) for row in ledger.held("ann") if row.claim == "c"] == [
        ("believes", ("e1",))
    ]
