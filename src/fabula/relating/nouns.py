"""Relations stated by a noun: Buffy's sister Dawn; Dawn was her sister; Ann and Ben were friends."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.lexicon.relations import RelationNoun, calls_kin, cancels, find_noun
from fabula.relating.beside import LONGEST, beside, has_preposition, hearer, is_address
from fabula.relating.owners import group_of, owners
from fabula.relating.page import Found, Page
from fabula.relating.statement import Statement
from fabula.relating.whom import Someone

RELATIVE = frozenset({"who", "that", "which"})
BECOMING = frozenset({"become", "remain"})
HYPHENS = frozenset("-‐‑")


def noun_statements(page: Page) -> Iterator[Statement]:
    """The statements of every noun for a relation, in the order of the text."""
    for token, word in enumerate(page.trees.words):
        if word.upos in ("NOUN", "PROPN"):
            noun = noun_at(page, token)
            if noun is not None and not _taken_back(page, token):
                yield from _statements(page, token, noun)


def noun_at(page: Page, token: int) -> RelationNoun | None:
    """The noun for a relation that a word heads, hyphens and "in law" included."""
    forms, words = page.trees.forms, page.trees.words
    last = token
    while last + 2 < len(words) and _hyphen_between(page, last, last + 2):
        last += 2
    if last == token and forms[token + 1 : token + 3] == ("in", "law"):
        tail = "-in-law"
    else:
        tail = "".join(forms[token + 1 : last + 1])
    first = token
    while first >= 2 and _hyphen_between(page, first - 2, first):
        first -= 2
    head = "".join(forms[first:token])
    lemma = words[token].lemma.lower()
    return find_noun(f"{head}{forms[token]}{tail}", f"{head}{lemma}{tail}")


def _hyphen_between(page: Page, first: int, last: int) -> bool:
    words = page.trees.words
    return (
        page.trees.forms[first + 1] in HYPHENS
        and words[first].stop == words[first + 1].start
        and words[first + 1].stop == words[last].start
    )


def _taken_back(page: Page, token: int) -> bool:
    """Whether the noun's own words leave it no relation: no friend, a supposed brother, like a sister."""
    trees = page.trees
    if trees.negation_marks(token) or token in page.unsure:
        return True
    return any(cancels(trees.forms[child]) for child in trees.children(token, "amod", "compound"))


def is_explained(page: Page, token: int) -> bool:
    """Whether the sentence itself says whom the noun means, or leaves it no relation."""
    if _taken_back(page, token) or is_address(page, token):
        return True
    return _subject_of(page, token) is not None or any(True for _ in beside(page, token))


def _statements(page: Page, token: int, noun: RelationNoun) -> Iterator[Statement]:
    found = [*owners(page, token)]
    plural = page.trees.words[token].xpos in ("NNS", "NNPS")
    if found:
        for rule, bearer in _bearers(page, token, noun, plural):
            for owner, at in found:
                yield _stated(bearer[0], owner, noun, (token, at, bearer[1]), rule)
    elif plural and noun.mutual:
        yield from _together(page, token, noun)


def _stated(
    one: Someone, other: Someone, noun: RelationNoun, tokens: tuple[int, ...], rule: str
) -> Statement:
    return Statement(one, other, noun.word, noun.kind, noun.gender, tokens, rule)


def _bearers(page: Page, token: int, noun: RelationNoun, plural: bool) -> Iterator[tuple[str, Found]]:
    """Who is said to be what the noun says, with the pattern that says it."""
    called = is_address(page, token)
    found = [] if called else [*beside(page, token)]
    if called and calls_kin(noun.word):
        yield from (("address", person) for person in hearer(page, token))
    if called:
        return
    if found:
        groups = (group_of(page, place) for place in found)
        for group in groups:
            people = [*group]
            yield from (("apposition", person) for person in (people if plural else people[:1]))
        return
    subject = _subject_of(page, token)
    if subject is not None and _is_near(page, subject, token):
        people = [*group_of(page, subject)]
        if plural or len(people) == 1:
            yield from (("copula", person) for person in people)
        return
    if token in page.described and not plural:
        someone = page.meant[token]
        if someone.character not in page.nameless:  # "the father of the lady" is who is called so
            yield "description", (someone, token)


def _is_near(page: Page, subject: int, token: int) -> bool:
    """Whether a subject can be believed to be the predicate's: near, and not beyond a stop."""
    first, last = sorted((subject, token))
    return last - first <= LONGEST and not {";", ":"} & set(page.trees.forms[first:last])


def _subject_of(page: Page, token: int) -> int | None:
    """The subject of which the noun is predicated, or that is predicated of the noun."""
    trees = page.trees
    if has_preposition(page, token):
        return None
    head = trees.heads[token]
    if token in page.vouched:
        subject = trees.subject(token)
        shares = trees.stands_in(token, "conj") and not trees.children(token, "cop")
        if subject is None and head is not None and shares and head in page.vouched:
            subject = trees.subject(head)
            token, head = head, trees.heads[head]
        if subject is not None and trees.forms[subject] in RELATIVE:
            return head if trees.words[token].relation == "acl:relcl" else None
        return subject
    if head is None or head not in page.vouched:
        return None
    if trees.stands_in(token, "xcomp", "obj") and trees.words[head].lemma.lower() in BECOMING:
        return trees.subject(head)
    named = head in page.meant and trees.words[head].upos == "PROPN" and trees.children(head, "cop")
    return head if named and trees.subject(head) == token else None


def _together(page: Page, token: int, noun: RelationNoun) -> Iterator[Statement]:
    """What people are to each other: Ann and Ben were friends; the sisters Ann and Sue."""
    subject = _subject_of(page, token)
    # "My friends Ann and Sue" may be my friends alone, but sisters are each other's.
    named = [*beside(page, token)] if noun.kind == "kin" else []
    places = named if subject is None else [subject]
    for place in places:
        people = [*group_of(page, place)]
        for number, (one, at) in enumerate(people):
            for other, there in people[number + 1 :]:
                yield _stated(one, other, noun, (token, at, there), "together")
