"""Verbs that name what is done in speaking (Austin, 1962; Searle, 1976), and the ways of saying it."""

from __future__ import annotations

from functools import cache

from fabula.layers.world import ActKind

_BY_VERB: dict[str, ActKind] = {
    **dict.fromkeys(
        """say tell state claim assert mention report explain inform announce declare insist reveal maintain
        note remark observe whisper murmur mutter argue assure reassure warn remind add reply shout
        cry exclaim boast complain confirm swear hint imply suggest describe notify write relate
        disclose text email agree repeat predict allege""".split(),
        "assert",
    ),
    **dict.fromkeys("answer respond retort".split(), "answer"),
    **dict.fromkeys("deny".split(), "deny"),
    **dict.fromkeys("ask inquire enquire question".split(), "ask"),
    **dict.fromkeys(
        "request beg order command urge implore plead invite instruct demand advise entreat bid".split(),
        "request",
    ),
    **dict.fromkeys("promise vow pledge".split(), "promise"),
    **dict.fromkeys("threaten".split(), "threaten"),
    **dict.fromkeys("accuse blame".split(), "accuse"),
    **dict.fromkeys("apologise apologize".split(), "apologise"),
    **dict.fromkeys("refuse decline".split(), "refuse"),
    **dict.fromkeys("confess admit".split(), "confess"),
    **dict.fromkeys(
        ("withhold", "omit", "conceal", "leave out", "keep back", "hold back", "hush up"), "withhold"
    ),
    "lie": "assert",
}
_DIRECTIVE = frozenset(
    "ask tell beg order command urge implore invite instruct request call bid advise warn".split()
)
_HARM = frozenset(
    """hurt kill beat hit knock smash destroy ruin punish expel fire sue arrest report leave burn stake
    shoot stab strangle break crush fight murder attack regret pay""".split()
)
_WRONG = frozenset(
    """betray lie cheat steal kill murder hurt ruin abandon leave deceive trick poison attack destroy
    break forget ignore destroy blame spoil rob wreck sabotage""".split()
)
_PHONE = frozenset("phone telephone call ring text".split())
_LETTER = frozenset("write email mail post wire telegraph".split())


@cache
def act_of(lemma: str) -> ActKind | None:
    """What somebody does who is said to do this, None where it is no speaking."""
    return _BY_VERB.get(lemma) or _BY_VERB.get(lemma.split(" ", 1)[0])


def directs(verb: str) -> bool:
    """Whether a verb with a person and "to" tells of a request: asked him *to go*."""
    return verb in _DIRECTIVE


def harms(verb: str) -> bool:
    """Whether to announce the deed to its victim is a threat."""
    return verb in _HARM


def wrongs(verb: str) -> bool:
    """Whether to tell somebody that he did it is an accusation."""
    return verb in _WRONG


def by_phone(verb: str) -> bool:
    """Whether a verb tells that one speaks from afar."""
    return verb in _PHONE


def by_letter(verb: str) -> bool:
    """Whether a verb tells that one writes."""
    return verb in _LETTER
