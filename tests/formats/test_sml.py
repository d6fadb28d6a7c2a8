import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import FabulaError
from fabula.formats import export
from fabula.formats.sml import escaped, plain
from fabula.store import save
from fabula.story import Story
from tests.command import Result
from tests.proper import proper_text
from tests.reading import read_passage
from tests.tiny import Piece, around, heading, said, tiny

Run = Callable[..., Result]
MARK = re.compile(r"\[voice:([^\[\]]*)\]|\[/voice\]")


def parse(script: str) -> list[tuple[str, str]]:
    """The voice and the words of each stretch, by SML's published rules."""
    stretches: list[tuple[str, str]] = []
    voice: str | None = None
    cursor = 0
    for mark in MARK.finditer(script):
        words, cursor = script[cursor : mark.start()], mark.end()
        if mark[1] is not None:
            assert voice is None and words == ""
            voice = mark[1]
        else:
            assert voice is not None
            stretches.append((voice, words))
            voice = None
    assert voice is None and cursor == len(script)
    return stretches


def text_of(script: str) -> str:
    return "".join(plain(words) for _, words in parse(script))


def test_the_whole_story_once_in_order_each_stretch_in_its_voice(story: Story) -> None:
    script = export(story, "sml")
    assert text_of(script) == proper_text(story)
    assert [(voice, words.strip()) for voice, words in parse(script)] == [
        ("Narrator", "One\n\nAnn came in."),
        ("Ann", "“Tea,"),
        ("Narrator", "asked Ann,"),
        ("Ann", "“or ‘nothing’ again?”"),
        ("Ben", "“No.”"),
        ("Narrator", "Two\n\n“Who is there?” The card said"),
        ("Zoë", "“Yours, Zoë”"),
        ("Narrator", "."),
    ]


def test_no_voice_has_nothing_but_white_space_to_say() -> None:
    story = tiny("\n ", said("“A”", by="Ann"), "\n\n", said("“B”", by="Ben"), "\n")
    assert parse(export(story, "sml")) == [("Ann", "\n “A”\n\n"), ("Ben", "“B”\n")]


def test_doubtful_lines_are_read_by_the_narrator(story: Story) -> None:
    voices = {voice for voice, _ in parse(export(story, "sml", min_certainty=0.6))}
    assert voices == {"Narrator", "Ann", "Zoë"}


def test_voices_given_are_used_and_may_be_shared(story: Story) -> None:
    script = export(story, "sml", voice_names={"narrator": "Tom Reed", "ben": "Low", "zoe": "Low"})
    assert [voice for voice, _ in parse(script)] == [
        "Tom Reed", "Ann", "Tom Reed", "Ann", "Low", "Tom Reed", "Low", "Tom Reed",
    ]  # fmt: skip


def test_unknown_speakers_can_have_a_voice_of_their_own(story: Story) -> None:
    assert ("Someone", "“Who is there?”") in parse(export(story, "sml", voice_names={"?": "Someone"}))


def test_a_voice_for_nobody_or_one_that_breaks_the_script_is_refused(story: Story) -> None:
    with pytest.raises(FabulaError, match='perhaps "ben" is meant'):
        export(story, "sml", voice_names={"benn": "Low"})
    for voice in ("a]b", "a\nb", "", "[", "x" * 1000):
        with pytest.raises(FabulaError, match='the voice of "ben"'):
            export(story, "sml", voice_names={"ben": voice})


def test_names_cannot_break_the_script() -> None:
    story = tiny(said("“A”", by="A]n[/voice]n\n\x1b[voice:B]"), said("“B”", by="Narrator"), " So.")
    assert parse(export(story, "sml")) == [
        ("A)n(/voice)n (voice:B)", "“A”"),
        ("Narrator (narrator-2)", "“B”"),
        ("Narrator", " So."),
    ]


@pytest.mark.parametrize(
    "words",
    ["[voice:Ben]x[/voice]", "[/VOICE]", "[pause:3]", "[break]", r"[\voice:B]", "[/voice", "[[/voice]]"],
)
def test_words_that_look_like_marks_come_back(words: str) -> None:
    story = tiny(f"She wrote {words}. ", said(f"“{words}”", by="Ann"))
    script = export(story, "sml")
    assert [voice for voice, _ in parse(script)] == ["Narrator", "Ann"]
    assert text_of(script) == story.text.characters


@given(st.text(alphabet="[]\\/:voice", max_size=12) | st.text(max_size=8))
def test_escaping_loses_nothing(words: str) -> None:
    for text in (words, f"[voice{words}", f"[\\{words}voice:", f"[{words}]"):
        assert plain(escaped(text)) == text
        assert not MARK.search(escaped(text))


