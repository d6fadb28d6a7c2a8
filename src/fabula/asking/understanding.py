"""From a question in English to a query: the forms that ``docs/questions.md`` lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from fabula.asking.alternatives import alternatives_of
from fabula.asking.choosing import choose
from fabula.asking.contents import Contents, NotUnderstood, without_article
from fabula.asking.index import Index
from fabula.asking.minds import Mind, is_open, lay_out, owns
from fabula.asking.patterns import topic_of
from fabula.asking.query import WHOM, Query
from fabula.asking.sentence import Sentence, read_sentence
from fabula.asking.tellings import about_telling, hearers_or_tellers, is_telling
from fabula.asking.verbs import LEARNING, SEARCHING
from fabula.layers import Filler, Frame
from fabula.lexicon.stances import feeling_of

PRONOUN_READINGS = 2
"""How many people a pronoun is tried to mean where nothing is found for the first."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A query, and how certain it is that each claim of it is meant."""

    query: Query
    weights: Mapping[str, float] = field(default_factory=dict)


def understand(question: str, index: Index, during: str | None = None) -> Understood:
    """What a question asks.

    Args:
        during: the beat, scene or chapter that the question itself names.

    Raises:
        NotUnderstood: it is none of the forms, or names what the story does not have.
    """
    refused = NotUnderstood("it has no words")
    sentence: Sentence | None = None
    for rank in range(PRONOUN_READINGS):
        if rank and (sentence is None or not _has_pronouns(sentence)):
            break
        sentence = read_sentence(question, index.cast, rank)
        if sentence is None:
            break
        contents = Contents(index, lay_out(sentence))
        try:
            query = _query(contents)
        except NotUnderstood as error:
            refused = refused if rank else error
            continue
        if query.form in ("perceived", "told"):
            query = replace(query, during=during)
        elif query.at is None:
            query = replace(query, at=during)
        return Understood(query, dict(contents.weights))
    raise refused


def _has_pronouns(sentence: Sentence) -> bool:
    return any(sentence.trees.words[token].upos == "PRON" for token in sentence.meant)


def _query(contents: Contents) -> Query:
    by_word: Mapping[str, Callable[[Contents], Query]] = {
        "who": _who,
        "what": _what,
        "which": _what,
        "where": _where,
        "when": _when,
        "why": _why,
        "how": _why,
    }
    if not contents.layout.minds and contents.layout.core is None:
        raise NotUnderstood("it has no verb")
    return by_word.get(contents.layout.word or "", _polar)(contents)


def _who(contents: Contents) -> Query:
    layout = contents.layout
    for place, mind in enumerate(layout.minds):
        from_whom = owns(mind.frame, layout.token)["source"]
        if mind.lemma in LEARNING and from_whom and mind.holder is not None:
            return Query("tellers", contents.chain(layout.minds), contents.held())
        if mind.holder is None:
            return _holders(contents, place)
    core = layout.core
    if core is None:
        if "from" in contents.sentence.trees.forms and layout.minds:
            return Query("tellers", contents.chain(layout.minds), contents.held())
        raise NotUnderstood("it does not say who is to hold what")
    if not layout.minds and is_telling(core):
        return hearers_or_tellers(contents, core, owns(core, layout.token)["agent"])
    return _feeling(contents, core) or contents.fillers(core)


def _holders(contents: Contents, place: int) -> Query:
    """Who holds something, where the one who is asked for stands at a place in the chain of minds."""
    minds = contents.layout.minds
    chain = list(contents.chain(minds))
    chain[place] = WHOM
    stance = minds[-1].stance
    if minds[place].denied and stance in ("knows", "believes"):
        stance = "unaware" if stance == "knows" else "disbelieves"
    held, every = contents.held(), contents.asks_inside()
    return Query("holders", tuple(chain), held, every=every, stance=stance, evidence=minds[place].sense)


def _what(contents: Contents) -> Query:
    layout = contents.layout
    if layout.core is None:
        return _what_is_held(contents, layout.minds[-1])
    if not layout.minds and is_telling(layout.core):
        return about_telling(contents, layout.core)
    return contents.fillers(layout.core)


