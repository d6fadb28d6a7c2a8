"""The base forms of English verbs: irregular ones by list, regular ones by spelling.

Past forms after Quirk, Greenbaum, Leech and Svartvik (1985, chapter 3). Where spelling leaves a choice
between a base with and one without a final "e", the commoner pattern is taken, and lists name the rest.
"""

from __future__ import annotations

import re
from functools import cache

_IRREGULAR = """
be am is are was were been being 's 're 'm; have has had having 've; do does did done doing; go goes went
gone going gon goin; can could; will would; say said; get got gotten getting; make made; know knew known;
think thought; take took taken; see saw seen; come came; give gave given; find found; tell told; feel felt;
become became; leave left; put putting; mean meant; keep kept; let letting; begin began begun beginning; run
ran running; hold held; bring brought; write wrote written; sit sat sitting; stand stood; lose lost; pay
paid; meet met; set setting; lead led; understand understood; speak spoke spoken; read; spend spent; grow
grew grown; win won winning; buy bought; send sent; build built; fall fell fallen; cut cutting; sell sold;
draw drew drawn; break broke broken; wear wore worn; choose chose chosen; lie lying lain; lay laid; eat ate
eaten; drive drove driven; rise rose risen; catch caught; fly flew flown flies; fight fought; throw threw
thrown; teach taught; shake shook shaken; hide hid hidden; hear heard; hit hitting; hurt; sleep slept; swear
swore sworn; steal stole stolen; tear tore torn; forget forgot forgotten forgetting; forgive forgave
forgiven; ring rang rung; sing sang sung; sink sank sunk; drink drank drunk; swim swam swum; shrink shrank
shrunk; spring sprang sprung; stick stuck; strike struck stricken; swing swung; cling clung; fling flung;
sling slung; sting stung; wring wrung; hang hung; dig dug digging; spin spun spinning; win won; shine shone;
shoot shot; slide slid sliding; bite bit bitten biting; light lit; split splitting; spit spat spitting; shut
shutting; quit quitting; rid; cast; cost; burst; bet betting; spread; shed shedding; thrust; upset
upsetting; wet; bend bent; lend lent; rend rent; bind bound; grind ground; wind wound; feed fed; bleed bled;
breed bred; speed sped; flee fled; seek sought; creep crept; weep wept; sweep swept; kneel knelt; deal
dealt; dream dreamt; lean leant; leap leapt; learn learnt; spell spelt; spill spilt; spoil spoilt; burn
burnt; smell smelt; dwell dwelt; ride rode ridden; stride strode stridden; strive strove striven; arise
arose arisen; awake awoke awoken; wake woke woken; weave wove woven; freeze froze frozen; bear bore borne;
blow blew blown; beat beaten; bid bade bidden bidding; withdraw withdrew withdrawn; undo undid undone;
undergo underwent undergone; overhear overheard; overtake overtook overtaken; overcome overcame; mistake
mistook mistaken; misunderstand misunderstood; foresee foresaw foreseen; foretell foretold; behold beheld;
uphold upheld; withhold withheld; withstand withstood; forbid forbade forbidden forbidding; swell swollen;
sew sewn; sow sown; saw sawn; mow mown; show shown; prove proven; shear shorn; tread trod trodden; slay slew
slain; die dying died dies; tie tying tied ties; untie untying untied; vie vying; dye dyeing; admit
admitting admitted; permit permitting permitted; commit committing committed; submit submitting submitted;
omit omitting omitted; occur occurring occurred; refer referring referred; prefer preferring preferred;
regret regretting regretted; transfer transferring transferred; equip equipping equipped; control
controlling controlled; compel compelling compelled; expel expelling expelled; propel propelling propelled;
rebel rebelling rebelled; patrol patrolling patrolled; kidnap kidnapping kidnapped; worship worshipping
worshipped; need needs needed; argue argued arguing; want wan
"""
# Bases in "e" that spelling does not show, and bases without that look as if they had lost one.
_WITH_E = frozenset(
    """ache admire advise agree analyse announce appease approve argue arrange arrive assume assure
    balance become behave believe blame bounce breathe bruise browse cache calculate cause cease
    challenge change chase choose circle clothe combine compare complete compose conceive conclude
    confuse continue convince cradle crease create cruise curse damage dance deceive decide declare
    decline defence delete deprive deserve desire determine devote disguise dislike divide divorce
    encourage endure enforce engage enquire ensure escape evacuate examine excite excuse exercise
    explode explore expose fence finance force glance glimpse grease grieve guarantee guide handle hinge
    hire imagine improve include increase indulge inhale inquire inspire insure introduce invade involve
    judge leave lease lounge lunge manage manoeuvre measure merge move nudge nurse observe oblige
    operate owe parade pause perceive persuade phrase place please plunge praise prepare preserve
    pretence prise proceed produce promise pronounce propose prove provide provoke pursue puzzle raise
    realise rearrange receive recognise reduce refuse rehearse release relieve remove rescue resemble
    reserve resolve retire retrieve reverse revive ruffle rummage schedule seize sense separate serve
    settle shove shuttle sidle sieve smile sneeze sniffle snooze solve soothe squeeze stifle store
    stumble subside suppose surprise survive suspense swerve swathe taste tease tickle tie tire torture
    tremble trouble twinge type unite urge value venture verge voice waste whistle wheeze whine wince
    witness advance bathe loathe seethe scathe writhe lathe reconcile exile profile compile capture
    feature gesture lecture nurture picture puncture rupture treasure pleasure injure conquer interfere
    persevere adhere revere cohere premiere bribe describe prescribe subscribe inscribe concede precede
    recede impede stampede erode corrode accuse amuse abuse bemuse fuse peruse dispute compute execute
    contribute distribute institute salute dilute refute commute mute ignore restore adore deplore
    implore snore score bore chore acquire require aspire expire conspire transpire perspire refine
    define confine incline recline outline undermine shine machine evoke revoke invoke stroke smoke
    choke joke poke impose oppose dispose enclose disclose foreclose close erase phase appraise arise
    advertise compromise practise practice notice service sacrifice police office rejoice juice recite
    invite ignite incite free pierce eye tiptoe hoe toe welcome overcome postpone condone atone dethrone
    telephone phone hone clone cope grope elope dissuade evade degrade upgrade blockade crusade collide
    coincide confide preside reside slide suicide""".split()
)
_WITHOUT_E = frozenset(
    """answer open happen listen enter offer suffer wander wonder whisper mutter murmur matter gather
    water order cover discover recover deliver consider remember number bother bewilder whimper clatter
    shatter scatter flutter linger hinder wither falter stagger totter conquer utter differ hammer visit
    limit edit credit exit merit inherit profit benefit spirit vomit orbit exhibit prohibit inhibit
    deposit develop gallop envelop wallop follow borrow swallow harbour honour favour labour humour
    savour colour reason season poison pardon abandon button lesson prison iron summon beckon reckon
    crimson threaten frighten lighten brighten tighten straighten strengthen weaken widen broaden deepen
    darken hasten fasten soften harden sharpen quicken sicken thicken waken awaken fatten flatten
    sweeten ruin examin model travel cancel level label quarrel marvel shovel tunnel signal equal rival
    total target market pocket blanket rocket carpet bucket comfort alert budget fidget focus bias
    chorus gas trust worship gossip kidnap scallop bandit audit solicit elicit kiss guess miss pass
    press toss cross dress possess confess discuss address express profess purr err stir whir blur slur
    catalog dialog worry pilot pivot ballot appeal conceal reveal steal heal seal squeal deal feel kneel
    peel steel heel reel wheel fail sail hail nail trail wail mail bail boil spoil toil coil foil oil
    explain complain remain contain maintain obtain train rain gain strain drain restrain stain chain
    join loan moan groan lean clean mean learn earn warn turn burn return mourn adorn scorn belong long
    wrong bang clang twang prong throng veto echo appear clear fear hear rear smear spear disappear
    steer sneer cheer peer veer leer jeer pour repair despair impair roar soar greet meet sheet need
    heed seed weed proceed succeed exceed plead lead read head load fade look cook hook book brook crook
    cool pool fool loom zoom groom boom bloom loop stoop swoop droop hoop root shoot hoot boot loot toot
    scoot wait await bait treat repeat defeat heat beat seat cheat retreat shout scout pout spout doubt
    float coat gloat boat bleat sweat eat threat sleep weep keep creep peep sweep seep soak croak cloak
    speak leak sneak peak streak creak squeak shriek seek peek sound round pound found bound wound
    ground surround dread spread tread cloud crowd shroud""".split()
)
_VOWELS = "aeiou"
_SINGLE_E = re.compile(r"[^aeiou]*[aeiouy][bcdfgklmnprstvz]$")
_SILENT_E = re.compile(
    r"([bcdfgkptz]l|[uv]|[aeioun]c|[dlrn]g|[aeiou]g|[aeiou]s|[lrn]s|[aeiou]z|[aeiou]th|[aeiouy].*[^e]at|creat)$"
)
_KEEPS_DOUBLE = ("ll", "ss", "ff", "zz")


