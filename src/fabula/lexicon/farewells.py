"""Phrases with which people greet, take their leave, and speak of those who have gone.

For lower-case words with straight apostrophes. A line is a phrase, ``<part>`` one of the parts below, ``~``
up to three further words of the same sentence.
"""

from __future__ import annotations

import re
from functools import cache

_PARTS = {
    "bound": r"(?:i|we)(?:'ve| have|'d| do|'m| am)?(?: \w+ly| just| also| still| afraid i)?"
    r" (?:need to|have to|had to|got to|gotta|must|should|ought to|better|going to|gonna|want to|like to)",
    "will": r"(?:i|we)(?:'ll| will)(?: need to| have to)?",
    "adverb": r"(?: (?:really|just|quickly|now|actually|also|sadly|probably|briefly|be|better))*",
    "go": r"(?:go|going|leave|run|dash|rush|jet|split|bounce|scoot|bolt)"
    r"(?! (?:through|over|into|with|for it|deep|against))",
    "out": r"(?:head|step|pop|duck|slip|hop|jump|bow|bail|drop|sign|log|check|nip|sneak|get|push|move|be)"
    r"(?:ing)? (?:out|off|away|home|back|along|going|aside|on my way)",
    "errand": r"(?:take off|take my leave|take (?:this|that|a|the|an \w+) call|hang up|make a move"
    r"|excuse (?:my|our)sel(?:f|ves)|cut (?:\w+ ){0,6}short|call it a (?:day|night)"
    r"|say (?:goodbye|good night|farewell))",
    "you": r"(?:you|ya|y'all|everyone|them)(?: all| both| guys| two)?",
    "later": r"(?:later|soon|around|then|tomorrow|tonight|again|next|another time|some other time|next time"
    r"|in a (?:bit|while|minute|moment|few)|when|at|back)",
    "sorry": r"(?:sorry|apologies|apologi[sz]e|excuse me|pardon|forgive me)\b[^.!?]*",
    "good": r"(?:great|nice|fun|good|lovely|wonderful|pleasure|delightful|blast|safe|fantastic|pleasant)",
}


def _phrases(lines: str, start: bool = False) -> re.Pattern[str]:
    """Any of the phrases: somewhere, or behind no more than an interjection at the start."""
    alternatives = "|".join(line.strip() for line in lines.strip().splitlines())
    alternatives = re.sub(r"<(\w+)>", lambda part: _PARTS[part[1]], alternatives)
    alternatives = alternatives.replace("~", r"(?: [\w']+){0,3}")
    before = r"^(?:(?:oh|ah|well|yes|yeah|and|so),? )*" if start else r"\b"
    return re.compile(rf"{before}(?:{alternatives})\b")


@cache
def leave_taking() -> re.Pattern[str]:
    """The speaker says that he goes."""
    return _phrases(r"""
        <bound><adverb> (?:<go>|<out>|<errand>)
        <will><adverb> (?:<go>|<out>|<errand>)
        (?:need to|gotta|got to)<adverb> (?:<go>|<out>|<errand>)
        excuse (?:me|us)(?! but| though)
        (?:i'll|i will|we'll|we will|should|hope to)(?: be| join| come| rejoin| get)~ (?:back|again)
        be (?:right )?back (?:soon|shortly|later|in)
        brb
        nature calls
        (?:i'm|i am|we're|we are)(?: \w+)? (?:off|leaving|heading out|heading off|heading home|out of here)
        time for me to (?:go|leave|head)
        (?:hate|sad|sorry|regret|loath) to (?:have to )?(?:cut|leave|break|run|go|jump|duck|step|dash)
        let me (?:just )?go
        stepping (?:out|away)
        step (?:out|away) (?:for|to)
    """)


@cache
def other_calls() -> re.Pattern[str]:
    """Something else calls the speaker: a leave-taking only in company of what civility says."""
    return _phrases(r"""
        <bound><adverb> \w+
        <will><adverb> \w+
        my \w+(?: \w+)?(?:'s| is| has| are) (?:about to|arriving|here|at|waiting|just)
        at my door
        just (?:remembered|realized|realised|got|received)
    """)


@cache
def civility() -> tuple[re.Pattern[str], ...]:
    """What one says before one goes: regrets; praise of the talk; farewells; that the others should go on."""
    regrets = _phrases(r"""
        (?:sorry|apologi[sz]e|apologies|afraid|hate to|wish i could|unfortunately|forgive me|excuse|sadly)
    """)
    praise = _phrases(r"""
        (?:it's|it has|it was|this has|this was|i've had|i had)~ <good>
        i(?:'ve| have)?(?: \w+)? enjoyed
    """)
    carry_on = _phrases(r"""
        carry on
        without me
        keep (?:it|the|this|on|up|going|talking)
        (?:please|you two|you guys|do|feel free to),? continue
        continue (?:the|your|this|our)
        have fun
        hold that thought
        enjoy (?:the rest|your)
    """)
    return regrets, praise, carry_on, farewell()


