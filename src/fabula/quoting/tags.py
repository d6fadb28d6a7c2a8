"""Speech tags ("said she", "the old man replied"): where one begins, and whether words are one."""

from __future__ import annotations

import re
from functools import cache

from fabula.lexicon.speech import plain_speech_verbs

# Every repetition is bounded, so that no text can make the search slow.
_NAME = r"(?:[A-Z][\w’'-]{0,30}\.?(?:\s{1,3}(?:de|of|van|von|the|[A-Z])[\w’'-]{0,30}\.?){0,3})"
_SUBJECT = (
    rf"(?:he|she|they|(?:(?:professor|captain|doctor|father|aunt|uncle|poor|old|young|little)\s)?{_NAME}|(?:the|a|an|his|her|my|our|their|one|another|both|some)"
    r"(?:\s{1,3}[\w’'-]{1,30}){1,3}?)"
)
_IRREGULAR = frozenset(
    {"said", "says", "quoth", "told", "spoke", "thought", "began", "begins", "sang", "swore"}
)
_OWN_TAG = r"(?:I|we)\s{1,3}(?:said|asked|replied|answered|cried)\b|(?:said|asked|replied|cried)\s{1,3}I\b"
_TAG_OPENERS = r"(?<=[,.?!…—–-])[\s—–-]{0,6}\s"


@cache
def _verbs() -> str:
    """Only forms that no imperative and no "I think" inside the speech itself has."""
    told = {verb for verb in plain_speech_verbs() if verb.endswith("ed")} | _IRREGULAR
    return "|".join(sorted(told, key=len, reverse=True))


@cache
def _tag() -> re.Pattern[str]:
    verbs = _verbs()
    adverb = r"(?:\s{1,3}\w{2,20}ly|\s{1,3}(?:had|then|only|also))?"
    return re.compile(
        rf"{_TAG_OPENERS}(?P<tag>(?:{verbs})\s{{1,3}}{_SUBJECT}\b|{_SUBJECT}{adverb}\s{{1,3}}(?:{verbs})\b|{_OWN_TAG})"
    )


def find_tag(characters: str, start: int, stop: int) -> int | None:
    """Where the first speech tag after a clause begins, None where there is none."""
    match = _tag().search(characters, start, stop)
    return match.start("tag") if match else None


def begins_with_tag(characters: str, start: int, stop: int) -> bool:
    """Whether a stretch begins with a speech tag ("said she", "he asked")."""
    stop = min(stop, start + 100)
    match = _tag_at_start().match(characters, start, stop)
    return match is not None


@cache
def _tag_at_start() -> re.Pattern[str]:
    verbs = _verbs()
    return re.compile(
        rf"[\s—–-]{{0,8}}(?:(?:{verbs})\s{{1,3}}\S|{_SUBJECT}(?:\s{{1,3}}\w{{2,20}}ly|\s{{1,3}}had)?\s{{1,3}}(?:{verbs})\b|{_OWN_TAG})"
    )
