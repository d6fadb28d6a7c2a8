"""Sentences drawn up from a verb and what it stands under, with trees that are right by construction.

"He did not know that she left": they tell what the rules make of verb, person, tense and operator, whatever
the parser makes of the sentence that was printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from fabula.book import Book, Made
from fabula.layers import EVENTS, PREDICATES, QUOTED_SPANS, WORDS, Factuality, Word
from fabula.steps import predicates
from fabula.text import Text

Drawn = tuple[str, str, str, str, int, str]
"""Form, lemma, universal part of speech, tag, place of the head from 1, relation."""

_PRONOUNS = {"first": "I", "second": "you"}


def factuality_under(verb: str, operator: str, person: str, past: bool) -> Factuality:
    """The factuality of a past clause under a verb, by its lemma, that stands under an operator.

    Args:
        verb: the lemma of the verb that takes the clause.
        operator: "negation", "modal", "question" or "conditional".
        person: that of the verb's subject, "first", "second" or "third".
        past: whether the verb is in the past tense.
    """
    book = _book(_draw(verb, operator, _PRONOUNS.get(person, "he"), past))
    # The first predicate is the verb itself.
    return book[PREDICATES][1].factuality


def _draw(verb: str, operator: str, subject: str, past: bool) -> list[Drawn]:
    did = ("did", "do", "AUX", "VBD") if past else ("do", "do", "AUX", "VBP")
    pronoun = (subject, subject.lower(), "PRON", "PRP")
    plain = (verb, verb, "VERB", "VB")
    if operator == "negation":
        negated = [(*pronoun, 4, "nsubj"), (*did, 4, "aux"), ("not", "not", "PART", "RB", 4, "advmod")]
        return [*negated, (*plain, 0, "root"), *_clause(4, 5)]
    if operator == "modal":
        hedged = [(*pronoun, 3, "nsubj"), ("might", "might", "AUX", "MD", 3, "aux"), (*plain, 0, "root")]
        return [*hedged, *_clause(3, 4)]
    if operator == "question":
        asked = [(*did, 3, "aux"), (*pronoun, 3, "nsubj"), (*plain, 0, "root")]
        return [*asked, *_clause(3, 4), ("?", "?", "PUNCT", ".", 3, "punct")]
    mark: Drawn = ("if", "if", "SCONJ", "IN", 3, "mark")
    main: Sequence[Drawn] = (
        ("they", "they", "PRON", "PRP", 7, "nsubj"),
        ("stay", "stay", "VERB", "VBP", 0, "root"),
    )
    return [mark, (*pronoun, 3, "nsubj"), (verb, verb, "VERB", "VBP", 7, "advcl"), *_clause(3, 4), *main]


def _clause(governor: int, first: int) -> list[Drawn]:
    return [
        ("she", "she", "PRON", "PRP", first + 1, "nsubj"),
        ("left", "leave", "VERB", "VBD", governor, "ccomp"),
    ]


def _book(drawn: Sequence[Drawn]) -> Book:
    words: list[Word] = []
    start = 0
    for form, lemma, upos, xpos, head, relation in drawn:
        above = head - 1 if head else None
        stop = start + len(form)
        words.append(Word(start, stop, lemma, upos, xpos, "", above, relation, 1.0, "drawn"))
        start = stop + 1
    text = Text.of(" ".join(entry[0] for entry in drawn), "drawn")
    layers: Made = {EVENTS: (), QUOTED_SPANS: (), WORDS: tuple(words)}
    return predicates.STEP.apply(Book(text, layers))
