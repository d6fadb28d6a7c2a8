import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.cast_file import read_cast
from fabula.formats import export
from fabula.layers import BLOCKS, EMPHASES
from fabula.reading import read, read_manuscript
from fabula.report import render
from fabula.source import Manuscript
from fabula.source.screenplay import read_screenplay
from fabula.source.script import read_script
from fabula.store import load, save
from fabula.story import Story
from fabula.text import Text

FOUNTAIN = """\
Title: The Lamp
Author: A. Tester

# Act One

= They look for the lamp.

INT. ATTIC - NIGHT

Dust. Old McCrae watches MIRA open a trunk. [[too slow?]] A WOMAN waits.

MIRA
(to McCrae)
Is it here, McCrae? I looked
everywhere.

MCCRAE (CONT'D)
No.
(beat)
Maybe.

/* a cut scene

BEN
Gone.
*/

@McCrae ^
I said no.

BANG!

WOMAN (V.O.)
~The lamp, the lamp
~is gone

CUT TO:

.THE STAIRS

MIRA AND MCCRAE
Wait!

ALL
No!

> THE END <
"""

TYPED = """\


                         THE LAMP

                        WRITTEN BY

                        A. TESTER


     FADE IN:

1    INT. ATTIC - NIGHT                              1

     Dust everywhere. MIRA opens the trunk. She coughs and
     looks around for CRAY.

                         MIRA (O.S.)
                    (to Cray, who
                    is deaf)
               Where is it, Cray? I have looked
               in every corner.

                         CRAY
               What?
                         (MORE)

                                                     2.

                         CRAY (CONT'D)
               Speak up!

                                             CUT TO:

2    EXT. YARD - DAY                                 2

     Rain.

                         MIRA
               Rain again.
     She leaves.
"""


def story_of(characters: str, suffix: str = ".fountain") -> Story:
    script = read_script(characters, suffix)
    assert script is not None
    text = Text.of(characters, f"script{suffix}")
    return read_manuscript(Manuscript(text, script[BLOCKS], script[EMPHASES], script))


def spoken(story: Story) -> list[tuple[str, str | None]]:
    return [(" ".join(quote.words.split()), quote.speaker) for quote in story.quotes]


def kinds(story: Story) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in export(story, "jsonl").splitlines()]
    assert "".join(line["text"] for line in lines) == story.text.characters
    return [(line["kind"], line["text"]) for line in lines]


def scene(*body: str) -> str:
    return "\n\n".join(["INT. ATTIC - NIGHT", *body, ""])


def test_the_format_gives_the_speakers() -> None:
    story = story_of(FOUNTAIN)
    assert spoken(story) == [
        ("Is it here, McCrae? I looked everywhere.", "mira"),
        ("No. Maybe.", "mccrae"),
        ("I said no.", "mccrae"),
        ("The lamp, the lamp is gone", "woman"),
        ("Wait!", "mira"),
        ("No!", None),
    ]
    assert [quote.certainty for quote in story.quotes] == [1.0, 1.0, 1.0, 1.0, 0.5, 0.0]
    assert story.quotes[4].candidates == (("mira", 0.5), ("mccrae", 0.5))
    assert {quote.form for quote in story.quotes} == {"explicit"}
    assert story.text.cut(story.quotes[1].cue or (0, 0)) == "MCCRAE (CONT'D)"


def test_names_are_written_as_the_action_writes_them() -> None:
    assert {character.name for character in story_of(FOUNTAIN).characters} == {"Mira", "McCrae", "Woman"}
    odd = scene("MRS. O'DAY\nOh.", "KING OF HEARTS\nAh.", "D.J.\nYo.", "GUARD #2\nHm.", "MIRA'S SON\nMum.")
    names = {character.name for character in story_of(odd).characters}
    assert names == {"Mrs. O'Day", "King of Hearts", "D.J.", "Guard #2", "Mira's Son"}


def test_parentheticals_are_not_spoken_and_notes_are_not_the_story() -> None:
    found = kinds(story_of(FOUNTAIN))
    assert ("speech", "No.") in found and ("speech", "Maybe.") in found
    assert ("narration", "\n(beat)\n") in found
    around = [text for kind, text in found if kind == "paratext"]
    assert around == [
        "Title: The Lamp\nAuthor: A. Tester",
        "= They look for the lamp.",
        "[[too slow?]]",
        "/* a cut scene\n\nBEN\nGone.\n*/",
    ]


def test_scenes_are_chapters() -> None:
    story = story_of(FOUNTAIN)
    headings = [story.text.cut(chapter.heading or (0, 0)) for chapter in story.chapters]
    assert headings == ["INT. ATTIC - NIGHT", ".THE STAIRS"]
    assert [text for kind, text in kinds(story) if kind == "heading"] == [
        "# Act One",
        "INT. ATTIC - NIGHT",
        ".THE STAIRS",
    ]


def test_those_who_talk_by_turns_talk_to_each_other() -> None:
    talk = scene("Ann sits. Ben stands.", *["ANN\nAre you coming?", "BEN\nIn a minute."] * 3)
    story = story_of(talk)
    assert {(quote.speaker, quote.addressees) for quote in story.quotes} == {
        ("ann", ("ben",)),
        ("ben", ("ann",)),
    }


