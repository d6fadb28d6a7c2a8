"""From the moments of some claims to what each chain of people holds of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fabula.layers.world import EVERYBODY, Act, Ascription, Claim, Occurrence
from fabula.lexicon.minds import HOLDING, TELLING
from fabula.world.evidence import AVOWED, SEEN, TOLD, Belief, Piece, PieceKind, believe
from fabula.world.logic import Logic
from fabula.world.moments import Moment
from fabula.world.stage import Level, Percept, Stage

Chain = tuple[str, ...]

AFFIRMING = frozenset(("assert", "answer", "confess", "accuse", "apologise", "promise", "threaten"))
DENYING = frozenset(("deny", "refuse"))
_STANCES = {"knows": True, "believes": True, "disbelieves": False}
_OPENS = frozenset(("doubts", "wonders", "unaware"))
FIRST_ORDER = 1
_SAID_TO_ONE: frozenset[PieceKind] = frozenset(("testimony",))
_SAID_TO_SEVERAL: frozenset[PieceKind] = frozenset(("testimony", "avowal"))


@dataclass(frozen=True, slots=True)
class Component:
    """Claims that hang together, with all moments that bear on them, earliest first."""

    claims: tuple[Claim, ...]
    moments: tuple[Moment, ...]
    percepts: tuple[dict[str, Percept], ...]
    explained: tuple[tuple[str, str, str], ...]


class Derivation:
    """What chains hold of one component's claims after some of its moments.

    Each chain's belief is worked out when it is asked for, and kept. With m moments and chains of length d
    this takes O(m · d) steps for the evidence and O(m log m) to weigh it, whatever the number of people.
    """

    def __init__(self, stage: Stage, logic: Logic, component: Component, included: Sequence[int]) -> None:
        self._stage = stage
        self._logic = logic
        self._component = component
        self._included = tuple(included)
        self._beliefs: dict[Chain, Belief] = {}
        self._minds = [claim for claim in component.claims if claim.content is not None and claim.agent]

    def belief(self, chain: Chain) -> Belief:
        """What a chain holds; ``()`` is the narrator."""
        found = self._beliefs.get(chain)
        if found is None:
            pieces = self._pieces(chain)
            found = believe(
                pieces,
                self._logic,
                self._component.explained,
                lambda piece, thing: self._still_there(chain, piece, thing),
                _SAID_TO_ONE if len(chain) <= FIRST_ORDER else _SAID_TO_SEVERAL,
            )
            self._beliefs[chain] = found
        return found

    def perceived(self, chain: Chain, order: int) -> tuple[Level, str | None, Percept] | None:
        """How a chain perceives a moment: level, as which claim, and the percept of its last; None if not."""
        percepts = self._component.percepts[order]
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

    def _pieces(self, chain: Chain) -> list[Piece]:
        pieces = self._own(chain) if chain else self._narrated()
        pieces += self._avowed(chain) + self._of_minds(chain, pieces)
        return self._after_resets(chain, pieces)

    def _narrated(self) -> list[Piece]:
        given = [
            Piece(claim.id, claim.truth == "true", SEEN, -1, "truth", None)
            for claim in self._component.claims
            if claim.truth != "open"
        ]
        for order in self._included:
            moment = self._component.moments[order]
            if isinstance(moment.row, Occurrence):
                given.append(Piece(moment.row.claim, True, SEEN, order, "truth", moment))
        return given

    def _own(self, chain: Chain) -> list[Piece]:
        found = []
        for order in self._included:
            moment = self._component.moments[order]
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
        if row.by is not None and not self._trusts(chain, row.by, claim, order):
            return []
        moment = self._component.moments[order]
        return [Piece(claim, affirmed, TOLD, order, "testimony", moment, mistaken, percept.how, row.by)]

    def _avowed(self, chain: Chain) -> list[Piece]:
        """What the last of a chain has said, as the rest of the chain heard it."""
        if not chain:
            return []
        found = []
        for order in self._included:
            moment = self._component.moments[order]
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

    def _of_minds(self, chain: Chain, own: Sequence[Piece]) -> list[Piece]:
        """Evidence from claims about what the last of the chain holds."""
        if not chain:
            return []
        found = []
        for claim in self._minds:
            strengths = _minds(claim, chain[-1])
            for strength in strengths:
                for piece in self.belief(chain[:-1]).accepted:
                    if piece.claim == claim.id:
                        found.append(self._content(claim, piece, strength))
                for piece in own:
                    if piece.claim == claim.id:
                        found.append(self._content(claim, piece, strength))
        return found

    @staticmethod
    def _content(claim: Claim, piece: Piece, strength: int | None) -> Piece:
        assert claim.content is not None
        level = piece.strength if strength is None else strength
        return Piece(
            claim.content,
            piece.affirmed,
            level,
            piece.order,
            piece.kind,
            piece.moment,
            piece.mistaken,
            piece.how,
            piece.by,
            content=True,
        )

    def _after_resets(self, chain: Chain, pieces: list[Piece]) -> list[Piece]:
        """The pieces that no later doubt of the text, and no denial of the very belief, takes away."""
        resets: dict[str, int] = {}
        for order in self._included:
            row = self._component.moments[order].row
            if not isinstance(row, Ascription) or row.holder != chain or row.condition is not None:
                continue
            if row.claim is not None and row.stance in _OPENS:
                resets[row.claim] = order
        for piece in pieces:
            if piece.content and not piece.affirmed:
                resets[piece.claim] = max(resets.get(piece.claim, -1), piece.order)
        return [
            piece
            for piece in pieces
            if not (piece.content and not piece.affirmed) and piece.order > resets.get(piece.claim, -2)
        ]

    def _trusts(self, chain: Chain, speaker: str, claim: str, order: int) -> bool:
        if chain[:-1] == (speaker,):
            return True  # who speaks takes his hearer to believe him
        person = self._stage.people.get(chain[-1])
        policies = dict(person.trust) if person is not None else {}
        policy = policies.get(speaker, policies.get(EVERYBODY, "all"))
        if policy == "witness":
            return self._was_later(chain, speaker, claim, order)
        return policy == "all"

    def _was_later(self, chain: Chain, speaker: str, claim: str, order: int) -> bool:
        here = self._component.moments[order].beat
        things = self._logic.things((claim, True))
        last = self._last_seen(chain, things, order)
        if here is None or last is None or last.beat is None or last.beat.place is None:
            return False
        mine = self._stage.last_there((chain[-1],), last.beat.place, here)
        seers = [person for person in chain[:-1] if person != speaker]
        theirs = self._stage.last_there((speaker, *seers), last.beat.place, here)
        return theirs is not None and (mine is None or theirs > mine)

    def _still_there(self, chain: Chain, piece: Piece, thing: str) -> bool:
        if piece.moment is None or piece.moment.beat is None or not chain:
            return False
        last = self._last_seen(chain, frozenset((thing,)), piece.order)
        if last is None or last.beat is None or last.beat.place is None:
            return False
        return self._stage.stays(chain[-1], last.beat.place, last.beat, piece.moment.beat)

    def _last_seen(self, chain: Chain, things: frozenset[str], before: int) -> Moment | None:
        """The last occurrence before a moment that the chain perceives in full as a state of one of these."""
        for order in reversed(self._included):
            moment = self._component.moments[order]
            if order >= before or not isinstance(moment.row, Occurrence):
                continue
            seen = self.perceived(chain, order)
            if seen is None or seen[0] is not Level.FULL or seen[1] is None:
                continue
            if things & self._logic.things((seen[1], True)):
                return moment
        return None


def _sign(row: Act) -> bool | None:
    """Whether an act affirms or denies its claim; None for one that does neither."""
    if row.condition is not None:
        return None
    if row.act in AFFIRMING:
        return True
    return False if row.act in DENYING else None


def _minds(claim: Claim, person: str) -> list[int | None]:
    """How strongly a claim about minds tells what someone holds; None: as strongly as it is itself held."""
    found: list[int | None] = []
    if claim.predicate in HOLDING and person in claim.agent:
        found.append(None)
    if claim.predicate in TELLING:
        found += [AVOWED] * (person in claim.agent) + [TOLD] * (person in claim.recipient)
    return found
