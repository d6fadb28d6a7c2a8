from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from report_browser import Browser
from report_stories import Line, Plot, write_story

from fabula.report import render

NAME = "</script><img src=x onerror=alert(1)>"
QUAY = Plot(
    'ONE\n\n"Is the boat in?" asked Nell.\n\n"It is," Tom said, "and she is sinking."\n\n'
    'TWO\n\n"Then swim," somebody said.\n\n"I shall," said Nell.\n\n"Oh," said the stranger.',
    {"nell": "Nell", "tom": "Tom", "stranger": NAME},
    [
        Line('"Is the boat in?"', "nell", ["tom"], cue="asked Nell"),
        Line(['"It is,"', '"and she is sinking."'], "tom", ["nell"], cue="Tom said"),
        Line('"Then swim,"', None, ["nell"], certainty=0.2, candidates=[("tom", 0.45), ("stranger", 0.3)]),
        Line('"I shall,"', "nell", ["stranger"], cue="said Nell"),
        Line('"Oh,"', "stranger", ["nobody"], certainty=0.45, candidates=[("stranger", 0.45), ("tom", 0.3)]),
    ],
    headings=["ONE", "TWO"],
)
CARD = "document.getElementById('card').hidden ? null : document.getElementById('card').innerText"
LIT = (
    "[...document.querySelectorAll('q[id]')].filter(q => q.matches('.by-chosen, .to-chosen')).map(q => q.id)"
)


@pytest.fixture
def address(tmp_path: Path, browser: Browser) -> Iterator[str]:
    file = tmp_path / "quay.html"
    file.write_text(render(write_story(QUAY)), "utf-8")
    browser.resize(1280, 900)
    yield file.as_uri()
    outside = [url for url in browser.requests if not url.startswith(("file:", "data:"))]
    assert (browser.complaints, outside) == ([], [])


def test_the_story_is_shown_and_its_names_are_words(browser: Browser, address: str) -> None:
    browser.open(address)
    assert browser.evaluate("document.getElementById('story').textContent") == QUAY.text
    assert browser.evaluate("document.images.length") == 0
    assert NAME in browser.evaluate("document.getElementById('cast').textContent")


def test_choosing_a_person_picks_out_their_lines(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.click("[data-person='1']")
    assert browser.evaluate(LIT) == ["q1", "q2"]
    assert browser.evaluate("document.getElementById('tally').innerText") == "2 of 5 lines by or to Tom"
    assert browser.evaluate("location.hash") == "#with=tom"
    dimmed = "getComputedStyle(document.getElementById('q4')).color"
    assert browser.evaluate(dimmed) != browser.evaluate(dimmed.replace("q4", "q1"))
    browser.evaluate("document.querySelector(\"[data-person='0']\").focus()")
    browser.press(" ")
    assert browser.evaluate(LIT) == ["q1", "q2", "q3", "q4"]
    browser.click("#between")
    assert browser.evaluate(LIT) == ["q1", "q2"]
    browser.click("#clear")
    assert browser.evaluate(LIT) == []
    assert browser.evaluate("location.hash") == ""


def test_addresses_pick_people_out(browser: Browser, address: str) -> None:
    browser.open(f"{address}#with=nell,tom")
    assert browser.evaluate(LIT) == ["q1", "q2", "q3", "q4"]
    browser.open(f"{address}#between=nell,stranger")
    assert browser.evaluate(LIT) == ["q4"]
    browser.open(f"{address}#with=?")
    assert browser.evaluate(LIT) == ["q3", "q5"]
    browser.open(f"{address}#with=%E0%A4%A,nobody-here")
    assert browser.evaluate(LIT) == []


def test_the_picture_picks_people_out_and_shows_who_is(browser: Browser, address: str) -> None:
    picked = "[...document.querySelectorAll('#network .picked')].map(one => one.getAttribute('href'))"
    browser.open(address)
    browser.click("#network .node circle")
    assert browser.evaluate("location.hash") == "#with=nell"
    assert browser.evaluate(LIT) == ["q1", "q2", "q3", "q4"]
    assert browser.evaluate(picked) == ["#between=nell,stranger", "#between=nell,tom", "#with=nell"]
    browser.open(f"{address}#between=nell,tom")
    assert browser.evaluate(picked) == ["#between=nell,tom", "#with=nell", "#with=tom"]
    assert browser.evaluate("document.querySelector('#network').getBoundingClientRect().width") > 150


def test_an_address_of_a_line_shows_its_card(browser: Browser, address: str) -> None:
    browser.open(f"{address}#q2")
    card = browser.evaluate(CARD)
    assert "Tom to Nell" in card
    assert "97 %, almost certain" in card
    assert "Tom said" in card
    marked = "[...document.querySelectorAll('#story .cue')].map(one => one.textContent)"
    assert browser.evaluate(marked) == ["Tom said"]
    browser.press("Escape")
    assert browser.evaluate(CARD) is None
    assert browser.evaluate(marked) == []


def test_tab_goes_from_line_to_line(browser: Browser, address: str) -> None:
    browser.open(f"{address}#q2")
    browser.press("Tab")
    assert browser.evaluate("document.activeElement.id") == "q3"
    card = browser.evaluate(CARD)
    assert "Unknown to Nell" in card
    assert "No speaker is likely enough" in card
    assert "45 %" in card
    browser.press("j")
    assert browser.evaluate("document.activeElement.id") == "q4"


def test_the_pointer_shows_the_card_and_leaves_it(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.hover("#q1")
    assert "Nell to Tom" in browser.evaluate(CARD)
    browser.hover("h1")
    browser.settle(400)
    assert browser.evaluate(CARD) is None


def test_next_goes_through_the_lines_picked_out(browser: Browser, address: str) -> None:
    browser.open(f"{address}#with=stranger")
    browser.click("#next")
    assert browser.evaluate("document.activeElement.id") == "q4"
    browser.evaluate("document.getElementById('next').focus()")
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.id") == "q5"


def test_the_theme_can_be_turned(browser: Browser, address: str) -> None:
    browser.prefer("light")
    browser.open(address)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = browser.evaluate(ground)
    browser.click("#theme")
    assert browser.evaluate(ground) != light
    browser.prefer("dark")
    browser.open(address)
    dark = browser.evaluate(ground)
    browser.click("#theme")
    assert (browser.evaluate(ground), dark == light) == (light, False)


def test_on_a_phone_the_cast_is_folded_and_a_tap_shows_the_card(browser: Browser, address: str) -> None:
    browser.resize(390, 844, touch=True)
    browser.open(address)
    assert browser.evaluate("document.getElementById('cast').open") is False
    assert browser.evaluate("document.documentElement.scrollWidth") <= 390
    browser.tap("#q4")
    assert "Nell to" in browser.evaluate(CARD)
    browser.tap("h1")
    assert browser.evaluate(CARD) is None
    browser.tap("#cast > summary")
    assert browser.evaluate("document.getElementById('cast').open") is True
