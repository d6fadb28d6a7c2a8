"""Vocatives: whether a name inside a quotation calls the person (Quirk and others, 1985, 10.52).

By the marks around the name, which in printed fiction set a vocative off, and by the tree where they do not
tell. The marks stay because parsers seldom name the relation: treebanks hold few vocatives, and it is read as
an apposition, a subject or a list as often.
"""

from __future__ import annotations

from fabula.lexicon import people
from fabula.trees import Trees

ASKING = frozenset("can could will would do did are were have had should may might must are n't".split())
OPENING = ".!?…;:-—–\"“‘'«"
CLOSING = ".!?…;:-—–\"”’'»"
BEFORE_VOCATIVE = frozenset(
    """dear dearest my oh o ah well yes no darling but and now please so look listen come hush thanks sorry
    hello hi hey hallo bye""".split()
)
AFTER_LISTED = frozenset("who whom whose which or the a an his her my our their".split())
SURE = 0.3  # certainty of the tree from which on it is believed


def is_called(trees: Trees, first: int, last: int) -> bool:
    """Whether the name at tokens first to last is a vocative: "Ann, …", "…, Ann?", "Ann can you …"."""
    return _set_off(trees.forms, first, last) or any(
        trees.stands_in(token, "vocative") and trees.words[token].certainty >= SURE
        for token in range(first, last)
    )


def _set_off(lower: tuple[str, ...], first: int, last: int) -> bool:
    before = lower[first - 1] if first else "."
    after = lower[last] if last < len(lower) else "."
    if after == "'s":
        return False
    if after in ASKING and last + 1 < len(lower) and lower[last + 1] in people.SECOND_PERSON:
        return before not in people.FUNCTION_WORDS or before in BEFORE_VOCATIVE
    closes = after[0] in CLOSING or (after == "," and not _in_list(lower, first, last))
    return closes and (before == "," or before[0] in OPENING or before in BEFORE_VOCATIVE)


def _in_list(lower: tuple[str, ...], first: int, last: int) -> bool:
    """Whether a name between commas is one of a list, or has a relative clause or apposition of its own."""
    following = lower[last + 1] if last + 1 < len(lower) else "."
    return following in AFTER_LISTED or (following == "and" and lower[first - 1] == ",")
