"""Verbs that tell the same of the same people, near enough to answer for each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_GROUPS = """
leave depart go; go travel head move; kiss smooch snog; kill murder slay; steal rob nick pinch take;
hit strike punch smash beat slap; love adore; hate detest loathe despise; contain hold; hide conceal;
be lie sit stand stay remain; have own possess; give hand pass; marry wed; die perish; arrive come reach;
deceive lie cheat fool; begin start; end stop finish; buy purchase; want wish desire; help assist aid;
hurt harm injure wound; attack assault; break smash shatter; fall drop tumble trip; put place lay set;
close shut; send mail post; return; meet encounter; build make; find discover; lose mislay; carry bring take;
move shift transfer carry bring take put; swap replace exchange; call phone telephone ring; fight battle;
rape attack assault; betray; save rescue; escape flee; sleep doze; eat devour; drink; write; read; work;
destroy ruin wreck; watch observe see; speak talk; quarrel argue; trust believe; like love; fear dread
"""


def alike(one: str, other: str) -> bool:
    """Whether two lemmas, particles included, can name one deed."""
    if one == other:
        return True
    first, second = one.split()[0], other.split()[0]
    return first == second or bool(_groups().get(first, frozenset()) & _groups().get(second, frozenset()))


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS.split(";")):
        for verb in group.split():
            found.setdefault(verb, set()).add(number)
    return {verb: frozenset(numbers) for verb, numbers in found.items()}
