"""A claim in words: who does what to whom, affirmed, with names for pronouns."""

from __future__ import annotations

from fabula.claiming.page import Page
from fabula.claiming.things import thing_of
from fabula.layers import Filler, Frame
from fabula.lexicon.telling import gives_to, tells
from fabula.lexicon.verb_forms import past_of, present_of

_MODALS = {"wo": "will", "ca": "can", "'ll": "will", "'d": "would", "sha": "shall"}
_IS = {"'m": "is", "'re": "is", "'s": "is", "am": "is", "are": "is", "were": "was", "been": "was", "be": "is"}
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}


def wording(page: Page, frame: Frame, content: str = "") -> str:
    """The words of the claim that a frame makes."""
    agents = _names(page, frame.agent)
    many = len(frame.agent) > 1 or any(len(filler.people) > 1 for filler in frame.agent)
    verb, *particles = frame.lemma.split(" ")
    words = [agents or "someone", _verb(page, frame, verb, many), *particles]
    recipients = _names(page, frame.recipient)
    ahead = bool(recipients) and (tells(verb) or (gives_to(verb) and bool(frame.patient)))
    if ahead:
        words.append(recipients)
    words.append(_names(page, frame.patient))
    if frame.complement is not None:
        words.append(_affirmed(page, *frame.complement))
    if recipients and not ahead:
        words.append("to " + recipients)
    words.extend(
        f"{oblique.word} {_name(page, oblique.filler)}".strip() for oblique in frame.obliques if oblique.word
    )
    if content:
        words.append("that " + content)
    sentence = " ".join(word for word in words if word)
    return sentence[:1].upper() + sentence[1:]


def named(page: Page, people: tuple[str, ...]) -> str:
    """Names, or plain words, joined."""
    names = [page.names.get(one, one) for one in people]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _names(page: Page, fillers: tuple[Filler, ...]) -> str:
    people = tuple(dict.fromkeys(person for filler in fillers for person in filler.people))
    if people and all(filler.people for filler in fillers):
        return named(page, people)
    return " and ".join(dict.fromkeys(_name(page, filler) for filler in fillers))


def _name(page: Page, filler: Filler) -> str:
    if filler.people:
        return named(page, filler.people)
    return _affirmed(page, filler.start, filler.stop)


def _affirmed(page: Page, start: int, stop: int) -> str:
    words = " ".join(page.text.cut((start, stop)).split())
    first = words.split(" ", 1)[0].lower()
    if first in ("nothing", "anything", "nobody", "anybody", "anyone", "any", "no", "anywhere", "nowhere"):
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
    if tag in ("VBZ", "VBP") or "do" in helpers or "does" in helpers:
        return verb if many else present_of(verb)
    if tag == "VB" and "did" not in helpers:
        return f"will {verb}" if trees.stands_in(token, "xcomp") else past_of(verb)
    return past_of(verb)


_HEDGES = frozenset("will wo 'll would 'd can ca could may might must should shall sha ought".split())


def _tense_of_be(forms: list[str]) -> str:
    for form in forms:
        if form in ("was", "were", "been", "had"):
            return "was"
    return _IS.get(forms[0], forms[0] if forms[0] in ("is", "was") else "is") if forms else "is"


def _agreeing(form: str, many: bool) -> str:
    return _PLURAL.get(form, form) if many else form
