"""Who heard what no claim says: lines matched to information, and the questions that fall back on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.asking import NEEDED
from fabula.asking.heard import Lines
from fabula.asking.lines import reply_lines
from fabula.errors import UnknownName
from fabula.reading import read_manuscript
from fabula.source.document import read_text
from fabula.store import load, save
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
Amy: My grandmother always wanted it bright red, like the lighthouse.
Kay: Red it is, then.
"""

RED = "the mast is to be bright red like the lighthouse"
"""What no claim says, and what is said in other words when Tom has left."""


@pytest.fixture(scope="module")
def chat() -> Story:
    return read_manuscript(read_text(Text.of(CHAT)))


def who_heard(story: Story, words: str) -> set[str]:
    lines = Lines(story)
    found = lines.heard(words)
    return set() if found is None else set(lines.hearers(found.lines[0][0]))


def test_those_who_are_there_hear_a_line(chat: Story) -> None:
    assert who_heard(chat, "Somebody says that the boat leaks.") == {"tom", "amy"}
    assert who_heard(chat, "The varnish is in Amy's cellar.") == {"tom", "amy", "kay"}


def test_a_line_may_say_it_in_other_words(chat: Story) -> None:
    assert who_heard(chat, "The store is closed.") == {"tom", "amy"}


def test_what_several_may_say_is_whatever_one_who_is_named_says(chat: Story) -> None:
    found = Lines(chat).heard("Kay chose the colour of the mast.")
    assert found is not None
    assert found.lines[0][0].speaker == "kay"


def test_the_lines_of_two_informations_are_both_meant(chat: Story) -> None:
    found = Lines(chat).heard("The boat leaks. The grandmother wanted it red like the lighthouse.")
    assert found is not None
    likely = [quote.words for quote, share in found.lines if share > 0.3]
    assert [line.split()[1] for line in sorted(likely)] == ["grandmother", "boat"]


def test_what_nobody_says_is_uncertain(chat: Story) -> None:
    found = Lines(chat).heard("Elephants fly.")
    assert found is None or found.certainty < 0.1


def test_who_knows_what_no_claim_says_is_who_heard_it(chat: Story) -> None:
    reply = chat.ask(f"Who knows that {RED}?")
    assert reply.status == "answered"
    assert {answer.value for answer in reply.answers} == {"amy", "kay"}
    assert all(0.5 < answer.certainty <= 1 for answer in reply.answers)
    said = {chat.text.cut(span) for answer in reply.answers for span in answer.spans}
    assert any(words.startswith("My grandmother always wanted it") for words in said)


def test_whether_somebody_knows_it_is_open_for_those_who_were_away(chat: Story) -> None:
    assert [answer.value for answer in chat.ask(f"Does Kay know that {RED}?").answers] == ["yes"]
    assert chat.ask(f"Does Tom know that {RED}?").status == "open"


def test_what_is_not_said_by_then_is_known_by_nobody(chat: Story) -> None:
    first = chat.world.beats[0].id
    reply = chat.ask(f"Who knows that {RED}?", at=first)
    assert reply.status != "answered"


def test_what_is_said_by_nobody_stays_unanswered(chat: Story) -> None:
    for question in ("Who knows that Amy sells umbrellas?", "Does Tom know about the wedding in Paris?"):
        assert chat.ask(question).status == "not understood"


def test_a_line_about_the_same_with_another_verb_is_less_certain(chat: Story) -> None:
    said = chat.ask("Who knows that Amy's grandmother wished for a red mast like the lighthouse?").answers
    other = chat.ask("Who knows that Amy's grandmother sketched a red mast like the lighthouse?").answers
    assert said
    assert max((answer.certainty for answer in other), default=0.0) < max(one.certainty for one in said)


def test_the_lines_themselves_can_be_asked_about(chat: Story) -> None:
    first = chat.quotes[0].id
    assert {answer.value for answer in chat.ask(f"heard({first})").answers} == {"tom", "amy"}
    assert chat.ask(f"heard(holder=kay, lines={first})").status == "open"
    with pytest.raises(UnknownName, match="no such line"):
        chat.ask("heard(q99)")


def test_what_somebody_knows_of_a_thing_is_at_least_what_they_heard_of_it(chat: Story) -> None:
    question = "What does {} know about the caulk?"
    assert [answer.value for answer in chat.ask(question.format("Tom")).answers] == ["We should caulk it."]
    assert chat.ask(question.format("Kay")).status == "open"


def test_the_needed_layers_of_a_file_are_enough_for_the_same_answers(chat: Story, tmp_path: Path) -> None:
    save(chat, tmp_path / "chat.fabula")
    part = load(tmp_path / "chat.fabula", NEEDED)
    for question in (f"Who knows that {RED}?", "Who knows that the boat leaks?", "Who knows that Amy flew?"):
        reply = chat.ask(question)
        assert part.ask(question) == reply
        assert [*reply_lines(reply, part, part.index)] == [*reply_lines(reply, chat, chat.index)]
