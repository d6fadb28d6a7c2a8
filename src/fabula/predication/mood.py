"""Questions, commands, conditions and what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.lexicon.modality import is_conditional, is_wh_adverb, is_wh_word
from fabula.predication.heads import is_infinitive
from fabula.predication.modals import is_counterfactual
from fabula.predication.standing import ASSERTED, Standing, open_to
from fabula.trees import Trees

_BESIDES = frozenset("PUNCT INTJ CCONJ".split())
_COMMANDED = frozenset("you somebody someone everybody everyone anybody anyone nobody".split())
_MAIN = ("root", "parataxis", "conj", "ccomp")


def question(trees: Trees, token: int, quoted: Sequence[int | None]) -> Standing:
    """What a question takes for granted of its clause; asserted where the clause is none."""
    if not _is_asked(trees, token, quoted):
        return ASSERTED
    if any(_is_tag(trees, child) for child in trees.children(token, "parataxis")):
        return Standing(2, False, "presupposing question")  # "You came, didn't you?"
    if is_infinitive(trees, token):
        return open_to("question")
    asking = next((child for child in _fronted(trees, token) if is_wh_adverb(trees.forms[child])), None)
    if asking is None:
        return open_to("question")
    if trees.forms[asking] == "why" and (
        trees.words[token].xpos == "VB" and _present(trees, token) and bool(trees.negation_marks(token))
    ):
        return open_to("question")  # "Why don't you come?" invites.
    return Standing(2, False, "presupposing question")


def _is_asked(trees: Trees, token: int, quoted: Sequence[int | None]) -> bool:
    if not trees.stands_in(token, *_MAIN):
        return False
    if trees.stands_in(token, "root", "parataxis") and _opens_inverted(trees, token):
        return True
    mark = token
    while trees.stands_in(mark, "conj", "parataxis") and (head := trees.heads[mark]) is not None:
        mark = head
    points = (*trees.children(mark, "punct"), *trees.children(token, "punct"))
    # The mark of a question inside quotation marks does not ask what stands outside.
    if not any("?" in trees.forms[point] and quoted[point] == quoted[token] for point in points):
        return False
    if _inverted(trees, token) or _fronted(trees, token):
        return True
    joined = trees.children(mark, "conj", "parataxis")
    clauses = [
        mark,
        *(child for child in joined if trees.children(child, "nsubj") and not _is_tag(trees, child)),
    ]
    # "You left and she stayed?" asks the last; "Did you leave, and I knew nothing?" the first.
    return token == clauses[-1] and not any(
        _inverted(trees, clause) or _fronted(trees, clause) for clause in clauses
    )


def _is_tag(trees: Trees, token: int) -> bool:
    """Whether a clause is no more than an auxiliary that asks for assent: didn't you?"""
    return trees.words[token].upos == "AUX"


def _opens_inverted(trees: Trees, token: int) -> bool:
    """Whether a clause begins with its auxiliary: a question, even without its mark."""
    if not _inverted(trees, token) or trees.forms[token] == "be":
        return False
    verbs = {token, *trees.children(token, "aux", "cop")}
    parts = (min(trees.leftmost[child], child) for child in trees.children(token))
    heads = zip(parts, trees.children(token), strict=True)
    opening = min(
        [token, *(part for part, child in heads if trees.words[child].upos not in _BESIDES)],
    )
    return opening in verbs and trees.forms[opening] not in {"had", "were", "should", "may"}


def _inverted(trees: Trees, token: int) -> bool:
    """Whether an auxiliary stands before the subject."""
    subject = trees.subject(token)
    if subject is None or trees.children(token, "mark"):
        return False
    verbs = list(trees.children(token, "aux", "cop"))
    if trees.words[token].upos == "AUX" or trees.words[token].lemma.lower() == "be":
        verbs.append(token)
    return bool(verbs) and min(verbs) < subject


def _fronted(trees: Trees, token: int) -> tuple[int, ...]:
    """The question words at the head of a clause."""
    before = [child for child in trees.children(token, "advmod", "nsubj", "obj", "obl") if child < token]
    found = [child for child in before if is_wh_word(trees.forms[child])]
    found += [word for child in before for word in trees.children(child, "det", "nmod") if word < token]
    found = [word for word in found if is_wh_word(trees.forms[word])]
    if is_wh_word(trees.forms[token]):
        found.append(token)
    return tuple(found)


