"""Trees mended where the model errs in a known way and the spelling tells better."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.reader.read import ReadWord


def mended(words: Sequence[ReadWord], first: int) -> tuple[ReadWord, ...]:
    """The words of a sentence, of which ``first`` is the index of the first one.

    A name that stands right before a finite verb, without a comma, is its subject and is not called: forms
    such as *put* look like commands. Of two subjects of a verb, one on each side, the later is its object.
    """
    rows = list(words)
    for place, word in enumerate(words):
        if word.relation == "nsubj" and word.head is not None and _is_second(words, first, place):
            rows[place] = word._replace(relation="obj")
        if word.relation != "vocative" or word.upos != "PROPN" or word.head is None:
            continue
        head = word.head - first
        name = all(
            one.head == first + place and one.relation == "flat" for one in words[place + 1 : max(head, 0)]
        )
        taken = any(one.head == word.head and one.relation.startswith("nsubj") for one in words)
        if head > place and name and not taken and words[head].upos == "VERB":
            rows[place] = word._replace(relation="nsubj")
    return tuple(rows)


def _is_second(words: Sequence[ReadWord], first: int, place: int) -> bool:
    head = words[place].head
    assert head is not None
    if head - first >= place or words[head - first].upos != "VERB":
        return False
    beside = [row for row in enumerate(words) if row[1].head == head]
    taken = any(row.relation in ("obj", "iobj", "ccomp", "cop") for _, row in beside)
    return not taken and any(row.relation == "nsubj" and at < head - first for at, row in beside)
