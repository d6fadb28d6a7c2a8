"""Cues over trees drawn by hand: who is found beside a quotation, and whom the tag names as spoken to."""

from __future__ import annotations

import pytest

from fabula.book import Book
from fabula.layers import CUES, MENTIONS, PARAGRAPHS, TOKENS, Mention, MentionKind, Paragraph
from fabula.steps import cues
from fabula.text import Span
from tests.trees import book_of

PRONOUNS = {"he", "she", "her", "him"}


def with_mentions(book: Book, people: str) -> Book:
    """One paragraph, and a mention for every word that is one of ``people``."""
    rows = []
    for token in book[TOKENS]:
        form = book.text.cut((token.start, token.stop))
        if form in people.split():
            kind: MentionKind = "PRON" if form.lower() in PRONOUNS else "PROP" if form.istitle() else "NOM"
            rows.append(Mention(token.start, token.stop, Span(token.start, token.stop), kind, None))
    return book.plus({MENTIONS: tuple(rows), PARAGRAPHS: (Paragraph(0, len(book.text), "ch1"),)})


def found(people: str, *sentences: str) -> list[tuple[str, str]]:
    """Each cue's kind and person."""
    book = cues.STEP.apply(with_mentions(book_of(*sentences), people))
    whose = [book[MENTIONS][cue.mention] for cue in book[CUES]]
    return [
        (cue.kind, book.text.cut((row.start, row.stop))) for cue, row in zip(book[CUES], whose, strict=True)
    ]


def heard(people: str, *sentences: str) -> list[str]:
    """Whom the cues name as spoken to."""
    book = cues.STEP.apply(with_mentions(book_of(*sentences), people))
    rows = [book[MENTIONS][hearer] for cue in book[CUES] for hearer in cue.hearers]
    return [book.text.cut((row.start, row.stop)) for row in rows]


def after(verb: int, narration: str) -> str:
    """A sentence that begins with a quotation; the narration's first word is the sixth."""
    return f'"/PUNCT/3/punct It/PRP/3/nsubj rains/VBZ/{verb}/ccomp ,/,/3/punct "/PUNCT/3/punct {narration}'


def before(verb: int, narration: str) -> str:
    """A sentence that ends with a quotation, after narration and a comma."""
    rains = len(narration.split()) + 4
    return (
        f'{narration} ,/,/{verb}/punct "/PUNCT/{rains}/punct It/PRP/{rains}/nsubj '
        f'rains/VBZ/{verb}/ccomp ././{rains}/punct "/PUNCT/{rains}/punct'
    )


@pytest.mark.parametrize(
    ("narration", "verb", "person"),
    [
        ("said=say/VBD/0/root Martin/NNP/6/nsubj ././6/punct", 6, "Martin"),
        ("put/VBD/0/root in/RP/6/compound:prt Martin/NNP/6/nsubj ././6/punct", 6, "Martin"),
        ("returned/VBD/0/root the/DT/9/det tired/JJ/9/amod soldier/NN/6/nsubj ././6/punct", 6, "soldier"),
        ("suddenly/RB/8/advmod Martin/NNP/8/nsubj asked=ask/VBD/0/root ././8/punct", 8, "Martin"),
        (
            "Martin/NNP/7/nsubj turned=turn/VBD/0/root and/CC/9/cc said=say/VBD/7/conj ././7/punct",
            7,
            "Martin",
        ),
        (
            "said=say/VBD/0/root his/PRP$/8/nmod:poss old/JJ/9/amod friend/NN/6/nsubj ,/,/11/punct "
            "Martin/NNP/9/appos ././6/punct",
            6,
            "Martin",
        ),
        (
            "said=say/VBD/0/root Martin/NNP/10/nmod:poss 's/POS/7/case cheerful/JJ/10/amod voice/NN/6/nsubj "
            "././6/punct",
            6,
            "Martin",
        ),
        ("was=be/VBD/8/cop Martin/NNP/8/nmod:poss answer/NN/0/root ././8/punct", 8, "Martin"),
    ],
)
def test_the_subject_of_a_tag(narration: str, verb: int, person: str) -> None:
    assert found("Martin soldier friend", after(verb, narration)) == [("tag", person)]


