"""Words that tell that time has passed: units, parts of the day, weekdays."""

from __future__ import annotations

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
