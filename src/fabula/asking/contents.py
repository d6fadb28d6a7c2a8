"""What the parts of a question mean in a world: people, claims, topics, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fabula.asking.index import Index
from fabula.asking.likeness import likest
from fabula.asking.matching import Match, about, best, match
from fabula.asking.mending import OPEN
from fabula.asking.minds import Layout, Mind
from fabula.asking.patterns import Part, Pattern, pattern_of, stems_of, topic_of
from fabula.asking.query import WHOM, Query
from fabula.asking.sentence import Sentence
from fabula.asking.verbs import HAPPENING
from fabula.layers import Filler, Frame
from fabula.layers.people import NARRATOR

_NOW = frozenset("end now finally currently".split())


class NotUnderstood(Exception):
    """A question that is none of the forms, or that speaks of what the story does not have."""


class Contents:
    """The parts of one question, looked up in a world.

    ``weights`` has how certain it is of each claim found so far that it is meant.
    """

    def __init__(self, index: Index, layout: Layout) -> None:
        self.index = index
        self.layout = layout
        self.sentence: Sentence = layout.sentence
        self.weights: dict[str, float] = {}

    def chain(self, minds: Iterable[Mind]) -> tuple[str, ...]:
        """The ids of those who hold, ``?`` for the one who is asked for."""
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

    def held(self) -> tuple[str, ...]:
        """The claims that the innermost mind holds, or that the question is about."""
        core = self.layout.core
        if core is not None:
            return self.claims(core)
        topics = self.layout.minds[-1].about if self.layout.minds else ()
        parts = [topic_of(self.sentence, filler) for filler in topics]
        if not parts:
            raise NotUnderstood("it does not say what is held")
        found = [one for part in parts for one in about(part, self.index)]
        if not found:
            raise NotUnderstood(f"nothing in the story is about “{parts[0].words}”{self._unknown()}")
        return self.weighed(found)

    def asks_inside(self) -> bool:
        """Whether what is held is itself a question: who did it, what happened, where it is."""
        core = self.layout.core
        if core is None:
            return bool(self.layout.minds and self.layout.minds[-1].about)
        inside = [token for token in self.sentence.trees.below(core.token) if token != self.layout.token]
        asked = [
            token for token in inside if self.sentence.trees.forms[token] in OPEN and token <= core.token
        ]
        return any(self.sentence.trees.forms[token] not in ("why", "when", "how") for token in asked)

    def claims(self, frame: Frame) -> tuple[str, ...]:
        """The claims that a clause may mean, as a query names them."""
        if frame.complement is not None and self.sentence.text.cut(frame.complement).casefold() == "where":
            return self._states(frame)
        return self.weighed(self.matches(pattern_of(self.sentence, frame, self._times(frame))))

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
        return self.weighed(found)

    def matches(self, pattern: Pattern) -> tuple[Match, ...]:
        """The claims that a pattern may mean.

        Raises:
            NotUnderstood: there are none.
        """
        unknown = self._unknown()
        found = match(pattern, self.index)
        found = found or (() if unknown else best(likest(pattern, self.index)))
        if not found:
            raise NotUnderstood(f"nothing in the story says “{pattern.words}”{unknown}")
        return found

    def weighed(self, found: Iterable[Match]) -> tuple[str, ...]:
        """Claims as a query names them; how certain they are is kept."""
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

    def topic(self, filler: Filler) -> tuple[str, ...]:
        """What a noun phrase is about: people, or its words."""
        part: Part = topic_of(self.sentence, filler)
        return part.people if part.people and not part.stems else (without_article(part.words),)

    def fillers(self, core: Frame) -> Query:
        """A query for who or what fills the role that a question leaves open in a clause."""
        pattern = pattern_of(self.sentence, core, self._times(core))
        role = pattern.asked or self._gap(core)
        if core.lemma.split()[0] in HAPPENING:
            pattern, role = replace(pattern, predicate=None), "deed"
        found = self.matches(replace(pattern, asked=role))
        return Query("fillers", self.chain(self.layout.minds), self.weighed(found), role=role)

    def _gap(self, core: Frame) -> str:
        """The role that a question word fills which the trees left outside."""
        if not core.agent:
            return "agent"
        return "patient" if not core.patient else "recipient"

    def people(self, fillers: Iterable[Filler]) -> tuple[str, ...]:
        """Everybody whom some fillers mean."""
        return tuple(dict.fromkeys(one for filler in fillers for one in filler.people))

    def place(self, filler: Filler) -> str:
        """The id of the place that a noun phrase names, or its words."""
        words = without_article(self.sentence.text.cut((filler.start, filler.stop)))
        stems = stems_of(words)
        named = (place.id for place in self.index.world.places if stems_of(place.name) == stems)
        return next(named, words)

    def _times(self, frame: Frame) -> tuple[int, ...]:
        return tuple(one.filler.token for one in frame.obliques if self.is_time(one.filler))

    def is_time(self, filler: Filler) -> bool:
        """Whether a noun phrase only says that it is about the end."""
        return self.sentence.trees.forms[filler.token] in _NOW

    def asks_whether(self) -> bool:
        """Whether what is held is a question that is answered by yes or no."""
        core, trees = self.layout.core, self.sentence.trees
        marks = () if core is None else trees.children(core.token, "mark")
        return any(trees.forms[mark] in ("whether", "if") for mark in marks)


def without_article(words: str) -> str:
    """A noun phrase without "the" or "a"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else words
