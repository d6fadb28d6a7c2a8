"""The story cut into stretches: words of one sentence that come from one mind, and in which manner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fabula.findings.page import Page
from fabula.findings.telling_words import telling_words
from fabula.layers import FRAMES, Frame
from fabula.trees import Trees

Voice = Literal["narration", "foreseen", "speech", "thought", "writing", "held", "denied", "wished", "told"]
"""Narration, narration of what will or would be, quotations, and what narration says that somebody holds,
does not hold, wishes or tells."""

PRIVATE: frozenset[Voice] = frozenset(("thought", "held", "denied", "wished"))
"""Voices that nobody else hears."""

_HOLDING = frozenset(
    """know realize realise understand foresee guess remember recall see sense suspect believe think suppose
    feel expect imagine certain sure aware picture recognize recognise""".split()
)
_WISHING = frozenset("want wish hope dream fear decide wonder long intend plan love hate".split())
_TELLING = frozenset(
    """say tell add answer reply explain whisper mention report announce warn promise remind assure declare
    murmur mutter shout call ask cry type write text print""".split()
)
_SURE = frozenset("certain sure aware".split())
_TAGS = frozenset("think know say ask reply tell whisper answer".split())
_TO_THE_END = frozenset("know understand realize realise think wish long dream".split())
_FUTURE = frozenset("will would shall".split())
_DENIED = frozenset(("CT-", "PR-", "PS-"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one sentence in one voice.

    Attributes:
        sentence: index of the sentence.
        tokens: indices of its words, not always neighbours.
        person: whose words or thoughts they are; None for narration, and where unknown.
        hearers: those to whom it is said.
        words: its lemmas that may tell something.
        quote: id of the quotation, None outside.
        certainty: that ``person`` is right.
    """

    index: int
    sentence: int
    start: int
    stop: int
    tokens: tuple[int, ...]
    voice: Voice
    person: str | None
    hearers: tuple[str, ...]
    words: frozenset[str]
    quote: str | None
    certainty: float


Mind = tuple[Voice, str | None, float]


def stretches(page: Page) -> tuple[Stretch, ...]:
    """All stretches in the order of the text."""
    minds = _minds(page)
    coming = {row.token for row in page.story.book[FRAMES] if row.quoted is None and row.modality in _FUTURE}
    found: list[Stretch] = []
    for index, sentence in enumerate(page.sentences):
        groups: dict[tuple[str, Mind] | str, list[int]] = {}
        for token in range(sentence.first, sentence.last):
            quote = page.quote_of[token]
            key = quote.id if quote is not None else ("", minds[token]) if token in minds else ""
            groups.setdefault(key, []).append(token)
        for tokens in groups.values():
            found.append(_stretch(page, len(found), index, tuple(tokens), minds, coming))
    return tuple(found)


def _stretch(
    page: Page, index: int, sentence: int, tokens: tuple[int, ...], minds: dict[int, Mind], coming: set[int]
) -> Stretch:
    words = [page.trees.words[token] for token in tokens]
    quote = page.quote_of[tokens[0]]
    voice: Voice
    if quote is not None:
        voice, person, certainty = quote.kind, quote.speaker, quote.certainty
    elif tokens[0] in minds:
        voice, person, certainty = minds[tokens[0]]
    else:
        voice, person, certainty = "foreseen" if coming.intersection(tokens) else "narration", None, 1.0
    return Stretch(
        index=index,
        sentence=sentence,
        start=words[0].start,
        stop=words[-1].stop,
        tokens=tokens,
        voice=voice,
        person=person,
        hearers=quote.addressees if quote is not None else (),
        words=telling_words(words),
        quote=quote.id if quote is not None else None,
        certainty=certainty,
    )


def _minds(page: Page) -> dict[int, Mind]:
    """For words of narration that somebody holds, wishes or tells: how, and who."""
    found: dict[int, Mind] = {}
    for frame in page.story.book[FRAMES]:
        if frame.quoted is not None:
            continue
        voice = _voice(page, frame)
        if voice is None:
            continue
        fillers = [(person, row.certainty) for row in frame.agent for person in row.people]
        who, certainty = fillers[0] if fillers else (None, 0.0)
        for token in _content(page, frame):
            found.setdefault(token, (voice, who, certainty))
    return found


def _voice(page: Page, frame: Frame) -> Voice | None:
    verb = frame.lemma.split(" ")[0]
    if verb == "be" and frame.complement is not None:
        first, last = page.tokens(*frame.complement)
        verb = next((w.lemma for w in page.trees.words[first:last] if w.lemma in _SURE), verb)
    if verb in _HOLDING:
        return "denied" if frame.polarity == "-" or frame.factuality in _DENIED else "held"
    return "told" if verb in _TELLING else "wished" if verb in _WISHING else None


def _content(page: Page, frame: Frame) -> Iterator[int]:
    """The words of what is held, wished or told."""
    trees, verb, token = page.trees, frame.lemma.split(" ")[0], frame.token
    sentence = page.sentences[page.sentence_of[token]]
    clauses = [child for child in trees.children(token, "ccomp", "parataxis") if child > token]
    if verb in _TAGS and not clauses and _follows(trees, token, sentence.first):
        yield from range(sentence.first, token - 1)
        yield from _going_on(trees, token, sentence.last)
    elif frame.content is not None:
        yield from trees.below(frame.content)
    elif clauses:
        for clause in clauses:
            yield from trees.below(clause)
    elif trees.stands_in(token, "parataxis"):
        yield from sorted(set(range(sentence.first, token)) - set(trees.below(token)))
    elif verb in _TO_THE_END:
        yield from range(token + 1, sentence.last)
    if verb == "know":
        yield from range(token + 1, sentence.last)


def _going_on(trees: Trees, token: int, last: int) -> Iterator[int]:
    """What goes on behind a tag: "He will come, I thought, and he will stay"; not what else I did."""
    aside = {
        below for child in trees.children(token, "conj", "advcl", "advmod") for below in trees.below(child)
    }
    if token + 1 < last and trees.forms[token + 1] == ",":
        yield from (word for word in range(token + 2, last) if word not in aside)


def _follows(trees: Trees, token: int, first: int) -> bool:
    """Whether a verb with its subject stands behind what it takes: "He will come, I thought"."""
    return (
        token > first + 2
        and trees.forms[token - 2] == ","
        and trees.stands_in(token, "parataxis", "root", "conj")
    )
