"""Rows and routes in words, for people."""

from __future__ import annotations

from fabula.asking.index import Index
from fabula.layers.world import Act, Ascription, Beat, Claim, Occurrence, Perception
from fabula.world.engine import Route

_WAYS = {
    "did": "did it",
    "saw": "saw it",
    "heard": "heard it",
    "overheard": "overheard it",
    "read": "read it",
    "inferred": "inferred it",
    "thought": "thought it",
}
_ACTS = {
    "deny": "denied that {}",
    "ask": "asked whether {}",
    "promise": "promised that {}",
    "threaten": "threatened that {}",
    "refuse": "refused that {}",
    "request": "asked that {}",
    "withhold": "kept back that {}",
}


def negated(text: str) -> str:
    """A claim's contrary, in words."""
    return f"not so: {text}"


def act_in_words(act: Act, index: Index) -> str:
    """What an act says: the claim's words, and for acts that do not affirm it what they do with it."""
    return in_words(act.act, index.claims[act.claim].text if act.claim in index.claims else act.claim)


def in_words(kind: str, text: str) -> str:
    """A claim's words with what an act of some kind does with them."""
    return _ACTS.get(kind, "{}").format(text)


def way_in_words(route: Route, index: Index) -> str:
    """How someone came to hold something: "told by Dawn, who was told by Buffy"."""
    names = [index.cast.name_of(person) for person in route.chain]
    if names:
        first = "overheard from" if route.evidence == "overheard" else "told by"
        first = "read from" if route.evidence == "read" else first
        return f"{first} {', who was told by '.join(names)}"
    if route.mistaken:
        return "saw it so, mistakenly"
    return _WAYS.get(route.evidence or "", "the story says so")


def row_in_words(id: str, index: Index) -> str:
    """A row of the world on one line, for a world that has no text to quote."""
    row = index.rows.get(id) or index.beats.get(id)
    if row is None:
        return id
    name = index.cast.name_of
    if isinstance(row, Claim):
        return row.text
    if isinstance(row, Beat):
        there = ", ".join(name(one.person) for one in row.present)
        return f"{row.id}: {there} in {index.place_name(row.place or '')}"
    if isinstance(row, Perception):
        taken = index.claims.get(row.taken_as or "")
        return f"{name(row.by)} took it for: {taken.text}" if taken else f"{name(row.by)} half perceived it"
    at = f"{row.beat}: " if row.beat is not None else ""
    claim = index.claims.get(row.claim or "")
    text = claim.text if claim is not None else ""
    if isinstance(row, Occurrence):
        return f"{at}{text}"
    if isinstance(row, Ascription):
        return f"{at}{', '.join(name(one) for one in row.holder)} {row.stance}: {text}"
    to = ", ".join(name(one) for one in row.to)
    by = name(row.by) if row.by is not None else "somebody"
    return f"{at}{by}{' to ' + to if to else ''}: {act_in_words(row, index)}"
