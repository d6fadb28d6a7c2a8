"""What the text shows of each name: whether it is a person's, and of which gender."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from fabula.layers import Cue, Entity, Mention
from fabula.lexicon import people
from fabula.lexicon.deeds import somebody_does
from fabula.people.names import gender_of_pronoun, key, parse, titled, written
from fabula.people.vocatives import is_called
from fabula.reader.spans import head_word
from fabula.text import Text
from fabula.trees import Trees

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
BEING = 1.0  # evidence of a name that is said to be somebody: a chef, an old friend
ACTING = 0.5  # evidence of a name that the reading model takes for a person's and that does something
PROFESSIONAL = (
    "logist",
    "chemist",
    "ntist",
    "rtist",
    "anist",
    "onist",
    "inist",
)  # what no thing is: a chemist, an artist
SURE = 0.95  # certainty of the model from which on that is twice the evidence
RIVAL_REACH = 60  # tokens
CLOSE_VOTE = 3.0  # weight of a pronoun in the same sentence as a name that no other name precedes
# An object seldom means the subject of its clause; a possessive may.
CASE_VOTES = {"subject": 1.0, "possessive": 0.4, "object": 0.1}
PRONOUN_REACH = 60  # tokens
VOTE_REACH = 12  # mentions
NEUTER = frozenset({"its", "itself"})


@dataclass(frozen=True, slots=True)
class Vote:
    """A pronoun after a name: what it tells, how much it counts, and which other names stand near by."""

    tells: str
    weight: float
    rivals: tuple[str, ...]


@dataclass(slots=True)
class Use:
    """How one form of a name is used; ``surname`` tells that it follows Mr. and the like elsewhere."""

    count: int = 0
    narrated: int = 0
    called: int = 0
    person: float = 0.0
    surname: bool = False
    votes: list[Vote] = field(default_factory=list)


def observe(
    text: Text,
    trees: Trees,
    mentions: Sequence[Mention],
    cues: Sequence[Cue],
    entities: Sequence[Entity],
) -> dict[str, Use]:
    """The uses of every form of a name, keyed by :func:`fabula.people.names.key`."""
    lower = trees.forms
    named = {
        (row.start, row.stop): ACTING if row.certainty < SURE else 2 * ACTING
        for row in entities
        if row.category == "PER" and row.form == "PROP"
    }
    starts = [word.start for word in trees.words]
    described = {
        head_word(trees.heads, row.first, row.last)
        for row in entities
        if row.category == "PER" and row.form == "NOM"
    }
    voiced: dict[int, float] = {}
    for cue in cues:
        voiced[cue.mention] = voiced.get(cue.mention, 0.0) + VOICED[cue.kind]
        for hearer in cue.hearers:
            voiced[hearer] = voiced.get(hearer, 0.0) + 1.0
    uses: dict[str, Use] = {}
    recent: list[tuple[int, str]] = []
    for i, mention in enumerate(mentions):
        if mention.kind != "PROP":
            continue
        form = key(written(text.characters, mention.start, mention.stop))
        if not form:
            continue
        use = uses.setdefault(form, Use())
        first = bisect_left(starts, mention.start)
        last = bisect_left(starts, mention.stop)
        use.count += 1
        use.narrated += mention.quoted is None
        called = mention.quoted is not None and is_called(trees, first, last)
        use.called += called
        found = (mention.start, mention.stop) in named and mention.quoted is None
        acts = _acts(trees, first, last, described, found)
        use.person += voiced.get(i, 0.0) + called + max(_context(lower, first, last), acts)
        if mention.quoted is None:
            rivals = tuple(
                {other for token, other in recent if first - token <= RIVAL_REACH and other != form}
            )
            use.votes.extend(_vote(lower, starts, mentions, i, last, rivals))
        recent = [*recent[-3:], (first, form)]
    surnames = {parse(form).words[-1] for form in uses if titled(form) and parse(form).words}
    for form, use in uses.items():
        use.surname = form in surnames
        if not use.surname:
            use.person += _form_evidence(form, use.count)
    return uses


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


def _acts(trees: Trees, first: int, last: int, described: Set[int], found: bool) -> float:
    """The evidence of words that are the subject of a verb, or of what somebody is ("Kofi is a chef").

    Args:
        found: whether the reading model takes them for a person's name; by itself any verb will not do.
    """
    if any(trees.words[mark].upos == "PART" for mark in trees.children(last - 1, "case")):
        return 0.0  # "St. Osyth's had six bells" tells of a church, not of its saint
    for token in range(first, last):
        head = trees.heads[token]
        if head is None or trees.words[token].relation != "nsubj":
            continue
        if head in described or trees.forms[head].endswith(PROFESSIONAL):
            return BEING
        if trees.words[head].upos == "VERB" and (found or somebody_does(trees.forms[last : last + 3])):
            return ACTING
    return 0.0


def _form_evidence(form: str, count: int) -> float:
    name = parse(form)
    known = bool(name.words) and (
        name.words[0].lower() in people.given_names() or name.words[0].lower() in people.full_forms()
    )
    if form.split()[-1].lower() in people.PLACE_TAILS and not name.honorifics and not (known and name.given):
        return -1000.0
    if form.lower() in people.STYLES:
        return -1000.0
    if form.lower() in people.KIN_TERMS:
        return -0.7 * count
    first = form.split()[0]
    if first.lower() in people.HONORIFICS and first.lower() not in people.EPITHETS:
        return 1000.0
    if name.article:
        return -0.1 * count
    return 1.0 if known else 0.0


def _counts_for(word: str) -> str:
    """What a pronoun tells of the name before it: a gender, a set of neopronouns, "it", or nothing."""
    return "it" if word in NEUTER else gender_of_pronoun(word)


def _vote(
    lower: Sequence[str],
    starts: Sequence[int],
    mentions: Sequence[Mention],
    i: int,
    last: int,
    rivals: tuple[str, ...],
) -> Iterator[Vote]:
    """The first pronoun of the narration after a name, before any other name of the narration, within reach.

    A pronoun in the object case in the same clause cannot mean the clause's subject (principle B of the
    binding theory, Chomsky 1981), so it counts little; quotations between are skipped.
    """
    opens = i == 0 or mentions[i - 1].stop < starts[max(last - 6, 0)] or mentions[i - 1].kind == "PRON"
    for mention in mentions[i + 1 : i + 1 + VOTE_REACH]:
        if mention.quoted is not None:
            continue
        token = bisect_left(starts, mention.start)
        if mention.kind == "PROP" or token - last > PRONOUN_REACH:
            return
        told = _counts_for(lower[token])
        if told:
            close = opens and not any(lower[t][0] in ".!?…" for t in range(last, token))
            case = _case(lower, token)
            yield Vote(told, (CLOSE_VOTE if close else 1.0) * CASE_VOTES[case], rivals)
            if case == "subject":
                return


def _case(lower: Sequence[str], token: int) -> str:
    """Whether a pronoun is its clause's subject (or reflexive), a possessive, or an object."""
    word = lower[token]
    if word in {"his", "its"} or (word == "her" and _noun_follows(lower, token)):
        return "possessive"
    return "object" if word in {"him", "her"} else "subject"


def _noun_follows(lower: Sequence[str], token: int) -> bool:
    following = lower[token + 1] if token + 1 < len(lower) else "."
    return following[0].isalpha() and following not in people.FUNCTION_WORDS


def is_person(use: Use) -> bool:
    """Whether the evidence is enough to take the name for a person's."""
    return use.person >= max(PERSON_FROM, 0.04 * use.count)


def person_forms(uses: Mapping[str, Use]) -> list[str]:
    """The forms that are people's names, most specific first, then most frequent."""
    forms = [form for form, use in uses.items() if is_person(use)]
    return sorted(forms, key=lambda form: (-len(form.split()), -uses[form].count, form))
