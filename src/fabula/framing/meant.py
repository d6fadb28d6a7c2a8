"""Whom words mean: names, descriptions and pronouns, one person or several.

What the resolutions and the references tell comes first. What they leave open is taken from who speaks to
whom, and from who was mentioned last and can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fabula.book import Book
from fabula.framing.conversation import Speech, speeches_of
from fabula.framing.groups import groups_of
from fabula.framing.kin import kin_described
from fabula.layers import CHARACTERS, RESERVED_IDS, Character
from fabula.lexicon import people
from fabula.people.names import gender_of_pronoun, parse
from fabula.people.vocatives import is_called
from fabula.relating.whom import Someone, by_mentions, by_references
from fabula.trees import Trees

LATELY = 40
"""How many mentions back somebody may be taken up by a pronoun that nothing else resolves."""
WE = 300
"""Words over which a speaker's "we" is taken for the same people, while one of them listens."""
DESCRIBED = 0.25
"""The least certainty with which a description means somebody of the cast."""
GUESSED, TOGETHER, BOTH = 0.4, 0.6, 0.4
"""Certainties of one mentioned lately, of a group named together, and of two who are at hand."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The people whom a word means."""

    people: tuple[str, ...]
    certainty: float


@dataclass(slots=True)
class _Lately:
    """What reading up to a word has mentioned, newest last."""

    single: list[tuple[int, str]] = field(default_factory=list)
    group: tuple[int, tuple[str, ...]] | None = None
    we: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    def last(self, token: int, gender: str, genders: Mapping[str, str], barred: Iterable[str]) -> str | None:
        """The one mentioned last who is of a gender and not barred."""
        barred = set(barred)
        for place, person in reversed(self.single[-LATELY:]):
            if person not in barred and genders.get(person, "") in ("", gender) and token - place < 150:
                return person
        return None


def people_meant(
    book: Book, trees: Trees, quoted: Sequence[int | None]
) -> tuple[dict[int, Meant], dict[int, Speech]]:
    """For the words that mean people whom, and the speech that each quoted span belongs to.

    Args:
        quoted: for each word the innermost quoted span around it.
    """
    known = _known(book, trees)
    known.update(kin_described(book, trees, known))
    speeches = speeches_of(book, _spoken_of(trees, quoted, known))
    genders = {row.id: _gender(row) for row in book[CHARACTERS]}
    groups = groups_of(trees, {token: one.character for token, one in known.items()})
    meant: dict[int, Meant] = {}
    lately = _Lately()
    pronouns = [token for token, form in enumerate(trees.forms) if form in _PRONOUNS or form in _COUNTED]
    for token in sorted({*pronouns, *known}):
        form, inside = trees.forms[token], quoted[token]
        speech = None if inside is None else speeches.get(inside)
        if form in _COUNTED and speech is not None and token and trees.forms[token - 1] == "you":
            found = _you(token - 1, speech, lately, trees)
        elif form in _PRONOUNS and trees.words[token].upos in ("PRON", "DET"):
            found = _pronoun(form, token, known.get(token), speech, lately, genders, trees)
        else:
            found = _single(known.get(token))
        if found is not None and (form in _OBJECTS or trees.words[token].upos == "NOUN"):
            found = _not_the_subject(token, form, found, meant, lately, genders, trees, speech)
        if found is None:
            continue
        meant[token] = found
        if len(found.people) == 1 and found.certainty >= GUESSED:
            lately.single.append((token, found.people[0]))
        if token in groups:
            lately.group = (token, groups[token])
    return meant, speeches


_THINGS = frozenset(
    """what which that this it its anything something nothing everything there nobody
    noone someone somebody anyone anybody everyone everybody""".split()
)
_ANY = frozenset("no some any every".split())
_COUNTED = frozenset("guys two both all three".split())
_TOWARD = frozenset("at to toward towards with against on for into from".split())
_OBJECTS = frozenset("him her".split())
_PRONOUNS = (
    people.MASCULINE
    | people.FEMININE
    | people.PLURAL
    | people.FIRST_PERSON
    | people.FIRST_PLURAL
    | people.SECOND_PERSON
    | frozenset(people.NEOPRONOUNS)
)


def _pronoun(
    form: str,
    token: int,
    known: Someone | None,
    speech: Speech | None,
    lately: _Lately,
    genders: Mapping[str, str],
    trees: Trees,
) -> Meant | None:
    if speech is not None:
        if form in people.FIRST_PERSON and speech.speaker is not None:
            return Meant((speech.speaker,), speech.certainty)
        if form in people.SECOND_PERSON:
            return _you(token, speech, lately, trees)
        if form in people.FIRST_PLURAL:
            return _we(token, speech, lately, trees)
    if form in people.PLURAL:
        return _they(token, known, speech, lately)
    gender = gender_of_pronoun(form)
    if known is not None and (speech is None or known.character not in _conversing(speech)):
        return _single(known)
    if gender and speech is not None:
        person = lately.last(token, gender, genders, _conversing(speech))
        return None if person is None else Meant((person,), GUESSED)
    return _single(known) if speech is None else None


def _conversing(speech: Speech) -> tuple[str, ...]:
    """Those whom no pronoun of the third person means: the speaker and one who alone is spoken to."""
    speaker = () if speech.speaker is None else (speech.speaker,)
    return (*speaker, *(speech.hearers if len(speech.hearers) == 1 else ()))


