"""The evidence that some claims' moments give to each chain of people (``docs/beliefs.md``, Evidence)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from fabula.layers.world import EVERYBODY, Act, Ascription, Claim, Occurrence
from fabula.world.evidence import AVOWED, SEEN, TOLD, Piece
from fabula.world.logic import Logic
from fabula.world.moments import Moment
from fabula.world.stage import Level, Percept, Stage

Chain = tuple[str, ...]

AFFIRMING = frozenset(("assert", "answer", "confess", "accuse", "apologise", "promise", "threaten"))
DENYING = frozenset(("deny", "refuse"))
_STANCES = {"knows": True, "believes": True, "disbelieves": False}
_OPENS = frozenset(("doubts", "wonders", "unaware"))
FIRST_ORDER = 1


@dataclass(frozen=True, slots=True)
class Component:
    """Claims that hang together, with all moments that bear on them, earliest first."""

    claims: tuple[Claim, ...]
    moments: tuple[Moment, ...]
    percepts: tuple[dict[str, Percept], ...]
    explained: tuple[tuple[str, str, str], ...]


class Sources:
    """Where chains have their evidence on one component's claims from, moment by moment; kept once found.

    Attributes:
        component: the claims and their moments.
        ascribed: for each chain what the text itself ascribes to it, with the moments' places.
    """

    def __init__(self, stage: Stage, logic: Logic, component: Component) -> None:
        self.component = component
        self._stage = stage
        self._logic = logic
        self.ascribed: dict[Chain, list[tuple[int, Ascription]]] = {}
        for order, moment in enumerate(component.moments):
            if isinstance(moment.row, Ascription):
                self.ascribed.setdefault(moment.row.holder, []).append((order, moment.row))
        self._pieces: dict[Chain, tuple[Piece, ...]] = {}
        self._sightings: dict[Chain, dict[str, list[int]]] = {}

    def pieces(self, chain: Chain) -> tuple[Piece, ...]:
        """All evidence of a chain in the order of the moments, what comes from claims about minds apart."""
        found = self._pieces.get(chain)
        if found is None:
            own = self._own(chain) if chain else self._narrated()
            rows = sorted([*own, *self._avowed(chain)], key=lambda piece: piece.order)
            found = self._pieces[chain] = tuple(rows)
        return found

    def resets(self, chain: Chain) -> tuple[tuple[int, str], ...]:
        """The moments at which the text says that a chain is in doubt, with the claim."""
        return tuple(
            (order, row.claim)
            for order, row in self.ascribed.get(chain, ())
            if row.claim is not None and row.condition is None and row.stance in _OPENS
        )

    def perceived(self, chain: Chain, order: int) -> tuple[Level, str | None, Percept] | None:
        """How a chain perceives a moment: level, as which claim, and the percept of its last; None if not."""
        percepts = self.component.percepts[order]
        first = percepts.get(chain[0])
        if first is None:
            return None
        level = first.level
        for person in chain[1:]:
            percept = percepts.get(person)
            if percept is None or not percept.noticed:
                return None
            level = min(level, percept.level)
        return level, first.claim, percepts[chain[-1]]

    def _narrated(self) -> list[Piece]:
        given = [
            Piece(claim.id, claim.truth == "true", SEEN, -1, "truth", None)
            for claim in self.component.claims
            if claim.truth != "open"
        ]
        for order, moment in enumerate(self.component.moments):
            if isinstance(moment.row, Occurrence):
                given.append(Piece(moment.row.claim, True, SEEN, order, "truth", moment))
        return given

    def _own(self, chain: Chain) -> list[Piece]:
        found = []
        for order, moment in enumerate(self.component.moments):
            row = moment.row
            if isinstance(row, Ascription):
                affirmed = _STANCES.get(row.stance)
                given = row.holder == chain and row.condition is None
                if given and row.claim is not None and affirmed is not None:
                    how = row.evidence
                    found.append(Piece(row.claim, affirmed, SEEN, order, "ascription", moment, how=how))
                continue
            seen = self.perceived(chain, order)
            if seen is None:
                continue
            level, claim, percept = seen
            if level is not Level.FULL or claim is None:
                continue
            mistaken = row.id if claim != row.claim else None
            if isinstance(row, Occurrence):
                piece = Piece(claim, True, SEEN, order, "perception", moment, mistaken, percept.how)
                found.append(piece)
            elif row.by != chain[-1]:
                found.extend(self._testimony(chain, order, row, claim, percept, mistaken))
        return found

    def _testimony(
        self, chain: Chain, order: int, row: Act, claim: str, percept: Percept, mistaken: str | None
    ) -> list[Piece]:
        affirmed = _sign(row)
        if affirmed is None:
            return []
        about = self._logic.claims[claim]
        if chain[-1] in about.agent and self._logic.thing(claim) is None:
            return []
        if not self._trusts(chain, row.by, claim, order):
            return []
        moment = self.component.moments[order]
        return [Piece(claim, affirmed, TOLD, order, "testimony", moment, mistaken, percept.how, row.by)]

    def _avowed(self, chain: Chain) -> list[Piece]:
        """What the last of a chain has said, as the rest of the chain heard it."""
        if not chain:
            return []
        found = []
        for order, moment in enumerate(self.component.moments):
            row = moment.row
            if not isinstance(row, Act) or row.by != chain[-1] or _sign(row) is None:
                continue
            for rest in (chain, chain[:-1]):  # who ends in the speaker is the speaker
                claim = self._hears(rest, order, row)
                if claim is not None:
                    affirmed = bool(_sign(row))
                    found.append(
                        Piece(claim, affirmed, AVOWED, order, "avowal", moment, how="thought", by=row.by)
                    )
                    break
        return found

    def _hears(self, chain: Chain, order: int, row: Act) -> str | None:
        """As which claim a chain hears an act in full; None where it does not."""
        if len(chain) <= FIRST_ORDER and row.sincere is False and (not chain or chain[-1] == row.by):
            return None
        if not chain:
            return row.claim
        seen = self.perceived(chain, order)
        return seen[1] if seen is not None and seen[0] is Level.FULL else None

    def _trusts(self, chain: Chain, speaker: str | None, claim: str, order: int) -> bool:
        if chain[:-1] == (speaker,):
            return True  # who speaks takes his hearer to believe him
        person = self._stage.people.get(chain[-1])
        policies = dict(person.trust) if person is not None else {}
        policy = policies.get(speaker or EVERYBODY, policies.get(EVERYBODY, "all"))
        if policy == "witness":
            return speaker is not None and self._was_later(chain, speaker, claim, order)
        return policy == "all"

    def _was_later(self, chain: Chain, speaker: str, claim: str, order: int) -> bool:
        here = self.component.moments[order].beat
        things = self._logic.things((claim, True))
        last = self._last_seen(chain, things, order)
        if here is None or last is None or last.beat is None or last.beat.place is None:
            return False
        mine = self._stage.last_there((chain[-1],), last.beat.place, here)
        seers = [person for person in chain[:-1] if person != speaker]
        theirs = self._stage.last_there((speaker, *seers), last.beat.place, here)
        return theirs is not None and (mine is None or theirs > mine)

    def still_there(self, chain: Chain, piece: Piece, thing: str) -> bool:
        """Whether the last of a chain is still with a thing when something is said of it."""
        if piece.moment is None or piece.moment.beat is None or not chain:
            return False
        last = self._last_seen(chain, frozenset((thing,)), piece.order)
        if last is None or last.beat is None:
            return False
        return self._stage.stays(chain[-1], last.beat.place, last.beat, piece.moment.beat)

    def _last_seen(self, chain: Chain, things: frozenset[str], before: int) -> Moment | None:
        """The last occurrence before a moment that the chain perceives in full as a state of one of these."""
        seen = self._sightings.get(chain)
        if seen is None:
            seen = self._sightings[chain] = self._find_sightings(chain)
        last = -1
        for thing in things:
            orders = seen.get(thing, [])
            place = bisect_left(orders, before)
            last = max(last, orders[place - 1] if place else -1)
        return self.component.moments[last] if last >= 0 else None

    def _find_sightings(self, chain: Chain) -> dict[str, list[int]]:
        """For each thing the occurrences that a chain perceives in full and that carry a state of it."""
        found: dict[str, list[int]] = {}
        for order, moment in enumerate(self.component.moments):
            if not isinstance(moment.row, Occurrence):
                continue
            seen = self.perceived(chain, order)
            if seen is not None and seen[0] is Level.FULL and seen[1] is not None:
                for thing in self._logic.things((seen[1], True)):
                    found.setdefault(thing, []).append(order)
        return found


def _sign(row: Act) -> bool | None:
    """Whether an act affirms or denies its claim; None for one that does neither."""
    if row.condition is not None:
        return None
    if row.act in AFFIRMING:
        return True
    return False if row.act in DENYING else None
