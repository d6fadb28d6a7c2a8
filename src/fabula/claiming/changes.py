"""What is so after something was done: where the melon is after it was moved, that the valve is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fabula.claiming.draft import Draft
from fabula.claiming.page import Page
from fabula.claiming.places import place_named, place_of
from fabula.claiming.things import Things, values
from fabula.claiming.wording import named, with_article
from fabula.layers import Filler, Frame
from fabula.lexicon import changes as lexicon
from fabula.lexicon.verb_forms import verb_lemma

_AT_REST = {"onto": "on", "upon": "on", "into": "in"}


def changes(page: Page, frame: Frame, draft: Draft, things: Things) -> Iterator[Draft]:
    """The states that a clause implies, as drafts."""
    verb = frame.lemma.split(" ", 1)[0]
    if verb == "be":
        yield from _being(draft, page)
        yield from _where(page, frame, draft, things)
    if draft.place is None and draft.patient + draft.agent:
        yield from _put_to_rest(page, frame, draft, things)
    if verb == "be":
        return
    if not lexicon.changes_something(verb) and verb != "have" and frame.complement is None:
        return
    if _is_thing(frame.agent) and frame.patient and (lexicon.contains(verb) or _has_within(page, frame)):
        patient = tuple([_without_it(page, one) for one in frame.patient])
        yield from _contents(page, frame, draft, draft.agent, patient, things)
    elif lexicon.swaps(verb):
        yield from _swapped(page, frame, draft, things)
    elif lexicon.fills(verb) and _behind(frame, "with"):
        yield from _contents(page, frame, draft, draft.patient, _behind(frame, "with"), things)
    elif draft.place is not None and lexicon.pours(verb) and _is_mass(page, frame.patient):
        yield from _contents(page, frame, draft, (draft.place,), frame.patient, things)
    elif (draft.place is not None and draft.patient and _puts(verb, frame)) or (
        lexicon.finds(verb) and draft.place is not None and draft.patient and frame.content is None
    ):
        at = _preposition(page, frame, draft.place)
        yield from [_state(page, draft, one, draft.place, at) for one in draft.patient]
    elif lexicon.enters(verb) and draft.patient and draft.agent:
        place = place_named(page, draft.patient[0])
        yield from (_state(page, draft, one, place) for one in draft.agent if one in page.names)
    elif draft.place is not None and (lexicon.goes(verb) or lexicon.stays(verb)) and not draft.patient:
        at = _preposition(page, frame, draft.place)
        yield from [_state(page, draft, one, draft.place, at) for one in draft.agent]
    yield from _become(page, frame, draft, verb)


def _puts(verb: str, frame: Frame) -> bool:
    """Whether a verb puts its object where its preposition says; what is contained there is there as well."""
    return lexicon.puts(verb) or (lexicon.contains(verb) and not frame.agent)


def _being(draft: Draft, page: Page) -> Iterator[Draft]:
    """ "The valve is closed": a state of a thing, written as its place."""
    if draft.place is None and len(draft.patient) == 1 and lexicon.is_state(draft.patient[0].lower()):
        word = {"shut": "closed"}.get(draft.patient[0].lower(), draft.patient[0].lower())
        yield from (_state(page, draft, one, word) for one in draft.agent if one not in page.names)
    elif draft.place is not None and len(draft.agent) > 1:
        yield from (_state(page, draft, one, draft.place) for one in draft.agent)


def _become(page: Page, frame: Frame, draft: Draft, verb: str) -> Iterator[Draft]:
    state = lexicon.becomes(" ".join(frame.lemma.split(" ")[:2])) or lexicon.becomes(verb)
    if frame.complement is not None and frame.patient:
        said = page.text.cut(frame.complement).lower()
        state = said if lexicon.is_state(said) else state
    if state is None:
        return
    changed = draft.patient if frame.patient else draft.agent if _is_thing(frame.agent) else ()
    yield from (_state(page, draft, one, state) for one in changed if one not in page.names)


def _swapped(page: Page, frame: Frame, draft: Draft, things: Things) -> Iterator[Draft]:
    """ "Swaps the oat milk in the pitcher with almond milk": the pitcher contains almond milk."""
    new = _behind(frame, "with") or _behind(frame, "for") or _behind(frame, "by")
    if not new:
        return
    vessel = draft.place
    if vessel is None and frame.patient:
        vessel = _inside(page, frame.patient[0], things)
    if vessel is not None:
        yield from _contents(page, frame, draft, (vessel,), new, things)


def _inside(page: Page, filler: Filler, things: Things) -> str | None:
    """The vessel that a noun is said to be in: the milk *in the pitcher*."""
    trees = page.trees
    for child in trees.children(filler.token, "nmod"):
        case = trees.child(child, "case")
        if case is not None and trees.forms[case] in ("in", "on", "inside", "from"):
            words = Filler(trees.words[case].stop, trees.words[child].stop, child, (), 1.0)
            found = values(page, words, things, beside=True)
            return found[0] if found else None
    return None


def _contents(
    page: Page,
    frame: Frame,
    draft: Draft,
    vessels: tuple[str, ...],
    inside: tuple[Filler, ...],
    things: Things,
) -> Iterator[Draft]:
    """What is in a vessel: for stuff, which has no place of its own, the state is the vessel's."""
    for vessel in vessels:
        for filler in inside:
            for thing in values(page, filler, things, beside=True):
                if _is_mass(page, (filler,)):
                    yield _state(page, draft, vessel, thing, stuff=True)
                else:
                    yield _state(page, draft, thing, place_named(page, vessel))


