"""A telling as a user writes it: ``SPEAKER -> HEARER, HEARER: CLAIM``."""

from __future__ import annotations

from fabula.errors import UnknownName
from fabula.layers.world import Act
from fabula.world.editing import telling
from fabula.world.knowledge import Knowledge

_FORM = 'write it as "SPEAKER -> HEARER, HEARER: CLAIM"'
_NOT = ("not ", "it is not so that ")


def parse_telling(written: str, at: str | None, knowledge: Knowledge) -> Act:
    """The act that a telling means, at the end of a beat.

    The claim is given by its id or in its words; "not" before it makes the act a denial.

    Raises:
        UnknownName: the form is another, or a name, a claim or the beat is not in the story.
    """
    people, colon, said = written.partition(":")
    speaker, arrow, hearers = people.partition("->")
    names = [hearer.strip() for hearer in hearers.split(",")]
    if not (colon and arrow and speaker.strip() and all(names) and said.strip()):
        raise UnknownName("--tell", f'"{written}" is no telling', _FORM)
    if at is None:
        raise UnknownName("--tell", "it needs the beat in which it is said", "add --at BEAT")
    if at not in {beat.id for beat in knowledge.world.beats}:
        raise UnknownName(at, "there is no such beat", "`fabula show STORY scenes` lists them")
    claim, affirmed = _claim(said.strip(), knowledge)
    by, to = knowledge.person(speaker), tuple(dict.fromkeys(knowledge.person(name) for name in names))
    if by in to:
        raise UnknownName("--tell", "nobody tells something to themselves", "name somebody else as hearer")
    return telling(knowledge.world, by, to, claim, affirmed, at)


def _claim(said: str, knowledge: Knowledge) -> tuple[str, bool]:
    for claim in knowledge.world.claims:
        for form, affirmed in (
            (said, True),
            *((said[len(no) :], False) for no in _NOT if said.casefold().startswith(no)),
        ):
            if claim.id == form or _plain(claim.text) == _plain(form):
                return claim.id, affirmed
    raise UnknownName(
        "--tell", f'the story has no claim "{said}"', "`fabula show STORY knowledge` lists them"
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().rstrip(".!?").split())
