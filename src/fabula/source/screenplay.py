"""Screenplays, in Fountain and in plain text: their elements, as offsets into the raw characters.

A screenplay is told by what much of it is: scene headings, and names in capitals with what they say right
below. A file named as Fountain needs but one of these. What the elements mean for a story stands in
:mod:`fabula.source.script`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from fabula.source.scriptlines import Line, find_cut_matter, read_lines
from fabula.text import Span

FOUNTAIN_SUFFIXES = frozenset({".fountain", ".spmd"})

ElementKind = Literal["scene", "section", "action", "dialogue", "transition", "paratext", "separator"]

_SIGN = re.compile(
    r"(?:\A|[\r\n])[ \t]*(?:\d{1,4}[A-Z]?[.)]?[ \t]+)?(?:INT|EXT|EST|I/E)[./ ]|\A\s*Title:", re.IGNORECASE
)
_SCENE = re.compile(
    r"(?:\d{1,4}[A-Z]?[.)]?[ \t]+)?(?:INT|EXT|EST|INT\.?/EXT|EXT\.?/INT|I/E)(?:\.|[ \t])", re.IGNORECASE
)
_TITLE_KEY = re.compile(
    r"(?:title|credit|authors?|source|notes|(?:draft )?date|contact|copyright|revision|format)[ \t]*:",
    re.IGNORECASE,
)
_CUE = re.compile(r"(?P<name>@?[^()^]+?)\s*(?P<extensions>(?:\([^()]*\)\s*)*)\^?")
_TRANSITION = re.compile(
    r".*\bTO:"
    r"|(?:FADE|CUT|DISSOLVE|SMASH|MATCH|WIPE|JUMP|IRIS|BACK|INTERCUT|MONTAGE|TITLE|SUPER|THE END)\b.*"
)
_BYLINE = re.compile(r"(?:(?:written|screenplay|teleplay|story|an original [\w ]+) )?by\b.*", re.IGNORECASE)
_PAGE_MARK = re.compile(r"\(MORE\)|\(?CONTINUED:?\)?:?(?:\s*\(\d+\))?|\d{1,3}\.?")
_LONGEST_CUE, _MOST_WORDS = 60, 5
_LONGEST_PARENTHETICAL = 5  # lines
_OUTDENT = 8  # columns by which a cue stands out of the line before
_LONGEST_TITLE_PAGE = 60  # lines
_FEWEST_DIALOGUES = 2
_SCRIPT_SHARE = 0.4
_NAMED_SHARE = 0.1
_INDENTED_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a screenplay.

    Attributes:
        level: depth of a section, from 1; scenes have 1, everything else 0.
        label: what a character cue calls the speaker, extensions and marks left out; "" elsewhere.
        cue: where that stands.
        speech: the stretches of a dialogue that are spoken, lyrics line by line.
    """

    kind: ElementKind
    start: int
    stop: int
    level: int = 0
    label: str = ""
    cue: Span | None = None
    speech: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Screenplay:
    """The elements in order, and the notes and boneyards, which may lie inside them."""

    elements: tuple[Element, ...]
    cut: tuple[Span, ...]


def read_screenplay(characters: str, suffix: str) -> Screenplay | None:
    """The screenplay that a text is, None where it is none.

    Args:
        characters: the text.
        suffix: the ending of its file's name, in lower case: ``.fountain`` and ``.spmd`` need less proof.
    """
    named = suffix in FOUNTAIN_SUFFIXES
    if not named and _SIGN.search(characters) is None:
        return None
    cut = find_cut_matter(characters)
    lines = read_lines(characters, cut)
    titled = _title_page(lines)
    reader = _Reader(lines, named or titled > 0 or not _is_indented(lines), not (named or titled))
    elements = [*_front(lines[:titled]), *reader.elements(titled)]
    if not titled:
        elements = _plain_title_page(lines, elements)
    found = Screenplay(tuple(elements), cut)
    return found if _convinces(found, named) else None


