"""The plot's conflicts: contradictions, false beliefs, lies, secrets, irony."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fabula.layers.world import Act, Claim
from fabula.world.attitudes import Attitude
from fabula.world.citing import Cited, citable
from fabula.world.contradictions import sides
from fabula.world.engine import Engine
from fabula.world.evidence import Piece
from fabula.world.falsity import Falsity, bears
from fabula.world.samematter import is_definite, is_movable, of_one_time
from fabula.world.sources import AFFIRMING, DENYING
from fabula.world.wording import clause, together

FAINTEST = 0.02
"""Conflicts of a text that are less certain are not told of."""

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
    cited = citable(engine.world, attitudes)
    finder = _Finder(engine, about, said, names, implying, Falsity.of(engine), cited)
    found: list[Conflict] = []
    for claim in engine.world.claims:
        found.extend(finder.of(claim))
    found.extend(finder.secrets())
    found = [row for row in found if row.start is None or row.certainty >= FAINTEST]
    found.sort(key=lambda row: min(cited[id].place for id in row.rows if id in cited))
    return tuple(replace(row, id=f"k{number}") for number, row in enumerate(found, 1))


@dataclass(frozen=True, slots=True)
class _Finder:
    engine: Engine
    about: Mapping[str, Sequence[Attitude]]
    said: Mapping[str, Sequence[Act]]
    names: Mapping[str, str]
    implying: Mapping[str, Sequence[str]]
    falsity: Falsity
    cited: Mapping[str, Cited]

    def of(self, claim: Claim) -> Iterator[Conflict]:
        """The conflicts about one claim."""
        if not is_definite(claim):
            yield from self._lies(claim)
            return
        held = [row for row in self.about.get(claim.id, ()) if row.stance in ("knows", "believes")]
        yield from self._contradictions(claim)
        for holder in dict.fromkeys(row.holder[0] for row in held):
            own = [row for row in held if row.holder[0] == holder and not self._follows(claim, row)]
            if own:
                yield from self._false_belief(claim, own)
        yield from self._unaware(claim)
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
        implying = self.implying.get(claim.id, ())
        for_it, against = sides(claim, implying, self.about, self.said, self.cited)
        if not for_it or not against:
            return
        one, other = (together(map(self.name, side)) for side in (for_it, against))
        hold, deny = ("holds" if len(for_it) == 1 else "hold"), ("denies" if len(against) == 1 else "deny")
        why = f"{one} {hold} that {clause(claim.text)}; {other} {deny} it."
        rows = (*for_it.values(), *against.values())
        yield self._conflict("contradiction", (*for_it, *against), rows, why, claim)

    def _false_belief(self, claim: Claim, held: Sequence[Attitude]) -> Iterator[Conflict]:
        """A belief that the narrator contradicts, or that rests on taking one thing for another."""
        rows = self.falsity.false_ones(claim, held)
        if not rows:
            return
        holder = rows[0].holder[0]
        ground = self.falsity.ground(claim, held)
        why = f"{self.name(holder)} believes that {clause(claim.text)}{_how(rows, self.names)}"
        if ground is not None and self.engine.value((), ground) != "open":
            why += f"; what really happened is that {clause(self.engine.logic.claims[ground].text)}"
        ids = (*(row.id for row in rows), *(id for row in rows for id in row.because))
        yield self._conflict("false belief", (holder,), ids, why + ".", claim)
        if self._reader_knows(claim, ground):
            why = f"The reader knows better than {self.name(holder)}, who believes that {clause(claim.text)}."
            yield self._conflict("irony", (holder,), tuple(row.id for row in rows), why, claim)

    def _unaware(self, claim: Claim) -> Iterator[Conflict]:
        """What the reader knows and somebody, by the narrator's word, does not, and never learns."""
        rows = [row for row in self.about.get(claim.id, ()) if row.stance == "unaware"]
        if not rows or self.engine.value(("reader",), claim.id) != "holds":
            return
        for holder in dict.fromkeys(row.holder[0] for row in rows):
            own = [row for row in rows if row.holder[0] == holder]
            if self.engine.value((holder,), claim.id) == "open":
                why = f"The reader knows, and {self.name(holder)} does not, that {clause(claim.text)}."
                yield self._conflict("irony", (holder,), tuple(row.id for row in own), why, claim)

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
        """Whether the speaker had perceived the contrary of what he says.

        Where somebody is, or was, is left alone in a text: what is said of it tells no time.
        """
        claim = self.engine.logic.claims[act.claim]
        thing = self.engine.logic.thing(act.claim)
        if claim.spans and (
            not is_definite(claim)
            or (thing is not None and (thing in self.engine.stage.people or not is_movable(thing)))
        ):
            return False
        index = self.engine.place_of(act.claim)
        for order, moment in enumerate(self.engine.components[index].moments):
            if moment.row is act and act.by is not None:
                belief = self.engine.derive(index, order).belief((act.by,))
                contrary = (act.claim, act.act not in AFFIRMING)
                held = self.engine.logic.value(belief.literals, act.claim)
                return held is contrary[1] and any(
                    piece.kind == "perception"
                    and bears(self.engine, piece, contrary)
                    and of_one_time(claim, act.start, _start(piece))
                    for piece in belief.accepted
                )
        return False

    def secrets(self) -> Iterator[Conflict]:
        """What someone keeps back from somebody whom it then reaches nowhere."""
        for act in self.engine.world.acts:
            if act.act != "withhold" or act.by is None:
                continue
            claim = self.engine.logic.claims[act.claim]
            if not is_definite(claim):
                continue
            out = [hearer for hearer in act.to if self._never_learns(hearer, act)]
            if out:
                kept = f"keeps from {together(self.name(hearer) for hearer in out)} that {clause(claim.text)}"
                why = f"{self.name(act.by)} {kept}."
                yield self._conflict("secret", (act.by, *out), (act.id,), why, claim)

    def _never_learns(self, hearer: str, act: Act) -> bool:
        """Whether what is kept from someone reaches him in no way.

        Where a text says that it was kept from him, it has not meant that he was by as it happened.
        """
        if self.engine.value((hearer,), act.claim) == "open":
            return True
        rows = [row for row in self.about.get(act.claim, ()) if row.holder == (hearer,)]
        return act.start is not None and all(
            row.evidence == "saw" and row.start is not None and row.start < act.start for row in rows
        )

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


def _start(piece: Piece) -> int | None:
    return piece.moment.row.start if piece.moment is not None else None


def _how(rows: Sequence[Attitude], names: Mapping[str, str]) -> str:
    """How a belief was come by, as the end of a sentence."""
    row = rows[0]
    if row.chain:
        return f", told by {names.get(row.chain[0], row.chain[0])}"
    return {"saw": ", having seen it so", "overheard": ", having overheard it"}.get(row.evidence or "", "")
