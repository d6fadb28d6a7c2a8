from __future__ import annotations

import pytest

from fabula.lexicon.verb_forms import past_of, present_of, verb_lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("hoped", "hope"),
        ("hopped", "hop"),
        ("patrolling", "patrol"),
        ("carried", "carry"),
        ("rescued", "rescue"),
        ("opening", "open"),
        ("kisses", "kiss"),
        ("goes", "go"),
        ("lay", "lay"),
        ("stole", "steal"),
        ("freed", "free"),
        ("sing", "sing"),
        ("bring", "bring"),
        ("smoking", "smoke"),
        ("travelled", "travel"),
        ("imagined", "imagine"),
        ("curled", "curl"),
    ],
)
def test_bases(form: str, base: str) -> None:
    assert verb_lemma(form) == base


@pytest.mark.parametrize(
    ("base", "past", "present"),
    [
        ("kiss", "kissed", "kisses"),
        ("stop", "stopped", "stops"),
        ("try", "tried", "tries"),
        ("take", "took", "takes"),
        ("be", "was", "is"),
        ("put", "put", "puts"),
    ],
)
def test_tenses(base: str, past: str, present: str) -> None:
    assert (past_of(base), present_of(base)) == (past, present)


@pytest.mark.parametrize("base", ["admire", "walk", "drop", "carry", "chase", "answer", "agree", "mix"])
def test_a_past_leads_back_to_its_base(base: str) -> None:
    assert verb_lemma(past_of(base)) == base
