"""Words in the manner of the Universal Dependencies English treebanks (EWT and GUM).

Contractions are split ("do|n't", "gon|na", "Buffy|'s"), punctuation stands apart, hyphenated compounds
fall into their parts but for prefixes that are no words ("e-mail", "non-human"). What an apostrophe or a
hyphen cannot tell is told by lists of words and by what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fabula.book import Book, Made, Step
from fabula.layers import CHAPTERS, PARAGRAPHS, TOKENS, Token
from fabula.lexicon.contractions import fused_words, needed_after
from fabula.steps.literals import ADDRESS, CUT_OFF, EMOTICON, NAME_OF_FILE, NUMBER, SIGNS

Offsets = tuple[int, int]

# Combining accents, soft hyphens and zero-width joiners stand inside words, yet are no word characters.
_WORD = "[^\\W_]++(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]++[^\\W_]*+)*+"
_PREFIX = """(?:(?:[nN]on|[pP]re|[aA]nti|[mM]id|[rR]e|[cC]o|[pP]ost|[pP]ro|[mM]ulti|[eE]x|[sS]ub|[sS]emi
    |[oO]ver|[cC]ounter|[iI]nter|[iI]ntra|[cC]ross|[mM]ini|[mM]icro|[mM]acro|[sS]uper|[uU]ltra|[aA]rch|[sS]ocio
    |[pP]sycho|[pP]seudo|[uU]n|e)-|E-(?=[a-z]))"""
_ABBREVIATION = r"""
      (?:M(?:r|rs|s|R|RS|S|lle|me|essrs|t)|D[rR]|S[tr]|ST|Jr|Prof|Rev|Capt|Col|Gen|Lt|Sgt|Maj|Gov|Sen|Hon|Esq
        |Co|Inc|Ltd|Corp|Ave|Blvd|Ft|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Vol|mr|mrs|dr|vs|al
        |etc(?!\.\.|\.\s*+(?:[A-Z]|\Z))|(?:N[oO]s?|[pP]p?|[vV]ols?|Figs?|[cC]h)(?=\.\s?\d))\.
    | (?:Sr|Attn|Mar|Apr|Ju[nl]|Univ|Dept|Calif|Fla|Va|Conn|[bcdm]|ca|approx
        |lbs?|oz|yrs?|esp|eg|ie|ext|div|incl|dept|cf|viz)\.(?=\s?[a-z\d(]|[,-])
    | (?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=
        \s?(?:[a-z\d(]|(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec))|,)
    | (?:Ph|[^\W\d_])(?:\.[^\W\d_])++(?![^\W_])\.?+              # L.A., a.m., Ph.D.
    | (?:[A-HJ-Z]\.(?=\s?[A-Z][\w.]|[,;])|I\.(?=\s?[A-Z]\.))      # initials before a name
"""
_TOKEN = re.compile(
    rf"""
      [A-Za-z][a-z]*+(?=[\s,;!?)"”—]) | [,“"] | [.;](?=\s)       # most tokens, found the fastest way
    | (?=[^\W_]*+(?:[-@_/\#%~!&+*$:;=^<>|()]|\.[\w.]))(?:{ADDRESS} | {NAME_OF_FILE} | {EMOTICON} | {SIGNS})
    | (?=[^\W\d_]++\.)(?:{_ABBREVIATION})
    | (?=[\d.+x])(?:{NUMBER})
    | (?=[^\W\d_]++[-&])(?:{CUT_OFF} | (?:[A-Z]{{1,3}}&[A-Z]{{1,2}}|[a-z]&[a-z])(?![^\W_])
        | (?<!\w)(?<!\w-){_PREFIX}{_WORD}
        | (?i:(?:uh|nuh|hm+|mm*|oh|whoo|woo)-(?:huh|uh|oh|hm+|m+|ho|hoo)|{_WORD}-(?:wise|esque))(?![^\W_]))
    | {_WORD}(?P<joined>(?:['’‘`´]{_WORD})++)?+(?P<trailing>['’](?![^\W_]|['’]))?+
    | ['’](?:(?<!\d['’])\d\d(?:['’]?s)?|(?i:s|m|re|ve|ll|d|em|cause|cuz|til|bout|neath|gainst|fraid|nother
        |twixt|cept|spose|n|tis|twas|twere|twill|twould)|im|er|e|ere)(?![^\W_])
    | (?<!\w)’{_WORD}                                             # a curly apostrophe opens no quotation
    | &c\b\.? | (?<!\S)[\#@](?!\d){_WORD}
    | \.\.++ | \.?[!?]++ | …++\.*+ | -++ | —++ | –++ | \*++ | _++ | =++ | ~++ | \#++ | \+++ | <++ | >++ | \|++
    | '' | `` | ’’ | ‘‘
    | \S
    """,
    re.VERBOSE,
)

_SUFFIX = re.compile(r"(?:n['’‘`´]t|['’‘`´](?:s|m|re|ve|ll|d|em|nt))$", re.IGNORECASE)
_SUFFIX_LENGTH = 3
_MOST_SUFFIXES = 3
_HEADS = {"y'all": (2,), "d'you": (2,), "d'ye": (2,), "c'mon": (3,), "i'ma": (1, 3)}
_BEFORE_WOULD = frozenset(
    "i you he she it we they who that this there what how where why when which here".split()
)
_ELIDED = frozenset("an o th ol wi yo t d y n ha gi ev wid mo po lil de".split())
_ENDING_IN = frozenset(
    """main rain pain gain vain chin shin skin thin twin spin grin coin join loin ruin lain fain akin odin
    again begin captain certain bargain basin britain cabin chagrin chaplain cousin curtain coffin complain
    contain darwin disdain domain explain entertain fountain franklin kevin latin main maintain margin martin
    merlin mountain muslin napkin obtain origin penguin plain pumpkin quentin ragamuffin raisin refrain remain
    resin retain robin rosin ruin satin sustain train urchin vain vermin villain virgin violin within justin
    austin berlin benjamin dublin edwin calvin colin erin caitlin robin toxin""".split()
)


def tokenize(characters: str, start: int, stop: int) -> list[Offsets]:
    """The tokens of a stretch of text: ordered, disjoint, together all that is not white space."""
    return list(_tokens(characters, start, stop))


def _tokens(characters: str, start: int, stop: int) -> Iterator[Offsets]:
    fused = fused_words()
    for match in _TOKEN.finditer(characters, start, stop):
        if match.lastindex is None:
            word = match.group()
            cuts = fused.get(word)
            if cuts is None or not _is_fused(word, characters, match.end(), stop):
                yield match.span()
                continue
        else:
            cuts = _cuts(match.group())
        begin = offset = match.start()
        for cut in cuts:
            yield begin, offset + cut
            begin = offset + cut
        yield begin, match.end()


def _is_fused(word: str, characters: str, end: int, stop: int) -> bool:
    needed = needed_after().get(word.lower())
    return needed is None or needed.match(characters, end, stop) is not None


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
        return (*head, *cuts)
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
    """Tokens of every heading and paragraph."""
    characters = book.text.characters
    stretches = [(row.start, row.stop) for row in book[PARAGRAPHS]]
    stretches += [row.heading for row in book[CHAPTERS] if row.heading is not None]
    found = (tokenize(characters, start, stop) for start, stop in sorted(stretches))
    return {TOKENS: tuple(Token(start, stop) for tokens in found for start, stop in tokens)}


STEP = Step("tokens", (PARAGRAPHS, CHAPTERS), (TOKENS,), find_tokens)
