"""Words for what people are to each other: kin, marriage, rank, friendship, enmity, love.

The words are ordered by role, so that each has the role that the other person then has: whoever is
somebody's uncle has a nephew or a niece.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fabula.layers import RelationKind

_ROLES: Mapping[RelationKind, str] = {
    "kin": """
        parent>child: father dad daddy papa pa | mother mom mommy mum mummy mamma mama ma | parent
        child>parent: son | daughter | child
        sibling>sibling: brother | sister | sibling twin
        half-sibling>half-sibling: half-brother | half-sister | half-sibling
        step-parent>step-child: stepfather | stepmother | step-parent
        step-child>step-parent: stepson | stepdaughter | stepchild
        step-sibling>step-sibling: stepbrother | stepsister | step-sibling
        foster-parent>foster-child: foster-father | foster-mother | foster-parent
        foster-child>foster-parent: foster-son | foster-daughter | foster-child
        foster-sibling>foster-sibling: foster-brother | foster-sister | foster-sibling
        godparent>godchild: godfather | godmother | godparent
        godchild>godparent: godson | goddaughter | godchild
        grandparent>grandchild: grandfather grandpapa grandpa granddad | grandmother grandmamma grandmama
            grandma granny | grandparent
        grandchild>grandparent: grandson | granddaughter | grandchild
        great-grandparent>great-grandchild: great-grandfather | great-grandmother | great-grandparent
        great-grandchild>great-grandparent: great-grandson | great-granddaughter | great-grandchild
        uncle>nephew: uncle | aunt auntie aunty |
        nephew>uncle: nephew | niece |
        great-uncle>great-nephew: great-uncle | great-aunt |
        great-nephew>great-uncle: great-nephew grand-nephew | great-niece grand-niece |
        cousin>cousin: | | cousin
        parent-in-law>child-in-law: father-in-law | mother-in-law | parent-in-law
        child-in-law>parent-in-law: son-in-law | daughter-in-law | child-in-law
        sibling-in-law>sibling-in-law: brother-in-law | sister-in-law | sibling-in-law
        guardian>ward: | | guardian
        ward>guardian: | | ward
        relative>relative: kinsman | kinswoman | relative relation
        ancestor>descendant: | | ancestor
        descendant>ancestor: | | descendant
        sire>childe: sire | |
        childe>sire: | | childe
    """,
    "marriage": """
        spouse>spouse: husband | wife | spouse
        former-spouse>former-spouse: ex-husband | ex-wife | ex-spouse
        widowed>spouse: widower | widow |
        betrothed>betrothed: fiancé fiance bridegroom | fiancée fiancee bride | betrothed
    """,
    "rank": """
        master>servant: master | | employer
        servant>master: manservant valet butler footman coachman steward | maid maidservant housemaid
            parlourmaid housekeeper | servant
        superior>assistant: | | boss superior
        assistant>superior: | | assistant secretary clerk apprentice underling henchman subordinate
        commander>soldier: | | captain commander
        soldier>commander: | | lieutenant sergeant aide-de-camp
        teacher>pupil: schoolmaster | governess schoolmistress | teacher tutor
        pupil>teacher: | | pupil student
        landlord>tenant: landlord | landlady |
        tenant>landlord: | | tenant lodger
        patron>protégé: | patroness | patron
        protégé>patron: protégé | protégée |
        leader>follower: | | leader
        follower>leader: | | follower disciple
        colleague>colleague: | | colleague
    """,
    "friendship": """
        friend>friend: | | friend chum pal buddy crony comrade ally
        playmate>playmate: | | playmate playfellow
        schoolfellow>schoolfellow: | | schoolfellow schoolmate classmate schoolfriend
        confidant>friend: confidant | confidante |
    """,
    "enmity": """
        enemy>enemy: | | enemy foe archenemy adversary nemesis
        rival>rival: | | rival
    """,
    "love": """
        lover>lover: | | lover paramour
        sweetheart>sweetheart: boyfriend | girlfriend | sweetheart
        former-sweetheart>former-sweetheart: ex-boyfriend | ex-girlfriend | ex-lover
        suitor>beloved: suitor wooer beau | | admirer
        beloved>suitor: | | beloved
    """,
}
# What one person does to the other, for whom there is no plain noun, as the rows have it.
_VERBS: Mapping[str, tuple[str, RelationKind]] = {
    **dict.fromkeys(("love", "adore"), ("loves", "love")),
    **dict.fromkeys(("hate", "detest", "loathe", "abhor"), ("hates", "enmity")),
}
_PARTICIPLES = {
    "married": ("husband", "wife", "spouse"),
    **dict.fromkeys(("engaged", "betrothed", "affianced"), ("fiancé", "fiancée", "betrothed")),
}
_CANCELLING = frozenset(
    """would-be supposed so-called pretended alleged imaginary mock sham future prospective reputed putative
    virtual intended possible potential probable false fake self-styled ostensible""".split()
)
_CALLING = frozenset("sister brother cousin wife husband".split())


@dataclass(frozen=True, slots=True)
class RelationNoun:
    """A noun for what one person is to another.

    Attributes:
        gender: of the person it names: "m", "f", or "" where it does not tell.
        mutual: whether the other person stands in the same role (sister and brother do).
    """

    word: str
    kind: RelationKind
    gender: str
    role: str
    mutual: bool


@cache
def relation_nouns() -> dict[str, RelationNoun]:
    """All the nouns, lower-case, singular, as they are written with their hyphens."""
    return {
        word: RelationNoun(word, kind, gender, role, role == other)
        for kind, role, other, columns in _rows()
        for gender, words in zip(("m", "f", ""), columns, strict=True)
        for word in words
    }


def find_noun(*spellings: str) -> RelationNoun | None:
    """The noun with one of some spellings, tried in turn; a hyphen more or less makes no difference."""
    for spelling in spellings:
        found = relation_nouns().get(spelling) or _unhyphenated().get(spelling.replace("-", ""))
        if found is not None:
            return found
    return None


def inverse(word: str, gender: str) -> str | None:
    """What the other person is, where one is the ``word`` of that person: a sister's brother or sister.

    ``gender`` is the other's: "m", "f" or "". None where English has no word, or the word is a verb.
    """
    if word not in relation_nouns():
        return None
    _, after = roles(word)
    men, women, either = next(columns for _, role, _, columns in _rows() if role == after)
    of_gender = men if gender == "m" else women if gender == "f" else ()
    return next(iter((*of_gender, *either)), None)


def roles(word: str) -> tuple[str, str]:
    """The role that a noun names, and the other person's role then; a verb is a role of its own."""
    noun = relation_nouns().get(word)
    if noun is None:
        return word, f"{word} by"
    return noun.role, next(other for _, role, other, _ in _rows() if role == noun.role)


