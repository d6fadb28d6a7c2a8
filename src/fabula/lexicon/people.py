"""Words for people: honorifics, human nouns with their gender, pronouns, nicknames, given names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Gender of the bearer: "m", "f", or "" where the word does not tell.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(
        """mr mr. mister mester maister massa sir lord master monsieur m. m signor signore senor señor
    herr don father brother
    uncle king prince duke earl baron count viscount marquis emperor grandfather grandpa grampa
    padre abbé abbe mynheer squire friar deacon tío""".split(),
        "m",
    ),
    **dict.fromkeys(
        """mrs mrs. miss ms ms. madam madame mme mme. mademoiselle mlle mlle. lady dame signora signorina
    señora senora señorita senorita frau fräulein fraulein donna aunt auntie aunty sister mother
    queen princess duchess countess baroness marchioness empress grandmother grandma granny nurse
    mistress missus miz tante goody""".split(),
        "f",
    ),
    **dict.fromkeys(
        """dr dr. doctor prof prof. professor captain capt capt. colonel col col. major general gen gen.
    lieutenant lieut lieut. lt lt. sergeant sergt sergt. sgt sgt. corporal private admiral commander
    commodore inspector constable detective officer sheriff deputy judge justice president
    chancellor minister senator governor mayor reverend rev rev. pastor parson bishop archbishop
    cardinal pope saint cousin comrade chief agent superintendent ambassador councillor principal
    coach old young poor little dear big agent""".split(),
        "",
    ),
}
# Adjectives that stand before a name without being part of it ("poor Tom", "little Emily").
EPITHETS = frozenset("old young poor little dear big".split())
# Honorifics that are as well words for the bearer alone ("the Captain", "Father").
ROLE_HONORIFICS = frozenset(
    """father brother uncle king prince duke earl baron count viscount marquis emperor grandfather
    grandpa aunt auntie aunty sister mother queen princess duchess countess baroness marchioness
    empress grandmother grandma granny nurse mistress master doctor professor captain colonel major
    general lieutenant sergeant corporal admiral commander inspector constable detective officer
    sheriff judge president chancellor minister senator governor mayor reverend pastor parson bishop
    archbishop cardinal pope chief superintendent ambassador principal squire padre abbé""".split()
)
MARRIED_WOMAN = frozenset("mrs mrs. madame mme mme. signora señora senora frau lady".split())
UNMARRIED_WOMAN = frozenset(
    "miss mademoiselle mlle mlle. signorina señorita senorita fräulein fraulein".split()
)

NOBLEWOMAN = frozenset("queen princess duchess countess baroness marchioness empress lady".split())
# Titles of office, which in older fiction are men's for the most part.
PROFESSIONS = frozenset(
    """dr doctor prof professor captain capt colonel col major general gen lieutenant lieut lt sergeant
    sergt sgt corporal admiral commander commodore inspector constable judge reverend rev bishop""".split()
)
# What those of rank are called with "your", "her" or "his" before it: nobody's name.
STYLES = frozenset(
    """majesty highness excellency eminence holiness lordship ladyship worship honour honor
    reverence""".split()
)
# One title written in two ways.
SAME_TITLE = {
    "dr": "doctor", "prof": "professor", "capt": "captain", "col": "colonel", "gen": "general",
    "lieut": "lieutenant", "lt": "lieutenant", "sergt": "sergeant", "sgt": "sergeant", "rev": "reverend",
}  # fmt: skip

MALE_NOUNS = frozenset(
    """man boy gentleman lad fellow chap guy bloke husband father dad daddy papa pa son brother uncle
    nephew grandfather grandson king prince duke earl baron count marquis lord knight squire monk
    friar priest abbot bishop parson clergyman waiter steward butler
    footman coachman cabman policeman constable fireman postman milkman boatman ferryman fisherman
    huntsman sportsman workman seaman footman groom valet page landlord host hero widower bachelor
    bridegroom father-in-law brother-in-law son-in-law stepfather stepbrother godfather ruffian
    highwayman nobleman countryman frenchman englishman irishman scotchman scotsman dutchman sailor
    soldier sergeant captain colonel general admiral lieutenant corporal blacksmith carpenter sexton
    beadle schoolmaster headmaster policeman doorman salesman chairman foreman alderman undertaker
    sire""".split()
)
FEMALE_NOUNS = frozenset(
    """woman girl lady wife mother mom mum mummy mama mamma ma daughter sister aunt niece grandmother
    granddaughter queen princess duchess countess baroness marchioness nun abbess maid housemaid
    parlourmaid chambermaid housekeeper governess landlady hostess waitress stewardess actress
    heroine widow spinster bride mother-in-law sister-in-law daughter-in-law stepmother stepsister
    godmother lass maiden dame matron nurse nanny milliner seamstress dressmaker schoolmistress
    charwoman washerwoman laundress witch mistress damsel blonde brunette redhead ladyship madam
    frenchwoman englishwoman gentlewoman""".split()
)
# Nouns that say no more than sex and age: they stand for whoever is at hand, as a pronoun does.
GENERIC_NOUNS = frozenset(
    """man woman boy girl lad lass lady gentleman fellow chap guy child kid person youth teenager one
    other latter former elder younger companion friend creature voice""".split()
)
# Words that name a person only in the mouth of kin.
KIN_TERMS = frozenset(
    """mother father mom mum mummy mommy mamma mama ma dad daddy papa pa sister brother son daughter
    uncle aunt auntie cousin grandmother grandfather grandma grandpa granny grandmamma grandpapa
    nephew niece child""".split()
)
CALLING_MEN = frozenset(
    """sir sirrah mister monsieur signor signore señor father dad daddy papa pa uncle grandfather grandpa
    brother son boy lad fellow chap man""".split()
)
CALLING_WOMEN = frozenset(
    """madam ma'am ma’am marm mum miss missis missus madame mademoiselle signora signorina señora mother
    mamma mama mummy aunt auntie granny grandmother grandma sister daughter girl""".split()
)
NEUTRAL_NOUNS = frozenset(
    """vicar curate rector minister
    person child baby kid infant youth teenager adult stranger visitor guest friend companion
    comrade neighbour neighbor cousin parent doctor physician surgeon lawyer solicitor attorney
    barrister judge magistrate teacher tutor professor student pupil scholar author writer poet
    editor reporter journalist painter artist musician singer dancer actor player servant cook
    gardener driver coachman guide guard sentry porter clerk cashier banker merchant shopkeeper
    grocer baker butcher tailor barber farmer shepherd miller hunter detective inspector officer
    agent spy thief robber burglar murderer prisoner jailer gaoler turnkey convict beggar tramp
    vagabond peasant villager citizen official secretary manager director president leader chief
    boss master captain passenger traveller traveler rider pilot engineer mechanic scientist
    philosopher critic preacher missionary saint angel devil demon vampire slayer witch wizard ghost
    spirit giant dwarf elf fairy monster creature speaker listener lover sweetheart enemy rival
    victim patient chaplain interpreter messenger herald watchman attendant bartender barman
    barkeeper innkeeper customer client witness juror coroner principal dean counselor counsellor
    therapist colleague assistant apprentice foreigner native elder senior junior newcomer fellow
    orphan twin heir owner invalid drunkard hermit pirate mayor governor senator commander warrior
    croupier nephew valet voice stepchild teen cop paramedic barista intern roommate housemate
    classmate teammate""".split()
)
GROUP_NOUNS = frozenset(
    """men women boys girls children people others ladies gentlemen crowd mob party company group gang
    crew audience family parents brothers sisters friends guests soldiers sailors servants voices
    chorus everyone everybody both all twins jury officers kids guys neighbours neighbors villagers""".split()
)
NO_NOUNS_OF_GROUPS = frozenset("others voices everyone everybody both all".split())
# "of" stands among them for "all of the girls"; by itself it begins none.
GROUP_DETERMINERS = frozenset(
    "the both all of these those two three four five six seven eight nine ten a an".split()
)
MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
# Neopronouns by the form that names the set.
NEOPRONOUN_SETS = {
    "xe/xem": "xe xem xyr xyrs xemself".split(),
    "ze/zir": "ze zir hir zirs hirs zirself hirself".split(),
    "ey/em": "ey eir eirs emself".split(),
}
NEOPRONOUNS = {word: pronouns for pronouns, words in NEOPRONOUN_SETS.items() for word in words}
PLURAL = frozenset("they them their theirs themselves".split())
FIRST_PERSON = frozenset("i me my mine myself".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
SECOND_PERSON = frozenset("you your yours yourself yourselves thou thee thy thine".split())
NOMINATIVE = frozenset("he she they i we xe ze ey".split())
POSSESSIVE = frozenset("his her their my our your its".split())

# Capitalised in the middle of a sentence without naming a person.
NOT_NAMES = frozenset(
    """i i'm i'll i've i'd monday tuesday wednesday thursday friday saturday sunday january february
    july september october november december christmas easter michaelmas whitsuntide lent god gods
    lord heaven heavens providence jesus christ christians bible gospel scripture almighty english
    french german italian spanish russian american british irish scotch scottish welsh dutch greek
    latin roman european indian chinese jewish jew jews turk turkish englishman frenchman englishmen
    frenchmen americans africa europe asia america england france germany italy spain russia ireland
    scotland wales london rome york north south east west chapter book volume part yes no oh ah well
    hallo hello hullo hush alas ok okay mr mrs miss sir madam o ye thee amen bravo tv dvd cd pc id
    usa uk nyc la ii iii iv vi vii viii ix xi xii""".split()
)
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("ves", "f"), ("ves", "fe"))
COMMON_NAMES = 1500  # of the census's given names, by frequency
# Words of the grammar, which a capital does not make names.
FUNCTION_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am an and
    another any are around as at away back be because been before behind being below beneath beside
    besides between beyond both but by can cannot come could did do does done down during each
    either else enough even ever every few find for from get give go had has have having he her here
    hers herself him himself his how however if in indeed instead into is it its itself just keep
    last least less let like look make many me mine more most much must my myself near neither never
    next no nobody none nor not nothing now of off often on once one only onto or other others our
    ours ourselves out over own perhaps please poor put quite rather really same say see shall she
    should since so some somebody someone something soon still such take tell than that the their
    theirs them themselves then there these they thing this those though through thus till to
    together too toward towards two under until up upon us very was we went were what whatever when
    where whether which while who whom whose why with within without would yes yet you your yours
    yourself first second third three four five six seven eight nine ten good great well old new
    come came stop wait listen thank thanks ma'am sir madam dear darling sweetheart honey damn hell
    goodness gracious eh er um hm hmm ugh wow hey hi bye huh nah yeah yep nope gosh jeez oops pooh bah
    hurrah hooray ahem aye nay humph ha hum messieurs an le les latterly mine""".split()
)
PLACE_TAILS = frozenset(
    """street road avenue square lane park hall house castle hotel inn church cathedral abbey school
    college university hospital station river lake mountain island bridge county city town village
    hill valley wood forest sea ocean bay harbour court place terrace gardens farm manor cottage
    company club bank office society committee act gazette times herald magazine review""".split()
)


