"""Whose relation a noun names: Buffy's sister, the son of Ann and Ben, friends with Ann."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.people.names import gender_of_pronoun
from fabula.relating.page import Found, Page

BOUND = frozenset({"his", "her"})


def owners(page: Page, token: int) -> Iterator[Found]:
    """Those whose relation the noun names: Buffy's sister, the son of Ann and Ben, friends with Ann."""
    trees = page.trees
    of = {"of", "with"} if trees.words[token].xpos == "NNS" else {"of"}
    # Of two possessors the nearer is the noun's: (Mrs. Tryon's remark about) Wain's wife.
    places = [child for child in trees.children(token, "nmod:poss") if child < token][-1:]
    for child in trees.children(token, "nmod"):
        if trees.words[child].relation == "nmod:poss":
            continue
        if {trees.forms[case] for case in trees.children(child, "case")} & of and child > token:
            places.append(child)
    if not places:
        places = [*_had_by(page, token), *_owner_of_name(page, token)]
    for place in places:
        bound = _first_joined(page, token, place) if page.trees.forms[place] in BOUND else None
        if bound is None:
            yield from group_of(page, place)
        elif bound in page.meant:
            yield page.meant[bound], bound


def _first_joined(page: Page, token: int, pronoun: int) -> int | None:
    """Whom "his" or "her" means in the second of two people joined by "and": Lady Ann and her daughter."""
    trees = page.trees
    head = trees.heads[token] if trees.stands_in(token, "conj") and joined_by_and(page, token) else None
    if pronoun >= 2 and trees.forms[pronoun - 1] == "and":
        head = pronoun - 2
    # "… her sister, Ann, and her brother, Ben" goes on about someone else.
    if head is None or trees.words[head].upos != "PROPN" or trees.stands_in(head, "appos"):
        return None
    gender = page.gender(page.meant[head]) if head in page.meant else ""
    return head if gender in ("", gender_of_pronoun(trees.forms[pronoun])) else None


def _owner_of_name(page: Page, token: int) -> Iterator[int]:
    """The possessor where the noun is parsed as part of the name behind it: (his (friend Ben))."""
    head = page.trees.heads[token]
    if head is not None and head > token and page.trees.stands_in(token, "compound", "nmod:desc", "flat"):
        yield from (child for child in page.trees.children(head, "nmod:poss") if child < token)


def _had_by(page: Page, token: int) -> Iterator[int]:
    """Who has the person: Ann had a brother."""
    trees = page.trees
    verb = trees.heads[token]
    if verb is not None and trees.stands_in(token, "obj") and trees.words[verb].lemma.lower() == "have":
        subject = trees.subject(verb)
        if subject is not None and verb in page.vouched:
            yield subject


def group_of(page: Page, token: int) -> Iterator[Found]:
    """The person that a word means, and those joined to it by "and"."""
    if token in page.meant:
        yield page.meant[token], token
        for child in page.trees.children(token, "conj"):
            if child in page.meant and joined_by_and(page, child):
                yield page.meant[child], child


def joined_by_and(page: Page, token: int) -> bool:
    """Whether nothing but "and" joins a word to the one before it."""
    conjunctions = page.trees.children(token, "cc")
    return all(page.trees.forms[word] in ("and", "&") for word in conjunctions)
