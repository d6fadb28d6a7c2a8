"""Free indirect thought: the stretches of narration that are somebody's thought, and whose.

The thinker is the subject of consciousness (Banfield 1982; Wiebe 1994 calls it the subjective character): the
one who has thought or felt just before, whom this part of the story is told from, and whom the pronouns mean.
Where somebody has just spoken in the narrator's words, it may be free indirect speech, and is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from fabula.book import Book
from fabula.focalizing.minds import Turn, between, turns_of
from fabula.focalizing.passages import Unit, units_of
from fabula.focalizing.signs import BESIDE, ENOUGH, signs_of, weigh
from fabula.focalizing.stretches import Thought, rows_of
from fabula.layers import CHARACTERS, FRAMES, MENTIONS, RESOLUTIONS, WORDS, FreeIndirect, MentionKind, Word
from fabula.lexicon.free_indirect import TAGGING

LEAST = 0.55
"""The certainty from which on a thought is kept."""

FADES = 0.85
"""What is left after a sentence of the weight by which somebody's mind is the one that is told."""

STRENGTH = {"thinks": 1.0, "looks": 0.7, "rests": 0.4, "acts": 0.1, "says": 0.0}
"""How much it weighs that somebody thinks, looks, rests, acts or speaks."""

NAMED = 0.6
"""What is left of the certainty where the thinker is named: in one's own thoughts one is "she"."""

MOST = 1.5
"""The most that what has just been told weighs for one person, lest a wrong pronoun last."""

MEANT = 0.35
"""How much it weighs that a pronoun of the thought means somebody, who may be the one it is about."""

OFTEN = 2.0
"""How much the share in all thoughts of the story weighs."""

FEW = 8
"""Thoughts that there must be, lest a share of them be made too much of."""

AROUND = 30
"""Thoughts before and after, among which the share of one person tells from whose mind this part is told."""

SILENCE = 6
"""Sentences of a paragraph after somebody has spoken in which the narrator may still tell what was said."""

LATELY = 8
"""Sentences after somebody has thought or looked in which a sign is more likely to be one."""

LATE = 24
"""Tokens of a sentence after which "she thought" in parenthesis is about its last words alone."""

_FORGOTTEN = 0.02
_EXCLAIMS = frozenset("how what if and but oh".split())


def thoughts_of(book: Book) -> tuple[FreeIndirect, ...]:
    """The stretches in free indirect thought; none in a story that somebody tells in the first person."""
    if any(row.narrator for row in book[CHARACTERS]):
        return ()
    return tuple(rows_of(_Finder(book).thoughts(), book.text.characters))


