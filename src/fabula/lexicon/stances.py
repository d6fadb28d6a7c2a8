"""Verbs and adjectives of the mind: what stance they give to what they take, and by what evidence."""

from __future__ import annotations

from fabula.layers.world import Evidence, Stance

_STANCES: dict[str, Stance] = {
    **dict.fromkeys(
        """know realise realize understand remember notice discover learn recognise recognize recall
        find see hear aware""".split(),
        "knows",
    ),
    **dict.fromkeys(
        """think believe suppose assume guess reckon imagine figure suspect presume expect conclude feel
        fancy gather infer decide sure certain convinced confident""".split(),
        "believes",
    ),
    **dict.fromkeys(("work out", "figure out", "make out", "puzzle out"), "believes"),
    **dict.fromkeys("disbelieve".split(), "disbelieves"),
    **dict.fromkeys("doubt doubtful".split(), "doubts"),
    **dict.fromkeys("wonder".split(), "wonders"),
    **dict.fromkeys("want wish hope desire long yearn ache".split(), "wants"),
    **dict.fromkeys("intend plan mean resolve".split(), "intends"),
    **dict.fromkeys("fear dread worry afraid scared terrified worried".split(), "fears"),
    **dict.fromkeys("unaware ignorant oblivious forget".split(), "unaware"),
}
_FEELINGS: dict[str, Stance] = {
    **dict.fromkeys("love adore cherish".split(), "loves"),
    **dict.fromkeys("hate despise loathe detest".split(), "hates"),
    **dict.fromkeys("envy resent jealous envious".split(), "jealous"),
    **dict.fromkeys("angry furious mad pissed cross livid enraged annoyed".split(), "angry"),
    **dict.fromkeys("hurt devastated heartbroken betrayed wounded".split(), "hurt"),
    **dict.fromkeys("fear afraid scared frightened terrified worried".split(), "fears"),
}
_EVIDENCE: dict[str, Evidence] = {
    **dict.fromkeys("see watch notice spot observe witness spy glimpse catch find".split(), "saw"),
    **dict.fromkeys("hear listen".split(), "heard"),
    "overhear": "overheard",
    "read": "read",
    **dict.fromkeys("realise realize conclude infer figure guess gather deduce suspect".split(), "inferred"),
    **dict.fromkeys(("work out", "figure out", "make out", "puzzle out"), "inferred"),
}
_DECIDING = frozenset("decide resolve determine choose".split())
_PERCEIVING = frozenset(
    "see watch notice spot observe witness spy glimpse catch find hear overhear feel".split()
)


def stance_of(word: str) -> Stance | None:
    """The stance of one who is said to do, or to be, this toward what follows; None for other words."""
    return _STANCES.get(word)


def decides(verb: str) -> bool:
    """Whether a verb with "to" tells of an intention that someone comes to: decided *to leave*."""
    return verb in _DECIDING


def feeling_of(word: str) -> Stance | None:
    """The feeling of one who is said to do, or to be, this toward somebody; None for other words."""
    return _FEELINGS.get(word)


def evidence_of(verb: str) -> Evidence | None:
    """How one came by what the verb says that one has found; None where it does not tell."""
    return _EVIDENCE.get(verb)


def perceives(verb: str) -> bool:
    """Whether a verb with a clause tells that one was there when it happened: saw them *leave*."""
    return verb in _PERCEIVING
