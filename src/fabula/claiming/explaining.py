"""What it really was that somebody saw: a claim held by sight, denied by one concerned, and explained by him.

"I saw you kiss her." — "I didn't. She fell on me, that's all you saw." What is explained happened, on the
word of one who was in it; the other saw that, and took it for what he or she believes. The explanation tells
of what the other saw, or is a reason ("because"), and is about the same people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fabula.claiming.numbering import following
from fabula.layers import Act, Ascription, Beat, Chapter, Claim, Frame, Occurrence, Perception, Quotation
from fabula.text import Text

MAKER = "claims: explained"
CERTAINTY = 0.7
"""How far one concerned is believed; a share of the certainty of what he says."""

LONGEST_REASON = 24
"""Characters before a clause in which "because" makes it a reason."""

NO_EVENT = frozenset(("be", "have", "know", "think", "want", "love", "see", "look", "seem", "mean"))
AFFIRMED = frozenset(("assert", "answer", "confess"))

World = tuple[tuple[Occurrence, ...], tuple[Perception, ...], tuple[Ascription, ...]]


def with_explanations(
    claims: Sequence[Claim],
    acts: Sequence[Act],
    rows: World,
    beats: Sequence[Beat],
    frames: Sequence[Frame],
    quotations: Sequence[Quotation],
    chapters: Sequence[Chapter],
    text: Text,
) -> World:
    """The occurrences, perceptions and ascriptions, with what was explained and by whom it was mistaken."""
    occurrences, perceptions, ascriptions = rows
    by_id = {claim.id: claim for claim in claims}
    sights = _sights(frames, quotations)
    orders = {beat.id: beat for beat in beats}
    replaced: set[str] = set()
    for held in ascriptions:
        if held.evidence != "saw" or held.stance not in ("believes", "knows") or len(held.holder) != 1:
            continue
        taken = by_id.get(held.claim or "")
        act = next(_explanations(held, taken, acts, by_id, sights, text), None) if taken is not None else None
        if act is None or taken is None or act.beat not in orders:
            continue
        event = next((row for row in occurrences if row.claim == act.claim), None)
        if event is None:
            event = _happening(
                f"e{following(row.id for row in occurrences)}", act, taken, acts, orders, chapters
            )
            occurrences = (*occurrences, event)
            perceptions = (*perceptions, *_absent(event, act, by_id, orders[act.beat], len(perceptions)))
        replaced.add(held.id)
        if any(row.by == held.holder[0] and row.of == event.id for row in perceptions):
            continue
        sure = round(held.certainty * event.certainty, 4)
        perceptions = (
            *perceptions,
            Perception(
                f"p{len(perceptions) + 1}",
                held.holder[0],
                event.id,
                taken.id,
                "",
                held.start,
                held.stop,
                sure,
                MAKER,
            ),
        )
    kept = tuple(row for row in ascriptions if row.id not in replaced)
    return occurrences, perceptions, tuple(replace(row, id=f"t{n}") for n, row in enumerate(kept, 1))


def _explanations(
    held: Ascription,
    taken: Claim,
    acts: Sequence[Act],
    by_id: Mapping[str, Claim],
    sights: Mapping[str, frozenset[str]],
    text: Text,
) -> Iterator[Act]:
    """The assertions of one concerned, who denies what was taken to be so, of what it was."""
    concerned = {*taken.agent, *taken.patient}
    holder = held.holder[0]
    denied = {act.by for act in acts if act.act == "deny" and _alike(by_id.get(act.claim), taken)}
    for act in acts:
        if act.act not in AFFIRMED or holder not in act.to or act.by not in concerned & denied:
            continue
        claim = by_id.get(act.claim)
        if claim is None or claim.predicate.split(" ")[0] in NO_EVENT or _alike(claim, taken):
            continue
        if len(concerned & {*claim.agent, *claim.patient, *claim.recipient}) < min(2, len(concerned)):
            continue
        if holder in sights.get(act.quote or "", ()) or _is_reason(act, text):
            yield act


def _alike(one: Claim | None, other: Claim) -> bool:
    """Whether two claims tell of one kind of deed among the same people."""
    if one is None or one.predicate.split(" ")[0] != other.predicate.split(" ")[0]:
        return False
    return len({*one.agent, *one.patient} & {*other.agent, *other.patient}) >= 2


def _sights(frames: Sequence[Frame], quotations: Sequence[Quotation]) -> Mapping[str, frozenset[str]]:
    """For each quotation whom it says to have seen something."""
    quotation = {span: row.id for row in quotations for span in row.quoted}
    found: dict[str, set[str]] = {}
    for frame in frames:
        if frame.quoted in quotation and frame.lemma.split(" ")[0] == "see":
            people = {person for filler in frame.agent for person in filler.people}
            found.setdefault(quotation[frame.quoted], set()).update(people)
    return {id: frozenset(people) for id, people in found.items()}


def _is_reason(act: Act, text: Text) -> bool:
    if act.start is None or act.stop is None:
        return False
    around = text.cut((max(0, act.start - LONGEST_REASON), act.stop)).lower()
    return "because" in around


def _happening(
    id: str,
    act: Act,
    taken: Claim,
    acts: Sequence[Act],
    beats: Mapping[str, Beat],
    chapters: Sequence[Chapter],
) -> Occurrence:
    """The event, before the chapter in which what it was taken for is first spoken of."""
    assert act.beat is not None
    told = [row.beat for row in acts if row.claim == taken.id] + [act.beat]
    first = min(beats[beat].start or 0 for beat in told if beat is not None and beat in beats)
    chapter = max((row.start for row in chapters if row.start <= first), default=0)
    order = min(beat.story_order for beat in beats.values() if chapter <= (beat.start or 0) <= first)
    sure = round(act.certainty * CERTAINTY, 4)
    return Occurrence(id, act.beat, act.claim, order - 0.5, act.start, act.stop, sure, MAKER)


def _absent(
    event: Occurrence, act: Act, by_id: Mapping[str, Claim], beat: Beat, number: int
) -> Iterator[Perception]:
    """Those who hear the explanation were not therefore there when it happened."""
    claim = by_id[act.claim]
    involved = {*claim.agent, *claim.patient, *claim.recipient, act.by, *act.to}
    others = [row.person for row in beat.present if row.person not in involved]
    for more, person in enumerate(others, number + 1):
        yield Perception(f"p{more}", person, event.id, maker=MAKER)
