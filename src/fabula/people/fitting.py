"""Whether a form of a name can be a certain person's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fabula.lexicon import people
from fabula.people.evidence import Use
from fabula.people.names import Name, conflict, is_plain_short_form, parse, same_given

RARE = 2  # uses: as rare as a slip of the pen
RIVAL = 10  # narrated uses of each of two forms


def fits(name: Name, gender: str, names: list[Name], persons_gender: str) -> bool:
    """Whether a form can belong to a person who has these names and this gender."""
    if gender and persons_gender and gender != persons_gender:
        return False
    return not any(conflict(name, other) for other in names) and any(_shares(name, other) for other in names)


def _shares(name: Name, other: Name) -> bool:
    """Whether two names have in common what makes them one person's."""
    if not name.words or not other.words:
        return False
    if is_role_of(name, other) or is_role_of(other, name):
        return True
    if name.article != other.article:
        return _content(name) == _content(other)
    if name.article:
        return _one_role(_content(name), _content(other))
    if name.given and other.given:
        short, long = sorted((name.words, other.words), key=len)
        return name.surname == other.surname and (
            same_given(short[0], long[0]) or long[-len(short) :] == short
        )
    if len(name.words) == 1 and len(other.words) == 1:
        one, two = name.words[0], other.words[0]
        if _is_initial(one) != _is_initial(two):
            # "Mr. K." is Mr. Knightley; whether "B." is Bill or Bumble nobody can tell.
            return bool(name.honorifics) and name.honorifics == other.honorifics and one[0] == two[0]
        return same_given(one, two)
    short_name, full = (name, other) if len(name.words) == 1 else (other, name)
    word = short_name.words[0]
    return same_given(word, full.words[0]) or word == full.words[-1]


def is_role_of(role: Name, name: Name) -> bool:
    """Whether a form is no more than the title in a name: "the Colonel", "Colonel" of Colonel Brandon."""
    return (
        len(role.words) == 1
        and not role.honorifics
        and bool(name.words)
        and not name.article
        and role.words[0].lower() in {people.SAME_TITLE.get(word, word) for word in name.honorifics}
    )


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _one_role(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The Rabbit is the White Rabbit, the King the King of Hearts."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short or (long[: len(short)] == short and "of" in long)


def _content(name: Name) -> tuple[str, ...]:
    return (*name.honorifics, *(word.lower() for word in name.words))


def rivals(form: str, other: str, uses: Mapping[str, Use]) -> bool:
    """Whether two forms are used so that two people must be meant by them.

    A narrator calls a person by one name and leaves nicknames to the dialogue: where Harry and Henry, or
    Mr. Craven and Dr. Craven, are both narrated all the time, they are two. A nickname that does not
    show its full form (Polly, Mary) and hardly occurs proves nothing.
    """
    if form not in uses or other not in uses:
        return False
    fewer, more = sorted((uses[form].narrated, uses[other].narrated))
    often = fewer >= RIVAL and fewer * 10 >= more
    a, b = parse(form), parse(other)
    if a.honorifics and b.honorifics and a.words == b.words and a.honorifics != b.honorifics:
        return often
    one, two = a.words[:1], b.words[:1]
    if not one or not two or one == two or not same_given(one[0], two[0]):
        return False
    if min(uses[form].count, uses[other].count) <= RARE and not is_plain_short_form(one[0], two[0]):
        return True
    return often


def shelf_marks(form: str) -> Iterator[str]:
    """The words under which a form is found: any two forms that can be one person's share one of them."""
    name = parse(form)
    for word in (*name.words, *name.honorifics):
        low = word.lower().rstrip(".")
        yield low
        yield from people.full_forms().get(low, ())
        if low in people.SAME_TITLE:
            yield people.SAME_TITLE[low]
    for word in name.words[:1]:
        yield f"{word[0].lower()}."  # as an initial
