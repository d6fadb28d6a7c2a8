from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas
import pytest

from fabula.book import Book
from fabula.formats import export
from fabula.layers import CHARACTERS, NARRATOR, SENTENCES, TOKENS, MentionKind, Sentence, Token
from fabula.story import Story
from tests.formats.grammar import Place, flat, harbour, with_grammar
from tests.tiny import heading, said, tiny

GOLDEN = Path(__file__).with_name("golden")
ENDINGS = [".tokens", ".entities", ".quotes", ".book"]
HOSTILE = "NULL nan None NA \"x '' # a\tb # \u2028 \x00 \ud800 N/A -1 \\n “ ” ,"


def booknlp(story: Story, min_certainty: float | None = None) -> Mapping[str, str]:
    files = export(story, "booknlp", min_certainty=min_certainty)
    assert not isinstance(files, str)
    return files


def rows(content: str) -> list[dict[str, str]]:
    header, *lines = content.removesuffix("\n").split("\n")
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def people(story: Story) -> list[dict[str, Any]]:
    return list(json.loads(booknlp(story)[".book"])["characters"])


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_harbour_as_booknlp_writes_it(ending: str) -> None:
    assert booknlp(harbour())[ending] == (GOLDEN / f"harbour{ending}").read_text(encoding="utf-8")


def test_tokens_are_numbered_through_paragraphs_sentences_and_document(story: Story) -> None:
    table = rows(booknlp(story)[".tokens"])
    assert [int(row["token_ID_within_document"]) for row in table] == list(range(len(story.book[TOKENS])))
    for row, token in zip(table, story.book[TOKENS], strict=True):
        assert (int(row["byte_onset"]), int(row["byte_offset"])) == (token.start, token.stop)
        assert story.text.characters[token.start : token.stop] == row["word"]
    sentence = story.book[SENTENCES][0]
    assert [int(row["token_ID_within_sentence"]) for row in table] == list(range(sentence.last))


def test_headings_are_paragraphs() -> None:
    story = flat(tiny(heading("One"), "\n\nAnn came.\n\n", heading("Two"), "\n\nBen went."))
    table = rows(booknlp(story)[".tokens"])
    assert [(row["paragraph_ID"], row["word"]) for row in table] == [
        ("0", "One"),
        ("1", "Ann"),
        ("1", "came"),
        ("1", "."),
        ("2", "Two"),
        ("3", "Ben"),
        ("3", "went"),
        ("3", "."),
    ]


def test_the_root_is_its_own_head() -> None:
    table = rows(booknlp(harbour())[".tokens"])
    roots = [row for row in table if row["dependency_relation"] == "root"]
    assert [row["word"] for row in roots] == ["Harbour", "find", "said", "Ask", "walked"]
    assert all(row["syntactic_head_ID"] == row["token_ID_within_document"] for row in roots)


def test_pandas_reads_every_table_in_the_usual_way() -> None:
    story = flat(tiny(HOSTILE, said(f"“{HOSTILE}”", by="Ann"), " nan Ann"))
    files = booknlp(story)
    frame = pandas.read_csv(io.StringIO(files[".tokens"]), delimiter="\t", quoting=3)
    assert len(frame) == len(story.book[TOKENS])
    assert frame["syntactic_head_ID"].dtype.kind == "i"
    frame = pandas.read_csv(
        io.StringIO(files[".tokens"]), sep="\t", quoting=3, keep_default_na=False, na_filter=False
    )
    forms = [story.text.cut((token.start, token.stop)) for token in story.book[TOKENS]]
    assert frame["word"].tolist() == [re.sub("[\x00\ud800]", "\ufffd", form) for form in forms]
    assert {"NULL", "nan", "None", '"', "#"} <= set(frame["word"])
    quotes = pandas.read_csv(io.StringIO(files[".quotes"]), delimiter="\t", quoting=3)
    assert quotes["quote_start"].tolist() == [forms.index("“", forms.index("“") + 1)]
    entities = pandas.read_csv(io.StringIO(files[".entities"]), delimiter="\t", quoting=3)
    assert entities["text"].tolist() == ["Ann"]


def test_white_space_inside_a_word_becomes_letters() -> None:
    characters = "a b\tc\nd\u2028e\u00a0f"
    story = tiny(characters)
    whole = {TOKENS: (Token(0, len(characters)),), SENTENCES: (Sentence(0, len(characters), 0, 1),)}
    (row,) = rows(booknlp(flat(Story(Book(story.text, {**story.book.layers, **whole}))))[".tokens"])
    assert row["word"] == "aSbTcNdNeSf"


