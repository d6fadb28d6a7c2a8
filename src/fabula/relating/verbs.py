"""Relations stated by a verb: Ann married Ben; Ann was engaged to Ben; Ann loves Ben."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.layers import RelationKind
from fabula.lexicon.relations import bond, feeling
from fabula.relating.page import Page
from fabula.relating.statement import Statement

MARRYING = frozenset({"marry", "wed"})


def verb_statements(page: Page) -> Iterator[Statement]:
    """The statements of every verb that is vouched for, in the order of the text."""
    for token in sorted(page.vouched):
        # "She pretended that she did not" vouches for little; "your marrying" need not come about.
        gerund = page.trees.words[token].xpos == "VBG" and not page.trees.children(token, "aux")
        if not gerund and not page.trees.negation_marks(token):
            yield from _statements(page, token)


def _statements(page: Page, token: int) -> Iterator[Statement]:
    trees = page.trees
    lemma, form = trees.words[token].lemma.lower(), trees.forms[token]
    subject = subject_of(page, token)
    if subject is None or subject not in page.meant:
        return
    felt = feeling(lemma) if trees.words[token].upos == "VERB" else None
    target = trees.object(token)
    if felt is not None:
        if target is not None and target > token and not trees.children(token, "xcomp", "ccomp"):
            yield from _of(page, subject, target, token, felt[0], felt[1], "feeling")
    elif _in_love(page, token):
        yield from _in_love_with(page, subject, token)
    elif lemma in MARRYING and target is not None:
        # "She was marrying him" tells what was to come; a priest marries one to another.
        if trees.words[token].xpos != "VBG" and not _with_case(page, token, "to"):
            yield from _bond(page, subject, target, token, "married")
    elif bond(form, "") is not None and target is None and not _is_to_be(page, token):
        others = _with_case(page, token, "to") or _joined(page, subject, token)
        for other in others:
            yield from _bond(page, subject, other, token, form)


def subject_of(page: Page, token: int) -> int | None:
    """The subject of a verb, or of the verb that it is joined to."""
    trees = page.trees
    subject = trees.subject(token)
    head = trees.heads[token]
    if subject is None and head is not None and trees.stands_in(token, "conj"):
        token, subject = head, trees.subject(head)
    if subject is not None and trees.forms[subject] in ("who", "that"):
        return trees.heads[token] if trees.words[token].relation == "acl:relcl" else None
    return subject


def _bond(page: Page, subject: int, other: int, token: int, form: str) -> Iterator[Statement]:
    if subject in page.meant:
        word = bond(form, page.gender(page.meant[subject]))
        if word is not None:
            yield from _of(page, subject, other, token, word, "marriage", "bond")


def _of(
    page: Page, subject: int, other: int, token: int, word: str, kind: RelationKind, rule: str
) -> Iterator[Statement]:
    itself = page.trees.forms[other].endswith("self")  # "which made Beth hate herself"
    if subject in page.meant and other in page.meant and not itself:
        one, whose = page.meant[subject], page.meant[other]
        yield Statement(one, whose, word, kind, "", (token, subject, other), rule)


def _in_love(page: Page, token: int) -> bool:
    """Whether a predicate is "in love", or a verb with it: fell in love."""
    trees = page.trees
    places = [token, *trees.children(token, "obl")]
    return any(
        trees.forms[place] == "love" and "in" in {trees.forms[case] for case in trees.children(place, "case")}
        for place in places
    )


def _in_love_with(page: Page, subject: int, token: int) -> Iterator[Statement]:
    places = [
        token,
        *(child for child in page.trees.children(token, "obl") if page.trees.forms[child] == "love"),
    ]
    for place in places:
        for other in _with_case(page, place, "with"):
            yield from _of(page, subject, other, token, "loves", "love", "feeling")


def _is_to_be(page: Page, token: int) -> bool:
    """Whether a participle is yet to come true: who were to be married."""
    return any(page.trees.forms[child] == "to" for child in page.trees.children(token, "mark", "aux"))


def _with_case(page: Page, token: int, preposition: str) -> list[int]:
    trees = page.trees
    return [
        child
        for child in trees.children(token, "obl", "nmod")
        if preposition in {trees.forms[case] for case in trees.children(child, "case")}
    ]


def _joined(page: Page, subject: int, token: int) -> list[int]:
    """Those joined to the subject by "and": Ann and Ben are married (and not: busily engaged in talk)."""
    trees = page.trees
    if trees.children(token, "obl", "advmod", "advcl"):
        return []
    return [
        child
        for child in trees.children(subject, "conj")
        if {trees.forms[word] for word in trees.children(child, "cc")} == {"and"}
    ]
