"""Whom words mean: names, descriptions and pronouns, one person or several.

What the resolutions and the references tell comes first. What they leave open is taken from who speaks to
whom, and from who was mentioned last and can be meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fabula.book import Book
from fabula.framing.conversation import Speech, speeches_of
from fabula.framing.groups import groups_of
from fabula.framing.kin import kin_described
from fabula.framing.pronouns import (
    COUNTED,
    GUESSED,
    OBJECTS,
    PRONOUNS,
    Lately,
    Meant,
    not_the_subject,
    pronoun,
    single,
    you,
)
from fabula.layers import CHARACTERS, DRAFT_AUDIENCES, RESERVED_IDS, Character
from fabula.people.names import gender_of_pronoun, parse
from fabula.people.vocatives import is_called
from fabula.relating.whom import Someone, by_mentions, by_references
from fabula.trees import Trees

DESCRIBED = 0.25
"""The least certainty with which a description means somebody of the cast."""

_THINGS = frozenset(
    """what which that this it its anything something nothing everything there nobody
    noone someone somebody anyone anybody everyone everybody""".split()
)
_ANY = frozenset("no some any every".split())


def people_meant(
    book: Book, trees: Trees, quoted: Sequence[int | None]
) -> tuple[dict[int, Meant], dict[int, Speech]]:
    """For the words that mean people whom, and the speech that each quoted span belongs to.

    Args:
        quoted: for each word the innermost quoted span around it.
    """
    known = _known(book, trees)
    known.update(kin_described(book, trees, known))
    speeches = speeches_of(book, _spoken_of(trees, quoted, known), book[DRAFT_AUDIENCES])
    groups = groups_of(trees, {token: one.character for token, one in known.items()})
    meant: dict[int, Meant] = {}
    several = {row.id for row in book[CHARACTERS] if row.kind == "group"}
    lately = Lately(trees, {row.id: _gender(row) for row in book[CHARACTERS]}, several)
    pronouns = [token for token, form in enumerate(trees.forms) if form in PRONOUNS or form in COUNTED]
    for token in sorted({*pronouns, *known}):
        inside = quoted[token]
        speech = None if inside is None else speeches.get(inside)
        found = _meant(token, known.get(token), meant, speech, lately)
        if found is None:
            continue
        meant[token] = found
        if several.intersection(found.people):
            lately.group = (token, found.people)
        elif len(found.people) == 1 and found.certainty >= GUESSED:
            lately.single.append((token, found.people[0]))
        if token in groups:
            lately.group = (token, groups[token])
    return meant, speeches


def _meant(
    token: int, known: Someone | None, meant: Mapping[int, Meant], speech: Speech | None, lately: Lately
) -> Meant | None:
    """Whom one word means."""
    trees = lately.trees
    form, upos = trees.forms[token], trees.words[token].upos
    if form in COUNTED and speech is not None and token and trees.forms[token - 1] == "you":
        found = you(token - 1, speech, lately)
    elif form in PRONOUNS and upos in ("PRON", "DET"):
        found = pronoun(token, known, speech, lately)
    else:
        found = single(known)
    if found is not None and (form in OBJECTS or upos == "NOUN"):
        return not_the_subject(token, found, meant, speech, lately)
    return found


def _known(book: Book, trees: Trees) -> dict[int, Someone]:
    """The people of the cast whom the resolutions and references tell, by the words that mean them."""
    characters = {row.id for row in book[CHARACTERS] if row.narrator or row.id not in RESERVED_IDS}
    at = {word.start: token for token, word in enumerate(trees.words)}
    found: dict[int, Someone] = {}
    told = sorted(by_mentions(book), key=lambda row: row[1].start - row[1].stop)
    for start, someone in told:  # the longest first, lest they hide those inside them
        if someone.character not in characters or start not in at:
            continue
        found[at[start]] = someone
        if someone.form == "PROP":
            first = at.get(someone.start, at[start])
            for token in range(first, len(trees.words)):
                if trees.words[token].start >= someone.stop:
                    break
                if trees.words[token].upos == "PROPN":
                    found[token] = someone
    for start, someone in by_references(book, trees):
        doubtful = someone.form == "NOM" and someone.certainty < DESCRIBED
        if (
            someone.character in characters
            and start in at
            and not _indefinite(trees, at[start])
            and not doubtful
        ):
            found.setdefault(at[start], someone)
    return found


def _indefinite(trees: Trees, token: int) -> bool:
    """Whether a word means a thing, or nobody that one could point at: "no one"."""
    form = trees.forms[token]
    return form in _THINGS or (form == "one" and token > 0 and trees.forms[token - 1] in _ANY)


def _spoken_of(
    trees: Trees, quoted: Sequence[int | None], known: Mapping[int, Someone]
) -> dict[int, set[str]]:
    """For each quoted span those whom it names without calling them."""
    named: dict[int, set[str]] = {}
    called: dict[int, set[str]] = {}
    for token, someone in known.items():
        span = quoted[token]
        if span is not None and someone.form == "PROP":
            group = called if is_called(trees, token, token + 1) else named
            group.setdefault(span, set()).add(someone.character)
    return {span: those - called.get(span, set()) for span, those in named.items()}


def _gender(character: Character) -> str:
    if character.pronouns:
        return gender_of_pronoun(character.pronouns.split("/")[0].lower())
    return parse(character.name).gender
