"""A frame as the rules for the stage look at it: its verb, its people, its places, its realness."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.layers import Frame
from fabula.lexicon import motion, places
from fabula.lexicon.verb_forms import verb_lemma
from fabula.staging.page import Page, Who
from fabula.staging.places import Named, direction, named_place

_FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Clause:
    """A frame with its places found.

    Attributes:
        verb: lemma of the verb alone.
        phrase: the lemma with its particles, joined by underscores.
        particles: its particles and adverbs of direction.
        to, at, source: places behind prepositions that tell where to, where, and where from.
        persons_to: people behind "to" and its like.
        spot: whether it leads to something within a place: to the window.
        through: whether it leads through a door or window.
    """

    frame: Frame
    verb: str
    phrase: str
    particles: frozenset[str]
    to: Named | None
    at: Named | None
    source: Named | None
    agents: tuple[Who, ...]
    patients: tuple[Who, ...]
    others: tuple[Who, ...]
    persons_to: tuple[Who, ...]
    spot: bool
    through: bool


def clause_of(page: Page, frame: Frame) -> Clause:
    """What a frame tells of places and people."""
    words = frame.lemma.split() or [""]  # a base form may be empty
    particles = frozenset(words[1:]) | _adverbs(page, frame)
    found = _Obliques()
    found.read(page, frame)
    if found.to is None:
        named = sorted(particles & places.DIRECTIONS)
        if named:
            found.to = direction(named[0])
            found.at = found.at or found.to
    agents = _people(page, frame, "agent") or _just_before(page, frame)
    return Clause(
        frame,
        words[0],
        "_".join(words),
        particles,
        found.to,
        found.at,
        found.source,
        agents or owners(page, tuple(filler.token for filler in frame.agent)),
        _people(page, frame, "patient"),
        (*_people(page, frame, "recipient"), *found.others),
        tuple(found.persons_to),
        found.spot,
        found.through,
    )


def _just_before(page: Page, frame: Frame) -> tuple[Who, ...]:
    """The name right before a finite verb without a subject: a parser may have missed it."""
    token, trees = frame.token, page.trees
    before = token - 1
    finite = trees.words[token].xpos in _FINITE and not trees.children(token, "aux", "nsubj")
    named = before in page.meant and trees.words[before].upos == "PROPN" and before not in page.called
    if frame.agent or frame.patient or not finite or not named:
        return ()
    return (Who(page.meant[before], trees.forms[before]),)


def _adverbs(page: Page, frame: Frame) -> frozenset[str]:
    children = page.trees.children(frame.token, "advmod")
    return frozenset(page.trees.forms[child] for child in children) & (
        motion.AWAY | motion.NEARER | places.DIRECTIONS | {"back", "alone", "together"}
    )


def _people(page: Page, frame: Frame, role: str) -> tuple[Who, ...]:
    return tuple(who for filler in getattr(frame, role) for who in page.whos(filler))


def owners(page: Page, tokens: tuple[int, ...]) -> tuple[Who, ...]:
    """Those whose body the words name: *Ann's* eyes, *his* voice."""
    trees, found = page.trees, []
    for token in tokens:
        if trees.words[token].lemma.lower() in motion.BODY:
            child = trees.child(token, "nmod:poss")
            split = token > 1 and trees.forms[token - 1] == "'s"
            whose = child if child is not None or not split else token - 2
            if whose is not None and whose in page.meant:
                found.append(Who(page.meant[whose], trees.forms[whose]))
    return tuple(found)


