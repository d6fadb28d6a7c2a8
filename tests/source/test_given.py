from fabula.layers import ATTRIBUTIONS, GIVEN_CAST, Attribution, GivenCharacter
from fabula.source.given import with_cast

ANN = GivenCharacter("ann", "Ann", ("the Ann",))
BEN = GivenCharacter("ben", "Ben")


def attribution(speaker: str | None) -> Attribution:
    candidates = ((speaker, 1.0),) if speaker is not None else ()
    return Attribution("q1", speaker, "explicit", None, candidates, 1.0, "test")


def test_a_format_without_people_leaves_the_user_s() -> None:
    assert with_cast({}, (ANN,)) == {GIVEN_CAST: (ANN,)}
    assert with_cast({}, ()) == {GIVEN_CAST: ()}


def test_without_the_user_the_format_s_people_stay_as_they_are() -> None:
    given = {GIVEN_CAST: (ANN, BEN), ATTRIBUTIONS: (attribution("ben"), attribution(None))}
    assert with_cast(given, ()) == given


def test_the_user_s_person_takes_over_what_the_format_says_of_it() -> None:
    user = GivenCharacter("miss-lee", "Miss Lee", ("ANN",), "she/her")
    joined = with_cast({GIVEN_CAST: (ANN, BEN), ATTRIBUTIONS: (attribution("ann"),)}, (user,))
    assert joined[GIVEN_CAST] == (
        GivenCharacter("miss-lee", "Miss Lee", ("ANN", "Ann", "the Ann"), "she/her"),
        BEN,
    )
    assert joined[ATTRIBUTIONS] == (attribution("miss-lee"),)


def test_ids_stay_unique() -> None:
    user = GivenCharacter("ann", "Somebody Else")
    joined = with_cast({GIVEN_CAST: (ANN,), ATTRIBUTIONS: (attribution("ann"),)}, (user,))
    ids = [person.id for person in joined[GIVEN_CAST]]
    assert ids[0] == "ann" and len(set(ids)) == 2
    assert joined[ATTRIBUTIONS] == (attribution(ids[1]),)