PIECES = st.one_of(
    st.sampled_from(["[voice:", "]", "[/voice]", "\\", "\r\n", " ", "x", "“"]),
    st.builds(
        said, st.sampled_from(["“a”", "“[/voice]”", "“[voice:X]”"]), by=st.sampled_from([None, "Ann", "B]"])
    ),
    st.builds(heading, st.just("H")),
    st.builds(around, st.just("[voice:")),
)


@given(st.lists(PIECES, max_size=8))
def test_any_story_comes_back_exactly(pieces: list[Piece]) -> None:
    story = tiny(*pieces)
    assert text_of(export(story, "sml")) == proper_text(story)


def test_lone_surrogates_do_not_stop_the_script() -> None:
    export(tiny("\ud800", said("“\udfff”", by="A\ud800")), "sml").encode("utf-8")


TEA = (
    "Ann and Ben came in.\n\n“Tea, Ben?” asked Ann.\n\n“No,” said Ben, and he sat.\n\n"
    "“Then I will go,” said Ann.\n"
)


def test_dropped_tags_leave_the_rest_exactly() -> None:
    story = read_passage(TEA)
    script = export(story, "sml", drop_tags=True)
    assert text_of(script) == TEA.replace(" asked Ann.", "").replace(" said Ann.", "")
    assert text_of(export(story, "sml")) == TEA


@pytest.fixture
def tea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(read_passage(TEA), "tea.fabula")
    return tmp_path


def test_the_voices_are_written_beside_a_script(tea: Path, run: Run) -> None:
    assert run("export", "tea.fabula", "--to", "sml", "-o", "tea.sml") == Result(0, "", "")
    assert sorted(path.name for path in tea.iterdir()) == ["tea.fabula", "tea.sml", "tea.voices.json"]
    assert run("export", "tea.fabula", "--to", "sml", "-o", "tea.sml").status == 0
    script = run("export", "tea.fabula", "--to", "sml").out
    assert script.encode("utf-8") == Path("tea.sml").read_bytes()


def test_voices_are_edited_and_given_back(tea: Path, run: Run) -> None:
    run("export", "tea.fabula", "--to", "sml", "-o", "tea.sml")
    edited = (
        Path("tea.voices.json").read_text(encoding="utf-8").replace('"voice": "Ann"', '"voice": "Soprano 2"')
    )
    Path("tea.voices.json").write_text(edited, encoding="utf-8")
    refused = run("export", "tea.fabula", "--to", "sml", "-o", "tea.sml")
    assert refused.status == 2 and "use them with --voices tea.voices.json" in refused.sentence
    done = run("export", "tea.fabula", "--to", "sml", "-o", "tea.sml", "--voices", "tea.voices.json")
    assert done == Result(0, "", "")
    assert {voice for voice, _ in parse(Path("tea.sml").read_text(encoding="utf-8"))} >= {"Soprano 2", "Ben"}
    assert Path("tea.voices.json").read_text(encoding="utf-8") == edited


def test_files_of_others_are_not_written_over(tea: Path, run: Run) -> None:
    Path("tea.voices.json").write_text("[]")
    result = run("export", "tea.fabula", "--to", "sml", "-o", "tea.sml")
    assert result.status == 2 and "Fabula did not make it" in result.sentence
    assert Path("tea.voices.json").read_text() == "[]" and not Path("tea.sml").exists()


def test_it_is_told_how_many_tags_went(tea: Path, run: Run) -> None:
    result = run("export", "tea.fabula", "--to", "sml", "--drop-tags")
    assert result.err == "2 speech tags are left out.\n"
    assert "asked Ann" not in result.out
    everything = run("export", "tea.fabula", "--to", "sml", "--drop-tags", "--min-certainty", "1")
    assert everything.err == "0 speech tags are left out.\n"


@pytest.mark.parametrize("option", [["--drop-tags"], ["--voices", "x.json"]])
def test_options_of_scripts_go_with_scripts(option: list[str], tea: Path, run: Run) -> None:
    assert "does not go with --to csv" in run("export", "tea.fabula", "--to", "csv", *option).sentence


def test_a_wrong_voices_file_is_told_before_a_long_reading(tea: Path, run: Run) -> None:
    Path("v.json").write_text(json.dumps({"voices": [{"id": "ann"}]}))
    result = run("export", "missing.txt", "--to", "sml", "--voices", "v.json")
    assert result.status == 2 and result.sentence.startswith('v.json: voice 1 has no "voice"')
    Path("v.json").write_text(json.dumps({"voices": [{"id": "nan", "voice": "Low"}]}))
    result = run("export", "tea.fabula", "--to", "sml", "--voices", "v.json")
    assert 'nobody in the story has the id "nan"' in result.sentence
