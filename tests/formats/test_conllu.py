import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from udapi.core.document import Document

from fabula.book import Book
from fabula.formats import export
from fabula.layers import ENTITIES, REFERENCES, TOKENS, Category, Entity, MentionKind, Reference, Word
from fabula.story import Story
from tests.formats.grammar import Place, flat, harbour, with_grammar, with_words
from tests.formats.ud import complaints
from tests.tiny import said, tiny

GOLDEN = Path(__file__).with_name("golden")


def conllu(story: Story, min_certainty: float | None = None) -> str:
    content = export(story, "conllu", min_certainty=min_certainty)
    assert isinstance(content, str)
    return content


def lines(content: str) -> list[list[str]]:
    return [line.split("\t") for line in content.splitlines() if line[:1].isdigit()]


def comments(content: str, name: str) -> list[str]:
    return re.findall(rf"^# {name} = (.*)$", content, re.MULTILINE)


def test_the_harbour_in_conllu() -> None:
    assert conllu(harbour()) == (GOLDEN / "harbour.conllu").read_text(encoding="utf-8")


def test_the_validator_of_universal_dependencies_finds_nothing(story: Story) -> None:
    assert complaints(conllu(harbour())) == ""
    assert complaints(conllu(story)) == ""


def test_the_validator_is_one_that_finds_something() -> None:
    content = conllu(harbour())
    assert "head-self-loop" in complaints(content.replace("9\tnmod:poss", "7\tnmod:poss"))
    assert "spaceafter-value" in complaints(content.replace("SpaceAfter=No", "SpaceAfter=Yes", 1))
    assert "ill-nested-entities" in complaints(content.replace("Entity=e1)", "Entity=e9)"))


def test_contractions_are_written_as_one_and_nothing_else_is() -> None:
    story = with_grammar(
        tiny("“Who'd've gone to the well-known 'Ann' inn?” cannot be; 5km on, the boys' dog isn't."),
        """
        “ “ PUNCT `` _ 2 punct
        Who who PRON WP _ 0 root
        'd 'd AUX MD _ 2 dep
        've have AUX VB _ 2 dep
        gone go VERB VBN _ 2 dep
        to to ADP IN _ 2 dep
        the the DET DT _ 2 dep
        well well ADV RB _ 2 dep
        - - PUNCT HYPH _ 2 punct
        known known ADJ JJ _ 2 dep
        ' ' PUNCT `` _ 2 punct
        Ann Ann PROPN NNP _ 2 dep
        ' ' PUNCT '' _ 2 punct
        inn inn NOUN NN _ 2 dep
        ? ? PUNCT . _ 2 punct
        ” ” PUNCT '' _ 2 punct
        can can AUX MD _ 2 dep
        not not PART RB _ 2 dep
        be be AUX VB _ 2 dep
        ; ; PUNCT , _ 2 punct
        5 5 NUM CD _ 2 dep
        km km NOUN NN _ 2 dep
        on on ADV RB _ 2 dep
        , , PUNCT , _ 2 punct
        the the DET DT _ 2 dep
        boys boy NOUN NNS _ 2 dep
        ' ' PART POS _ 2 dep
        dog dog NOUN NN _ 2 dep
        is be AUX VBZ _ 2 dep
        n't not PART RB _ 2 dep
        . . PUNCT . _ 2 punct
        """,
    )
    content = conllu(story)
    assert complaints(content) == ""
    ranges = [(line[0], line[1]) for line in lines(content) if "-" in line[0]]
    assert ranges == [("2-4", "Who'd've"), ("17-18", "cannot"), ("26-27", "boys'"), ("29-30", "isn't")]
    assert comments(content, "text") == [story.text.characters]


def test_speakers_stand_above_what_is_spoken_and_only_there(story: Story) -> None:
    content = conllu(harbour())
    assert comments(content, "speaker") == ["mara", "mara"]
    assert comments(content, "addressee") == ["mr-reed", "mr-reed"]
    assert comments(conllu(harbour(), 0.95), "speaker") == []
    written = flat(tiny(said("“Yours, Zoë”", by="Zoë", to=("Ann", "Ben"), kind="writing")))
    assert comments(conllu(written), "speaker") == []
    both = flat(tiny(said("“You!”", by="Zoë", to=("Ann", "Ben"))))
    assert comments(conllu(both), "addressee") == ["ann,ben"]


def test_of_two_who_speak_in_one_sentence_the_one_with_more_words_counts() -> None:
    story = flat(tiny(said("“No.”", by="Ann"), " — ", said("“But yes!”", by="Ben")))
    assert comments(conllu(story), "speaker") == ["ben"]


def test_words_without_a_known_speaker_are_nobodys() -> None:
    assert "speaker" not in conllu(flat(tiny(said("“Who is there?”"))))


def test_a_paragraph_that_begins_within_a_sentence_is_marked_at_its_word() -> None:
    content = conllu(flat(tiny("One line\nand its end.")))
    assert content.count("# newpar\n") == 1
    assert [line[1] for line in lines(content) if "NewPar=Yes" in line[9]] == ["and"]


def test_the_text_is_one_line_whatever_it_holds() -> None:
    story = flat(tiny("A\u2028b\x00c  \r\n\td #\ud800 e"))
    content = conllu(story)
    assert comments(content, "text") == ["A b□c d #□ e"]
    assert complaints(content) == ""


