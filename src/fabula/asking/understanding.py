"""From a question in English to a query: the forms that ``docs/questions.md`` lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from fabula.asking.alternatives import Alternatives, alternatives_of
from fabula.asking.index import Index
from fabula.asking.likeness import likest
from fabula.asking.matching import Match, about, best, match
from fabula.asking.mending import OPEN
from fabula.asking.minds import ANYBODY, Layout, Mind, lay_out, owns
from fabula.asking.patterns import Part, Pattern, pattern_of, stems_of, topic_of
from fabula.asking.query import WHOM, Query
from fabula.asking.sentence import Sentence, read_sentence
from fabula.asking.verbs import HAPPENING, LEARNING, SAYING, SEARCHING, WITHHOLDING, kind_of_act
from fabula.layers import Filler, Frame
from fabula.layers.people import NARRATOR

PRONOUN_READINGS = 2
"""How many people a pronoun is tried to mean where nothing is found for the first."""
_NOW = frozenset("end now finally currently".split())


class NotUnderstood(Exception):
    """A question that is none of the forms, or that speaks of what the story does not have."""


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
    for rank in range(PRONOUN_READINGS):
        sentence = read_sentence(question, index.cast, rank)
        if sentence is None or (rank and not _has_pronouns(sentence)):
            break
        try:
            return _Reading(index, lay_out(sentence), during).understood()
        except NotUnderstood as error:
            refused = refused if rank else error
    raise refused


def _has_pronouns(sentence: Sentence) -> bool:
    return any(sentence.trees.words[token].upos == "PRON" for token in sentence.meant)


class _Reading:
    """One question on its way to a query."""

    def __init__(self, index: Index, layout: Layout, during: str | None) -> None:
        self.index = index
        self.layout = layout
        self.sentence: Sentence = layout.sentence
        self.during = during
        self.weights: dict[str, float] = {}
        self.forms = frozenset(self.sentence.trees.forms)

    def understood(self) -> Understood:
        handle = {
            "who": self._who,
            "what": self._what,
            "which": self._what,
            "where": self._where,
            "when": self._when,
            "why": self._why,
            "how": self._why,
        }
        query = handle.get(self.layout.word or "", self._polar)()
        if query.form in ("perceived", "told"):
            query = replace(query, during=self.during)
        elif query.at is None:
            query = replace(query, at=self.during)
        return Understood(query, dict(self.weights))

    # Who

    def _who(self) -> Query:
        minds, core, token = self.layout.minds, self.layout.core, self.layout.token
        for place, mind in enumerate(minds):
            filled = owns(mind.frame, token)
            if mind.lemma in LEARNING and filled["source"] and mind.holder is not None:
                return self._tellers(self._chain(minds), self._held())
            if mind.holder is None:
                return self._holders(place)
        if core is None:
            if token is not None and "from" in self.forms and minds:
                return self._tellers(self._chain(minds), self._held())
            raise NotUnderstood("it does not say who is to hold what")
        if not minds and core.lemma.split()[0] in SAYING:
            return self._who_in_telling(core, owns(core, token))
        return self._fillers(core)

    def _holders(self, place: int) -> Query:
        minds = self.layout.minds
        chain = list(self._chain(minds))
        chain[place] = WHOM
        mind = minds[place] if place == len(minds) - 1 else minds[-1]
        stance = mind.stance
        if minds[place].denied and stance in ("knows", "believes"):
            stance = "unaware" if stance == "knows" else "disbelieves"
        query = Query("holders", tuple(chain), self._held(), stance=stance, evidence=minds[place].sense)
        return replace(query, every=self._asks_inside())

    def _who_in_telling(self, core: Frame, filled: Mapping[str, bool]) -> Query:
        claims, topics = self._said(core)
        if filled["agent"] and self._people(core.agent) == ():
            to = self._people(core.recipient) or self._people(core.patient)
            act = kind_of_act(core.lemma)
            if claims and len(to) == 1 and act is None:
                return Query("tellers", to, claims)
            return Query("told", by=(WHOM,), to=to, claim=claims, about=topics, act=act, role="by")
        by, act = self._people(core.agent), kind_of_act(core.lemma)
        return Query("hearers", by=by, claim=claims, about=topics, act=act)

    def _tellers(self, chain: tuple[str, ...], claims: tuple[str, ...]) -> Query:
        return Query("tellers", chain, claims)

    # What

    def _what(self) -> Query:
        minds, core = self.layout.minds, self.layout.core
        if core is None:
            return self._what_is_held(minds[-1])
        verb = core.lemma.split()[0]
        if not minds and (verb in SAYING or verb in WITHHOLDING):
            claims, topics = self._said(core)
            to = self._people(core.recipient) or self._people(
                o.filler for o in core.obliques if o.word != "about"
            )
            act = kind_of_act(core.lemma)
            return Query("told", by=self._people(core.agent), to=to, claim=claims, about=topics, act=act)
        return self._fillers(core)

    def _what_is_held(self, mind: Mind) -> Query:
        chain = self._chain(self.layout.minds)
        topics = tuple(one for filler in mind.about for one in self._topic(filler))
        if mind.sense is None or (mind.stance == "knows" and mind.lemma in LEARNING - {"see", "hear"}):
            return Query("claims", chain, about=topics, stance=mind.stance)
        place = next(
            (o.filler for o in mind.frame.obliques if o.word in ("in", "at", "on") and not o.filler.people),
            None,
        )
        if place is not None and self._is_time(place):
            place = None
        return Query(
            "perceived",
            chain,
            about=topics,
            evidence=mind.sense,
            place=None if place is None else self._place(place),
            really="really" in self.forms or "actually" in self.forms,
        )

    # Where

    def _where(self) -> Query:
        core, chain = self.layout.core, self._chain(self.layout.minds)
        if core is None:
            raise NotUnderstood("it does not say where what is")
        verb = core.lemma.split()[0]
        things = [one for one in core.agent if self.sentence.trees.forms[one.token] not in OPEN]
        if verb in SEARCHING:
            seeker = self._people(things)
            sought = [one.filler for one in core.obliques if one.word == "for"] or list(core.patient)
            if not sought and core.content is not None:  # "go to find the letter", "expect to find"
                inner = self.sentence.frames.get(core.content)
                sought = list(inner.patient) if inner is not None else []
            return self._place_of(_joined(chain, seeker), sought)
        if verb == "be":
            return self._place_of(chain, things)
        inner = self.sentence.frames.get(core.content) if core.content is not None else None
        if inner is not None and inner.lemma.split()[0] in SEARCHING:
            return self._place_of(_joined(chain, self._people(things)), list(inner.patient))
        return replace(self._fillers(core), role="place")

    def _place_of(self, chain: tuple[str, ...], things: Iterable[Filler]) -> Query:
        thing = next(iter(things), None)
        if thing is None:
            raise NotUnderstood("it does not say what is looked for")
        if thing.people:
            return Query("place", chain, of=thing.people[0])
        part = topic_of(self.sentence, thing)
        if not part.stems or not any(one in self.index.by_stem for one in part.stems):
            raise NotUnderstood(f"the story does not speak of “{part.words}”")
        return Query("place", chain, of=_without_article(part.words))

    # When, why and how

    def _when(self) -> Query:
        minds, core = self.layout.minds, self.layout.core
        if not minds and core is not None and core.lemma.split()[0] in SAYING:
            claims, topics = self._said(core)
            to = self._people(core.recipient)
            return Query("told", by=self._people(core.agent), to=to, claim=claims, about=topics, role="beat")
        return Query("since", self._chain(minds), self._held())

    def _why(self) -> Query:
        minds = self.layout.minds
        if not minds:
            raise NotUnderstood(
                "it asks why or how something came about; Fabula tells why somebody believes something"
            )
        return Query("grounds", self._chain(minds), self._held())

    # Yes or no

    def _polar(self) -> Query:
        minds, core = self.layout.minds, self.layout.core
        if minds and minds[0].holder is None:
            return self._holders(0)
        if not minds and core is not None and core.lemma.split()[0] in SAYING:
            if any(self.sentence.trees.forms[one.token] in ANYBODY for one in core.agent):
                return self._who_in_telling(core, {"agent": True})
            claims, topics = self._said(core)
            to, act = self._people(core.recipient), kind_of_act(core.lemma)
            return Query("told", by=self._people(core.agent), to=to, claim=claims, about=topics, act=act)
        chain = self._chain(minds)
        choice = alternatives_of(self.sentence, core) if core is not None else None
        if choice is not None:
            return self._which(chain, choice)
        stance = minds[-1].stance if minds else None
        evidence = minds[-1].sense if minds else None
        claims = self._held()
        if core is not None and any(self.sentence.trees.forms[c] == "whether" for c in self._marks(core)):
            claims = (*claims, *(one[1:] if one.startswith("-") else f"-{one}" for one in claims))
        query = Query("value", chain, claims, stance=stance, evidence=evidence if len(minds) == 1 else None)
        return replace(query, every=self._asks_inside())

    def _which(self, chain: tuple[str, ...], choice: Alternatives) -> Query:
        either: list[tuple[str, ...]] = []
        for words in choice.clauses:
            sentence = read_sentence(words, self.index.cast)
            frame = sentence.frames.get(sentence.root) if sentence is not None else None
            pattern = None if sentence is None or frame is None else pattern_of(sentence, frame)
            try:
                either.append(() if pattern is None else self._weighed(self._matches(pattern)))
            except NotUnderstood:
                either.append(())
        taken = [one for group in either for one in group if sum(one in other for other in either) > 1]
        either = [tuple(one for one in group if one not in taken) for group in either]
        if not any(either):
            raise NotUnderstood(f"nothing in the story says “{'” or “'.join(choice.clauses)}”")
        return Query("which", chain, either=tuple(either), words=choice.words)

    # Parts

    def _chain(self, minds: Iterable[Mind]) -> tuple[str, ...]:
        found: list[str] = []
        for mind in minds:
            if mind.holder is None:
                found.append(WHOM)
            elif not mind.holder.people:
                words = self.sentence.text.cut((mind.holder.start, mind.holder.stop))
                raise NotUnderstood(f"nobody in the story is called “{words}”")
            else:
                found.append(mind.holder.people[0])
        return tuple(found[1:] if found[:1] == [NARRATOR] else found)

    def _held(self) -> tuple[str, ...]:
        """The claims that the innermost mind holds, or that the question is about."""
        core = self.layout.core
        if core is not None:
            return self._claims(core)
        topics = self.layout.minds[-1].about if self.layout.minds else ()
        parts = [topic_of(self.sentence, filler) for filler in topics]
        if not parts:
            raise NotUnderstood("it does not say what is held")
        found = [one for part in parts for one in about(part, self.index)]
        if not found:
            raise NotUnderstood(f"nothing in the story is about “{parts[0].words}”{self._unknown()}")
        return self._weighed(found)

    def _asks_inside(self) -> bool:
        """Whether what is held is itself a question: who did it, what happened, where it is."""
        core = self.layout.core
        if core is None:
            return bool(self.layout.minds and self.layout.minds[-1].about)
        inside = [token for token in self.sentence.trees.below(core.token) if token != self.layout.token]
        asked = [
            token for token in inside if self.sentence.trees.forms[token] in OPEN and token <= core.token
        ]
        return any(self.sentence.trees.forms[token] not in ("why", "when", "how") for token in asked)

    def _claims(self, frame: Frame) -> tuple[str, ...]:
        if frame.complement is not None and self.sentence.text.cut(frame.complement).casefold() == "where":
            return self._states(frame)
        return self._weighed(self._matches(pattern_of(self.sentence, frame, self._times(frame))))

    def _states(self, frame: Frame) -> tuple[str, ...]:
        """The claims that say where something is."""
        parts = [topic_of(self.sentence, one) for one in frame.agent]
        found = [
            claim
            for part in parts
            for claim in about(part, self.index)
            if self.index.engine.logic.thing(claim.claim) is not None
        ]
        if not found:
            raise NotUnderstood("nothing in the story says where that is")
        return self._weighed(found)

    def _matches(self, pattern: Pattern) -> tuple[Match, ...]:
        unknown = self._unknown()
        found = match(pattern, self.index)
        found = found or (() if unknown else best(likest(pattern, self.index)))
        if not found:
            raise NotUnderstood(f"nothing in the story says “{pattern.words}”{unknown}")
        return found

    def _weighed(self, found: Iterable[Match]) -> tuple[str, ...]:
        found = tuple(found)
        for one in found:
            self.weights[one.claim] = max(one.certainty, self.weights.get(one.claim, 0.0))
        return tuple(one.reference for one in found)

    def _unknown(self) -> str:
        """Names in the question that the story does not have, as the end of a sentence."""
        words, trees = self.sentence.text, self.sentence.trees
        unknown = [
            words.cut((word.start, word.stop))
            for token, word in enumerate(trees.words)
            if word.upos == "PROPN" and token not in self.sentence.meant
            if not stems_of(trees.forms[token]) & self.index.by_stem.keys()
        ]
        return f", and nobody in it is called “{unknown[0]}”" if unknown else ""

    def _said(self, core: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is said in a telling: the claims, where a clause says it, else what it is about."""
        inner = self.sentence.frames.get(core.content) if core.content is not None else None
        if inner is not None:
            return self._claims(inner), ()
        topics = [one.filler for one in core.obliques if one.word in ("about", "of")]
        topics += [
            one for one in core.patient if not one.people and self.sentence.trees.forms[one.token] not in OPEN
        ]
        return (), tuple(one for filler in topics for one in self._topic(filler))

    def _topic(self, filler: Filler) -> tuple[str, ...]:
        part: Part = topic_of(self.sentence, filler)
        return part.people if part.people and not part.stems else (_without_article(part.words),)

    def _fillers(self, core: Frame) -> Query:
        pattern = pattern_of(self.sentence, core, self._times(core))
        role = pattern.asked or self._gap(core)
        if core.lemma.split()[0] in HAPPENING:
            pattern, role = replace(pattern, predicate=None), "deed"
        found = self._matches(replace(pattern, asked=role))
        return Query("fillers", self._chain(self.layout.minds), self._weighed(found), role=role)

    def _gap(self, core: Frame) -> str:
        """The role that a question word fills which the trees left outside."""
        if not core.agent:
            return "agent"
        return "patient" if not core.patient else "recipient"

    def _people(self, fillers: Iterable[Filler]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for filler in fillers for one in filler.people))

    def _place(self, filler: Filler) -> str:
        words = _without_article(self.sentence.text.cut((filler.start, filler.stop)))
        stems = stems_of(words)
        named = (place.id for place in self.index.world.places if stems_of(place.name) == stems)
        return next(named, words)

    def _times(self, frame: Frame) -> tuple[int, ...]:
        return tuple(one.filler.token for one in frame.obliques if self._is_time(one.filler))

    def _is_time(self, filler: Filler) -> bool:
        return self.sentence.trees.forms[filler.token] in _NOW

    def _marks(self, frame: Frame) -> tuple[int, ...]:
        return self.sentence.trees.children(frame.token, "mark")


def _joined(chain: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """A chain with one more at its end; whoever is there already is not repeated."""
    return chain if not more or chain[-1:] == more[:1] else (*chain, more[0])


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else words