class _Obliques:
    """The places and people behind the prepositions of a frame."""

    def __init__(self) -> None:
        self.to: Named | None = None
        self.at: Named | None = None
        self.source: Named | None = None
        self.others: list[Who] = []
        self.persons_to: list[Who] = []
        self.spot = False
        self.through = False

    def read(self, page: Page, frame: Frame) -> None:
        """Look at each oblique, and at those of "way" in "made his way"."""
        for oblique in frame.obliques:
            filler = oblique.filler
            self._take(page, oblique.word, filler.token, page.whos(filler))
        for filler in frame.patient:
            lemma = page.trees.words[filler.token].lemma.lower()
            if lemma in places.STAIRS and {"up", "down"} & set(frame.lemma.split()):
                self.to = direction("upstairs" if "up" in frame.lemma.split() else "downstairs")
            if page.trees.words[filler.token].lemma == "way":
                for child in page.trees.children(filler.token, "nmod"):
                    case = page.trees.child(child, "case")
                    if case is not None:
                        self._take(page, page.trees.forms[case], child, ())

    def _take(self, page: Page, word: str, token: int, people: tuple[Who, ...]) -> None:
        lemma = page.trees.words[token].lemma.lower()
        if people:
            self.others.extend(people)
            self.spot = self.spot or word in places.FROM
            if word in places.TO:
                self.persons_to.extend(people)
            return
        if lemma in places.STAIRS and word in ("up", "down"):
            self.to = self.to or direction("upstairs" if word == "up" else "downstairs")
            return
        place = named_place(page, token)
        if place is None:
            self.spot = self.spot or (word in places.TO and word not in ("in", "on", "at", "by"))
            self.through = self.through or (word in ("through", "out", "by") and lemma in places.WAYS_OUT)
            return
        if word in places.FROM:
            self.source = self.source or place
        elif word in places.AT and (self.at is None or self.at.is_direction):
            self.at = place
            self.to = self.to or place
        if word in places.TO and (self.to is None or self.to.is_direction or word not in places.AT):
            self.to = place


def is_main(page: Page, token: int) -> bool:
    """Whether a predicate heads its sentence, or is joined to one that does."""
    trees = page.trees
    while trees.relations[token] in ("conj", "parataxis"):
        head = trees.heads[token]
        if head is None:
            break
        token = head
    return trees.heads[token] is None


def is_pluperfect(page: Page, token: int) -> bool:
    """Whether a predicate is told as past already: he *had come*; clauses that hang on such a one as well."""
    trees = page.trees
    for _ in range(6):
        if token in page.had and _is_perfect(page, token):
            return True
        head = trees.heads[token]
        if head is None or trees.relations[token] not in ("conj", "advcl", "xcomp"):
            return False
        subject = trees.child(token, "nsubj") is not None
        if trees.children(token, "aux") or (subject and trees.words[token].xpos in _FINITE):
            return False
        if subject and trees.children(token, "cop"):
            return False
        token = head
    return False


def _is_perfect(page: Page, token: int) -> bool:
    trees = page.trees
    if trees.words[token].xpos in ("VBN", "VBD"):
        return True
    return any(trees.forms[child] == "been" for child in trees.children(token, "cop", "aux"))


def _is_aside(page: Page, token: int) -> bool:
    """Whether a clause stands aside: in a question of the narration, which somebody thinks, or at a noun."""
    last = page.sentences[page.sentence_of[token]].last - 1
    if page.trees.forms[last] == "?":
        return True
    return any(
        page.trees.words[above].relation == "acl:relcl" for above in (token, *page.trees.ancestors(token))
    )


def is_real(page: Page, frame: Frame) -> bool:
    """Whether it happens in what is told: affirmed, certain, outside quotations."""
    if frame.quoted is not None or frame.polarity != "+" or _is_aside(page, frame.token):
        return False
    if frame.factuality == "CT+":
        return not frame.modality
    trees = page.trees
    governor = trees.heads[frame.token]
    if frame.factuality == "PR+" and governor is not None and trees.relations[frame.token] == "ccomp":
        return verb_lemma(trees.forms[governor]) in motion.PERCEIVING
    participle = trees.words[frame.token].xpos == "VBG" and not trees.children(frame.token, "aux", "mark")
    beside = trees.relations[frame.token] in ("advcl", "ccomp", "conj", "parataxis")
    return participle and beside and governor is not None
