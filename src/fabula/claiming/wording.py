"""A claim in words: who does what to whom, affirmed, with names for pronouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from fabula.claiming.page import Page
from fabula.claiming.things import LONG, thing_of
from fabula.layers import Filler, Frame
from fabula.lexicon.modality import is_wh_word
from fabula.lexicon.telling import gives_to, is_direction, tells
from fabula.lexicon.verb_forms import past_of, present_of

_MODALS = {"wo": "will", "ca": "can", "'ll": "will", "'d": "would", "sha": "shall"}
_HEDGES = frozenset("will wo 'll would 'd can ca could may might must should shall sha ought".split())
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_BECOMES_SO = frozenset("start begin proceed manage continue happen come get help".split())
_AFFIRMED = {
    "nothing": "something",
    "anything": "something",
    "nobody": "someone",
    "anybody": "someone",
    "anyone": "someone",
    "nowhere": "somewhere",
    "anywhere": "somewhere",
    "any": "some",
    "no": "some",
}


_OWN = frozenset("his her their my your our its".split())
_WHOLE = frozenset("something someone somewhere everything everyone".split())


Form = Literal["that", "to", ""]


class Words(NamedTuple):
    """A claim's words: whole, and from the verb's base form on ("take Faith back to L.A.")."""

    whole: str
    bare: str


Taken = Mapping[int, str]
"""The things that "it" and "they" take up, by the pronouns' words."""


def wording(page: Page, frame: Frame, taken: Taken, inner: Words | None = None, form: Form = "that") -> Words:
    """The words of the claim that a frame makes.

    Args:
        taken: what pronouns stand for.
        inner: the words of the clause that it takes.
        form: how that clause is tied; an infinitive's subject is told by the verb above it.
    """
    many = len(frame.agent) > 1 or any(_is_plural(page, filler) for filler in frame.agent)
    verb, *particles = frame.lemma.split(" ")
    rest = [_AFFIRMED.get(word, word) for word in particles]
    recipients, patients = _names(page, frame.recipient, taken), _names(page, frame.patient, taken)
    agents, does = _names(page, frame.agent, taken), _verb(page, frame, verb, many)
    if not agents and patients and page.trees.words[frame.token].xpos == "VBN":
        agents, does, patients = patients, _passive(page, frame), ""
    ahead = bool(recipients) and (tells(verb) or (gives_to(verb) and bool(frame.patient)))
    behind = bool(patients) and all(is_direction(word) for word in rest)
    tail = [] if behind else list(rest)
    tail += [recipients] if ahead else []
    tail.append(patients)
    tail += rest if behind else []
    if frame.complement is not None:
        tail.append(_phrase(page, *frame.complement))
    if recipients and not ahead:
        tail.append("to " + recipients)
    tail.extend(_placed(page, frame, taken))
    if inner is not None:
        tail.append(_tied(verb, inner, form))
    end = " ".join(word for word in tail if word)
    whole = " ".join(part for part in (agents or "someone", does, end) if part)
    return Words(whole[:1].upper() + whole[1:], f"{verb} {end}".strip())


def _tied(verb: str, inner: Words, form: Form) -> str:
    if form != "that":
        return f"{form} {inner.bare}".strip()
    if is_wh_word(inner.whole.split(" ", 1)[0].lower()):
        return inner.whole[:1].lower() + inner.whole[1:]
    return ("whether " if verb in ("ask", "wonder", "inquire") else "that ") + inner.whole


def _is_plural(page: Page, filler: Filler) -> bool:
    if filler.people:
        return len(filler.people) > 1 or filler.people[0] in page.groups
    return page.trees.words[filler.token].xpos in ("NNS", "NNPS")


def negated(words: str) -> str:
    """A claim's words with "not"."""
    for form in (
        " is ",
        " was ",
        " are ",
        " were ",
        " will ",
        " can ",
        " could ",
        " would ",
        " has ",
        " should ",
    ):
        if form in words:
            return words.replace(form, f"{form}not ", 1)
    return f"it is not so that {words}"


def named(page: Page, people: Sequence[str]) -> str:
    """Names, or plain words, joined."""
    names = [page.names.get(one, one) for one in people]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def with_article(thing: str) -> str:
    """A thing with "the", unless it is a name or somebody's."""
    if not thing[:1].islower() or "'" in thing or thing.split(" ", 1)[0] in _OWN or thing in _WHOLE:
        return thing
    return f"the {thing}"


