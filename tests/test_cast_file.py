from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.cast_file import read_cast, write_cast
from fabula.errors import CastError
from fabula.layers import GivenCharacter
from fabula.slug import slug
from fabula.story import Story
from tests.tiny import said, tiny


def cast_of(tmp_path: Path, content: str | bytes) -> tuple[GivenCharacter, ...]:
    path = tmp_path / "cast.toml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_cast(path)


def test_a_name_is_enough(tmp_path: Path) -> None:
    assert cast_of(tmp_path, '[[character]]\nname = "Miss Bates"\n') == (
        GivenCharacter("miss-bates", "Miss Bates"),
    )


def test_everything_that_can_be_said_of_a_person(tmp_path: Path) -> None:
    cast = cast_of(
        tmp_path,
        """
        [[character]]
        name = "Ann Lee"
        id = "ann"
        aliases = ["Annie", "Mrs. Lee"]
        pronouns = "she/her"
        relations = [{to = "Ben", kind = "sister"}, {to = "narrator", kind = "friend"}]

        [[character]]
        name = "Ben"
        """,
    )
    relations = (("ben", "sister"), ("narrator", "friend"))
    assert cast == (
        GivenCharacter("ann", "Ann Lee", ("Annie", "Mrs. Lee"), "she/her", relations),
        GivenCharacter("ben", "Ben"),
    )


def test_an_id_made_from_a_name_keeps_clear_of_those_given(tmp_path: Path) -> None:
    cast = cast_of(tmp_path, '[[character]]\nname = "Ann"\n[[character]]\nname = "Old Ann"\nid = "ann"\n')
    assert [person.id for person in cast] == ["ann-2", "ann"]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    assert cast_of(tmp_path, b'\xef\xbb\xbf[[character]]\r\nname = "Ann"\r\n')[0].name == "Ann"


def test_an_empty_cast_is_a_cast(tmp_path: Path) -> None:
    assert cast_of(tmp_path, "# nobody yet\n") == ()


ANN = '[[character]]\nname = "Ann"\n'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[character]\n", "not valid TOML"),
        ("x = " + "[" * 5000, "not valid TOML"),
        (b"[[character]]\nname = \xff", r"not UTF-8 text \(byte 21"),
        ("[[person]]\nname = 'Ann'", 'unknown table or key "person"'),
        ("[character]\nname = 'Ann'", "double brackets"),
        ("character = [1]", "double brackets"),
        ("[[character]]\nid = 'ann'", "table 1, it has no name"),
        (ANN + "[[character]]\nname = ' '", "table 2, name is empty"),
        ("[[character]]\nname = 7", "name is a number"),
        ("[[character]]\nname = 2020-01-01", "name is a date"),
        ('[[character]]\nname = "A\\nB"', "line break"),
        (ANN + "alias = ['A']", 'unknown key "alias"; perhaps "aliases" is meant'),
        (ANN + "zzz = 1", "the keys are name, id"),
        (ANN + "aliases = 'A'", "aliases is text; write a list"),
        (ANN + "aliases = [1]", "an alias is a number"),
        (ANN + "aliases = ['']", "an alias is empty"),
        (ANN + "pronouns = 'she her'", "she/her"),
        (ANN + "id = 'narrator'", "reserved"),
        (ANN + "id = 'Miss Ann'", 'write "miss-ann"'),
        (ANN + ANN, "table 2, the name .* also that of table 1"),
        (ANN + "id = 'a'\n[[character]]\nname = 'Eve'\nid = 'a'", "table 2, the id .* also that of table 1"),
        (ANN + "relations = 'Ben'", "relations is text"),
        (ANN + "relations = ['Ben']", "a relation is text"),
        (ANN + "relations = [{to = 'Ann'}]", 'no "kind"'),
        (ANN + "relations = [{to = 'Ann', kind = 'self', sort = 1}]", 'unknown key "sort"'),
        (ANN + "relations = [{to = 'Anna', kind = 'x'}]", 'not in this file; perhaps "Ann" is meant'),
    ],
)
def test_mistakes_are_told_in_one_sentence(content: str | bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(CastError, match=words) as caught:
        cast_of(tmp_path, content)
    assert str(caught.value).startswith(str(tmp_path / "cast.toml"))
    assert "\n" not in str(caught.value)


def test_two_people_may_share_a_name_if_each_has_an_id(tmp_path: Path) -> None:
    cast = cast_of(tmp_path, ANN + "id = 'ann-mother'\n" + ANN + "id = 'ann-daughter'")
    assert [person.id for person in cast] == ["ann-mother", "ann-daughter"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CastError, match="no such file"):
        read_cast(tmp_path / "missing.toml")
    with pytest.raises(CastError, match="cannot be read"):
        read_cast(tmp_path)


def test_the_written_cast_reads_back(story: Story, tmp_path: Path) -> None:
    written = write_cast(story)
    assert written.startswith("#")
    cast = cast_of(tmp_path, written)
    assert [(p.id, p.name) for p in cast] == [(c.id, c.name) for c in story.characters]


def test_given_relations_are_written_again(tmp_path: Path) -> None:
    given_cast = (GivenCharacter("ann", "Ann", (), None, (("ben", "sister"),)),)
    story = tiny(said("“Tea, Ben?”", by="Ann", to=("Ben",)), " said Ann.", given=given_cast)
    assert cast_of(tmp_path, write_cast(story))[0].relations == (("ben", "sister"),)


def test_a_story_without_people_gives_an_empty_cast(tmp_path: Path) -> None:
    assert cast_of(tmp_path, write_cast(tiny("It rained."))) == ()


@given(
    names=st.lists(
        st.text(min_size=1, max_size=20).filter(lambda name: name.strip()), max_size=4, unique_by=slug
    )
)
def test_any_name_that_a_text_may_hold_can_be_written(
    names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    story = tiny(*(said("“Tea?”", by=name) for name in names))
    cast = cast_of(tmp_path_factory.mktemp("cast"), write_cast(story))
    assert len(cast) == len(story.characters)