def test_accents_are_composed_but_never_across_words() -> None:
    characters = "cafe\u0301 x\u0301y"
    story = tiny(characters)
    assert len(story.book[TOKENS]) == 5  # the accents stand alone
    content = conllu(flat(story))
    assert complaints(content) == ""
    assert comments(content, "text") == ["cafe \u0301 x \u0301y"]
    whole = with_grammar(tiny(characters), "cafe\u0301 café NOUN NN _ 0 root\nx\u0301y x X XX _ 1 dep")
    assert comments(conllu(whole), "text") == ["café x\u0301y"]


def test_what_no_column_takes_is_put_right() -> None:
    traits = "b=1|Number=Sing|Case=Nom,Acc|Number=Plur"
    word = Word(0, 1, " \n", "verb", "", traits, None, "root", 0.5, "by hand")
    (line,) = lines(conllu(with_words(flat(tiny("A")), (word,))))
    assert line == ["1", "A", "_", "X", "_", "Case=Acc,Nom|Number=Sing", "0", "root", "_", "_"]


def test_documents_are_named_like_their_files() -> None:
    assert "# newdoc id = The-harbour\n" in conllu(harbour())
    assert "# newdoc id = story\n" in conllu(flat(tiny("A.", name="-")))
    assert "# sent_id = a-b-1\n" in conllu(flat(tiny("A.", name="x/a & b.txt")))


def test_nothing_comes_of_nothing() -> None:
    assert conllu(tiny("")) == ""


def test_mentions_are_read_back_by_udapi() -> None:
    document = Document()
    document.from_conllu_string(conllu(harbour()))
    found = {
        entity.eid: [" ".join(node.form for node in mention.words) for mention in entity.mentions]
        for entity in document.coref_entities
    }
    assert found == {
        "e0": ["Mara", "Mara", "she"],
        "e1": ["Old Mr. Reed", "He"],
        "e2": ["Mara 's boat"],
        "e3": ["the Harbour Company"],
        "e4": ["Ely"],
    }
    heads = {mention.head.form for entity in document.coref_entities for mention in entity.mentions}
    assert heads == {"Mr.", "He", "Mara", "she", "boat", "Company", "Ely"}
    assert {entity.eid: entity.etype for entity in document.coref_entities}["e2"] == "object"


def test_all_mentions_of_one_chain_have_the_type_of_most() -> None:
    words = "inn Rose it Ely".split()
    rows: list[tuple[Place, Category, MentionKind]] = [
        ("inn", "ORG", "NOM"),
        ("Rose", "FAC", "PROP"),
        ("it", "FAC", "PRON"),
        ("Ely", "GPE", "PROP"),
    ]
    story = with_grammar(
        tiny(" ".join(words)),
        "\n\n".join(f"{word} x X X _ 0 root" for word in words),
        rows,
        references=["#1", "#1", "#1", "#2"],
    )
    assert re.findall(r"Entity=\((e\d-\w+)", conllu(story)) == ["e0-place"] * 3 + ["e1-place"]
    assert complaints(conllu(story)) == ""


CATEGORIES: tuple[Category, ...] = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
FORMS = st.sampled_from(["PROP", "NOM", "PRON"])
TEXTS = st.lists(
    st.sampled_from("Ann|don|'t|'|“|e|\u0301|\u1100|\u1161| |\n|—|5|x\x07".split("|")),
    min_size=1,
    max_size=12,
).map("".join)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A text cut into words by a simple rule, with any heads, relations and entities at all."""
    story = tiny(draw(TEXTS), said("“Ann!”", by="Ann"))
    tokens = story.book[TOKENS]
    size = len(tokens)
    words = tuple(
        Word(
            token.start,
            token.stop,
            draw(st.sampled_from(["", "x", "a b", "\t"])),
            draw(st.sampled_from(["NOUN", "PUNCT", "", "N"])),
            draw(st.sampled_from(["", "POS", "N N"])),
            draw(st.sampled_from(["", "B=1|A=2", "A=2|A=1", "a"])),
            draw(st.none() | st.integers(-1, size)),
            draw(st.sampled_from(["root", "dep", "nsubj:pass", "Nsubj", "", "punct"])),
            0.5,
            "by chance",
        )
        for token in tokens
    )
    stretches = draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size + 1)), max_size=6))
    entities: Any = tuple(
        Entity(0, 0, first, last, draw(st.sampled_from(CATEGORIES)), draw(FORMS), 0.5, "by chance")
        for first, last in stretches
    )
    references = tuple(
        Reference(0, 0, n, draw(st.sampled_from(["#1", "#2", "ann"])), 0.5, "by chance")
        for n in range(len(entities))
    )
    story = with_words(story, words)
    return Story(Book(story.text, {**story.book.layers, ENTITIES: entities, REFERENCES: references}))


@settings(deadline=None, max_examples=200)
@given(stories())
def test_whatever_a_reading_makes_the_file_is_valid(story: Story) -> None:
    content = conllu(story)
    assert complaints(content) == ""
    assert len([line for line in lines(content) if "-" not in line[0]]) == len(story.book[TOKENS])
