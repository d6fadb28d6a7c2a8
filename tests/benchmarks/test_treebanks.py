from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.treebanks import Passage, joined, read_treebank, run_of
from fabula.reader.shapes import JOINED, OPENING, SPACED

TREEBANK = """# newdoc id = one
# newpar id = one-p1
# sent_id = 1
# text = Ann can't see Ben's hat.
1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(1-person-new)
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
4\tsee\tsee\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
5-6\tBen's\t_\t_\t_\t_\t_\t_\t_\t_
5\tBen\tBen\tPROPN\tNNP\tNumber=Sing\t7\tnmod:poss\t_\tEntity=(3-object-new(2-person-new)
6\t's\t's\tPART\tPOS\t_\t5\tcase\t_\t_
7\that\that\tNOUN\tNN\tNumber=Sing\t4\tobj\t_\tEntity=3)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar id = one-p2
# sent_id = 2
# text = Dunno.
1-3\tDunno\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tknow\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newdoc id = two
# sent_id = 3
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture
def documents(tmp_path: Path) -> list[Passage]:
    path = tmp_path / "tiny.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return list(read_treebank(path, "gum"))


def forms(passage: Passage) -> list[str]:
    return [passage.characters[start:stop] for start, stop in passage.words]


def test_documents_come_with_their_words_where_they_stand(documents: list[Passage]) -> None:
    assert [passage.name for passage in documents] == ["one", "two"]
    assert documents[0].characters == "Ann can't see Ben's hat. \n\nDunno. ".replace(". \n", ".\n")
    assert forms(documents[0])[:8] == ["Ann", "ca", "n't", "see", "Ben", "'s", "hat", "."]


def test_words_that_do_not_show_share_their_token(documents: list[Passage]) -> None:
    assert forms(documents[0])[8:] == ["D", "un", "no", "."]


def test_heads_are_indices_and_a_root_is_its_own(documents: list[Passage]) -> None:
    syntax = documents[0].syntax
    assert syntax is not None
    assert [word.head for word in syntax] == [3, 3, 3, 3, 6, 4, 3, 3, 10, 10, 10, 10]
    assert syntax[0].relation == "nsubj"


def test_entities_nest(documents: list[Passage]) -> None:
    found = {(e.first, e.last): e.category for e in documents[0].entities or ()}
    assert found[(4, 7)] == "object"


def test_sentences_and_paragraphs(documents: list[Passage]) -> None:
    assert documents[0].sentences == ((0, 8), (8, 12))
    assert documents[0].opening == {0, 8}
    assert [k for k, begins in enumerate(run_of(documents[0]).begins) if begins] == [0, 8]


def test_gaps(documents: list[Passage]) -> None:
    gaps = run_of(documents[0]).gaps
    assert gaps[:4] == [OPENING, SPACED, JOINED, SPACED]
    assert gaps[8] == OPENING


def test_documents_joined_are_the_same_words(documents: list[Passage]) -> None:
    [whole] = joined(documents, 1000)
    assert forms(whole) == [form for passage in documents for form in forms(passage)]
    assert whole.sentences == ((0, 8), (8, 12), (12, 13))
    assert whole.opening == {0, 8, 12}
    assert whole.syntax is not None
    assert whole.syntax[12].head == 12
