from __future__ import annotations

import pytest

from tests.trees import predicates_of

SINGLE = [
    ("can/MD", "", "can", "PS+"),
    ("may/MD", "", "may", "PS+"),
    ("might/MD", "n't=not/RB/4/advmod", "might", "PS-"),
    ("ca=can/MD", "n't=not/RB/4/advmod", "can", "CT-"),
    ("could/MD", "not/RB/4/advmod", "could", "CT-"),
    ("must/MD", "always/RB/4/advmod", "must", "Uu"),
    ("should/MD", "", "should", "Uu"),
    ("ought/MD", "", "ought", "Uu"),
    ("would/MD", "", "would", "Uu"),
    ("wo=will/MD", "n't=not/RB/4/advmod", "will", "PR-"),
    ("'ll=will/MD", "", "will", "PR+"),
    ("shall/MD", "", "shall", "PR+"),
]


@pytest.mark.parametrize(("modal", "negation", "lemma", "factuality"), SINGLE)
def test_modal_auxiliaries(modal: str, negation: str, lemma: str, factuality: str) -> None:
    filler = negation or "soon/RB/4/advmod"
    row = predicates_of(f"He/PRP/4/nsubj {modal}/4/aux {filler} leave/VB/0/root")["leave"]
    assert (row.modality, row.factuality) == (lemma, factuality)


def test_what_could_be_seen_was_seen() -> None:
    seen = predicates_of("She/PRP/3/nsubj could/MD/3/aux see/VB/0/root him/PRP/3/obj")["see"]
    assert (seen.modality, seen.factuality) == ("could", "CT+")


def test_must_concludes_of_what_is_and_of_what_was() -> None:
    now = "She/PRP/4/nsubj must/MD/4/aux be/VB/4/cop tired/JJ/0/root"
    then = "She/PRP/4/nsubj must/MD/4/aux have/VB/4/aux slept=sleep/VBN/0/root"
    assert predicates_of(now)["tired"].factuality == "PR+"
    assert predicates_of(then)["slept"].factuality == "PR+"


def test_what_should_have_been_was_not_and_the_reverse() -> None:
    should = "He/PRP/4/nsubj should/MD/4/aux have/VB/4/aux paid=pay/VBN/0/root"
    should_not = "He/PRP/5/nsubj should/MD/5/aux n't=not/RB/5/advmod have/VB/5/aux paid=pay/VBN/0/root"
    assert predicates_of(should)["paid"].factuality == "PR-"
    assert predicates_of(should_not)["paid"].factuality == "PR+"


@pytest.mark.parametrize(
    ("adverb", "factuality"),
    [("perhaps", "PS+"), ("maybe", "PS+"), ("probably", "PR+"), ("surely", "PR+"), ("often", "CT+")],
)
def test_modal_adverbs(adverb: str, factuality: str) -> None:
    row = predicates_of(f"He/PRP/3/nsubj {adverb}/RB/3/advmod left=leave/VBD/0/root")["left"]
    assert row.factuality == factuality
    assert row.modality == ("" if factuality == "CT+" else adverb)


def test_the_weaker_of_two_modals_decides() -> None:
    row = predicates_of("He/PRP/4/nsubj will/MD/4/aux perhaps/RB/4/advmod leave/VB/0/root")["leave"]
    assert (row.modality, row.factuality) == ("will", "PS+")


def test_a_bare_conjunct_stands_under_the_same_modal() -> None:
    found = predicates_of(
        "He/PRP/3/nsubj might/MD/3/aux come/VB/0/root and/CC/5/cc kiss/VB/3/conj her/PRP/5/obj"
    )
    assert (found["kiss"].modality, found["kiss"].factuality) == ("might", "PS+")


SEMI_MODALS = [
    ("He/PRP/2/nsubj had=have/VBD/0/root", "have", "PR+"),
    ("He/PRP/2/nsubj has=have/VBZ/0/root", "have", "Uu"),
    ("He/PRP/2/nsubj seems=seem/VBZ/0/root", "seem", "PR+"),
    ("He/PRP/2/nsubj appeared=appear/VBD/0/root", "appear", "PR+"),
    ("He/PRP/3/nsubj is=be/VBZ/3/aux going=go/VBG/0/root", "go", "PR+"),
    ("He/PRP/3/nsubj was=be/VBD/3/aux going=go/VBG/0/root", "go", "Uu"),
    ("He/PRP/3/nsubj was=be/VBD/3/cop able/JJ/0/root", "able", "CT+"),
    ("He/PRP/3/nsubj was=be/VBD/3/cop unable/JJ/0/root", "unable", "CT-"),
    ("He/PRP/3/nsubj is=be/VBZ/3/cop likely/JJ/0/root", "likely", "PR+"),
    ("He/PRP/2/nsubj used=use/VBD/0/root", "use", "CT+"),
]


@pytest.mark.parametrize(("opening", "lemma", "factuality"), SEMI_MODALS)
def test_verbs_and_adjectives_that_work_as_modals(opening: str, lemma: str, factuality: str) -> None:
    verb = len(opening.split())
    row = predicates_of(f"{opening} to/TO/{verb + 2}/mark leave/VB/{verb}/xcomp")["leave"]
    assert (row.modality, row.factuality) == (lemma, factuality)


def test_have_with_an_object_is_no_modal() -> None:
    row = predicates_of(
        "He/PRP/2/nsubj had=have/VBD/0/root the/DT/4/det door/NN/2/obj painted=paint/VBN/2/xcomp"
    )["painted"]
    assert (row.modality, row.factuality) == ("", "CT+")
