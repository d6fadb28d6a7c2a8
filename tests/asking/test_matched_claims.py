"""Which claims the words of a question mean."""

from __future__ import annotations

from fabula.asking import Index
from fabula.asking.matching import match
from fabula.asking.patterns import pattern_of
from fabula.asking.sentence import read_sentence
from fabula.world.reading import parse_world

WORLD = """
person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}]
place = [{name = "York"}]
claim = [
  {id = "kiss", text = "Ben kissed Cora", predicate = "kiss", agent = "ben", patient = "cora"},
  {id = "kissed", text = "Cora kissed Ben", predicate = "kiss", agent = "cora", patient = "ben"},
  {id = "dance", text = "Ann and Ben danced", predicate = "dance", agent = ["ann", "ben"]},
  {id = "took", text = "Ann is taken", predicate = "take", agent = "ben", patient = "ann", place = "york"},
  {id = "ball", text = "Cora went on a date", predicate = "go", agent = "cora", place = "date"},
  {id = "theft", text = "Ben pinched the spoon", predicate = "pinch", agent = "ben", patient = "spoon"},
  {id = "says", text = "Ann told", predicate = "tell", agent = "ann", recipient = "cora", content = "theft"},
  {id = "stays", text = "Cora does not stay", predicate = "stay", agent = "cora", polarity = "-"},
  {id = "wound", text = "the wound", predicate = "happen", patient = "wound"},
  {id = "talk", text = "Ben met Ann", predicate = "meet", agent = "ben", patient = "ann"},
]
beat = [{id = "s1.1", present = ["ann", "cora"]}]
act = [
  {beat = "s1.1", by = "ann", to = "cora", claim = "talk"},
  {beat = "s1.1", by = "ann", to = "cora", act = "withhold", claim = "wound"},
]
"""


def meant(words: str) -> list[str]:
    index = Index(parse_world(WORLD, "kiss.toml"))
    sentence = read_sentence(words, index.cast)
    assert sentence is not None
    return [one.reference for one in match(pattern_of(sentence, sentence.frames[sentence.root]), index)]


def test_who_did_it_to_whom_is_told_apart() -> None:
    assert meant("Ben kissed Cora.") == ["kiss"]
    assert meant("Ben was kissed by Cora.") == ["kissed"]


def test_what_two_did_together() -> None:
    assert meant("Ann danced with Ben.") == ["dance"]


def test_other_words_for_the_same() -> None:
    assert meant("Ben stole the spoon.") == ["theft"]
    assert meant("Ben stole the clock.") == []


def test_who_is_taken_away_leaves_and_who_goes_on_a_date_does_not() -> None:
    assert meant("Ann is leaving.") == ["took"]
    assert meant("Cora is leaving.") == []


def test_what_is_denied() -> None:
    assert meant("Ben didn't kiss Cora.") == ["-kiss"]
    assert meant("Cora stays.") == ["-stays"]


def test_a_claim_inside_another() -> None:
    assert meant("Ann told Cora that Ben stole the spoon.") == ["says"]
    assert meant("Ann told Cora that Ben kissed her.") == []


def test_what_is_kept_back_without_names_is_about_those_spoken_of() -> None:
    assert "wound" in meant("what Ben did to Ann")
    assert "wound" not in meant("what Ben did to Cora")
