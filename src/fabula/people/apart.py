"""Names that two people must bear, because of how the text sets them side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from fabula.book import Book
from fabula.layers import CUES, MENTIONS, PARAGRAPHS, QUOTED_SPANS, Mention
from fabula.lexicon import people
from fabula.people.clusters import forms_apart
from fabula.people.evidence import Use
from fabula.people.fitting import RARE
from fabula.people.genders import genders
from fabula.people.names import Name, key, parse, same_given, written

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
TURN_VOTES = {1: 2, 3: 1}  # by the distance of two paragraphs with speech
# Shares of a form's uses that prove two people: in one sentence, in turns.
TOGETHER, TAKEN = 0.05, 0.1
TOGETHER_THOUGH_ONE = 0.1  # where the two forms make a full name of the book
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
    full = _full_names(uses)
    joined = []
    together: Counter[tuple[str, str]] = Counter()
    proper = [mention for mention in book[MENTIONS] if mention.kind == "PROP"]
    for one, other in pairwise(proper):
        between = book.text.cut((one.stop, min(other.start, one.stop + SENTENCE_REACH + 1)))
        forms = _form(book, one), _form(book, other)
        alone = key(book.text.cut((one.start, one.stop)))
        if alone != forms[0] != forms[1] and between.strip() in NAMESAKES_JOINED:  # Dr. and Mrs. Hill
            joined.append(forms)
            continue
        if not _tell_apart(*forms):
            continue
        if between.strip() in _joining(*forms, full):
            joined.append(forms)
        elif (
            one.quoted is None
            and other.quoted is None
            and len(between) <= SENTENCE_REACH
            and not SENTENCE_END.search(between)
        ):
            together[_pair(*forms)] += 1
    often = [pair for pair, times in together.items() if times >= _proof(pair, uses, full)]
    return forms_apart([*joined, *often, *_taking_turns(book)])


def _proof(pair: tuple[str, str], uses: Mapping[str, Use], full: frozenset[tuple[str, str]]) -> float:
    """How often two forms must share a sentence to be two people's."""
    fewest = min(uses[form].narrated for form in pair)
    if pair in full:
        return max(2.0, TOGETHER_THOUGH_ONE * fewest)
    return max(1.0 + _namesakes(*pair), TOGETHER * fewest)


def _joining(one: str, other: str, full: frozenset[tuple[str, str]]) -> frozenset[str]:
    """What must stand between two forms of names to make them two people's at once."""
    if _namesakes(one, other):
        return NAMESAKES_JOINED
    apposed = parse(one).article != parse(other).article  # "the Collector, Mr. Turton"
    return JOINING - {","} if apposed or _pair(one, other) in full else JOINING


def _full_names(uses: Mapping[str, Use]) -> frozenset[tuple[str, str]]:
    """A given name and a surname that the book joins elsewhere: Adela, Miss Quested, by "Adela Quested".

    Only where nobody else of that surname and sex is named, and nobody's wife or mother is meant.
    """
    gender = genders(uses)
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for form in uses:
        name = parse(form)
        if name.given and name.surname:
            bearers[name.surname, gender[form] or name.gender].add(name.given)
    pairs = set()
    for form in uses:
        name = parse(form)
        if len(name.words) != 1 or name.article or set(name.honorifics) & people.MARRIED_WOMAN:
            continue
        sex = gender[form]
        sure, unsure = bearers.get((name.words[0], sex), set()), bearers.get((name.words[0], ""), set())
        for given in sure | unsure if sex and len(sure | unsure) == 1 else ():
            agree = gender.get(given) == sex or (not gender.get(given) and given in sure)
            if agree and _is_known(given) and not _told_apart(name, given, uses):
                pairs.add(_pair(form, given))
    return frozenset(pairs)


def _is_known(given: str) -> bool:
    """Whether a given name is one for sure: the Fitzwilliam of the story may be a colonel of that surname."""
    return given.lower() in people.given_names() or given.lower() in people.full_forms()


def _told_apart(name: Name, given: str, uses: Mapping[str, Use]) -> bool:
    """Whether the narrator writes "Mr. John Knightley" again and again, whom he tells from Mr. Knightley."""
    full = uses.get(key(" ".join((*name.honorifics, given, *name.words)).title()))
    return bool(name.honorifics) and full is not None and full.narrated > RARE


def _taking_turns(book: Book) -> list[tuple[str, str]]:
    """Forms of names in the tags of neighbouring lines: next to each other, or with two lines between.

    Where one line stands between, the same person may well have the word again, under another name.
    """
    mentions, spans = book[MENTIONS], book[QUOTED_SPANS]
    starts = [paragraph.start for paragraph in book[PARAGRAPHS]]
    paragraphs = [bisect_right(starts, span.start) for span in spans]
    line_of = {paragraph: line for line, paragraph in enumerate(sorted(set(paragraphs)))}
    tagged = [
        (line_of[paragraphs[cue.quoted]], _form(book, mentions[cue.mention]))
        for cue in book[CUES]
        if cue.kind in ("tag", "lead") and mentions[cue.mention].kind == "PROP"
    ]
    times = Counter(form for _, form in tagged)
    votes: Counter[tuple[str, str]] = Counter()
    for (here, one), (there, other) in pairwise(tagged):
        if there - here in TURN_VOTES and _tell_apart(one, other):
            votes[_pair(one, other)] += TURN_VOTES[there - here]
    return [pair for pair, n in votes.items() if n >= 2 * max(1.0, TAKEN * min(times[form] for form in pair))]


def _form(book: Book, mention: Mention) -> str:
    return key(written(book.text.characters, mention.start, mention.stop))


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
