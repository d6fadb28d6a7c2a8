"""Places as words name them, and which of them are the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from fabula.lexicon import places as lexicon
from fabula.staging.page import Page

_SURE = 0.8
HINTED = 0.3
"""How surely a word must name a place that somebody enters."""
_TELLING_APART = frozenset(
    """front back upper lower left right next other master spare guest north south east west northern southern
    eastern western main living dining waiting sitting drawing first second third old new opposite adjoining
    inner outer private public upstairs downstairs tv royal great high grand dark white black red green blue
    little big rear""".split()
)
"""Adjectives that tell one place from another; others only describe it."""
_COLOURLESS = frozenset({"little", "big", "dark", "old", "new", "great"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place as words name it.

    Attributes:
        head: lemma of its head word.
        modifiers: the words that tell it from others of its kind.
        owner: id of whose it is.
        name: as it is shown.
        bare: whether the words take up a place that is known: "the room".
        inside: the place that it is said to be in.
    """

    head: str
    modifiers: frozenset[str]
    owner: str | None
    name: str
    bare: bool
    inside: Named | None = None

    @property
    def is_direction(self) -> bool:
        """Whether it is told only by where it lies: upstairs, inside."""
        return self.head in lexicon.DIRECTIONS


def direction(word: str) -> Named:
    """The place that an adverb names."""
    return Named(word, frozenset(), None, word, True)


def named_place(page: Page, token: int, depth: int = 0, least: float = _SURE) -> Named | None:
    """The place that a word names as head of its phrase; None where it names none.

    ``least`` is how surely a word must be known to name a place that the lexicon does not have.
    """
    trees = page.trees
    form, word = trees.forms[token], trees.words[token]
    if form in lexicon.DIRECTIONS:
        return direction(form)
    if word.upos not in ("NOUN", "PROPN") or token in page.meant or depth > 3:
        return None
    *before, head = _parts(word.lemma if word.upos == "NOUN" else form)
    if head in lexicon.PARTS and not before:
        return _whole(page, token, depth)
    located = page.located.get(token, 0.0) >= least
    if head not in lexicon.PLACES and (not located or head in lexicon.SPOTS or head in lexicon.VAGUE):
        return None
    return _described(page, token, before, head, depth)


def _parts(lemma: str) -> list[str]:
    return lemma.lower().replace("-", "_").split("_") if "_" in lemma else [lemma.lower()]


def _whole(page: Page, token: int, depth: int) -> Named | None:
    """The place of which a part is named: the middle of the yard, the porch steps."""
    for child in page.trees.children(token, "compound", "nmod"):
        found = named_place(page, child, depth + 1)
        if found is not None:
            return found
    return None


def _described(page: Page, token: int, before: list[str], head: str, depth: int) -> Named:
    trees = page.trees
    modifiers, owner, inside, articles = set(before), None, None, set[str]()
    for child in trees.children(token):
        relation, form = trees.words[child].relation, trees.forms[child]
        if relation == "compound" or (relation == "amod" and form in _TELLING_APART) or relation == "flat":
            modifiers.add(form)
        elif relation == "nmod:poss":
            owner = page.meant[child][0][0] if child in page.meant else owner
        elif trees.relations[child] == "det":
            articles.add(form)
        elif trees.relations[child] == "nmod" and inside is None and _case(page, child) in _INSIDE:
            inside = named_place(page, child, depth + 1)
    proper = trees.words[token].upos == "PROPN"
    bare = not proper and owner is None and not articles & {"a", "an", "another"}
    return Named(head, frozenset(modifiers), owner, _shown(page, token, owner, before, head), bare, inside)


_INSIDE = frozenset({"of", "in", "at", "on", "inside"})


def _case(page: Page, token: int) -> str:
    mark = page.trees.child(token, "case")
    return page.trees.forms[mark] if mark is not None else ""


def _shown(page: Page, token: int, owner: str | None, before: list[str], head: str) -> str:
    trees = page.trees
    words = [
        page.text.cut((trees.words[child].start, trees.words[child].stop))
        for child in trees.children(token)
        if child < token
        and (trees.words[child].relation in ("compound", "flat") or trees.forms[child] in _TELLING_APART)
        and trees.words[child].relation != "nmod:poss"
    ]
    own = page.text.cut((trees.words[token].start, trees.words[token].stop)).replace("_", " ")
    after = [
        page.text.cut((trees.words[child].start, trees.words[child].stop))
        for child in trees.children(token, "flat")
    ]
    whose = [f"{page.names.get(owner, owner)}'s"] if owner is not None else []
    return " ".join([*whose, *words, own, *after])


@dataclass(slots=True)
class Atlas:
    """The places of a book, as far as they have been named; it grows as the text is followed."""

    places: list[Named] = field(default_factory=list)
    within: dict[int, int] = field(default_factory=dict)
    _exact: dict[tuple[str, frozenset[str], str | None], int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def find(self, named: Named, here: int | None) -> int:
        """The index of the place that is meant, new or known; ``here`` is where the story is."""
        found = self._known(named, here)
        if found is None:
            found = len(self.places)
            self.places.append(named)
            self._exact[named.head, named.modifiers, named.owner] = found
        if named.inside is not None and found not in self.within:
            outer = self.find(named.inside, here)
            if outer != found and self.within.get(outer) != found:
                self.within[found] = outer
        self._last[named.head] = found
        return found

    def _known(self, named: Named, here: int | None) -> int | None:
        exact = self._exact.get((named.head, named.modifiers, named.owner))
        if named.bare and not named.modifiers and not named.is_direction:
            if here is not None and self._is_called(here, named.head):
                return here
            return self._last.get(named.head, exact)
        if exact is not None:
            return exact
        latest = self._last.get(named.head)
        if latest is None:
            return None
        known = self.places[latest]
        agrees = named.owner is None or known.owner is None or named.owner == known.owner
        distinct = (named.modifiers ^ known.modifiers) - _COLOURLESS
        plain = not named.modifiers or not known.modifiers
        if agrees and (not distinct or plain) and (named.bare or known.bare) and known.owner == named.owner:
            return latest
        return None

    def _is_called(self, place: int, head: str) -> bool:
        """Whether a place may be taken up by a word: the kitchen by "the room"."""
        known = self.places[place].head
        if known == head:
            return True
        return (head == "room" and known in lexicon.ROOMS and known not in ("hallway", "corridor")) or (
            head in ("house", "building", "place") and known in lexicon.BUILDINGS
        )

    def is_near(self, one: int, other: int) -> bool:
        """Whether two places belong to one scene: one within the other, or both just outside a house."""
        inside = self.within.get(one) == other or self.within.get(other) == one
        return inside or self.adjoins(one, other)

    def adjoins(self, one: int, other: int) -> bool:
        """Whether two places lie just outside a house: the porch and the yard."""
        return {self.places[one].head, self.places[other].head} <= lexicon.OUTDOORS | {"outside", "outdoors"}

    def enter(self, room: int, house: int) -> None:
        """Somebody goes from a house to a room, which so is one of its rooms."""
        indoors = self.places[room].head in lexicon.ROOMS
        if indoors and self.places[house].head in lexicon.HOUSES and house not in self.within:
            self.within.setdefault(room, house)
