"""People without a name: descriptions that speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from fabula.book import Book
from fabula.layers import CUES, MENTIONS
from fabula.lexicon import people
from fabula.people.clusters import Person
from fabula.people.groups import SEVERAL

INDEFINITE = frozenset({"a", "an", "the"})


def described(book: Book, persons: list[Person], owners: Mapping[str, tuple[int, ...]]) -> dict[str, int]:
    """People without a name who speak: "the landlord said". Added to the persons, keyed by phrase.

    A description that is elsewhere written as a name ("the Voice") is that person.
    """
    mentions = book[MENTIONS]
    named = {form.lower().removeprefix("the "): whose for form, whose in owners.items()}
    phrases = Counter(
        phrase
        for mention in mentions
        if mention.kind == "NOM" and (phrase := phrase_of(book.text.cut((mention.start, mention.stop))))
    )
    found: dict[str, int] = {}
    for person, known in enumerate(persons):
        if known.given is not None:
            for name in (known.given.name, *known.given.aliases):
                phrase = phrase_of(name)
                if phrase:
                    found.setdefault(phrase, person)
    for cue in book[CUES]:
        mention = mentions[cue.mention]
        words = book.text.cut((mention.start, mention.stop)) if mention.kind == "NOM" else ""
        phrase = phrase_of(words)
        head = phrase.split()[-1] if phrase else ""
        if not phrase or phrase in found or cue.kind not in ("tag", "lead"):
            continue
        if head in people.GENERIC_NOUNS:
            continue
        if len(named.get(phrase, ())) == 1 and phrase not in people.KIN_TERMS:
            found[phrase] = named[phrase][0]
            continue
        several = bool(people.group_phrase(words))
        if phrases[phrase] < 2 and phrase not in people.human_nouns() and not several:
            continue
        found[phrase] = len(persons)
        gender = SEVERAL if several else people.human_nouns().get(head, "")
        persons.append(Person([f"the {phrase}"], phrases[phrase], gender=gender))
    return found


def phrase_of(description: str) -> str:
    """A description's words without its article; empty for one that a pronoun or name owns."""
    words = description.lower().split()
    if several := people.group_phrase(description):
        return several
    if words and words[0] in INDEFINITE and words[-1] not in people.GROUP_NOUNS:
        return " ".join(words[1:])
    return words[0] if len(words) == 1 else ""
