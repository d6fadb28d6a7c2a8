"""Small worlds to ask about, written as a person writes them."""

from __future__ import annotations

from fabula.asking import Index, Reply, ask
from fabula.world.reading import parse_world

LETTER = """
person = [
  {name = "Ann", pronouns = "she/her"},
  {name = "Ben", pronouns = "he/him", relations = [{to = "Ann", kind = "brother"}]},
  {name = "Cora Vane", aliases = ["Cora"], pronouns = "she/her"},
  {name = "Faith", pronouns = "she/her"},
]
place = [{name = "kitchen"}, {name = "garden"}, {name = "desk"}, {name = "stove"}]
claim = [
  {id = "stole", text = "Ben stole the letter", predicate = "steal", agent = "ben", patient = "the letter"},
  {id = "burnt", text = "Ben burned the letter", predicate = "burn", agent = "ben", patient = "the letter"},
  {id = "leaves", text = "Cora leaves for York", predicate = "leave", agent = "cora-vane"},
  {id = "ill", text = "Ann is ill", predicate = "be", agent = "ann", patient = "ill"},
  {id = "in-desk", text = "The letter is in the desk", predicate = "be", agent = "letter", place = "desk"},
  {id = "in-stove", text = "The letter is in the stove", predicate = "be", agent = "letter", place = "stove"},
  {id = "hates", text = "Faith hates Ben", predicate = "hate", agent = "faith", patient = "ben"},
]
beat = [
  {id = "s1.1", place = "kitchen", present = ["ann", "ben"]},
  {id = "s1.2", place = "kitchen", present = ["ben", {id = "cora-vane", perceives = "sees", hidden = true}]},
  {id = "s2.1", place = "garden", present = ["ann", "cora-vane"]},
  {id = "s3.1", place = "garden", present = ["ben", "ann"]},
  {id = "s4.1", present = ["faith"]},
]
event = [
  {id = "e1", beat = "s1.1", claim = "in-desk"},
  {id = "e2", beat = "s1.2", claim = "stole"},
  {id = "e3", beat = "s1.2", claim = "in-stove"},
  {id = "e4", beat = "s4.1", claim = "hates"},
]
perception = [{id = "p1", by = "cora-vane", of = "e2", as = "burnt", how = "through the window"}]
act = [
  {id = "a1", beat = "s2.1", by = "cora-vane", to = "ann", claim = "burnt"},
  {id = "a2", beat = "s2.1", by = "cora-vane", to = "ann", act = "withhold", claim = "leaves"},
  {id = "a3", beat = "s2.1", by = "ann", to = "cora-vane", act = "deny", claim = "ill"},
  {id = "a4", beat = "s3.1", by = "ann", to = "ben", act = "ask", claim = "burnt"},
]
attitude = [
  {id = "t1", beat = "s3.1", holder = "faith", stance = "doubts", claim = "burnt"},
  {id = "t2", beat = "s3.1", holder = ["ben", "ann"], stance = "believes", claim = "stole"},
  {id = "t3", beat = "s3.1", holder = "ann", stance = "angry", toward = "ben"},
]
"""


def letter() -> Index:
    """Ben takes a letter from desk to stove; Cora, at the window, thinks he burns it, and tells Ann."""
    return Index(parse_world(LETTER, "letter.toml"))


def values(index: Index, question: str, at: str | None = None) -> list[str]:
    """The values of the answers to a question that has some."""
    reply = ask(question, index, at)
    assert reply.status == "answered", (reply.status, reply.reason, str(reply.query))
    return [answer.value for answer in reply.answers]


def rows(index: Index, question: str, at: str | None = None) -> list[tuple[str, ...]]:
    """The rows that each answer rests on."""
    return [answer.rows for answer in ask(question, index, at).answers]


def query_of(index: Index, question: str) -> str:
    """What a question is taken for."""
    reply: Reply = ask(question, index)
    assert reply.query is not None, reply.reason
    return str(reply.query)
