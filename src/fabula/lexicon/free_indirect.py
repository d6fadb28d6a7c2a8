"""Words that sound like somebody's own voice where the narration goes on in the third person and the past.

After Banfield (1982, expressive elements, exclamations, deixis), Leech and Short (1981, ch. 10), Fludernik
(1993, ch. 3 and 4) and the features of Brunner (2013).
"""

from __future__ import annotations

import re

OWN_PERSONS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves thou thee thy thine
    ye reader""".split()
)
"""Words of the first and second person: the narrator's own voice, or somebody's in so many words."""

INTERJECTIONS = frozenset(
    """oh o ah alas well yes no god heavens heaven lord goodness gracious damn damnation confound hang bah
    pooh pshaw ha ugh hush nay why dear ay aye""".split()
)
"""Words that open a sentence as one speaks, a comma or a cry after them."""

PRESENT_MODALS = frozenset("will shall can may wo ca 'll sha".split())
PAST_MODALS = frozenset("would could might should ought 'd need".split())

NEAR_DAYS = re.compile(
    r"\b(?:to-?morrow|to-?day|to-?night|yesterday|last night|next (?:week|month|year|summer))\b"
)
"""Days as the thinker counts them; the narrator of a past would say "the day before" (Banfield 1982)."""

NOW = re.compile(
    r"\b(?:now|here|this (?:morning|evening|afternoon|very|week|month|year|time|summer|winter))\b"
)
"""Words that point to where and when the thinker is, and that narrators use as well."""

CERTAINLY = re.compile(
    r"\b(?:surely|no doubt|of course|after all|perhaps|maybe|at any rate|at all events|doubtless|for certain"
    r"|very likely|thank (?:god|heaven|goodness)|for all (?:he|she|they) knew|if only|that was (?:it|all|the)"
    r"|it was (?:true|impossible|absurd|ridiculous|monstrous)|poor (?:dear|old|little))\b"
)
"""Judgements that are somebody's: how sure, how dear, how absurd."""

STRESS = re.compile(
    r"\b(?:certainly|probably|possibly|really|indeed|at least|quite|absurd\w*|wretched|dreadful\w*|horrid"
    r"|horribl[ey]|odious|detestable|abominable|beastly|confounded|damned|stupid|idiot\w*|fool\w*|monstrous"
    r"|wicked|darling|nonsense|ever|never|somehow)\b"
)
"""Words of feeling and stress, which by themselves tell little."""

MIND = frozenset(
    """think wonder know believe feel remember recollect recall forget hope wish want fear dread doubt suppose
    imagine fancy consider reflect resolve decide determine realise realize understand perceive reason ponder
    muse see hear notice regret long suspect expect foresee dream conclude guess find discover meditate
    contemplate brood reproach recognise recognize observe hesitate argue debate persuade trust question
    deliberate speculate blame hate love envy resent marvel rejoice enjoy tremble shudder puzzle
    learn""".split()
)
"""Verbs whose subject is the one in whose mind we are."""

MIND_NOUNS = frozenset(
    """mind heart soul thought memory imagination fancy brain conscience spirit feeling reflection idea
    sensation reverie consciousness""".split()
)
"""What is somebody's and thinks and feels for him: "a doubt rose in his mind"."""

ASKED_FOR = frozenset("know hear".split())
"""What somebody wants who asks."""

LOOK = frozenset("look watch gaze stare listen glance smell peer".split())
"""Verbs of turning one's senses to something, after which a thought may come."""

REST = frozenset("lie sit stand pause stop start sigh wait linger walk".split())
"""Verbs of standing still and of going on one's way, in which one thinks."""

MOVED = frozenset(
    """aware conscious certain sure afraid glad sorry happy unhappy miserable surprised astonished amazed
    shocked vexed angry ashamed pleased delighted relieved puzzled perplexed bewildered determined anxious
    uneasy troubled disturbed alarmed struck tormented grieved mortified disappointed convinced satisfied
    dissatisfied tired weary jealous resolved restless wretched agitated distressed moved touched hurt
    impressed tempted bound lost lonely proud grateful frightened terrified dismayed annoyed
    impatient""".split()
)
"""What a copula or a passive says of one in whose mind we are."""

TAGGING = frozenset(
    """think wonder feel know suppose fancy reflect muse believe imagine reason remember decide consider
    conclude hope fear""".split()
)
"""Verbs that stand in parenthesis beside a thought: "it was, she felt, too late"."""
