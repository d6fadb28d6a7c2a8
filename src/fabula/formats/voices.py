"""``voices``: who speaks in an audiobook and how much, as JSON in which a person can cast the voices.

The file is told in ``docs/audiobooks.md``. The narrator's voice comes first, then each speaking character,
most words first, then who is unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from fabula.errors import VoicesError
from fabula.formats.audiobook import NARRATOR_NAME, parts
from fabula.formats.format import Format, Options, sure
from fabula.formats.jsonl import escape_surrogates
from fabula.formats.table import without_surrogates
from fabula.layers import NARRATOR
from fabula.story import Story

UNKNOWN = "?"
"""The id of whoever says the lines whose speaker is not known."""

SUFFIX = ".voices.json"
LARGEST = 16 << 20
LONGEST_VOICE = 400
LONGEST_SAMPLE = 200

_NO_VOICE = re.compile(r"[\[\]\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BLANKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_MAKE_ONE = "make one with fabula export STORY --to voices"


@dataclass(slots=True)
class _Share:
    """How much one voice has to say: quotations with words, words, and how it begins."""

    quotes: set[str] = field(default_factory=set)
    parts: int = 0
    words: int = 0
    speech: int = 0
    sample: str = ""


def render(story: Story, options: Options) -> str:
    """The voices as JSON, two spaces deep."""
    content = {"story": story.text.name, "voices": list(_voices(story, options))}
    return escape_surrogates(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


FORMAT = Format("voices", "who speaks and how much, to cast the voices and give back", SUFFIX, render)


def voice_names(story: Story, options: Options) -> dict[str, str]:
    """The name of the voice of each id that may speak: as asked, else the character's own name.

    Where two would have one name by themselves, the later one's has its id behind it.

    Raises:
        VoicesError: a voice is asked for somebody who is not in the story, or cannot be named so.
    """
    check_voices(options.voices, story)
    usual = {NARRATOR: NARRATOR_NAME, UNKNOWN: options.voices.get(NARRATOR, NARRATOR_NAME)}
    taken = {NARRATOR_NAME}
    for character in story.characters:
        if character.id not in usual:
            name = _as_voice(character.name) or character.id
            usual[character.id] = name if name not in taken else f"{name} ({character.id})"
            taken.add(usual[character.id])
    return usual | dict(options.voices)


def read_voices(path: str | Path) -> dict[str, str]:
    """The names of voices by id that a file gives, as ``--to voices`` writes it.

    Raises:
        VoicesError: the file cannot be read, or is not what ``docs/audiobooks.md`` says.
    """
    file = str(path)
    content = _content(file)
    entries = content.get("voices") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise VoicesError(file, 'it has no list "voices"', _MAKE_ONE)
    found: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        values = [entry.get(key) if isinstance(entry, dict) else None for key in ("id", "voice")]
        for key, value in zip(("id", "voice"), values, strict=True):
            if not isinstance(value, str) or not value.strip():
                raise VoicesError(
                    file, f'voice {number} has no "{key}"', f'add "{key}" with a text in quotation marks'
                )
        id, voice = (str(value) for value in values)
        if id in found:
            raise VoicesError(file, f'the id "{id}" comes twice', "leave one of the two out")
        found[id] = voice.strip()
        _check_name(file, id, found[id])
    return found


def check_voices(voices: Mapping[str, str], story: Story, file: str = "voices") -> None:
    """Check that all whom voices are given to are in the story.

    Raises:
        VoicesError: one is not, or the voice's name cannot stand in a script.
    """
    known = {NARRATOR, UNKNOWN, *(character.id for character in story.characters)}
    for id, voice in voices.items():
        if id not in known:
            near = get_close_matches(id, sorted(known), 1)
            mend = f'perhaps "{near[0]}" is meant' if near else "take the ids that --to voices writes"
            raise VoicesError(file, f'nobody in the story has the id "{id}"', mend)
        _check_name(file, id, voice)


def _check_name(file: str, id: str, voice: str) -> None:
    if not voice.strip() or _NO_VOICE.search(voice) or len(voice) > LONGEST_VOICE:
        cause = f'the voice of "{id}" is empty, too long, or has square brackets or control characters in it'
        raise VoicesError(file, cause, "give it a plain name")


def _content(file: str) -> Any:
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise VoicesError(file, "there is no such file", _MAKE_ONE) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no name for a file").lower()
        raise VoicesError(file, f"it cannot be read ({reason})", "check the path") from None
    if len(data) > LARGEST:
        raise VoicesError(file, "it is too large for a file of voices", _MAKE_ONE)
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise VoicesError(file, "it is not in UTF-8", "save it as UTF-8") from None
    except json.JSONDecodeError as error:
        cause = f"it is no JSON (line {error.lineno}: {error.msg.lower()})"
        raise VoicesError(file, cause, "mend that line: a comma or a quotation mark may be missing") from None
    except (ValueError, RecursionError):
        raise VoicesError(file, "it is no JSON that can be read", _MAKE_ONE) from None


def _as_voice(name: str) -> str:
    """A name as it can stand in a mark: one line, round brackets for square ones."""
    plain = _BLANKS.sub(" ", name).strip().translate({ord("["): "(", ord("]"): ")"})
    return without_surrogates(plain)[: LONGEST_VOICE // 2]


def _voices(story: Story, options: Options) -> Iterator[dict[str, object]]:
    names = voice_names(story, options)
    shares = _shares(story, options)
    words = sum(share.words for share in shares.values()) or 1
    speech = sum(share.speech for share in shares.values()) or 1
    told = next((character.id for character in story.characters if character.narrator), None)
    speakers = [c.id for c in story.characters if c.id in shares and c.id != NARRATOR]
    speakers.sort(key=lambda id: -shares[id].words)
    for id in (NARRATOR, *speakers, *([UNKNOWN] if UNKNOWN in shares else [])):
        share = shares.get(id, _Share())
        character = story.character(id)
        name = character.name if character else NARRATOR_NAME if id == NARRATOR else "Unknown"
        yield {
            "id": id,
            "name": name,
            "voice": names[id],
            "pronouns": character.pronouns if character else None,
            "aliases": [alias.text for alias in character.aliases if alias.text != name] if character else [],
            "lines": len(share.quotes),
            "words": share.words,
            "share_of_speech": round(share.speech / speech, 4),
            "share_of_text": round(share.words / words, 4),
            "sample": share.sample,
            **({"first_person": told} if id == NARRATOR else {}),
        }


def _shares(story: Story, options: Options) -> dict[str, _Share]:
    """What each id has to say, the narrator's narration included."""
    shares: dict[str, _Share] = {}
    for part in parts(story):
        quote = sure(part.quote, options) if part.quote is not None else None
        id = NARRATOR if quote is None else quote.speaker or UNKNOWN
        share = shares.setdefault(id, _Share())
        text = story.text.cut((part.start, part.stop))
        words = sum(any(map(str.isalnum, piece)) for piece in text.split())
        share.words += words
        if quote is not None:
            share.speech += words
            share.quotes.add(quote.id)
        if not share.sample and words:
            share.sample = _shortened(" ".join(text.split()))
    return shares


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_SAMPLE else line[: LONGEST_SAMPLE - 1] + "…"
