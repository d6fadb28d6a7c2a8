"""Words and sentences in the manner of the Universal Dependencies English treebanks (EWT and GUM).

Contractions are split ("do|n't", "gon|na", "Buffy|'s"), punctuation stands apart, hyphenated compounds
fall into their parts but for prefixes that are no words ("e-mail", "non-human").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fabula.book import Book, Made, Step
from fabula.layers import CHAPTERS, PARAGRAPHS, SENTENCES, TOKENS, Sentence, Token
from fabula.steps.sentences import sentence_bounds

Offsets = tuple[int, int]

# Combining accents, soft hyphens and zero-width joiners stand inside words, yet are no word characters.
_WORD = "[^\\W_]++(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]++[^\\W_]*+)*+"
_TOKEN = re.compile(
    rf"""
      (?:M(?:r|rs|s|R|RS|S|lle|me|essrs|t)|D[rR]|S[tr]|ST|Jr|Prof|Rev|Capt|Col|Gen|Lt|Sgt|Maj|Gov|Sen|Hon|Esq
        |Co|Inc|Ltd|Corp|Ave|Blvd|Ft|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Vol|mr|mrs|dr|etc|vs|No(?=\.\s?\d))\.
    | (?:Ph|[^\W\d_])(?:\.[^\W\d_])++(?![^\W_])\.?+              # L.A., a.m., Ph.D.
    | (?:[A-HJ-Z]\.(?=\s?[A-Z][\w.])|I\.(?=\s?[A-Z]\.))           # initials before a name
    | [A-Z]{{1,3}}&[A-Z]{{1,2}}(?![^\W_])
    | (?i:e|non|pre|anti|mid|re|co|post|pro|multi|ex|sub|semi|over|counter|inter)-{_WORD}
    | \d{{3}}-(?:\d{{3}}-)?\d{{4}}(?!\d)
    | \d++(?:[.,:/]\d++)*+(?:(?:st|nd|rd|th|s|['’]s)(?![^\W_]))?
    | {_WORD}(?P<joined>(?:['’‘`´]{_WORD})++)?+(?P<trailing>['’](?![^\W_]|['’]))?+
    | ['’](?:\d\d(?:['’]?s)?|(?i:s|m|re|ve|ll|d|em|cause|cuz|til|bout|neath|gainst|fraid|nother|twixt|cept
        |spose|n|tis|twas|twere|twill|twould))(?![^\W_])
    | (?<!\w)’{_WORD}                                             # a curly apostrophe opens no quotation
    | (?<!\S)[:;=]-?[()D](?!\w)                                   # emoticons
    | (?<!\S)[#@]{_WORD}
    | [.!?]++ | …++ | -++ | —++ | –++ | \*++ | _++ | =++ | ~++ | \#++ | \+++ | <++ | >++ | \|++
    | '' | `` | ’’ | ‘‘
    | \S
    """,
    re.VERBOSE,
)
# What is looked for only where a cheap test finds its sign: addresses of the web and of e-mail.
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[^\s<>\"“”]*[\w/]|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|(?<![\w.-])[\w-]{1,64}\.(?:com|org|net)\b"
)
_ADDRESS_SIGNS = ("@", "://", "www.", ".com", ".org", ".net")

_SUFFIX = re.compile(r"(?:n['’‘`´]t|['’‘`´](?:s|m|re|ve|ll|d|em|nt))$", re.IGNORECASE)
_SUFFIX_LENGTH = 3
_MOST_SUFFIXES = 3
_HEADS = {"y'all": 2, "d'you": 2, "d'ye": 2, "c'mon": 3}
_BEFORE_WOULD = frozenset(
    "i you he she it we they who that this there what how where why when which here".split()
)
_ELIDED = frozenset("an o th ol wi yo t d y n ha gi ev wid mo po lil".split())
_ENDING_IN = frozenset(
    """main rain pain gain vain chin shin skin thin twin spin grin coin join loin ruin lain fain akin odin
    again begin captain certain bargain basin britain cabin chagrin chaplain cousin curtain coffin complain
    contain darwin disdain domain explain entertain fountain franklin kevin latin main maintain margin martin
    merlin mountain muslin napkin obtain origin penguin plain pumpkin quentin ragamuffin raisin refrain remain
    resin retain robin rosin ruin satin sustain train urchin vain vermin villain virgin violin within justin
    austin berlin benjamin dublin edwin calvin colin erin caitlin robin toxin""".split()
)
_FUSED_CUTS = {
    **dict.fromkeys(("cannot", "gonna", "wanna", "gotta", "lotta", "outta", "gimme", "lemme"), (3,)),
    **dict.fromkeys(("dont", "isnt", "aint", "wont", "cant", "hes"), (2,)),
    **dict.fromkeys(("didnt", "wasnt", "hasnt", "hadnt", "arent", "youre", "youve", "youll", "shes"), (3,)),
    **dict.fromkeys(("doesnt", "havent", "werent", "theyre", "theyve", "theyll", "thats", "whats"), (4,)),
    **dict.fromkeys(("couldnt", "wouldnt", "theres"), (5,)),
    **dict.fromkeys(("'tis", "'twas", "'twere", "'twill", "'twould"), (2,)),
    **dict.fromkeys(("’tis", "’twas", "’twere", "’twill", "’twould"), (2,)),
    **dict.fromkeys(("im", "ive"), (1,)),
    "shouldnt": (6,),
    "dunno": (2, 3),
}
_FUSED = {form: cuts for low, cuts in _FUSED_CUTS.items() for form in (low, low.capitalize(), low.upper())}
_FUSED |= {form[0] + form[1:].capitalize(): cuts for form, cuts in _FUSED_CUTS.items() if form[0] in "'’"}


def tokenize(characters: str, start: int, stop: int) -> list[Offsets]:
    """The tokens of a stretch of text: ordered, disjoint, together all that is not white space."""
    if not any(characters.find(sign, start, stop) >= 0 for sign in _ADDRESS_SIGNS):
        return list(_tokens(characters, start, stop))
    tokens: list[Offsets] = []
    for address in _ADDRESS.finditer(characters, start, stop):
        tokens.extend(_tokens(characters, start, address.start()))
        tokens.append(address.span())
        start = address.end()
    tokens.extend(_tokens(characters, start, stop))
    return tokens


def _tokens(characters: str, start: int, stop: int) -> Iterator[Offsets]:
    for match in _TOKEN.finditer(characters, start, stop):
        if match.lastindex is None:
            cuts = _FUSED.get(match.group())
            if cuts is None:
                yield match.span()
                continue
        else:
            cuts = _cuts(match.group())
        begin = offset = match.start()
        for cut in cuts:
            yield begin, offset + cut
            begin = offset + cut
        yield begin, match.end()


def _cuts(word: str) -> tuple[int, ...]:
    """Where a word with apostrophes falls into several tokens."""
    cuts = []
    end = len(word)
    if word[-1] in "'’":
        if _keeps_apostrophe(word[:-1].lower()):
            return ()
        end -= 1
        cuts.append(end)
    head = _HEADS.get(word[:end].lower().replace("’", "'"))
    if head is not None:
        return (head, *cuts)
    for _ in range(_MOST_SUFFIXES):
        suffix = _SUFFIX.search(word, max(1, end - _SUFFIX_LENGTH), end)
        if suffix is None or (suffix.group()[1:] == "d" and not _may_precede_would(word[: suffix.start()])):
            break
        end = suffix.start()
        cuts.append(end)
    return tuple(reversed(cuts))


def _keeps_apostrophe(stem: str) -> bool:
    """Whether "goin'" or "an'" is meant, rather than a word before a closing quotation mark."""
    return stem in _ELIDED or (len(stem) > 3 and stem.endswith("in") and stem not in _ENDING_IN)


def _may_precede_would(stem: str) -> bool:
    # Older novels write the past tense as "look'd".
    return stem[0].isupper() or stem in _BEFORE_WOULD


def find_tokens(book: Book) -> Made:
    """Tokens and sentences of every heading (one sentence each) and paragraph."""
    characters = book.text.characters
    stretches = [(row.start, row.stop, False) for row in book[PARAGRAPHS]]
    stretches += [(*row.heading, True) for row in book[CHAPTERS] if row.heading is not None]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, stop, heading in sorted(stretches):
        found = tokenize(characters, start, stop)
        offset, first = len(tokens), 0
        tokens.extend([Token(begin, end) for begin, end in found])
        for bound in [len(found)] if heading else sentence_bounds(characters, found):
            sentences.append(Sentence(found[first][0], found[bound - 1][1], offset + first, offset + bound))
            first = bound
    return {TOKENS: tuple(tokens), SENTENCES: tuple(sentences)}


STEP = Step("tokens", (PARAGRAPHS, CHAPTERS), (TOKENS, SENTENCES), find_tokens)
