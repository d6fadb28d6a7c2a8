"""Speech tags after a quotation, and whom they name as spoken to.

A verb from the list of verbs of saying makes a tag anywhere; after a quotation that ends with a comma any
finite verb does ("…," he flared).
"""

from __future__ import annotations

from fabula.cueing.clauses import chain, is_main, verbs_in
from fabula.cueing.page import SENTENCE_END, Found, Page, can_be_subject, sentence_end
from fabula.cueing.subjects import person_at, subject_of
from fabula.layers import CueKind
from fabula.lexicon import people
from fabula.lexicon.speech import plain_speech_verbs, speech_verbs

AUXILIARIES = frozenset(
    """had has have would could did does was were is then also only again now still just at last once never
    always almost even soon first finally suddenly quite rather too ever next presently all both""".split()
)
LINKS = frozenset({"and", "then", "so", "thus", "but", "as", "for", "or"})
PARTICLES = frozenset({"in", "on", "out"})
AFTER_TAG = frozenset("to as with in at from while when softly again and after before".split())
SPEECH_NOUNS = frozenset(
    """answer reply retort response rejoinder question inquiry enquiry remark comment exclamation ejaculation
    demand greeting salutation observation request order""".split()
)
REACH = 4  # tokens between a subject and its verb


def tag_after(page: Page, first: int, last: int, ending: str, dashed: bool = False) -> Found | None:
    """The tag with which narration goes on after a span that ends in the token ``ending``.

    Subject and verb side by side are read without the tree: a parser is least sure of "said Ann", which
    treebanks seldom hold. The tree finds those that stand apart ("returned the obstinate Ann", "she turned
    and said"). Where speech is ``dashed`` the dash after it ends it, and does not go on with its sentence.
    """
    comma = ending in {",", "--", "—", ";"}
    i = first
    while i < last and not page.forms[i][0].isalnum() and i < first + 2:
        if page.forms[i][0] in SENTENCE_END:
            return None
        i += 1
    comma = comma or (not dashed and any(page.forms[j] in {",", "--", "—"} for j in range(first, i)))
    begins = i
    while i < last and page.lower[i] in LINKS and i < first + 4:
        i += 1
    if i >= last:
        return None
    found = _side_by_side(page, i, last, comma, ending)
    goes_on = begins == i and (comma or page.forms[i][0].islower())
    return found if found is not None else _apart(page, i, sentence_end(page, i, last), goes_on)


def _side_by_side(page: Page, i: int, last: int, comma: bool, ending: str) -> Found | None:
    if page.lower[i] in speech_verbs() and page.forms[i].islower():
        subject = inverted_subject(page, i, last)
        if subject is not None and (
            comma or page.lower[i] in plain_speech_verbs() or page.mentions[subject].kind != "PRON"
        ):
            return found_cue(page, "tag", subject, i, last)
    subject = page.opening.get(i)
    if subject is None or not can_be_subject(page, subject):
        return None
    verb = verb_after(page, page.last_token[subject] + 1, last, comma)
    if verb is None or page.trees.child(verb, "aux:pass") is not None:
        return None
    if ending == "." and page.forms[i][0].isupper() and not _says_no_more(page, verb, last):
        return None
    return found_cue(page, "tag", subject, verb, last)


def _apart(page: Page, first: int, last: int, goes_on: bool) -> Found | None:
    """A tag whose subject and verb stand apart, by the tree; its first main clause tells speech."""
    if page.lower[first] == "was":
        return _noun_tag(page, first, last)
    clause = next((verb for verb in verbs_in(page, first, last) if is_main(page, verb, first, last)), None)
    if clause is None:
        return None
    verb = next((each for each in chain(page, clause, last) if _tells(page, each, goes_on)), None)
    if verb is None or page.trees.negation_marks(verb) or page.trees.child(verb, "nsubj:pass") is not None:
        return None
    if not goes_on and (page.forms[last - 1] in {":", ","} or not _says_no_more(page, verb, last)):
        return None
    subject = subject_of(page, verb, first, last)
    return None if subject is None else found_cue(page, "tag", subject, verb, last)


def _tells(page: Page, verb: int, goes_on: bool) -> bool:
    """Whether a verb tells speech; one that need not ("smiled") where the quotation's sentence goes on."""
    return page.lower[verb] in (speech_verbs() if goes_on else plain_speech_verbs())


def _noun_tag(page: Page, first: int, last: int) -> Found | None:
    """Whose answer it was: "…," was her reply."""
    for noun in range(first, min(first + REACH, last)):
        if page.lower[noun] in SPEECH_NOUNS:
            owner = person_at(page, noun)
            return None if owner is None else found_cue(page, "tag", owner, noun, last)
    return None


def _says_no_more(page: Page, verb: int, last: int) -> bool:
    """Whether the verb has no object, as in a tag that a full stop sets off ("Go." He said.)."""
    following = page.lower[verb + 1] if verb + 1 < last else "."
    return not following[0].isalnum() or following.endswith("ly") or following in AFTER_TAG


def inverted_subject(page: Page, verb: int, last: int) -> int | None:
    """The subject after its verb: said Ann, put in Ann, said quickly the old man."""
    after = verb + 1
    if after < last and page.lower[after] in PARTICLES:
        after += 1
    for i in range(after, min(verb + 4, last)):
        subject = page.opening.get(i)
        if subject is not None:
            return subject if can_be_subject(page, subject) else None
        if not (page.lower[i].endswith("ly") or page.lower[i] in AUXILIARIES):
            return None
    return None


def verb_after(page: Page, i: int, last: int, comma: bool) -> int | None:
    """The verb of saying after a subject, over adverbs, auxiliaries and a bracketed clause."""
    end = min(i + REACH, last)
    while i < end:
        low = page.lower[i]
        if low in plain_speech_verbs() or (low in speech_verbs() and (comma or low.endswith("ed"))):
            return i
        if comma and low.endswith("ed") and len(low) > 3 and low not in AUXILIARIES:
            return i
        if not (low in AUXILIARIES or low.endswith("ly")):
            return None
        i += 1
    return None


def found_cue(page: Page, kind: CueKind, subject: int, verb: int | None, last: int) -> Found:
    """A cue made of a subject and, in tags and leads, its verb at token ``verb``."""
    row = page.mentions[subject]
    token = page.last_token[subject] if verb is None else verb
    hearers = _hearers(page, subject, token, last) if verb is not None else ()
    return Found(kind, subject, min(row.start, page.starts[token]), max(row.stop, page.stops[token]), hearers)


def _hearers(page: Page, subject: int, verb: int, last: int) -> tuple[int, ...]:
    """Whom the tag names as spoken to: "said Ann to Tom", "he asked her", "he told the boys"."""
    found: list[int] = []
    end = min(verb + 8, last)
    i = max(verb, page.last_token[subject] if page.last_token[subject] < verb + 4 else verb) + 1
    while i < end:
        if page.forms[i][0] in SENTENCE_END or page.forms[i] in {",", ":", ";"}:
            break
        mention = page.opening.get(i)
        if mention is not None and mention != subject:
            direct = i == verb + 1 and _can_be_told(page, mention)
            if page.lower[i - 1] in {"to", "unto", "with", "and"} or direct:
                found.append(mention)
                i = page.last_token[mention]
            else:
                break
        i += 1
    return tuple(found)


def _can_be_told(page: Page, mention: int) -> bool:
    low = page.lower[page.last_token[mention]]
    following = page.last_token[mention] + 1
    owner = following < len(page.lower) and page.lower[following] in {"'s", "’s"}
    return not owner and (page.mentions[mention].kind != "PRON" or low not in people.NOMINATIVE)
