"""Trees of questions mended: a reader of running text, which has few questions in it, errs in known ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from fabula.asking.verbs import sense_of
from fabula.layers import Word
from fabula.text import Text
from fabula.trees import CLAUSAL, Trees

OPEN = frozenset("who whom what which whose where when why how".split())
"""Words that leave a role open, to be filled by the answer."""
_NOMINAL = frozenset("NOUN PROPN PRON NUM".split())

Rows = list[Word]


def mended(words: Sequence[Word], text: Text, people: Mapping[int, str]) -> tuple[Word, ...]:
    """The words of a question with better heads and relations.

    Args:
        people: whom the words mean that are names.
    """
    rows = list(words)
    _names_apart(rows, Trees.of(rows, text), people)
    mends: tuple[Callable[[Rows, Trees], None], ...] = (
        _inverted,
        _wide_copula,
        _late_marks,
        _before_that,
        _two_subjects,
        _seen_doing,
    )
    for mend in mends:
        mend(rows, Trees.of(rows, text))
    for clause in reversed(range(len(rows))):
        _lost_subject(rows, Trees.of(rows, text), clause)
    return tuple(rows)


def _names_apart(rows: Rows, trees: Trees, people: Mapping[int, str]) -> None:
    """Two people's names are not one: "Who told *Ben Ann* left?" """
    for token, head in enumerate(trees.heads):
        if head is None or not trees.stands_in(token, "flat", "compound", "appos"):
            continue
        if people.get(token, "") == people.get(head, "") or not (token in people and head in people):
            continue
        clause, first = trees.heads[head], min(token, head)
        if clause is None:
            continue
        lost = [verb for verb in range(token + 1, len(rows)) if _lacks_subject(rows, trees, verb)]
        if lost:
            rows[token] = replace(rows[token], head=lost[0], relation="nsubj")
        elif trees.stands_in(head, "nsubj") and trees.heads[clause] is not None:
            other = max(token, head)
            rows[first] = replace(rows[first], head=trees.heads[clause], relation="iobj")
            rows[other] = replace(rows[other], head=clause, relation="nsubj")


def _two_subjects(rows: Rows, trees: Trees) -> None:
    """A clause has one subject; a name before it is for the verb above: "Who told *Ben* Ann left?" """
    for clause, head in enumerate(trees.heads):
        subjects = trees.children(clause, "nsubj")
        if head is not None and len(subjects) > 1 and head < subjects[0] and trees.stands_in(clause, "ccomp"):
            rows[subjects[0]] = replace(rows[subjects[0]], head=head, relation="iobj")


def _lacks_subject(rows: Rows, trees: Trees, token: int) -> bool:
    finite = rows[token].xpos in ("VBZ", "VBD", "VBP")
    return finite and trees.stands_in(token, "ccomp") and trees.subject(token) is None


def _seen_doing(rows: Rows, trees: Trees) -> None:
    """Whom one sees do something is who does it: "Who saw *Ann* leave?" """
    for clause, head in enumerate(trees.heads):
        bare = rows[clause].xpos in ("VB", "VBG") and not trees.children(clause, "mark", "nsubj")
        if head is None or not bare or not trees.stands_in(clause, "ccomp"):
            continue
        seen = [child for child in trees.children(head, "obj") if head < child < clause]
        if seen and sense_of(rows[head].lemma) is not None:
            rows[seen[0]] = replace(rows[seen[0]], head=clause, relation="nsubj")


