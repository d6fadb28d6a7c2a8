"""``.book``: the people with what they do, suffer, have and are, and how they are called."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fabula.formats.booknlp.cells import phrase
from fabula.formats.grammar import Link
from fabula.formats.references import Reference
from fabula.layers import Character, Word
from fabula.story import Story

PRONOUNS = {
    "he/him/his": "he him his himself",
    "she/her": "she her hers herself",
    "they/them/their": "they them their theirs themselves themself",
    "xe/xem/xyr/xir": "xe xem xyr xyrs xir xirs xemself",
    "ze/zem/zir/hir": "ze zem zir zirs hir hirs zirself hirself",
}
"""BookNLP's five sets of pronouns, with the forms that belong to each."""

_SET_OF = {form: name for name, forms in PRONOUNS.items() for form in forms.split()}
_KINDS = {"PROP": "proper", "NOM": "common", "PRON": "pronoun"}
_ROLES = ("agent", "patient", "mod", "poss")
_VERBS = ("VERB", "AUX")
_OWN = ("nsubj", "nmod:poss")

Role = tuple[str, int]
"""One of ``agent``, ``patient``, ``mod`` and ``poss``, with the token of the word."""


@dataclass(slots=True)
class _Person:
    """What is gathered of one person while the mentions pass."""

    words: dict[str, list[int]] = field(default_factory=lambda: {role: [] for role in _ROLES})
    mentions: dict[str, Counter[str]] = field(
        default_factory=lambda: {kind: Counter() for kind in _KINDS.values()}
    )
    count: int = 0


def render_book(
    story: Story,
    words: Sequence[Word],
    links: Sequence[Link],
    rows: Sequence[Reference],
    cells: Sequence[str],
) -> str:
    """One JSON object: the people who are mentioned, most mentioned first."""
    children = _children(links)
    people: dict[int, _Person] = {}
    ids: dict[int, str] = {}
    for row in rows:
        if row.character is None:
            continue
        ids[row.number] = row.character
        person = people.setdefault(row.number, _Person())
        person.count += 1
        person.mentions[_KINDS[row.form]][phrase(cells, row.first, row.last)] += 1
        for role, token in _roles(row, words, links, children):
            person.words[role].append(token)
    ranked = sorted(people, key=lambda number: (-people[number].count, number))
    characters = [_entry(number, people[number], story.character(ids[number]), cells) for number in ranked]
    return json.dumps({"characters": characters}, ensure_ascii=False) + "\n"


def _entry(
    number: int, person: _Person, character: Character | None, cells: Sequence[str]
) -> dict[str, object]:
    return {
        **{role: [{"w": cells[i], "i": i} for i in person.words[role]] for role in _ROLES},
        "id": number,
        "g": _pronouns(person.mentions["pronoun"], character),
        "count": person.count,
        "mentions": {
            kind: [{"c": count, "n": form} for form, count in forms.most_common()]
            for kind, forms in person.mentions.items()
        },
    }


def _pronouns(used: Counter[str], character: Character | None) -> dict[str, object] | None:
    """How the five sets of pronouns share in those used for a person; a cast given beforehand knows best.

    ``total`` is how many were counted. None where none shows.
    """
    counts = dict.fromkeys(PRONOUNS, 0)
    for form, count in used.items():
        if form.lower() in _SET_OF:
            counts[_SET_OF[form.lower()]] += count
    known = _SET_OF.get((character.pronouns or "").split("/")[0].lower()) if character else None
    if known is not None and character is not None and (character.given or not any(counts.values())):
        counts = {name: int(name == known) for name in PRONOUNS}
    total = sum(counts.values())
    if not total:
        return None
    shares = {name: round(count / total, 3) for name, count in counts.items()}
    best = max(shares, key=lambda name: shares[name])
    return {"inference": shares, "argmax": best, "max": shares[best], "total": float(total)}


def _roles(
    row: Reference, words: Sequence[Word], links: Sequence[Link], children: Mapping[int, Sequence[int]]
) -> Iterator[Role]:
    """What a mention's place in the tree says of the person.

    ``agent``: the verb whose subject it is, or whose doer in the passive. ``patient``: the verb whose object
    or passive subject it is. ``poss``: what the person has ("Ann's *hat*"). ``mod``: what the person is said
    to be ("Ann was *glad*", "Ann, a *baker*, …") and what stands before the noun ("the *old* man").

    As in BookNLP, the second of two people who are joined ("Ann and Ben laughed") has the part of the first,
    and a word joined to the first ("laughed and *ran*") goes with it, unless it has a person of its own.
    """
    for child in children.get(row.head, ()):
        if links[child].relation.partition(":")[0] in ("amod", "appos"):
            yield "mod", child
    head, relation = links[row.head]
    while relation == "conj" and head is not None:
        head, relation = links[head]
    if head is None:
        return
    role = _role(words[head], relation, any(links[child].relation == "cop" for child in children[head]))
    if role is None:
        return
    yield role, head
    if role == "patient":
        return
    for child in children[head]:
        own = any(links[i].relation.startswith(_OWN) for i in children.get(child, ()))
        if links[child].relation == "conj" and not own and (role != "agent" or words[child].upos == "VERB"):
            yield role, child


def _role(word: Word, relation: str, copula: bool) -> str | None:
    """The part of a person in what a word says, by the relation to it."""
    if relation in ("obj", "nsubj:pass"):
        return "patient"
    if relation == "nmod:poss":
        return "poss"
    if relation == "obl:agent":
        return "agent"
    if relation.partition(":")[0] == "nsubj":
        return "agent" if word.upos in _VERBS and not copula else "mod"
    return None


def _children(links: Sequence[Link]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for i, link in enumerate(links):
        if link.head is not None:
            children.setdefault(link.head, []).append(i)
    return children
