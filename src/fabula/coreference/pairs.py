"""Pairs of mentions as numbers: which earlier mentions to look at, and what is seen of each pair.

Features in the tradition of Soon, Ng and Lim (2001) and Bengtson and Roth (2008), of which a small network
makes the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fabula.coreference.mentions import DESCRIPTIVE, REFLEXIVE, Described
from fabula.people.names import conflict, parse, same_given
from fabula.reader.model import CATEGORIES, FORMS

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

REACH = 40
"""Mentions that are looked at, back from each."""
RECALLED = 3
"""Mentions further back with the same head word that are looked at."""

PRONOUNS = ("", "I", "we", "you", "he", "she", "it", "they", "neo", "who", "other")
GENDERS = ("", "m", "f", "n")
NUMBERS = ("", "s", "p")
DEFINITE = ("", "the", "a", "own", "this", "some")
ROLES = ("nsubj", "obj", "iobj", "obl", "nmod:poss", "nmod", "appos", "conj", "vocative", "root", "other")
SENTENCES_APART = (0, 1, 2, 3, 5, 9, 17, 40)
MENTIONS_APART = (1, 2, 3, 4, 6, 9, 16, 31, 60)
PARAGRAPHS_APART = (0, 1, 2, 4, 8)

PAIR = (
    *("same head", "same words", "head in the words of the other", "other's head in its words"),
    *("a name in common", "names of one person", "names of two", "a descriptive word in common"),
    *("genders agree", "genders differ", "numbers agree", "numbers differ", "one category"),
    *("one pronoun", "one role", "one governor", "inside the earlier", "around the earlier"),
    *(
        "apposed",
        "joined",
        "both narrated",
        "one quotation",
        "two quotations",
        "only it quoted",
        "only the other",
    ),
    "reflexive of the governor",
    *("earlier is subject", "first compatible", "second compatible", "third compatible", "fourth or later"),
    *(f"{least}+ sentences" for least in SENTENCES_APART),
    *(f"{least}+ mentions" for least in MENTIONS_APART),
    *(f"{least}+ paragraphs" for least in PARAGRAPHS_APART),
)
SINGLE = (
    *(f"form {name}" for name in FORMS),
    *(f"category {name}" for name in CATEGORIES),
    *(f"pronoun {name}" for name in PRONOUNS),
    *(f"gender {name}" for name in GENDERS),
    *(f"number {name}" for name in NUMBERS),
    *(f"definite {name}" for name in DEFINITE),
    *(f"role {name}" for name in ROLES),
    *("quoted", "inside another", "opens its sentence", "reflexive", "head seen before", "one of more words"),
    *("words", "how often the head was seen"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Mentions as columns of numbers, an entry each."""

    mentions: Sequence[Described]
    codes: dict[str, Integers]
    single: Floats

    def __len__(self) -> int:
        return len(self.mentions)


def table_of(mentions: Sequence[Described]) -> Table:
    """The columns of mentions."""
    heads = {word: i for i, word in enumerate(dict.fromkeys(row.word for row in mentions))}
    words = {each: i for i, each in enumerate(dict.fromkeys(row.words for row in mentions))}
    columns: dict[str, list[int]] = {
        "head": [heads[row.word] for row in mentions],
        "words": [words[row.words] for row in mentions],
        "form": [FORMS.index(row.form) for row in mentions],
        "category": [CATEGORIES.index(row.category) for row in mentions],
        "pronoun": [PRONOUNS.index(row.pronoun) for row in mentions],
        "gender": [GENDERS.index(row.gender) for row in mentions],
        "number": [NUMBERS.index(row.number) for row in mentions],
        "definite": [DEFINITE.index(row.definite) for row in mentions],
        "role": [ROLES.index(_role(row.role)) for row in mentions],
        "governor": [_or_none(row.governor) for row in mentions],
        "token": [row.head for row in mentions],
        "sentence": [row.sentence for row in mentions],
        "paragraph": [row.paragraph for row in mentions],
        "quoted": [_or_none(row.quoted) for row in mentions],
        "inside": [_or_none(row.inside) for row in mentions],
        "apposed": [_or_none(row.apposed) for row in mentions],
        "joined": [_or_none(row.joined) for row in mentions],
        "reflexive": [row.word in REFLEXIVE for row in mentions],
        "width": [row.last - row.first for row in mentions],
    }
    codes = {name: np.array(column, dtype=np.int64) for name, column in columns.items()}
    return Table(mentions, codes, _single(codes))


def _or_none(number: int | None) -> int:
    return -1 if number is None else number


def _single(codes: dict[str, Integers]) -> Floats:
    """(mentions, features): what is seen of each mention by itself, in the order of ``SINGLE``."""
    count = len(codes["head"])
    seen = np.zeros(count)
    times: defaultdict[int, int] = defaultdict(int)
    pronoun = FORMS.index("PRON")
    for i, (head, form) in enumerate(zip(codes["head"].tolist(), codes["form"].tolist(), strict=True)):
        if form != pronoun:
            seen[i] = times[head]
            times[head] += 1
    parts = [
        np.eye(len(values), dtype=np.float32)[codes[name]]
        for name, values in (
            ("form", FORMS),
            ("category", CATEGORIES),
            ("pronoun", PRONOUNS),
            ("gender", GENDERS),
            ("number", NUMBERS),
            ("definite", DEFINITE),
            ("role", ROLES),
        )
    ]
    flags = (
        codes["quoted"] >= 0,
        codes["inside"] >= 0,
        np.diff(codes["sentence"], prepend=-1) != 0,
        codes["reflexive"],
        seen > 0,
        codes["width"] > 1,
        np.minimum(codes["width"], 12) / 6,
        np.log1p(seen) / 3,
    )
    return np.concatenate([*parts, *(np.asarray(flag, dtype=np.float32)[:, None] for flag in flags)], axis=1)


