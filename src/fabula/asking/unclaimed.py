"""Who knows what no claim of the world says: those in whose hearing it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fabula.asking.alike import alike
from fabula.asking.heard import Lines
from fabula.asking.holding import YES
from fabula.asking.index import Index
from fabula.asking.mending import OPEN
from fabula.asking.minds import lay_out
from fabula.asking.patterns import stems_of
from fabula.asking.query import WHOM, Query
from fabula.asking.reply import Answer
from fabula.asking.sentence import Sentence, read_sentence
from fabula.asking.verdicts import Found
from fabula.errors import UnknownName
from fabula.layers import Frame
from fabula.story import Quote

ENOUGH = 0.5
"""The certainty from which on a story's lines are taken to say what is asked."""
LIKELY = 0.5
"""The share of what may be meant that somebody has to have heard."""
OTHER_VERB = 0.6
"""For a line that does not have the verb of what is asked, nor one that is near it."""
LONGEST = 160
"""Characters of a line that are given as what somebody knows."""


def meant_lines(
    question: str, index: Index, lines: Lines, at: str | None
) -> tuple[Query, dict[str, float]] | None:
    """The query for who heard what a question asks, with how certain it is that each line is meant.

    None for a question that asks for something else than who knows or whether somebody does, and where no
    line says it.

    Args:
        at: id of the beat, scene or chapter at whose end it is asked; None for the end of the story.
    """
    sentence = read_sentence(question, index.cast)
    layout = lay_out(sentence) if sentence is not None else None
    if sentence is None or layout is None or len(layout.minds) != 1 or layout.word not in (None, "who"):
        return None
    mind, core = layout.minds[0], layout.core
    asked = mind.holder is None or (layout.word is None and bool(mind.holder.people))
    if mind.stance != "knows" or mind.sense == "saw" or mind.denied or not asked:
        return None
    if _names_strangers(sentence, lines) or (core is not None and core.polarity == "-"):
        return None
    words = sentence.text.cut((sentence.trees.words[mind.frame.token].stop, len(sentence.text.characters)))
    found = lines.heard(words, _until(index, at))
    if found is None:
        return None
    certainty = found.certainty
    if core is not None and _is_told(sentence, core) and not _has_verb(core.lemma, found.lines[0][0]):
        certainty *= OTHER_VERB
    if certainty < ENOUGH:
        return None
    holder = WHOM if mind.holder is None else mind.holder.people[0]
    weights = {quote.id: share * certainty for quote, share in found.lines}
    return Query("heard", (holder,), lines=tuple(weights), stance="knows"), weights


def heard(query: Query, index: Index, weights: Mapping[str, float], lines: Lines | None) -> Found:
    """Those who heard what some lines say, or whether the holder did.

    Raises:
        UnknownName: the story has no such line.
    """
    heard_by: dict[str, dict[Quote, float]] = {}
    for id in query.lines:
        quote = lines.quote(id) if lines is not None else None
        if lines is None or quote is None:
            raise UnknownName(id, "the story has no such line", "`fabula show STORY quotes` lists them")
        for person in lines.hearers(quote):
            heard_by.setdefault(person, {})[quote] = weights.get(id, 1.0)
    whole = min(1.0, sum(weights.get(id, 1.0) for id in query.lines))
    (asked,) = query.holder[-1:] or (WHOM,)
    found = []
    for person, shares in heard_by.items():
        share = min(1.0, sum(shares.values()))
        if asked in (WHOM, person) and share >= LIKELY * whole:
            likeliest = sorted(shares, key=lambda quote: -shares[quote])
            found.append(_answer(person if asked == WHOM else YES, index, likeliest, share))
    return tuple(found), True


def told_of(query: Query, index: Index, lines: Lines) -> tuple[Answer, ...]:
    """The lines about the people and things of a query that others said in the holder's hearing.

    What is only asked tells nothing.
    """
    topics = [[stems_of(name) for name in (index.cast.names_of(one) or (one,))] for one in query.about]
    if not topics or len(query.holder) != 1:
        return ()
    return tuple(
        _answer(_shortened(quote.words), index, [quote], quote.certainty)
        for quote in lines.about(topics, _until(index, query.at))
        if quote.speaker != query.holder[0] and query.holder[0] in lines.hearers(quote)
        if not quote.words.endswith("?")
    )


def _is_told(sentence: Sentence, core: Frame) -> bool:
    """Whether a clause tells what is known, and does not ask for it (what he did, where she is)."""
    below = sentence.trees.below(core.token)
    return core.lemma != "be" and not any(sentence.trees.forms[token] in OPEN for token in below)


def _has_verb(lemma: str, quote: Quote) -> bool:
    return any(alike(lemma, one) for one in stems_of(quote.words))


def _answer(value: str, index: Index, quotes: Iterable[Quote], certainty: float) -> Answer:
    """An answer that rests on lines, and on the acts that are known to be in them."""
    quotes = tuple(quotes)
    acts = tuple(act for quote in quotes for act in index.in_quote.get(quote.id, ()))
    spans = tuple(span for quote in quotes for span in quote.inner)
    return Answer(value, acts, spans, round(certainty, 4))


def _until(index: Index, at: str | None) -> frozenset[str] | None:
    """The beats up to the end of one, of a scene or of a chapter; None for all."""
    end = index.end_of(at)
    if end is None:
        return None
    last = index.beats[end].story_order
    return frozenset(beat.id for beat in index.world.beats if beat.story_order <= last)


def _names_strangers(sentence: Sentence, lines: Lines) -> bool:
    """Whether a question has a name that the story does not have."""
    trees = sentence.trees
    names = [t for t, word in enumerate(trees.words) if word.upos == "PROPN" and t not in sentence.meant]
    return any(not lines.has(one) for token in names for one in stems_of(trees.forms[token]))


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