@cache
def farewell() -> re.Pattern[str]:
    """What is said to one who goes, and by one who goes."""
    return _phrases(r"""
        (?:bye|bye-bye|goodbye|good-bye|good bye|farewell|good night|goodnight|ciao|adieu|cheerio|so long)
        (?:see|catch|talk to|speak to|chat with|meet|join)(?: with)? <you>(?: \w+){0,2} <later>
        (?:see|catch) <you>(?= *(?:[,.!;]|\Z))
        i'll see <you>
        until (?:next|then|later|we meet|the next|tomorrow)
        (?:talk|catch up|chat|speak|meet|continue|resume|pick up|carry)~(?: \w+){0,2} (?:soon|later|\w+ time)
        (?:take care|take your time|don't be a stranger|don't be long|don't take (?:too )?long|hurry back)
        (?:come|return) (?:back|soon)
        safe (?:trip|travels|journey|drive|flight)
        go (?:on )?ahead
        stay (?:safe|hydrated|well)
        get home safe
        have (?:a|an)~ <good>
        good luck
        enjoy (?:your|the rest|the) \w+
        hope~ (?:everything|all|it)(?:'s| is| goes| works| gets) \w+
        (?:will|'ll)(?: \w+)? miss (?:you|your)
        (?:we'll|we will)(?: \w+)?(?: still)? be(?: \w+)? here
        (?:fill|catch) you (?:in|up)
        when you(?:'re| are| get| return| come)(?: \w+)? back
        look(?:ing)? forward to~ (?:next|again|another|catching|hearing|seeing|it|when|soon|then)
        look(?:ing)? forward to~ (?:conversation|discussion|chat)
        <good> (?:talking|chatting|speaking|discussing|sharing|connecting|meeting|catching|having)
        (?:next|another|some other) time
        was (?:\w+ )?(?:a )?<good>
        later(?=,? \w+[!.])
    """)


@cache
def letting_go() -> re.Pattern[str]:
    """How one answers who wants to go, at the start of what is said."""
    return _phrases(
        r"""
        (?:sure|of course|certainly|understood|definitely|absolutely|okay|ok|all right|alright|go ahead)
        no (?:problem|worries|issue|worry)
        not a problem
        that's (?:alright|all right|fine|okay|ok)
        we understand
        same here
        (?:thanks|thank you)
        yes
        later
        bye
        """,
        start=True,
    )


@cache
def greeting() -> re.Pattern[str]:
    """How one begins a talk, or comes into one, at the start of what is said."""
    return _phrases(
        r"""
        (?:hi|hello|hey|hiya|howdy|greetings|evening|morning)
        good (?:morning|afternoon|evening|day)
        (?:it's )?(?:nice|great|good|lovely|pleased) to (?:meet|see)
        what's up
        """,
        start=True,
    )


@cache
def returning() -> re.Pattern[str]:
    """The speaker says that he is there again."""
    return _phrases(r"""
        (?:i'm|i am|i've|just|now)~ back
        back (?:now|again|from)
        (?:just|i've|i)(?: just)? (?:returned|came back|got back)
        <sorry>\b(?:interruption|wait|keep you|took so long|had to|about that|held up|gone|absence)
        <sorry>\b(?:step|stepped|stepping|disappear\w*|leaving|left|away)
        (?:hi|hello|hey)(?: there)? again
        before i left
        while i was (?:away|gone|out)
        glad to be back
        still here
    """)


@cache
def joining() -> re.Pattern[str]:
    """The speaker comes to a talk that is under way."""
    return _phrases(r"""
        <sorry>\b(?:late|tardy|tardiness|delay\w*|join\w*|jump\w*|interrupt\w*|intrud\w*|miss\w*|cutting in)
        (?:mind if i|can i|may i|could i|let me|love to|like to|if i)(?: \w+)? (?:join|chime|jump|pitch)
        couldn't help (?:but )?(?:\w+ )?(?:over|hear|catch|notic|pick|join|listen|eavesdrop)\w*
        overheard
        listening in
        (?:\w+n't|not|to)(?: \w+)? (?:interrupt|intrud|disturb)\w*
        (?:what|did i|have i|haven't|didn't|hope i)\b[^.!?]*\bmiss(?:ed)?(?! you| him| her| them| my)
        what (?:are|were) (?:you|we)~ (?:talking|discussing|chatting|up to)
        what's (?:going on|the~ (?:topic|conversation|latest|discussion))
        tail[- ]?ends?
        (?:as|when|while) i (?:was )?(?:approach|enter|walk|arriv|came in)\w*
    """)


@cache
def absence() -> re.Pattern[str]:
    """Someone (the group ``who``) is spoken of as gone."""
    return re.compile(
        r"\b(?:now that|since|while|after|as|with|until|when|before)\b(?P<who>[^.!?,]{1,40}?)"
        r"(?:'s| is| has|'ve| have|'re| are| was)?(?: just)? (?:gone|left|leaving|away|out|back|returns"
        r"|steps out|stepped out|absent|comes back|not here)\b"
    )


@cache
def alone() -> re.Pattern[str]:
    """Two say that nobody else is there."""
    return _phrases(r"""
        (?:just|only) (?:the )?two of us
        (?:it's|we're|we are|it is) (?:just|only) (?:us|you and me|me and you|the two|two)
        (?:we're|we are)(?: finally| all)? alone
    """)
