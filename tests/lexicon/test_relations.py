from fabula.lexicon.relations import find_noun, inverse, relation_nouns, roles


def test_the_other_side_of_a_relation() -> None:
    assert inverse("sister", "m") == "brother"
    assert inverse("uncle", "f") == "niece"
    assert inverse("widow", "m") == "husband"
    assert inverse("friend", "f") == "friend"
    assert inverse("servant", "f") == "employer"
    assert inverse("uncle", "") is None  # English has no word for a nephew or a niece
    assert inverse("loves", "f") is None


def test_every_role_has_a_role_on_the_other_side() -> None:
    named = {noun.role for noun in relation_nouns().values()}
    for word, noun in relation_nouns().items():
        role, other = roles(word)
        assert role == noun.role
        assert other in named


def test_hyphens_make_no_difference() -> None:
    for spelling in ("stepbrother", "step-brother"):
        noun = find_noun(spelling)
        assert noun is not None and (noun.word, noun.gender) == ("stepbrother", "m")
    assert find_noun("sister-ship", "ship") is None
