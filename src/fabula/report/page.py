"""The page as a whole: what stands in it beside the text, and the template that lays it out."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fabula.layers import NOBODY
from fabula.report.conversation import count_lines, tabulate
from fabula.report.grid import show_grid
from fabula.report.ledger import show_ledger
from fabula.report.network import draw_network
from fabula.report.palette import NAMED, TINT_PERCENT, VOICES
from fabula.report.people import Person, fold_cast, name_people
from fabula.report.pieces import cut_story, number_cues
from fabula.report.visible import visible, visible_name
from fabula.story import Quote, Story

TENTATIVE_BELOW = 0.5
SLAB_CHARACTERS = 500
MOST_SLABS = 12


@dataclass(frozen=True, slots=True)
class Label:
    """How a quotation looks: its classes, who is named as its speaker, and to whom it is said."""

    classes: str
    by: str
    to: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chapter list."""

    id: str
    title: str
    lines: int


def render(story: Story) -> str:
    """The story as one HTML page that needs no other file and no network; the same story, the same page.

    The page can always be encoded as UTF-8: control characters of the text stand in it as their
    pictures, and lone surrogates as U+FFFD.
    """
    style, script = _styles(), _asset("page.js") + _asset("search.js") + _asset("ledger.js")
    people = name_people(story)
    lines = count_lines(story, people)
    main, minor = fold_cast([people[character.id] for character in story.characters])
    title = PurePath(story.text.name).name if story.text.name != "-" else "standard input"
    html = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            data=Markup(_data(story, people)),
            title=visible_name(title),
            words=len(story.text.characters.split()),
            quotations=len(story.quotes),
            groups=sum(character.kind == "group" for character in story.characters),
            main=main,
            minor=minor,
            doubtful=sum(_is_tentative(quote) for quote in story.quotes),
            entries=_entries(story),
            talk=tabulate(lines),
            network=draw_network(lines),
            ledger=show_ledger(story, people),
            grid=show_grid(story, people),
            sections=cut_story(story),
            labels={quote.id: _label(quote, people) for quote in story.quotes},
            people=people,
            slabs=_slabs,
        )
    )
    return visible(html)


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("fabula.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _asset(name: str) -> str:
    return files("fabula.report").joinpath(name).read_text("utf-8")


def _styles() -> str:
    colours = [f"  --{name}: light-dark({pair.light}, {pair.dark});" for name, pair in NAMED.items()]
    colours.append(f"  --tint: {TINT_PERCENT}%;")
    voices = [
        f".v{number} {{ --voice: light-dark({pair.light}, {pair.dark}); }}"
        for number, pair in enumerate(VOICES)
    ]
    return "\n".join(["", ":root {", *colours, "}", *voices, _asset("page.css")])


def _policy(style: str, script: str) -> str:
    def source(content: str) -> str:
        return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _is_tentative(quote: Quote) -> bool:
    return quote.speaker is None or quote.certainty < TENTATIVE_BELOW


def _label(quote: Quote, people: dict[str, Person]) -> Label:
    person = people[quote.speaker] if quote.speaker else None
    classes = [person.voice if person else "nobody", quote.kind]
    if _is_tentative(quote):
        classes.append("tentative")
    by = "Unknown" if person is None else f"{person.name}?" if _is_tentative(quote) else person.name
    heard = ", ".join(people[id].name for id in quote.addressees if id != NOBODY)
    return Label(" ".join(classes), by, f"to {heard}" if heard else "")


def _entries(story: Story) -> tuple[Entry, ...]:
    """The chapter list; empty for a text that is one chapter without a heading."""
    if len(story.chapters) == 1 and story.chapters[0].heading is None:
        return ()
    starts = iter(quote.start for quote in story.quotes)
    start = next(starts, None)
    entries = []
    for number, chapter in enumerate(story.chapters, 1):
        lines = 0
        while start is not None and start < chapter.stop:
            lines += start >= chapter.start
            start = next(starts, None)
        title = story.text.cut(chapter.heading) if chapter.heading else f"Untitled, {number}"
        entries.append(Entry(chapter.id, visible_name(title), lines))
    return tuple(entries)


def _slabs(characters: int) -> int:
    """A passage's length in steps of which the style sheet knows the height, before it is laid out."""
    return min(-(-characters // SLAB_CHARACTERS), MOST_SLABS)


def _data(story: Story, people: dict[str, Person]) -> str:
    """What the script needs to know, as JSON that cannot end its element: probabilities in percent."""
    cues = number_cues(story)
    quotes = {
        quote.id: [
            quote.kind,
            people[quote.speaker].number if quote.speaker else -1,
            [people[id].number for id in quote.addressees],
            quote.form,
            round(quote.certainty * 100),
            round(quote.audience_certainty * 100),
            [[people[id].number, round(chance * 100)] for id, chance in quote.candidates],
            cues[quote.cue.start, quote.cue.stop] if quote.cue else -1,
        ]
        for quote in story.quotes
    }
    named = [[person.id, person.name, person.voice] for person in people.values()]
    packed = json.dumps({"people": named, "quotes": quotes}, ensure_ascii=False, separators=(",", ":"))
    return packed.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