def test_the_words_of_an_entity_are_the_words_of_its_tokens() -> None:
    files = booknlp(harbour())
    words = [row["word"] for row in rows(files[".tokens"])]
    for row in rows(files[".entities"]):
        assert row["text"] == " ".join(words[int(row["start_token"]) : int(row["end_token"]) + 1])
    for row in rows(files[".quotes"]):
        assert row["quote"] == " ".join(words[int(row["quote_start"]) : int(row["quote_end"]) + 1])
        assert row["mention_phrase"] == " ".join(
            words[int(row["mention_start"]) : int(row["mention_end"]) + 1]
        )


def test_numbers_of_people_are_the_same_in_all_files_and_in_the_cast() -> None:
    story = harbour()
    files = booknlp(story)
    assert [person.id for person in story.book[CHARACTERS]] == ["mara", "mr-reed"]
    assert {row["text"] for row in rows(files[".entities"]) if row["COREF"] == "0"} == {"Mara", "she"}
    assert {row["char_id"] for row in rows(files[".quotes"])} == {"0"}
    assert [person["id"] for person in people(story)] == [0, 1]


def test_what_refers_to_the_same_has_one_number_and_keeps_its_category() -> None:
    words = "The inn Ely It".split()
    story = with_grammar(
        tiny(" ".join(words)),
        "The the DET DT _ 2 det\ninn inn NOUN NN _ 0 root\n\nEly x X X _ 0 root\n\nIt x X X _ 0 root",
        [("The inn", "FAC", "NOM"), ("Ely", "GPE", "PROP"), ("It", "ORG", "PRON")],
        references=["#1", "#2", "#1"],
    )
    assert [(row["COREF"], row["cat"]) for row in rows(booknlp(story)[".entities"])] == [
        ("0", "FAC"),
        ("1", "GPE"),
        ("0", "ORG"),
    ]


def test_an_unknown_or_doubtful_speaker_is_none(story: Story) -> None:
    table = rows(booknlp(story)[".quotes"])
    assert [row["char_id"] for row in table] == ["0", "0", "1", "None", "2"]
    assert set(table[3].values()) >= {"None"} and table[3]["mention_start"] == "None"
    doubtful = rows(booknlp(story, 0.6)[".quotes"])
    assert [row["char_id"] for row in doubtful] == ["0", "0", "None", "None", "2"]
    assert [row["quote"] for row in doubtful] == [row["quote"] for row in table]


def test_what_is_quoted_within_a_quotation_has_no_row(story: Story) -> None:
    table = rows(booknlp(story)[".quotes"])
    assert [row["quote"] for row in table][:3] == ["“ Tea ,", "“ or ‘ nothing ’ again ? ”", "“ No . ”"]


def test_a_speaker_without_a_tag_is_shown_by_the_nearest_mention_in_the_narration() -> None:
    story = flat(tiny("Ann sat. Ben stood. Ann rose. ", said("“Ann, go!”", by="Ann"), " Ben went."))
    (row,) = rows(booknlp(story)[".quotes"])
    assert (row["mention_phrase"], row["mention_start"]) == ("Ann", "6")
    (row,) = rows(booknlp(flat(tiny(said("“Ann, go!”", by="Ann"))))[".quotes"])
    assert row["mention_start"] == "1"
    (row,) = rows(booknlp(flat(tiny(said("“Go!”", by=NARRATOR))))[".quotes"])
    assert (row["mention_start"], row["mention_phrase"], row["char_id"]) == ("None", "None", "0")


def test_a_cue_outranks_a_nearer_mention() -> None:
    story = with_grammar(
        tiny("Ann was she who said: Ann ", said("“Go!”", by="Ann")),
        """
        Ann Ann PROPN NNP _ 3 nsubj
        was be AUX VBD _ 3 cop
        she she PRON PRP _ 0 root
        who who PRON WP _ 5 nsubj
        said say VERB VBD _ 3 acl:relcl
        : : PUNCT : _ 3 punct
        Ann Ann PROPN NNP _ 3 appos
        “ “ PUNCT `` _ 3 punct
        Go go VERB VB _ 3 dep
        ! ! PUNCT . _ 3 punct
        ” ” PUNCT '' _ 3 punct
        """,
        people=[("Ann", "PROP", "ann"), ("she", "PRON", "ann"), (("Ann", 1), "PROP", "ann")],
        cues=[(0, "she who", "she", "beat before"), (0, "Ann was she who said", "Ann", "lead")],
    )
    (row,) = rows(booknlp(story)[".quotes"])
    assert row["mention_start"] == "0"