@pytest.mark.parametrize(
    ("narration", "verb", "person"),
    [
        (  # the nearest subject is the relative pronoun's, not that of "said"
            "Clara/NNP/6/nsubj ,/,/4/punct who/WP/4/nsubj liked=like/VBD/1/acl:relcl Martin/NNP/4/obj "
            "said=say/VBD/0/root",
            6,
            "Clara",
        ),
        (
            "Martin/NNP/2/nsubj nodded=nod/VBD/0/root and/CC/7/cc Clara/NNP/7/nsubj ,/,/6/punct "
            "smiling=smile/VBG/7/advcl said=say/VBD/2/conj",
            7,
            "Clara",
        ),
        (
            "Martin/NNP/2/nsubj stopped=stop/VBD/0/root Clara/NNP/2/obj with/IN/6/case the/DT/6/det "
            "answer/NN/2/obl",
            2,
            "Martin",
        ),
        (
            "Martin/NNP/2/nsubj heard=hear/VBD/0/root Clara/NNP/2/obj softly/RB/5/advmod say/VB/2/xcomp",
            5,
            "Clara",
        ),
        (
            "As/IN/3/mark Clara/NNP/3/nsubj spoke=speak/VBD/6/advcl ,/,/3/punct Martin/NNP/6/nsubj "
            "bowed=bow/VBD/0/root with/IN/9/case these/DT/9/det words/NNS/6/obl",
            6,
            "Martin",
        ),
    ],
)
def test_the_subject_of_a_lead(narration: str, verb: int, person: str) -> None:
    assert found("Martin Clara", before(verb, narration)) == [("lead", person)]


ALONE = '"/PUNCT/3/punct It/PRP/3/nsubj rains/VBZ/0/root ?/./3/punct "/PUNCT/3/punct'


def test_a_clause_that_denies_speech_is_no_tag() -> None:
    silent = "She/PRP/4/nsubj would/MD/4/aux not/RB/4/advmod answer/VB/0/root ././4/punct"
    assert found("She", ALONE, silent) == [("beat after", "She")]


def test_who_is_told_is_no_speaker() -> None:
    told = "Martin/NNP/8/nsubj:pass was/VBD/8/aux:pass told/VBN/0/root by/IN/10/case Clara/NNP/8/obl:agent"
    assert ("tag", "Martin") not in found("Martin Clara", after(8, told))


def test_a_beat_is_by_the_subject_of_the_main_clause() -> None:
    beat = (
        "When/WRB/3/advmod Clara/NNP/3/nsubj came=come/VBD/6/advcl ,/,/3/punct Martin/NNP/6/nsubj "
        "rose=rise/VBD/0/root ././6/punct"
    )
    assert found("Martin Clara", ALONE, beat) == [("beat after", "Martin")]


@pytest.mark.parametrize(
    ("narration", "verb", "hearers"),
    [
        ("said=say/VBD/0/root Martin/NNP/6/nsubj to/IN/9/case Clara/NNP/6/obl ././6/punct", 6, ["Clara"]),
        ("he/PRP/7/nsubj told=tell/VBD/0/root Clara/NNP/7/obj ././7/punct", 7, ["Clara"]),
        ("asked=ask/VBD/0/root Martin/NNP/6/nsubj ././6/punct", 6, []),
    ],
)
def test_whom_a_tag_names_as_spoken_to(narration: str, verb: int, hearers: list[str]) -> None:
    assert heard("Martin Clara he", after(verb, narration)) == hearers


@pytest.mark.parametrize("heads", ["1 1 1 1", "2 3 4 1", "9 9 9 9", "0 0 0 0"])
def test_cues_of_any_tree_however_wrong(heads: str) -> None:
    one, two, three, four = heads.split()
    wrong = f"Martin/NNP/{one}/nsubj turned/VBD/{two}/conj Clara/NNP/{three}/nsubj said/VBD/{four}/xcomp"
    assert found("Martin Clara", wrong, ALONE)
