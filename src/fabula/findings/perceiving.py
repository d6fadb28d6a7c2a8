"""Who has come across a stretch of the story by being there, by being told, or by having thought it."""

from __future__ import annotations

from fabula.findings.page import Page
from fabula.findings.stretches import PRIVATE, Stretch


def perceived(page: Page, person: str | None, stretch: Stretch) -> bool:
    """Whether someone has come across a stretch where it stands.

    What is spoken, those know to whom it is said, and all who are there; what happens, all who are there, and
    whoever tells the story; what is thought, nobody else.
    """
    if person is None:
        return False
    if stretch.person == person:
        return True
    if stretch.voice in PRIVATE:
        return False
    if person in page.narrators or person in stretch.hearers:
        return True
    return page.is_present(person, stretch.start)
