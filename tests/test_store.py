import os
import sqlite3
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.book import Book
from fabula.errors import OutputError, StoryFileError
from fabula.layers import (
    ANTECEDENTS,
    ATTRIBUTIONS,
    GIVEN_CAST,
    HEAD_VECTORS,
    LAYERS,
    REFERENCES,
    RESOLUTIONS,
    Attribution,
    GivenCharacter,
)
from fabula.storage.migrations import MIGRATIONS
from fabula.storage.rows import columns, decode, encode, storage_class
from fabula.storage.schema import migrate, version
from fabula.store import is_story_file, load, save, to_database
from fabula.story import Story
from fabula.text import Origin, Span, Text
from tests.reading import read_passage
from tests.tiny import said, tiny


def test_a_story_comes_back_as_it_was(story: Story, tmp_path: Path) -> None:
    save(story, tmp_path / "a.fabula")
    assert load(tmp_path / "a.fabula").book == story.book


def test_what_mentions_refer_to_comes_back_to_the_byte(tmp_path: Path) -> None:
    passage = read_passage("Clara met the sailor. He bowed. “Do you know me?” said Clara to the sailor.")
    doubtful = tuple(
        replace(row, candidates=((row.character, 0.6), ("martin", 0.25))) for row in passage.book[RESOLUTIONS]
    )
    read = Story(Book(passage.text, {**passage.book.layers, RESOLUTIONS: doubtful}))
    save(read, tmp_path / "read.fabula")
    again = load(tmp_path / "read.fabula")
    for layer in (HEAD_VECTORS, ANTECEDENTS, REFERENCES, RESOLUTIONS):
        assert read.book[layer]
        assert again.book[layer] == read.book[layer]
    assert any(row.candidates for row in again.book[ANTECEDENTS])
    assert {type(row.values) for row in again.book[HEAD_VECTORS]} == {bytes}
    assert to_database(again) == to_database(read)


def test_every_field_has_its_column_and_every_column_its_field() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    for layer in LAYERS:
        declared = connection.execute(f'PRAGMA table_info("{layer.name}")').fetchall()
        assert [column[1] for column in declared] == ["ord", *(field.name for field in fields(layer.row))]
        for column, hint in zip(declared[1:], columns(layer.row).values(), strict=True):
            assert (column[2], not column[3]) == storage_class(hint), (layer.name, column[1])
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {"document", "migrations", *(layer.name for layer in LAYERS)}
    connection.close()


def test_the_same_story_gives_the_same_bytes(story: Story, story_file: Path) -> None:
    code = "import sys; from fabula.store import load, save; save(load(sys.argv[1]), sys.argv[1] + '.again')"
    subprocess.run([sys.executable, "-c", code, str(story_file)], check=True)
    assert story_file.read_bytes() == to_database(story)
    assert story_file.with_name("tiny.fabula.again").read_bytes() == story_file.read_bytes()


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.text(), st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)))
    )
)
def test_rows_round_trip_exactly(values: list[tuple[float, str, tuple[int, int] | None]]) -> None:
    rows = tuple(
        Attribution(
            name, name or None, "explicit", None if cue is None else Span(*cue), ((name, p),), p, "by hand"
        )
        for p, name, cue in values
    )
    records = [
        [
            value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
            for value in record[1:]
        ]
        for record in encode(Attribution, rows)
    ]
    again = decode(Attribution, (tuple(record) for record in records))
    assert again == rows
    assert all(row.cue is None or isinstance(row.cue, Span) for row in again)


def test_lone_surrogates_nul_and_origins_survive(tmp_path: Path) -> None:
    plain = tiny(
        "A\ud800\0B ", said("“\udc80”", by="A\ud800"), given=(GivenCharacter("a", "A\0", ("\udfff",)),)
    )
    text = Text(
        plain.text.characters,
        "odd\udcff.txt",
        (Origin(0, "one\ud800", 0), Origin(2, "two", 7)),
        ("A doubt.",),
    )
    odd = Story(Book(text, plain.book.layers))
    save(odd, tmp_path / "odd.fabula")
    assert load(tmp_path / "odd.fabula").book == odd.book


@pytest.mark.parametrize("number", range(1, len(MIGRATIONS)))
def test_a_file_of_older_tables_is_read_and_what_they_lack_is_empty(
    number: int, story: Story, tmp_path: Path
) -> None:
    old = sqlite3.connect(":memory:", isolation_level=None)
    migrate(old, MIGRATIONS[:number])
    new = sqlite3.connect(":memory:")
    new.deserialize(to_database(story))
    for (table,) in old.execute("SELECT name FROM sqlite_schema WHERE name != 'migrations'").fetchall():
        names = [f'"{column[1]}"' for column in old.execute(f'PRAGMA table_info("{table}")')]
        rows = new.execute(f'SELECT {", ".join(names)} FROM "{table}"').fetchall()
        old.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(names))})', rows)
    old.execute("UPDATE document SET origins = '[[0,\"tiny.txt\",0]]'")
    (tmp_path / "old.fabula").write_bytes(old.serialize())
    old.close()
    new.close()
    assert load(tmp_path / "old.fabula").book == story.book