class _Finder:
    """Goes through the narration once, and remembers in whose mind it is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._words = book[WORDS]
        mentions = book[MENTIONS]
        narrated = [(mentions[row.mention], row) for row in book[RESOLUTIONS]]
        narrated = [(mention, row) for mention, row in narrated if mention.quoted is None]
        meant = {mention.head.start: (row.character, row.certainty) for mention, row in narrated}
        self._turns = turns_of(book.text, self._words, book[FRAMES], meant)
        self._thinking = [turn for turn in self._turns if turn.doing == "thinks"]
        self._often = Counter(turn.person for turn in self._thinking).most_common(3)
        self._meant: list[tuple[int, str, MentionKind, float]] = sorted(
            (mention.start, row.character, mention.kind, row.certainty) for mention, row in narrated
        )
        self._near: dict[str, float] = {}
        self._sentence = 0
        self._spoken: tuple[int, int] = (-1, 0)
        self._thought = -LATELY
        self._last: Thought | None = None

    def thoughts(self) -> list[Thought]:
        """The units that are thoughts, in the order of the text."""
        found: list[Thought] = []
        for unit in units_of(self._book):
            self._fade(unit)
            turns = between(self._turns, unit.first, unit.last)
            if found and self._is_tag(found[-1].unit, unit, turns):
                found.pop()
            self._last = self._taken(unit, turns) if unit.plain else None
            if self._last is None:
                self._follow(unit, turns)
            else:
                found.append(self._last)
                self._add(self._last.thinker, self._last.certainty)
                self._thought = unit.sentence
        return found

    def _is_tag(self, before: Unit, unit: Unit, turns: Sequence[Turn]) -> bool:
        """Whether a unit only says who has said what stands before it: "Was it far? he asked." """
        beside = before.last == unit.first and self._book.text.characters[unit.start].islower()
        return beside and any(turn.doing == "says" for turn in turns)

    def _fade(self, unit: Unit) -> None:
        away = unit.sentence - self._sentence
        if away:
            left = FADES**away
            near = {person: weight * left for person, weight in self._near.items()}
            self._near = {person: weight for person, weight in near.items() if weight > _FORGOTTEN}
            self._sentence = unit.sentence

    def _add(self, person: str, weight: float) -> None:
        self._near[person] = min(MOST, self._near.get(person, 0.0) + weight)

    def _follow(self, unit: Unit, turns: Sequence[Turn]) -> None:
        """Take account of who thinks, looks, says and acts in a unit that is no thought."""
        if not unit.plain:
            self._spoken = (unit.paragraph, unit.sentence)
        for turn in turns:
            if turn.doing == "says":
                self._spoken = (unit.paragraph, unit.sentence)
            elif turn.doing == "thinks":
                self._spoken = (-1, 0)
            if turn.doing in ("thinks", "looks"):
                self._thought = unit.sentence
            self._add(turn.person, STRENGTH[turn.doing] * turn.certainty)

    def _taken(self, unit: Unit, turns: Sequence[Turn]) -> Thought | None:
        """The thought that a unit is, or None."""
        signs = signs_of(unit, self._of(unit), self._lower(unit))
        tagged = self._tagged(unit, turns)
        if signs is None:
            return None
        signs = signs if tagged is None else (*signs, "parenthesis")
        weight = weigh(signs)
        beside = self._last is not None and self._last.unit.paragraph == unit.paragraph
        if weight < (BESIDE if beside else ENOUGH):
            return None
        if tagged is not None:
            return self._sure(unit, tagged.person, signs, self._is_thought(unit, weight) * tagged.certainty)
        if self._is_reported(unit, turns, signs):
            return None
        thinker, certainty = self._thinker(unit)
        return self._sure(unit, thinker, signs, self._is_thought(unit, weight) * certainty)

    def _sure(self, unit: Unit, thinker: str, signs: tuple[str, ...], certainty: float) -> Thought | None:
        if certainty < LEAST or not thinker:
            return None
        return Thought(unit, thinker, tuple(sorted(signs)), certainty)

    def _of(self, unit: Unit) -> Sequence[Word]:
        return self._words[unit.first : unit.last]

    def _lower(self, unit: Unit) -> str:
        return " ".join(self._book.text.cut((unit.start, unit.stop)).lower().split())

    def _tagged(self, unit: Unit, turns: Sequence[Turn]) -> Turn | None:
        """Who is said in parenthesis to think so: "it was, she felt, too late"."""
        forms = unit.forms
        for turn in turns:
            at = turn.token - unit.first
            if turn.doing == "thinks" and self._words[turn.token].lemma.lower() in TAGGING:
                if any(word.head == turn.token and word.relation == "obj" for word in self._of(unit)):
                    continue  # "he felt, for the first time, a pang": no parenthesis
                opens = 2 <= at < LATE and forms[at - 2] in ",—-" and at + 1 < len(forms)
                if opens and forms[at + 1][0] in ",.;!?—-":
                    return turn
        return None

    def _is_reported(self, unit: Unit, turns: Sequence[Turn], signs: tuple[str, ...]) -> bool:
        """Whether the narrator tells that somebody says or thinks so, or may be telling what was said."""
        paragraph, sentence = self._spoken
        if paragraph == unit.paragraph and unit.sentence - sentence < SILENCE:
            return True
        if any(turn.doing == "says" and self._words[turn.token].xpos == "VBD" for turn in turns):
            return True
        if "question" in signs or (unit.ending and unit.forms[0] in _EXCLAIMS):
            return False
        verbs = [self._words[turn.token] for turn in turns if turn.doing == "thinks"]
        supposed = "could" not in unit.forms  # she must find him, but: she could not believe it
        return any(verb.relation == "root" and not (supposed and verb.xpos == "VB") for verb in verbs)

    def _is_thought(self, unit: Unit, weight: float) -> float:
        """How sure it is that the unit is somebody's thought."""
        sure = 0.7 + 0.1 * min(2.0, weight - 1.0)
        return sure if unit.sentence - self._thought < LATELY else sure * 0.75

    def _thinker(self, unit: Unit) -> tuple[str, float]:
        """Whose thought it is, and how sure that is."""
        weights = defaultdict(float, self._near)
        at = bisect_left(self._thinking, (unit.first,))
        around = self._thinking[max(0, at - AROUND) : at + AROUND]
        for turn in around:
            weights[turn.person] += turn.certainty / max(FEW, len(around))
        for person, count in self._often:
            weights[person] += OFTEN * count / max(FEW, len(self._thinking))
        first, last = bisect_left(self._meant, (unit.start,)), bisect_left(self._meant, (unit.stop,))
        for person, certainty in self._pronouns(first, last).items():
            weights[person] += MEANT * certainty
        weights.pop("", None)
        if not weights:
            return "", 0.0
        best = max(sorted(weights), key=lambda person: weights[person])
        sure = weights[best] / (sum(weights.values()) + 0.1)
        kinds = [kind for _, person, kind, _ in self._meant[first:last] if person == best]
        named = kinds[:1] == ["PROP"]
        if named and unit.ending == "?":
            self._spoken = (unit.paragraph, unit.sentence)  # nobody asks about himself by name
        return best, min(1.0, 1.3 * sure) * (NAMED if named else 1.0)

    def _pronouns(self, first: int, last: int) -> dict[str, float]:
        found: dict[str, float] = {}
        for _, person, kind, certainty in self._meant[first:last]:
            if kind == "PRON":
                found[person] = max(found.get(person, 0.0), certainty)
        return found