@cache
def full_forms() -> dict[str, frozenset[str]]:
    """From a short form of a given name to the full names it may stand for, all lower-case."""
    found: dict[str, set[str]] = {}
    table = files("fabula.lexicon").joinpath("nicknames.txt").read_text(encoding="ascii")
    for line in table.splitlines():
        full, _, short = line.partition(": ")
        for name in short.split():
            found.setdefault(name, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}


@cache
def given_names() -> dict[str, float]:
    """Lower-case given names with the share of women among their bearers (census of 1990)."""
    table = files("fabula.lexicon").joinpath("given_names.tsv").read_text(encoding="ascii")
    rows = (line.split("\t") for line in table.splitlines())
    return {name.lower(): float(share) for name, share in rows}


@cache
def common_given_names() -> frozenset[str]:
    """The given names that are too well known to be a slip of the pen for another."""
    return frozenset(list(given_names())[:COMMON_NAMES])


@cache
def human_nouns() -> dict[str, str]:
    """Singular nouns for people, lower-case, to "m", "f" or ""."""
    return (
        dict.fromkeys(NEUTRAL_NOUNS, "") | dict.fromkeys(FEMALE_NOUNS, "f") | dict.fromkeys(MALE_NOUNS, "m")
    )


def titles_share_a_name(one: str, other: str) -> bool:
    """Whether two lower-case titles joined by "and" are of two people of one name: Captain and Mrs. Hale.

    Kin are called by the title alone: "Mother and Miss Lane" are not of one name.
    """
    plain = HONORIFICS.keys() - ROLE_HONORIFICS - EPITHETS
    if one in plain:
        return other in plain
    return one in ROLE_HONORIFICS - KIN_TERMS and other in MARRIED_WOMAN


@cache
def is_group_noun(word: str) -> bool:
    """Whether a lower-case noun stands for several people: a plural ("girls") or a collective ("crowd")."""
    if word in human_nouns() or word in NO_NOUNS_OF_GROUPS:
        return False
    singulars = (word[: -len(plural)] + singular for plural, singular in _PLURALS if word.endswith(plural))
    return word in GROUP_NOUNS or any(one in human_nouns() for one in singulars)


def group_phrase(description: str) -> str:
    """What describes a group, without article and number ("other boys" of "both the other boys").

    Empty for words that describe one person, or several that are somebody's ("her sisters").
    """
    words = description.lower().split()
    first = next((i for i, word in enumerate(words) if word not in GROUP_DETERMINERS), len(words))
    if not first or first == len(words) or not is_group_noun(words[-1]):
        return ""
    return " ".join(words[first:])


@cache
def called_by() -> dict[str, str]:
    """Words by which one calls somebody without a name, lower-case, to "m" or "f"."""
    return dict.fromkeys(CALLING_MEN, "m") | dict.fromkeys(CALLING_WOMEN, "f")