def test_people_can_ask_with_sql(story_file: Path) -> None:
    with sqlite3.connect(f"file:{story_file}?mode=ro", uri=True) as connection:
        words = connection.execute(
            "SELECT substr(characters, start + 1, stop - start) FROM quotations, document WHERE id = 'q3'"
        ).fetchone()
    connection.close()
    assert words == ("“No.”",)


def test_loading_does_not_touch_the_file(story_file: Path) -> None:
    before = story_file.stat()
    story_file.chmod(0o444)
    load(story_file)
    assert story_file.stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in story_file.parent.iterdir()] == ["tiny.fabula"]


def test_a_file_is_known_by_its_content(story_file: Path, tmp_path: Path) -> None:
    other = story_file.rename(tmp_path / "renamed.bin")
    assert is_story_file(other)
    (tmp_path / "text.fabula").write_text("Ann came in.")
    assert not is_story_file(tmp_path / "text.fabula")
    assert not is_story_file(tmp_path / "missing")
    assert not is_story_file(tmp_path)
    assert not is_story_file("nul\0")


@pytest.mark.parametrize("share", [0.0001, 0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused_in_one_sentence(share: float, story_file: Path) -> None:
    data = story_file.read_bytes()
    story_file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(StoryFileError) as caught:
        load(story_file)
    assert str(caught.value).count("; ") == 1


def test_a_file_whose_text_was_changed_is_refused(story_file: Path) -> None:
    data = story_file.read_bytes()
    story_file.write_bytes(data.replace(b"Ann came in", b"Eve came in", 1))
    with pytest.raises(StoryFileError, match="damaged"):
        load(story_file)


@settings(deadline=None)  # opening a file may wait for the disk
@given(place=st.integers(0, 1 << 20), byte=st.integers(0, 255))
def test_any_changed_byte_gives_a_story_or_a_sentence(
    place: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(to_database(tiny("Ann: ", said("“Tea?”", by="Ann", to=("Ben",)))))
    data[place % len(data)] = byte
    path = tmp_path_factory.mktemp("changed") / "a.fabula"
    path.write_bytes(data)
    try:
        load(path)
    except StoryFileError as error:
        assert str(error).endswith(".")


def test_what_is_no_story_file_is_refused(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / "foreign.fabula")
    foreign.execute("CREATE TABLE tokens (start, stop)")
    foreign.commit()
    foreign.close()
    (tmp_path / "garbage.fabula").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "empty.fabula").touch()
    (tmp_path / "folder.fabula").mkdir()
    for name, words in [
        ("foreign", "not a Fabula story"),
        ("garbage", "not a Fabula story"),
        ("empty", "not a Fabula story"),
        ("folder", "cannot be read"),
        ("missing", "no such file"),
    ]:
        with pytest.raises(StoryFileError, match=words):
            load(tmp_path / f"{name}.fabula")


def test_a_file_of_a_newer_fabula_is_refused(story_file: Path) -> None:
    connection = sqlite3.connect(story_file)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(StoryFileError, match="newer Fabula; update Fabula"):
        load(story_file)


def test_migrations_run_once_each_and_by_name() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    later = (*MIGRATIONS, ("moods", "CREATE TABLE moods (ord INTEGER PRIMARY KEY) STRICT;"))
    migrate(connection, later)
    migrate(connection, later)
    assert version(connection) == len(later)
    names = [row[0] for row in connection.execute("SELECT name FROM migrations ORDER BY number")]
    assert names == [name for name, _ in later]
    connection.close()


def test_a_migration_that_fails_leaves_nothing_behind() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    broken = (
        *MIGRATIONS,
        ("broken", "CREATE TABLE moods (ord INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"),
    )
    with pytest.raises(sqlite3.Error):
        migrate(connection, broken)
    assert version(connection) == len(MIGRATIONS)
    assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'moods'").fetchall()
    connection.close()


def test_killed_while_writing_the_old_story_is_whole(story: Story, story_file: Path) -> None:
    before = story_file.read_bytes()
    code = (
        "import os, signal, sys\n"
        "from fabula.store import load, save\n"
        "os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
        "save(load(sys.argv[1]), sys.argv[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(story_file)], check=False)
    assert done.returncode == -9
    assert story_file.read_bytes() == before


def test_a_failed_save_leaves_the_old_story(
    story: Story, story_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    before = story_file.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda descriptor: fail(None, None))
    with pytest.raises(OutputError):
        save(tiny("Other."), story_file)
    assert story_file.read_bytes() == before


def test_layers_keep_their_types(story_file: Path) -> None:
    loaded = load(story_file)
    assert loaded.book[GIVEN_CAST] == ()
    cues = [row.cue for row in loaded.book[ATTRIBUTIONS] if row.cue is not None]
    assert cues
    assert all(isinstance(cue, Span) for cue in cues)
