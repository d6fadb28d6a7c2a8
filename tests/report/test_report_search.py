"""Search, chapters and far addresses, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from report_browser import Browser
from report_stories import Line, Plot, write_story

from fabula.report import render

MIDDLEMARCH = Path(__file__).parents[3] / "shared/data/fiction/145_middlemarch.txt"
SLOWEST = 200
"""Milliseconds that a search in the longest novel may take, the first one's index included."""

GATE = Plot(
    "A NOTE on gates.\n\nONE\n\n"
    '"The gate is _very_ old," said Nell. It is the old\ngate.\n\n'
    'She said the "old"\n\ngate “isn’t” hers? (No.)\n\n<b>Gate & key</b> are GATE enough.',
    {"nell": "Nell"},
    [Line('"The gate is _very_ old,"', "nell", cue="said Nell")],
    headings=["ONE"],
    paratext=["A NOTE on gates."],
    italics=["_very_"],
)
FOUND = "document.getElementById('found').textContent"
MARKED = """[...CSS.highlights.get('found')].map(found => {
  const range = new Range();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.toString();
})"""
HERE = MARKED.replace("'found'", "'here'")
ACTIVE = "document.activeElement.id"


@pytest.fixture
def gate(tmp_path: Path, browser: Browser) -> Iterator[str]:
    file = tmp_path / "gate.html"
    file.write_text(render(write_story(GATE)), "utf-8")
    browser.resize(1280, 900)
    yield file.as_uri()
    assert browser.complaints == []


def find(browser: Browser, words: str) -> str:
    """Type words into the field, and what the page says of them."""
    browser.evaluate(f"document.getElementById('words').value = {json.dumps(words)}")
    browser.evaluate("document.getElementById('words').focus()")
    browser.press("Enter")
    browser.settle(50)
    return str(browser.evaluate(FOUND))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("gate", "1 of 6"),
        ("GATES", "1 of 1"),
        ("very old", "1 of 1"),
        ('old," said', "1 of 1"),
        ("  the   old gate ", "1 of 1"),
        ('"old" gate', "Not in the text"),
        ('the "old"', "1 of 1"),
        ("the “old”", "1 of 1"),
        ('"isn\'t" hers? (No.)', "1 of 1"),
        ("<b>gate & KEY</b>", "1 of 1"),
        (".*", "Not in the text"),
        ("[", "Not in the text"),
        ("\\", "Not in the text"),
    ],
)
def test_words_are_found_as_a_reader_sees_them(browser: Browser, gate: str, words: str, said: str) -> None:
    browser.open(gate)
    assert find(browser, words) == said


def test_every_place_is_marked_across_the_elements_of_a_paragraph(browser: Browser, gate: str) -> None:
    browser.open(gate)
    find(browser, "very old")
    assert browser.evaluate(MARKED) == ["very_ old"]
    find(browser, 'old," said nell')
    assert browser.evaluate(MARKED) == browser.evaluate(HERE) == ['old," said Nell']
    find(browser, "GATE")
    assert sorted(browser.evaluate(MARKED)) == ["GATE", "Gate", "gate", "gate", "gate", "gate"]


def test_the_keyboard_does_it_all(browser: Browser, gate: str) -> None:
    browser.open(gate)
    browser.press("/")
    assert browser.evaluate(ACTIVE) == "words"
    browser.call("Input.insertText", text="old")
    browser.settle(300)
    assert browser.evaluate(FOUND) == "1 of 3"
    browser.press("Enter")
    assert browser.evaluate(FOUND) == "2 of 3"
    browser.press("/")
    assert browser.evaluate("document.getElementById('words').value") == "old/"
    browser.press("Escape")
    assert browser.evaluate("document.getElementById('words').value") == ""
    assert browser.evaluate("document.querySelector('.going').hidden") is True
    assert browser.evaluate(MARKED) == []
    find(browser, "old")
    shift = "new KeyboardEvent('keydown', {key: 'Enter', shiftKey: true, bubbles: true})"
    browser.evaluate(f"words.dispatchEvent({shift}) && 0")
    assert browser.evaluate(FOUND) == "3 of 3"
    browser.click("#later")
    assert browser.evaluate(FOUND) == "1 of 3"


