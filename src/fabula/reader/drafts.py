"""A first draft of where the sentences of a paragraph end, by the conventions of GUM and LitBank.

The encoder goes by it where it keeps its attention within a sentence; where sentences do end, it says itself.

Speech and the tag that follows it are one sentence ("Stop!" Buffy cried.); narration after closed speech is
another.
"""

from __future__ import annotations

from fabula.lexicon.speech import plain_speech_verbs

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»*_")
_QUOTES = frozenset("\"'”’»")
_GO_ON = frozenset(",;:-—–)]")
_MAY_END = frozenset(
    "etc. Jr. Sr. Co. Inc. Ltd. Corp. Esq. a.m. p.m. A.M. P.M. U.S. U.K. D.C. L.A. Ph.D.".split()
)
_STARTERS = frozenset(
    "The A An He She It We They You I But And Then There This That His Her My In On At If When As So".split()
)
_TAG_LENGTH = 4


def drafted_bounds(characters: str, tokens: list[tuple[int, int]]) -> list[int]:
    """Where the sentences of one paragraph end.

    Returns:
        Indices into ``tokens``, each the first token after a sentence; the last is ``len(tokens)``.
    """
    bounds: list[int] = []
    i, count = 0, len(tokens)
    while i < count:
        end = tokens[i][1]
        i += 1
        if characters[end - 1] not in _ENDS:
            continue
        last = i - 1
        while i < count and tokens[i][0] == tokens[i - 1][1] and characters[tokens[i][0]] in _CLOSERS:
            i += 1
        if i < count and _ends_sentence(characters, tokens, last, i):
            # "1." before an item of a list is no sentence by itself.
            if last == (bounds[-1] if bounds else 0) + 1 and characters[tokens[last - 1][0]].isdigit():
                continue
            bounds.append(i)
    if count:
        bounds.append(count)
    return bounds


def _ends_sentence(characters: str, tokens: list[tuple[int, int]], last: int, following: int) -> bool:
    """Whether a sentence ends with the mark at ``last`` and what closes after it, before ``following``."""
    begin, end = tokens[last]
    mark = characters[begin:end]
    start, stop = tokens[following]
    after = characters[start]
    if after in _GO_ON:
        return False
    if mark[0].isalnum():
        return mark in _MAY_END and (characters[start:stop] in _STARTERS or not after.isalnum())
    if after.islower():
        return mark == "." and last + 1 == following
    closed = any(characters[tokens[k][0]] in _QUOTES for k in range(last + 1, following))
    return not (closed and mark != "." and _is_tag(characters, tokens, following))


def _is_tag(characters: str, tokens: list[tuple[int, int]], first: int) -> bool:
    """Whether the words from ``first`` on say who speaks: "Buffy cried", "The old man said"."""
    for start, stop in tokens[first : first + _TAG_LENGTH]:
        word = characters[start:stop]
        if word.lower() in plain_speech_verbs():
            return True
        if not word[0].isalpha():
            return False
    return False