ROLES = """
    Old old ADJ JJ _ 2 amod
    Ann Ann PROPN NNP _ 5 nsubj
    and and CCONJ CC _ 4 cc
    Ben Ben PROPN NNP _ 2 conj
    saw see VERB VBD _ 0 root
    him he PRON PRP _ 5 obj
    and and CCONJ CC _ 8 cc
    hid hide VERB VBD _ 5 conj
    ; ; PUNCT , _ 12 punct
    Cat Cat PROPN NNP _ 12 nsubj:pass
    was be AUX VBD _ 12 aux:pass
    caught catch VERB VBN _ 5 parataxis
    by by ADP IN _ 14 case
    Ann Ann PROPN NNP _ 12 obl:agent
    and and CCONJ CC _ 18 cc
    Ben Ben PROPN NNP _ 18 nsubj
    is be AUX VBZ _ 18 cop
    glad glad ADJ JJ _ 12 conj
    and and CCONJ CC _ 20 cc
    old old ADJ JJ _ 18 conj
    ; ; PUNCT , _ 24 punct
    her she PRON PRP$ _ 23 nmod:poss
    dog dog NOUN NN _ 27 nsubj
    and and CCONJ CC _ 25 cc
    cow cow NOUN NN _ 23 conj
    , , PUNCT , _ 27 punct
    ran run VERB VBD _ 5 parataxis
    . . PUNCT . _ 5 punct

    “ “ PUNCT `` _ 2 punct
    Hm hm INTJ UH _ 0 root
    ” ” PUNCT '' _ 2 punct
"""


def roles() -> Story:
    text = "Old Ann and Ben saw him and hid; Cat was caught by Ann and Ben is glad and old; "
    text += "her dog and cow, ran. "
    people: list[tuple[Place, MentionKind, str]] = [
        ("Ann", "PROP", "ann"),
        ("Ben", "PROP", "ben"),
        ("him", "PRON", "ben"),
        ("Cat", "PROP", "cat"),
        (("Ann", 1), "PROP", "ann"),
        (("Ben", 1), "PROP", "ben"),
        ("her", "PRON", "cat"),
    ]
    return with_grammar(tiny(text, said("“Hm”", by="Ann", to=("Ben", "Cat"))), ROLES, people=people)


def test_what_people_do_suffer_have_and_are() -> None:
    found = {
        person["mentions"]["proper"][0]["n"]: {
            role: [word["w"] for word in person[role]] for role in ("agent", "patient", "mod", "poss")
        }
        for person in people(roles())
    }
    assert found == {
        "Ann": {"agent": ["saw", "hid", "caught"], "patient": [], "mod": ["Old"], "poss": []},
        "Ben": {"agent": ["saw", "hid"], "patient": ["saw"], "mod": ["glad", "old"], "poss": []},
        "Cat": {"agent": [], "patient": ["caught"], "mod": [], "poss": ["dog", "cow"]},
    }


def test_people_come_most_mentioned_first_with_their_forms_counted() -> None:
    found = people(roles())
    assert [(person["count"], person["mentions"]["proper"]) for person in found] == [
        (3, [{"c": 2, "n": "Ben"}]),
        (2, [{"c": 2, "n": "Ann"}]),
        (2, [{"c": 1, "n": "Cat"}]),
    ]
    assert found[0]["mentions"]["pronoun"] == [{"c": 1, "n": "him"}]
    assert found[0]["mentions"]["common"] == []


def test_pronouns_are_shares_of_those_used_or_nothing() -> None:
    ben, ann, cat = (person["g"] for person in people(roles()))
    assert (ben["argmax"], ben["max"], ben["total"]) == ("he/him/his", 1.0, 1.0)
    assert sum(ben["inference"].values()) == 1.0
    assert cat["argmax"] == "she/her"
    assert ann is None


@pytest.mark.parametrize(("given", "argmax"), [(True, "they/them/their"), (False, "he/him/his")])
def test_pronouns_of_a_given_cast_outrank_those_used(given: bool, argmax: str) -> None:
    story = roles()
    cast = tuple(replace(person, pronouns="they/them", given=given) for person in story.characters)
    story = Story(Book(story.text, {**story.book.layers, CHARACTERS: cast}))
    ben, ann, _ = (person["g"] for person in people(story))
    assert ben["argmax"] == argmax
    assert ann["argmax"] == "they/them/their"
