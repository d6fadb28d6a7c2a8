"""Chapters and their headings, the paragraphs of the story, and what stands around it.

Plain text does not say what is a heading: it is told by its words ("CHAPTER IV", "Part Two"), by a bare
number that takes its turn in a sequence, or, where a text has neither, by capitals set apart by blank lines.
Headings without prose between them are one heading, or a table of contents where they come again later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from fabula.book import Book, Made, Step
from fabula.layers import BLOCKS, CHAPTERS, PARAGRAPHS, PARATEXT, Block, Chapter, Paragraph, Paratext
from fabula.text import Span

Role = Literal["label", "number", "capitals", "title", "contents", "prose", "separator", "paratext"]

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last".split()
_COUNT = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])}))?|{'|'.join(reversed(_UNITS))}|{'|'.join(_ORDINALS)})"
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
_NUMBER = rf"(?:\d{{1,4}}|(?=[IVXLCDM]){_ROMAN}|{_COUNT})(?!\w)"
_PARTS = r"(?:chapter|chap\.|book|part|volume|vol\.|letter|canto|act|stave|section|episode|phase)"
_LABEL = re.compile(
    rf"(?:(?P<unit>{_PARTS})\s+(?:the\s+|no\.\s*)?(?P<count>{_NUMBER})"
    rf"|(?:the\s+)?(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?P<part>chapter|book|part|volume)"
    r"|(?P<name>prologue|epilogue|preface|foreword|afterword|interlude|introduction|introductory|conclusion))"
    r"(?!\w)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_NUMBER = re.compile(
    rf"(?P<before>[\[(—–-]?)\s*(?P<count>\d{{1,3}}|(?=[IVXLCDM]){_ROMAN}|(?i:{_COUNT}))(?!\w)(?P<after>\s*[\])—–-])?"
    r"[.:]?(?P<rest>.*)",
    re.DOTALL,
)
_END_PHRASE = re.compile(
    r"(?:the\s+end|end|finis|fin|(?:the\s+)?end\s+of\b.*|to\s+be\s+continued)[.!…]*", re.I
)
_BYLINE = re.compile(r"by\s+[A-Z][^\n\r.]{2,60}", re.IGNORECASE)
_DESCRIPTIVE = re.compile(
    r"(?:in which|wherein|how|containing|treats|of|showing|being|giving)\b", re.IGNORECASE
)
_CONTENTS = re.compile(r"(?:table\s+of\s+)?contents[.:]?", re.IGNORECASE)
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
_LONGEST_HEADING = 320
_LONGEST_TITLE = 120
_MOST_LINES = 5
_LONGEST_DEDICATION = 200
_SHORTEST_CHAPTER = 800


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the part it plays; ``key`` makes two mentions of the same heading equal."""

    block: Block
    role: Role
    key: str = ""
    number: int = 0


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
        for part in _clip(characters, block, start, stop):
            outside = part.stop <= start or part.start >= stop or part.kind == "paratext"
            credits = (
                bool(pieces) and pieces[-1].role == "paratext" and _CREDITS.match(characters, part.start)
            )
            if outside or credits:
                pieces.append(Piece(part, "paratext"))
            else:
                pieces.extend(_classify(characters, part))
    return pieces


def _gutenberg_bounds(characters: str) -> tuple[int, int]:
    """Where the story lies between Project Gutenberg's header and footer."""
    header = _GUTENBERG_START.search(characters, 0, _GUTENBERG_HEADER)
    start = header.end() if header is not None else 0
    footer = _GUTENBERG_END.search(characters, start)
    return start, footer.start() if footer is not None else len(characters)


def _clip(characters: str, block: Block, *cuts: int) -> Iterator[Block]:
    """A block divided where the header stops or the footer starts, should that be inside it."""
    bounds = [block.start, *(cut for cut in cuts if block.start < cut < block.stop), block.stop]
    for start, stop in pairwise(bounds):
        while start < stop and characters[start].isspace():
            start += 1
        while start < stop and characters[stop - 1].isspace():
            stop -= 1
        if start < stop:
            yield replace(block, start=start, stop=stop)


def _classify(characters: str, block: Block) -> Iterator[Piece]:
    if block.kind == "separator":
        yield Piece(block, "separator")
    elif block.kind == "heading":
        yield _label(characters[block.start : block.stop].lstrip("# "), block) or Piece(
            block, "label", characters[block.start : block.stop].strip("#=- \t\r\n").casefold()
        )
    else:
        yield from _classify_paragraph(characters, block)


def _classify_paragraph(characters: str, block: Block) -> Iterator[Piece]:
    text = characters[block.start : min(block.stop, block.start + _LONGEST_HEADING + 1)]
    lines = text.splitlines()
    whole = len(text) <= _LONGEST_HEADING and len(lines) <= _MOST_LINES
    if whole and (piece := _heading(text, block)):
        yield piece
        return
    if len(lines) > _MOST_LINES - 2 and all(_label(line.strip(), block) for line in lines[:-1]):
        yield Piece(block, "contents")
        return
    # A label typed right above its first paragraph, without a blank line between.
    first = lines[0].rstrip()
    if len(lines) > 1 and len(first) <= _LONGEST_TITLE and (label := _label(first, block)):
        cut = block.start + len(first)
        head, *body = _clip(characters, block, cut)
        yield replace(label, block=head)
        yield from (Piece(rest, "prose") for rest in body)
        return
    yield Piece(block, "prose")


