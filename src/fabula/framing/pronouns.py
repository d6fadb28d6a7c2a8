"""Whom pronouns mean: by the conversation around them, and by who was mentioned last and can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from fabula.framing.conversation import Speech
from fabula.lexicon import people
from fabula.people.names import gender_of_pronoun
from fabula.relating.whom import Someone
from fabula.trees import Trees

LATELY = 40
"""How many mentions back somebody may be taken up by a pronoun that nothing else resolves."""
WE = 300
"""Words over which a speaker's "we" is taken for the same people, while one of them listens."""
GUESSED, TOGETHER, BOTH = 0.4, 0.6, 0.4
"""Certainties of one mentioned lately, of a group named together, and of two who are at hand."""

COUNTED = frozenset("guys two both all three".split())
"""Words that may follow "you" and say how many are meant."""
OBJECTS = frozenset("him her".split())
_TOWARD = frozenset("at to toward towards with against on for into from".split())
PRONOUNS = (
    people.MASCULINE
    | people.FEMININE
    | people.PLURAL
    | people.FIRST_PERSON
    | people.FIRST_PLURAL
    | people.SECOND_PERSON
    | frozenset(people.NEOPRONOUNS)
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The people whom a word means."""

    people: tuple[str, ...]
    certainty: float


@dataclass(slots=True)
class Lately:
    """What reading up to a word has mentioned, newest last.

    Attributes:
        genders: of the characters: "m", "f" or "".
        groups: the characters who are several people.
        single: words that mean one person each; group: the last who were named together.
        we: whom each speaker last meant by "we", and where.
    """

    trees: Trees
    genders: Mapping[str, str]
    groups: Set[str] = frozenset()
    single: list[tuple[int, str]] = field(default_factory=list)
    group: tuple[int, tuple[str, ...]] | None = None
    we: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    def last(self, token: int, gender: str, barred: Iterable[str]) -> str | None:
        """The one mentioned last who is of a gender and not barred."""
        barred = set(barred)
        for place, person in reversed(self.single[-LATELY:]):
            if person not in barred and self.genders.get(person, "") in ("", gender) and token - place < 150:
                return person
        return None


def pronoun(token: int, known: Someone | None, speech: Speech | None, lately: Lately) -> Meant | None:
    """Whom a pronoun means; ``known`` is what resolution and references tell of it."""
    form = lately.trees.forms[token]
    if speech is not None:
        if form in people.FIRST_PERSON and speech.speaker is not None:
            return Meant((speech.speaker,), speech.certainty)
        if form in people.SECOND_PERSON:
            return you(token, speech, lately)
        if form in people.FIRST_PLURAL:
            return _we(token, speech, lately)
    if form in people.PLURAL:
        return _they(token, speech, lately)
    gender = gender_of_pronoun(form)
    if known is not None and (speech is None or known.character not in _conversing(speech)):
        return single(known)
    if gender and speech is not None:
        person = lately.last(token, gender, _conversing(speech))
        return None if person is None else Meant((person,), GUESSED)
    return None


def single(known: Someone | None) -> Meant | None:
    """Whom resolution or reference tells; nobody where a description cannot mean who it is linked to."""
    return None if known is None or not known.character else Meant((known.character,), known.certainty)


def not_the_subject(
    token: int, found: Meant, meant: Mapping[int, Meant], speech: Speech | None, lately: Lately
) -> Meant | None:
    """Whom an object means; not the subject, which would have said "herself" (Chomsky's principle B)."""
    trees, form = lately.trees, lately.trees.forms[token]
    subject = _subject_beside(trees, token)
    if subject is None or subject not in meant or meant[subject].people != found.people:
        return found
    if form not in OBJECTS:
        return None
    barred = (*found.people, *(() if speech is None else _conversing(speech)))
    other = lately.last(token, gender_of_pronoun(form), barred)
    return None if other is None else Meant((other,), GUESSED)


def _subject_beside(trees: Trees, token: int) -> int | None:
    """The subject of the clause in which a word is an object, or stands behind "at", "to", "with"."""
    verb = trees.heads[token]
    case = trees.child(token, "case") if trees.stands_in(token, "obl") else None
    toward = case is not None and trees.forms[case] in _TOWARD
    if verb is None or not (toward or trees.stands_in(token, "obj", "iobj")):
        return None
    subject = trees.subject(verb)
    while subject is None and verb is not None and trees.stands_in(verb, "conj", "advcl"):
        verb = trees.heads[verb]
        subject = None if verb is None else trees.subject(verb)
    return subject


def _conversing(speech: Speech) -> tuple[str, ...]:
    """Those whom no pronoun of the third person means: the speaker and one who alone is spoken to."""
    speaker = () if speech.speaker is None else (speech.speaker,)
    return (*speaker, *(speech.hearers if len(speech.hearers) == 1 else ()))


def you(token: int, speech: Speech, lately: Lately) -> Meant | None:
    """Whom "you" means: the one spoken to, all, or with "two" and "guys" one more."""
    forms = lately.trees.forms
    plural = "Number=Plur" in lately.trees.words[token].features
    follows = forms[token + 1] if token + 1 < len(forms) else ""
    if follows in COUNTED:
        if len(speech.hearers) != 1:
            return Meant(speech.hearers, speech.heard) if speech.hearers else None
        other = _third(speech, lately)
        both = speech.hearers if other is None else (*speech.hearers, other)
        return Meant(both, speech.heard * BOTH)
    if plural and len(speech.hearers) > 1:
        return Meant(speech.hearers, speech.heard)
    partner = speech.partner
    if not partner:
        return None
    return Meant(partner, speech.heard if len(speech.hearers) == 1 else speech.heard * GUESSED)


def _we(token: int, speech: Speech, lately: Lately) -> Meant | None:
    """The speaker with the hearer, with whom the words before tie to the speaker alone, or as before."""
    if speech.speaker is None:
        return None
    if speech.speaker in lately.groups:
        return Meant((speech.speaker,), speech.certainty)
    other = _tied(token, speech, lately)
    before = lately.we.get(speech.speaker)
    if other is not None:
        meant = Meant((speech.speaker, other), speech.certainty * TOGETHER)
    elif before is not None and token - before[0] < WE and set(before[1]) & set(speech.hearers):
        meant = Meant(before[1], speech.certainty * TOGETHER)
    elif speech.partner:
        meant = Meant((speech.speaker, *speech.partner), speech.certainty * speech.heard * TOGETHER)
    else:
        return None
    lately.we[speech.speaker] = (token, meant.people)
    return meant


def _tied(token: int, speech: Speech, lately: Lately) -> str | None:
    """Who stands with "I" under one verb just before: "She fell on me, and we …"."""
    trees = lately.trees
    near = [(place, person) for place, person in lately.single[-4:] if token - place < 12]
    own = {trees.heads[place]: place for place, person in near if person == speech.speaker}
    for place, person in reversed(near):
        if person not in _conversing(speech) and trees.heads[place] in own and trees.heads[place] is not None:
            return person
    return None


def _third(speech: Speech, lately: Lately) -> str | None:
    """Who was mentioned last and takes no part in the conversation."""
    barred = {*speech.hearers, speech.speaker}
    return next((person for place, person in reversed(lately.single) if person not in barred), None)


def _they(token: int, speech: Speech | None, lately: Lately) -> Meant | None:
    if lately.group is not None and token - lately.group[0] < 60:
        return Meant(lately.group[1], TOGETHER)
    if speech is not None:
        return None
    near = list(dict.fromkeys(person for place, person in lately.single[-8:] if token - place < 40))
    return Meant(tuple(near), BOTH) if len(near) == 2 else None