@cache
def verb_lemma(form: str) -> str:
    """The base form of a verb's form in lower case; a base form is its own."""
    known = _irregular().get(form)
    if known is not None:
        return known
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    if form.endswith("uses") and form[:-2] in _WITHOUT_E:
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("eed"):
        return form[:-1] if form[:-1] in _WITH_E else form
    if form.endswith("ed") and _has_vowel(form[:-2]):
        return _base(form[:-2])
    if form.endswith("in'") and _has_vowel(form[:-3]):
        return _base(form[:-3])
    if form.endswith("ing") and _has_vowel(form[:-3]):
        return _base(form[:-3])
    return form


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _IRREGULAR.split(";"):
        base, *forms = entry.split()
        for form in (base, *forms):
            found.setdefault(form, base)
    return found


def _has_vowel(stem: str) -> bool:
    return len(stem) > 1 and any(letter in "aeiouy" for letter in stem)


def _base(stem: str) -> str:
    """The base of which a stem is left when -ed or -ing is taken away."""
    known = _irregular()
    if stem in _WITHOUT_E or (stem in known and known[stem] == stem):
        return stem
    if stem + "e" in _WITH_E or known.get(stem + "e") == stem + "e":
        return stem + "e"
    if len(stem) > 5 and stem.endswith("ell"):
        return stem[:-1]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem if stem.endswith(_KEEPS_DOUBLE) else stem[:-1]
    if len(stem) > 4 and stem.endswith(("er", "en", "on", "el", "or", "ow", "et", "op", "om", "it")):
        return stem
    if _SINGLE_E.fullmatch(stem) or _SILENT_E.search(stem):
        return stem + "e"
    return stem


def past_of(base: str) -> str:
    """The past tense of a base form, in the third person singular."""
    special = _PAST.get(base)
    if special is not None:
        return special
    if base in _pasts():
        return _pasts()[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _DOUBLING.fullmatch(base) else "") + "ed"


def present_of(base: str) -> str:
    """The present tense of a base form, in the third person singular."""
    special = _PRESENT.get(base)
    if special is not None:
        return special
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


_PAST = {"be": "was", "want": "wanted", "lie": "lay", "go": "went", "read": "read", "let": "let"}
_PRESENT = {"be": "is", "have": "has"}
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtz]")


@cache
def _pasts() -> dict[str, str]:
    """The past tense of each irregular base: its first form that is neither present nor in -ing."""
    found: dict[str, str] = {}
    for entry in _IRREGULAR.split(";"):
        base, *forms = entry.split()
        past = (form for form in forms if not form.endswith(("s", "ing")) and "'" not in form)
        found.setdefault(base, next(past, base))
    return found
