"""Which of our characters is which of the novel's: what both know of the same words decides.

Two kinds of evidence speak for a pair of one of ours and one of the gold characters:

- each name or noun phrase that we resolve to ours and that the gold side knows: by the annotation where the
  same words are annotated as a mention of one person, and else where the words, without an article before
  them and whatever their capitals, are a name or alias of one gold character alone. Pronouns are left out:
  whom they mean is the work of resolving, and says little about who is one person;
- each gold quotation of the gold character whose best overlapping quotation of ours we give to ours.

The matching is the one-to-one matching with most evidence, as for the speakers end to end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.pdnc import GoldCharacter, Novel
from benchmarks.speakers import best_matching, best_overlap
from fabula.book import Book
from fabula.layers import ENTITIES, MENTIONS, REFERENCES, RESOLUTIONS, MentionKind
from fabula.story import Story

Pairs = Counter[tuple[str, str]]
"""How often one of ours (id) and a gold character (name) go together."""

_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)")


@dataclass(frozen=True, slots=True)
class Known:
    """A mention of ours whose character we know, by id."""

    start: int
    stop: int
    form: MentionKind
    character: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence for each pair, by its kind."""

    mentions: Pairs
    quotations: Pairs

    @property
    def all(self) -> Pairs:
        """Both kinds together."""
        return self.mentions + self.quotations

    def matching(self) -> dict[str, str]:
        """From our ids to gold names, one to one."""
        return best_matching(self.all)


def known_mentions(book: Book) -> Iterator[Known]:
    """Our mentions of people and whom they mean: by coreference; names that are no entity, by the cast."""
    entities, mentions = book[ENTITIES], book[MENTIONS]
    for row in book[REFERENCES]:
        if not row.referent.startswith("#"):
            yield Known(row.start, row.stop, entities[row.entity].form, row.referent)
    referred = {(row.start, row.stop) for row in book[REFERENCES]}
    for resolution in book[RESOLUTIONS]:
        mention = mentions[resolution.mention]
        if (mention.start, mention.stop) not in referred:
            yield Known(mention.start, mention.stop, mention.kind, resolution.character)


def weigh(novel: Novel, story: Story) -> Evidence:
    """All evidence of a novel that we have read with a cast of our own."""
    owners = owners_of(novel.characters)
    annotated = {
        (mention.start, mention.stop): mention.people
        for quotation in novel.quotations
        for mention in quotation.mentions
    }
    mentions: Pairs = Counter()
    for known in known_mentions(story.book):
        if known.form == "PRON":
            continue
        span = (known.start, known.stop)
        people = annotated.get(span, owners.get(plain(story.text.cut(span)), ()))
        if len(people) == 1:
            mentions[known.character, people[0]] += 1
    return Evidence(mentions, _quotations(novel, story))


def _quotations(novel: Novel, story: Story) -> Pairs:
    pairs: Pairs = Counter()
    for gold in novel.quotations:
        ours = best_overlap(gold, story.quotes)
        if ours is not None and ours.speaker is not None:
            pairs[ours.speaker, gold.speaker] += 1
    return pairs


def owners_of(characters: Iterable[GoldCharacter]) -> Mapping[str, tuple[str, ...]]:
    """The main names of those who bear each name or alias, in its plain form."""
    owners: dict[str, tuple[str, ...]] = {}
    for character in characters:
        for name in {plain(form) for form in (character.name, *character.aliases)}:
            owners[name] = (*owners.get(name, ()), character.name)
    return owners


def plain(words: str) -> str:
    """A name in the form in which two are compared: lower case, single spaces, no article, no full stops."""
    return _ARTICLE.sub("", " ".join(words.lower().replace(".", " ").split()))
