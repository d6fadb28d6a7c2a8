"""Chapters and their headings, the paragraphs of the story, and what stands around it.

Plain text does not say what is a heading: it is told by its words ("CHAPTER IV", "Part Two"), by a bare
number that takes its turn in a sequence, or, where a text has neither, by capitals set apart by blank lines.
Headings without prose between them are one heading, or a table of contents where they come again later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fabula.book import Book, Made, Step
from fabula.layers import BLOCKS, CHAPTERS, PARAGRAPHS, PARATEXT, Block, Chapter, Paragraph, Paratext
from fabula.steps.headings import Piece, Role, classify, clip, is_title_case
from fabula.text import Span

_GUTENBERG_START = re.compile(
    r"\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG [^*]{0,400}\*\*\*|\*END\*? ?THE SMALL PRINT![^\r\n]*"
)
_GUTENBERG_END = re.compile(
    r"\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG"
    r"|(?:(?<=[\r\n])|\A)[ \t]*End of (?:the |this )?Project Gutenberg",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"(?:produced|transcribed|prepared|scanned|proofed|e-?text prepared)\s+by\b", re.IGNORECASE
)
_GUTENBERG_HEADER = 200_000
_LONGEST_DEDICATION = 200
_MOST_FRONT = 3
_LONGEST_TITLE = 2  # blocks of a title that belong to the first heading: the title and "by" whom
_SHORTEST_CHAPTER = 800


def find_structure(book: Book) -> Made:
    """Divide a book into chapters and paragraphs, and what surrounds them."""
    characters = book.text.characters
    pieces = _pieces(characters, book[BLOCKS])
    pieces = _choose_headings(characters, pieces)
    pieces = _set_contents_apart(characters, pieces)
    return _assemble(pieces, len(characters))


def _pieces(characters: str, blocks: Sequence[Block]) -> list[Piece]:
    start, stop = _gutenberg_bounds(characters)
    pieces: list[Piece] = []
    for block in blocks:
        for part in clip(characters, block, start, stop):
            outside = part.stop <= start or part.start >= stop or part.kind == "paratext"
            credits = (
                bool(pieces) and pieces[-1].role == "paratext" and _CREDITS.match(characters, part.start)
            )
            if outside or credits:
                pieces.append(Piece(part, "paratext"))
            else:
                pieces.extend(classify(characters, part))
    return pieces


def _gutenberg_bounds(characters: str) -> tuple[int, int]:
    """Where the story lies between Project Gutenberg's header and footer."""
    header = _GUTENBERG_START.search(characters, 0, _GUTENBERG_HEADER)
    start = header.end() if header is not None else 0
    footer = _GUTENBERG_END.search(characters, start)
    return start, footer.start() if footer is not None else len(characters)


def _choose_headings(characters: str, pieces: list[Piece]) -> list[Piece]:
    """Decide which candidates are headings; the others are prose."""
    numbers = _sequence(pieces)
    labelled = sum(piece.role == "label" for piece in pieces) + len(numbers)
    chosen: list[Piece] = []
    before: Role = "paratext"
    titles = 0
    for i, piece in enumerate(pieces):
        open_heading = before in ("label", "number", "capitals", "contents") and titles < 2
        opening = before in ("paratext", "title")
        if piece.role == "number":
            piece = replace(piece, role="label" if i in numbers else "prose")
        elif piece.role == "capitals":
            alone = labelled < 2 and (opening or _stands_apart(characters, pieces, i))
            piece = replace(piece, role="capitals" if alone or open_heading or opening else "prose")
        elif piece.role == "title":
            opens = opening and is_title_case(characters[piece.block.start : piece.block.stop])
            piece = replace(piece, role="title" if open_heading or opens else "prose")
        titles = titles + 1 if piece.role == "title" else 0
        before = before if piece.role == "separator" else piece.role
        chosen.append(piece)
    return chosen


