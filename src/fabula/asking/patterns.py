"""What a clause of a question says, to look for among the claims of a world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fabula.asking.mending import OPEN
from fabula.asking.sentence import Sentence
from fabula.asking.verbs import HAPPENING
from fabula.layers import Filler, Frame
from fabula.lexicon.verb_forms import verb_lemma

_CONTENT = frozenset("NOUN PROPN ADJ NUM VERB ADV".split())
_EMPTY = frozenset(
    "thing something anything everything nothing way time be do have not really also just".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """What fills a role: people, or the stems of the words for a thing.

    Attributes:
        role: agent, patient, recipient, complement, or ``other`` for what stands behind a preposition.
        word: the preposition, "" for none.
    """

    role: str
    people: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()
    word: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A claim as a question words it.

    Attributes:
        predicate: lemma; None where any deed or event will do.
        parts: what fills its roles.
        asked: the role that is left open.
        content: the claim inside this one.
    """

    words: str
    predicate: str | None
    denied: bool = False
    parts: tuple[Part, ...] = ()
    asked: str | None = None
    content: Pattern | None = None

    @property
    def people(self) -> frozenset[str]:
        """Everybody named in it, content included."""
        inner = self.content.people if self.content is not None else frozenset()
        return frozenset(one for part in self.parts for one in part.people) | inner

    @property
    def in_order(self) -> tuple[str, ...]:
        """Those named in it, in the order of its roles."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.people))

    def part(self, role: str) -> Part | None:
        """What fills a role; None for nothing."""
        return next((part for part in self.parts if part.role == role), None)


def stem(word: str) -> str:
    """The form by which words are compared, the same for "kiss", "kisses" and "kissing"."""
    return verb_lemma(word.casefold().replace("’", "'"))


def stems_of(words: str) -> frozenset[str]:
    """The stems of words in running text, without those of the grammar."""
    plain = "".join(
        c if c.isalnum() or c in "'_-" else " " for c in words.replace("’", "'").replace("'s", "")
    )
    found = [stem(word) for part in plain.replace("_", " ").replace("-", " ").split() for word in (part,)]
    return frozenset(one for one in found if one not in _GRAMMAR and one not in _EMPTY)


_GRAMMAR = frozenset(
    """a an the this that these those his her hers their theirs its it he she they them him i me my mine
    you your we us our in on at to of for with from by into onto about as and or but if so there then than
    some any no all both each who whom what which where when why how will would can could shall should may
    might must am is are was were up out off over""".split()
)


def pattern_of(sentence: Sentence, frame: Frame, without: Iterable[int] = ()) -> Pattern:
    """A frame as something to look for.

    Args:
        without: words that tell when or where the whole question asks, and are no part of the claim.
    """
    left_out = set(without)
    parts: list[Part] = []
    asked: str | None = None
    groups = [("agent", frame.agent), ("patient", frame.patient), ("recipient", frame.recipient)]
    for role, fillers in groups:
        if any(sentence.trees.forms[one.token] in OPEN for one in fillers):
            asked = role
        known = [one for one in fillers if sentence.trees.forms[one.token] not in OPEN]
        parts += _parts(sentence, role, known)
    for oblique in frame.obliques:
        if oblique.filler.token in left_out or (oblique.filler.token == frame.token and not oblique.word):
            continue
        if sentence.trees.forms[oblique.filler.token] in OPEN:
            asked = "recipient" if oblique.word in ("to", "for") else "other"
            continue
        parts += [replace(part, word=oblique.word) for part in _parts(sentence, "other", [oblique.filler])]
    if frame.complement is not None and not any(one.filler.token == frame.token for one in frame.obliques):
        words = sentence.text.cut(frame.complement)
        if words.casefold() in OPEN:
            asked = "place" if words.casefold() == "where" else "complement"
        elif (found := _within(sentence, frame.complement)) is not None:
            parts.append(found)
    content = None if frame.content is None else sentence.frames.get(frame.content)
    inner = None if content is None else pattern_of(sentence, content)
    parts += _left_over(sentence, frame, parts, left_out)
    predicate = frame.lemma
    if predicate == "use" and inner is not None:
        return inner
    any_deed = predicate.split()[0] in HAPPENING and asked is not None
    return Pattern(
        _words_of(sentence, frame),
        None if any_deed else predicate,
        frame.polarity == "-",
        tuple(parts),
        asked,
        inner,
    )


def topic_of(sentence: Sentence, filler: Filler) -> Part:
    """What a noun phrase is about: people, and the stems of its other words."""
    return _part(sentence, "topic", filler)


def _parts(sentence: Sentence, role: str, fillers: Iterable[Filler]) -> list[Part]:
    """A part for all people that fill a role together, and one for each thing."""
    fillers = list(fillers)
    people = [one for one in fillers if one.people]
    parts = [_part(sentence, role, one) for one in fillers if not one.people]
    if people:
        ids = tuple(dict.fromkeys(id for one in people for id in one.people))
        words = " and ".join(sentence.text.cut((one.start, one.stop)) for one in people)
        parts.insert(0, Part(role, ids, words=words))
    return [part for part in parts if part.people or part.stems]


def _part(sentence: Sentence, role: str, filler: Filler) -> Part:
    words = sentence.text.cut((filler.start, filler.stop))
    if filler.people:
        return Part(role, filler.people, words=words)
    inside = _tokens(sentence, filler.start, filler.stop)
    people = dict.fromkeys(
        id for token in inside if token in sentence.meant for id in sentence.meant[token].people
    )
    return Part(role, tuple(people), _stems(sentence, inside), words=words)


def _left_over(sentence: Sentence, frame: Frame, parts: list[Part], left_out: set[int]) -> list[Part]:
    """The people of a clause whom no role of it has: "something going on with *Ann*"."""
    known = {id for part in parts for id in part.people}
    content = set() if frame.content is None else set(sentence.trees.below(frame.content))
    found: dict[str, None] = {}
    for token in sentence.trees.below(frame.token):
        if token in sentence.meant and token not in content and token not in left_out:
            found.update(dict.fromkeys(id for id in sentence.meant[token].people if id not in known))
    return [Part("other", (id,)) for id in found]


def _within(sentence: Sentence, span: tuple[int, int]) -> Part | None:
    inside = _tokens(sentence, *span)
    people = dict.fromkeys(
        id for token in inside if token in sentence.meant for id in sentence.meant[token].people
    )
    part = Part("complement", tuple(people), _stems(sentence, inside), words=sentence.text.cut(span))
    return part if part.people or part.stems else None


def _tokens(sentence: Sentence, start: int, stop: int) -> list[int]:
    return [
        token for token, word in enumerate(sentence.trees.words) if start <= word.start and word.stop <= stop
    ]


def _stems(sentence: Sentence, tokens: Iterable[int]) -> frozenset[str]:
    found: set[str] = set()
    for token in tokens:
        if sentence.trees.words[token].upos in _CONTENT and token not in sentence.meant:
            found |= stems_of(sentence.trees.forms[token])
    return frozenset(found)


def _words_of(sentence: Sentence, frame: Frame) -> str:
    """The clause's words, without the word that joins it to the one above."""
    trees = sentence.trees
    below = [token for token in trees.below(frame.token) if trees.relations[token] not in ("mark", "punct")]
    if trees.heads[frame.token] is None or not below:
        return sentence.text.cut((frame.start, frame.stop))
    return sentence.text.cut((trees.words[below[0]].start, trees.words[below[-1]].stop))
