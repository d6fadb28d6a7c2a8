"""Walking the dependency trees of a book: children, subjects, objects, negation marks, paths.

The trees are those of the layer WORDS, in the manner of Universal Dependencies (Nivre and others, 2020).
A parser may err, so nothing here trusts it to have made trees: an arc to nowhere or to itself and one arc
of every cycle are dropped, and no walk recurses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from fabula.kept import Same
from fabula.layers import Word
from fabula.lexicon.negation import is_negator
from fabula.text import Text


@dataclass(frozen=True, slots=True)
class Trees:
    """The words of a book with the ways up and down between them; made once a book, in linear time.

    Attributes:
        words: the rows of the layer WORDS.
        forms: each word as it is written, in lower case, with straight apostrophes.
        heads: index of each word's head; None for roots. Following heads always ends.
        order: the words' indices, every head before its children.
        relations: each word's relation without its subtype.
        leftmost: for each word the first of all that depends on it, itself included.
    """

    words: tuple[Word, ...]
    forms: tuple[str, ...]
    heads: tuple[int | None, ...]
    order: tuple[int, ...]
    relations: tuple[str, ...]
    leftmost: tuple[int, ...]
    _children: tuple[int, ...]
    _first_child: tuple[int, ...]
    _kinds: tuple[Set[str], ...]  # of each word the relations among its children, with and without subtypes

    @classmethod
    def of(cls, words: Sequence[Word], text: Text) -> Trees:
        """The trees that the words of a text make.

        The last ones are kept: a dozen steps of a reading ask for the same, one after the other.
        """
        return _made(Same((words, text), words, text)) if isinstance(words, tuple) else cls.make(words, text)

    @classmethod
    def make(cls, words: Sequence[Word], text: Text) -> Trees:
        """The trees, made anew."""
        forms = tuple([form.replace("’", "'") for form in text.lower_words(words)])
        heads = _without_cycles([word.head for word in words])
        counts = [0] * (len(words) + 1)
        for head in heads:
            if head is not None:
                counts[head + 1] += 1
        first = list(accumulate(counts))
        children, following = [0] * first[-1], list(first)
        for token, head in enumerate(heads):
            if head is not None:
                children[following[head]] = token
                following[head] += 1
        order = [token for token, head in enumerate(heads) if head is None]
        for token in order:
            order.extend(children[first[token] : first[token + 1]])
        leftmost = list(range(len(words)))
        for token in reversed(order):
            head = heads[token]
            if head is not None:
                leftmost[head] = min(leftmost[head], leftmost[token])
        relations = tuple(word.relation.partition(":")[0] for word in words)
        childless: set[str] = set()
        kinds = [childless] * len(words)
        for token, head in enumerate(heads):
            if head is not None:
                if kinds[head] is childless:
                    kinds[head] = set()
                kinds[head].update((relations[token], words[token].relation))
        made = (tuple(order), relations, tuple(leftmost), tuple(children), tuple(first), tuple(kinds))
        return cls(tuple(words), forms, heads, *made)

    def children(self, token: int, *relations: str) -> tuple[int, ...]:
        """A word's dependants in the order of the text, all or those in some relations.

        A relation without a subtype includes its subtypes: "nsubj" gives "nsubj:pass", too.
        """
        if relations and self._kinds[token].isdisjoint(relations):
            return ()
        all_of_them = self._children[self._first_child[token] : self._first_child[token + 1]]
        if not relations:
            return all_of_them
        base, words = self.relations, self.words
        return tuple(
            [child for child in all_of_them if base[child] in relations or words[child].relation in relations]
        )

    def stands_in(self, token: int, *relations: str) -> bool:
        """Whether a word's relation is one of these, or a subtype of one."""
        return self.relations[token] in relations or self.words[token].relation in relations

    def child(self, token: int, *relations: str) -> int | None:
        """The first of a word's dependants in some relations."""
        return next(iter(self.children(token, *relations)), None)

    def subject(self, token: int) -> int | None:
        """The subject of a clause's head, clausal subjects included; the innermost where there are two."""
        found = self.children(token, "nsubj", "csubj")
        inner = [child for child in found if not self.words[child].relation.endswith(":outer")]
        return next(iter(inner or found), None)

    def object(self, token: int) -> int | None:
        """The direct object."""
        return self.child(token, "obj")

    def negation_marks(self, token: int) -> tuple[int, ...]:
        """The words that negate this one by themselves: not, never, no; not those of its arguments."""
        return tuple(
            child
            for child in self.children(token, "advmod", "det", "cc")
            if is_negator(self.words[child].lemma.lower(), self.forms[child])
        )

    def ancestors(self, token: int) -> Iterator[int]:
        """The word's head, the head's head, and so on up to the root."""
        head = self.heads[token]
        while head is not None:
            yield head
            head = self.heads[head]

    def clause_head(self, token: int) -> int:
        """The head of the clause that a word is in; the word itself where it heads one."""
        while not self.stands_in(token, *CLAUSAL):
            head = self.heads[token]
            if head is None:
                break
            token = head
        return token

    def path(self, first: int, last: int) -> tuple[int, ...]:
        """The words from one to another by way of the nearest word above both; () across trees."""
        up = [first, *self.ancestors(first)]
        steps = {token: step for step, token in enumerate(up)}
        down: list[int] = []
        for token in (last, *self.ancestors(last)):
            if token in steps:
                return (*up[: steps[token] + 1], *reversed(down))
            down.append(token)
        return ()

    def below(self, token: int) -> tuple[int, ...]:
        """The word and all that depends on it, in the order of the text."""
        found = [token]
        for member in found:
            found.extend(self.children(member))
        return tuple(sorted(found))


CLAUSAL = ("root", "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis")
"""The relations in which clauses depend; a conjunct belongs with what it is joined to."""


@lru_cache(maxsize=1)
def _made(same: Same[tuple[Sequence[Word], Text]]) -> Trees:
    return Trees.make(*same.whole)


def _without_cycles(heads: Sequence[int | None]) -> tuple[int | None, ...]:
    """The heads with None for those out of range and for one of every cycle."""
    count = len(heads)
    mended = [head if head is not None and 0 <= head < count else None for head in heads]
    seen_from = [-1] * count
    for start in range(count):
        token: int | None = start
        while token is not None and seen_from[token] < 0:
            seen_from[token] = start
            head = mended[token]
            if head is not None and seen_from[head] == start:
                mended[token] = None
            token = mended[token]
    return tuple(mended)
