"""Verbs by which fiction tells that people come, go, stay, are taken along, sleep, listen and watch.

The classes of motion follow Levin (1993): manner of motion (51.3), motion in a direction (51.1), vehicles
(51.4), chase and accompany (51.6, 51.7), bring and take, carry, send (11). Verbs are base forms, with their
particle where they have one.
"""

from __future__ import annotations

MANNER = frozenset(
    """go come walk run creep crawl tiptoe slither sidle bound shuffle step leap jump jog sprint bolt fly
    hurry rush dash race march stride stroll saunter wander amble trudge trot gallop canter ride drive
    sail swim row cycle limp hobble stagger stumble totter stalk storm slip slide glide sneak steal
    sweep swing scurry scuttle scramble scamper skip hop hasten speed dart drift float flit head
    proceed move travel journey pass pad tread lope lumber plod stomp tramp waddle wade file flock
    pour troop crowd burst barge break push squeeze plunge dive retire retreat venture pop duck edge
    inch spring lurch bustle breeze prance mosey swagger toddle roam stray shoot tear tumble thunder
    clatter patter climb ascend descend get shift whisk thread wend return escape flee withdraw depart
    arrive emerge appear reappear disappear vanish settle migrate roll scoot zoom skulk prowl sashay
    shamble slink slope pace circle roar""".split()
)
"""Verbs of motion whose way is told by a preposition or an adverb."""

WAY = frozenset("make work feel push fight thread wend pick find wind force weave inch elbow".split())
"""Verbs that move along with the object "way": he made his way upstairs."""

COMING = frozenset(
    """arrive appear reappear emerge return enter re-enter reenter materialise materialize come show_up
    turn_up drop_in drop_by check_in join_in pop_up walk_up come_up step_up come_to_light""".split()
)
"""Verbs that by themselves bring somebody to where the story is."""

GOING = frozenset(
    """leave exit depart quit disappear vanish withdraw flee escape decamp abscond scram retire retreat
    take_off set_off set_out set_forth make_off clear_out clear_off take_leave check_out bow_out
    start_off start_out light_out take_flight bugger_off hang_up ring_off log_off sign_off""".split()
)
"""Verbs that by themselves take somebody away from where the story is."""

INTO = frozenset(
    """enter re-enter reenter reach visit revisit board approach near penetrate invade infiltrate regain
    access""".split()
)
"""Verbs whose object is where somebody comes to."""

OUT_OF = frozenset("leave exit quit abandon vacate flee escape desert forsake evacuate depart".split())
"""Verbs whose object is what somebody comes away from."""

JOINING = frozenset("join rejoin approach near meet accost visit confront corner find".split())
"""Verbs that bring somebody to a person: she joined him."""

TAKING = frozenset(
    """take bring carry lead drag haul guide escort usher accompany conduct march walk drive bear manhandle
    hustle shepherd steer fetch pull push help sweep whisk cart lug hoist convey fly row rush bundle
    herd propel wheel follow chase pursue""".split()
)
"""Verbs whose agent goes where the patient goes."""

SENDING = frozenset(
    """send dismiss banish expel eject evict throw kick turn order chase drive shoo wave see show pack hurry
    usher let admit invite push shove""".split()
)
"""Verbs whose patient goes, and not the agent: he sent her away, she let him in."""

DISMISSING = frozenset("dismiss banish expel eject evict send_off send_away shoo".split())
"""Those of them that need no adverb."""

AWAY = frozenset("out away off outside outdoors forth home".split())
NEARER = frozenset("in inside over round around by along up indoors forward".split())
"""Adverbs that say away from, and nearer to, where the story is."""

STAYING = frozenset("stay remain linger wait stay_behind remain_behind stay_put hang_back lag".split())

STANDING = frozenset(
    """be sit stand lie kneel crouch lean wait stay remain linger live sleep rest lounge sprawl squat perch
    hover loiter pause stop work sit_down lie_down stand_up sit_up stay_behind curl_up settle sit_back
    hide gather assemble meet play find keep stop_in huddle""".split()
)
"""Verbs that tell where somebody is, by the place that goes with them."""

FALLING_ASLEEP = frozenset(
    """faint swoon drift_off nod_off doze_off drop_off pass_out black_out drowse sleep doze slumber nap snore
    snooze fall_asleep keel_over conk_out""".split()
)
ASLEEP = frozenset("asleep unconscious comatose insensible senseless".split())
DROWSY = frozenset("drowsy half-asleep sleepy groggy dazed delirious stunned semi-conscious dopey".split())
WAKING = frozenset("wake awake awaken waken wake_up come_to revive come_round".split())
AWAKE = frozenset("awake conscious".split())
KNOCKING_OUT = frozenset("drug sedate anaesthetise anesthetize chloroform stun knock_out tranquilise".split())
"""What makes its patient unconscious."""

DISTRACTED = frozenset("distracted absorbed engrossed preoccupied oblivious immersed".split())

LISTENING = frozenset("listen overhear eavesdrop hear listen_in".split())
WATCHING = frozenset("watch peer peek peep spy observe gaze look stare".split())
HIDING = frozenset("hide lurk crouch skulk conceal eavesdrop spy lie_low duck".split())
NOTICING = frozenset("notice spot discover catch find detect".split())

TOUCHING = frozenset(
    """kiss hug embrace hit strike slap punch kick push pull grab seize touch stroke pat caress hold shake
    nudge poke pinch grip clasp hand give pass throw lift carry lay help drag tug bite lick tickle
    shove tackle stab shoot cradle rock squeeze comfort wrap feed dress wash untie tie smash circle
    face surround greet bow nod wave wink grin smile glare scowl frown stare look glance gaze gesture
    beckon turn lean cling snuggle cuddle nestle dance sit stand kneel bend fight wrestle interrupt
    salute introduce offer serve pour join approach meet address""".split()
)
"""Verbs that one does to, at or with somebody who is there."""

MENTAL = frozenset(
    """think believe know remember recall imagine suppose guess wonder hope wish want fear dread love hate
    like dislike need miss envy pity trust doubt expect mean intend plan dream forget regret despise
    detest adore admire prefer mind care understand realise realize consider worry seem appear be have
    belong deserve own resemble equal concern involve matter cost tend become live exist depend owe
    possess lack suit fit enjoy loathe crave desire cherish resent suffer feel""".split()
)
"""Verbs of states, outward and inward: by themselves they put nobody on the stage."""

TELLING = frozenset(
    """tell ask answer say whisper reply speak talk shout call order beg thank assure warn inform inquire
    enquire explain murmur mutter remark cry scream yell chat converse argue quarrel""".split()
)
PERCEIVING = frozenset("see hear watch notice feel find observe spot glimpse sense smell spy".split())
WRITING = frozenset("write phone telephone ring dial text email e-mail wire cable message radio".split())

BODY = frozenset(
    """eye eyelid lid face hand finger fist arm leg foot head hair lip mouth voice breath shoulder back knee
    cheek brow eyebrow nose ear tear heart chest throat jaw chin neck tongue skin gaze glance look
    smile frown grin expression scent smell footstep step shadow silhouette figure body stomach tooth
    tone laugh laughter palm thumb lap waist sob sniffle growl""".split()
)
"""What is there where its owner is."""

PHONES = frozenset("phone telephone mobile cell cellphone receiver handset line walkie-talkie radio".split())
LETTERS = frozenset("letter note email e-mail message telegram postcard text".split())
STORING = frozenset("hold contain store keep house safeguard shelter host have include".split())
"""Verbs whose agent is the place of their patient."""
