"""The plot's conflicts: contradictions, false beliefs, lies, secrets, irony."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from fabula.layers.world import Act, Claim, Perception
from fabula.world.attitudes import Attitude
from fabula.world.citing import Cited, citable
from fabula.world.engine import Engine
from fabula.world.evidence import Piece
from fabula.world.sources import AFFIRMING, DENYING
from fabula.world.wording import clause, together

_SIGHT = frozenset(("did", "saw"))
ConflictKind = Literal["contradiction", "false belief", "lie", "secret", "irony"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What people of the story do not agree on, or do not all know.

    Attributes:
        people: those concerned; of a false belief first its holder, of a secret first who keeps it.
        rows: ids of acts, attitudes and perceptions that make it.
        why: one sentence.
        claim: id of the claim that it is about.
    """

    id: str
    kind: ConflictKind
    people: tuple[str, ...]
    rows: tuple[str, ...]
    why: str
    claim: str
    start: int | None
    end: int | None
    certainty: float


def conflicts_of(engine: Engine, attitudes: Sequence[Attitude]) -> tuple[Conflict, ...]:
    """The conflicts of a world, in the order in which they are told; ids are ``k1``, ``k2`` …"""
    about: dict[str, list[Attitude]] = {}
    for row in attitudes:
        if row.claim is not None and len(row.holder) == 1:
            about.setdefault(row.claim, []).append(row)
    said: dict[str, list[Act]] = {}
    for act in engine.world.acts:
        said.setdefault(act.claim, []).append(act)
    names = {person.id: person.name for person in engine.world.people}
    implying: dict[str, list[str]] = {}
    for claim in engine.world.claims:
        for implied in claim.implies:
            implying.setdefault(implied, []).append(claim.id)
    orders = {beat.id: beat.story_order for beat in engine.world.beats}
    perceptions = {row.id: row for row in engine.world.perceptions}
    happened = {row.id: row.claim for row in engine.world.occurrences}
    cited = citable(engine.world, attitudes)
    finder = _Finder(
        engine, about, said, names, implying, orders, _moves(engine, orders), perceptions, happened, cited
    )
    found: list[Conflict] = []
    for claim in engine.world.claims:
        found.extend(finder.of(claim))
    found.extend(finder.secrets())
    found.sort(key=lambda row: min(cited[id].place for id in row.rows if id in cited))
    return tuple(replace(row, id=f"k{number}") for number, row in enumerate(found, 1))


def _moves(engine: Engine, orders: Mapping[str, float]) -> dict[str, list[tuple[float, str]]]:
    """For each thing where the narrator says that it comes to be, and when."""
    found: dict[str, list[tuple[float, str]]] = {}
    for row in engine.world.occurrences:
        if row.claim not in engine.logic.claims:
            continue
        for state, so in engine.logic.carried((row.claim, True)):
            thing = engine.logic.thing(state)
            if so and thing is not None:
                order = row.story_order if row.story_order is not None else orders[row.beat]
                found.setdefault(thing, []).append((order, state))
    return found


