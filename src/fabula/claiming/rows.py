"""The rows of the layers: ids in the order of the text, drafts replaced by the claims that they became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fabula.claiming.consequences import implied, opposed
from fabula.claiming.draft import Gathered, Happening, Holding, Seeing, Speaking
from fabula.claiming.likeness import Likeness
from fabula.claiming.merging import Cluster, merge
from fabula.claiming.page import Page
from fabula.claiming.wording import named
from fabula.layers import Act, Ascription, Claim, Occurrence, Perception
from fabula.text import Span

MAKER = "claims: rule"
Rows = tuple[
    tuple[Claim, ...],
    tuple[Occurrence, ...],
    tuple[Act, ...],
    tuple[Perception, ...],
    tuple[Ascription, ...],
]


def rows_of(page: Page, gathered: Gathered, likeness: Likeness) -> Rows:
    """All rows of what was gathered."""
    gathered.drafts, clusters, where = merge(page, gathered.drafts, likeness)
    follows = implied(gathered.drafts, clusters, where)
    denies = opposed(clusters)
    kept = sorted(_referred(gathered, clusters, where, follows), key=lambda one: clusters[one].first.span)
    ids = {cluster: f"c{number}" for number, cluster in enumerate(kept, 1)}
    claims = tuple(
        _claim(page, gathered, clusters[one], ids[one], ids, follows[one], denies.get(one, []))
        for one in kept
    )
    id_of = [ids.get(cluster, "") for cluster in where]
    gathered.rows.sort(key=lambda row: (row.start, row.token))
    occurrences, first = _occurrences(page, gathered, id_of)
    return claims, occurrences, _acts(page, gathered, id_of), *_minds(page, gathered, id_of, first)


def _referred(
    gathered: Gathered, clusters: Sequence[Cluster], where: Sequence[int], follows: Sequence[Sequence[int]]
) -> set[int]:
    """The claims that a row refers to, and those that these contain or imply."""
    todo = [index for index, cluster in enumerate(clusters) if cluster.false]
    for row in gathered.rows:
        drafts = [getattr(row, name, None) for name in ("claim", "condition", "of", "taken_as")]
        todo.extend(where[draft] for draft in drafts if draft is not None)
    found: set[int] = set()
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo.extend(follows[one])
            content = clusters[one].content
            todo.extend(() if content is None else (content,))
    return found


def _claim(
    page: Page,
    gathered: Gathered,
    cluster: Cluster,
    id: str,
    ids: dict[int, str],
    follows: Sequence[int],
    denies: Sequence[int],
) -> Claim:
    first = cluster.best(gathered.drafts)
    spans = sorted({gathered.drafts[member].span for member in cluster.members})
    text = first.text
    if first.vague is False and not text.strip():
        text = named(page, cluster.agent) or first.predicate
    return Claim(
        id,
        text,
        first.predicate,
        cluster.agent,
        cluster.patient,
        cluster.recipient,
        cluster.place,
        cluster.time,
        first.asked,
        None if cluster.content is None else ids[cluster.content],
        first.polarity,
        "false" if cluster.false and not cluster.happened else "open",
        tuple(ids[one] for one in denies if one in ids),
        tuple(ids[one] for one in follows if one in ids),
        tuple(Span(*span) for span in spans),
        cluster.certainty,
        MAKER,
    )


def _occurrences(
    page: Page, gathered: Gathered, id_of: Sequence[str]
) -> tuple[tuple[Occurrence, ...], dict[str, list[tuple[int, str]]]]:
    """The occurrences, and by claim where each is told, with its id."""
    rows: list[Occurrence] = []
    told: dict[str, list[tuple[int, str]]] = {}
    for row in gathered.rows:
        if isinstance(row, Happening):
            id, claim = f"e{len(rows) + 1}", id_of[row.claim]
            if row.seen and claim in told:
                continue  # told before; that somebody sees it is no second happening
            rows.append(
                Occurrence(id, page.beat(row.start), claim, None, row.start, row.stop, row.certainty, MAKER)
            )
            told.setdefault(claim, []).append((row.start, id))
    return tuple(rows), told


def _acts(page: Page, gathered: Gathered, id_of: Sequence[str]) -> tuple[Act, ...]:
    speakings = _without_repetitions(gathered, id_of)
    return tuple(
        Act(
            f"a{number}",
            row.by,
            row.to,
            row.act,
            id_of[row.claim],
            page.beat(row.start) if row.placed else None,
            condition=None if row.condition is None else id_of[row.condition],
            sincere=row.sincere,
            reported_by=row.reported_by,
            manner=row.manner,
            quote=row.quote,
            start=row.start,
            stop=row.stop,
            certainty=row.certainty,
            maker=MAKER,
        )
        for number, row in enumerate(speakings, 1)
    )


def _without_repetitions(gathered: Gathered, id_of: Sequence[str]) -> list[Speaking]:
    """The acts; of those that say the same in one quotation the first."""
    found: list[Speaking] = []
    seen: set[tuple[object, ...]] = set()
    for row in gathered.rows:
        if isinstance(row, Speaking):
            key = (row.quote, row.by, row.to, row.act, id_of[row.claim], row.condition, row.reported_by)
            if row.quote is None or key not in seen:
                found.append(row)
            seen.add(key)
    return found


def _minds(
    page: Page, gathered: Gathered, id_of: Sequence[str], told: dict[str, list[tuple[int, str]]]
) -> tuple[tuple[Perception, ...], tuple[Ascription, ...]]:
    perceptions: list[Perception] = []
    ascriptions: list[Ascription] = []
    for row in gathered.rows:
        if isinstance(row, Seeing):
            of = _nearest(told.get(id_of[row.of], ()), row.stop)
            if of is not None:
                taken = None if row.taken_as is None else id_of[row.taken_as]
                perceptions.append(
                    Perception(
                        f"p{len(perceptions) + 1}", row.by, of, taken, row.how, row.start, row.stop,
                        row.certainty, MAKER,
                    )
                )  # fmt: skip
        elif isinstance(row, Holding):
            ascriptions.append(
                Ascription(
                    f"t{len(ascriptions) + 1}",
                    row.holder,
                    row.stance,
                    None if row.claim is None else id_of[row.claim],
                    page.beat(row.start),
                    row.toward,
                    evidence=row.evidence,
                    chain=row.chain,
                    start=row.start,
                    stop=row.stop,
                    certainty=row.certainty,
                    maker=MAKER,
                )
            )
    return tuple(perceptions), tuple(ascriptions)


def _nearest(told: Sequence[tuple[int, str]], stop: int) -> str | None:
    """The occurrence told last before an offset."""
    before = [id for start, id in told if start < stop]
    return before[-1] if before else None


def renumbered(
    occurrences: Sequence[Occurrence], perceptions: Sequence[Perception]
) -> tuple[tuple[Occurrence, ...], tuple[Perception, ...]]:
    """The rows with ids without gaps, after some occurrences were taken out; nobody perceives these."""
    ids = {row.id: f"e{number}" for number, row in enumerate(occurrences, 1)}
    seen = [row for row in perceptions if row.of in ids]
    return (
        tuple(replace(row, id=ids[row.id]) for row in occurrences),
        tuple(replace(row, id=f"p{number}", of=ids[row.of]) for number, row in enumerate(seen, 1)),
    )
