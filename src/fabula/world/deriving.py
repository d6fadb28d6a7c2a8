"""From evidence to what each chain of people holds of some claims, at some moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fabula.layers.world import Claim
from fabula.lexicon.minds import HOLDING, TELLING
from fabula.world.evidence import AVOWED, TOLD, Belief, Piece, PieceKind, believe
from fabula.world.logic import Logic
from fabula.world.sources import FIRST_ORDER, Chain, Sources

_SAID_TO_ONE: frozenset[PieceKind] = frozenset(("testimony",))
_SAID_TO_SEVERAL: frozenset[PieceKind] = frozenset(("testimony", "avowal"))


class Derivation:
    """What chains hold of one component's claims after some of its moments.

    Each chain's belief is worked out when it is asked for, and kept. With m moments and chains of length d
    this takes O(m · d) steps for the evidence and O(m log m) to weigh it, whatever the number of people.
    """

    def __init__(self, sources: Sources, logic: Logic, included: range | Sequence[int]) -> None:
        self._sources = sources
        self._logic = logic
        self._included = included if isinstance(included, range) else frozenset(included)
        self._beliefs: dict[Chain, Belief] = {}
        claims = sources.component.claims
        known = {claim.id for claim in claims}
        self._minds = {claim.id: claim for claim in claims if claim.content in known}

    def belief(self, chain: Chain) -> Belief:
        """What a chain holds; ``()`` is the narrator."""
        found = self._beliefs.get(chain)
        if found is None:
            found = self._beliefs[chain] = self.weigh(chain, self.pieces(chain))
        return found

    def pieces(self, chain: Chain) -> list[Piece]:
        """A chain's evidence up to then, without what later doubt has taken away."""
        given = [
            piece for piece in self._sources.pieces(chain) if piece.order in self._included or piece.order < 0
        ]
        return self._after_resets(chain, given + self._of_minds(chain, given))

    def weigh(self, chain: Chain, pieces: Sequence[Piece], without: frozenset[str] = frozenset()) -> Belief:
        """What follows from some evidence of a chain; ``without`` states of these things."""
        return believe(
            pieces,
            self._logic,
            self._sources.component.explained,
            lambda piece, thing: self._sources.still_there(chain, piece, thing),
            _SAID_TO_ONE if len(chain) <= FIRST_ORDER else _SAID_TO_SEVERAL,
            without,
        )

    def minded(self, chain: Chain) -> bool:
        """Whether some claim tells what the last of a chain holds."""
        return any(_minds(claim, chain[-1]) for claim in self._minds.values()) if chain else False

    def _of_minds(self, chain: Chain, own: Iterable[Piece]) -> list[Piece]:
        """Evidence from claims about what the last of the chain holds.

        What the chain holds of its own last counts as it is; of that, in turn, what it says of the last.
        """
        if not chain or not self._minds:
            return []
        told = [piece for piece in self.belief(chain[:-1]).accepted if piece.claim in self._minds]
        waiting = [*told, *(piece for piece in own if piece.claim in self._minds)]
        found: list[Piece] = []
        for piece in waiting:
            claim = self._minds[piece.claim]
            made = [
                _content(claim, piece, strength)
                for kind, strength in _minds(claim, chain[-1])
                if piece.affirmed or kind == "holding"
            ]
            fresh = [one for one in made if one not in found]
            found.extend(fresh)
            waiting.extend(one for one in fresh if one.claim in self._minds and one.affirmed)
        return found

    def _after_resets(self, chain: Chain, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces that no later doubt of the text, and no denial of the very belief, takes away."""
        resets: dict[str, int] = {}
        for order, claim in self._sources.resets(chain):
            if order in self._included:
                resets[claim] = order
        for piece in pieces:
            if piece.content and not piece.affirmed:
                resets[piece.claim] = max(resets.get(piece.claim, -1), piece.order)
        return [
            piece
            for piece in pieces
            if not (piece.content and not piece.affirmed) and piece.order > resets.get(piece.claim, -2)
        ]


def _content(claim: Claim, piece: Piece, strength: int | None) -> Piece:
    """Evidence on the claim inside a claim, with the strength given, else that of what it comes from."""
    assert claim.content is not None
    level = piece.strength if strength is None else strength
    return replace(piece, claim=claim.content, strength=level, content=True)


def _minds(claim: Claim, person: str) -> list[tuple[str, int | None]]:
    """How a claim about minds tells what someone holds, and how strongly; None: as it is held itself."""
    found: list[tuple[str, int | None]] = []
    if claim.predicate in HOLDING and person in claim.agent:
        found.append(("holding", None))
    if claim.predicate in TELLING:
        found += [("telling", AVOWED)] * (person in claim.agent)
        found += [("telling", TOLD)] * (person in claim.recipient)
    return found
