"""Telling headings by their words: labels, numbers, capitals, titles.

What a block may be is all that is told here; whether it is, its neighbours decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from fabula.layers import Block

Role = Literal["label", "number", "capitals", "title", "contents", "prose", "separator", "paratext"]

_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last".split()
_TENS_AND_UNITS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])}))?"
_COUNT = rf"(?:{_TENS_AND_UNITS}|{'|'.join(reversed(_UNITS))}|{'|'.join(_ORDINALS)})"
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
_LONGEST_HEADING = 320
_LONGEST_TITLE = 120
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the part it plays; ``key`` makes two mentions of the same heading equal."""

    block: Block
    role: Role
    key: str = ""
    number: int = 0


def clip(characters: str, block: Block, *cuts: int) -> Iterator[Block]:
    """A block divided where the header stops or the footer starts, should that be inside it."""
    bounds = [block.start, *(cut for cut in cuts if block.start < cut < block.stop), block.stop]
    for start, stop in pairwise(bounds):
        while start < stop and characters[start].isspace():
            start += 1
        while start < stop and characters[stop - 1].isspace():
            stop -= 1
        if start < stop:
            yield replace(block, start=start, stop=stop)


def classify(characters: str, block: Block) -> Iterator[Piece]:
    """The pieces of a block: one, or a heading and the paragraph typed right below it."""
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
        head, *body = clip(characters, block, cut)
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
    if (match["name"] and title) or (len(rest.splitlines()) > 1 and not _may_be_long_title(title)):
        return None
    label = (match["unit"] or match["part"] or match["name"]).casefold()
    count = match["count"] or match["ordinal"] or ""
    return Piece(block, "label", f"{label} {_value(count)}" if count else label)


def is_title_case(text: str) -> bool:
    """Whether every longer word has a capital, or there are but few words."""
    words = text.split()
    return len(words) < 7 or all(not word[0].islower() for word in words if len(word) > 4)


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
