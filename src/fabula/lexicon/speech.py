"""Verbs by which fiction tells that someone speaks, thinks or writes, by their past and present forms."""

from __future__ import annotations

from functools import cache

# Base forms that inflect regularly, and those that do not with their forms written out.
_SPEECH_REGULAR = """
accuse acknowledge acquiesce add address admit admonish advise affirm agree allow amend announce
answer apologise apologize appeal approve argue ask assent assert assure babble bark bawl beg bellow
blaze bleat blurt bluster boast boom breathe broach bubble burble burst cackle call caution chant
chaffe chatter chide chime chirp chortle chorus chuckle claim clarify coax comfort command comment
complain complete concede conclude concur confess confide confirm congratulate console contend
continue contradict contribute coo correct counter croak croon crow cry curse declare decide decline
demand demur deny direct drawl drone echo ejaculate elaborate encourage enquire entreat enunciate
exclaim explain explode expostulate falter finish flare flash fret frown fume fuss gabble gasp
giggle greet grin groan growl grumble grunt guess gulp gurgle gush hail hazard hesitate hint hiss
holler hoot howl huff hum implore inform inject inquire insinuate insist instruct interject
interpose interrupt intervene intone invite jabber jeer jest jibe joke lament laugh lecture lie lisp
maintain marvel mention mimic moan mock mourn mouth mumble murmur muse mutter nag note nod object
observe offer opine order pant peep persist pester pipe plead pledge ponder pout praise pray preach
predict proceed proclaim promise pronounce prompt propose protest pursue purr puzzle quaver query
question quip quiz quote ramble rant rap rasp rattle reason reassure recall recite recollect
recommend reflect rejoin relate remark remember remind remonstrate repeat reply report request
resolve respond resume retaliate retort return reveal roar rumble scoff scold scream screech seethe
shout shriek shrill shrug sigh simper smile smirk snap snarl sneer sniff sniffle snivel snort
snuffle sob soothe speculate splutter sputter squawk squeak squeal stammer state storm stress
stutter submit suggest summarise summarize supply surmise swoon taunt tease testify thank threaten
thunder titter toast trill trumpet tut twitter urge utter venture volunteer vow wail warble warn
weep wheedle wheeze whimper whine whinny whisper whistle whoop wonder worry yammer yap yell yelp
yawn
""".split()
_SPEECH_IRREGULAR = """
say says said saying sayin quoth quo tell tells told telling speak speaks spoke spoken speaking
begin begins began beginning begun cut cuts cutting break breaks broke breaking broken sing sings
sang singing go goes went going read reads reading swear swears swore swearing write writes wrote
writing put puts putting throw throws threw spit spits spat repeat repeats thinks think thought
thinking weep wept make made blurt burst bursts
""".split()
THOUGHT = frozenset(
    """think thinks thought thinking wonder wonders wondered wondering muse mused musing ponder pondered
    pondering reflect reflected reflecting reason reasoned reasoning realise realised realize realized
    decide decided suppose supposed""".split()
)
WRITING = frozenset(
    """write writes wrote written writing scribble scribbled scrawl scrawled read reads sign signed text
    texted typed type print printed inscribed letter note telegram postcard message sign
    notice placard label email wire wired ran""".split()
)
# Those that tell speech by themselves, wherever they stand beside a quotation; the rest (smiled, nodded,
# went, made) need the quotation's own comma to count as a tag.
_PLAIN_BASES = """
add admit announce answer ask assure bawl bellow call chorus command comment complain conclude continue cry
declare demand echo ejaculate enquire exclaim explain falter gasp groan growl hiss inquire insist
interject interpose interrupt moan mumble murmur mutter observe persist plead protest pursue query
question rejoin remark remonstrate repeat reply respond resume retort return roar scream shout
shriek sigh snap snarl sneer sob stammer state suggest urge venture whimper whisper yell whine wail
assent agree concede drawl tease stutter splutter
""".split()
_PLAIN_IRREGULAR = "say says said saying quoth quo told tell spoke thought began begins sang swore".split()


def _inflect(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    doubled = (
        base + base[-1] if base[-1] in "bdgmnpt" and base[-2] in "aeiou" and base[-3] not in "aeiou" else base
    )
    plural = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return base, base + plural, base + "ed", base + "ing", doubled + "ed", doubled + "ing"


@cache
def speech_verbs() -> frozenset[str]:
    """Every form of every verb that can tag a quotation, lower-case."""
    return frozenset(form for base in _SPEECH_REGULAR for form in _inflect(base)) | frozenset(
        _SPEECH_IRREGULAR
    )


@cache
def plain_speech_verbs() -> frozenset[str]:
    """The forms that tell speech by themselves, lower-case."""
    return frozenset(form for base in _PLAIN_BASES for form in _inflect(base)) | frozenset(_PLAIN_IRREGULAR)
