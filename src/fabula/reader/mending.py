"""Trees mended where the model errs in a known way and the spelling tells better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fabula.reader.read import ReadWord


def mended(words: Sequence[ReadWord], first: int) -> tuple[ReadWord, ...]:
    """The words of a sentence, of which ``first`` is the index of the first one.

    A name that stands right before a finite verb, without a comma, is its subject and is not called: forms
    such as *put* look like commands.
    """
    rows = list(words)
    for place, word in enumerate(words):
        if word.relation != "vocative" or word.upos != "PROPN" or word.head is None:
            continue
        head = word.head - first
        name = all(
            one.head == first + place and one.relation == "flat" for one in words[place + 1 : max(head, 0)]
        )
        taken = any(one.head == word.head and one.relation.startswith("nsubj") for one in words)
        if head > place and name and not taken and words[head].upos == "VERB":
            rows[place] = replace(word, relation="nsubj")
    return tuple(rows)
