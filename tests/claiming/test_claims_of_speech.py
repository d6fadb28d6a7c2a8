from __future__ import annotations

from tests.claiming.read_claims import read_claims

INTRODUCED = "Ann met Ben in the hall. Tom and Dawn were in the garden.\n\n"


def talk(*lines: str) -> str:
    """A conversation of Ann and Ben."""
    return INTRODUCED + "\n\n".join(lines)


def test_a_statement_its_denial_and_the_claim_that_both_are_about() -> None:
    found = read_claims(
        talk('"Tom kissed Dawn," said Ann to Ben.', '"Tom didn\'t kiss Dawn," said Ben to Ann.')
    )
    assert found.said == [("ann", "assert", "Tom kissed Dawn"), ("ben", "deny", "Tom kissed Dawn")]
    assert found.acts[0].claim == found.acts[1].claim
    assert [row.to for row in found.acts] == [("ben",), ("ann",)]


def test_i_and_you_are_claimed_by_name() -> None:
    found = read_claims(talk('"I saw you in the garden," said Ann to Ben.'))
    (act,) = found.acts
    assert found.claims[act.claim].agent == ("ann",)
    assert found.claims[act.claim].patient == ("ben",)


def test_what_one_saw_one_believes() -> None:
    found = read_claims(talk('"I saw Tom kiss Dawn," said Ann to Ben.'))
    assert found.said == [("ann", "assert", "Tom kissed Dawn")]
    assert found.held == [(("ann",), "believes", "Tom kissed Dawn")]


def test_a_question_and_its_short_answer() -> None:
    found = read_claims(talk('"Did you steal the ring?" asked Ann.', '"No. I didn\'t," said Ben.'))
    assert found.said == [("ann", "ask", "Ben stole the ring"), ("ben", "deny", "Ben stole the ring")]


def test_a_question_names_the_role_that_it_asks_for() -> None:
    found = read_claims(talk('"Who stole the ring?" asked Ann.'))
    claim = found.claims[found.acts[0].claim]
    assert (claim.asked, claim.agent, claim.patient) == ("agent", (), ("ring",))


def test_a_command_is_a_request_to_its_hearer() -> None:
    found = read_claims(talk('"Open the window," said Ann to Ben.'))
    (act,) = found.acts
    assert (act.act, found.claims[act.claim].agent) == ("request", ("ben",))


def test_i_promise_turns_what_was_said_into_a_promise() -> None:
    found = read_claims(talk('"I won\'t leave the house," said Ben to Ann. "I promise."'))
    promise = found.acts[-1]
    assert promise.act == "promise"
    claim = found.claims[promise.claim]
    assert (claim.predicate, claim.agent, claim.polarity) == ("leave", ("ben",), "-")


def test_a_deed_that_hangs_on_the_hearers_is_a_threat() -> None:
    found = read_claims(talk('"If you leave the house, I will take Dawn to London," said Ann to Ben.'))
    (act,) = found.acts
    assert act.act == "threaten"
    assert found.claims[act.claim].patient == ("dawn",)
    assert act.condition is not None
    assert found.claims[act.condition].agent == ("ben",)


def test_what_others_said_is_an_act_of_theirs_that_is_reported() -> None:
    found = read_claims(talk('"Tom said that Dawn stole the ring," said Ann to Ben.'))
    reported = next(row for row in found.acts if row.reported_by)
    assert (reported.by, reported.act, reported.reported_by, reported.beat) == (
        "tom",
        "assert",
        ("ann",),
        None,
    )
    telling = next(row for row in found.acts if not row.reported_by)
    assert found.claims[telling.claim].content == reported.claim


def test_the_narrator_gives_a_lie_away() -> None:
    found = read_claims(talk('"I am having supper with Dawn," said Ben to Ann. Which he wasn\'t.'))
    (act,) = found.acts
    assert act.sincere is False
    assert found.claims[act.claim].truth == "false"


def test_i_think_and_i_know_only_say_how_sure_one_is() -> None:
    found = read_claims(
        talk('"I think Tom stole the ring," said Ann to Ben.', '"I don\'t think he did," said Ben.')
    )
    assert found.said[0] == ("ann", "assert", "Tom stole the ring")


def test_to_kiss_somebody_is_to_do_something_with_that_one() -> None:
    found = read_claims(
        talk(
            '"I saw Tom kiss Dawn in the garden," said Ann to Ben.',
            '"We weren\'t doing anything," Dawn told Tom.',
        )
    )
    kiss = found.claim("Tom kissed Dawn in the garden")
    (doing,) = [row for row in found.claims.values() if row.predicate == "do"]
    assert set(doing.agent) == {"tom", "dawn"}
    assert doing.id in kiss.implies


def test_different_places_are_different_claims() -> None:
    found = read_claims(
        talk(
            '"Tom met Dawn in the garden," said Ann to Ben.', '"Tom met Dawn in the cellar," said Ben to Ann.'
        )
    )
    assert len({row.claim for row in found.acts}) == 2
