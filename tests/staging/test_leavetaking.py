import pytest

from fabula.staging.leavetaking import Movement, SpokenLine, movements

NAMES = {"ann": ("Ann Lee", "Ann"), "ben": ("Ben",), "cal": ("Cal",), "dot": ("Dot",)}
TALK = ("Ann: The roof leaks in two places.", "Ben: Then we mend it in two places.", "Cal: With what money?")


def lines_of(*spoken: str) -> list[SpokenLine]:
    """Lines ten characters apart, whatever their words: the third begins at 20 and ends at 25."""
    cut = [line.split(": ", 1) for line in spoken]
    return [SpokenLine(10 * i, 10 * i + 5, who.lower(), (), words) for i, (who, words) in enumerate(cut)]


def moved(*spoken: str) -> tuple[Movement, ...]:
    return movements(lines_of(*spoken), NAMES)


def test_nobody_moves_in_talk_that_goes_on() -> None:
    assert (
        moved(
            *TALK, "Ann: Mine, as ever.", "Ben: I have to go to the dentist twice a year, it costs me more."
        )
        == ()
    )


def test_who_takes_leave_hears_the_farewells_and_is_gone_when_the_talk_goes_on() -> None:
    found = moved(
        *TALK,
        "Ann: I have to run.",
        "Ben: Sure, Ann. See you later.",
        "Cal: Bye!",
        "Ben: So, Cal, slate or tin?",
    )
    assert found == (Movement(55, "ann", "leave"),)


def test_an_exit_is_where_the_next_line_does_not_say_farewell() -> None:
    found = moved(*TALK, "Ann: I'd better go.", "Ben: Slate costs more than tin, Cal.", "Cal: It lasts.")
    assert found == (Movement(35, "ann", "leave"),)


def test_who_takes_leave_and_talks_on_has_stayed() -> None:
    stays = (
        "Ann: Besides, tin rusts in a year or two, and then the whole roof has to come down again, every "
        "beam of it, and who climbs up there? I do."
    )
    assert moved(*TALK, "Ann: I must go now.", "Ben: Slate, then, Cal?", stays, "Cal: True.") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, I need to step out for a moment.",
        "It's been lovely, but my train is about to leave. Talk to you soon!",
        "Excuse me for a minute.",
        "I'm off. Good night.",
        "I'll be right back.",
        "I hate to cut this short, but somebody is at my door.",
        "Gotta go!",
    ],
)
def test_ways_of_taking_leave(words: str) -> None:
    found = moved(*TALK, f"Ann: {words}", "Ben: So, Cal, slate or tin?", "Cal: Slate.")
    assert found == (Movement(35, "ann", "leave"),)


def test_an_errand_alone_is_no_leave_taking() -> None:
    assert moved(*TALK, "Ann: I need to buy slates.", "Ben: Tin is cheaper, Cal.", "Cal: It rusts.") == ()


def test_a_newcomer_is_there_from_the_first_line_of_their_own() -> None:
    found = moved(*TALK, "Dot: Hi all, sorry I'm late.", "Ann: Hello Dot!")
    assert found == (Movement(30, "dot", "enter"),)


def test_greetings_at_the_beginning_bring_nobody_in() -> None:
    assert moved("Ann: Good evening!", "Ben: Hello Ann.", "Cal: Hi, you two.", *TALK) == ()


def test_who_greets_a_newcomer_was_there() -> None:
    found = moved(*TALK[:2], "Ann: And who pays?", "Cal: Hello everyone!", "Dot: Hi Cal, we are on roofs.")
    assert found == (Movement(30, "cal", "enter"),)


def test_who_comes_back_is_gone_in_between() -> None:
    found = moved(
        *TALK,
        "Cal: I have to take a call.",
        "Ann: Slate it is.",
        "Ben: Slate.",
        "Cal: I'm back.",
        "Ben: Slate, Cal.",
    )
    assert found == (Movement(35, "cal", "leave"), Movement(60, "cal", "enter"))


def test_coming_back_tells_of_an_exit_without_a_leave_taking() -> None:
    talk = ("Ann: Slate it is.", "Ben: It lasts.", "Ann: It does.", "Ben: A hundred years.")
    found = moved(*TALK, *talk, "Cal: Hi again, what did I miss?", "Ann: All of it.")
    assert found == (Movement(25, "cal", "leave"), Movement(70, "cal", "enter"))


def test_who_is_spoken_of_as_gone_is_gone() -> None:
    found = moved(*TALK, "Ann: Now that Cal has left, the truth.", "Ben: There is no money.")
    assert found == (Movement(25, "cal", "leave"),)


def test_two_who_say_that_they_are_alone() -> None:
    found = moved(*TALK, "Ann: It's just the two of us now, Ben.", "Ben: At last.")
    assert found == (Movement(25, "cal", "leave"),)


def test_a_name_in_the_third_person_is_no_farewell() -> None:
    found = moved(
        *TALK, "Cal: I have to go.", "Ann: I think Cal worries too much about money, Ben.", "Ben: He does."
    )
    assert found == (Movement(35, "cal", "leave"),)