def _role(relation: str) -> str:
    base = relation.partition(":")[0]
    return relation if relation in ROLES else base if base in ROLES else "other"


def earlier(table: Table) -> tuple[Integers, Integers]:
    """For each pair to look at the later and the earlier mention, later ones in order, nearer ones first.

    Looked at are the last mentions, and further back the last few with the same head word. Linear in the
    mentions.
    """
    later: list[int] = []
    before: list[int] = []
    with_head: defaultdict[int, list[int]] = defaultdict(list)
    heads, forms = table.codes["head"].tolist(), table.codes["form"].tolist()
    pronoun = FORMS.index("PRON")
    for i in range(len(table)):
        near = range(i - 1, max(-1, i - 1 - REACH), -1)
        far = [] if forms[i] == pronoun else with_head[heads[i]][-RECALLED - REACH :][::-1]
        more = [k for k in far if k < i - REACH][:RECALLED]
        found = [*near, *more]
        later += [i] * len(found)
        before += found
        if forms[i] != pronoun:
            with_head[heads[i]].append(i)
    return np.array(later, dtype=np.int64), np.array(before, dtype=np.int64)


def pair_features(table: Table, later: Integers, before: Integers) -> Floats:
    """(pairs, features): what is seen of each pair, in the order of ``PAIR``."""
    columns: list[NDArray[np.bool_]] = []
    one = {name: column[later] for name, column in table.codes.items()}
    other = {name: column[before] for name, column in table.codes.items()}

    def same(name: str) -> NDArray[np.bool_]:
        return np.asarray(one[name] == other[name])

    noun = (one["form"] < 2) & (other["form"] < 2)
    columns += [noun & same("head"), noun & same("words")]
    columns += list(_by_words(table, later, before, noun))
    told = (one["gender"] > 0) & (other["gender"] > 0)
    counted = (one["number"] > 0) & (other["number"] > 0)
    genders, numbers = told & ~same("gender"), counted & ~same("number")
    columns += [told & same("gender"), genders, counted & same("number"), numbers, same("category")]
    columns += [
        (one["pronoun"] > 0) & same("pronoun"),
        same("role"),
        (one["governor"] >= 0) & same("governor"),
        one["inside"] == before,
        other["inside"] == later,
        (one["apposed"] == other["token"]) | (other["apposed"] == one["token"]),
        (one["joined"] == other["token"])
        | (other["joined"] == one["token"])
        | ((one["joined"] >= 0) & same("joined")),
    ]
    quoted, also = one["quoted"] >= 0, other["quoted"] >= 0
    columns += [
        ~quoted & ~also,
        quoted & same("quoted"),
        quoted & also & ~same("quoted"),
        quoted & ~also,
        also & ~quoted,
    ]
    columns += [
        (one["reflexive"] == 1) & same("governor"),
        other["role"] == ROLES.index("nsubj"),
    ]
    fitting = ~genders & ~numbers & (same("category") | (one["form"] == 2) | (other["form"] == 2))
    fitting &= quoted | ~also
    columns += list(_ranks(later, fitting))
    columns += list(_at_least(one["sentence"] - other["sentence"], SENTENCES_APART))
    columns += list(_at_least(later - before, MENTIONS_APART))
    columns += list(_at_least(one["paragraph"] - other["paragraph"], PARAGRAPHS_APART))
    return np.stack(columns, axis=1).astype(np.float32)


def _at_least(distance: Integers, steps: Sequence[int]) -> list[NDArray[np.bool_]]:
    return [distance >= least for least in steps]


def _ranks(later: Integers, fitting: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Whether an earlier mention is the first, second, third or a later one that agrees."""
    if not len(later):
        return [fitting] * 4
    total = np.cumsum(fitting)
    opening = np.flatnonzero(np.diff(later, prepend=-1))
    lengths = np.diff(np.append(opening, len(later)))
    base: Integers = np.repeat(total[opening] - fitting[opening], lengths)
    rank = total - base
    return [fitting & (rank == 1), fitting & (rank == 2), fitting & (rank == 3), fitting & (rank > 3)]


def _by_words(
    table: Table, later: Integers, before: Integers, noun: NDArray[np.bool_]
) -> list[NDArray[np.bool_]]:
    """What the words of names and descriptions have in common."""
    found = np.zeros((6, len(later)), dtype=bool)
    rows = table.mentions
    for pair in np.flatnonzero(noun):
        one, other = rows[later[pair]], rows[before[pair]]
        found[:, pair] = _compared(
            one.shown if one.form == "PROP" else "",
            one.words,
            one.word,
            other.shown if other.form == "PROP" else "",
            other.words,
            other.word,
        )
    return list(found)


@lru_cache(maxsize=65_536)
def _compared(
    shown: str,
    words: tuple[str, ...],
    head: str,
    other_shown: str,
    other_words: tuple[str, ...],
    other_head: str,
) -> tuple[bool, bool, bool, bool, bool, bool]:
    common = set(words) & set(other_words)
    one = two = names = False
    if shown and other_shown:
        a, b = parse(shown), parse(other_shown)
        names = bool(set(a.words) & set(b.words))
        two = conflict(a, b)
        one = not two and (
            names or (len(a.words) > 0 and len(b.words) > 0 and same_given(a.words[0], b.words[0]))
        )
    telling = any(len(word) >= DESCRIPTIVE for word in common)
    return head in other_words, other_head in words, names, one, two, telling
