"""What is wrong with a world: ids that nothing has, two of one id, circles, values without sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fabula.layers import NARRATOR, RESERVED_IDS
from fabula.layers.world import EVERYBODY, Act, Ascription, Beat, Claim, Person
from fabula.slug import is_slug, slug
from fabula.toml_tables import perhaps, shown
from fabula.world.forms import ACT, ATTITUDE, BEAT, CLAIM, EVENT, FORMS, PERCEPTION, PERSON, PLACE, Form
from fabula.world.world import World

POLICIES = ("all", "none", "witness")
FEELINGS = ("loves", "hates", "hurt", "jealous", "angry", "fears")

_NO_ID = " \t\r\n\f\v,:;\"'<>{}[]()"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row.

    Attributes:
        table: the name of its table in a world file.
        number: which of these it is, from 1.
        cause, mend: what is wrong and what to do, as clauses.
    """

    table: str
    number: int
    what: str
    mend: str

    @property
    def cause(self) -> str:
        """What is wrong, with the place."""
        return f"in [[{self.table}]] table {self.number}, {self.what}"


def check(world: World) -> Iterator[Problem]:
    """What is wrong with a world, nothing where all is well; the order is that of the tables."""
    yield from _ids(world)
    yield from _references(world)
    yield from _circles(world)
    for form in FORMS:
        for number, row in enumerate(getattr(world, form.rows), 1):
            for what, mend in (*_trace(row), *_OWN.get(form.name, _nothing)(row)):
                yield Problem(form.name, number, what, mend)


def _ids(world: World) -> Iterator[Problem]:
    for group in ((PERSON,), (PLACE,), (CLAIM,), (BEAT, EVENT, ACT, PERCEPTION, ATTITUDE)):
        first: dict[str, str] = {}
        for form in group:
            for number, row in enumerate(getattr(world, form.rows), 1):
                for what, mend in _id(form, row.id):
                    yield Problem(form.name, number, what, mend)
                if row.id in first:
                    what = f'the id "{shown(row.id)}" is also that of {first[row.id]}'
                    yield Problem(form.name, number, what, "give each an id of its own")
                first.setdefault(row.id, f"[[{form.name}]] table {number}")


def _id(form: Form, id: str) -> Iterator[tuple[str, str]]:
    if form is PERSON and id != NARRATOR:
        if id in RESERVED_IDS:
            yield f'the id "{id}" is reserved', "choose another id or leave the line out"
        elif not is_slug(id):
            cause = f'the id "{shown(id)}" is not made of lower-case letters, digits and single hyphens'
            yield cause, f'write "{slug(id)}" or leave the line out'
    elif not id or not id.isprintable() or any(mark in id for mark in _NO_ID):
        yield f'the id "{shown(id)}" is none', "make it of letters, digits, full stops and hyphens"


def _references(world: World) -> Iterator[Problem]:
    known = _known(world)
    for form in FORMS:
        for number, row in enumerate(getattr(world, form.rows), 1):
            for what, id in _referred(form, row):
                if what in known and id not in known[what]:
                    yield Problem(form.name, number, *_dangling(what, id, known[what]))


def _known(world: World) -> dict[str, dict[str, str]]:
    """For each kind of reference, names by id: whatever may be meant."""
    return {
        "person": {**{id: id for id in RESERVED_IDS}, **{person.id: person.name for person in world.people}},
        "place": {place.id: place.name for place in world.places},
        "claim": {claim.id: claim.text for claim in world.claims},
        "beat": {beat.id: "" for beat in world.beats},
        "moment": {
            **{row.id: row.claim for row in world.occurrences},
            **{row.id: row.claim for row in world.acts},
        },
    }


def _referred(form: Form, row: Any) -> Iterator[tuple[str, str]]:
    """What kinds of things a row refers to, with their ids."""
    for key in form.keys:
        value = getattr(row, key.field)
        if key.refers and value is not None:
            for id in value if isinstance(value, tuple) else (value,):
                yield key.refers, id
    if isinstance(row, Person):
        yield from (("person", to) for to, _ in row.relations)
        yield from (("person", whom) for whom, _ in row.trust if whom != EVERYBODY)
    if isinstance(row, Beat):
        yield from (("person", there.person) for there in row.present)


def _dangling(what: str, id: str, known: Mapping[str, str]) -> tuple[str, str]:
    sharing = [other for other, name in known.items() if name == id]
    if sharing:
        cause = f'"{shown(id)}" may be {" or ".join(shown(other) for other in sharing[:3])}'
        return cause, "write the id in its place"
    table = "event" if what == "moment" else what
    mend = perhaps(id, [*known, *known.values()]) or f"add a [[{table}]] table for it, or mend the word"
    return f'there is no {"event or act" if what == "moment" else what} "{shown(id)}"', mend


