"""Questions about what was said: by whom, to whom, what, and when."""

from __future__ import annotations

from fabula.asking.contents import Contents
from fabula.asking.minds import is_open
from fabula.asking.query import WHOM, Query
from fabula.asking.verbs import ABOUT, SAYING, WITHHOLDING, kind_of_act
from fabula.layers import Frame


def is_telling(core: Frame) -> bool:
    """Whether a clause is about somebody's saying something, or keeping it back."""
    return core.lemma.split()[0] in SAYING | WITHHOLDING


def about_telling(contents: Contents, core: Frame) -> Query:
    """What somebody said to somebody, or whether they said it."""
    claims, topics = _said(contents, core)
    to = contents.people(core.recipient)
    to = to or contents.people(one.filler for one in core.obliques if one.word not in ABOUT)
    by, act = contents.people(core.agent), kind_of_act(core.lemma)
    return Query("told", by=by, to=to, claim=claims, about=topics, act=act)


def hearers_or_tellers(contents: Contents, core: Frame, asks_who_speaks: bool) -> Query:
    """Who said something, or to whom it was said."""
    claims, topics = _said(contents, core)
    act = kind_of_act(core.lemma)
    if not asks_who_speaks:
        return Query("hearers", by=contents.people(core.agent), claim=claims, about=topics, act=act)
    to = contents.people(core.recipient) or contents.people(core.patient)
    if claims and len(to) == 1 and act is None:
        return Query("tellers", to, claims)
    return Query("told", by=(WHOM,), to=to, claim=claims, about=topics, act=act, role="by")


def _said(contents: Contents, core: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is said: the claims, where a clause says it, else what it is about."""
    inner = contents.sentence.frames.get(core.content) if core.content is not None else None
    if inner is not None:
        return contents.claims(inner), ()
    topics = [one.filler for one in core.obliques if one.word in ABOUT]
    topics += [one for one in core.patient if not one.people and not is_open(contents.sentence, one)]
    return (), tuple(one for filler in topics for one in contents.topic(filler))
