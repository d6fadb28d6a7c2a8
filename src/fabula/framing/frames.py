"""A frame for each predicate: its roles filled, its voice undone, its people known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fabula.framing.extents import phrase
from fabula.framing.pronouns import Meant
from fabula.framing.roles import Roles, roles_of
from fabula.layers import Filler, Frame, Oblique, Predicate
from fabula.lexicon.speech import speech_verbs
from fabula.lexicon.telling import gives_for, gives_to, is_direction, tells
from fabula.lexicon.verb_forms import verb_lemma
from fabula.people.vocatives import is_called
from fabula.trees import Trees

MAKER = "frames"
BORROWED = 0.9
"""How sure a subject is that stands in another clause, beside one of the clause's own."""

_COUNTING = frozenset("both two three four all each either neither one some most none".split())


def frames_of(
    trees: Trees, predicates: Sequence[Predicate], meant: Mapping[int, Meant], quoted: Sequence[int | None]
) -> tuple[Frame, ...]:
    """The frames in the order of their predicates."""
    rows = {row.token: row for row in predicates}
    known: dict[int, Roles] = {}
    tokens = frozenset(rows)
    for token in trees.order:
        if token in tokens:
            known[token] = roles_of(trees, token, known, tokens)
    fillers: dict[int, Filler] = {}
    return tuple([_frame(trees, row, known[row.token], meant, quoted, fillers) for row in predicates])


def _frame(
    trees: Trees,
    row: Predicate,
    roles: Roles,
    meant: Mapping[int, Meant],
    quoted: Sequence[int | None],
    made: dict[int, Filler],
) -> Frame:
    """One frame; ``made`` keeps the fillers, which clauses share."""
    token = row.token
    lemma = _lemma(trees, token, roles)
    verb = lemma.split(" ", 1)[0]
    _keep_apart(trees, roles, token, quoted)
    agent, patient, recipient, obliques = _turned(trees, verb, roles, meant)
    for one in (*agent, *patient, *recipient, *[one for _, one in obliques]):
        if one not in made:
            made[one] = _filler(trees, one, meant, predicate=one == token)
    agents, patients, recipients = _fill(agent, made), _fill(patient, made), _fill(recipient, made)
    placed = tuple([Oblique(case, made[one]) for case, one in obliques])
    content = next((one for one in roles.clauses if _is_content(trees, token, one, quoted)), None)
    start, stop = _extent(
        trees,
        token,
        (*agents, *patients, *recipients, *[one.filler for one in placed]),
        () if roles.borrowed else roles.subject,
    )
    arcs = [trees.words[one].certainty for one in (token, *agent, *patient, *recipient)]
    certainty = min(arcs) * (BORROWED if roles.borrowed else 1.0)
    return Frame(
        start,
        stop,
        token,
        lemma,
        agents,
        patients,
        recipients,
        _complement(trees, token, roles),
        placed,
        content,
        row.polarity,
        row.modality,
        row.factuality,
        quoted[token],
        round(certainty, 4),
        MAKER,
    )


def _keep_apart(trees: Trees, roles: Roles, token: int, quoted: Sequence[int | None]) -> None:
    """Drop from the clauses of a quotation what stands outside it, and those whom it only calls.

    The parser may take both for subjects and objects: "Tom kissed Dawn," said *Ann*; leave me, *Ben*.
    """
    if quoted[token] is None:
        return
    for name in ("subject", "objects", "indirect"):
        held = getattr(roles, name)
        kept = tuple([one for one in held if quoted[one] is not None and not _is_called(trees, one)])
        if len(kept) < len(held):
            setattr(roles, name, kept)
    roles.obliques = [(case, one) for case, one in roles.obliques if quoted[one] is not None]


def _is_called(trees: Trees, token: int) -> bool:
    if trees.words[token].upos != "PROPN":
        return False
    return is_called(trees, trees.leftmost[token], max([token, *trees.children(token, "flat")]) + 1)


def _fill(tokens: tuple[int, ...], made: Mapping[int, Filler]) -> tuple[Filler, ...]:
    if len(tokens) < 2:
        return (made[tokens[0]],) if tokens else ()
    return tuple([made[one] for one in dict.fromkeys(tokens)])


def _is_content(trees: Trees, token: int, clause: int, quoted: Sequence[int | None]) -> bool:
    """Whether a clause is what the verb takes; not a quotation, nor what goes on beside a speech tag."""
    if quoted[clause] != quoted[token]:
        return False
    if quoted[token] is not None or trees.forms[token] not in speech_verbs():
        return True
    before = next(
        (near for near in range(token - 1, max(0, token - 4), -1) if quoted[near] is not None), None
    )
    tag = before is not None and trees.forms[before - 1] != "."
    return not tag or any(trees.forms[mark] == "that" for mark in trees.children(clause, "mark"))


def _lemma(trees: Trees, token: int, roles: Roles) -> str:
    if roles.copula:
        return "be"
    word = trees.words[token]
    if word.upos not in ("VERB", "AUX"):
        return word.lemma.lower()
    base = verb_lemma(trees.forms[token])
    particles = [
        trees.forms[one]
        for one in roles.particles
        if trees.words[one].relation == "compound:prt" or (one > token and is_direction(trees.forms[one]))
    ]
    return " ".join([base, *particles])


Turned = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], list[tuple[str, int]]]


def _turned(trees: Trees, verb: str, roles: Roles, meant: Mapping[int, Meant]) -> Turned:
    """Agent, patient, recipient and the other obliques, in the active voice."""
    agent, patient, recipient = roles.subject, roles.objects, roles.indirect
    obliques = []
    by: tuple[int, ...] = ()
    for case, one in roles.obliques:
        if case == "by" and roles.passive:
            by = (*by, one)
        elif ((case == "to" and gives_to(verb)) or (case == "for" and gives_for(verb))) and one in meant:
            recipient = (*recipient, one)
        else:
            obliques.append((case, one))
    if roles.passive:
        if roles.objects and not recipient:
            recipient = roles.subject  # "Ann was given a book"
        elif tells(verb) and any(one in meant for one in roles.subject):
            recipient = roles.subject
        else:
            patient = roles.subject
        agent = by
    elif tells(verb) and not recipient and patient and all(one in meant for one in patient):
        patient, recipient = (), patient
    return agent, patient, recipient, obliques


def _filler(trees: Trees, token: int, meant: Mapping[int, Meant], predicate: bool = False) -> Filler:
    start, stop = phrase(trees, token, predicate=predicate)
    someone = meant.get(token)
    if someone is None and trees.forms[token] in _COUNTING:
        someone = next((meant[child] for child in trees.children(token, "nmod") if child in meant), None)
    people = () if someone is None else someone.people
    return Filler(start, stop, token, people, 1.0 if someone is None else round(someone.certainty, 4))


def _complement(trees: Trees, token: int, roles: Roles) -> tuple[int, int] | None:
    if token in roles.subject:
        return None
    if roles.copula and not (roles.obliques and roles.obliques[0][1] == token):
        return phrase(trees, token, predicate=True)
    return None if roles.complement is None else phrase(trees, roles.complement)


def _extent(trees: Trees, token: int, fillers: Iterable[Filler], subject: tuple[int, ...]) -> tuple[int, int]:
    """From the clause's first role to its last; a subject that stands in another clause does not count."""
    start, stop = trees.words[token].start, trees.words[token].stop
    left = trees.words[trees.leftmost[token]].start
    for filler in fillers:
        if filler.start >= left or filler.token in subject:
            start, stop = min(start, filler.start), max(stop, filler.stop)
    return start, stop
