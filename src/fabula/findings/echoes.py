"""Passages in which somebody shows knowledge, beside the passages that say the same.

Who shows knowledge of what the story tells elsewhere uses its words: the rarer the words that two passages
share, and the longer their common run, the surer is it that the one is about the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fabula.findings.page import Page
from fabula.findings.perceiving import perceived
from fabula.findings.stretches import PRIVATE, Stretch, Voice
from fabula.findings.telling_words import stem, weight

Access = Literal[
    "told later", "said later", "thought later", "echoed", "private", "not there", "not told", "there", "told"
]
"""How the one who shows knowledge stands to the other passage: it is narrated, said or thought only later; a
hearer takes it up later; it is someone else's private thought; he was not there, or not told; he was."""

FARTHEST = 150
"""Sentences between the two passages, at most."""
MOST_USES = 12
"""A lemma in more passages than this tells nothing."""
FAINTEST = 1.5
"""Echoes whose shared words weigh less, and whose common run is short, are none."""
SHORTEST_RUN = 4

_SPOKEN: frozenset[Voice] = frozenset(("speech", "writing", "told"))


@dataclass(frozen=True, slots=True)
class Echo:
    """A stretch in which somebody shows what another stretch says.

    Attributes:
        shown: where it is shown.
        source: the other passage.
        access: how the one who shows it stands to the other passage.
        shared: the lemmas that the two share.
        telling: how much these tell, together.
        run: the number of words in the longest run that both have.
    """

    shown: Stretch
    source: Stretch
    access: Access
    shared: tuple[str, ...]
    telling: float
    run: int


def echoes(page: Page, found: Sequence[Stretch]) -> Iterator[Echo]:
    """All echoes in the order of the text; a stretch may have several."""
    users: defaultdict[str, list[Stretch]] = defaultdict(list)
    for stretch in found:
        for word in stretch.words:
            users[word].append(stretch)
    names = frozenset(map(stem, page.name_words))
    weights = {
        word: weight(word, len(rows), word in names)
        for word, rows in users.items()
        if 2 <= len(rows) <= MOST_USES
    }
    for shown in found:
        if shown.voice == "denied":
            continue
        for source, shared in _sharing(shown, users, weights):
            echo = _echo(page, shown, source, shared, weights)
            if echo is not None:
                yield echo


def _sharing(
    shown: Stretch, users: Mapping[str, Sequence[Stretch]], weights: Mapping[str, float]
) -> Iterator[tuple[Stretch, list[str]]]:
    """The stretches that share words with one, in their order, with the words."""
    shared: defaultdict[int, list[str]] = defaultdict(list)
    sources: dict[int, Stretch] = {}
    for word in sorted(shown.words):
        if word not in weights:
            continue
        for source in users[word]:
            if 0 < abs(source.sentence - shown.sentence) <= FARTHEST:
                shared[source.index].append(word)
                sources[source.index] = source
    for index in sorted(sources):
        yield sources[index], shared[index]


def _echo(
    page: Page, shown: Stretch, source: Stretch, shared: list[str], weights: Mapping[str, float]
) -> Echo | None:
    telling = sum(weights[word] for word in shared)
    if telling < 0.8 or (shown.person is not None and shown.person == source.person):
        return None
    run = _longest_run(page, shown, source)
    if telling <= FAINTEST and run < SHORTEST_RUN:
        return None
    access = _access(page, shown, source)
    if access in ("there", "told") and source.start > shown.start:
        return None
    return Echo(shown, source, access, tuple(shared), telling, run)


def _access(page: Page, shown: Stretch, source: Stretch) -> Access:
    spoken = source.voice in _SPOKEN
    if source.start > shown.start:
        if shown.voice in ("speech", "told") and source.person is not None:
            heard = source.person in shown.hearers or page.is_present(source.person, shown.start)
            if heard:
                return "echoed"
        return "said later" if spoken else "thought later" if source.voice in PRIVATE else "told later"
    if source.voice in PRIVATE:
        return "private"
    if perceived(page, shown.person, source):
        return "told" if spoken else "there"
    return "not told" if spoken else "not there"


def _longest_run(page: Page, one: Stretch, other: Stretch) -> int:
    """How many words the longest run has that stands in both."""
    first, second = _lemmas(page, one), _lemmas(page, other)
    best, before = 0, [0] * (len(second) + 1)
    for lemma in first:
        row = [0] * (len(second) + 1)
        for place, theirs in enumerate(second):
            if lemma == theirs:
                row[place + 1] = before[place] + 1
                best = max(best, row[place + 1])
        before = row
    return best


def _lemmas(page: Page, stretch: Stretch) -> list[str]:
    lemmas = (page.trees.words[token].lemma.lower() for token in stretch.tokens)
    return [lemma for lemma in lemmas if any(map(str.isalnum, lemma))]