def _sequence(pieces: list[Piece]) -> set[int]:
    """The indices of bare numbers that count chapters: each follows the one before, or begins anew."""
    accepted: list[int] = []
    last: dict[str, int] = {}
    for i, piece in enumerate(pieces):
        form = _form(piece)
        if piece.role == "number" and (piece.number == 1 or 0 < piece.number - last.get(form, 0) <= 2):
            accepted.append(i)
            last[form] = piece.number
    seconds = {_form(pieces[i]) for i in accepted if pieces[i].number > 1}
    accepted = [i for i in accepted if _form(pieces[i]) in seconds]
    # The numbered stanzas of a poem, or the items of a list, are no chapters.
    lengths = sorted(pieces[j].block.start - pieces[i].block.start for i, j in pairwise(accepted))
    return set(accepted) if lengths and lengths[len(lengths) // 2] >= _SHORTEST_CHAPTER else set()


def _form(piece: Piece) -> str:
    return piece.key.rpartition(" ")[0]


def _stands_apart(characters: str, pieces: list[Piece], i: int) -> bool:
    """Whether at least two blank lines, or a separator, stand before a block and prose comes after it."""
    if i + 1 == len(pieces) or pieces[i + 1].role not in ("prose", "title"):
        return False
    if i == 0 or pieces[i - 1].role in ("separator", "label"):
        return True
    gap = characters[pieces[i - 1].block.stop : pieces[i].block.start]
    return len(re.findall(r"\r\n|\r|\n", gap)) > 2


_HEADINGS = ("label", "capitals", "title", "contents")


def _set_contents_apart(characters: str, pieces: list[Piece]) -> list[Piece]:
    """Mark tables of contents and title pages as paratext: runs of headings that come again later."""
    last_seen = {piece.key: i for i, piece in enumerate(pieces) if piece.key}
    prose = [i for i, piece in enumerate(pieces) if piece.role == "prose"]
    if not prose:
        return pieces
    result = list(pieces)
    i = 0
    while i < len(pieces):
        if pieces[i].role not in _HEADINGS:
            i += 1
            continue
        stop = i
        while stop < len(pieces) and pieces[stop].role in (*_HEADINGS, "separator"):
            stop += 1
        run = pieces[i:stop]
        cut = _real_heading(run, i, last_seen, first=i < prose[0])
        if stop <= prose[-1]:
            for k in range(i, i + cut):
                result[k] = replace(pieces[k], role="paratext")
        i = stop
    return result


def _real_heading(run: list[Piece], offset: int, last_seen: dict[str, int], first: bool) -> int:
    """How many pieces at the head of a run are contents or title page rather than the chapter's heading."""
    labels = [k for k, piece in enumerate(run) if piece.role == "label"]
    cut = 0
    contents = [k for k, piece in enumerate(run) if piece.role == "contents"]
    if contents:
        cut = contents[-1] + 1
        labels = [k for k in labels if k >= cut]
    if len(labels) > 2 or (contents and len(labels) > 1):
        again = [k for k in labels[1:] if run[k].key == run[labels[0]].key]
        if again:
            cut = again[-1]
        else:
            real = labels[-1]
            for k in reversed(labels):
                if last_seen[run[k].key] != offset + k:
                    break
                real = k
            entries = labels[: labels.index(real)]
            if entries and all(last_seen[run[k].key] > offset + k for k in entries):
                cut = real
    elif first and labels and labels[0] > _LONGEST_TITLE:
        cut = max(cut, labels[0])
    return cut


def _assemble(pieces: list[Piece], length: int) -> Made:
    pieces = _without_front_matter(pieces)
    chapters: list[Chapter] = []
    paragraphs: list[Paragraph] = []
    heading: Span | None = None
    starts: list[tuple[int, Span | None]] = []
    opens = True
    for piece in pieces:
        block = piece.block
        opens = opens or block.opens
        if piece.role in _HEADINGS:
            if heading is None or block.opens:
                starts.append((block.start, heading))
                heading = Span(block.start, block.stop)
            else:
                heading = Span(heading.start, block.stop)
            starts[-1] = (heading.start, heading)
            opens = False
        elif piece.role == "prose":
            if opens:
                starts.append((block.start, None))
            heading, opens = None, False
            paragraphs.append(Paragraph(block.start, block.stop, f"ch{len(starts)}", block.inset))
    story = [piece.block.stop for piece in pieces if piece.role != "paratext"]
    starts = starts or [(0, None)]
    stops = [start for start, _ in starts[1:]] + [story[-1] if story else length]
    for i, ((start, span), stop) in enumerate(zip(starts, stops, strict=True)):
        chapters.append(Chapter(f"ch{i + 1}", start, stop, span))
    return {
        PARAGRAPHS: tuple(paragraphs),
        CHAPTERS: tuple(chapters),
        PARATEXT: tuple(_paratext(pieces)),
    }


def _without_front_matter(pieces: list[Piece]) -> list[Piece]:
    """A dedication or note before the first heading is no chapter; a bare title belongs to the heading."""
    first = _first_heading(pieces)
    if first <= _LONGEST_TITLE and all(piece.role in _HEADINGS for piece in pieces[:first]):
        return pieces
    before = [piece.block for piece in pieces[:first] if piece.role == "prose"]
    if any(block.stop - block.start > _LONGEST_DEDICATION for block in before) or len(before) > _MOST_FRONT:
        return pieces
    return [replace(piece, role="paratext") for piece in pieces[:first]] + pieces[first:]


def _first_heading(pieces: list[Piece]) -> int:
    """Where the first chapter begins: at its heading, but not at the heading of the whole book."""
    starts = [
        i
        for i, piece in enumerate(pieces)
        if piece.role == "label" or (piece.role == "prose" and piece.block.opens)
    ]
    if not starts:
        return 0
    title = pieces[starts[0]]
    levels = [pieces[i].block.level for i in starts[1:]]
    of_book = title.block.level > 0 and not title.block.opens
    if levels and of_book and all(level == 0 or level > title.block.level for level in levels):
        return starts[1]
    return starts[0]


def _paratext(pieces: list[Piece]) -> Iterator[Paratext]:
    """One row for each unbroken run of paratext."""
    start = stop = -1
    for piece in pieces:
        if piece.role == "paratext":
            start = piece.block.start if start < 0 else start
            stop = piece.block.stop
        elif start >= 0:
            yield Paratext(start, stop)
            start = -1
    if start >= 0:
        yield Paratext(start, stop)


STEP = Step("structure", (BLOCKS,), (PARAGRAPHS, CHAPTERS, PARATEXT), find_structure)
