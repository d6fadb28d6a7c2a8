import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.book import Book
from fabula.errors import FabulaError, VoicesError
from fabula.formats import export
from fabula.formats.voices import read_voices
from fabula.layers import CHARACTERS
from fabula.slug import slug
from fabula.story import Story
from tests.command import Result
from tests.reading import read_passage
from tests.tiny import said, tiny

KEYS = "id name voice pronouns aliases lines words share_of_speech share_of_text sample".split()


def voices(story: Story, **options: Any) -> list[dict[str, Any]]:
    content = json.loads(export(story, "voices", **options))
    assert list(content) == ["story", "voices"]
    found: list[dict[str, Any]] = content["voices"]
    return found


def test_the_narrator_comes_first_then_who_says_most_then_who_is_unknown(story: Story) -> None:
    assert [(voice["id"], voice["voice"]) for voice in voices(story)] == [
        ("narrator", "Narrator"),
        ("ann", "Ann"),
        ("zoe", "Zoë"),
        ("ben", "Ben"),
        ("?", "Narrator"),
    ]


def test_what_is_told_of_each_voice(story: Story) -> None:
    narrator, ann, *_ = voices(story)
    assert list(ann) == KEYS and list(narrator) == [*KEYS, "first_person"]
    assert ann == {
        "id": "ann",
        "name": "Ann",
        "voice": "Ann",
        "pronouns": None,
        "aliases": [],
        "lines": 1,
        "words": 4,
        "share_of_speech": 0.4,
        "share_of_text": 0.2,
        "sample": "“Tea,",
    }
    assert (narrator["lines"], narrator["words"], narrator["sample"]) == (0, 10, "One")


def test_the_shares_are_of_all_speech_and_of_all_text(story: Story) -> None:
    assert sum(voice["share_of_speech"] for voice in voices(story)) == pytest.approx(1, abs=0.001)
    assert sum(voice["share_of_text"] for voice in voices(story)) == pytest.approx(1, abs=0.001)


def test_a_story_without_speech_needs_one_voice() -> None:
    (narrator,) = voices(tiny("It rained."))
    assert (narrator["id"], narrator["share_of_speech"], narrator["share_of_text"]) == ("narrator", 0.0, 1.0)


def test_pronouns_and_a_first_person_narrator_are_told() -> None:
    story = read_passage(
        "I was at the window when Ann came. She shook her coat, and she frowned at me.\n\n"
        "“You are late,” I said. I took her coat, and I hung it up for her.\n\n“I know,” said Ann.\n"
    )
    found = {voice["id"]: voice for voice in voices(story)}
    assert found["narrator"]["first_person"] == "narrator"
    assert found["narrator"]["lines"] == 1
    assert found["ann"]["pronouns"] == "she/her"


def test_doubtful_lines_count_for_nobody(story: Story) -> None:
    assert "ben" not in {voice["id"] for voice in voices(story, min_certainty=0.6)}


def test_names_that_could_not_be_told_apart_get_their_ids() -> None:
    story = tiny(said("“A b c”", by="Narrator"), said("“B b”", by="Ann"), said("“C”", by="Eve"))
    cast = tuple(replace(row, name="Ann") if row.id == "eve" else row for row in story.characters)
    twins = Story(Book(story.text, {**story.book.layers, CHARACTERS: cast}))
    assert [voice["voice"] for voice in voices(twins)] == [
        "Narrator",
        "Narrator (narrator-2)",
        "Ann",
        "Ann (eve)",
    ]


def test_samples_are_short_and_on_one_line() -> None:
    found = voices(tiny("Rain.\n", said("“" + "very " * 100 + "wet”", by="Ann")))
    assert len(found[1]["sample"]) == 200 and found[1]["sample"].endswith("…")


def test_what_is_written_can_be_given_back(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    export(story, "voices", path)
    assert read_voices(path) == {voice["id"]: voice["voice"] for voice in voices(story)}
    assert export(story, "sml", voice_names=read_voices(path)) == export(story, "sml")
    edited = {**read_voices(path), "ann": "Low"}
    assert {voice["id"]: voice["voice"] for voice in voices(story, voice_names=edited)} == edited


def test_only_id_and_voice_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_text('\ufeff{"voices": [{"id": "ann", "voice": " Low "}]}', encoding="utf-8")
    assert read_voices(path) == {"ann": "Low"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON"),
        (b"{", "line 1"),
        (b"\xff\xfe\x00", "not in UTF-8"),
        (b"[]", 'no list "voices"'),
        (b'{"voices": {}}', 'no list "voices"'),
        (b'{"voices": [1]}', 'voice 1 has no "id"'),
        (b'{"voices": [{"voice": "Low"}]}', 'voice 1 has no "id"'),
        (b'{"voices": [{"id": "ann"}]}', 'voice 1 has no "voice"'),
        (b'{"voices": [{"id": "ann", "voice": 3}]}', 'voice 1 has no "voice"'),
        (b'{"voices": [{"id": "ann", "voice": " "}]}', 'voice 1 has no "voice"'),
        (b'{"voices": [{"id": "ann", "voice": "a]"}]}', "square brackets"),
        (b'{"voices": [{"id": "a", "voice": "b"}, {"id": "a", "voice": "c"}]}', "comes twice"),
        (b"[" * 100_000, "JSON"),
        (b'{"voices": ' + b"9" * 10_000 + b"}", "JSON"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_bytes(content)
    with pytest.raises(VoicesError, match=words) as failure:
        read_voices(path)
    assert str(failure.value).startswith(str(path)) and "\n" not in str(failure.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(VoicesError, match="there is no such file"):
        read_voices(tmp_path / "none.json")
    with pytest.raises(VoicesError, match="cannot be read"):
        read_voices(tmp_path)


@given(st.text(min_size=1, max_size=12), st.text(max_size=12))
def test_any_names_can_be_written_and_given_back(one: str, other: str) -> None:
    assume(slug(one) != slug(f"b{other}"))  # a story's people have ids of their own
    story = tiny(said("“A”", by=one), " x ", said("“B”", by=f"b{other}"))
    names = {voice["id"]: voice["voice"] for voice in voices(story)}
    assert len(names) == len(voices(story)) == len(set(names.values()))
    assert export(story, "sml", voice_names=names) == export(story, "sml")


def test_voices_on_the_command_line(story: Story, story_file: Path, run: Callable[..., Result]) -> None:
    assert run("export", story_file, "--to", "voices").out == export(story, "voices")


def test_a_voice_for_somebody_who_is_not_there_is_an_error(story: Story) -> None:
    with pytest.raises(FabulaError, match="nobody in the story"):
        export(story, "voices", voice_names={"qqq": "Low"})


def test_the_guide_tells_every_entry(story: Story) -> None:
    guide = Path(__file__).parents[2].joinpath("docs", "audiobooks.md").read_text(encoding="utf-8")
    assert [key for key in voices(story)[0] if f"`{key}`" not in guide] == []
