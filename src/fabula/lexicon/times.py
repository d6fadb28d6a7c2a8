"""Words that tell that time has passed: units, parts of the day, weekdays."""

from __future__ import annotations

from collections.abc import Sequence

LONG_UNITS = frozenset("hour day night week fortnight month year decade century season weekend".split())
"""Units after which a scene is another; minutes and moments pass within one."""

PARTS_OF_DAY = frozenset(
    """morning afternoon evening night noon midday midnight dawn dusk sunset sunrise nightfall daybreak day
    lunchtime teatime suppertime bedtime breakfast lunch dinner supper tea""".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SEASONS = frozenset("spring summer autumn winter christmas easter".split())
NEXT = frozenset("next following same very other second third first fourth fifth later last".split())
LATER = frozenset("later after afterward afterwards passed".split())
MEANWHILE = frozenset("meanwhile meantime".split())
AFTERWARDS = frozenset("later afterward afterwards".split())
"""By themselves at the head of a sentence: *Later, when they had gone*."""

OPENING = 14
"""Words of a paragraph among which a change of time is looked for."""

_BEFORE = frozenset("but and then so when as".split())
_DETERMINERS = frozenset("the that this one early late later a an".split())


def later_time(forms: Sequence[str]) -> tuple[int, int]:
    """Where in the first words of a paragraph, lower-case, a later time is told, in how many; 0 for none."""
    first = next((n for n, form in enumerate(forms) if form not in _BEFORE), 0)
    return first, _time_words(forms[first:])


def _time_words(forms: Sequence[str]) -> int:
    """How many words tell a later time; 0 for none."""
    stop = next((n for n, form in enumerate(forms) if form in _STOPS), len(forms))
    head = forms[: min(stop, 9)]
    if not head:
        return 0
    if forms[0] in MEANWHILE or (len(head) == 1 and forms[0] in AFTERWARDS):
        return 1
    if stop < len(forms) and forms[stop] not in (",", "—", "–", "-", "when", "after", "later"):
        head = head[:7]
    for n, form in enumerate(head):
        if form in LATER and n and _unit(head[:n]):
            return n + 1
    if head[0] in ("on", "by", "in", "at", "during", "toward", "towards", "until") and len(head) > 1:
        inner = 2 if head[1] == "the" and head[2:3] and head[2] in PARTS_OF_DAY else _day(head[1:])
        return inner + 1 if inner else 0
    if head[0] in ("after", "for") and len(head) > 2 and _unit(head) and forms[stop : stop + 1] == (",",):
        return len(head)
    return _day(head)


_STOPS = frozenset(", ; : . ! ? “ ” \" ' ‘ he she they i we it there — – when as while who which".split())


def _unit(head: Sequence[str]) -> bool:
    return any(form.rstrip("s") in LONG_UNITS or form in ("centuries",) for form in head)


def _day(head: Sequence[str]) -> int:
    """The length of a phrase for a part of a day, or a day, of its own: the next morning, that night."""
    if not head:
        return 0
    if head[0] in WEEKDAYS or head[0] in (
        "tomorrow",
        "midnight",
        "noon",
        "dawn",
        "nightfall",
        "daybreak",
    ):
        return 1
    marked = False
    for n, form in enumerate(head[:5]):
        bare = form[:-1] if form.endswith("s") and form != "christmas" else form
        unit = bare in PARTS_OF_DAY or bare in WEEKDAYS or bare in LONG_UNITS | SEASONS
        if form in NEXT or form in ("that", "later", "early", "late", "one"):
            marked = True
        elif unit and marked:
            more = n + 1
            while more < len(head) and (head[more] in PARTS_OF_DAY or head[more] in ("after", "of")):
                more += 1
            return more
        elif unit and n == 1 and head[0] in ("the", "that") and form in PARTS_OF_DAY:
            follows = head[n + 1 : n + 2]
            return n + 2 if follows == ("after",) else 0
        elif form not in _DETERMINERS and form not in ("of", "and", "half", "quarter"):
            return 0
    return 0