def _inverted(rows: Rows, trees: Trees) -> None:
    """What stands between an auxiliary and its verb is the subject: "What did *Ann* tell Ben?"

    "What *is* she hiding" is no passive.
    """
    for token, head in enumerate(trees.heads):
        if head is None:
            continue
        if rows[token].relation == "aux:pass" and rows[head].xpos == "VBG":
            rows[token] = replace(rows[token], relation="aux")
        bare = trees.stands_in(token, "obj", "iobj", "obl") and not trees.children(token, "case")
        if bare and trees.forms[token] not in OPEN and trees.subject(head) is None:
            auxiliaries = [child for child in trees.children(head, "aux", "cop") if child < token < head]
            if auxiliaries:
                rows[token] = replace(rows[token], relation="nsubj")
    for verb in range(len(rows)):
        first = trees.child(verb, "aux")
        if first is None or first > verb or trees.subject(verb) is not None:
            continue
        across = [
            t for t in range(first + 1, verb) if rows[t].upos in _NOMINAL and (trees.heads[t] or 0) > verb
        ]
        if across:
            rows[across[-1]] = replace(rows[across[-1]], head=verb, relation="nsubj")


def _wide_copula(rows: Rows, trees: Trees) -> None:
    """A verb at the end heads a clause, whatever word began it: "*Where* does Ann think it *is*"."""
    for token, head in enumerate(trees.heads):
        above = None if head is None else trees.heads[head]
        if head is None or above is None or trees.forms[head] not in OPEN:
            continue
        if trees.stands_in(token, "cop", "acl", "advcl") and head < above < token:
            rows[token] = replace(rows[token], head=above, relation="ccomp")
            rows[head] = replace(rows[head], head=token, relation="advmod")


def _late_marks(rows: Rows, trees: Trees) -> None:
    """A preposition after its verb belongs to the noun that follows: "searches *for* the key"."""
    for token, head in enumerate(trees.heads):
        if (
            head is None
            or token < head
            or rows[token].upos not in ("ADP", "SCONJ")
            or rows[token].xpos != "IN"
        ):
            continue
        nouns = [child for child in trees.children(head, "obl", "obj", "nsubj") if child > token]
        if nouns and trees.stands_in(token, "mark", "obl", "advmod"):
            rows[token] = replace(rows[token], head=nouns[0], relation="case")
            rows[nouns[0]] = replace(rows[nouns[0]], relation="obl")


def _before_that(rows: Rows, trees: Trees) -> None:
    """Nothing before a clause's "that" belongs to the clause: "Who told *Ben* that Ann left"."""
    for clause, head in enumerate(trees.heads):
        marks = [mark for mark in trees.children(clause, "mark") if mark < clause]
        if not marks or head is None or not trees.stands_in(clause, *CLAUSAL):
            continue
        for child in trees.children(clause, "nsubj", "obj", "iobj"):
            if head < child < marks[0]:
                relation = "obl" if trees.children(child, "case") else "iobj"
                rows[child] = replace(rows[child], head=head, relation=relation)


def _lost_subject(rows: Rows, trees: Trees, clause: int) -> None:
    """A finite clause has the noun before it for its subject, not the verb above: "thinks *the key* is"."""
    head = trees.heads[clause]
    if head is None or head > clause or not trees.stands_in(clause, "ccomp"):
        return
    if rows[clause].xpos not in ("VBZ", "VBD", "VBP") or trees.subject(clause) is not None:
        return
    before = [token for token in range(head + 1, clause) if _stands_alone(rows, trees, token, head, clause)]
    if not before:
        return
    noun = before[-1]
    verb = trees.heads[noun]
    rows[noun] = replace(rows[noun], head=clause, relation="nsubj")
    if verb is not None and head < verb < noun and rows[verb].upos == "VERB":
        rows[clause] = replace(rows[clause], head=verb)


def _stands_alone(rows: Rows, trees: Trees, token: int, verb: int, clause: int) -> bool:
    """Whether a noun between a verb and a clause below it depends on neither in a way that keeps it there."""
    head = trees.heads[token]
    if head is None or rows[token].upos not in _NOMINAL or trees.children(token, "case"):
        return False
    if head < verb:
        return token == clause - 1  # across the verb, as no word does
    loose = trees.stands_in(token, "nsubj", "obj", "iobj", "ccomp", "xcomp", "obl", "parataxis")
    return head < token and rows[head].upos == "VERB" and loose
