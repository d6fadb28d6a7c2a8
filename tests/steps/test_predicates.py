from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fabula.layers import PREDICATES
from fabula.steps import predicates
from tests.trees import book_of, predicates_of

ORDER = "\"/``/2/punct Go/VB/4/ccomp \"/''/2/punct said=say/VBD/0/root she/PRP/4/nsubj ././4/punct"


def forms(*sentences: str) -> list[str]:
    book = predicates.STEP.apply(book_of(*sentences))
    return [book.text.cut((row.start, row.stop)) for row in book[PREDICATES]]


def test_verbs_predicate_words_and_lone_auxiliaries_are_predicates() -> None:
    assert forms(
        "She/PRP/3/nsubj was=be/VBD/3/cop tired/JJ/0/root",
        "It/PRP/3/nsubj is=be/VBZ/3/cop me/PRP/0/root",
        "We/PRP/2/nsubj were=be/VBD~AUX/0/root n't=not/RB/2/advmod",
        "The/DT/3/det broken=break/VBN/3/amod cup/NN/4/nsubj fell=fall/VBD/0/root",
        "There/EX/2/expl was=be/VBD/0/root rain/NN/2/nsubj",
        "Rain/NN/0/root",
    ) == ["tired", "me", "were", "fell", "was"]


def test_a_copula_serves_two_predicates() -> None:
    sentence = "She/PRP/3/nsubj was=be/VBD/3/cop cold/JJ/0/root and/CC/5/cc hungry/JJ/3/conj"
    assert forms(sentence) == ["cold", "hungry"]


def test_the_source_of_a_quotation_is_its_speaker() -> None:
    sentence = (
        "\"/``/3/punct He/PRP/3/nsubj lied=lie/VBD/5/ccomp \"/''/3/punct said=say/VBD/0/root she/PRP/5/nsubj"
    )
    assert predicates_of(sentence)["lied"].factuality == "CT+"
    assert predicates_of(sentence.replace('"/', "-/"))["lied"].factuality == "Uu"


def test_a_word_in_quotation_marks_has_the_source_of_its_clause() -> None:
    sentence = (
        "Tom/NNP/2/nsubj said=say/VBD/0/root she/PRP/6/nsubj was=be/VBD/6/cop "
        "\"/``/6/punct tired/JJ/2/ccomp \"/''/6/punct"
    )
    assert predicates_of(sentence)["tired"].factuality == "Uu"


def test_the_question_of_a_quotation_does_not_ask_its_tag() -> None:
    sentence = (
        "\"/``/3/punct He/PRP/3/nsubj lied=lie/VBD/6/ccomp ?/./6/punct \"/''/3/punct asked=ask/VBD/0/root "
        "she/PRP/6/nsubj"
    )
    assert predicates_of(sentence)["asked"].factuality == "CT+"


def test_a_command_in_a_quotation_is_open_and_its_tag_is_not() -> None:
    found = predicates_of(ORDER)
    assert (found["Go"].factuality, found["said"].factuality) == ("Uu", "CT+")


def test_rows_say_which_word_and_which_rule() -> None:
    row = predicates_of("He/PRP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod sing/VB/0/root")["sing"]
    assert (row.start, row.stop, row.token, row.maker) == (11, 15, 3, "predicates: negation")


def test_an_event_changes_the_certainty_alone() -> None:
    sentence = "Rain/NN/2/nsubj fell=fall/VBD/0/root"
    plain, told = predicates_of(sentence)["fell"], predicates_of(sentence, realis=["fell"])["fell"]
    assert plain.certainty < told.certainty
    assert plain.factuality == told.factuality


def test_a_book_without_words_has_no_predicates() -> None:
    book = predicates.STEP.apply(book_of())
    assert book[PREDICATES] == ()


def test_clauses_nested_without_end_are_read() -> None:
    deep = ["He/PRP/2/nsubj said=say/VBD/0/root"]
    for number in range(1, 3000):
        deep.append(f"he/PRP/{2 * number + 2}/nsubj said=say/VBD/{2 * number}/ccomp")
    assert len(forms(" ".join(deep))) == 3000


RELATIONS = """nsubj obj obl aux cop mark det cc conj advmod punct xcomp ccomp csubj advcl acl acl:relcl
    parataxis root expl""".split()
ENTRIES = """he/PRP not/RB no/DT nobody/NN would/MD have/VB had=have/VBD know/VB known=know/VBN if/IN as/IN
    to/TO too/RB why/WRB and/CC tired/JJ going=go/VBG ?/. "/`` wish/VBP""".split()


@given(
    st.lists(st.tuples(st.sampled_from(ENTRIES), st.integers(0, 9), st.sampled_from(RELATIONS)), max_size=9)
)
def test_whatever_a_parser_gives_is_read(drawn: list[tuple[str, int, str]]) -> None:
    sentence = " ".join(f"{word}/{head}/{relation}" for word, head, relation in drawn)
    book = predicates.STEP.apply(book_of(*([sentence] if sentence else [])))
    rows = book[PREDICATES]
    assert [row.token for row in rows] == sorted({row.token for row in rows})
    for row in rows:
        assert 0 < row.certainty < 1
        assert row.factuality == "Uu" or row.factuality.endswith(row.polarity)
