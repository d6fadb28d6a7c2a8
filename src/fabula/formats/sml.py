"""``sml``: the story as a script for speech engines, each stretch in its voice: ``[voice:Ann]…[/voice]``.

The marks taken out, the script is the story's text exactly, paratext apart. Where the story itself holds
what looks like a mark (``[voice:``, ``[/voice]``, ``[pause]``, ``[break]``), a backslash comes after its
bracket: ``[\\voice:``, in addition to any that stand there already; :func:`plain` takes it out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from fabula.formats.audiobook import parts
from fabula.formats.format import Format, Options, sure
from fabula.formats.speech_tags import speech_tags
from fabula.formats.table import without_surrogates
from fabula.formats.voices import UNKNOWN, voice_names
from fabula.layers import NARRATOR
from fabula.story import Story
from fabula.text import Span

_MARK = r"(?=(?:/?voice|pause|break)\s*[:\]])"
_LIKE_A_MARK = re.compile(rf"\[(\\*+){_MARK}", re.IGNORECASE)
_ESCAPED = re.compile(rf"\[\\(\\*+){_MARK}", re.IGNORECASE)


def render(story: Story, options: Options) -> str:
    """The script; neighbouring stretches of one voice are one."""
    dropped = speech_tags(story, options) if options.drop_tags else ()
    stretches = groupby(_spoken(story, options, dropped), key=lambda spoken: spoken[0])
    script = (
        f"[voice:{voice}]{escaped(''.join(text for _, text in run))}[/voice]" for voice, run in stretches
    )
    return without_surrogates("".join(script))


FORMAT = Format(
    "sml", "a script for speech engines: the whole story, each stretch in its voice", ".sml", render
)


def escaped(text: str) -> str:
    """A stretch of the story with nothing in it that could be taken for a mark."""
    return _LIKE_A_MARK.sub(r"[\\\1", text)


def plain(text: str) -> str:
    """The stretch of the story that :func:`escaped` gave."""
    return _ESCAPED.sub(r"[\1", text)


def _spoken(story: Story, options: Options, dropped: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """What is spoken, part by part, with the voice; what dropping leaves blank stays in the voice before."""
    names = voice_names(story, options)
    voice = ""
    at = 0
    for part in parts(story):
        kept, start = [], part.start
        while at < len(dropped) and dropped[at].start < part.stop:
            kept.append(story.text.cut((start, max(start, dropped[at].start))))
            start = max(start, min(dropped[at].stop, part.stop))
            if dropped[at].stop > part.stop:
                break
            at += 1
        text = "".join([*kept, story.text.cut((start, part.stop))])
        if text.strip() or not voice:
            quote = sure(part.quote, options) if part.quote is not None else None
            voice = names[NARRATOR if quote is None else quote.speaker or UNKNOWN]
        if text:
            yield voice, text