def asks_with_wh_word(trees: Trees, token: int) -> bool:
    """Whether a clause opens with a word that asks: why he came, what she wanted to see."""
    return bool(_fronted(trees, token)) or is_wh_word(trees.forms[trees.leftmost[token]])


def _present(trees: Trees, token: int) -> bool:
    return all(trees.words[child].xpos != "VBD" for child in trees.children(token, "aux"))


def command(trees: Trees, token: int) -> Standing:
    """Open where the clause is an imperative, or an infinitive by itself."""
    copulas = trees.children(token, "cop")
    commands = any("Mood=Imp" in trees.words[verb].features for verb in (token, *copulas))
    if commands and not _is_told(trees, token):
        return open_to("imperative")
    if not trees.stands_in(token, "root", "parataxis", "ccomp"):
        return ASSERTED
    if is_infinitive(trees, token):
        return ASSERTED if trees.stands_in(token, "ccomp") else open_to("infinitive")  # "The plan is to go."
    if trees.words[copulas[0] if copulas else token].xpos != "VB":
        return ASSERTED
    if trees.children(token, "nsubj", "mark") or _fronted(trees, token):
        return ASSERTED
    auxiliaries = {trees.words[child].lemma.lower() for child in trees.children(token, "aux")}
    return open_to("imperative") if auxiliaries <= {"do"} else ASSERTED


def _is_told(trees: Trees, token: int) -> bool:
    """Whether a clause has a subject that no command has: Tom *put* it down, which looks like one."""
    subject = trees.child(token, "nsubj")
    return subject is not None and subject < token and trees.forms[subject] not in _COMMANDED


def condition(trees: Trees, token: int) -> Standing:
    """Open where the clause is a condition, denied where it tells of what was not."""
    marks = trees.children(token, "mark")
    if is_as_if(trees, token):
        return ASSERTED
    perfect = any(trees.words[child].xpos == "VBD" for child in trees.children(token, "aux"))
    perfect = perfect and trees.words[token].xpos == "VBN"
    head = trees.heads[token]
    unreal = perfect and head is not None and is_counterfactual(trees, head)
    if any(is_conditional(trees.forms[mark]) for mark in marks):
        return Standing(2, True, "counterfactual") if unreal else open_to("condition")
    if is_inverted_condition(trees, token):
        return Standing(2, True, "counterfactual") if perfect else open_to("condition")
    return ASSERTED


def is_as_if(trees: Trees, token: int) -> bool:
    """Whether a clause is a comparison with what need not be: as if, as though."""
    marks = trees.children(token, "mark")
    words = [*marks, *(word for mark in marks for word in trees.children(mark, "fixed"))]
    forms = {trees.forms[word] for word in words}
    return "as" in forms and bool(forms & {"if", "though"})


def is_inverted_condition(trees: Trees, token: int) -> bool:
    """Whether a clause is a condition by its order alone: had he known."""
    if not trees.stands_in(token, "advcl") or trees.words[token].relation == "advcl:relcl":
        return False
    opening = {"had", "were", "should"}
    first = trees.leftmost[token]
    verbs = [child for child in trees.children(token, "aux", "cop") if trees.forms[child] in opening]
    subject = trees.child(token, "nsubj")
    return first in verbs and subject is not None and not trees.children(token, "mark")


def consequence(trees: Trees, token: int) -> Standing:
    """Open where the clause hangs on a condition; "even if" leaves it as it is."""
    if is_counterfactual(trees, token):
        return ASSERTED
    for clause in trees.children(token, "advcl"):
        standing = condition(trees, clause)
        if standing.rule not in {"condition", "counterfactual"}:
            continue
        adverbs = {trees.forms[child] for child in trees.children(clause, "advmod")}
        marked = {trees.forms[mark] for mark in trees.children(clause, "mark")}
        if not adverbs & {"even", "especially", "particularly"} and not marked & {"whether", "lest"}:
            return open_to("consequence")
    return ASSERTED