def _passive(page: Page, frame: Frame) -> str:
    forms = [page.trees.forms[child] for child in page.trees.children(frame.token, "aux")]
    plural = len(frame.patient) > 1
    return f"{_agreeing(_tense_of_be(forms) if forms else 'was', plural)} {page.trees.forms[frame.token]}"


def _placed(page: Page, frame: Frame, taken: Taken) -> list[str]:
    """What stands behind prepositions; what is joined behind one, under one."""
    found: list[str] = []
    for place, oblique in enumerate(frame.obliques):
        before = frame.obliques[place - 1] if place else None
        name = _name(page, oblique.filler, taken)
        joined = page.trees.stands_in(oblique.filler.token, "conj")
        if before is not None and before.word == oblique.word and joined:
            found.append(f"and {name}")
        elif oblique.word:
            found.append(f"{oblique.word} {name}")
    return found


def _names(page: Page, fillers: tuple[Filler, ...], taken: Taken) -> str:
    if not fillers:
        return ""
    people = tuple(dict.fromkeys([person for filler in fillers for person in filler.people]))
    if people and all(filler.people for filler in fillers):
        return named(page, people)
    return " and ".join(dict.fromkeys([_name(page, filler, taken) for filler in fillers]))


def _name(page: Page, filler: Filler, taken: Taken) -> str:
    if filler.people:
        return named(page, filler.people)
    if filler.token in taken:
        return with_article(taken[filler.token])
    if is_wh_word(page.trees.forms[filler.token]):
        return _asked(page, filler)
    return _phrase(page, filler.start, filler.stop)


def _asked(page: Page, filler: Filler) -> str:
    """A word that asks, with the clause that hangs on it: "what Buffy saw"."""
    trees = page.trees
    clause = trees.child(filler.token, "acl")
    if clause is None:
        return trees.forms[filler.token]
    last = trees.below(clause)[-1]
    return " ".join(page.text.cut((filler.start, trees.words[last].stop)).split()).rstrip(",.;")


def _phrase(page: Page, start: int, stop: int) -> str:
    words = page.text.characters[start:stop]
    if stop - start > LONG:
        words = words.partition(",")[0].partition(";")[0]
    if is_wh_word(words.lower()):
        return words.lower()
    if "\n" in words or "  " in words:
        words = " ".join(words.split())
    if words.split(" ", 1)[0].lower() in _AFFIRMED:
        return thing_of(page.text, start, stop)
    return words


def _verb(page: Page, frame: Frame, verb: str, many: bool) -> str:
    """The verb as the clause has it, without denial; a passive is turned into the past."""
    trees, token = page.trees, frame.token
    helpers = [trees.forms[child] for child in trees.children(token, "aux", "cop")]
    modal = next((_MODALS.get(form, form) for form in helpers if form in _HEDGES), "")
    if modal:
        return f"{modal} {verb}"
    if verb == "be":
        return _agreeing(_tense_of_be(helpers or [trees.forms[token]]), many)
    tag = trees.words[token].xpos
    if tag == "VBG":
        going = _tense_of_be(helpers) if helpers else "was"
        return f"{_agreeing(going, many)} {trees.forms[token]}"
    if tag == "VBD":
        return trees.forms[token]
    if tag in ("VBZ", "VBP") or "do" in helpers or "does" in helpers:
        return verb if many else present_of(verb)
    if tag == "VB" and "did" not in helpers:
        if "to" in [trees.forms[one] for one in trees.children(token, "mark")]:
            return past_of(verb) if _came_true(page, token) else f"will {verb}"
        if trees.stands_in(token, "ccomp", "xcomp"):
            return past_of(verb)
        return verb if many else present_of(verb)
    return past_of(verb)


def _came_true(page: Page, token: int) -> bool:
    """Whether the verb above an infinitive tells that it was done: proceeded to *tell* him."""
    above = page.frame(page.trees.heads[token])
    return above is not None and above.lemma.split(" ", 1)[0] in _BECOMES_SO


def _tense_of_be(forms: list[str]) -> str:
    if any(form in ("was", "were", "been", "had") for form in forms):
        return "was"
    return "is"


def _agreeing(form: str, many: bool) -> str:
    return _PLURAL.get(form, form) if many else form
