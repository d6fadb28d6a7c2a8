import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import SourceNotText
from fabula.source.decoding import decode, is_mostly_utf8

SPEECH = "“I can’t,” said Zoë — “it’s the café’s fault.” She waited a long time for him to answer. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_left_out_and_nothing_else(encoding: str) -> None:
    decoded = decode(("One.\r\nTwo.\r" + SPEECH).encode(encoding), "x")
    assert decoded.characters == "One.\r\nTwo.\r" + SPEECH
    assert decoded.notices == ()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_a_guessed_encoding_is_right_and_told(encoding: str) -> None:
    decoded = decode((SPEECH * 20).encode(encoding), "x")
    assert decoded.characters == SPEECH * 20
    assert encoding in decoded.notices[0]


def test_a_damaged_byte_does_not_make_utf8_another_encoding() -> None:
    content = (SPEECH * 10).encode()
    decoded = decode(content + b"\xff" + content + b"\xe2\x80", "x")
    assert decoded.characters.replace("\ufffd", "") == SPEECH * 20
    assert decoded.notices == ("Characters that could not be decoded stand as U+FFFD: 2.",)


def test_one_accented_letter_is_enough_to_guess_windows_1252() -> None:
    decoded = decode(("He went to the café. " + "She said nothing. " * 90).encode("cp1252"), "x")
    assert "café" in decoded.characters


def test_russian_in_its_own_encoding_is_not_taken_for_western() -> None:
    russian = "Старик медленно шёл по улице и думал о своей жене. " * 20
    assert decode(russian.encode("koi8-r"), "x").characters == russian


@pytest.mark.parametrize(
    "encoding", ["cp1252", "cp1251", "koi8-r", "mac_roman", "shift_jis", "gb18030", "cp437"]
)
def test_no_other_encoding_looks_like_damaged_utf8(encoding: str) -> None:
    text = SPEECH + "Старик медленно шёл. あのおじいさんは行きました。 他慢慢地走了。"
    content = text.encode(encoding, "ignore") * 9
    assert not is_mostly_utf8(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip", "EPUB"),
        (b"PK\x03\x04" + b"\0" * 26 + b"other", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x7fELF\x02", "ELF"),
        (b"SQLite format 3\x00", "story file"),
        (b"abc\x00def", "not text"),
        (bytes(range(1, 32)) * 9, "not text"),
    ],
)
def test_binary_content_is_refused_by_name(content: bytes, kind: str) -> None:
    with pytest.raises(SourceNotText, match=kind) as refusal:
        decode(content, "picture")
    assert str(refusal.value).startswith("picture: ")


def test_mojibake_is_told_and_left_alone() -> None:
    broken = SPEECH.encode().decode("cp1252", "replace")
    decoded = decode(broken.encode(), "x")
    assert decoded.characters == broken
    assert any("decoded wrongly" in notice for notice in decoded.notices)


def test_replacement_characters_are_counted() -> None:
    assert any("2" in notice for notice in decode("a\ufffdb\ufffd".encode(), "x").notices)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff")))
def test_utf8_comes_through_unaltered(characters: str) -> None:
    if not characters.startswith(("%PDF-", "PK", "BZh", "GIF", "{\\rtf", "Rar!")):
        assert decode(characters.encode(), "x").characters == characters