def _where(page: Page, frame: Frame, draft: Draft, things: Things) -> Iterator[Draft]:
    """ "The yard is where the box is", where the second verb is but a word beside "where"."""
    trees = page.trees
    if trees.forms[frame.token] != "where" or len(draft.agent) != 1:
        return
    for copula in trees.children(frame.token, "cop"):
        for child in trees.children(copula, "nsubj"):
            if copula > frame.token:
                words = Filler(
                    trees.words[trees.leftmost[child]].start, trees.words[child].stop, child, (), 1.0
                )
                for thing in values(page, words, things):
                    yield _state(page, draft, thing, place_named(page, draft.agent[0]))


def _put_to_rest(page: Page, frame: Frame, draft: Draft, things: Things) -> Iterator[Draft]:
    """ "The dough is set to rest in the bowl": what is put to stay somewhere is there."""
    content = page.frame(frame.content)
    if content is None or not lexicon.stays(content.lemma):
        return
    adjective = frame.lemma == "be" and frame.complement is not None
    put = verb_lemma(page.trees.forms[frame.token]) if adjective else frame.lemma.split(" ", 1)[0]
    place = place_of(page, content, things)
    if lexicon.puts(put) and place is not None:
        yield from [_state(page, draft, one, place) for one in (draft.agent if adjective else draft.patient)]


def _has_within(page: Page, frame: Frame) -> bool:
    """ "The box has a ring in it", "the box has the ring": what is in what has it."""
    trees = page.trees
    if frame.lemma.split(" ", 1)[0] != "have" or any(one.people for one in frame.patient):
        return False
    if all(lexicon.is_vessel(trees.words[one.token].lemma.lower()) for one in frame.agent):
        return True
    after = max(one.token for one in frame.patient) + 1
    words = trees.forms[after : after + 3]
    places = [place for place, form in enumerate(words) if form in ("it", "them")]
    return any(lexicon.is_static(words[0]) for place in places[:1] if place)


def _without_it(page: Page, filler: Filler) -> Filler:
    """The ring, of "a ring inside of it"."""
    trees = page.trees
    if any(trees.forms[word] in ("it", "them") for word in trees.below(filler.token) if word > filler.token):
        return replace(filler, stop=trees.words[filler.token].stop)
    return filler


def _behind(frame: Frame, preposition: str) -> tuple[Filler, ...]:
    return tuple(one.filler for one in frame.obliques if one.word == preposition and not one.filler.people)


def _is_mass(page: Page, fillers: tuple[Filler, ...]) -> bool:
    """Whether a noun names stuff: a singular without any article."""
    trees = page.trees
    return bool(fillers) and all(
        trees.words[one.token].xpos == "NN" and not trees.children(one.token, "det", "nmod:poss", "nummod")
        for one in fillers
    )


def _is_thing(fillers: tuple[Filler, ...]) -> bool:
    return bool(fillers) and not any(one.people for one in fillers)


def _state(
    page: Page, draft: Draft, agent: str, place: str, preposition: str = "in", stuff: bool = False
) -> Draft:
    """The draft of a state; of stuff in a vessel, the state is the vessel's."""
    who = with_article(named(page, (agent,)))
    if stuff:
        text = f"{who} contains {place}"
    elif lexicon.is_state(place) or lexicon.is_place_adverb(place):
        text = f"{who} is {place}"
    else:
        text = f"{who} is {preposition} {with_article(place)}"
    return Draft(
        draft.token,
        draft.sentence,
        "be",
        text[:1].upper() + text[1:],
        draft.span,
        draft.certainty,
        agent=(agent,),
        place=place,
        state=True,
    )


def _preposition(page: Page, frame: Frame, place: str) -> str:
    """The preposition of a state that a movement leads to: on the table, for what is put onto it."""
    for oblique in frame.obliques:
        words = page.text.cut((oblique.filler.start, oblique.filler.stop))
        if words.endswith(place) and lexicon.is_goal(oblique.word):
            return _AT_REST.get(oblique.word, oblique.word if lexicon.is_static(oblique.word) else "in")
    return "in"
