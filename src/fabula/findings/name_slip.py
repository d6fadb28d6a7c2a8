"""Name slips: a name that is written once, and is all but the name of somebody who is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fabula.findings.finding import Finding
from fabula.findings.page import Page
from fabula.layers import CHARACTERS
from fabula.people.names import one_slip_apart

SHORTEST = 6  # letters: shorter names are alike by chance
OFTEN = 6  # uses of the name that is meant
NEAR = 4  # sentences around in which it must be used, too
SAME_BEGINNING = 5  # letters that "Mr. Pemberley" has to share with "Mr. Pemberton"

_TITLES = frozenset("mr. mrs. miss ms. dr. mr mrs ms dr captain colonel major lady lord sir".split())
_NAMING = frozenset("name call named called introduce".split())


def name_slips(page: Page) -> Iterator[Finding]:
    """A finding for each name that is written once and all but somebody's."""
    uses: defaultdict[str, list[int]] = defaultdict(list)
    for token, word in enumerate(page.trees.words):
        if word.upos == "PROPN":
            uses[_form(page, token)].append(token)
    names = {word for word in page.name_words if len(uses.get(word.title(), ())) >= OFTEN}
    for form, places in sorted(uses.items()):
        if len(places) == 1 and len(form) >= SHORTEST and form[:1].isupper() and not form.isupper():
            meant = [name for name in sorted(names) if _alike(page, form.lower(), name, places[0])]
            if len(meant) == 1:
                yield from _found(page, places[0], uses[meant[0].title()])


def _form(page: Page, token: int) -> str:
    word = page.trees.words[token]
    return page.story.text.cut((word.start, word.stop))


def _alike(page: Page, form: str, name: str, token: int) -> bool:
    if form in (name + "s", name + "es", name + "'s") or name in (form + "s", form + "es"):
        return False
    if len(name) >= SHORTEST and one_slip_apart(form, name):
        return True
    titled = token > 0 and page.trees.forms[token - 1] in _TITLES
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, name, strict=False)))
    return titled and same >= SAME_BEGINNING and abs(len(form) - len(name)) <= 2


def _found(page: Page, token: int, meant: Sequence[int]) -> Iterator[Finding]:
    """The finding, where the one who is meant is near, and nothing introduces another."""
    sentence = page.sentence_of[token]
    near = [other for other in meant if abs(page.sentence_of[other] - sentence) <= NEAR]
    beside = any(page.sentence_of[other] == sentence for other in near)
    if len(near) < 2 or beside or page.quote_of[token] is not None or _introduced(page, token):
        return
    if not page.trees.stands_in(token, "nsubj", "obj", "flat", "nmod", "obl"):
        return
    person = _person(page, near)
    if person is not None:
        word = page.trees.words[token]
        written, usual = _form(page, token), _form(page, near[0])
        yield Finding(
            id="",
            kind="name slip",
            people=(person,),
            rows=(),
            why=f"{written} is written only here; {usual}, {len(meant)} times",
            route=None,
            start=word.start,
            stop=word.stop,
            against=(page.trees.words[near[0]].start, page.trees.words[near[0]].stop),
            certainty=0.6,
        )


def _introduced(page: Page, token: int) -> bool:
    """Whether the sentence names or describes somebody new: "his son, Theodore", "a man called Harris"."""
    row = page.sentences[page.sentence_of[token]]
    naming = any(word.lemma.lower() in _NAMING for word in page.trees.words[row.first : row.last])
    return naming or page.trees.stands_in(token, "appos") or bool(page.trees.children(token, "appos"))


def _person(page: Page, near: Sequence[int]) -> str | None:
    people = {page.meant[token][0] for token in near if token in page.meant}
    known = {row.id for row in page.story.book[CHARACTERS]}
    found = sorted(people & known)
    return found[0] if len(found) == 1 else None
