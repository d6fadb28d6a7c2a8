"""What the model that ships makes of plain sentences; figures are in BENCHMARKS.md, not here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fabula.reader.bounds import LONGEST
from fabula.reader.model import ReadingModel
from fabula.reader.read import ReadSentence
from fabula.reader.run import Run
from fabula.reader.shapes import OPENING, SPACED


@pytest.fixture(scope="module")
def model() -> ReadingModel:
    return ReadingModel.load(threads=1)


def run_of(words: Sequence[str]) -> Run:
    """Words with a space between each, sentences drawn at full stops."""
    begins = [k == 0 or words[k - 1] == "." for k in range(len(words))]
    return Run(words, [OPENING] + [SPACED] * (len(words) - 1), begins)


def read(model: ReadingModel, text: str) -> list[ReadSentence]:
    return list(model.read(run_of(text.split())))


STORY = "Ann gave the old man her coat . He was cold . They walked to the village together ."


def test_a_subject_an_object_and_whom_it_is_given(model: ReadingModel) -> None:
    words = read(model, STORY)[0].words
    assert words[1].relation == "root"
    assert words[1].lemma == "give"
    assert (words[0].head, words[0].relation) == (1, "nsubj")
    assert (words[4].head, words[4].relation) == (1, "iobj")
    assert (words[6].head, words[6].relation) == (1, "obj")


def test_sentences_cover_all_words_in_order(model: ReadingModel) -> None:
    sentences = read(model, STORY)
    bounds = [(sentence.first, sentence.last) for sentence in sentences]
    assert bounds == [(0, 8), (8, 12), (12, 19)]
    assert all(len(s.words) == s.last - s.first for s in sentences)


def test_heads_are_within_the_sentence_and_one_word_is_the_root(model: ReadingModel) -> None:
    for sentence in read(model, STORY):
        heads = [word.head for word in sentence.words]
        assert heads.count(None) == 1
        assert all(sentence.first <= head < sentence.last for head in heads if head is not None)
        assert [w.relation == "root" for w in sentence.words] == [head is None for head in heads]


def test_mentions_nest(model: ReadingModel) -> None:
    [sentence] = read(model, "The mother of Ann lived in London .")
    found = {(m.first, m.last): (m.category, m.form) for m in sentence.mentions}
    assert found[(0, 4)] == ("PER", "NOM")
    assert found[(3, 4)] == ("PER", "PROP")
    assert found[(6, 7)] == ("GPE", "PROP")


def test_what_happens_is_an_event_and_what_is_only_wished_is_none(model: ReadingModel) -> None:
    [sentence] = read(model, "He walked to the window and wished that she would come .")
    told = {place for place, _ in sentence.events}
    assert 1 in told
    assert 10 not in told


def test_like_sentences_have_like_vectors(model: ReadingModel) -> None:
    one, like, other = (
        read(model, text)[0].vector
        for text in (
            "The ship sank in the storm .",
            "The boat went down in the gale .",
            "She buttered a slice of toast .",
        )
    )
    assert cosine(one, like) > cosine(one, other) + 0.2


def test_given_sentences_are_kept(model: ReadingModel) -> None:
    sentences = list(model.read(run_of(STORY.split()), starts=[0, 12]))
    assert [(s.first, s.last) for s in sentences] == [(0, 12), (12, 19)]


def test_the_same_words_give_the_same_result_whatever_the_threads(model: ReadingModel) -> None:
    words = (STORY + " ") * 40
    assert read(model, words) == read(ReadingModel.load(threads=2), words)


def test_what_was_read_before_leaves_no_trace(model: ReadingModel) -> None:
    before = read(model, STORY)
    read(model, "WHO 's there ? " * 50)
    assert read(model, STORY) == before


def test_what_is_said_of_a_word_stands_at_its_place_over_many_windows(model: ReadingModel) -> None:
    names = [
        f"{first}{last}" for first in "Ann Ben Tom Sam Meg Kit".split() for last in "by ford ley ton".split()
    ]
    text = " ".join(f"{names[k % len(names)]} walked {k} miles ." for k in range(400))
    words = text.split()
    for sentence in read(model, text):
        assert [word.lemma for word in sentence.words][1:2] == ["walk"]
        assert words[sentence.first] == sentence.words[0].lemma
        assert (sentence.first, sentence.first + 1) in {(m.first, m.last) for m in sentence.mentions}
        assert all(words[place] == "walked" for place, _ in sentence.events)


def test_words_without_end_are_cut_into_sentences(model: ReadingModel) -> None:
    words = ["and", "on"] * 700
    sentences = list(model.read(Run(words, [OPENING] + [SPACED] * 1399, [True] + [False] * 1399)))
    assert all(s.last - s.first <= LONGEST for s in sentences)
    assert [s.first for s in sentences][1:] == [s.last for s in sentences][:-1]
    assert sentences[-1].last == len(words)


def test_nothing_gives_nothing(model: ReadingModel) -> None:
    assert list(model.read(Run([], [], []))) == []


@pytest.mark.parametrize(
    "words",
    [["\u200b"], ["x" * 5000], ["!" * 1_000_000], ["\U0001f980"] * 400, ["-"] * 900, ["a\ud800b"]],
    ids=["zero width", "long", "scream", "crabs", "dashes", "surrogate"],
)
def test_odd_words_are_read(model: ReadingModel, words: list[str]) -> None:
    sentences = list(model.read(run_of(words)))
    assert sum(len(s.words) for s in sentences) == len(words)


def cosine(one: bytes, other: bytes) -> float:
    a, b = ([v - 256 if v > 127 else v for v in vector] for vector in (one, other))
    dot = sum(x * y for x, y in zip(a, b, strict=True))
    return float(dot / (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5)
