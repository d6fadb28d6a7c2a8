"""Strings that hold punctuation and yet are one word: addresses, file names, numbers, emoticons, lines.

Each is a pattern for ``re.VERBOSE``. None is slow on any text: what repeats is bounded or gives nothing back,
and it begins only where no longer run of the same characters does.
"""

from __future__ import annotations

_DOMAIN = "(?:com|COM|org|ORG|net|NET|gov|edu|mil|info|biz|uk|de|fr|eu|nl|ru|jp|cn|au|nz|tv)"
_FILE = (
    "docx?|pdf|txt|xlsx?|pptx?|rtf|zip|rar|exe|dll|jpe?g|gif|png|bmp|tiff?|mp[34]|avi|wav"
    "|html?|php|xml|csv|url"
)
_PATH = r"[^\s<>\"“”]*[\w/]"

ADDRESS = rf"""
      (?:(?:https?|ftp)://|www\.|doi:(?=10\.)){_PATH}
    | (?<![\w.+%-])(?:mailto:)?[\w.+%-]{{1,64}}+@[^\W\d_][\w-]{{0,64}}+(?:\.[\w-]{{1,64}}+)*+
    | (?<![\w.-])(?:[\w-]{{1,64}}+\.){{1,6}}{_DOMAIN}(?![\w-])(?:/{_PATH})?
    | (?<![\w.-])(?:alt|comp|misc|rec|sci|soc)(?:\.[a-z][\w-]{{0,64}}+){{1,8}}+
"""
"""Addresses of the web, of e-mail and of newsgroups."""

NAME_OF_FILE = rf"""
      (?<![\w.\#%~!&@+-])[\w\#%~!&+-]{{0,64}}+\.(?:{_FILE}|{_FILE.upper()})(?![^\W_])
    | (?<![\w-])[^\W_]++(?:_[^\W_]++|(?:_[A-Z\d][^\W_]*+)++)(?!\w)
"""
"""Names of files, and names joined by underscores (but not italics, _so_, or with_in_ a word)."""

NUMBER = r"""
      (?<![\w-])\d{1,4}+(?:-\d{2,7}+){2,4}+(?![\w-])                # dates and telephone numbers
    | (?:\d{3}[-/])?\d{3}-\d{4}(?!\d) | (?<![\w-])(?:x?\d|x|\d{5})-\d{4}\d?(?!\d)
    | (?<![\w.])\+\d++(?:-\d++)*+
    | \d\d?/\d\d?/\d{2,4}(?!\d)                                     # 9/11, but 20|/|20
    | (?:1[0-2]|0?[1-9])/(?:[12]\d|3[01]|0[1-9])(?![/\d]) | 1[0-2]/[1-9](?![/\d])
    | (?<=\d[ ])[1-9]/[1-9](?![/\d])                              # 5 1/8, but 1|/|8
    | (?<![\w.)\]"'’”])\.\d++
    | \d++(?:[ACDEGHJLNP-TV-Z](?!\.\w)|[A-Z]++\d++[A-Z]?)(?![^\W_])    # 17H, but 5|K
    | \d++(?:[.:]\d++|,\d{3}(?!\d))*+
      (?:(?:(?i:st|nd|rd|th|s)|(?<=[23])d|(?:(?<=0)|(?<!\d\d\d))['’]s)(?![^\W_]))?
"""
"""Numbers, dates, telephone numbers, ordinals and decades."""

EMOTICON = r"""
      (?<!\S)(?:>?[:;=][-^'’]?[()\[\]DPpOo/\\|*]|\([-^]?[:;=]|<3+|\^[_.-]?\^|-_+-|[oO]_[oO]|T_T|>[_.]<)(?![\w/])
    | [:;]-[()](?!\w)
"""
"""Faces in signs; but for those with a nose they stand alone."""

SIGNS = r"""
      (?<!\S)[-=*~<>|+\#^{}_]{3,}+(?!\S)                            # a line drawn across the page
    | [-=]++> | <[-=]++
    | (?<!\w)(?:US|HK|NZ|[UAC])\$
    | (?<![\w/])(?:w/(?:(?:out|o)(?!\w))?|(?:b/[tc]|s/he|l/c|[A-Z]/[A-Z])(?![\w/]))
    | (?<![\w*])[A-Za-z]{1,3}+\*{1,4}+[a-z]{1,5}+(?![\w*])          # a word with letters starred out
"""
"""Lines of signs, arrows, currencies, slashed abbreviations, words half hidden."""

CUT_OFF = r"""
      (?<![\w'’-])(?!I-)(?P<begun>[^\W\d_]{1,12}+)-(?=[\s,]\s*(?:[-–—]+\s*)?(?i:(?P=begun))|\s[–—])
    | (?<![\w'’-])(?:[aeiou]|[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]{0,2})-(?=[\s,])
"""
"""Words broken off: begun again at once ("to- tomorrow"), or too short to be any ("th-")."""
