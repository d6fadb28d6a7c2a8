"""What verbs, adjectives and nouns imply of the clause that they take.

Signatures after Nairn, Condoravdi and Karttunen (2006): what follows for the clause where the word above it
is affirmed, and where it is denied. Factive verbs after Kiparsky and Kiparsky (1970), implicative ones after
Karttunen (1971, 2012), negative raising after Horn (1978). Values are those of FactBank's scale, and "Uu-"
for a denial that is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

Complement = Literal["finite", "infinitive", "participle", "bare"]
"""A clause's form: with a finite verb, with "to", with -ing, or a verb or participle by itself."""

Kind = Literal["factive", "implicative", "modal", "attitude", "report", "belief", "own belief"]


class Signature(NamedTuple):
    """What holds of a clause under a word that is affirmed, and under one that is denied."""

    affirmed: str
    denied: str
    kind: Kind


# What follows where the word is affirmed, and where it is denied.
_FACTIVE = Signature("CT+", "CT+", "factive")
_IMPLICATIVE = Signature("CT+", "CT-", "implicative")
_ONE_WAY = Signature("CT+", "Uu", "implicative")
_FAILING = Signature("CT-", "CT+", "implicative")
_REFUSING = Signature("CT-", "Uu", "implicative")
_PRETENDING = Signature("CT-", "CT-", "implicative")
_AVOIDING = Signature("CT-", "PR+", "implicative")
_TRYING = Signature("Uu", "CT-", "implicative")
_ALLOWING = Signature("PR+", "CT-", "implicative")
_DARING = Signature("CT+", "Uu-", "implicative")
_HESITATING = Signature("Uu", "CT+", "implicative")
_LIKELY = Signature("PR+", "PR-", "modal")
_UNLIKELY = Signature("PR-", "PR+", "modal")
_POSSIBLE = Signature("PS+", "CT-", "modal")
_IMPOSSIBLE = Signature("CT-", "PS+", "modal")
_SUGGESTIVE = Signature("PR+", "Uu", "modal")
_WISHING = Signature("PR-", "PR+", "attitude")
_WANTING = Signature("Uu", "Uu-", "attitude")
_LIKING = Signature("PR+", "Uu", "attitude")
_OPEN = Signature("Uu", "Uu", "attitude")
_REPORT = Signature("Uu", "Uu", "report")
_BELIEF = Signature("Uu", "Uu-", "belief")
_SUSPICION = Signature("Uu", "Uu", "belief")

_FINITE: Mapping[Signature, str] = {
    _FACTIVE: """know realise realize notice discover remember forget recall recollect see find learn
        understand appreciate perceive recognise recognize remind ignore overlook reveal acknowledge observe
        discern detect comprehend grasp disclose show grant give
        regret resent deplore mind hate love like dislike care surprise astonish amaze astound shock annoy
        irritate vex bother amuse please delight gladden sadden upset hurt grieve disappoint embarrass
        trouble worry puzzle alarm disturb matter suffice rejoice marvel comfort console thank""",
    _IMPLICATIVE: "happen turn transpire befall prove chance come",
    _ONE_WAY: "ensure confirm demonstrate establish guarantee be point",
    _SUGGESTIVE: "hear gather mean",
    _PRETENDING: "pretend",
    _WISHING: "wish dream",
    _LIKELY: "seem appear look sound feel",
    _BELIEF: "think believe suppose expect imagine reckon guess figure fancy trust assume presume",
    _SUSPICION: """suspect fear hope doubt conclude decide judge consider conjecture infer surmise hold
        calculate convince persuade anticipate estimate bet pray accept""",
    _REPORT: """say tell ask answer reply claim declare announce state assert argue insist maintain swear vow
        promise report mention remark add write explain suggest hint imply cry shout whisper murmur mutter
        exclaim call deny warn assure inform allege protest complain boast repeat agree concede admit confess
        affirm predict propose demand request order command beg urge advise recommend decree read teach
        indicate inquire enquire wonder question note determine rule testify reassure notify emphasise
        emphasize highlight stress discuss express verify check""",
}
_INFINITIVE: Mapping[Signature, str] = {
    _IMPLICATIVE: """manage bother deign happen get remember condescend come contrive begin start continue
        proceed turn prove use chance live succeed grow stoop""",
    _DARING: "dare",
    _FAILING: "forget fail neglect omit cease",
    _REFUSING: "refuse decline pretend",
    _ONE_WAY: "force cause compel lead induce drive make help oblige inspire provoke impel",
    _TRYING: "attempt try enable afford",
    _ALLOWING: "allow permit let",
    _HESITATING: "hesitate",
    _LIKELY: "seem appear tend",
    _WANTING: "want wish expect intend mean think",
    _LIKING: "like love prefer hate",
}
_PARTICIPLE: Mapping[Signature, str] = {
    _FACTIVE: """stop quit finish cease enjoy regret remember forget mind resent hate love like dislike
        recall recollect""",
    _AVOIDING: "avoid resist escape prevent evade forgo shun",
    _IMPLICATIVE: "start keep begin continue go end come",
    _ONE_WAY: "see hear feel watch notice find catch observe spot smell leave have get try set",
    _OPEN: """suggest consider imagine contemplate risk propose recommend discuss postpone delay fancy plan
        dread fear anticipate advise""",
    _REPORT: "deny admit report mention",
}
_BARE: Mapping[Signature, str] = {
    _IMPLICATIVE: "let go come",
    _ONE_WAY: "make have help see hear feel watch notice find observe get leave behold keep",
    _OPEN: "dare need",
}
# Words whose clause comes with a preposition: kept him from going, thought of leaving.
_PREPOSITIONAL: Mapping[Signature, str] = {
    _FAILING: """keep prevent stop prohibit refrain dissuade save hinder restrain deter discourage abstain
        desist""",
    _OPEN: """think dream speak talk hear insist plan accuse suspect afraid capable hope despair threaten
        warn fear chance possibility idea thought intention risk danger purpose way means""",
}
_GLAD = """glad sorry sad happy unhappy proud ashamed surprised amazed astonished pleased delighted angry mad
    furious annoyed grateful thankful lucky fortunate strange odd curious remarkable tragic regrettable
    shocked relieved upset disappointed embarrassed shame pity good bad nice great interesting funny
    incredible terrible wonderful awful horrible dreadful surprise relief"""