def feeling(lemma: str) -> tuple[str, RelationKind] | None:
    """A verb for what one person feels for another, as the rows write it, with its kind."""
    return _VERBS.get(lemma)


def is_feeling(word: str) -> bool:
    """Whether a row's word is a verb ("loves") and not a noun ("sister")."""
    return any(word == verb for verb, _ in _VERBS.values())


def bond(form: str, gender: str) -> str | None:
    """What someone of a gender is who is married, or engaged, to another; None for other words."""
    words = _PARTICIPLES.get(form)
    return None if words is None else words["mf".find(gender) if gender else 2]


def cancels(adjective: str) -> bool:
    """Whether an adjective takes back what its noun says: a supposed brother, a future wife."""
    return adjective in _CANCELLING


def calls_kin(word: str) -> bool:
    """Whether "my" with this word, as an address, is meant as it is said (and not as "my son" may be)."""
    return word in _CALLING


@cache
def _unhyphenated() -> dict[str, RelationNoun]:
    return {word.replace("-", ""): noun for word, noun in relation_nouns().items() if "-" in word} | {
        word: noun for word, noun in relation_nouns().items() if "-" not in word
    }


@cache
def _rows() -> tuple[tuple[RelationKind, str, str, tuple[tuple[str, ...], ...]], ...]:
    """The table: kind, role, the other's role, and the words for men, for women, and for either."""
    rows = []
    for kind, table in _ROLES.items():
        for line in table.replace("\n            ", " ").splitlines():
            roles, _, words = line.strip().partition(":")
            if roles:
                role, _, other = roles.partition(">")
                rows.append((kind, role, other, tuple(tuple(column.split()) for column in words.split("|"))))
    return tuple(rows)
