"""What fills a role, as claims write it: ids of people, and things in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field

from fabula.claiming.page import Page
from fabula.layers import Filler
from fabula.lexicon.modality import is_wh_word
from fabula.text import Text

_NEGATIVE = {
    "nothing": "something",
    "anything": "something",
    "nobody": "someone",
    "anybody": "someone",
    "anyone": "someone",
    "noone": "someone",
    "none": "some",
    "nowhere": "somewhere",
    "anywhere": "somewhere",
    "no one": "someone",
    "no-one": "someone",
    "any": "some",
}
_DETERMINERS = frozenset("a an the this that these those some any no every each all both".split())
_OWN = frozenset("my your his her its our their".split())
_PRONOUNS = frozenset("it they them".split())
LONG = 50
"""Characters from which on a phrase is cut at its first comma."""
NEAR = 60
"""Words within which "it" takes up a thing."""


@dataclass(slots=True)
class Things:
    """The things that were mentioned last, and whether in the plural, for "it" and "they"; newest last.

    ``taken`` are the things that such pronouns have taken up, by their words.
    """

    last: list[tuple[int, str, bool]] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)

    def mention(self, token: int, thing: str, plural: bool) -> None:
        """Keep a thing in mind."""
        self.last.append((token, thing, plural))
        if len(self.last) > 12:
            del self.last[:6]

    def meant(self, token: int, plural: bool, subject: tuple[str, ...] = ()) -> str | None:
        """What "it", or "they", takes up: never the subject of its own verb, which would be "itself"."""
        for place, thing, many in reversed(self.last):
            if place < token and many == plural and thing not in subject:
                return thing if token - place < NEAR else None
        return None


def is_wh(page: Page, filler: Filler) -> bool:
    """Whether a filler asks."""
    return is_wh_word(page.trees.forms[filler.token])


def thing_of(text: Text, start: int, stop: int) -> str:
    """A phrase without its article, what is denied affirmed."""
    whole = text.cut((start, stop))
    words = (whole if stop - start <= LONG else whole.partition(",")[0].partition(";")[0]).split()
    if not words:
        return ""
    phrase = " ".join(words)
    known = _NEGATIVE.get(phrase.lower())
    if known is not None:
        return known
    if len(words) > 2 and " ".join(words[:2]).lower() in _NEGATIVE:
        return " ".join(["someone", *words[2:]])
    if words[0].lower() in _NEGATIVE and len(words) > 1 and words[0].lower() != "any":
        return " ".join([_NEGATIVE[words[0].lower()], *words[1:]])
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        del words[0]
    return " ".join(words)


def values(
    page: Page, filler: Filler, things: Things, beside: bool = False, subject: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """What a filler means: people by their ids, else the thing; () for what asks or is not known.

    Args:
        beside: whether it stands behind a preposition; then "it" does not take it up.
        subject: what fills the subject of the same verb, for an object.
    """
    if filler.people:
        return filler.people
    form = page.trees.forms[filler.token]
    if form in _PRONOUNS:
        meant = things.meant(filler.token, form != "it", subject)
        if meant is None:
            return ()
        things.taken[filler.token] = meant
        return (meant,)
    if is_wh_word(form):
        return ()
    thing = thing_of(page.text, filler.start, filler.stop)
    if not beside and page.trees.words[filler.token].upos in ("NOUN", "PROPN"):
        things.mention(filler.token, thing, page.trees.words[filler.token].xpos in ("NNS", "NNPS"))
    return (thing,) if thing else ()


def head_and_rest(thing: str) -> tuple[str, frozenset[str]]:
    """A thing's last word before any preposition, and its other words, to compare things by."""
    words = [word for word in thing.lower().replace("’", "'").split() if word not in _OWN]
    for place, word in enumerate(words):
        if place and word in ("of", "in", "on", "with", "for", "about", "at", "to", "from"):
            words = words[:place]
            break
    return (words[-1], frozenset(words[:-1])) if words else ("", frozenset())


def same_thing(one: str, other: str) -> bool:
    """Whether two phrases may name one thing: the same head, and no two different descriptions."""
    if one == other:
        return True
    (head, rest), (other_head, other_rest) = head_and_rest(one), head_and_rest(other)
    return head == other_head and bool(head) and (rest <= other_rest or other_rest <= rest)
