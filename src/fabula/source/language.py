"""Whether a text is in English, told by its script and its function words."""

from __future__ import annotations

import re
from collections import Counter

from fabula.errors import SourceLanguage
from fabula.text import Text

_ENGLISH = frozenset(
    "the and of to a in i that it he was you she his her for with not is on had as at but be my me they".split()
)
_PROFILES = {
    "German": "der die und ich das nicht sie ist zu er es den mit ein war in auf dem sich eine hatte wie",
    "French": "de la et le les il que un à elle des en je pas ne qui une dans vous ce du se était pour",
    "Spanish": "de la que y el en no a los se un lo las por con su una le al del es para más había como",
    "Italian": "di che e la il non un a per in è una si le con da lo ma mi del era della come i gli",
    "Portuguese": "de que a o e não se um os do para uma com da as em no por mais na dos era ele ao",
    "Dutch": "de en het van een ik dat te zijn in niet hij was op met je ze er maar aan had voor die",
    "Swedish": "och att det i en jag han som var inte hon på med för den hade sig av de till om ett",
    "Danish or Norwegian": "og det at jeg i en han var ikke på som hun med for den til de af seg sig et",
    "Finnish": "ja on ei se että oli hän en minä mutta kun niin ole mitä hänen sitten olen joka nyt",
    "Polish": "i nie się w na to z że do jest jak co a o ale był po go tak mi tym przez już",
    "Latin": "et in non est ad ut cum quod qui sed si ex quae me se atque per nec esse hoc ab aut",
}
_SCRIPTS = (
    ("Cyrillic script", "\u0400-\u052f"),
    ("Greek", "\u0370-\u03ff"),
    ("Arabic script", "\u0600-\u06ff"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Japanese", "\u3040-\u30ff"),
    ("Korean", "\uac00-\ud7af"),
    ("Chinese", "\u4e00-\u9fff"),
    ("Devanagari script", "\u0900-\u097f"),
    ("Thai", "\u0e00-\u0e7f"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000


def check_english(text: Text) -> None:
    """Refuse a text that is in another language.

    Raises:
        SourceLanguage: it is; the language is named.
    """
    language = other_language(text.characters)
    if language is not None:
        raise SourceLanguage(text.name, f"this seems to be in {language}", "only English can be read so far")


def other_language(characters: str) -> str | None:
    """The language of a text that is clearly not in English, else None."""
    sample = characters[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for script, interval in _SCRIPTS:
        if len(re.findall(f"[{interval}]", sample)) > 0.4 * max(letters, 1):
            return script
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = words.total()
    if total < 30:
        return None
    english = sum(words[word] for word in _ENGLISH) / total
    shares = {
        name: sum(words[w] for w in set(profile.split())) / total for name, profile in _PROFILES.items()
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.15 and shares[best] > 2 * english else None