def test_a_typed_screenplay() -> None:
    story = story_of(TYPED, ".txt")
    assert spoken(story) == [
        ("Where is it, Cray? I have looked in every corner.", "mira"),
        ("What?", "cray"),
        ("Speak up!", "cray"),
        ("Rain again.", "mira"),
    ]
    assert len(story.chapters) == 2
    assert [text for kind, text in kinds(story) if kind == "paratext"] == [
        "THE LAMP", "WRITTEN BY", "A. TESTER", "2.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("ANN\n(softly) Yes.", "Yes."),
        ("ANN\n(so that\nno one hears)\nYes.", "Yes."),
        ("ANN\n(she never\nends it\n\nYes.", "(she never ends it"),
        ("ANN\nYes. [[really?]] No.", "Yes. No."),
        ("ANN\nYes.\n  \nNo.", "Yes. No."),
        ("ANN\nYes (and no).", "Yes (and no)."),
        ("ann\nYes.", None),
        ("!ANN\nYes.", None),
        ("ANN\n\nYes.", None),
        ("CUT TO:\nYes.", None),
        ("BANG!\nYes.", None),
        ("12\nYes.", None),
        ("@ann\nYes.", "Yes."),
        ("ANN\n(nods)", None),
    ],
)
def test_what_is_a_line_and_what_is_not(block: str, expected: str | None) -> None:
    found = [words for words, _ in spoken(story_of(scene(block, "He waits.")))]
    assert found == ([expected] if expected is not None else [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind(end: str) -> None:
    story = story_of(FOUNTAIN.replace("\n", end))
    assert spoken(story) == spoken(story_of(FOUNTAIN))
    kinds(story)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\nANN\n\nShe came in.\n",
        "INT. was all that the card said.\n\nIt rained.\n\nAnn came in.\n\n" * 3,
        "It rained, and Ann wrote on.\n\n" * 40 + scene("ANN\nOh.", "BEN\nAh."),
        "Title: A Book\nAuthor: A. Tester\n\nIt rained.\n\nSTOP\nsaid the sign.\n\nIt rained.\n",
    ],
)
def test_prose_is_no_screenplay(text: str) -> None:
    assert read_screenplay(text, ".txt") is None


def test_a_novel_named_as_a_script_is_read_as_prose(tmp_path: Path) -> None:
    path = tmp_path / "novel.fountain"
    path.write_text("It rained.\n\n“Oh,” said Ann.\n\nIt rained on.\n" * 5, encoding="utf-8")
    assert [quote.speaker for quote in read(path).quotes] == ["ann"] * 5


def test_the_script_is_read_saved_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "lamp.fountain"
    path.write_text(FOUNTAIN, encoding="utf-8")
    story = read(path)
    save(story, tmp_path / "lamp.fabula")
    again = load(tmp_path / "lamp.fabula")
    assert again.quotes == story.quotes and len(story.quotes) == 6
    assert "The lamp, the lamp" in render(story)
    unsure = export(story, "doubts").splitlines()
    assert len(unsure) == 3 and unsure[1].startswith("q6\t") and unsure[2].startswith("q5\t")


def test_cues_may_be_dropped_from_an_audiobook() -> None:
    script = export(story_of(scene("Rain.", "ANN (V.O.)\nIt rains.")), "sml", drop_tags=True)
    assert script == "[voice:Narrator]INT. ATTIC - NIGHT\n\nRain.\n\n[/voice][voice:Ann]It rains.\n\n[/voice]"


def test_the_user_s_cast_names_the_people(tmp_path: Path) -> None:
    path, cast = tmp_path / "lamp.fountain", tmp_path / "cast.toml"
    path.write_text(FOUNTAIN, encoding="utf-8")
    cast.write_text(
        '[[character]]\nname = "Mira Voss"\nid = "voss"\naliases = ["Mira"]\npronouns = "she/her"\n'
    )
    story = read(path, cast=cast)
    assert [quote.speaker for quote in story.quotes][:2] == ["voss", "mccrae"]
    mira = story.character("voss")
    assert mira is not None and mira.name == "Mira Voss"
    assert len(story.characters) == 3
    assert read_cast(cast)[0].id == "voss"


def test_no_novel_is_taken_for_a_screenplay() -> None:
    folder = Path(__file__).parents[3] / "shared" / "data" / "fiction"
    if not folder.is_dir():
        pytest.skip("the novels are not there")
    novels = sorted(folder.rglob("*.txt"))
    taken = [n.name for n in novels if read_screenplay(n.read_text(encoding="utf-8"), ".txt") is not None]
    assert novels and taken == []


@pytest.mark.parametrize(
    "text",
    [
        "INT. A\n\n" + "[[ " * 200_000,
        "INT. A\n\n" + "[[" * 200_000 + "\n\n]]",
        "INT. A\n\n" + "/* " * 200_000,
        "INT. A\n\nMA\n" + "(a\n" * 100_000,
        "INT. A\n\n" + "A" * 1_000_000,
        "INT. A\n\n" + " " * 1_000_000 + "A",
    ],
)
def test_hostile_scripts_are_read_in_linear_time(text: str) -> None:
    begin = time.process_time()
    read_screenplay(text, ".fountain")
    assert time.process_time() - begin < 5


LINES = st.sampled_from(
    """INT. A - DAY|.B|..|ANN|ANN (V.O.)|@ben ^|(softly)|(so|so)|Yes.|~la|~|||  |# One|= what|===|CUT TO:
    |> END <|[[note|note]]|/*|*/|2.|(MORE)|Title: T|by X|                 ANN|        Yes.""".split("|")
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_give_sound_layers(lines: list[str], end: str) -> None:
    characters = end.join(["INT. X", "", "ANN", "Oh.", "", *lines])
    story = story_of(characters)
    kinds(story)
    for quote in story.quotes:
        assert all(a.start < a.stop for a in quote.spans)
        assert quote.speaker is None or story.character(quote.speaker) is not None
    ends = [0, *(row.stop for row in story.paragraphs)]
    assert all(row.start >= stop for row, stop in zip(story.paragraphs, ends, strict=False))
    around = {index for row in story.paratext for index in range(row.start, row.stop)}
    said = {index for quote in story.quotes for span in quote.spans for index in range(*span)}
    assert not around & said
