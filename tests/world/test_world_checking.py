"""Worlds that say what cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fabula.errors import WorldError
from fabula.layers.world import Act, Beat, Claim, Occurrence, Person, Presence
from fabula.text import Span
from fabula.world.checking import check
from fabula.world.reading import parse_world
from fabula.world.world import World

SOUND = World(
    people=(Person("ann", "Ann"), Person("ben", "Ben")),
    claims=(Claim("c1", "Ben came in", "come", agent=("ben",)), Claim("c2", "There is tea", "be")),
    beats=(Beat("s1.1", None, 1.0, 1.0, (Presence("ann"), Presence("ben"))),),
    occurrences=(Occurrence("e1", "s1.1", "c1"),),
    acts=(Act("a1", "ann", ("ben",), "assert", "c2", "s1.1"),),
)

PEOPLE = (
    'person = [{name = "Ann"}, {name = "Ben"}, {name = "Eve", id = "eve-1"}, {name = "Eve", id = "eve-2"}]\n'
)
CLAIMS = 'claim = [{id = "in", text = "Ben came in"}, {id = "tea", text = "There is tea"}]\n'
BEATS = 'beat = [{id = "kitchen", present = ["ann", "ben"]}]\n'
SCENE = PEOPLE + CLAIMS + BEATS


def test_nothing_is_wrong_with_a_sound_world() -> None:
    assert list(check(SOUND)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("person = [{name = 'A', id = 'nobody'}]", 'the id "nobody" is reserved'),
        ("person = [{name = 'A', id = 'Miss A'}]", 'write "miss-a"'),
        ("place = [{name = 'A', id = 'a, b'}]", 'the id "a, b" is none; make it of letters'),
        ("claim = [{text = 'A', id = ''}]", 'the id "" is none'),
        (
            "person = [{name = 'A', id = 'a'}, {name = 'B', id = 'a'}]",
            r"table 2, the id \"a\" is also that of",
        ),
        (
            SCENE + "event = [{id = 'kitchen', beat = 'kitchen', claim = 'in'}]",
            r"that of \[\[beat\]\] table 1",
        ),
        (SCENE + "event = [{beat = 'kitchn', claim = 'in'}]", 'no beat "kitchn"; perhaps "kitchen" is meant'),
        (SCENE + "event = [{beat = 'kitchen', claim = 'Ben cam in'}]", 'perhaps "Ben came in" is meant'),
        (
            SCENE + "act = [{beat = 'kitchen', by = 'zoe', claim = 'in'}]",
            r'"zoe"; add a \[\[person\]\] table',
        ),
        (SCENE + "act = [{beat = 'kitchen', by = 'Eve', claim = 'in'}]", '"Eve" may be eve-1 or eve-2'),
        (SCENE + "act = [{by = 'ann', claim = 'in'}]", "it has no beat"),
        (SCENE + "act = [{beat = 'kitchen', received = 'kitchen', claim = 'in'}]", "is no letter"),
        (SCENE + "perception = [{by = 'ann', of = 'e1'}]", 'no event or act "e1"'),
        (SCENE + "attitude = [{beat = 'kitchen', holder = [], stance = 'knows', claim = 'in'}]", "no holder"),
        (SCENE + "attitude = [{beat = 'kitchen', holder = 'ann', stance = 'knows'}]", "it has no claim"),
        (
            SCENE
            + "attitude = [{beat = 'kitchen', holder = ['ann', 'ann'], stance = 'knows', claim = 'in'}]",
            "twice on end",
        ),
        ("person = [{name = 'A'}]\nbeat = [{present = ['a', 'A']}]", '"a" is present twice'),
        ("beat = [{present = 'everyone'}]", '"everyone" cannot be present'),
        ("beat = [{place = 'hall'}]\nplace = [{name = 'Attic'}]", 'no place "hall"'),
        (
            "place = [{name = 'A', within = 'b'}, {name = 'B', within = 'a'}]",
            'circle .*"a" lies in "b" lies in',
        ),
        ("claim = [{text = 'A', implies = 'B'}, {text = 'B', implies = 'A'}]", 'circle .*"c1" implies "c2"'),
        ("claim = [{text = 'A', content = 'c1'}]", 'circle .*"c1" contains "c1"'),
        ("claim = [{text = 'A', opposes = 'c1'}]", "it opposes itself"),
        ("claim = [{text = ' '}]", "text is empty"),
        ("claim = [{text = 'A', spans = [[9, 3]]}]", r"its words end \(3\) before they start \(9\)"),
        ("claim = [{text = 'A', certainty = 1.5}]", "its certainty is no probability"),
        ("beat = [{start = 3}]", "start and end do not stand together"),
        ("person = [{name = 'A'}]\nbeat = [{present = {id = 'a', certainty = -1}}]", "no probability"),
        ("person = [{name = 'A', trust = 'some'}]", "it may be all, none, witness"),
    ],
)
def test_what_cannot_be_is_told_with_its_place_and_a_mend(text: str, words: str) -> None:
    with pytest.raises(WorldError, match=words) as caught:
        parse_world(text, "plot.toml")
    assert "]] table " in str(caught.value)
    assert caught.value.mend


def test_what_is_not_the_same_may_have_the_same_id() -> None:
    text = """
    person = [{name = "Tea", id = "tea"}]
    place = [{name = "Tea", id = "tea"}]
    claim = [{id = "tea", text = "There is tea"}]
    beat = [{id = "tea"}]
    """
    assert parse_world(text, "plot.toml").beats[0].id == "tea"


def test_a_person_may_be_the_narrator() -> None:
    world = parse_world("person = [{name = 'I', id = 'narrator'}]\nbeat = [{present = 'narrator'}]", "a.toml")
    assert world.beats[0].present == (Presence("narrator"),)


def test_reserved_ids_are_people() -> None:
    acts = (Act("a1", "narrator", ("everyone", "reader"), "assert", "c2", "s1.1"),)
    assert list(check(replace(SOUND, acts=acts))) == []


def test_a_reported_act_and_one_of_a_text_need_no_beat() -> None:
    reported = Act("a1", "ann", (), "assert", "c2", None, reported_by=("ben",))
    narrated = Act("a2", "ann", (), "assert", "c2", None, start=3, stop=9)
    assert list(check(replace(SOUND, acts=(reported, narrated)))) == []


def test_a_long_chain_of_implications_is_no_circle() -> None:
    count = 20_000
    claims = tuple(
        Claim(f"c{n}", "x", "be", implies=(f"c{n + 1}",) if n < count - 1 else ()) for n in range(count)
    )
    assert list(check(World(claims=claims))) == []
    closed = (*claims[:-1], replace(claims[-1], implies=("c0",)))
    assert ["circle" in problem.cause for problem in check(World(claims=closed))] == [True]


def test_two_ways_to_one_claim_are_no_circle() -> None:
    claims = (
        Claim("a", "a", "be", implies=("b", "c")),
        Claim("b", "b", "be", implies=("d",)),
        Claim("c", "c", "be", implies=("d",)),
        Claim("d", "d", "be"),
    )
    assert list(check(World(claims=claims))) == []


def test_every_problem_of_a_world_is_found() -> None:
    claims = (Claim("c1", "", "be", spans=(Span(2, 1),)), Claim("c1", "x", "be", certainty=2.0))
    found = {(problem.table, problem.number, problem.what[:9]) for problem in check(World(claims=claims))}
    assert found == {
        ("claim", 1, "text is e"),
        ("claim", 1, "its words"),
        ("claim", 2, 'the id "c'),
        ("claim", 2, "its certa"),
    }
