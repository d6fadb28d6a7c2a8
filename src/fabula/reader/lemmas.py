"""Lemmas as edit scripts: what to take from a word's end, and what to put there.

A script is ``CASE|N|SUFFIX``: bring the word to lower case (``l``), leave it (``k``) or capitalise it
(``c``), drop its last N characters, add SUFFIX. Irregular words have scripts of their own (``l|3|be`` makes
"was" into "be"), which a classifier learns like any other (Chrupała, 2006).
"""

from __future__ import annotations

KEEP = "k|0|"


def script_of(word: str, lemma: str) -> str:
    """The script that makes the lemma from the word."""
    if lemma == lemma.lower():
        case, form = "l", word.lower()
    elif lemma == word.capitalize() and lemma != word:
        case, form = "c", word.capitalize()
    else:
        case, form = "k", word
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return f"{case}|{len(form) - common}|{lemma[common:]}"


def apply_script(script: str, word: str) -> str:
    """The lemma of a word by a script; the word itself where the script would leave nothing."""
    case, dropped, suffix = script.split("|", 2)
    form = word.lower() if case == "l" else word.capitalize() if case == "c" else word
    cut = int(dropped)
    lemma = (form[: len(form) - cut] if cut <= len(form) else form) + suffix
    return lemma or word
