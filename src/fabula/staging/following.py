"""Following a stretch of time, stage direction by stage direction: who is where, and where the story is."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.staging.ahead import Ahead
from fabula.staging.directions import Direction
from fabula.staging.going import go
from fabula.staging.page import Page
from fabula.staging.places import Atlas
from fabula.staging.showing import Showing
from fabula.staging.stays import Condition, Log
from fabula.staging.whereabouts import SHOWN, Whereabouts
from fabula.staging.whom import people


def follow(page: Page, atlas: Atlas, start: int, directions: Sequence[Direction]) -> Log:
    """Take the directions of a stretch that begins at an offset, in their order."""
    stage, ahead = Whereabouts(page, atlas, start), Ahead(directions)
    showing = Showing(stage, ahead)
    for direction in directions:
        stage.sentence = direction.sentence
        _take(stage, ahead, showing, direction)
    return stage.log


def _take(stage: Whereabouts, ahead: Ahead, showing: Showing, direction: Direction) -> None:
    kind = direction.kind
    if kind == "go":
        for person in go(stage, ahead, direction):
            showing.show(person, direction, False)
    elif kind == "setting":
        _set(stage, direction)
    elif kind == "be":
        showing.be(direction)
    elif kind in ("act", "speak", "mind", "stay"):
        showing.act(direction)
    elif kind == "alone":
        _leave_alone(stage, showing, direction)
    elif kind == "thing":
        _find_thing(stage, ahead, direction)
    elif kind in ("phone", "hang up"):
        stage.phone = kind == "phone"
    else:
        _perceive(stage, showing, direction)


def _set(stage: Whereabouts, direction: Direction) -> None:
    """A place opens a sentence: the story goes there, with those of whom it tells."""
    if direction.to is None:
        return
    present = stage.present()
    if present and not direction.who and not direction.to.is_direction:
        return
    locale, begins = stage.locale(direction.to), stage.begins(direction)
    # "Inside, it was dark": where nobody is named, those who were here have gone along.
    shown = people(stage, direction.who) if direction.who else present
    stage.look(begins, locale)
    for person in shown:
        stay = stage.log.current(person)
        if stay is None:
            stage.find(person, locale, begins, SHOWN, direction.offset)
        elif not stage.same(stay.locale, locale):
            stage.move(person, begins, begins, locale, SHOWN)


def _leave_alone(stage: Whereabouts, showing: Showing, direction: Direction) -> None:
    """All but some go: at the end of the sentence where it still shows the others, else before it."""
    left = people(stage, direction.who)
    if not left:
        return
    showing.show(left[0], direction, False)
    stay = stage.log.current(left[0])
    if stay is None:
        return
    if direction.to is not None and not stage.is_named(stay.locale):
        stage.log.merge(stay.locale, stage.locale(direction.to))
    begins, ends = stage.begins(direction), stage.ends(direction)
    others = (stage.log.current(person) for person in stage.log.stays if person not in left)
    shown = any(other is not None and other.seen and other.seen[-1] >= begins for other in others)
    stage.clear(stay.locale, left, ends if shown or direction.beside else begins)


def _find_thing(stage: Whereabouts, ahead: Ahead, direction: Direction) -> None:
    """A thing is somewhere: the story is there, if anybody is."""
    thing, _, holder = direction.thing.partition("/")
    place = direction.to or ahead.place(holder)
    if place is None or place.is_direction or place.head == thing:
        return
    locale = stage.locale(place)
    stays = (stage.log.current(person) for person in stage.log.stays)
    if any(stay is not None and stage.same(stay.locale, locale) for stay in stays):
        stage.look(stage.begins(direction), locale)


def _perceive(stage: Whereabouts, showing: Showing, direction: Direction) -> None:
    """Somebody falls asleep, wakes, hides, listens unseen, or is noticed."""
    kind, begins, ends = direction.kind, stage.begins(direction), stage.ends(direction)
    beside = people(stage, direction.beside)
    for person in people(stage, direction.who):
        if kind == "noticed":
            if stage.is_here(person):
                stage.reveal(person, ends)
            continue
        if kind != "awake" or stage.log.current(person) is not None or direction.main:
            showing.show(person, direction, any(stage.is_here(other) for other in beside))
        if kind == "asleep":
            stage.change(person, Condition(ends, "nothing", False))
        elif kind == "drowsy":
            stage.change(person, Condition(begins, "part", False))
        elif kind == "awake":
            if stage.condition(person).perceives in ("nothing", "part"):
                stage.change(person, Condition(begins, "all", False))
        else:
            stage.change(person, Condition(begins, "sees" if kind == "watching" else "hears", True))
