"""Speech, thought or writing: by the verb beside a quoted stretch, or by what a letter looks like."""

from __future__ import annotations

import re

from fabula.layers import QuoteKind
from fabula.lexicon.speech import THOUGHT
from fabula.quoting.evidence import Setting, clause_before

_WORD = re.compile(r"[^\W\d_]+")
_MUSING = THOUGHT | {"thinks", "believed", "mentally", "inwardly"}
_WRITTEN_TAG = frozenset("wrote writes scribbled scrawled texted typed printed signed emailed wired".split())
_DOCUMENT = (
    "letter|note|telegram|text|message|sign|notice|placard|label|email|postcard|paper|document|poster|cable|"
    "advertisement|page|card|board|entry|postscript"
)
_WRITTEN_LEAD = re.compile(
    rf"""\b(?:
    wrote|written|writes|scribbled|scrawled|texted|typed|printed|inscribed|inscription|engraved
    |(?:{_DOCUMENT}|it|which)\ (?:had\ |only\ |simply\ )?
     (?:read|reads|ran|runs|said|says|announced|proclaimed|was|began|ended)
    |read\ (?:as\ follows|these\ words|the\ words|what\ follows|the\ following|in)
    |(?:letter|note|telegram|message|text|paper)\ (?:from|to|of|in|as|was|which|and)\b.{{0,50}}
    |ran\ (?:as\ follows|thus)|as\ follows|words\ were\ these
    )\b[^.?!]*[:,;—–-]*\s*$""",
    re.I | re.X | re.S,
)
_SALUTATION = re.compile(
    r"[\s_*\"“'‘]*(?:(?:my\s+)?(?:own\s+|very\s+)?(?:dear|dearest|darling|beloved)\s+[^.?!,;]{1,40}|(?:dear\s+)?(?:sir|madam|sirs)|to\s+whom\s+it\s+may\s+concern)"
    r"\s*[,:—–-]+(?=\s*(?:[\"”_*]|\n|$))",
    re.I,
)
_CLOSING = re.compile(
    r"[\s_*\"“'‘—–-]*(?:(?:yours?|your's)\b.{0,40}|(?:i\s+am|believe\s+me|i\s+remain)\b.{0,60}|(?:with\s+)?(?:all\s+my\s+)?love\b.{0,20}|(?:very\s+)?"
    r"(?:sincerely|truly|faithfully|respectfully|affectionately)\b.{0,30}|(?:best|kind|warm)(?:est)?\s+(?:wishes|regards).{0,20}|P\.?\s?S\.?\b.{0,60})",
    re.I | re.S,
)


def kind_of(characters: str, at: Setting, inset: bool) -> QuoteKind:
    """What a quoted stretch is, from its surroundings."""
    rest = characters[at.stop : min(at.ceiling, at.stop + 60)]
    words = [word.lower() for word in _WORD.findall(rest)[:4]]
    clause = clause_before(characters, at)
    if rest.lstrip()[:1].islower() or words[:1] == ["i"] or (words and not rest.strip()[:1].isalpha()):
        if any(word in _MUSING for word in words[:3]):
            return "thought"
        if any(word in _WRITTEN_TAG for word in words[:3]):
            return "writing"
    elif len(words) > 1 and words[1] in _MUSING and characters[at.inner_stop - 1] in ",?!—-":
        return "thought"
    if inset or (not rest.strip() and is_salutation(characters, at.inner_start, at.inner_stop)):
        return "writing"
    lead = clause.rstrip(" \t\n_*\"“'‘")
    if lead.endswith((",", ":", ";", "-", "—")):
        last = [word.lower() for word in _WORD.findall(lead)[-3:]]
        if any(word in _MUSING for word in last):
            return "thought"
    if _WRITTEN_LEAD.search(clause):
        return "writing"
    return "speech"


def is_salutation(characters: str, start: int, stop: int) -> bool:
    """Whether a stretch begins as a letter does ("Dear Ann,")."""
    return _SALUTATION.match(characters, start, min(stop, start + 80)) is not None


def is_closing(characters: str, start: int, stop: int) -> bool:
    """Whether a short stretch ends a letter ("Yours ever, Tom")."""
    return stop - start < 120 and _CLOSING.match(characters, start, stop) is not None