def test_what_is_folded_away_is_opened_where_it_holds_the_words(browser: Browser, gate: str) -> None:
    browser.open(gate)
    assert browser.evaluate("document.querySelector('details.paratext').open") is False
    find(browser, "note on")
    assert browser.evaluate("document.querySelector('details.paratext').open") is True


def test_without_the_highlight_api_it_still_goes_there(browser: Browser, gate: str) -> None:
    script = "delete CSS.highlights; Object.defineProperty(window, 'Highlight', {value: undefined});"
    script += "Object.setPrototypeOf(CSS, Object.prototype);"
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]
    try:
        browser.open(gate)
        assert browser.evaluate("typeof Highlight") == "undefined"
        assert find(browser, "gate") == "1 of 6"
    finally:
        browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added)


CHAPTERS = 86
SENTENCE = "Rain came over the hill and went on to the sea, as it had done the day before. "


@pytest.fixture(scope="module")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> str:
    headings = [f"CHAPTER {number}" for number in range(1, CHAPTERS + 1)]
    parts = [
        f'{heading}\n\n"Line {number} and then," said Nell.\n\n' + (SENTENCE * (3 + number % 9) + "\n\n") * 6
        for number, heading in enumerate(headings, 1)
    ]
    lines = [Line(f'"Line {number} and then,"', "nell") for number in range(1, CHAPTERS + 1)]
    story = write_story(Plot("".join(parts), {"nell": "Nell"}, lines, headings=[f"{h}\n" for h in headings]))
    file = tmp_path_factory.mktemp("long") / "long.html"
    file.write_text(render(story), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_far_addresses_and_far_finds_come_into_sight(
    browser: Browser, long_book: str, width: int, height: int
) -> None:
    browser.resize(width, height, touch=width < 500)

    def top_of(selector: str) -> float:
        browser.settle(200)
        return float(browser.evaluate(f"document.querySelector('{selector}').getBoundingClientRect().top"))

    browser.open(f"{long_book}#ch80")
    assert 40 < top_of("#ch80") < 160
    assert browser.evaluate("document.querySelector('[aria-current]').hash") == "#ch80"
    browser.open(f"{long_book}#q61")
    assert 40 < top_of("#q61") < height * 0.7
    browser.open(long_book)
    browser.press("/")
    assert browser.evaluate(ACTIVE) == "words"
    assert find(browser, "line 77 and") == "1 of 1"
    assert 40 < top_of("#q77") < height - 100
    assert browser.evaluate("document.documentElement.scrollWidth") <= width


def test_finding_begins_where_the_reader_is(browser: Browser, long_book: str) -> None:
    browser.resize(1280, 900)
    browser.open(f"{long_book}#ch40")
    browser.settle(200)
    browser.press("/")
    browser.call("Input.insertText", text="and then")
    browser.settle(300)
    assert browser.evaluate(FOUND) == f"40 of {CHAPTERS}"


def test_on_a_phone_the_list_opens_at_the_chapter_being_read(browser: Browser, long_book: str) -> None:
    browser.resize(390, 844, touch=True)
    browser.open(f"{long_book}#ch70")
    browser.settle(200)
    browser.tap("#chapters > summary")
    link, panel = (
        browser.evaluate(f"(b => [b.top, b.bottom])(document.querySelector('{one}').getBoundingClientRect())")
        for one in ('[href="#ch70"]', "#chapters > .within")
    )
    assert panel[0] <= link[0] < link[1] <= panel[1] <= 844
    browser.tap("#find > summary")
    assert browser.evaluate(ACTIVE) == "words"
    assert browser.evaluate("document.getElementById('chapters').open") is False


@pytest.mark.slow
@pytest.mark.skipif(not MIDDLEMARCH.exists(), reason="the data folder is not here")
def test_the_longest_novel_is_searched_in_the_blink_of_an_eye(browser: Browser, tmp_path: Path) -> None:
    text = MIDDLEMARCH.read_text("utf-8", errors="replace")
    file = tmp_path / "long.html"
    file.write_text(render(write_story(Plot(text, {}))), "utf-8")
    browser.open(file.as_uri())
    timed = """(words => { const field = document.getElementById("words"); const start = performance.now();
      field.value = words; field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
      return performance.now() - start; })"""
    for words in ("Dorothea", "e", "the", "not in this book", "said Mr. Brooke"):
        assert browser.evaluate(f"{timed}({json.dumps(words)})") < SLOWEST
