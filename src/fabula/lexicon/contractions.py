"""Words written as one that are two or more to Universal Dependencies, most for want of an apostrophe.

Genitives are here only where no plural is spelled alike ("elses", "childrens").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_FUSED = """
do|nt is|nt ai|nt wo|nt ca|nt ar|nt are|nt did|nt was|nt has|nt had|nt does|nt dose|nt have|nt were|nt must|nt
might|nt need|nt dare|nt could|nt would|nt should|nt sha|nt
i|m i|ve he|s she|s it|s that|s what|s there|s here|s where|s let|s else|s anyone|s someone|s everyone|s
anybody|s somebody|s everybody|s today|s children|s
you|r you|re you|ve you|ll you|d they|re they|ve they|ll they|d it|ll that|ll
could|ve would|ve should|ve might|ve must|ve
can|not gon|na wan|na wan|a got|ta lot|ta out|ta gim|me lem|me du|n|no
a|lot at|least each|other last|night high|school thank|you
't|is 't|was 't|were 't|will 't|would ’t|is ’t|was ’t|were ’t|will ’t|would
""".split()

# What has to follow those that have another sense: "it's the truth" against "at its not being the truth".
_FOLLOWING = {
    "its": r"""\s+(?:an?|the|(?:not|also|always|really|still)(?!\s+\w+ing\b)|been|definitely|probably|prolly
        |simply|like(?=\s+\w)|nothing|going\s+to|gonna|gotta|called|because|my|your|his|her|our|their|what|how
        |why|in|for|from|with|between|at|about|on|so|too|ok|okay|kinda|necessary
        |(?:easy|hard|nice|good|great|fun|important|difficult|impossible)\s+(?:to|that|if|when|how))(?![\w'’-])""",
    "your": r"\s+(?:an?|the|gonna|in|on|kidding|joking|told|welcome)(?![\w'’-])",
    "wont": r"\s+(?!(?:to|of)\b)\w",
    "cant": r"\s+(?!(?:of|and|or|about|is|was|in|to|that|which|for|words?|phrases?|terms?|name)\b)\w",
    "lets": r"""\s+(?:see|get|take|talk|do|be|say|hope|not|try|make|have|play|start|just|face|look|give|call
        |keep|find|move|meet|eat|leave|put|wait|stop|hear|assume|use|pretend|go(?!\s*(?:of\b|[^\w\s])))\b""",
}


@cache
def fused_words() -> Mapping[str, tuple[int, ...]]:
    """Where each fused word is cut, for its spellings in lower case, with a capital, and in capitals."""
    cuts: dict[str, tuple[int, ...]] = {}
    for word in _FUSED:
        parts = word.split("|")
        places = tuple(len("".join(parts[:count])) for count in range(1, len(parts)))
        form = "".join(parts)
        capital = form[:1].upper() + form[1:] if form[0].isalpha() else form[0] + form[1:].capitalize()
        # "IM" is no contraction.
        shapes = (form, capital, form.upper()) if len(form) > 2 else (form, capital)
        cuts |= dict.fromkeys(shapes, places)
    return cuts


@cache
def needed_after() -> Mapping[str, re.Pattern[str]]:
    """What has to follow some fused words, in lower case, for them to be cut ("its a trap")."""
    return {word: re.compile(pattern, re.VERBOSE) for word, pattern in _FOLLOWING.items()}