def _what_is_held(contents: Contents, mind: Mind) -> Query:
    chain = contents.chain(contents.layout.minds)
    topics = tuple(one for filler in mind.about for one in contents.topic(filler))
    if mind.sense is None:
        return Query("claims", chain, about=topics, stance=mind.stance)
    obliques = [one for one in mind.frame.obliques if one.word in ("in", "at", "on", "inside")]
    places = [one.filler for one in obliques if not one.filler.people and not contents.is_time(one.filler)]
    return Query(
        "perceived",
        chain,
        about=topics,
        evidence=mind.sense,
        place=contents.place(places[0]) if places else None,
        really=bool({"really", "actually"} & set(contents.sentence.trees.forms)),
    )


def _where(contents: Contents) -> Query:
    core, chain = contents.layout.core, contents.chain(contents.layout.minds)
    if core is None:
        raise NotUnderstood("it does not say where what is")
    things = [one for one in core.agent if not is_open(contents.sentence, one)]
    inner = contents.sentence.frames.get(core.content) if core.content is not None else None
    if _searches(core):
        sought = [one.filler for one in core.obliques if one.word == "for"] or list(core.patient)
        sought = sought or list(inner.patient if inner is not None else ())
        return _place_of(contents, _joined(chain, contents.people(things)), sought)
    if core.lemma.split()[0] == "be":
        return _place_of(contents, chain, things)
    if inner is not None and _searches(inner):  # "go to find the letter", "expect to find it"
        return _place_of(contents, _joined(chain, contents.people(things)), inner.patient)
    return replace(contents.fillers(core), role="place")


def _searches(frame: Frame) -> bool:
    return frame.lemma.split()[0] in SEARCHING


def _place_of(contents: Contents, chain: tuple[str, ...], things: Iterable[Filler]) -> Query:
    thing = next(iter(things), None)
    if thing is None:
        raise NotUnderstood("it does not say what is looked for")
    if thing.people:
        return Query("place", chain, of=thing.people[0])
    part = topic_of(contents.sentence, thing)
    if not any(one in contents.index.by_stem for one in part.stems):
        raise NotUnderstood(f"the story does not speak of “{part.words}”")
    return Query("place", chain, of=without_article(part.words))


def _joined(chain: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """A chain with one more at its end; whoever is there already is not repeated."""
    return chain if not more or chain[-1:] == more[:1] else (*chain, more[0])


def _when(contents: Contents) -> Query:
    layout = contents.layout
    if not layout.minds and layout.core is not None and is_telling(layout.core):
        return replace(about_telling(contents, layout.core), role="beat")
    return Query("since", contents.chain(layout.minds), contents.held())


def _why(contents: Contents) -> Query:
    minds = contents.layout.minds
    if not minds:
        raise NotUnderstood("Fabula tells why somebody believes something, not why or how it came about")
    if contents.layout.word == "how" and minds[-1].lemma == "feel":
        topics = tuple(one for filler in minds[-1].about for one in contents.people((filler,)))
        return Query("feels", contents.chain(minds), about=topics)
    return Query("grounds", contents.chain(minds), contents.held())


def _polar(contents: Contents) -> Query:
    minds, core = contents.layout.minds, contents.layout.core
    if minds and minds[0].holder is None:
        return _holders(contents, 0)
    if not minds and core is not None and is_telling(core):
        if any(is_open(contents.sentence, one) for one in core.agent):
            return hearers_or_tellers(contents, core, True)
        return replace(about_telling(contents, core), role="whether")
    chain = contents.chain(minds)
    choice = alternatives_of(contents.sentence, core) if core is not None else None
    if choice is not None:
        return choose(contents, chain, choice)
    feeling = _feeling(contents, core) if core is not None and not minds else None
    if feeling is not None:
        return feeling
    claims = contents.held()
    if contents.asks_whether():
        claims = (*claims, *(one[1:] if one.startswith("-") else f"-{one}" for one in claims))
    stance = minds[-1].stance if minds else None
    evidence = minds[0].sense if len(minds) == 1 else None
    every = contents.asks_inside()
    return Query("value", chain, claims, every=every, stance=stance, evidence=evidence)


def _feeling(contents: Contents, core: Frame) -> Query | None:
    """Who loves or hates whom; None for what is no feeling for somebody."""
    lemma = core.lemma
    if core.complement is not None:
        lemma = contents.sentence.trees.words[core.token].lemma.casefold()
    stance = feeling_of(lemma)
    holder, toward = contents.people(core.agent), contents.people(core.patient)
    if core.complement is not None:
        toward = contents.people(one.filler for one in core.obliques)
    asked = contents.layout.word == "who"
    if stance is None or not (holder or toward) or not (asked or (holder and toward)):
        return None
    return Query("feels", holder or (WHOM,), about=toward or (WHOM,), stance=stance)
