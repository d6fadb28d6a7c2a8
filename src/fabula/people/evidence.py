"""What the text shows of each name: whether it is a person's, and of which gender."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fabula.layers import Cue, Mention, Token
from fabula.lexicon import people
from fabula.people.names import key, parse
from fabula.text import Text

LOCATIVE = frozenset("in at from near into through towards toward across outside inside around".split())
HUMAN_VERBS = frozenset(
    """said says asked had was felt thought knew looked went came sat stood took saw gave made smiled
    laughed turned heard told got put ran left wanted could would nodded shook walked began""".split()
)
HUMAN_POSSESSIONS = frozenset(
    """eyes face hand hands head voice arm arms heart mother father sister brother wife husband mind hair
    lips mouth shoulder shoulders feet room chest cheek cheeks name feelings friend friends""".split()
)
VOICED = {"tag": 3.0, "lead": 2.0, "beat before": 0.5, "beat after": 0.5}
PERSON_FROM = 1.0  # evidence at which a name is taken for a person's
PRONOUN_REACH = 25  # tokens
NEUTER = frozenset({"its", "itself"})
OPENING_MARKS = frozenset({'"', "“", "‘", "«"})


@dataclass(slots=True)
class Use:
    """How one form of a name is used."""

    count: int = 0
    narrated: int = 0
    called: int = 0
    person: float = 0.0
    pronouns: Counter[str] = field(default_factory=Counter)


def observe(
    text: Text, tokens: Sequence[Token], mentions: Sequence[Mention], cues: Sequence[Cue]
) -> dict[str, Use]:
    """The uses of every form of a name, keyed by :func:`fabula.people.names.key`."""
    lower = [text.cut((token.start, token.stop)).lower() for token in tokens]
    starts = [token.start for token in tokens]
    voiced: dict[int, float] = {}
    for cue in cues:
        voiced[cue.mention] = voiced.get(cue.mention, 0.0) + VOICED[cue.kind]
        for hearer in cue.hearers:
            voiced[hearer] = voiced.get(hearer, 0.0) + 1.0
    uses: dict[str, Use] = {}
    for i, mention in enumerate(mentions):
        if mention.kind != "PROP":
            continue
        form = key(text.cut((mention.start, mention.stop)))
        use = uses.setdefault(form, Use())
        first = bisect_left(starts, mention.start)
        last = bisect_left(starts, mention.stop)
        use.count += 1
        use.narrated += mention.quoted is None
        called = mention.quoted is not None and is_called(lower, first, last)
        use.called += called
        use.person += voiced.get(i, 0.0) + called + _context(lower, first, last)
        if mention.quoted is None:
            _count_pronoun(lower, starts, mentions, i, last, use)
    for form, use in uses.items():
        use.person += _form_evidence(form, use.count)
    return uses


def is_called(lower: Sequence[str], first: int, last: int) -> bool:
    """Whether the name at tokens first to last is set off as a vocative: ", Ann?" / "Ann, …" / "— Ann!"."""
    before = lower[first - 1] if first else "."
    after = lower[last] if last < len(lower) else "."
    left = not before[0].isalnum() and before not in {"(", "'s", "’s"}
    if before in {"dear", "dearest", "my", "oh", "o", "well", "yes", "no", "darling"}:
        left = True
    right = after[0] in ",.!?;…-—\"”'’" and after not in {"'s", "’s"}
    return left and right


def _context(lower: Sequence[str], first: int, last: int) -> float:
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    score = 0.0
    if after in HUMAN_VERBS or (after.endswith("ed") and len(after) > 4):
        score += 0.3
    elif after in {"'s", "’s"}:
        score += 0.5 if last + 1 < len(lower) and lower[last + 1] in HUMAN_POSSESSIONS else 0.0
    elif after == "," and last + 1 < len(lower) and lower[last + 1] == "who":
        score += 1.0
    if before in LOCATIVE:
        score -= 0.5
    if lower[first] == "the":
        score -= 0.4
    return score


def _form_evidence(form: str, count: int) -> float:
    name = parse(form)
    if form.split()[-1].lower() in people.PLACE_TAILS and not name.honorifics:
        return -1000.0
    if form.lower() in people.KIN_TERMS:
        return -0.7 * count
    first = form.split()[0]
    if first.lower() in people.HONORIFICS and first.lower() not in people.EPITHETS:
        return 1000.0
    if name.article:
        return -0.1 * count
    known = name.words and (
        name.words[0].lower() in people.given_names() or name.words[0].lower() in people.full_forms()
    )
    return 1.0 if known else 0.0


def _counts_for(word: str) -> str:
    """What a pronoun tells of the name before it: a gender, "it", a neopronoun, or nothing."""
    if word in people.MASCULINE:
        return "m"
    if word in people.FEMININE:
        return "f"
    if word in NEUTER:
        return "it"
    return word if word in people.NEUTRAL_PRONOUNS else ""


def _count_pronoun(
    lower: Sequence[str], starts: Sequence[int], mentions: Sequence[Mention], i: int, last: int, use: Use
) -> None:
    """Count the first gendered pronoun after a name, before any other name, within reach."""
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    stop = last + PRONOUN_REACH
    if following is not None and following.kind == "PROP":
        stop = min(stop, bisect_left(starts, following.start))
    for token in range(last, min(stop, len(lower))):
        if lower[token] in OPENING_MARKS:
            return
        told = _counts_for(lower[token])
        if told:
            use.pronouns[told] += 1
            return


def is_person(use: Use) -> bool:
    """Whether the evidence is enough to take the name for a person's."""
    return use.person >= max(PERSON_FROM, 0.04 * use.count)


def gender_by_pronouns(uses: Sequence[Use]) -> str:
    """ "m" or "f" where the pronouns after the names clearly tell, else ""."""
    men = sum(use.pronouns["m"] for use in uses)
    women = sum(use.pronouns["f"] for use in uses)
    fewer, more = sorted((men, women))
    if more < 3 or fewer * 3 > more or sum(use.pronouns["it"] for use in uses) > men + women:
        return ""
    return "m" if men > women else "f"


def person_forms(uses: Mapping[str, Use]) -> list[str]:
    """The forms that are people's names, most specific first, then most frequent."""
    forms = [form for form, use in uses.items() if is_person(use)]
    return sorted(forms, key=lambda form: (-len(form.split()), -uses[form].count, form))
