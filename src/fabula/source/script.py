"""What a screenplay says of its story: layers that need no inference, because the format gives them.

Scenes are chapters. What stands below a character cue is that character's speech; the cue itself and
parentheticals are narration. The title page, notes, synopses and page marks are paratext.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.book import Made
from fabula.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    CHAPTERS,
    EMPHASES,
    GIVEN_CAST,
    PARAGRAPHS,
    PARATEXT,
    QUOTATIONS,
    QUOTED_SPANS,
    Attribution,
    Block,
    BlockKind,
    Chapter,
    GivenCharacter,
    Paragraph,
    Paratext,
    Quotation,
    QuotedSpan,
)
from fabula.lexicon import people
from fabula.slug import unique_slugs
from fabula.source.plain import find_emphases
from fabula.source.screenplay import Element, Screenplay, read_screenplay
from fabula.source.transcript import read_transcript
from fabula.text import Span

MAKER = "screenplay"
"""The maker of all rows that a screenplay gives."""
CERTAIN = 1.0

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOINING = re.compile(r"\s*(?:[/&,]|\bAND\b)\s*")
_EVERYBODY = frozenset({"ALL", "BOTH", "EVERYBODY", "EVERYONE", "TOGETHER"})
_POSSESSIVE = re.compile(r"(?<=['’])S\Z")
_SMALL = frozenset("of the and de la le van von der du".split())


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of an element without cut matter; a dialogue's begins below its cue."""

    start: int
    stop: int
    element: Element


@dataclass(frozen=True, slots=True)
class _Cast:
    """The people of a screenplay, and for each label of a cue the ids of those who speak under it."""

    people: tuple[GivenCharacter, ...]
    speakers: Mapping[str, tuple[str, ...]]


def read_script(characters: str, suffix: str) -> Made | None:
    """The layers that a text gives if it is a screenplay or a transcript, else None.

    ``suffix`` is the ending of its file's name, in lower case.
    """
    screenplay = read_screenplay(characters, suffix) or read_transcript(characters)
    return None if screenplay is None else script_layers(characters, screenplay)


def script_layers(characters: str, screenplay: Screenplay) -> Made:
    """The layers of a screenplay; the people of its cast have ids of their own."""
    pieces = tuple(_pieces(characters, screenplay))
    paratext = tuple(_paratext(characters, screenplay))
    blocks = tuple(_blocks(screenplay, pieces, paratext))
    cast = _cast(characters, screenplay)
    chapters, paragraphs = _chapters(pieces)
    return {
        BLOCKS: blocks,
        EMPHASES: find_emphases(characters, blocks),
        GIVEN_CAST: cast.people,
        CHAPTERS: chapters,
        PARAGRAPHS: paragraphs,
        PARATEXT: tuple(Paratext(*span) for span in paratext),
        **_conversation(characters, screenplay, cast),
    }


def _pieces(characters: str, screenplay: Screenplay) -> Iterator[_Piece]:
    for element in screenplay.elements:
        if element.kind not in ("paratext", "separator"):
            start = element.cue.stop if element.cue is not None else element.start
            for span in _without(characters, Span(start, element.stop), screenplay.cut):
                yield _Piece(*span, element)