def _convinces(found: Screenplay, named: bool) -> bool:
    """Whether the elements are a screenplay's, and not a novel's that quotes one or cries out in capitals."""
    kinds = [element.kind for element in found.elements if element.kind not in ("paratext", "separator")]
    spoken = sum(bool(element.speech) for element in found.elements)
    scenes = kinds.count("scene")
    signs = scenes + kinds.count("dialogue") + kinds.count("transition")
    share = signs / max(len(kinds), 1)
    if named:
        return scenes > 0 or share >= _NAMED_SHARE
    return scenes > 0 and spoken >= _FEWEST_DIALOGUES and share >= _SCRIPT_SHARE


def _title_page(lines: Sequence[Line]) -> int:
    """How many lines at the head are a Fountain title page."""
    first = next((i for i, line in enumerate(lines) if line.text), None)
    if first is None or not _TITLE_KEY.match(lines[first].text):
        return 0
    stop = first
    while stop < min(len(lines), first + _LONGEST_TITLE_PAGE) and lines[stop].text:
        stop += 1
    return stop


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether cues and speech stand apart by indentation, which Fountain does without."""
    written = [line.indent for line in lines if line.text]
    return sum(indent >= _OUTDENT for indent in written) >= _INDENTED_SHARE * len(written)


def _front(lines: Sequence[Line]) -> Iterator[Element]:
    page = [line for line in lines if line.text]
    if page:
        yield Element("paratext", page[0].start, page[-1].stop)


def _plain_title_page(lines: Sequence[Line], elements: list[Element]) -> list[Element]:
    """What stands before the first scene or transition is a title page, if one of its lines says by whom."""
    count = 0
    for element in elements:
        if element.kind in ("scene", "transition"):
            break
        # A title right above "written by" looks like a cue with a word of speech; a scene's talk is more.
        if element.kind == "dialogue" and len(element.speech) > 1:
            return elements
        count += 1
    until = elements[count].start if 0 < count < len(elements) else 0
    head = [line.text for line in lines if line.text and line.stop <= until]
    if len(head) > _LONGEST_TITLE_PAGE or not any(_BYLINE.fullmatch(text) for text in head):
        return elements
    page = [Element("paratext", element.start, element.stop) for element in elements[:count]]
    return page + elements[count:]


class _Reader:
    """Goes through the lines once, element by element.

    ``fountain`` is whether Fountain's marks are to be heeded, ``paged`` whether the marks of pages are.
    """

    def __init__(self, lines: Sequence[Line], fountain: bool, paged: bool) -> None:
        self._lines = lines
        self._fountain = fountain
        self._paged = paged

    def elements(self, i: int) -> Iterator[Element]:
        apart = True  # whether the line before ends what it belongs to
        while i < len(self._lines):
            line = self._lines[i]
            if not line.text:
                apart, i = True, i + 1
                continue
            element, following = self._special(i, apart) or self._action(i)
            apart = element.kind != "action"
            yield element
            i = following

    def _special(self, i: int, apart: bool) -> tuple[Element, int] | None:
        """The element that begins with a line and is no action."""
        line = self._lines[i]
        if self._is_scene(line, apart):
            return Element("scene", line.start, line.stop, level=1), i + 1
        if self._fountain:
            if line.text.startswith("#"):
                level = len(line.text) - len(line.text.lstrip("#"))
                return Element("section", line.start, line.stop, level), i + 1
            if line.text.startswith("==="):
                return Element("separator", line.start, line.stop), i + 1
            if line.text.startswith("="):
                return Element("paratext", line.start, line.stop), i + 1
        if self._paged and _PAGE_MARK.fullmatch(line.text):
            return Element("paratext", line.start, line.stop), i + 1
        label = self._label(i, apart)
        return self._dialogue(i, label) if label else None

    def _is_scene(self, line: Line, apart: bool) -> bool:
        if self._fountain and apart and len(line.text) > 1 and line.text[0] == "." and line.text[1] != ".":
            return True
        found = _SCENE.match(line.text)
        if found is None:
            return False
        if self._fountain and apart:
            return True
        capital = line.text if found.group()[-1] != "." else found.group()
        return capital == capital.upper()

    def _label(self, i: int, apart: bool) -> str:
        """What a line calls the speaker of the lines below it, "" where it is no character cue."""
        line = self._lines[i]
        outdented = i > 0 and line.indent >= self._lines[i - 1].indent + _OUTDENT
        if not (apart or outdented) or i + 1 >= len(self._lines) or not self._lines[i + 1].text:
            return ""
        found = _CUE.fullmatch(line.text) if len(line.text) <= _LONGEST_CUE else None
        if found is None or self._is_scene(self._lines[i + 1], apart=True):
            return ""
        name = " ".join(found["name"].split())
        if self._fountain and name.startswith("@"):
            return name[1:].strip()
        return name if _is_label(name) else ""

    def _dialogue(self, i: int, label: str) -> tuple[Element, int]:
        cue, first = self._lines[i], i + 1
        runs: list[Span] = []
        fresh = True  # whether the next spoken line begins a run
        closing = i  # the line at which the latest parenthetical closes
        i = first
        while i < len(self._lines) and self._goes_on(i, first):
            line = self._lines[i]
            if line.text.startswith("(") and i > closing:
                closing = self._closing(i)
            begin = self._spoken_from(line, i, closing)
            lyric = self._fountain and line.text.startswith("~")
            if begin == line.stop:
                fresh = fresh or line.text != ""
            elif runs and begin == line.start and not (fresh or lyric):
                runs[-1] = Span(runs[-1].start, line.stop)
            else:
                runs.append(Span(begin, line.stop))
                fresh = lyric
            i += 1
        where = Span(cue.start, cue.start + len(cue.text))
        return Element("dialogue", cue.start, self._lines[i - 1].stop, 0, label, where, tuple(runs)), i

    def _spoken_from(self, line: Line, i: int, closing: int) -> int:
        """Where speech begins on a line of a dialogue; its end where nothing on it is spoken."""
        if i < closing or (self._paged and _PAGE_MARK.fullmatch(line.text)):
            return line.stop
        if i > closing:
            return line.start
        after = line.text.index(")") + 1
        rest = line.text[after:]
        return line.stop - len(rest.lstrip()) if any(map(str.isalnum, rest)) else line.stop

    def _goes_on(self, i: int, first: int) -> bool:
        """Whether a line still belongs to the dialogue whose speech began at line ``first``."""
        line = self._lines[i]
        if not line.text:
            # In Fountain two spaces on an empty line keep a dialogue open.
            spaced = self._fountain and line.indent >= 2
            return spaced and i + 1 < len(self._lines) and self._lines[i + 1].text != ""
        deep = self._lines[first].indent >= _OUTDENT
        return not deep or line.indent * 2 >= self._lines[first].indent

    def _closing(self, i: int) -> int:
        """The line at which a parenthetical that begins at line i closes; i - 1 where it never does."""
        for j in range(i, min(i + _LONGEST_PARENTHETICAL, len(self._lines))):
            if not self._lines[j].text:
                break
            if ")" in self._lines[j].text:
                return j
        return i - 1

    def _action(self, i: int) -> tuple[Element, int]:
        first = i
        i += 1
        while i < len(self._lines) and self._lines[i].text and self._special(i, False) is None:
            i += 1
        kind: ElementKind = (
            "transition" if i == first + 1 and _is_transition(self._lines[first]) else "action"
        )
        return Element(kind, self._lines[first].start, self._lines[i - 1].stop), i


def _is_transition(line: Line) -> bool:
    return len(line.text) <= _LONGEST_CUE and _TRANSITION.fullmatch(line.text) is not None


def _is_label(name: str) -> bool:
    """Whether words in capitals can be a character's name above a dialogue."""
    if not name[0].isalnum() or name != name.upper() or not any(map(str.isalpha, name)):
        return False
    if name[-1] in "!?,;:-–—…" or _TRANSITION.fullmatch(name) or _PAGE_MARK.fullmatch(name):
        return False
    words = name.split()
    # "D.J." and "JR." end in a full stop, sentences in capitals do so after longer words.
    return len(words) <= _MOST_WORDS and (name[-1] != "." or "." in words[-1][:-1] or len(words[-1]) <= 3)
