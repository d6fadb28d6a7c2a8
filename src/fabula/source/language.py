"""Whether a text is in English, told by its script and its function words."""

from __future__ import annotations

import re
from collections import Counter

from fabula.errors import SourceLanguage
from fabula.text import Text

# The commonest words of running prose; those that English shares in writing are left out of the others.
_ENGLISH = """the and of to a in i that it he was you she his her for with not is on had as at but be my me
    they have him this so all said from by are we what there no if do one out up when"""
_PROFILES = {
    "German": "der die und ich das nicht sie ist zu er es den mit ein dem sich eine hatte wie aber auch von",
    "French": "de la et le les il que un à elle des en je pas ne qui une dans vous ce du se était pour",
    "Spanish": "de la que y el en los se un lo las por con su una le al del es para más había como pero",
    "Italian": "di che e la il non un per è una si le con da lo ma mi del era della come gli più sono",
    "Portuguese": "de que e o não se um os uma com da em na dos era ele ao mais como mas eu disse ela",
    "Dutch": "de en het van een ik dat te zijn niet hij op met je ze er maar aan voor die haar ook",
    "Swedish": "och att det jag han som var inte hon på med för den hade sig av till om ett är",
    "Danish or Norwegian": "og det at jeg en han var ikke på som hun med den til af av seg sig et er",
    "Finnish": "ja on ei se että oli hän en minä mutta kun niin ole mitä hänen sitten olen joka nyt",
    "Polish": "i nie się w na z że jest jak co o ale był po go tak mi tym przez już jej",
    "Czech": "a se na je že to v s si jsem ale do jako by tak co bylo jeho když už ve",
    "Hungarian": "a az és nem hogy egy is volt azt de ez mint csak már meg ha el még",
    "Romanian": "și în de la cu nu pe un o să se că din mai lui ce îi era ca după",
    "Turkish": "bir ve bu da de için çok ne o gibi ben daha sonra kadar değil her var dedi",
    "Latin": "et in non est ad ut cum quod qui sed si ex quae se atque per nec esse hoc ab aut",
}
_SCRIPTS = (
    ("Japanese", "\u3040-\u30ff"),
    ("Korean", "\uac00-\ud7af"),
    ("Chinese", "\u4e00-\u9fff"),
    ("a language in Cyrillic script", "\u0400-\u052f"),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("a language in Arabic script", "\u0600-\u06ff"),
    ("Hebrew", "\u0590-\u05ff"),
    ("a language in Devanagari script", "\u0900-\u097f"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Armenian", "\u0530-\u058f"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 100_000
_SCRIPT_SHARE = 0.3
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 12
_PROFILE_SHARE = 0.18
_TIMES_ENGLISH = 2.5


def check_english(text: Text) -> None:
    """Refuse a text that is clearly in another language.

    Raises:
        SourceLanguage: it is; the language is named.
    """
    language = other_language(text.characters)
    if language is not None:
        raise SourceLanguage(
            text.name,
            f"this seems to be in {language}, and only English can be read",
            "use --force to read it all the same",
        )


def other_language(characters: str) -> str | None:
    """The language of a text that is clearly not in English, else None.

    Judged by the middle of a long text, since title pages and licences tend to be in English.
    """
    start = max(0, (len(characters) - _SAMPLE) // 2)
    sample = characters[start : start + _SAMPLE]
    return _by_script(sample) or _by_function_words(sample)


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    if letters < _FEWEST_LETTERS:
        return None
    for name, interval in _SCRIPTS:
        # Japanese mixes its syllables with Chinese characters: a smaller share of them tells.
        needed = _SCRIPT_SHARE / 2 if name == "Japanese" else _SCRIPT_SHARE
        if len(re.findall(f"[{interval}]", sample)) > needed * letters:
            return name
    return None


def _by_function_words(sample: str) -> str | None:
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = words.total()
    if total < _FEWEST_WORDS:
        return None

    def share(profile: str) -> float:
        return sum(words[word] for word in profile.split()) / total

    shares = {name: share(profile) for name, profile in _PROFILES.items()}
    best = max(shares, key=lambda name: shares[name])
    other = shares[best] > _PROFILE_SHARE and shares[best] > _TIMES_ENGLISH * share(_ENGLISH)
    return best if other else None
