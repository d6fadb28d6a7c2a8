from __future__ import annotations

from fabula.asking.heard import heard
from fabula.reading import read_manuscript
from fabula.source.document import read_text
from fabula.story import Story
from fabula.text import Text

CHAT = """\
Tom: The boat leaks again.
Amy: We should caulk it.
Tom: With what? The shop is shut.
Kay: Hi all, sorry I'm late.
Amy: Hi Kay. The varnish is in my cellar.
Tom: I have to run. Bye!
Amy: Bye, Tom.
Kay: So, Amy, shall we paint the mast?
"""


def chat() -> Story:
    return read_manuscript(read_text(Text.of(CHAT)))


def test_those_who_are_there_hear_a_line() -> None:
    story = chat()
    found = heard(story, "Somebody says that the boat leaks.")
    assert found is not None
    assert set(found.people) == {"tom", "amy"}
    found = heard(story, "The varnish is in Amy's cellar.")
    assert found is not None
    assert (found.quote.speaker, set(found.people)) == ("amy", {"tom", "amy", "kay"})


def test_what_nobody_says_nobody_has_heard() -> None:
    assert heard(chat(), "Elephants fly.") is None
