"""Who knows what, in a browser: as far as the reader has come, at every width, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from report_browser import Browser

from fabula.report import render
from tests.told_worlds import mistake

CLASHES = (
    "[...document.querySelectorAll('#ledger ul:not(.matter ul) > li')].filter(li => li.checkVisibility())"
)
COLUMNS = (
    "[...document.querySelectorAll('#grid thead [colspan]')]"
    ".filter(th => th.checkVisibility()).map(th => th.innerText)"
)
ANN = (
    "[...document.querySelectorAll('#grid tbody tr')[0].cells]"
    ".filter(td => td.checkVisibility()).map(td => td.innerText)"
)
CONTRASTS = """
(() => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    const clear = /, 0\\)$|transparent/.test(colour);
    return clear && element.parentElement ? ground(element.parentElement) : colour;
  };
  const found = [];
  for (const element of document.querySelectorAll("#ledger *, #grid *")) {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!words || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [one, other] = [light(style.color), light(ground(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5 || style.opacity !== "1") found.push([element.outerHTML.slice(0, 90), contrast]);
  }
  return found;
})()
"""
OPEN = "for (const details of document.querySelectorAll('#ledger details, #grid')) details.open = true"


@pytest.fixture
def address(tmp_path: Path, browser: Browser) -> Iterator[str]:
    file = tmp_path / "mistake.html"
    file.write_text(render(mistake(rain=30)), "utf-8")
    browser.resize(1280, 900)
    yield file.as_uri()
    outside = [url for url in browser.requests if not url.startswith(("file:", "data:"))]
    assert (browser.complaints, outside) == ([], [])


def read_to(browser: Browser, place: str) -> None:
    """Scroll so that something of the story stands at the top of the window."""
    browser.evaluate(
        f"document.getElementById('{place}').scrollIntoView({{ block: 'start', behavior: 'instant' }})"
    )
    browser.settle(60)


def number_of(browser: Browser, selector: str) -> int:
    found = browser.evaluate(
        f"[...document.querySelectorAll({selector!r})].filter(one => one.checkVisibility()).length"
    )
    assert isinstance(found, int)
    return found


def test_all_is_shown_at_first(browser: Browser, address: str) -> None:
    browser.open(address)
    assert browser.evaluate(f"{CLASHES}.length") == 3
    assert number_of(browser, "#ledger .matter") == 2
    browser.evaluate(OPEN)
    assert browser.evaluate(COLUMNS) == ["s1", "s2", "s3", "s4"]
    assert number_of(browser, "#ledger .without") == 2
    struck = "[...document.querySelectorAll('#ledger .past')].map(li => li.innerText)"
    assert browser.evaluate(struck) == ["Ann thinks so, saw it", "Dan thinks so, told by Ann"]


def test_only_as_far_as_one_has_read(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.evaluate(OPEN)
    browser.click("#sofar")
    browser.evaluate("scrollTo(0, 0)")
    browser.settle(60)
    assert browser.evaluate(f"{CLASHES}.length") == 1
    assert number_of(browser, "#ledger .matter") == 2
    assert number_of(browser, "#ledger .without, #ledger .matter > summary .sort") == 0
    assert number_of(browser, "#ledger .past") == 0
    assert (browser.evaluate(COLUMNS), browser.evaluate(ANN)) == (["s1"], ["Ann", "", "", "1"])
    for place, clashes, columns, past in (
        ("q1", 2, ["s1"], 0),
        ("q3", 3, ["s1", "s2"], 1),
        ("q4", 3, ["s1", "s2", "s3"], 2),
        ("q5", 3, ["s1", "s2", "s3", "s4"], 2),
        ("q1", 2, ["s1"], 0),
    ):
        read_to(browser, place)
        assert browser.evaluate(f"{CLASHES}.length") == clashes
        assert browser.evaluate(COLUMNS) == columns
        assert number_of(browser, "#ledger .past") == past
    assert browser.evaluate(ANN) == ["Ann", "", "", "1"]
    browser.click("#sofar")
    assert browser.evaluate(f"{CLASHES}.length") == 3
    assert browser.evaluate(COLUMNS) == ["s1", "s2", "s3", "s4"]
    assert browser.evaluate(ANN) == ["Ann", *["", "", "1"] * 2, *["1", "", ""] * 2]


def test_a_link_of_the_panel_goes_to_its_words(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.evaluate(OPEN)
    browser.click("#ledger .matter li:last-child a")
    goal = browser.evaluate("location.hash")
    assert goal in ("#q3", "#q4")
    assert browser.evaluate(
        f"Math.abs(document.querySelector('{goal}').getBoundingClientRect().top) < innerHeight"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_it_fits_and_can_be_read(browser: Browser, address: str, width: int, theme: str) -> None:
    browser.resize(width, 900, touch=width < 500)
    browser.prefer(theme)
    browser.open(address)
    browser.evaluate(OPEN)
    browser.evaluate("document.getElementById('ledger').open = true")
    browser.settle()
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    for selector in ("#ledger > .within", "#grid"):
        inside = f"document.querySelector('{selector}')"
        assert browser.evaluate(f"{inside}.scrollWidth <= {inside}.clientWidth")
    assert browser.evaluate(CONTRASTS) == []
    browser.prefer("light")


def test_a_wide_grid_scrolls_in_its_own_frame(browser: Browser, address: str) -> None:
    browser.resize(390, 844, touch=True)
    browser.open(address)
    browser.evaluate("document.getElementById('grid').open = true")
    widen = "for (let n = 0; n < 40; n += 1) row.insertCell().textContent = '1234';"
    browser.evaluate(f"for (const row of document.querySelectorAll('#grid tr')) {{ {widen} }}")
    frame = "document.querySelector('#grid .scroll')"
    assert browser.evaluate(f"{frame}.scrollWidth > {frame}.clientWidth")
    assert browser.evaluate("document.documentElement.scrollWidth") <= 390
    browser.evaluate(f"{frame}.scrollLeft = 400")
    head = "document.querySelector('#grid tbody th').getBoundingClientRect().left"
    assert browser.evaluate(f"Math.abs({head} - {frame}.getBoundingClientRect().left) < 2")
