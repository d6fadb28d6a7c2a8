"""The gender of names and people: by honorifics, by the pronouns that follow, by given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from fabula.lexicon import people
from fabula.people.evidence import Use
from fabula.people.names import parse, titled

ROUNDS = 3
CONTESTED = 0.2  # weight of a vote that a rival of the same gender explains
PRIOR = 6.0  # votes that a given name is worth, shared out as the sexes bear it
PROFESSED = 6.0  # votes that make a woman of a name with a title that mostly men bore


def genders(uses: Mapping[str, Use]) -> dict[str, str]:
    """ "m", "f" or "" for every form of a name.

    Honorifics decide; else the pronouns that follow, where a pronoun that may as well mean a rival of that
    gender near by counts little; else the given name. Rivals' genders are found in the same way, in rounds.
    """
    found = {form: "" if use.surname else parse(form).gender for form, use in uses.items()}
    for _ in range(ROUNDS):
        found = {form: titled(form) or tally({form: use}, found) for form, use in uses.items()}
    return found


def tally(uses: Mapping[str, Use], known: Mapping[str, str]) -> str:
    """What the votes of some forms clearly tell, given the genders of their rivals.

    "m", "f", a set of neopronouns, or "" where nothing is clear.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    shares = [
        share
        for form, use in uses.items()
        if not use.surname and (share := parse(form).share_of_women) is not None
    ]
    if shares:
        counts["f"] = PRIOR * sum(shares) / len(shares)
        counts["m"] = PRIOR - counts["f"]
    for use in uses.values():
        for vote in use.votes:
            contested = any(known.get(rival) == vote.tells for rival in vote.rivals)
            counts[vote.tells] += vote.weight * (CONTESTED if contested else 1.0)
    told = max(set(people.NEOPRONOUN_SETS) & set(counts), key=lambda pronouns: counts[pronouns], default="")
    if told and counts[told] >= counts["m"] + counts["f"] - PRIOR:
        return told  # such pronouns are never used by chance
    men, women = counts["m"], counts["f"]
    fewer, more = sorted((men, women))
    if more < 3 or fewer * 1.5 > more or counts["it"] > men + women:
        return ""
    if men < women < PROFESSED and any(set(parse(form).honorifics) & people.PROFESSIONS for form in uses):
        return ""
    return "m" if men > women else "f"
