"""Relations that no one sentence states: "Her sister smiled", where only Dawn can be the sister.

Whom such a description means is believed where all its uses go together: the person is named close by in
nearly all of them, in several as the only one of the gender, never anybody else; nowhere do both do something
to each other; nothing else is stated of the two, nor anyone else stated to be that relation; and links
between mentions, which by themselves err too often, bear it out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fabula.layers import Relation
from fabula.lexicon.relations import relation_nouns, roles
from fabula.relating.links import Links, Shares, Use
from fabula.relating.nouns import is_explained, noun_at
from fabula.relating.owners import owners
from fabula.relating.page import Page
from fabula.relating.statement import Statement
from fabula.relating.whom import Someone

OWNED = 0.3  # the least certainty of the possessor
ALONE = 3  # uses in which nobody else can be meant, where links back bear it out
ALONE_NAMED = 2  # and where a name takes the description up
PRESENT = 0.75  # of the uses have the person named close by
TAKEN_UP = 0.1  # share that links back must give the person, of the uses taken together
NAMED = 0.3  # probability with which a name must take up the description
CERTAIN = 0.6  # certainty with which others are known to be in the same clause
ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "conj")


def uses_of(page: Page) -> list[Use]:
    """The narration's descriptions by relation to one known person, unexplained where they stand."""
    found = []
    for token, word in enumerate(page.trees.words):
        singular = word.upos in ("NOUN", "PROPN") and word.xpos not in ("NNS", "NNPS")
        if not singular or page.quoted[token] is not None:
            continue
        noun = noun_at(page, token)
        if noun is None or not noun.gender or not page.trees.children(token, "nmod:poss"):
            continue
        possessors = [*owners(page, token)]
        if len(possessors) == 1 and possessors[0][0].certainty >= OWNED and not is_explained(page, token):
            found.append(Use(token, possessors[0], noun))
    return found


def present_statements(
    page: Page, uses: Iterable[Use], links: Links, told: Sequence[Relation]
) -> Iterator[Statement]:
    """A statement for each use of a description whose person can be believed; ``told`` has all others."""
    together: defaultdict[tuple[str, str, str], list[Use]] = defaultdict(list)
    for use in uses:
        together[use.owner[0].character, use.noun.role, use.noun.gender].append(use)
    named = _named(page)
    pairs = {frozenset((row.one, row.other)) for row in told}
    taken = {_place(row.other, row.word) for row in told}
    for (owner, _, _), same in together.items():
        person = _person(page, same, links, named)
        if person is None or frozenset((owner, person)) in pairs or _place(owner, same[0].noun.word) in taken:
            continue
        for use in same:
            yield _stated(page, use, person)


def _place(owner: str, word: str) -> tuple[str, str, str]:
    noun = relation_nouns().get(word)
    return owner, roles(word)[0], "" if noun is None else noun.gender


def _stated(page: Page, use: Use, person: str) -> Statement:
    word, noun = page.trees.words[use.token], use.noun
    one = Someone(person, 1.0, word.start, word.stop, "NOM")
    tokens = (use.token, use.owner[1])
    return Statement(one, use.owner[0], noun.word, noun.kind, noun.gender, tokens, "presence")


def _named(page: Page) -> list[set[str]]:
    """The people that the narration names in each paragraph; paragraphs are counted from 1."""
    named: list[set[str]] = [set() for _ in range(max(page.paragraphs, default=0) + 1)]
    for token, someone in page.meant.items():
        if someone.form == "PROP" and page.quoted[token] is None:
            named[page.paragraphs[token]].add(someone.character)
    return named


def _person(page: Page, uses: Sequence[Use], links: Links, named: Sequence[set[str]]) -> str | None:
    """Whom uses of one description of one possessor mean, where that can be believed."""
    alone, near = Counter[str](), Counter[str]()
    for use in uses:
        here = page.paragraphs[use.token]
        inside = _candidates(page, use, named[here : here + 1])
        around = _candidates(page, use, named[max(0, here - 1) : here + 2])
        near.update(around)
        if len(inside or around) == 1:
            alone.update(inside or around)
    if len(alone) != 1:
        return None
    ((person, times),) = alone.items()
    if near[person] < PRESENT * len(uses) or any(person in _beside(page, use) for use in uses):
        return None
    back, ahead = (_sums(uses, shares) for shares in (links.back, links.ahead))
    taken_up = TAKEN_UP * len(uses) <= back[person] == max(back.values())
    borne_out = (taken_up and times >= ALONE) or (ahead[person] >= NAMED and times >= ALONE_NAMED)
    return person if borne_out else None


def _candidates(page: Page, use: Use, named: Iterable[Iterable[str]]) -> set[str]:
    """Those of the people named who are known to be of the gender of a description, and can be meant."""
    return {
        character
        for people in named
        for character in people
        if page.genders.get(character) == use.noun.gender
        and use.fits(page, character)
        and character not in page.nameless
    }


def _beside(page: Page, use: Use) -> set[str]:
    """Those who do something together with the one described, or to that one: they are other people."""
    trees, head = page.trees, page.trees.heads[use.token]
    others = [*trees.children(use.token, "conj")]
    if head is not None and trees.stands_in(use.token, *ARGUMENTS):
        others += [child for child in trees.children(head, *ARGUMENTS) if child != use.token]
        others += [head] if trees.stands_in(use.token, "conj") else []
    found = (page.meant[other] for other in others if other in page.meant)
    return {someone.character for someone in found if someone.certainty >= CERTAIN}


def _sums(uses: Iterable[Use], shares: Mapping[int, Shares]) -> defaultdict[str, float]:
    sums: defaultdict[str, float] = defaultdict(float)
    for use in uses:
        for character, share in shares.get(use.token, {}).items():
            sums[character] += share
    return sums
