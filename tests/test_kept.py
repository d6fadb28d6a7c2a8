"""What is made of a book's layers is made once for the same ones, and anew for others."""

from __future__ import annotations

from fabula.book import Book
from fabula.kept import Same, keeps_last
from fabula.layers import CHAPTERS, TOKENS, Token
from fabula.text import Text


def test_the_same_rows_are_worked_on_once() -> None:
    seen: list[int] = []

    @keeps_last((TOKENS,))
    def words(book: Book) -> int:
        seen.append(len(book[TOKENS]))
        return len(book[TOKENS])

    text, rows = Text.of("Ann ran."), (Token(0, 3), Token(4, 7))
    book = Book(text, {TOKENS: rows})
    assert words(book) == words(book.plus({CHAPTERS: ()})) == 2
    assert seen == [2]
    assert words(Book(text, {TOKENS: rows[:1]})) == 1
    assert words(Book(Text.of("Ann sat."), {TOKENS: rows})) == 2
    assert seen == [2, 1, 2]


def test_the_same_are_the_very_same() -> None:
    one, twin = (Token(0, 3),), (Token(0, 3),)
    assert one == twin and Same("", one) != Same("", twin)
    assert Same("", one) == Same("x", one) and hash(Same("", one)) == hash(Same("x", one))
    assert Same("", one) != Same("", one, one)