def _heading(text: str, block: Block) -> Piece | None:
    if _CONTENTS.fullmatch(text.strip("_*# ")):
        return Piece(block, "contents")
    if label := _label(text, block):
        return label
    bare = _BARE_NUMBER.fullmatch(text.strip("_* "))
    if bare is not None:
        rest = bare["rest"].strip()
        if not rest or _is_capitals(rest) or (len(rest) <= _LONGEST_TITLE and _is_title(rest)):
            return _numbered(block, bare)
    if _END_PHRASE.fullmatch(text.strip("_* ")):
        return None
    if _is_capitals(text):
        return Piece(block, "capitals", text.casefold())
    title = _is_title(text) or _BYLINE.fullmatch(text)
    return Piece(block, "title", text.casefold()) if title else None


def _numbered(block: Block, bare: re.Match[str]) -> Piece:
    """A candidate whose key tells in what form it is numbered: "[ 4 ]" does not follow "— III —"."""
    count = bare["count"]
    digits = "1" if count.isdigit() else "I" if count.isupper() else "one"
    number = _value(count)
    return Piece(block, "number", f"{bare['before']}{digits}{bool(bare['rest'].strip())} {number}", number)


def _label(text: str, block: Block) -> Piece | None:
    """A heading that says what it is: "CHAPTER IV. The Door", "Part Two", "Epilogue"."""
    match = _LABEL.match(text.strip("_*[] "))
    if match is None or not (text[0].isupper() or not match["rest"].strip(" .:")):
        return None
    rest = match["rest"]
    title = rest.lstrip(" .:—–-\t\r\n_*])")
    punctuated = rest[: len(rest) - len(title)].strip() != "" or "\n" in rest[: len(rest) - len(title)]
    if len(text) > _LONGEST_HEADING or (
        title and not punctuated and not (_is_title(title) or _is_capitals(title))
    ):
        return None
    if (match["name"] and title) or ("\n" in title and not _may_be_long_title(title)):
        return None
    label = (match["unit"] or match["part"] or match["name"]).casefold()
    count = match["count"] or match["ordinal"] or ""
    return Piece(block, "label", f"{label} {_value(count)}" if count else label)


def _may_be_long_title(title: str) -> bool:
    """Whether several lines after a label are still its title, and not the first paragraph."""
    return title.upper() == title or _is_title(title) or _DESCRIPTIVE.match(title) is not None


def _value(count: str) -> int:
    low = count.casefold()
    if count.isdigit():
        return int(count)
    if low in _ORDINALS:
        return _ORDINALS.index(low) + 1
    words = re.split(r"[- ]", low)
    if words[0] in _TENS or words[0] in _UNITS:
        tens = 10 * (_TENS.index(words[0]) + 2) if words[0] in _TENS else 0
        return tens + (_UNITS.index(words[-1]) + 1 if words[-1] in _UNITS else 0)
    values = ["ivxlcdm".index(letter) for letter in low]
    sizes = [(1, 5, 10, 50, 100, 500, 1000)[value] for value in values]
    return sum(-a if a < b else a for a, b in pairwise([*sizes, 0]))


def _is_capitals(text: str) -> bool:
    bare = text.strip("_* ")
    return (
        sum(map(str.isalpha, bare)) > 2
        and bare.upper() == bare
        and len(bare) <= _LONGEST_TITLE
        and bare[0] not in "\"'“‘«—-("
        and bare[-1] not in "\"'”’»!?,;:—-"
    )


def _is_title(text: str) -> bool:
    """Whether a short block reads as a title: no sentence's end, or every longer word with a capital."""
    bare = text.strip("_* ")
    words = bare.split()
    if (
        len(bare) > _LONGEST_TITLE
        or len(words) > 14
        or not words
        or not bare[0].isalnum()
        or bare[0].islower()
    ):
        return False
    if any(mark in bare for mark in '"“”«»'):
        return False
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 4)
    return bare[-1].isalnum() or bare[-1] in ")’'" or (capital and bare[-1] in ".?!" and len(words) < 9)


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
            piece = replace(piece, role="title" if open_heading or opening else "prose")
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
    elif first and labels:
        cut = max(cut, labels[0])
    return cut


def _assemble(pieces: list[Piece], length: int) -> Made:
    pieces = _without_front_matter(pieces)
    chapters: list[Chapter] = []
    paragraphs: list[Paragraph] = []
    heading: Span | None = None
    starts: list[tuple[int, Span | None]] = []
    for piece in pieces:
        block = piece.block
        if piece.role in _HEADINGS:
            if heading is None:
                starts.append((block.start, heading))
                heading = Span(block.start, block.stop)
            else:
                heading = Span(heading.start, block.stop)
            starts[-1] = (heading.start, heading)
        elif piece.role == "prose":
            if not starts:
                starts.append((block.start, None))
            heading = None
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
    """A dedication or a note of a line or two before the first heading is no chapter."""
    first = next((i for i, piece in enumerate(pieces) if piece.role == "label"), 0)
    before = [piece.block for piece in pieces[:first] if piece.role == "prose"]
    if any(block.stop - block.start > _LONGEST_DEDICATION for block in before) or len(before) > 3:
        return pieces
    return [replace(piece, role="paratext") for piece in pieces[:first]] + pieces[first:]


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