_BESIDE_FINITE: Mapping[Signature, str] = {
    _FACTIVE: _GLAD
    + """ aware unaware conscious wonder fact reason knowledge truth realisation realization discovery
        awareness consciousness memory now""",
    _ONE_WAY: "clear obvious evident plain apparent certain proof evidence",
    _IMPLICATIVE: "true right",
    _FAILING: "false untrue",
    _LIKELY: "likely probable probability likelihood",
    _UNLIKELY: "unlikely doubtful improbable doubt question",
    _POSSIBLE: "possible possibility chance conceivable",
    _IMPOSSIBLE: "impossible inconceivable unthinkable",
    _SUGGESTIVE: "sign news impression",
    _SUSPICION: "sure convinced confident positive afraid hopeful",
    _REPORT: """idea belief feeling claim view thought notion suspicion conclusion argument theory assumption
        suggestion assertion hope fear rumour rumor story word message saying hint promise sense concern
        complaint concept premise principle""",
}
_BESIDE_INFINITIVE: Mapping[Signature, str] = {
    _IMPLICATIVE: _GLAD + " quick slow right wrong wise foolish kind careful enough",
    _POSSIBLE: "able possible capable",
    _IMPOSSIBLE: "unable impossible powerless",
    _LIKELY: "likely certain sure bound apt prone liable",
    _UNLIKELY: "unlikely",
}
# In the first person and the present, an attitude is a hedge of the source's own.
_OWN: Mapping[Signature, str] = {
    Signature("PR+", "PR-", "own belief"): """think believe suppose reckon guess figure feel expect imagine
        fancy trust assume presume suspect hold sure convinced confident positive conclude gather""",
    Signature("PR-", "PR+", "own belief"): "doubt",
    Signature("CT+", "Uu", "own belief"): "swear assure promise insist admit confess tell say certain",
    Signature("PS+", "Uu", "own belief"): "fear afraid",
}
_MODAL_GOVERNORS = frozenset(
    """have go seem appear able unable likely unlikely possible impossible probable improbable certain sure
    bound suppose need ought use tend doubtful""".split()
)


Table = Literal[
    "finite", "infinitive", "participle", "bare", "beside finite", "beside infinitive", "own", "prepositional"
]


def signature(lemma: str, upos: str, complement: Complement) -> Signature | None:
    """What a word implies of a clause of some form that depends on it; None where the word is not known."""
    if upos in {"VERB", "AUX"}:
        return _table(complement).get(lemma)
    return _table("beside finite" if complement == "finite" else "beside infinitive").get(lemma)


def with_preposition(lemma: str) -> Signature | None:
    """What a word implies of an -ing clause that a preposition ties to it: kept him from *going*."""
    return _table("prepositional").get(lemma)


def own_attitude(lemma: str) -> Signature | None:
    """What a verb or adjective of saying or believing tells of its clause where "I" am its subject, now."""
    return _table("own").get(lemma)


def is_attitude(lemma: str) -> bool:
    """Whether a verb tells what somebody says or believes, as one in parenthesis may (she thought)."""
    found = signature(lemma, "VERB", "finite")
    return found is not None and found.kind in {"belief", "report"}


def is_modal_governor(lemma: str) -> bool:
    """Whether a verb or adjective above an infinitive works as a modal: have to, be able to, seem."""
    return lemma in _MODAL_GOVERNORS


@cache
def _table(name: Table) -> Mapping[str, Signature]:
    """A table of signatures by lemma; a word in two of a table's lists has the first one's signature."""
    lists = {
        "finite": _FINITE,
        "infinitive": _INFINITIVE,
        "participle": _PARTICIPLE,
        "bare": _BARE,
        "beside finite": _BESIDE_FINITE,
        "beside infinitive": _BESIDE_INFINITIVE,
        "own": _OWN,
        "prepositional": _PREPOSITIONAL,
    }[name]
    found: dict[str, Signature] = {}
    for entry, words in lists.items():
        for word in words.split():
            found.setdefault(word, entry)
    return found
