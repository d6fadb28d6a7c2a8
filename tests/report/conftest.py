"""One browser a module, for the tests that open the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from report_browser import Browser, find_browser, open_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium here")
    with open_browser(program) as browser:
        yield browser
