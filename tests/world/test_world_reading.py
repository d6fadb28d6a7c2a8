"""World files as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.errors import WorldError
from fabula.layers.world import Act, Ascription, Beat, Claim, Occurrence, Perception, Person, Place, Presence
from fabula.text import Span
from fabula.world.reading import parse_world, read_world
from fabula.world.world import World

ANN_AND_BEN = """
person = [{name = "Ann"}, {name = "Ben"}]
claim = [{id = "tea", text = "There is tea"}]
beat = [{id = "kitchen", present = ["ann", "ben"]}]
"""


def world(text: str) -> World:
    return parse_world(text, "plot.toml")


def test_an_empty_file_is_an_empty_world() -> None:
    assert world("# nothing yet\n") == World()


def test_names_are_enough_for_people_and_places() -> None:
    found = world(
        '[[person]]\nname = "Miss Bates"\n[[person]]\nname = "Miss Bates"\n[[place]]\nname = "Hall"'
    )
    assert [person.id for person in found.people] == ["miss-bates", "miss-bates-2"]
    assert found.places == (Place("hall", "Hall"),)


def test_everything_that_can_be_said_of_a_person() -> None:
    found = world(
        """
        [[person]]
        id = "ann"
        name = "Ann Lee"
        aliases = ["Annie"]
        pronouns = "she/her"
        relations = [{to = "Ben", kind = "sister"}]
        trust = {Ben = "none", "*" = "witness"}

        [[person]]
        name = "Ben"
        trust = "witness"
        """
    )
    trust = (("ben", "none"), ("*", "witness"))
    assert found.people == (
        Person("ann", "Ann Lee", ("Annie",), "she/her", (("ben", "sister"),), trust),
        Person("ben", "Ben", trust=(("*", "witness"),)),
    )


def test_what_is_left_out_is_filled_in() -> None:
    found = world(
        """
        person = [{name = "Ann"}, {name = "Ben"}]
        claim = [{text = "Ben came in"}, {id = "c7", text = "There is tea"}, {text = "It rains"}]
        beat = [{present = "ann"}, {}]
        event = [{beat = "s1.1", claim = "c1"}, {beat = "s2.1", claim = "c7"}]
        act = [{beat = "s1.1", by = "ann", to = "ben", claim = "c7"}]
        perception = [{by = "ben", of = "e2"}]
        attitude = [{holder = "ann", stance = "doubts", claim = "c3", beat = "s2.1"}]
        """
    )
    assert found.claims == (
        Claim("c1", "Ben came in", ""),
        Claim("c7", "There is tea", ""),
        Claim("c3", "It rains", ""),
    )
    assert found.beats == (
        Beat("s1.1", None, 1.0, 1.0, (Presence("ann"),)),
        Beat("s2.1", None, 2.0, 2.0, ()),
    )
    assert found.occurrences == (Occurrence("e1", "s1.1", "c1"), Occurrence("e2", "s2.1", "c7"))
    assert found.acts == (Act("a1", "ann", ("ben",), "assert", "c7", "s1.1"),)
    assert found.perceptions == (Perception("p1", "ben", "e2"),)
    assert found.ascriptions == (Ascription("t1", ("ann",), "doubts", "c3", "s2.1"),)


def test_ids_left_out_keep_clear_of_those_given() -> None:
    found = world('claim = [{text = "A"}, {id = "c1", text = "B"}, {text = "C"}, {id = "c3", text = "D"}]')
    assert [claim.id for claim in found.claims] == ["c2", "c1", "c4", "c3"]


def test_names_and_texts_stand_for_ids_wherever_an_id_may_stand() -> None:
    found = world(
        """
        person = [{name = "Ann"}, {name = "Ben", id = "the-ben"}]
        place = [{name = "The Hall", id = "hall"}, {name = "Stair", within = "The Hall"}]
        claim = [
          {text = "Ben came in", agent = "Ben", place = "The Hall", implies = "Somebody came in"},
          {text = "Somebody came in"},
        ]
        beat = [{place = "The Hall", present = ["Ann", {id = "Ben", hidden = true}]}]
        act = [{beat = "s1.1", by = "Ann", to = ["Ben"], claim = "Ben came in"}]
        """
    )
    assert found.claims[0] == Claim(
        "c1", "Ben came in", "", agent=("the-ben",), place="hall", implies=("c2",)
    )
    assert found.places[1].within == "hall"
    assert found.beats[0].present == (Presence("ann"), Presence("the-ben", hidden=True))
    assert (found.acts[0].by, found.acts[0].to, found.acts[0].claim) == ("ann", ("the-ben",), "c1")


def test_an_id_goes_before_a_name() -> None:
    found = world('person = [{name = "Ann"}, {name = "ann", id = "other"}]\nbeat = [{present = "ann"}]')
    assert found.beats[0].present == (Presence("ann"),)


def test_without_a_table_of_places_beats_name_them() -> None:
    text = 'beat = [{place = "The Hall"}, {place = "attic"}, {place = "The Hall"}]\n'
    found = world(text + 'claim = [{text = "x", place = "The Hall"}]')
    assert found.places == (Place("the-hall", "The Hall"), Place("attic", "attic"))
    assert [beat.place for beat in found.beats] == ["the-hall", "attic", "the-hall"]
    assert found.claims[0].place == "the-hall"
    with pytest.raises(WorldError, match='no place "The Hall"'):
        world(text + 'place = [{name = "attic"}]')


MOMENTS = (
    ANN_AND_BEN
    + """
    event = [{beat = "kitchen", claim = "tea"}]
    act = [
      {id = "said", beat = "kitchen", by = "ann", claim = "tea"},
      {id = "asked", beat = "kitchen", by = "ben", act = "ask", claim = "rain"},
    ]
    """
).replace('{id = "tea"', '{id = "rain", text = "It rains"}, {id = "tea"')


@pytest.mark.parametrize(
    ("of", "id"),
    [("e1", "e1"), ("said", "said"), ("tea", "e1"), ("There is tea", "e1"), ("rain", "asked")],
)
def test_an_event_or_act_may_be_called_by_its_claim(of: str, id: str) -> None:
    assert world(f'{MOMENTS}\nperception = [{{by = "ben", of = "{of}"}}]').perceptions[0].of == id


def test_a_claim_of_two_events_calls_neither() -> None:
    text = MOMENTS.replace("event = [", 'event = [{beat = "kitchen", claim = "tea"}, ')
    with pytest.raises(WorldError, match='"tea" may be e1 or e2'):
        world(f'{text}\nperception = [{{by = "ben", of = "tea"}}]')


def test_plain_text_may_fill_a_claim_and_be_marked_as_such() -> None:
    found = world(
        'person = [{name = "Ann"}]\n'
        'claim = [{text = "x", agent = {text = "Ann"}, patient = ["a bell", "Ann"]}]'
    )
    assert found.claims[0].agent == ("Ann",)
    assert found.claims[0].patient == ("a bell", "ann")
    assert {type(filler) for filler in found.claims[0].agent} == {str}


def test_all_keys_of_an_act_a_perception_and_an_attitude() -> None:
    found = world(
        """
        person = [{name = "Ann"}, {name = "Ben"}]
        claim = [{id = "tea", text = "There is tea"}]

        [[beat]]
        id = "kitchen"

        [[beat]]
        id = "later"
        place = "hall"
        story_order = 0
        told_order = 7.5
        level = "flashback"
        start = 3
        end = 9
        certainty = 0.5
        maker = "scenes"

        [[place]]
        name = "Hall"

        [[act]]
        id = "a9"
        beat = "kitchen"
        by = "ann"
        to = ["ben", "everyone"]
        act = "promise"
        claim = "tea"
        condition = "tea"
        heard_by = []
        heard = "part"
        sincere = false
        reported_by = "ben"
        manner = "letter"
        received = "later"
        quote = "q3"
        story_order = 4
        start = 0
        end = 5

        [[perception]]
        by = "ben"
        of = "a9"
        as = "tea"
        how = "from afar"

        [[attitude]]
        holder = ["ann", "ben"]
        stance = "fears"
        toward = "ben"
        claim = "tea"
        condition = "tea"
        beat = "later"
        evidence = "told"
        chain = ["ben"]
        story_order = 2
        """
    )
    presence: tuple[Presence, ...] = ()
    assert found.beats[1] == Beat(
        "later", "hall", 0.0, 7.5, presence, "flashback", 3, 9, certainty=0.5, maker="scenes"
    )
    assert found.acts[0] == Act(
        "a9",
        "ann",
        ("ben", "everyone"),
        "promise",
        "tea",
        "kitchen",
        heard_by=(),
        heard="part",
        condition="tea",
        sincere=False,
        reported_by=("ben",),
        manner="letter",
        received="later",
        quote="q3",
        story_order=4.0,
        start=0,
        stop=5,
    )
    assert found.perceptions[0] == Perception("p1", "ben", "a9", "tea", "from afar")
    assert found.ascriptions[0] == Ascription(
        "t1", ("ann", "ben"), "fears", "tea", "later", ("ben",), "tea", "told", ("ben",), 2.0
    )


def test_spans_of_a_claim() -> None:
    found = world('claim = [{text = "x", spans = [[1, 4], [7, 7]]}]')
    assert found.claims[0].spans == (Span(1, 4), Span(7, 7))
    assert all(isinstance(span, Span) for span in found.claims[0].spans)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[person]\n", "not valid TOML"),
        ("x = " + "[" * 5000, "nested too deeply"),
        ("person = " + "{a = " * 3000 + "1" + "}" * 3000, "not valid TOML|unknown key"),
        ("[[persons]]\nname = 'Ann'", 'unknown table or key "persons"; perhaps "person" is meant'),
        ("[[zzz]]", "the tables are person, place, claim"),
        ("[[character]]\nname = 'Ann'", "it is a cast"),
        ("[person]\nname = 'Ann'", "double brackets"),
        ("person = ['Ann']", "double brackets"),
        ("[[person]]\nid = 'ann'", r"in \[\[person\]\] table 1, it has no name"),
        ("[[person]]\nname = ' '", "name is empty"),
        ("[[person]]\nname = 7", "name is a number"),
        ("[[person]]\nname = 'Ann'\nalias = 'A'", 'unknown key "alias"; perhaps "aliases" is meant'),
        ("[[person]]\nname = 'Ann'\nclaim = []", "above the first double brackets"),
        ("beat = [{}]\n[[beat]]", "write tables of one name in one way"),
        ("[[person]]\nname = 'Ann'\ntrust = 'witnes'", 'trust is "witnes"; perhaps "witness" is meant'),
        ("[[person]]\nname = 'Ann'\ntrust = {bob = 'none'}", 'no person "bob"'),
        ("[[person]]\nname = 'Ann'\nrelations = ['Ben']", "a relation is text; write it as"),
        ("[[person]]\nname = 'Ann'\nrelations = [{to = 'ann'}]", 'no "kind"'),
        ("[[claim]]\nid = 'c1'", "table 1, it has no text"),
        ("[[claim]]\ntext = 'x'\npolarity = 'no'", 'polarity is "no"; it may be [+], -'),
        ("[[claim]]\ntext = 'x'\ntruth = true", "truth is true or false; write text"),
        ("[[claim]]\ntext = 'x'\nagent = 3", "agent is a number; write a list"),
        ("[[claim]]\ntext = 'x'\ntext2 = 'y'", 'unknown key "text2"; perhaps "text" is meant'),
        ("[[claim]]\ntext = 'x'\nspans = [[1]]", "pairs such as"),
        ("[[claim]]\ntext = 'x'\nspans = [[-1, 2]]", "no place in a text"),
        ("[[claim]]\ntext = 'x'\ncertainty = nan", "no number to reckon with"),
        ("[[claim]]\ntext = 'x'\ncertainty = 1" + "0" * 400, "no number to reckon with"),
        ("[[beat]]\nstory_order = 'late'", "story_order is text; write a number"),
        ("[[beat]]\nstart = 99999999999999999999", "no place in a text"),
        ("[[beat]]\npresent = [3]", "one of those present is a number"),
        ("[[beat]]\npresent = [{perceives = 'all'}]", "has no id"),
        ("[[beat]]\npresent = [{id = 'x', perceive = 'all'}]", 'perhaps "perceives" is meant'),
        ("[[beat]]\npresent = [{id = 'x', perceives = 'hear'}]", 'perceives is "hear"; perhaps "hears"'),
        (ANN_AND_BEN + "[[act]]\nclaim = 'tea'\nbeat = 'kitchen'\nact = 'says'", 'act is "says"; it may be'),
        (
            ANN_AND_BEN + "[[act]]\nclaim = 'tea'\nbeat = 'kitchen'\nsincere = 'no'",
            "sincere is text; write true",
        ),
    ],
)
def test_mistakes_are_told_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(WorldError, match=words) as caught:
        world(text)
    assert str(caught.value).startswith("plot.toml: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_file_is_read_as_its_text_is(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + ANN_AND_BEN.replace("\n", "\r\n").encode())
    assert read_world(tmp_path / "a.toml") == world(ANN_AND_BEN)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"[[person]]\nname = '\xe9'")
    for name, words in [
        ("missing.toml", "no such file"),
        ("", "cannot be read"),
        ("latin.toml", "not UTF-8"),
    ]:
        with pytest.raises(WorldError, match=words):
            read_world(tmp_path / name)
