"""From frames to claims: what a clause claims, with the clauses inside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fabula.claiming.changes import changes
from fabula.claiming.clauses import is_elliptic
from fabula.claiming.draft import Draft, Gathered, Said
from fabula.claiming.ellipsis import Talk, filled
from fabula.claiming.page import Page
from fabula.claiming.places import place_of
from fabula.claiming.things import Things, is_wh, thing_of, values
from fabula.claiming.wording import Form, Words, negated, wording
from fabula.layers import Filler, Frame
from fabula.lexicon.changes import is_place_adverb
from fabula.lexicon.modality import is_wh_word
from fabula.lexicon.speech_acts import act_of
from fabula.lexicon.times import PARTS_OF_DAY, WEEKDAYS
from fabula.predication.negation import own_negation
from fabula.text import Span

_WRAPPERS = frozenset(
    """have start begin continue proceed keep manage happen seem appear use able get come need dare bother
    about finish stop tend""".split()
)
_OBLIGING = frozenset("have need use dare".split())
_DENYING_WRAPPERS = frozenset("fail forget stop refuse decline".split())
_SEEMING = frozenset("seem appear".split())
_TIMES = frozenset("now today yesterday tomorrow tonight then once before again earlier later soon".split())
_ASKED = {"when": "time", "where": "place", "why": "reason", "how": "manner"}
DEEP = 6
"""How many clauses inside each other are followed."""


@dataclass(slots=True)
class Statements:
    """Makes drafts of frames, and remembers which frames it has used."""

    page: Page
    gathered: Gathered
    things: Things = field(default_factory=Things)
    talk: Talk = field(default_factory=Talk)
    used: set[int] = field(default_factory=set)

    def claim(self, frame: Frame, event: bool = False, depth: int = 0) -> Said:
        """What a clause claims, affirmed, and whether it or a verb that it is wrapped in denies it."""
        self.used.add(frame.token)
        content = self.page.frame(frame.content)
        if content is not None and depth < DEEP and self._wraps(frame):
            inner = self.claim(_with_agent(content, frame), event, depth + 1)
            turned = frame.lemma in _DENYING_WRAPPERS
            return Said(inner.draft, (inner.denied or self._denied(frame, depth)) != turned)
        return Said(self._draft(frame, content, event, depth), self._denied(frame, depth))

    def _denied(self, frame: Frame, depth: int) -> bool:
        """Whether a clause is denied; inside another one, whether by its own words."""
        if depth:
            return own_negation(self.page.trees, frame.token).denied
        return frame.polarity == "-"

    def core(self, frame: Frame) -> Frame:
        """The clause inside those that only wrap it: "tell" of "proceeded to tell"."""
        for _ in range(DEEP):
            content = self.page.frame(frame.content)
            if content is None or not self._wraps(frame):
                break
            frame = content
        return frame

    def inside(self, frame: Frame) -> Said:
        """What a clause claims that another one takes."""
        return self.claim(frame, depth=1)

    def contents(self, frame: Frame) -> list[Frame]:
        """The clauses that a clause takes: the one, and those that are joined to it."""
        content = self.page.frame(frame.content)
        if content is None:
            return []
        trees = self.page.trees
        joined = [self.page.frame(child) for child in trees.children(content.token, "conj")]
        others = [one for one in joined if one is not None and one.token not in self.used]
        return [content, *[one for one in others if act_of(one.lemma) != "withhold"]]

    def _wraps(self, frame: Frame) -> bool:
        trees = self.page.trees
        first = frame.lemma.split(" ", 1)[0]
        if first == "be" and frame.complement is not None:
            first = trees.words[frame.token].lemma.lower()
        if first in _SEEMING and _is_likely(frame, self.page):
            return False  # how it looked is told, whether it was so is not
        going = first == "go" and trees.forms[frame.token] in ("going", "gon", "goin'")
        inside = frame.content is not None and trees.stands_in(frame.content, "xcomp")
        if first in _OBLIGING and frame.polarity == "-":
            return False  # "never had to call": whether one did is another matter
        return inside and (first in _WRAPPERS or first in _DENYING_WRAPPERS or going)

    def _draft(self, frame: Frame, content: Frame | None, event: bool, depth: int) -> int:
        page, gathered = self.page, self.gathered
        inner: Said | None = None
        if content is not None and depth < DEEP:
            inner = self._short(content) or self.claim(content, False, depth + 1)
        roles = self._roles(frame)
        place = place_of(page, frame, self.things)
        words = self._words(frame, content, inner)
        if inner is not None and inner.denied:
            inner = Said(self.negative(inner.draft), False)
        located = (
            frame.lemma == "be" and place is not None and (frame.complement is None or _is_adverb(place))
        )
        state = located and len(roles["agent"]) == 1
        base = Draft(
            frame.token,
            page.sentence_of[frame.token],
            frame.lemma,
            words.whole,
            Span(frame.start, frame.stop),
            round(frame.certainty * _sure(frame), 4),
            roles["agent"],
            () if state else roles["patient"],
            roles["recipient"],
            place,
            _time(page, frame),
            self._asked(frame),
            None if inner is None else inner.draft,
            state=state,
            vague=_vague(page, frame),
            event=event,
            bare=words.bare,
        )
        implied = tuple(gathered.add(one) for one in changes(page, frame, base, self.things))
        return gathered.add(replace(base, implies=implied) if implied else base)

    def _short(self, frame: Frame) -> Said | None:
        """What an elliptic clause takes up: Buffy thinks *we were*."""
        return filled(self.page, self.gathered, frame, self.talk) if is_elliptic(self.page, frame) else None

    def _words(self, frame: Frame, content: Frame | None, inner: Said | None) -> Words:
        if content is None or inner is None:
            return wording(self.page, frame, self.things.taken)
        row = self.gathered.drafts[inner.draft]
        form = self._form(content) if row.bare else "that"
        whole = negated(row.text) if inner.denied else row.text
        if not any(one in self.page.names for one in row.agent):
            whole = whole[:1].lower() + whole[1:]
        return wording(self.page, frame, self.things.taken, Words(whole, row.bare), form)

    def _form(self, content: Frame) -> Form:
        """How a clause is tied to the one above: told *him to go*, let *him go*, said *that he went*."""
        trees = self.page.trees
        if any(trees.forms[mark] == "to" for mark in trees.children(content.token, "mark")):
            return "to"
        bare = trees.words[content.token].xpos == "VB" and not trees.children(content.token, "aux")
        return "" if bare and trees.subject(content.token) is None else "that"

    def negative(self, draft: int) -> int:
        """The draft that says the contrary, for what stands inside another claim, or is promised."""
        row = self.gathered.drafts[draft]
        twin = replace(row, polarity="-", text=negated(row.text), implies=(), event=False)
        made = self.gathered.add(twin)
        self.gathered.positive[made] = draft
        return made

    def _roles(self, frame: Frame) -> dict[str, tuple[str, ...]]:
        page, things = self.page, self.things
        agent = _all(page, frame.agent, things)
        patient = _all(page, frame.patient, things, agent)
        recipient = _all(page, frame.recipient, things, agent)
        if frame.complement is not None and not patient and not is_wh_word(page.trees.forms[frame.token]):
            said = thing_of(page.text, *frame.complement)
            patient = (said,) if said else ()
        for people in _behind(page, frame):
            people = tuple([one for one in people if one not in agent])
            if not people:
                continue
            if not patient and frame.lemma != "be":
                patient = people
            elif not recipient and not set(people) & set(patient):
                recipient = people
        return {"agent": agent, "patient": patient, "recipient": recipient}

    def _asked(self, frame: Frame) -> str | None:
        """The role that a clause leaves to be filled: *who* came, *where* she went."""
        for name, role in (
            ("agent", frame.agent),
            ("patient", frame.patient),
            ("recipient", frame.recipient),
        ):
            if any(is_wh(self.page, filler) for filler in role):
                return name
        trees = self.page.trees
        if frame.lemma == "be" and is_wh_word(trees.forms[frame.token]):
            return _ASKED.get(trees.forms[frame.token], "patient")
        for child in trees.children(frame.token, "advmod"):
            if trees.forms[child] in _ASKED and child < frame.token:
                return _ASKED[trees.forms[child]]
        return None


def _is_likely(frame: Frame, page: Page) -> bool:
    """Whether the clause that a clause takes is told as likely, not as certain."""
    content = page.frame(frame.content)
    return content is not None and content.factuality == "PR+"


def _is_adverb(place: str | None) -> bool:
    return place is not None and is_place_adverb(place)


def _with_agent(content: Frame, frame: Frame) -> Frame:
    if content.agent or (content.patient and not frame.agent):
        return content
    return replace(content, agent=frame.agent)


def _behind(page: Page, frame: Frame) -> list[tuple[str, ...]]:
    """The people behind prepositions; those who are joined behind one stand together."""
    found: list[tuple[str, ...]] = []
    last = ""
    for oblique in frame.obliques:
        people = oblique.filler.people if oblique.filler.token != frame.token else ()
        if found and oblique.word == last and page.trees.stands_in(oblique.filler.token, "conj"):
            found[-1] = (*found[-1], *people)
        elif people:
            found.append(people)
        last = oblique.word
    return found


def _all(
    page: Page, fillers: tuple[Filler, ...], things: Things, subject: tuple[str, ...] = ()
) -> tuple[str, ...]:
    found = [one for filler in fillers for one in values(page, filler, things, subject=subject)]
    return tuple(dict.fromkeys(found))


def _sure(frame: Frame) -> float:
    """How sure the people of a clause are: its least certain one."""
    people = [one.certainty for one in (*frame.agent, *frame.patient, *frame.recipient) if one.people]
    return min(people, default=1.0)


def _vague(page: Page, frame: Frame) -> bool:
    plural = ("they", "them")
    return any(
        page.trees.forms[one.token] in plural and not one.people for one in (*frame.agent, *frame.patient)
    )


def _time(page: Page, frame: Frame) -> str | None:
    trees = page.trees
    for child in trees.children(frame.token, "obl", "advmod", "nmod"):
        form = trees.forms[child]
        if any(trees.forms[case] in ("with", "of", "for", "to") for case in trees.children(child, "case")):
            continue
        if form in _TIMES and trees.relations[child] == "advmod":
            return form
        if form in PARTS_OF_DAY or form in WEEKDAYS:
            before = trees.children(child, "det", "amod")
            return " ".join([*(trees.forms[one] for one in before if trees.forms[one] != "the"), form])
    return None