def _not_the_subject(
    token: int,
    form: str,
    found: Meant,
    meant: Mapping[int, Meant],
    lately: _Lately,
    genders: Mapping[str, str],
    trees: Trees,
    speech: Speech | None,
) -> Meant | None:
    """Whom an object means; not the subject, which would have said "herself" (Chomsky's principle B)."""
    verb = trees.heads[token]
    case = trees.child(token, "case") if trees.stands_in(token, "obl") else None
    if verb is None or not (
        trees.stands_in(token, "obj", "iobj") or (case is not None and trees.forms[case] in _TOWARD)
    ):
        return found
    subject = trees.subject(verb)
    while subject is None and verb is not None and trees.stands_in(verb, "conj", "advcl"):
        verb = trees.heads[verb]
        subject = None if verb is None else trees.subject(verb)
    if subject is None or subject not in meant or meant[subject].people != found.people:
        return found
    barred = (*found.people, *(() if speech is None else _conversing(speech)))
    if form not in _OBJECTS:
        return None
    other = lately.last(token, gender_of_pronoun(form), genders, barred)
    return None if other is None else Meant((other,), GUESSED)


def _you(token: int, speech: Speech, lately: _Lately, trees: Trees) -> Meant | None:
    plural = "Number=Plur" in trees.words[token].features
    follows = trees.forms[token + 1] if token + 1 < len(trees.forms) else ""
    if follows in _COUNTED:
        if len(speech.hearers) != 1:
            return Meant(speech.hearers, speech.heard) if speech.hearers else None
        other = _third(token, speech, lately)
        both = speech.hearers if other is None else (*speech.hearers, other)
        return Meant(both, speech.heard * BOTH)
    if plural and len(speech.hearers) > 1:
        return Meant(speech.hearers, speech.heard)
    partner = speech.partner
    if not partner:
        return None
    return Meant(partner, speech.heard if len(speech.hearers) == 1 else speech.heard * GUESSED)


def _we(token: int, speech: Speech, lately: _Lately, trees: Trees) -> Meant | None:
    """The speaker with the hearer, with whom the words before tie to the speaker alone, or as before."""
    if speech.speaker is None:
        return None
    other = _tied(token, speech, lately, trees)
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


def _tied(token: int, speech: Speech, lately: _Lately, trees: Trees) -> str | None:
    """Who stands with "I" under one verb just before: "She fell on me, and we …"."""
    near = [(place, person) for place, person in lately.single[-4:] if token - place < 12]
    own = {trees.heads[place]: place for place, person in near if person == speech.speaker}
    for place, person in reversed(near):
        if person not in _conversing(speech) and trees.heads[place] in own and trees.heads[place] is not None:
            return person
    return None


def _third(token: int, speech: Speech, lately: _Lately) -> str | None:
    """Who was mentioned last and takes no part in the conversation."""
    barred = {*speech.hearers, speech.speaker}
    return next((person for place, person in reversed(lately.single) if person not in barred), None)


def _they(token: int, known: Someone | None, speech: Speech | None, lately: _Lately) -> Meant | None:
    if lately.group is not None and token - lately.group[0] < 60:
        return Meant(lately.group[1], TOGETHER)
    if speech is not None:
        return None
    near = list(dict.fromkeys(person for place, person in lately.single[-8:] if token - place < 40))
    return Meant(tuple(near), BOTH) if len(near) == 2 else None


def _single(known: Someone | None) -> Meant | None:
    """Whom resolution or reference tells; nobody where a description cannot mean who it is linked to."""
    return None if known is None or not known.character else Meant((known.character,), known.certainty)


def _known(book: Book, trees: Trees) -> dict[int, Someone]:
    """The people of the cast whom the resolutions and references tell, by the words that mean them."""
    characters = {row.id for row in book[CHARACTERS] if row.narrator or row.id not in RESERVED_IDS}
    at = {word.start: token for token, word in enumerate(trees.words)}
    found: dict[int, Someone] = {}
    told = sorted(by_mentions(book), key=lambda row: row[1].start - row[1].stop)
    for start, someone in told:  # the longest first, lest they hide those inside them
        if someone.character not in characters or start not in at:
            continue
        found[at[start]] = someone
        if someone.form == "PROP":
            first = at.get(someone.start, at[start])
            for token in range(first, len(trees.words)):
                if trees.words[token].start >= someone.stop:
                    break
                if trees.words[token].upos == "PROPN":
                    found[token] = someone
    for start, someone in by_references(book, trees):
        doubtful = someone.form == "NOM" and someone.certainty < DESCRIBED
        if (
            someone.character in characters
            and start in at
            and not _indefinite(trees, at[start])
            and not doubtful
        ):
            found.setdefault(at[start], someone)
    return found


def _indefinite(trees: Trees, token: int) -> bool:
    """Whether a word means a thing, or nobody that one could point at: "no one"."""
    form = trees.forms[token]
    return form in _THINGS or (form == "one" and token > 0 and trees.forms[token - 1] in _ANY)


def _spoken_of(
    trees: Trees, quoted: Sequence[int | None], known: Mapping[int, Someone]
) -> dict[int, set[str]]:
    """For each quoted span those whom it names without calling them."""
    named: dict[int, set[str]] = {}
    called: dict[int, set[str]] = {}
    for token, someone in known.items():
        span = quoted[token]
        if span is not None and someone.form == "PROP":
            group = called if is_called(trees, token, token + 1) else named
            group.setdefault(span, set()).add(someone.character)
    return {span: those - called.get(span, set()) for span, those in named.items()}


def _gender(character: Character) -> str:
    if character.pronouns:
        return gender_of_pronoun(character.pronouns.split("/")[0].lower())
    return parse(character.name).gender
