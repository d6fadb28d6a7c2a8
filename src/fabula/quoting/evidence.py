"""Is it said? What tells speech from scare quotes, titles, mentioned words and things left unsaid.

Each quoted stretch shows features: how the words before lead into it, how it ends, how the text goes on,
how long it is. Their weights add up to the log-odds that somebody says, thinks or writes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp

from fabula.lexicon.speech import plain_speech_verbs, speech_verbs
from fabula.weights import Weights, shipped


@dataclass(frozen=True, slots=True)
class Setting:
    """A quoted stretch in its paragraph, as offsets: the stretch, its inside, and its surroundings.

    ``floor`` is where the narration before it begins (the paragraph's start or the end of the stretch
    before), ``ceiling`` where the narration after it ends.
    """

    start: int
    stop: int
    inner_start: int
    inner_stop: int
    floor: int
    ceiling: int
    paragraph_start: int
    paragraph_stop: int


_REACH = 80
_LONGEST_VERSE = 52
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PERSONAL = re.compile(r"\b(?:I|me|my|mine|you|your|yours|we|us|our|ours|thou|thee|thy|ye)\b", re.I)
_THIRD = re.compile(r"\b(?:he|she|his|her|him|they|their|them)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did|would|could|should|might|[a-z]{3,}ed)\b")
_PRESENT = re.compile(
    r"\b(?:is|are|am|have|has|do|does|don[’']?t|will|shall|can|can[’']?t|may|must|let|come|go|look|tell|give)\b"
    r"|[’'](?:m|re|ll|ve|s)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.?!]['\"”’)]*\s|[\"”»]")

_DETERMINERS = frozenset(
    """the a an this that these those his her its their my your our no any some every such another each one
    two three same so-called old new other very more most little own first great usual whole""".split()
)
_PREPOSITIONS = frozenset(
    """of in as with by to for from on about into at like than upon over between against without or and nor
    but not through under after before is was were are be been being became become""".split()
)
_NAMING = frozenset(
    """called named termed word words phrase phrases title titled entitled name term known labelled labeled
    marked styled nicknamed dubbed expression calls call calling epithet signed headed means meant meaning
    christened letters pronounced hymn book poem play novel paper story article reading chapter""".split()
)
_SAY = (
    "say|said|saying|ask|asked|answer|answered|tell|told|cry|cried|exclaim|exclaimed|reply|replied|call|called|"
    "add|added|remark|quote|quoted"
)
_UNSAID = re.compile(
    rf"""\b(?:
    seem(?:s|ed|ing)?\ to\ (?:say|ask|cry)
    |(?:would|could|might|should|must|may|will|can|cannot|ca\S?n.t|wo\S?n.t|never|not|d)
     \ (?:\w+\ )?(?:have\ |be\ )?(?:\w+ly\ )?(?:{_SAY})
    |(?:felt?|feel|feeling)\ (?:like|inclined|tempted)
    |(?:want|wanted|wish|wished|long|longed|like|liked|need|needed|meant|ready|going|about|expected|expecting
     |supposed|tempted|hard|impulse|rather)\ to
    |as\ (?:much\ as|if|though)\ to|tip\ of|instead\ of|without|on\ (?:his|her|my)\ lips
    |(?:could|might)\ (?:fancy|imagine|hear|see)
    |if\ (?:he|she|I|you|they|one|anyone|any\ one|people)
    |used\ to|expression|express|expressed|always|whenever|habit|people\ who
    )\b""",
    re.I | re.X,
)
_WRITTEN = re.compile(
    r"""\b(?:letter|note|telegram|ran|runs|as\ follows|wrote|written|writing|write|inscription|inscribed|sign|
    read|reads|worded|words|postscript|page|label|message|printed|print|poster|paper|advertisement|list)\b""",
    re.I | re.X,
)


def features(characters: str, at: Setting) -> list[str]:
    """The names of the features that a quoted stretch shows."""
    inside = characters[at.inner_start : at.inner_stop]
    before = _lead(characters, at)
    after = _sequel(characters, at)
    length = _length(inside)
    ending = _ending(inside)
    case = _case(inside)
    brief = "short" if length in ("1", "2", "3") else "middle" if length in ("4-6", "7-12") else "long"
    shown = [
        f"before {before}",
        f"after {after}",
        f"words {length}",
        f"ends {ending}",
        f"case {case}",
        f"before {before}, {brief}",
        f"before {before}, ends {ending}",
        f"after {after}, ends {ending}",
        f"after {after}, {brief}",
        f"{brief}, ends {ending}",
        f"case {case}, {brief}",
    ]
    shown += [f"before {before}, after {after}", f"before {before}, case {case}"]
    sample = inside[:400]
    person = (
        "first or second person"
        if _PERSONAL.search(sample)
        else "third person"
        if _THIRD.search(sample)
        else "no person"
    )
    past, present = _PAST.search(sample), _PRESENT.search(sample)
    tense = "both tenses" if past and present else "past" if past else "present" if present else "no tense"
    shown += [
        f"{person}",
        f"{tense}",
        f"{person}, {tense}",
        f"{person}, {tense}, {brief}",
        f"before {before}, {person}",
        f"before {before}, {tense}",
        f"after {after}, {person}",
    ]
    if before in ("preposition", "determiner", "word", "naming", "verb of saying"):
        last = _WORD.findall(characters[max(at.floor, at.start - 30) : at.start].lower())
        if last:
            shown.append(f"word before: {last[-1]}")
    clause = clause_before(characters, at)
    if _UNSAID.search(clause):
        shown.append("unsaid before")
    if _WRITTEN.search(clause):
        shown.append("writing before")
    return shown


def is_verse(characters: str, start: int, stop: int) -> bool:
    """Whether a paragraph is set in lines of verse: shorter than prose, most of them begun with a capital."""
    lines = characters[start : min(stop, start + 600)].splitlines()
    if len(lines) < 2 or sum(map(len, lines[:-1])) > _LONGEST_VERSE * (len(lines) - 1):
        return False
    begun = [line.lstrip(" \t\"'“‘_*")[:1] for line in lines[1:]]
    return sum(letter.isupper() or letter == "" for letter in begun) >= 0.75 * len(begun)


def shipped_weights() -> Weights:
    """The weights in the package, in log-odds; ``training/quotation_weights.py`` fits them."""
    return shipped("fabula.quoting", "quotation_weights.json")


def probability(shown: list[str]) -> float:
    """The probability that a stretch with these features is said, thought or written by somebody."""
    weights = shipped_weights()
    odds = weights["always"] + sum(weights.get(name, 0.0) for name in shown)
    return 1.0 / (1.0 + exp(-odds))


def clause_before(characters: str, at: Setting) -> str:
    """The words of the same sentence before a stretch, on one line."""
    window = characters[max(at.floor, at.start - _REACH) : at.start].replace("\n", " ")
    last = 0
    for match in _SENTENCE_END.finditer(window):
        last = match.end()
    return window[last:]


def _lead(characters: str, at: Setting) -> str:
    """How the narration leads into the stretch."""
    window = characters[max(at.floor, at.start - _REACH) : at.start].rstrip(" \t\r\n_*(")
    if not window.strip():
        if at.floor == at.paragraph_start:
            return "start"
        return "quotation"
    last = window[-1]
    words = _WORD.findall(window.lower())
    said = any(word in speech_verbs() for word in words[-5:])
    if last in ".?!…":
        return "sentence"
    if last in ",:;":
        punctuation = {",": "comma", ":": "colon", ";": "semicolon"}[last]
        return f"{punctuation} after a verb of saying" if said else punctuation
    if last in "-–—":
        return "dash"
    if not words or not last.isalnum():
        return "other mark"
    word = words[-1]
    if word in _NAMING:
        return "naming"
    if word in _DETERMINERS:
        return "determiner"
    if word in plain_speech_verbs():
        return "verb of saying"
    if word in _PREPOSITIONS:
        return "preposition"
    return "word"


def _sequel(characters: str, at: Setting) -> str:
    """How the text goes on after the stretch."""
    rest = characters[at.stop : min(at.ceiling, at.stop + _REACH)].lstrip("_*")
    stripped = rest.lstrip()
    if not stripped:
        return "end" if at.ceiling == at.paragraph_stop else "quotation"
    first = stripped[0]
    if rest[0] in ".,;:?!)":
        return "punctuation"
    if first in "-–—":
        return "dash"
    words = _WORD.findall(stripped)[:4]
    if not words:
        return "other"
    low = [word.lower() for word in words]
    tag = any(word in plain_speech_verbs() for word in low) or low[0] in speech_verbs()
    if stripped[0].islower() or low[0] == "i":
        return "tag" if tag else "lower case"
    return "name and verb of saying" if tag else "capital"


def _length(inside: str) -> str:
    count = len(_WORD.findall(inside[:200]))
    if count <= 3:
        return str(count)
    return "4-6" if count <= 6 else "7-12" if count <= 12 else "13+"


def _ending(inside: str) -> str:
    last = inside.rstrip("_* '\"’”")[-1:]
    if last == ".":
        return "full stop"
    if last in ("?", "!"):
        return "question or exclamation"
    if last == ",":
        return "comma"
    if last and last in "-–—…":
        return "breaking off"
    if last in (";", ":"):
        return "semicolon"
    return "without"


def _case(inside: str) -> str:
    words = _WORD.findall(inside[:120])
    if not words or words[0][0].islower():
        return "lower"
    if len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3):
        return "title"
    return "upper"
