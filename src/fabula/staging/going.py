"""Those who come and go: who moves where, and whether the story goes along."""

from __future__ import annotations

from fabula.staging.ahead import Ahead
from fabula.staging.directions import Direction
from fabula.staging.whereabouts import IMPLIED, SHOWN, Whereabouts
from fabula.staging.whom import people


def go(stage: Whereabouts, ahead: Ahead, direction: Direction) -> list[str]:
    """Move those of whom a direction tells; gives those who stay where they are, though they move."""
    movers = people(stage, direction.who)
    if not movers:
        return []
    beside = people(stage, direction.beside, movers)
    source = stage.locale(direction.source) if direction.source is not None else None
    aim = _aim(stage, direction, movers, beside, source)
    if aim is None:
        return movers
    begins = stage.begins(direction)
    were_here = any(stage.is_here(person) for person in movers)
    if not were_here:
        _name_here(stage, ahead, direction, movers, aim)
    left, reached = stage.log.place(stage.here), stage.log.place(aim)
    if were_here and left is not None and reached is not None and left != reached:
        stage.atlas.enter(reached, left)
    for person in movers:
        _depart(stage, person, source, direction)
        _arrive(stage, person, aim, direction)
    for person in beside:
        if stage.log.current(person) is None:
            stage.find(person, aim, begins, IMPLIED, direction.offset)
    _follow(stage, direction, were_here, aim, source)
    stage.last = movers[-1]
    return []


def _aim(
    stage: Whereabouts, direction: Direction, movers: list[str], beside: list[str], source: int | None
) -> int | None:
    """The locale where the movers come to; None where they do not move."""
    if direction.to is not None:
        return stage.locale(direction.to)
    if beside and direction.toward != "away":
        stays = (stage.log.current(person) for person in beside)
        return next((stay.locale for stay in stays if stay is not None), stage.here)
    if direction.toward == "here":
        if source is not None and stage.same(source, stage.here):
            return stage.log.new_locale()
        return None if all(stage.is_here(person) for person in movers) else stage.here
    return None if direction.toward == "along" else stage.log.new_locale()


def _depart(stage: Whereabouts, person: str, source: int | None, direction: Direction) -> None:
    """Where somebody has been before a move, where that is not known yet."""
    begins, stay = stage.begins(direction), stage.log.current(person)
    if stay is not None:
        if source is not None and not stage.is_named(stay.locale):
            stage.log.merge(stay.locale, source)
    elif source is not None:
        stage.find(person, source, begins, SHOWN, direction.offset)
    elif direction.toward == "away" and not direction.arrives and _is_told(stage, direction):
        stage.find(person, stage.here, begins, SHOWN, direction.offset)


def _is_told(stage: Whereabouts, direction: Direction) -> bool:
    """Whether anything is told of where somebody leaves: not where a story opens with a way elsewhere."""
    return direction.to is None or stage.is_named(stage.here) or stage.was_peopled(stage.here)


def _arrive(stage: Whereabouts, person: str, aim: int, direction: Direction) -> None:
    """Somebody leaves as the sentence ends, or before it where it looks back, and is at the aim in it."""
    begins, stay = stage.begins(direction), stage.log.current(person)
    if stay is not None and stage.same(stay.locale, aim):
        stage.seen(person, direction.offset)
    else:
        left = begins if direction.arrives and direction.source is None else stage.ends(direction)
        named = bool(direction.who[0].candidates)
        stage.move(person, left, begins, aim, SHOWN if named else IMPLIED)
    stage.reveal(person, begins)


def _name_here(stage: Whereabouts, ahead: Ahead, direction: Direction, movers: list[str], aim: int) -> None:
    """The story's place gets its name from somebody who comes to it, before those who are there."""
    if direction.to is None or direction.to.is_direction or stage.is_named(stage.here):
        return
    others = [person for person in stage.present() if person not in movers]
    seen = set(people(stage, direction.witnesses)) & set(others)
    moves = (ahead.move(person, direction.offset) for person in others)
    come_later = any(
        move is not None and move.to is not None and move.to.head == direction.to.head for move in moves
    )
    acted = bool(stage.acted & set(others))
    if seen or (acted and direction.main and not come_later):
        stage.log.merge(stage.here, aim)


def _follow(stage: Whereabouts, direction: Direction, were_here: bool, aim: int, source: int | None) -> None:
    """The story goes along where nobody is left, and to those who move elsewhere in a main clause."""
    if stage.same(aim, stage.here):
        return
    begins, ends = stage.begins(direction), stage.ends(direction)
    if were_here:
        looks_back = direction.arrives and direction.main
        if stage.is_named(aim) and (looks_back or not stage.present()):
            stage.look(begins if direction.arrives else ends, aim)
    elif source is not None and stage.same(source, stage.here):
        return
    elif direction.main or not stage.present():
        if source is not None and not stage.is_named(aim):
            stage.look(begins, source)
        elif stage.is_named(aim):
            stage.look(ends if _has_just_left(stage, direction) else begins, aim)


def _has_just_left(stage: Whereabouts, direction: Direction) -> bool:
    """Whether somebody leaves where the story is in this very sentence, and goes on."""
    ends = stage.ends(direction)
    return any(
        stay.stop == ends and stage.same(stay.locale, stage.here)
        for person in people(stage, direction.who)
        for stay in stage.log.stays.get(person, ())
    )
