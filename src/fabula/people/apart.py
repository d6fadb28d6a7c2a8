"""Names that two people must bear, because of how the text sets them side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from fabula.book import Book
from fabula.layers import CUES, MENTIONS, Mention
from fabula.people.clusters import forms_apart
from fabula.people.evidence import Use
from fabula.people.names import key, parse, same_given

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
NEIGHBOURS = 4  # quoted spans
# Shares of a form's uses that prove two people: in one sentence, in turns.
TOGETHER, TAKEN = 0.05, 0.1
SENTENCE_REACH = 200  # characters
NAMESAKES_JOINED = frozenset({"and", "or", "&"})
JOINING = NAMESAKES_JOINED | {",", ", and", "to", "from", "with"}


def side_by_side(book: Book, uses: Mapping[str, Use]) -> frozenset[tuple[str, str]]:
    """Forms of names that stand side by side and so are two people's.

    Joined by "and", "or", "to" or a comma, once is enough. Both in one sentence of the narration with no
    word in common or with one honorific and surname ("Mr. Knightley took Mr. John Knightley's arm"), and
    both in tags of neighbouring lines, which two people share out between them: often enough for names
    of their frequency, since a careless narrator may call one person by two names now and then.
    """
    joined = []
    together: Counter[tuple[str, str]] = Counter()
    proper = [mention for mention in book[MENTIONS] if mention.kind == "PROP"]
    for one, other in pairwise(proper):
        between = book.text.cut((one.stop, min(other.start, one.stop + SENTENCE_REACH + 1)))
        forms = _form(book, one), _form(book, other)
        if not _tell_apart(*forms):
            continue
        if between.strip() in (NAMESAKES_JOINED if _namesakes(*forms) else JOINING):
            joined.append(forms)
        elif (
            one.quoted is None
            and other.quoted is None
            and len(between) <= SENTENCE_REACH
            and not SENTENCE_END.search(between)
        ):
            together[_pair(*forms)] += 1
    often = [
        pair
        for pair, times in together.items()
        if times >= 1 + _namesakes(*pair) and times >= TOGETHER * min(uses[form].narrated for form in pair)
    ]
    return forms_apart([*joined, *often, *_taking_turns(book)])


def _taking_turns(book: Book) -> list[tuple[str, str]]:
    """Forms of names in the tags of neighbouring lines in different paragraphs."""
    mentions = book[MENTIONS]
    tagged = [
        (cue, _form(book, mentions[cue.mention]))
        for cue in book[CUES]
        if cue.kind in ("tag", "lead") and mentions[cue.mention].kind == "PROP"
    ]
    times = Counter(form for _, form in tagged)
    votes: Counter[tuple[str, str]] = Counter()
    for (here, one), (there, other) in pairwise(tagged):
        distance = there.quoted - here.quoted
        parted = distance <= NEIGHBOURS and "\n" in book.text.cut((here.stop, there.start))
        if parted and _tell_apart(one, other):
            votes[_pair(one, other)] += 2 if distance <= 2 else 1
    return [pair for pair, n in votes.items() if n >= 2 * max(1.0, TAKEN * min(times[form] for form in pair))]


def _form(book: Book, mention: Mention) -> str:
    return key(book.text.cut((mention.start, mention.stop)))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _tell_apart(one: str, other: str) -> bool:
    """Whether a narrator who uses both forms in one sentence must mean two people by them."""
    a, b = parse(one), parse(other)
    if not a.words or not b.words or a.words == b.words or same_given(a.words[0], b.words[0]):
        return False
    return _namesakes(one, other) or not set(a.words) & set(b.words)


def _namesakes(one: str, other: str) -> bool:
    """Whether two forms share honorific and surname."""
    a, b = parse(one), parse(other)
    return bool(a.honorifics) and a.honorifics == b.honorifics and a.words[-1:] == b.words[-1:]
