"""What an answer rests on: rows of the world, the words behind them, and how certain both are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fabula.asking.index import Index, Row
from fabula.asking.reply import Answer
from fabula.layers.world import Act, Ascription, Claim, Occurrence
from fabula.text import Span
from fabula.world.engine import Route


def answer(
    value: str, index: Index, rows: Iterable[str], claim: str | None = None, weight: float = 1.0
) -> Answer:
    """An answer with its evidence.

    Args:
        rows: ids of the rows that it rests on, the best first.
        claim: id of the claim that it is about; its words are the evidence where no row has any.
        weight: how certain it is that this is what was asked.
    """
    evidence = tuple(dict.fromkeys(rows))
    cited = evidence if claim is None else tuple(dict.fromkeys((*evidence, claim)))
    spans = spans_of(index, evidence)
    if not spans and claim is not None:
        spans = spans_of(index, (claim,))
    return Answer(value, cited, spans, round(weight * certainty(index, cited), 4))


def spans_of(index: Index, rows: Iterable[str]) -> tuple[Span, ...]:
    """The words behind rows, each stretch once."""
    found: dict[Span, None] = {}
    for id in rows:
        row = index.rows.get(id)
        if isinstance(row, Claim):
            found.update(dict.fromkeys(row.spans))
        elif row is not None and row.start is not None and row.stop is not None:
            found[Span(row.start, row.stop)] = None
    return tuple(found)


def certainty(index: Index, rows: Sequence[str]) -> float:
    """That all of some rows are right, taken to hang together: the least of their certainties."""
    return min((index.rows[id].certainty for id in rows if id in index.rows), default=1.0)


def routes_for(index: Index, chain: Sequence[str], reference: str, at: str | None) -> tuple[Route, ...]:
    """The ways by which a chain came to hold a claim, those that it goes by first, in story order."""
    claim, affirmed = unsigned(reference)
    routes = [one for one in index.engine.routes(chain, claim, at) if one.affirms == affirmed]
    return tuple(sorted(routes, key=lambda one: not one.accepted))


def because(routes: Iterable[Route]) -> tuple[str, ...]:
    """The rows that routes rest on, of those that count."""
    return tuple(dict.fromkeys(id for route in counting(routes) for id in route.because))


def counting(routes: Iterable[Route]) -> tuple[Route, ...]:
    """The routes that count; one's own words only where there is nothing else, nor what was overruled."""
    routes = tuple(routes)
    accepted = tuple(one for one in routes if one.accepted) or routes
    return tuple(one for one in accepted if one.evidence != "thought") or accepted


def is_mistaken(routes: Iterable[Route]) -> bool:
    """Whether all that someone goes by is a perception of what was something else."""
    counted = counting(routes)
    return bool(counted) and all(one.mistaken for one in counted)


def unsigned(reference: str) -> tuple[str, bool]:
    """A claim's id as a query names it, and whether it is affirmed there."""
    return (reference[1:], False) if reference.startswith("-") else (reference, True)


def secrets(index: Index, holder: str, claims: Iterable[str]) -> tuple[Act, ...]:
    """The acts by which claims, or what they imply or follow from, were kept back from someone."""
    wanted = {other for claim in claims for other in index.related(claim)}
    return tuple(
        row
        for id in wanted
        for row in index.about.get(id, ())
        if isinstance(row, Act) and row.act == "withhold" and holder in row.to
    )


def doubts(index: Index, chain: Sequence[str], claim: str) -> tuple[Ascription, ...]:
    """The attitudes by which the text itself leaves open what a chain holds of a claim."""
    return tuple(
        row
        for row in index.about.get(claim, ())
        if isinstance(row, Ascription)
        and row.holder == tuple(chain)
        and row.stance in ("doubts", "wonders", "unaware")
    )


def told_first(index: Index, row: Occurrence | Act | Ascription) -> tuple[float, int]:
    """Where a row stands in the story: by its beat's story order, then by its place in the text."""
    beat = index.beats.get(row.beat) if row.beat is not None else None
    order = row.story_order if row.story_order is not None else beat.story_order if beat is not None else -1.0
    return order, row.start or 0


def start_of(row: Row) -> int:
    """Where the words of a row begin; 0 where there are none."""
    return 0 if isinstance(row, Claim) or row.start is None else row.start
