"""A name with a description beside it ("Mr. Bumble, the beadle"): one person, and none for the description.

Apposition is the one construction that says of two noun phrases that they mean the same (Quirk and others,
1985, 17.65). It is read from the trees, and from the page where a description follows a name at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from fabula.book import Book
from fabula.layers import MENTIONS
from fabula.lexicon import people
from fabula.people.clusters import Person
from fabula.people.groups import SEVERAL
from fabula.people.names import key, written
from fabula.trees import Trees

Owners = Mapping[str, tuple[int, ...]]


def same_by_apposition(book: Book, trees: Trees, persons: Sequence[Person], owners: Owners) -> dict[int, int]:
    """From people whom descriptions alone mean to the named people with whom the text identifies them.

    Only where the genders agree and no second name is apposed as often.
    """
    described: defaultdict[str, set[int]] = defaultdict(set)
    for index, person in enumerate(persons):
        if _is_described(person) and person.gender != SEVERAL:
            for form in person.forms:
                described[form.split()[-1].lower()].add(index)
    for word in people.KIN_TERMS | people.GENERIC_NOUNS:
        described.pop(word, None)
    names = _tokens_of_names(book, trees, owners)
    times: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for token, form in enumerate(trees.forms):
        for beside in _beside(trees, token) if form in described else ():
            named = names.get(beside)
            if named is not None and not _is_described(persons[named]):
                for index in described[form]:
                    times[index][named] += 1
    same = {}
    for index, counts in times.items():
        best, *others = counts.most_common(2)
        agree = len({persons[index].gender, persons[best[0]].gender} - {""}) < 2
        if agree and not any(count * 2 > best[1] for _, count in others):
            same[index] = best[0]
    return same


def join(persons: Sequence[Person], same: Mapping[int, int]) -> None:
    """Give people the descriptions that are theirs."""
    for index, named in same.items():
        described, person = persons[index], persons[named]
        person.forms.extend(described.forms)
        person.uses.update(described.uses)
        person.count += described.count
        person.gender = person.gender or described.gender


def _is_described(person: Person) -> bool:
    known = person.given is not None or person.prior is not None
    return not known and bool(person.forms) and all(form.startswith("the ") for form in person.forms)


def _tokens_of_names(book: Book, trees: Trees, owners: Owners) -> dict[int, int]:
    """The tokens of names that mean one person, each with that person."""
    starts = [word.start for word in trees.words]
    found = {}
    for mention in book[MENTIONS]:
        if mention.kind == "PROP":
            meant = owners.get(key(written(book.text.characters, mention.start, mention.stop)), ())
            if len(meant) == 1:
                for token in range(bisect_left(starts, mention.start), bisect_left(starts, mention.stop)):
                    found[token] = meant[0]
    return found


def _beside(trees: Trees, noun: int) -> Iterator[int]:
    """The tokens beside which a definite description stands in apposition, but for lists and others' own."""
    the = any(trees.forms[child] == "the" for child in trees.children(noun, "det"))
    if not the or trees.children(noun, "cc", "nmod:poss"):
        return
    head = trees.heads[noun]
    if head is not None and trees.relations[noun] == "appos":
        yield head
    yield from trees.children(noun, "appos")
    follows = noun + 1 == len(trees.forms) or not trees.forms[noun + 1][0].isalnum()
    if noun > 1 and trees.forms[noun - 1] == "the" and follows:
        yield noun - 2