def _without(characters: str, span: Span, cut: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span beside the cut matter in it, outer white space and empty stretches left out."""
    start, at = span.start, bisect_right(cut, span.start, key=lambda row: row.stop)
    while at < len(cut) and cut[at].start < span.stop:
        yield from _stripped(characters, start, cut[at].start)
        start = cut[at].stop
        at += 1
    yield from _stripped(characters, start, span.stop)


def _stripped(characters: str, start: int, stop: int) -> Iterator[Span]:
    while start < stop and characters[start].isspace():
        start += 1
    while start < stop and characters[stop - 1].isspace():
        stop -= 1
    if start < stop:
        yield Span(start, stop)


def _paratext(characters: str, screenplay: Screenplay) -> Iterator[Span]:
    """Title page, synopses, page marks, notes and boneyards, in order and disjoint."""
    rows = list(screenplay.cut)
    for element in screenplay.elements:
        if element.kind == "paratext":
            rows.extend(_without(characters, Span(element.start, element.stop), screenplay.cut))
    yield from sorted(rows)


def _blocks(screenplay: Screenplay, pieces: Sequence[_Piece], paratext: Sequence[Span]) -> list[Block]:
    rows = [Block(span.start, span.stop, "paratext") for span in paratext]
    for element in screenplay.elements:
        if element.cue is not None:
            rows.append(Block(element.cue.start, element.cue.stop, "paragraph"))
        elif element.kind == "separator":
            rows.append(Block(element.start, element.stop, "separator"))
    for piece in pieces:
        heading = piece.element.kind in ("scene", "section")
        kind: BlockKind = "heading" if heading else "paragraph"
        rows.append(Block(piece.start, piece.stop, kind, piece.element.level if heading else 0))
    return sorted(rows, key=lambda row: row.start)


def _chapters(pieces: Sequence[_Piece]) -> tuple[tuple[Chapter, ...], tuple[Paragraph, ...]]:
    """A chapter begins with each scene, with the sections right above it, and with the first FADE IN."""
    starts: list[tuple[int, Span | None]] = []
    paragraphs: list[Paragraph] = []
    opening = False  # whether a heading that comes now belongs to the chapter begun last
    for piece in pieces:
        if not starts or (piece.element.kind in ("scene", "section") and not opening):
            starts.append((piece.start, None))
            opening = True
        if piece.element.kind in ("scene", "section"):
            # Of several headings on end the last one is the chapter's: what stands between is not.
            starts[-1] = (starts[-1][0], Span(piece.start, piece.stop))
        else:
            opening = opening and piece.element.kind == "transition" and starts[-1][1] is None
            paragraphs.append(Paragraph(piece.start, piece.stop, f"ch{len(starts)}"))
    starts = starts or [(0, None)]
    stops = [start for start, _ in starts[1:]] + [pieces[-1].stop if pieces else 0]
    rows = enumerate(zip(starts, stops, strict=True), 1)
    chapters = tuple(Chapter(f"ch{n}", start, stop, heading) for n, ((start, heading), stop) in rows)
    return chapters, tuple(paragraphs)


def _conversation(characters: str, screenplay: Screenplay, cast: _Cast) -> Made:
    """Every dialogue as one quotation with its speaker."""
    spans: list[QuotedSpan] = []
    quotations: list[Quotation] = []
    attributions: list[Attribution] = []
    for element in screenplay.elements:
        first = len(spans)
        for run in element.speech:
            for span in _without(characters, run, screenplay.cut):
                inner = Span(span.start + 1, span.stop) if characters[span.start] == "~" else span
                later = len(spans) > first
                spans.append(QuotedSpan(*span, inner, "speech", later, None, CERTAIN, MAKER))
        if len(spans) == first or element.cue is None:
            continue
        id, members = f"q{len(quotations) + 1}", tuple(range(first, len(spans)))
        start, stop = spans[first].start, spans[-1].stop
        quotations.append(Quotation(id, start, stop, members, "speech", None, CERTAIN, MAKER))
        speakers = cast.speakers[element.label]
        share = round(CERTAIN / len(speakers), 4) if speakers else 0.0
        speaker = speakers[0] if speakers else None
        candidates = tuple((person, share) for person in speakers)
        attributions.append(Attribution(id, speaker, "explicit", element.cue, candidates, share, MAKER))
    return {
        QUOTED_SPANS: tuple(spans),
        QUOTATIONS: tuple(quotations),
        ATTRIBUTIONS: tuple(attributions),
    }


def _cast(characters: str, screenplay: Screenplay) -> _Cast:
    """The people whom the cues name, in order of appearance; "MIRA AND BEN" are those two."""
    labels = dict.fromkeys(element.label for element in screenplay.elements if element.label)
    folded = {label: " ".join(label.upper().replace("’", "'").split()) for label in labels}
    singles = {name: label for label, name in reversed(folded.items())}
    parts = {label: _parts(name, singles) for label, name in folded.items()}
    persons = list(dict.fromkeys(name for names in parts.values() for name in names))
    cases = _cases(characters, persons)
    names = {person: _name(singles[person], cases) for person in persons}
    ids = dict(zip(persons, unique_slugs(list(names.values())), strict=True))
    people_found = tuple(
        GivenCharacter(ids[person], names[person], _aliases(names[person])) for person in persons
    )
    return _Cast(people_found, {label: tuple(ids[name] for name in parts[label]) for label in labels})


def _parts(name: str, singles: Mapping[str, str]) -> tuple[str, ...]:
    """The people whom a label names: itself, several who have cues of their own, or nobody in particular."""
    if name in _EVERYBODY:
        return ()
    several = tuple(dict.fromkeys(_JOINING.split(name)))
    return several if len(several) > 1 and all(part in singles for part in several) else (name,)


def _cases(characters: str, persons: Sequence[str]) -> Mapping[str, str]:
    """How the script writes the words of names where it does not write them in capitals."""
    wanted = {word for person in persons for word in _WORD.findall(person)}
    uses = Counter(
        form
        for form in _WORD.findall(characters)
        if form[0].isupper() and not form.isupper() and form.upper().replace("’", "'") in wanted
    )
    cases: dict[str, str] = {}
    for form, _ in sorted(uses.items(), key=lambda use: (-use[1], use[0])):
        cases.setdefault(form.upper().replace("’", "'"), form)
    return cases


def _name(label: str, cases: Mapping[str, str]) -> str:
    """A label as a name: "MRS. MCCOY" is Mrs. McCoy where the script says so somewhere."""
    if label != label.upper():
        return label

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in _SMALL and match.start():
            return word.lower()
        return cases.get(word.replace("’", "'")) or _POSSESSIVE.sub("s", word.title())

    return _WORD.sub(cased, label)


def _aliases(name: str) -> tuple[str, ...]:
    """A nameless person's description: the cue WOMAN is "the woman" of the action."""
    return (f"the {name}",) if name.split()[-1].lower() in people.human_nouns() else ()
