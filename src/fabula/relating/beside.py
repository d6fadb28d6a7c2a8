"""Who stands beside a noun for a relation: the names in apposition with it, and whom it addresses."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.people.vocatives import is_called
from fabula.relating.page import Found, Page
from fabula.relating.whom import Someone

NAMING = frozenset({"name", "call"})
PARTING = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "INTJ"})
NUMBERING = frozenset({"DET", "ADJ", "NUM"})
STOPS = frozenset({";", ":"})
LONGEST = 30  # words between the noun and those it relates


def beside(page: Page, token: int) -> Iterator[int]:
    """The names in apposition with the noun, before or after it."""
    trees = page.trees
    places = [child for child in trees.children(token, "appos") if _follows(page, child, token)]
    for child in trees.children(token, "nmod", "flat", "compound"):
        # "her cousin, Ben Gray": a name that stands by the noun without a preposition.
        if (
            token < trees.leftmost[child]
            and _first(page, child) <= token + 2
            and not trees.children(child, "case")
        ):
            places.append(child)
    for child in trees.children(token, "acl"):
        if trees.words[child].lemma.lower() in NAMING and child > token:
            places.extend(trees.children(child, "xcomp", "obj"))
    head = trees.heads[token]
    if head is not None:
        within = head > token and trees.stands_in(token, "compound", "nmod:desc", "flat")
        if within or (_explains(page, token) and not has_preposition(page, token)):
            places.append(head)
    places.extend(_before_comma(page, token))
    yield from (place for place in places if _is_name_beside(page, place, token))


def _follows(page: Page, place: int, token: int) -> bool:
    """Whether an apposition stands behind its noun and is not joined to it: his daughter *and* Mrs. Clay."""
    return place > token and not page.trees.children(place, "cc")


def _explains(page: Page, token: int) -> bool:
    """Whether the noun is in apposition with the name before it, and does not go on after an address.

    "My dear Mrs. Smith, Mr. Elliot's wife is dead" says nothing of Mrs. Smith.
    """
    trees, head = page.trees, page.trees.heads[token]
    if head is None or head > token or not trees.stands_in(token, "appos"):
        return False
    if page.quoted[token] is None or head not in page.meant:
        return True
    following = _first(page, token)
    while trees.words[following - 1].upos == "PUNCT":
        following -= 1
    return not is_called(trees, _first(page, head), following)


def _before_comma(page: Page, token: int) -> Iterator[int]:
    """A name that the parser does not see to be explained: "Dawn, Buffy's sister, left".

    It takes Dawn for what only the sister can be, the subject, or for another possessor.
    """
    trees = page.trees
    owner = next(iter(trees.children(token, "nmod:poss")[-1:]), token)
    if trees.children(token, "cc", "conj") or owner == token:
        return
    name = _first(page, owner) - 2
    if name < 0 or trees.forms[name + 1] != "," or name not in page.meant:
        return
    whole = page.meant[name]
    for place in {name, *trees.ancestors(name)}:
        if place < owner and page.meant.get(place) == whole:
            same = trees.heads[place] == trees.heads[token] and trees.stands_in(token, "nsubj", "obj")
            doubled = same and trees.relations[place] == trees.relations[token]
            possessor = trees.heads[place] == token and not trees.children(place, "case")
            if doubled or (possessor and trees.words[place].relation == "nmod:poss"):
                yield place


def _is_name_beside(page: Page, place: int, token: int) -> bool:
    """Whether a word is one person's name, near the noun, with no mark of quotation between."""
    if place not in page.meant or page.trees.words[place].xpos != "NNP":
        return False
    near = page.quoted[place] == page.quoted[token] and abs(place - token) <= LONGEST
    return near and _nothing_between(page, token, place) and not _is_called_behind(page, place, token)


def _nothing_between(page: Page, token: int, place: int) -> bool:
    """Whether nothing parts a noun from the name behind it.

    That is no clause, no "and" and no stop, nor a number: "Susan's husband the fifth, Joseph the sixth".
    """
    words, forms = page.trees.words[token + 1 : place], page.trees.forms[token + 1 : place]
    if page.trees.words[token + 1 : token + 2] and page.trees.words[token + 1].upos in NUMBERING:
        return False
    parted = any(word.upos in PARTING and word.lemma.lower() not in NAMING for word in words)
    return not parted and not STOPS & set(forms)


def _is_called_behind(page: Page, place: int, token: int) -> bool:
    """Whether a name behind a noun is its hearer's: "Do not heed my friend, Miss Rose" calls Miss Rose."""
    span = page.quoted[place]
    if span is None or place < token or page.trees.forms[_first(page, place) - 1] != ",":
        return False
    return span in page.hearers and page.hearers[span][0] == page.meant[place].character


def _first(page: Page, token: int) -> int:
    """The first word of a phrase, marks before it aside."""
    first = page.trees.leftmost[token]
    while page.trees.words[first].upos == "PUNCT" and first < token:
        first += 1
    return first


def has_preposition(page: Page, token: int) -> bool:
    """Whether a noun stands under a preposition: like a sister, as her friend."""
    return any(page.trees.forms[case] != "'s" for case in page.trees.children(token, "case"))


def is_address(page: Page, token: int) -> bool:
    """Whether the noun is a form of address: "My dear sister, come in", "Teddy, my son"."""
    trees, head = page.trees, page.trees.heads[token]
    if page.quoted[token] is None or trees.forms[_first(page, token)] != "my" or head is None:
        return False  # "My sister!" by itself wonders.
    if head in page.meant and trees.stands_in(token, "appos"):
        return is_called(trees, _first(page, head), token + 1)
    return not trees.children(token, "appos") and is_called(trees, _first(page, token), token + 1)


def hearer(page: Page, token: int) -> Iterator[Found]:
    """Whom the quotation is said to, where that is one person."""
    span, word = page.quoted[token], page.trees.words[token]
    if span is not None and span in page.hearers:
        yield Someone(*page.hearers[span], word.start, word.stop, "PRON"), token
