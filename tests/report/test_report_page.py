from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from report_stories import Line, Plot, write_story

from fabula.book import Book
from fabula.layers import FREE_INDIRECT, FreeIndirect
from fabula.report import render
from fabula.report.palette import (
    FOCUS,
    INK,
    MUTED,
    PANEL,
    PAPER,
    TINT_PERCENT,
    UNKNOWN,
    VOICES,
    Colour,
    assign_voices,
)
from fabula.story import Story

VOID = {"meta", "link", "input", "br"}
HARBOUR = (
    "A notice by nobody.\n\nONE\n\n"
    'Nell shut the door. "He thinks _you_ told me," she said.\r\n\r\n'
    '"Did I?" Tom looked at the kettle & then at <her>.\n\n'
    '* * *\n\nTWO\n\n  "Ask him," a voice said.\n\n\n'
)


class Page(HTMLParser):
    """What a reader of HTML finds: elements with attributes, and the text inside the story."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.story: list[str] = []
        self.raw: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("id")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("main", "story") in self._open:
            self.story.append(data)
        if self._open and self._open[-1][0] in ("script", "style"):
            tag, id = self._open[-1]
            self.raw[id or tag] = data
        else:
            self.text.append(data)

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(key) == value for key, value in wanted.items())
        ]


def harbour(**changes: object) -> Plot:
    lines = [
        Line('"He thinks _you_ told me,"', "nell", ["tom"], form="anaphoric", cue="she said"),
        Line(
            '"Did I?"',
            "tom",
            ["nell"],
            form="implicit",
            certainty=0.4,
            candidates=[("tom", 0.4), ("nell", 0.3)],
        ),
        Line('"Ask him,"', None, ["nobody"], certainty=0.1),
    ]
    plot = {
        "text": HARBOUR,
        "cast": {"nell": "Nell", "tom": "Tom"},
        "lines": lines,
        "headings": ["ONE", "TWO"],
        "paratext": ["A notice by nobody."],
        "separators": ["* * *"],
        "italics": ["_you_"],
        "mentions": {"nell": 7, "tom": 3},
        **changes,
    }
    return Plot(**plot)  # type: ignore[arg-type]


def page(plot: Plot) -> Page:
    return Page(render(write_story(plot)))


def test_the_story_element_holds_the_text_exactly() -> None:
    assert "".join(page(harbour()).story) == HARBOUR


def test_a_megabyte_in_one_line_is_rendered() -> None:
    line = '"Yes," said Ann, and then she said nothing for a while. '
    count = 1_000_000 // len(line)
    found = page(Plot(line * count, {"ann": "Ann"}, [Line('"Yes,"', "ann")] * count))
    assert "".join(found.story) == line * count
    assert len(found.all("q", tabindex="0")) == count


def test_the_same_story_gives_the_same_bytes() -> None:
    assert render(write_story(harbour())) == render(write_story(harbour()))


def test_quotations_carry_their_speaker_as_a_word() -> None:
    found = page(harbour())
    assert [one["data-by"] for one in found.all("span") if "data-by" in one] == ["Nell", "Tom?", "Unknown"]
    assert [one["data-to"] for one in found.all("span") if "data-by" in one] == ["to Tom", "to Nell", ""]
    assert [one["id"] for one in found.all("q", tabindex="0")] == ["q1", "q2", "q3"]


def test_narration_in_somebodys_voice_has_the_thinkers_name_and_colour() -> None:
    plain = write_story(harbour())
    words = plain.text.characters.split()[0]
    row = FreeIndirect(0, len(words), plain.characters[0].id, ("question",), 0.8, "by hand")
    html = render(Story(Book(plain.text, {**plain.book.layers, FREE_INDIRECT: (row,)})))
    (found,) = re.findall(r'<span class="thinking [^"]+" title="([^"]+)">([^<]+)</span>', html)
    assert found == (f"{plain.characters[0].name} thinks", words)


def test_lines_in_doubt_look_tentative() -> None:
    classes = {one["id"]: str(one["class"]).split() for one in page(harbour()).all("q")}
    assert [id for id, names in classes.items() if "tentative" in names] == ["q2", "q3"]
    assert "nobody" in classes["q3"]


def test_chapters_are_sections_that_the_list_links_to() -> None:
    found = page(harbour())
    sections = [one["id"] for one in found.all("section") if one.get("class") == "chapter"]
    assert sections == ["ch1", "ch2"]
    assert [found.all("a", href=f"#{id}") != [] for id in sections] == [True, True]
    assert len(found.all("h2")) == 2
    assert len(found.all("details", **{"class": "paratext"})) == 1


def test_a_text_without_chapters_has_no_chapter_list() -> None:
    assert page(Plot("Only this.", {})).all("details", id="chapters") == []


def test_the_cast_tells_lines_and_mentions() -> None:
    words = " ".join("".join(page(harbour()).text).split())
    assert "Nell1 lines,7 mentions" in words
    assert "Tom1 lines,3 mentions" in words


def test_who_talks_to_whom_counts_each_direction() -> None:
    lines = [
        Line('"One."', "nell", ["tom"]),
        Line('"Two."', "nell", ["tom"]),
        Line('"Three."', "tom", ["nell"]),
    ]
    found = page(Plot('"One." "Two." "Three."', {"nell": "Nell", "tom": "Tom"}, lines))
    cells = [one["class"] for one in found.all("a") if "between" in str(one["href"])]
    assert cells == ["t5", "t3"]
    assert found.all("a", href="#between=nell,tom")


def test_the_policy_names_exactly_the_script_and_the_style() -> None:
    found = page(harbour())
    (policy,) = (one["content"] for one in found.all("meta", http_equiv="Content-Security-Policy"))
    assert policy is not None
    for directive, content in (("script-src", found.raw["script"]), ("style-src", found.raw["style"])):
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_nothing_in_the_page_points_outside_it() -> None:
    found = page(harbour())
    targets = [value for _, one in found.elements for key, value in one.items() if key in ("href", "src")]
    assert all((value and value[:1] == "#") or value == "data:," for value in targets)
    assert not re.search(r"url\(|@import|https?:", found.raw["style"] + found.raw["script"])
    assert not [one for _, one in found.elements if "style" in one or any(key[:2] == "on" for key in one)]


HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    '"><b>',
    "' onmouseover='alert(1)",
    "&lt;i&gt; & &amp;",
    "<!--",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe",
    "a\x00b\x1b[31m\x9b",
    "\ud800lone",
    "]]></style><style>",
]


def about(name: str) -> Plot:
    lines = [Line('"Hello,"', name, [name], cue=f"said {name}", candidates=[(name, 0.9), ("tom", 0.1)])]
    return Plot(f'{name} "Hello," said {name}. {name}', {name: name, "tom": "Tom"}, lines, name=f"{name}.txt")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_and_texts_stay_words(name: str) -> None:
    html = render(write_story(about(name)))
    html.encode("utf-8")
    found, harmless = Page(html), page(about("Ann"))
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in harmless.elements]
    assert [list(one) for _, one in found.elements] == [list(one) for _, one in harmless.elements]
    shown = re.sub("[\ud800-\udfff\x80-\x9f]", "\ufffd", about(name).text)
    assert "".join(found.story) == shown.replace("\0", "␀").replace("\x1b", "␛")
    assert json.loads(found.raw["data"])["quotes"]["q1"][0] == "speech"
    assert found.raw["script"] == harmless.raw["script"]
    assert not any("\u202e" in value for _, one in found.elements for value in one.values() if value)


def test_names_cannot_turn_the_line_around() -> None:
    found = page(harbour(cast={"nell": "Nell\u202ella\u2066", "tom": "Tom\n\tThumb"}))
    assert {one["data-by"] for one in found.all("span") if "data-by" in one} == {
        "Nell\ufffdlla\ufffd",
        "Tom Thumb?",
        "Unknown",
    }


def test_after_the_last_colour_they_repeat() -> None:
    voices = assign_voices([f"person-{i}" for i in range(len(VOICES) + 1)])
    assert voices[f"person-{len(VOICES)}"] == voices["person-0"]
    assert len(set(voices.values())) == len(VOICES)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, paper: str, percent: int) -> str:
    pairs = [(int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round((a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_can_be_read_in_both_themes(theme: str) -> None:
    def of(colour: Colour) -> str:
        return str(getattr(colour, theme))

    for ground in (PAPER, PANEL):
        for colour in (INK, MUTED, FOCUS, UNKNOWN, *VOICES):
            assert contrast(of(colour), of(ground)) >= 4.5
        for colour in (UNKNOWN, *VOICES):
            assert contrast(of(colour), mixed(of(colour), of(ground), TINT_PERCENT)) >= 4.5


def test_found_words_can_be_read_where_they_are_marked() -> None:
    style = page(harbour()).raw["style"]
    share = re.search(r"::highlight\(found\) {[^}]*var\(--focus\) (\d+)%, var\(--paper\)[^}]*--ink", style)
    assert share is not None
    for theme in ("light", "dark"):
        ink, focus, paper = (str(getattr(colour, theme)) for colour in (INK, FOCUS, PAPER))
        assert contrast(ink, mixed(focus, paper, int(share[1]))) >= 4.5