def _circles(world: World) -> Iterator[Problem]:
    implied = {claim.id: claim.implies for claim in world.claims}
    inside = {claim.id: (claim.content,) if claim.content else () for claim in world.claims}
    within = {place.id: (place.within,) if place.within else () for place in world.places}
    for form, verb, links in (
        (CLAIM, "implies", implied),
        (CLAIM, "contains", inside),
        (PLACE, "lies in", within),
    ):
        circle = _circle(links)
        if circle:
            number = list(links).index(circle[0]) + 1
            path = f" {verb} ".join(f'"{shown(id)}"' for id in (*circle[:4], circle[0]))
            yield Problem(form.name, number, f"it stands in a circle ({path})", "leave one of these out")


def _circle(links: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids of a circle, empty where there is none; found without recursion, for a chain may be long."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        there: set[str] = set()
        todo = [(start, iter(links[start]))] if start not in done else []
        while todo:
            id, further = todo[-1]
            if id not in there:
                path.append(id)
                there.add(id)
            following = next(further, None)
            if following is None:
                todo.pop()
                there.discard(path.pop())
                done.add(id)
            elif following in there:
                return path[path.index(following) :]
            elif following in links and following not in done:
                todo.append((following, iter(links[following])))
    return []


def _nothing(row: Any) -> Iterator[tuple[str, str]]:
    return iter(())


def _trace(row: Any) -> Iterator[tuple[str, str]]:
    """Offsets and certainty, where a row has such."""
    start, stop = getattr(row, "start", None), getattr(row, "stop", None)
    spans = [] if start is None or stop is None else [(start, stop)]
    if (start is None) != (stop is None):
        yield "start and end do not stand together", "write both or neither"
    for begin, end in (*spans, *getattr(row, "spans", ())):
        if not 0 <= begin <= end:
            yield f"its words end ({end}) before they start ({begin})", "mend start and end"
    if not 0 <= getattr(row, "certainty", 1.0) <= 1:
        yield "its certainty is no probability", "write a number from 0 to 1"


def _person(person: Person) -> Iterator[tuple[str, str]]:
    yield from _named(person)
    for whom, policy in person.trust:
        if policy not in POLICIES:
            mend = perhaps(policy, POLICIES) or f"it may be {', '.join(POLICIES)}"
            yield f'trust is "{shown(policy)}"', mend
        if [other for other, _ in person.trust].count(whom) > 1:
            yield f'trust in "{shown(whom)}" is told twice', "leave one of the two out"


def _named(row: Any) -> Iterator[tuple[str, str]]:
    if not row.name.strip():
        yield "name is empty", "fill it in"


def _claim(claim: Claim) -> Iterator[tuple[str, str]]:
    if not claim.text.strip():
        yield "text is empty", "say what is claimed, in a few words"
    if claim.id in claim.opposes or set(claim.opposes) & set(claim.implies):
        yield "it opposes itself or what it implies", "mend opposes or implies"


def _beat(beat: Beat) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for there in beat.present:
        if there.person in seen:
            yield f'"{shown(there.person)}" is present twice', "leave one of the two out"
        seen.add(there.person)
        if there.person in RESERVED_IDS and there.person != NARRATOR:
            yield f'"{there.person}" cannot be present', "name those who are there"
        if not 0 <= there.certainty <= 1:
            yield f'the certainty of "{shown(there.person)}" is no probability', "write a number from 0 to 1"


def _act(act: Act) -> Iterator[tuple[str, str]]:
    if act.beat is None and not act.reported_by and act.start is None:
        yield "it has no beat", "name the beat, or in reported_by who tells of it"
    if act.received is not None and act.manner != "letter":
        yield "it is received, but is no letter", 'add manner = "letter" or leave received out'


def _attitude(attitude: Ascription) -> Iterator[tuple[str, str]]:
    if not attitude.holder:
        yield "it has no holder", "name who holds it"
    neighbours = zip(attitude.holder, attitude.holder[1:], strict=False)
    if any(one == other for one, other in neighbours):
        yield "somebody stands twice on end among the holders", "leave one of the two out"
    if attitude.claim is None and not (attitude.toward and attitude.stance in FEELINGS):
        yield "it has no claim", "add the claim, or for a feeling toward"


_OWN: Mapping[str, Callable[[Any], Iterator[tuple[str, str]]]] = {
    "person": _person,
    "place": _named,
    "claim": _claim,
    "beat": _beat,
    "act": _act,
    "attitude": _attitude,
}
