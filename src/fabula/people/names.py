"""Names taken apart, and whether two of them can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fabula.lexicon import people

REMEMBERED = 16_384  # names whose parts are kept: a book uses few, over and over
_AND_TITLE = re.compile(r"\s+(?:and|&)\s+(?P<title>[^\W\d_]\w*\.?)(?=\s)")
_NAME_WORD = re.compile(r"(?:[ \t]+|[ \t]*\n[ \t]*)(?P<word>[^\W\d_]\w*(?:[-'’](?!s\b)\w+)*)(?P<ends>\W|$)")
_WORD = re.compile(r"[^\W_][\w'’.&-]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, taken apart.

    ``honorifics`` are lower-case without dots; ``words`` are the name's own words in title case;
    ``article`` tells whether it stands with "the".
    """

    text: str
    honorifics: tuple[str, ...]
    words: tuple[str, ...]
    article: bool

    @property
    def given(self) -> str | None:
        """The given name, where the form tells: the first of several words."""
        if len(self.words) > 1 and not self.article:
            return self.words[0]
        return None

    @property
    def surname(self) -> str | None:
        """The surname, where the form tells: the last of several words."""
        return self.words[-1] if len(self.words) > 1 and not self.article else None

    @property
    def gender(self) -> str:
        """ "m", "f" or "" as the honorifics or a given name borne almost by one sex tell."""
        for honorific in self.honorifics:
            gender = people.HONORIFICS.get(honorific, "") or people.HONORIFICS.get(honorific + ".", "")
            if gender:
                return gender
        share = self.share_of_women
        return "" if share is None else "f" if share >= 0.97 else "m" if share <= 0.03 else ""

    @property
    def share_of_women(self) -> float | None:
        """The share of women among the bearers of the given name; None where the form has none known."""
        if not self.words or self.article or (self.honorifics and len(self.words) < 2):
            return None
        first = self.words[0].lower()
        known = people.given_names()
        shares = [known[name] for name in (first, *people.full_forms().get(first, ())) if name in known]
        return sum(shares) / len(shares) if shares else None


@lru_cache(maxsize=REMEMBERED)
def parse(text: str) -> Name:
    """Take a mention's words apart."""
    words = _WORD.findall(text)
    article = bool(words) and words[0].lower() == "the"
    words = words[1:] if article else words
    honorifics = []
    while words and words[0].lower() in people.HONORIFICS and words[0][0].isupper():
        if len(words) == 1 and words[0].lower() in people.ROLE_HONORIFICS:
            break
        honorifics.append(words.pop(0).lower().rstrip("."))
    if not article:
        words = _without_origin(words, bool(honorifics))
    proper = [_title(word) for word in words if not _is_possessive(word)]
    shown = " ".join(text.split())
    return Name(shown, tuple(honorifics), tuple(proper), article)


def _without_origin(words: list[str], titled: bool) -> list[str]:
    """A surname's words without where the bearer is from ("Miss Woodhouse of Hartfield")."""
    fewest = 1 if titled else 2
    return words[: words.index("of")] if "of" in words[fewest:] else words


def _title(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > 2 else word


def _is_possessive(word: str) -> bool:
    return word.lower() in {"s", "'s", "’s"}


def titled(form: str) -> str:
    """The gender that an honorific tells, which no count of pronouns outweighs."""
    name = parse(form)
    return name.gender if name.honorifics else ""


def written(text: str, start: int, stop: int) -> str:
    """A name as it is written at a place; that of "Mr." in "Mr. and Mrs. Rao" is "Mr. Rao"."""
    words = text[start:stop]
    joined = _AND_TITLE.match(text, stop) if words.lower() in people.HONORIFICS else None
    if joined is None or not people.titles_share_a_name(words.lower(), joined["title"].lower()):
        return words
    found, at = [words], joined.end()
    while (
        (word := _NAME_WORD.match(text, at)) is not None
        and word["word"][0].isupper()
        and (len(found) < 2 or word["word"].lower() not in people.NOT_NAMES | people.FUNCTION_WORDS)
    ):
        found.append(word["word"])
        if not word["ends"].isspace():
            break
        at = word.end("word")
    return " ".join(found)


@lru_cache(maxsize=REMEMBERED)
def key(text: str) -> str:
    """The form under which uses of one name are counted: no article before a plain name, no shouting."""
    name = parse(text)
    titles = [honorific for honorific in name.honorifics if honorific not in people.EPITHETS]
    parts = (["the"] if name.article else []) + [title.title() for title in titles] + list(name.words)
    return " ".join(parts)


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, initial, short form, or forms of one full name."""
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    full = people.full_forms()
    if b in full.get(a, ()) or a in full.get(b, ()):
        return True
    return bool(full.get(a, frozenset()) & full.get(b, frozenset())) and a[:2] == b[:2]


def is_plain_short_form(one: str, other: str) -> bool:
    """Whether a short form shows its full form by itself (Liz, Elizabeth) as Polly does not show Mary."""
    a, b = sorted((one.lower().rstrip("."), other.lower().rstrip(".")), key=len)
    return a[0] == b[0] or a[:3] in b


def _titles(name: Name) -> frozenset[str]:
    return frozenset(name.honorifics) - people.EPITHETS


def _is_tail(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name ends in the whole of the other: a surname of two words ("Lady de Burgh")."""
    shorter = min(len(one), len(other))
    return len(one) != len(other) and one[-shorter:] == other[-shorter:]


def _surely(name: Name) -> str:
    """The gender that a name tells; a bare word may be a surname and tells none."""
    return name.gender if name.honorifics or len(name.words) > 1 else ""


def conflict(one: Name, other: Name) -> bool:
    """Whether two names cannot be one person's."""
    if {_surely(one), _surely(other)} == {"m", "f"}:
        return True
    if one.given and other.given and not _is_tail(one.words, other.words):
        same = same_given(one.given, other.given) and one.surname == other.surname
        if not same:
            return True
    a, b = _titles(one), _titles(other)
    married = (a & people.MARRIED_WOMAN and b & people.UNMARRIED_WOMAN) or (
        b & people.MARRIED_WOMAN and a & people.UNMARRIED_WOMAN
    )
    ranks_a, ranks_b = a & people.ROLE_HONORIFICS, b & people.ROLE_HONORIFICS
    women = people.MARRIED_WOMAN | people.UNMARRIED_WOMAN
    ranked = (_no_noblewoman(ranks_a) and b & women) or (_no_noblewoman(ranks_b) and a & women)
    return bool(married) or bool(ranked) or bool(ranks_a and ranks_b and not ranks_a & ranks_b)


def _no_noblewoman(ranks: frozenset[str]) -> bool:
    """Whether there are ranks that keep their bearer from being a Mrs. or Miss, as a countess may be."""
    return bool(ranks - people.NOBLEWOMAN)


def one_slip_apart(one: str, other: str) -> bool:
    """Whether two words differ by one slip of typing: a letter too many, too few, wrong, or two swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def gender_of_pronoun(word: str) -> str:
    """ "m", "f" or a set of neopronouns; "" for pronouns that tell nothing."""
    if word in people.MASCULINE:
        return "m"
    return "f" if word in people.FEMININE else people.NEOPRONOUNS.get(word, "")