@dataclass(frozen=True, slots=True)
class _Finder:
    engine: Engine
    about: Mapping[str, Sequence[Attitude]]
    said: Mapping[str, Sequence[Act]]
    names: Mapping[str, str]
    implying: Mapping[str, Sequence[str]]
    orders: Mapping[str, float]
    moves: Mapping[str, Sequence[tuple[float, str]]]
    perceptions: Mapping[str, Perception]
    happened: Mapping[str, str]
    cited: Mapping[str, Cited]

    def of(self, claim: Claim) -> Iterator[Conflict]:
        """The conflicts about one claim."""
        held = [row for row in self.about.get(claim.id, ()) if row.stance in ("knows", "believes")]
        yield from self._contradictions(claim)
        for holder in dict.fromkeys(row.holder[0] for row in held):
            own = [row for row in held if row.holder[0] == holder and not self._follows(claim, row)]
            if own:
                yield from self._false_belief(claim, own)
        yield from self._lies(claim)

    def _follows(self, claim: Claim, row: Attitude) -> bool:
        """Whether a row is there only because its holder has, by the same way, what implies the claim."""
        return any(
            other.because == row.because and other.holder == row.holder
            for implying in self.implying.get(claim.id, ())
            for other in self.about.get(implying, ())
        )

    def _contradictions(self, claim: Claim) -> Iterator[Conflict]:
        """Those who affirm a claim, or one that implies it, against those who deny it, one side aloud."""
        implying = [claim.id, *self.implying.get(claim.id, ())]
        affirming = {**self._holders(implying, True), **self._speakers(implying, AFFIRMING)}
        denying = self._speakers([claim.id], DENYING)
        if not denying and self._speakers(implying, AFFIRMING):
            denying = self._holders([claim.id], False)
        affirming = {person: row for person, row in affirming.items() if person not in denying}
        if not affirming or not denying:
            return
        rows = (*affirming.values(), *denying.values())
        one, other = (together(map(self.name, side)) for side in (affirming, denying))
        hold, deny = ("holds" if len(affirming) == 1 else "hold"), ("denies" if len(denying) == 1 else "deny")
        why = f"{one} {hold} that {clause(claim.text)}; {other} {deny} it."
        yield self._conflict("contradiction", (*affirming, *denying), rows, why, claim)

    def _speakers(self, claims: Sequence[str], kinds: frozenset[str]) -> dict[str, str]:
        """Who says so of themselves: the first act of each."""
        found: dict[str, str] = {}
        for claim in claims:
            for act in self.said.get(claim, ()):
                if act.by is not None and act.act in kinds and act.condition is None:
                    found.setdefault(act.by, act.id)
        return found

    def _holders(self, claims: Sequence[str], affirmed: bool) -> dict[str, str]:
        """Who holds so, or holds the contrary: the first attitude of each."""
        stances = ("knows", "believes") if affirmed else ("disbelieves",)
        found: dict[str, str] = {}
        for claim in claims:
            for row in self.about.get(claim, ()):
                if row.stance in stances:
                    found.setdefault(row.holder[0], row.id)
        return found

    def _false_belief(self, claim: Claim, rows: Sequence[Attitude]) -> Iterator[Conflict]:
        """A belief that the narrator contradicts, or that rests on taking one thing for another.

        What somebody saw as it was is no false belief, whatever the narrator says of another time.
        """
        taken = [self._taken(row) for row in rows]
        mistaken = self._mistaken(claim.id)
        if self.engine.logic.thing(claim.id) is not None:
            rows = [row for row in rows if self._moved_since(claim, row)]
        elif self.engine.value((), claim.id) == "holds not":
            rows = [row for row, took in zip(rows, taken, strict=True) if took or row.evidence not in _SIGHT]
        elif not any(taken) and not mistaken:
            return
        if not rows:
            return
        holder = rows[0].holder[0]
        ground = next((ground for ground in taken if ground is not None), None) or mistaken
        why = f"{self.name(holder)} believes that {clause(claim.text)}{_how(rows, self.names)}"
        if ground is not None and self.engine.value((), ground) != "open":
            why += f"; what really happened is that {clause(self.engine.logic.claims[ground].text)}"
        ids = (*(row.id for row in rows), *(id for row in rows for id in row.because))
        yield self._conflict("false belief", (holder,), ids, why + ".", claim)
        if self._reader_knows(claim, ground):
            why = f"The reader knows better than {self.name(holder)}, who believes that {clause(claim.text)}."
            yield self._conflict("irony", (holder,), tuple(row.id for row in rows), why, claim)

    def _moved_since(self, claim: Claim, row: Attitude) -> bool:
        """Whether a thing came to be elsewhere while someone took it to be there; people come and go."""
        thing = self.engine.logic.thing(claim.id)
        if thing is None or thing in self.engine.stage.people:
            return False
        ends = self.orders.get(row.until or "", inf)
        return any(
            row.story_order < order < ends and self.engine.logic.excludes(claim.id, other)
            for order, other in self.moves.get(thing, ())
        )

    def _taken(self, row: Attitude) -> str | None:
        """What was really there where someone took it for something else: the claim's id."""
        for id in row.because:
            perception = self.perceptions.get(id)
            if perception is not None and perception.taken_as == row.claim:
                return self.happened.get(perception.of)
        return None

    def _mistaken(self, claim: str) -> str | None:
        """The truth behind a claim that nobody but someone mistaken vouches for."""
        if self.engine.value((), claim) == "holds":
            return None
        for row, true, taken in self.engine.component(claim).explained:
            if taken == claim and row in self.happened:
                return true
        return None

    def _reader_knows(self, claim: Claim, ground: str | None) -> bool:
        if self.engine.value(("reader",), claim.id) == "holds not":
            return True
        return ground is not None and self.engine.value(("reader",), ground) == "holds"

    def _lies(self, claim: Claim) -> Iterator[Conflict]:
        for act in self.said.get(claim.id, ()):
            if act.by is None or act.act not in AFFIRMING | DENYING or act.condition is not None:
                continue
            if act.sincere is False or (act.sincere is None and self._knew_better(act)):
                said = f"{self.name(act.by)} {self._saying(act)} that {clause(claim.text)}"
                why = f"{said}, knowing that it is not so."
                yield self._conflict("lie", (act.by, *act.to), (act.id,), why, claim)

    def _saying(self, act: Act) -> str:
        hearers = together(self.name(hearer) for hearer in act.to) if act.to else ""
        if act.act in AFFIRMING:
            return f"tells {hearers}" if hearers else "says"
        return f"denies to {hearers}" if hearers else "denies"

    def _knew_better(self, act: Act) -> bool:
        """Whether the speaker had perceived the contrary of what he says."""
        index = self.engine.place_of(act.claim)
        for order, moment in enumerate(self.engine.components[index].moments):
            if moment.row is act and act.by is not None:
                belief = self.engine.derive(index, order).belief((act.by,))
                contrary = (act.claim, act.act not in AFFIRMING)
                held = self.engine.logic.value(belief.literals, act.claim)
                return held is contrary[1] and any(
                    piece.kind == "perception" and self._bears(piece, contrary) for piece in belief.accepted
                )
        return False

    def _bears(self, piece: Piece, literal: tuple[str, bool]) -> bool:
        """Whether a literal follows from a piece of evidence, or is a state that it excludes."""
        logic = self.engine.logic
        found = logic.consequences(piece.literal)
        return literal in found or any(so and logic.excludes(literal[0], other) for other, so in found)

    def secrets(self) -> Iterator[Conflict]:
        """What someone keeps back from somebody whom it then reaches nowhere."""
        for act in self.engine.world.acts:
            if act.act != "withhold" or act.by is None:
                continue
            claim = self.engine.logic.claims[act.claim]
            out = [hearer for hearer in act.to if self.engine.value((hearer,), claim.id) == "open"]
            if out:
                kept = f"keeps from {together(self.name(hearer) for hearer in out)} that {clause(claim.text)}"
                why = f"{self.name(act.by)} {kept}."
                yield self._conflict("secret", (act.by, *out), (act.id,), why, claim)

    def name(self, person: str) -> str:
        return self.names.get(person, person)

    def _conflict(
        self,
        kind: ConflictKind,
        people: Iterable[str],
        rows: Iterable[str],
        why: str,
        claim: Claim,
    ) -> Conflict:
        ids = tuple(dict.fromkeys(rows))
        sources = [self.cited[id] for id in ids if id in self.cited]
        first = min(sources, key=lambda row: row.place)
        sure = min(row.certainty for row in sources)
        return Conflict("", kind, tuple(people), ids, why, claim.id, first.start, first.end, round(sure, 4))


def _how(rows: Sequence[Attitude], names: Mapping[str, str]) -> str:
    """How a belief was come by, as the end of a sentence."""
    row = rows[0]
    if row.chain:
        return f", told by {names.get(row.chain[0], row.chain[0])}"
    return {"saw": ", having seen it so", "overheard": ", having overheard it"}.get(row.evidence or "", "")
