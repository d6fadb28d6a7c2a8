"""What ``fabula show STORY scenes`` shows: scenes with their beats, where they are, and who is there."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.errors import UnknownName
from fabula.layers import BEATS, PLACES, SCENES, Beat, Presence, Scene
from fabula.story import Story
from fabula.terminal import printable

WIDEST_WORDS = 60


def scene_lines(story: Story, at: str | None) -> list[str]:
    """A line a scene: id, place, time; under it a line a beat: id, who is there, its first words."""
    lines = []
    for scene, beats in _chosen(story, at):
        told = [_place_name(story, scene.place) or "-", *filter(None, [_time(scene), _level(scene)])]
        lines.append(f"{scene.id}  {'; '.join(told)}")
        for beat in beats:
            elsewhere = f" ({_place_name(story, beat.place)})" if beat.place != scene.place else ""
            people = ", ".join(_person(story, one) for one in beat.present) or "nobody"
            lines.append(f"  {beat.id}  {people}{elsewhere}: {_words(story, beat)}")
    return lines or ["no scenes were found"]


def scene_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"scenes": [...]}`` in the order of the text, each with its beats."""
    scenes = [_scene_data(scene, beats) for scene, beats in _chosen(story, at)]
    places = [{"id": row.id, "name": row.name, "within": row.within} for row in story.book[PLACES]]
    return {"scenes": scenes, "places": places}


def _chosen(story: Story, at: str | None) -> list[tuple[Scene, list[Beat]]]:
    """The scenes with their beats: all of them, or those of a chapter, a scene or a beat.

    Raises:
        UnknownName: nothing has the id.
    """
    beats: dict[str, list[Beat]] = {}
    for beat in story.book[BEATS]:
        beats.setdefault(beat.id.partition(".")[0], []).append(beat)
    scenes = [(scene, beats.pop(scene.id, [])) for scene in story.book[SCENES]]
    scenes.extend((_scene_of(id, inside), inside) for id, inside in beats.items())
    if at is None:
        return scenes
    for chapter in story.chapters:
        if chapter.id == at:
            return [row for row in scenes if row[0].start < chapter.stop and row[0].stop > chapter.start]
    for scene, inside in scenes:
        if scene.id == at:
            return [(scene, inside)]
        found = [beat for beat in inside if beat.id == at]
        if found:
            return [(scene, found)]
    mend = "give a scene such as s1, a beat such as s1.1 or a chapter such as ch1"
    raise UnknownName("--at", f'nothing in {story.text.name} has the id "{at}"', mend)


def _scene_of(id: str, beats: Sequence[Beat]) -> Scene:
    """The scene of beats that were written without one."""
    first = beats[0]
    return Scene(id, first.start or 0, beats[-1].stop or 0, first.place, None, first.level, 1.0, first.maker)


def _place_name(story: Story, place: str | None) -> str | None:
    names = {row.id: row.name for row in story.book[PLACES]}
    return printable(names[place]) if place is not None else None


def _time(scene: Scene) -> str | None:
    return printable(scene.time) if scene.time is not None else None


def _level(scene: Scene) -> str | None:
    return scene.level if scene.level != "present" else None


def _person(story: Story, presence: Presence) -> str:
    """Someone's name, with what they perceive where that is not everything."""
    told: list[str] = [presence.perceives] if presence.perceives != "all" else []
    told += ["hidden"] if presence.hidden else []
    name = printable(story.name_of(presence.person))
    return f"{name} ({', '.join(told)})" if told else name


def _words(story: Story, beat: Beat) -> str:
    """The first words of a beat."""
    if beat.start is None or beat.stop is None:
        return ""
    words = " ".join(story.text.cut((beat.start, beat.stop)).split())
    return printable(words if len(words) <= WIDEST_WORDS else words[: WIDEST_WORDS - 1].rstrip() + "…")


def _scene_data(scene: Scene, beats: Sequence[Beat]) -> dict[str, object]:
    return {
        "id": scene.id,
        "place": scene.place,
        "time": scene.time,
        "level": scene.level,
        "start": scene.start,
        "end": scene.stop,
        "certainty": scene.certainty,
        "beats": [_beat_data(beat) for beat in beats],
    }


def _beat_data(beat: Beat) -> dict[str, object]:
    return {
        "id": beat.id,
        "place": beat.place,
        "start": beat.start,
        "end": beat.stop,
        "story_order": beat.story_order,
        "told_order": beat.told_order,
        "level": beat.level,
        "certainty": beat.certainty,
        "present": [
            {
                "id": one.person,
                "perceives": one.perceives,
                "hidden": one.hidden,
                "certainty": one.certainty,
            }
            for one in beat.present
        ],
    }
