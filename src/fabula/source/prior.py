"""Names out of the tags that fandom archives put on a work: whom its story may be about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fabula.layers import PriorName

_DISAMBIGUATION = re.compile(r"\s*\([^()]*\)\s*\Z")
_INITIAL = re.compile(r"\s+[A-Z]\.?\Z")  # fanfiction.net says "Buffy S."
_KIND = re.compile(
    r"(?:past|implied|mentioned|minor|background|eventual|pre|one-?sided|unrequited|hinted|former|established|slight)\b[-\s:]*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"""(?:original|minor|other|background|various|multiple|unnamed|additional|ensemble|everyone|everybody|
    reader|you|your|me|oc|ofc|omc|none|no|the\s+author|author)(?:['’]s)?
    (?:\s+(?:male|female|nonbinary|non-binary|trans|child|animal|background|minor|other|or|and|relationships?
    |characters?(?:\(s\))?|cast|one|everyone|reader|persons?|people|\w*gender))*(?:\(s\))?""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*/\s*|\s+(?:&|x)\s+")
_LONGEST = 80


def prior_names(characters: Iterable[str], relationships: Iterable[str]) -> tuple[PriorName, ...]:
    """The people whom tags name, each once, those of the character tags first.

    Args:
        characters: tags such as "Buffy Summers", "Spike (BtVS)" or "Peter Parker | Spider-Man".
        relationships: tags such as "Buffy Summers/Spike" or "Willow Rosenberg & Tara Maclay".
    """
    found: dict[str, PriorName] = {}
    for tag in characters:
        _add(found, tag)
    for tag in relationships:
        people = _BETWEEN.split(_KIND.sub("", tag, count=1))
        for person in people if len(people) > 1 else ():
            _add(found, person)
    return tuple(found.values())


def _add(found: dict[str, PriorName], tag: str) -> None:
    forms = list(_forms(tag.split("|")))
    if forms and not any(form.casefold() in found for form in forms):
        found[forms[0].casefold()] = PriorName(forms[0], tuple(forms[1:]))


def _forms(written: Sequence[str]) -> Iterator[str]:
    for form in written:
        if _NOBODY.fullmatch(form.strip()):
            continue
        name = _INITIAL.sub("", _DISAMBIGUATION.sub("", " ".join(form.split())))
        if 0 < len(name) <= _LONGEST and any(map(str.isalpha, name)) and not _NOBODY.fullmatch(name):
            yield name
