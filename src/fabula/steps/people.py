"""The step from mentions to people: the cast, and whom each name and pronoun of the narration means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from fabula.book import Book, Made, Step
from fabula.layers import (
    CHAPTERS,
    CHARACTERS,
    CUES,
    GIVEN_CAST,
    MENTIONS,
    NARRATOR,
    QUOTED_SPANS,
    RESOLUTIONS,
    SENTENCES,
    TOKENS,
    Alias,
    Character,
    Mention,
    Resolution,
)
from fabula.lexicon import people
from fabula.people.antecedents import Reference, gender_of_pronoun, resolve
from fabula.people.clusters import Clusters, Person, cluster, forms_apart
from fabula.people.evidence import Use, observe
from fabula.people.names import key, parse, same_given
from fabula.people.narrator import count_first_person, find_narrator, is_first_person
from fabula.slug import unique_slugs

PRONOUNS = {"m": "he/him", "f": "she/her"}
NARRATOR_NAME = "Narrator"
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
NEIGHBOURS = 4  # quoted spans
# Shares of a form's uses that prove two people: in one sentence, in turns.
TOGETHER, TAKEN = 0.05, 0.1
SENTENCE_REACH = 200  # characters
INDEFINITE = frozenset({"a", "an", "the"})
NAMESAKES_JOINED = frozenset({"and", "or", "&"})
JOINING = NAMESAKES_JOINED | {",", ", and", "to", "from", "with"}
OBJECT_PREPOSITIONS = frozenset(
    "to at with of from for by in on into upon over under about behind beside before after near".split()
)


def run(book: Book) -> Made:
    """Merge names into people, find the narrator, and resolve the narration's mentions."""
    mentions = book[MENTIONS]
    uses = observe(book.text, book[TOKENS], mentions, book[CUES])
    clusters = cluster(uses, _side_by_side(book, uses), book[GIVEN_CAST])
    persons = list(clusters.people)
    descriptions = _described(book, persons, clusters.owners)
    narrator = _narrator(book, uses, clusters, persons)
    ids = _ids(persons, narrator)
    references = _references(book, clusters.owners, descriptions)
    resolutions = resolve(references, persons, narrator, lambda person: ids[person])
    characters = _characters(book, persons, ids, narrator, resolutions)
    return {CHARACTERS: characters, RESOLUTIONS: tuple(resolutions)}


STEP = Step(
    "people",
    needs=(CHAPTERS, TOKENS, SENTENCES, QUOTED_SPANS, MENTIONS, CUES, GIVEN_CAST),
    makes=(CHARACTERS, RESOLUTIONS),
    run=run,
)


def _side_by_side(book: Book, uses: Mapping[str, Use]) -> frozenset[tuple[str, str]]:
    """Forms of names that stand side by side and so are two people's.

    Joined by "and", "or", "to" or a comma, once is enough. Both in one sentence of the narration with no
    word in common or with one honorific and surname ("Mr. Knightley took Mr. John Knightley's arm"), and
    both in tags of neighbouring lines, which two people share out between them: often enough for names
    of their frequency, since a careless narrator may call one person by two names now and then.
    """
    joined = []
    together: Counter[tuple[str, str]] = Counter()
    proper = [mention for mention in book[MENTIONS] if mention.kind == "PROP"]
    for one, other in pairwise(proper):
        between = book.text.cut((one.stop, min(other.start, one.stop + SENTENCE_REACH + 1)))
        forms = _form(book, one), _form(book, other)
        if not _tell_apart(*forms):
            continue
        if between.strip() in (NAMESAKES_JOINED if _namesakes(*forms) else JOINING):
            joined.append(forms)
        elif (
            one.quoted is None
            and other.quoted is None
            and len(between) <= SENTENCE_REACH
            and not SENTENCE_END.search(between)
        ):
            together[_pair(*forms)] += 1
    often = [
        pair
        for pair, times in together.items()
        if times >= 1 + _namesakes(*pair) and times >= TOGETHER * min(uses[form].narrated for form in pair)
    ]
    return forms_apart([*joined, *often, *_taking_turns(book)])


def _taking_turns(book: Book) -> list[tuple[str, str]]:
    """Forms of names in the tags of neighbouring lines in different paragraphs."""
    mentions = book[MENTIONS]
    tagged = [
        (cue, _form(book, mentions[cue.mention]))
        for cue in book[CUES]
        if cue.kind in ("tag", "lead") and mentions[cue.mention].kind == "PROP"
    ]
    times = Counter(form for _, form in tagged)
    votes: Counter[tuple[str, str]] = Counter()
    for (here, one), (there, other) in pairwise(tagged):
        distance = there.quoted - here.quoted
        parted = distance <= NEIGHBOURS and "\n" in book.text.cut((here.stop, there.start))
        if parted and _tell_apart(one, other):
            votes[_pair(one, other)] += 2 if distance <= 2 else 1
    return [pair for pair, n in votes.items() if n >= 2 * max(1.0, TAKEN * min(times[form] for form in pair))]


def _form(book: Book, mention: Mention) -> str:
    return key(book.text.cut((mention.start, mention.stop)))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _tell_apart(one: str, other: str) -> bool:
    """Whether a narrator who uses both forms in one sentence must mean two people by them."""
    a, b = parse(one), parse(other)
    if not a.words or not b.words or a.words == b.words or same_given(a.words[0], b.words[0]):
        return False
    return _namesakes(one, other) or not set(a.words) & set(b.words)


def _namesakes(one: str, other: str) -> bool:
    """Whether two forms share honorific and surname."""
    a, b = parse(one), parse(other)
    return bool(a.honorifics) and a.honorifics == b.honorifics and a.words[-1:] == b.words[-1:]


def _described(book: Book, persons: list[Person], owners: Mapping[str, tuple[int, ...]]) -> dict[str, int]:
    """People without a name who speak: "the landlord said". Added to the persons, keyed by phrase.

    A description that is elsewhere written as a name ("the Voice") is that person.
    """
    mentions = book[MENTIONS]
    named = {form.lower().removeprefix("the "): whose for form, whose in owners.items()}
    phrases = Counter(
        phrase
        for mention in mentions
        if mention.kind == "NOM" and (phrase := _phrase(book.text.cut((mention.start, mention.stop))))
    )
    found: dict[str, int] = {}
    for person, known in enumerate(persons):
        if known.given is not None:
            for name in (known.given.name, *known.given.aliases):
                phrase = _phrase(name)
                if phrase:
                    found.setdefault(phrase, person)
    for cue in book[CUES]:
        mention = mentions[cue.mention]
        phrase = _phrase(book.text.cut((mention.start, mention.stop))) if mention.kind == "NOM" else ""
        head = phrase.split()[-1] if phrase else ""
        if not phrase or phrase in found or cue.kind not in ("tag", "lead"):
            continue
        generic = head in people.GENERIC_NOUNS or phrase in people.KIN_TERMS
        if len(named.get(phrase, ())) == 1 and not generic:
            found[phrase] = named[phrase][0]
            continue
        if head in people.GENERIC_NOUNS or (phrases[phrase] < 2 and phrase not in people.human_nouns()):
            continue
        found[phrase] = len(persons)
        gender = people.human_nouns().get(phrase.split()[-1], "")
        persons.append(Person([f"the {phrase}"], phrases[phrase], gender=gender))
    return found


def _phrase(description: str) -> str:
    """A description's words without its article; empty for one that a pronoun or name owns."""
    words = description.lower().split()
    if words and words[0] in INDEFINITE and words[-1] not in people.GROUP_NOUNS:
        return " ".join(words[1:])
    return words[0] if len(words) == 1 else ""


def _narrator(book: Book, uses: Mapping[str, Use], clusters: Clusters, persons: list[Person]) -> int | None:
    mentions = book[MENTIONS]
    narration = _narration(book)
    words = sum(passage.count(" ") for passage in narration)
    if not is_first_person(count_first_person(book.text, mentions), words):
        return None
    narrator = find_narrator(book.text, narration, uses, clusters)
    if narrator is None:
        persons.append(Person([NARRATOR_NAME]))
        narrator = len(persons) - 1
    return narrator


def _narration(book: Book) -> list[str]:
    """The passages between the outermost quotations."""
    passages, position = [], 0
    for span in book[QUOTED_SPANS]:
        if span.parent is None:
            passages.append(book.text.cut((position, span.start)))
            position = span.stop
    passages.append(book.text.cut((position, len(book.text))))
    return passages


def _references(
    book: Book, owners: Mapping[str, tuple[int, ...]], descriptions: Mapping[str, int]
) -> list[Reference]:
    tokens, mentions = book[TOKENS], book[MENTIONS]
    cut = book.text.cut
    lower = [cut((token.start, token.stop)).lower() for token in tokens]
    starts = [token.start for token in tokens]
    sentences = [sentence.start for sentence in book[SENTENCES]]
    chapters = [chapter.start for chapter in book[CHAPTERS]]
    subjects: set[int] = set()
    references = []
    for i, mention in enumerate(mentions):
        first = bisect_right(starts, mention.start) - 1
        last = bisect_right(starts, mention.stop - 1)
        words = cut((mention.start, mention.stop))
        word = lower[last - 1]
        after = lower[last] if last < len(lower) else "."
        possessive = after in {"'s", "’s"} or word == "his" or (word == "her" and after[0].isalpha())
        sentence = bisect_right(sentences, mention.start) - 1
        subject = (
            (word in people.NOMINATIVE if mention.kind == "PRON" else sentence not in subjects)
            and not possessive
            and (first == 0 or lower[first - 1] not in OBJECT_PREPOSITIONS)
        )
        if subject and mention.quoted is None:
            subjects.add(sentence)
        meant: tuple[int, ...] = ()
        gender = gender_of_pronoun(word) if mention.kind == "PRON" else ""
        if mention.kind == "PROP":
            meant = owners.get(key(words), ())
        elif mention.kind == "NOM":
            phrase = _phrase(words)
            meant = (descriptions[phrase],) if phrase in descriptions else ()
            generic = word in people.GENERIC_NOUNS and lower[first] == "the"
            gender = people.human_nouns().get(word, "") if generic else ""
        references.append(
            Reference(
                i,
                mention,
                word,
                sentence,
                bisect_right(chapters, mention.start),
                subject,
                possessive,
                meant,
                gender,
            )
        )
    return references


def _ids(persons: Sequence[Person], narrator: int | None) -> list[str]:
    """Ids of all people: as given, the reserved one for a nameless narrator, slugs for the others."""
    display = [_display(person) for person in persons]
    taken = [person.given.id for person in persons if person.given is not None]
    unnamed = [name for name, person in zip(display, persons, strict=True) if person.given is None]
    slugs = iter(unique_slugs(unnamed, taken))
    ids = [person.given.id if person.given is not None else next(slugs) for person in persons]
    if narrator is not None and persons[narrator].forms == [NARRATOR_NAME]:
        ids[narrator] = NARRATOR
    return ids


def _display(person: Person) -> str:
    """The name to show: as the user gave it, else the fullest form that the text uses again."""
    if person.given is not None:
        return person.given.name
    again = [form for form in person.forms if person.uses.get(form, 0) >= person.count // 150]
    full = {name for form in person.forms for name in people.full_forms().get(form.lower(), ())}
    return max(
        again or person.forms,
        key=lambda form: (
            len(parse(form).words),
            form.lower() in full,
            person.uses.get(form, 0),
            -person.forms.index(form),
        ),
    )


def _characters(
    book: Book,
    persons: Sequence[Person],
    ids: Sequence[str],
    narrator: int | None,
    resolutions: Sequence[Resolution],
) -> tuple[Character, ...]:
    mentions = book[MENTIONS]
    position = {id: i for i, id in enumerate(ids)}
    counts: Counter[int] = Counter()
    surfaces: list[Counter[str]] = [Counter() for _ in persons]
    first, last = [0] * len(persons), [0] * len(persons)
    for row in resolutions:
        person, mention = position[row.character], mentions[row.mention]
        if not counts[person]:
            first[person] = mention.start
        counts[person] += 1
        last[person] = mention.stop
        if row.maker == "people: name":
            surfaces[person][_surface(book.text.cut((mention.start, mention.stop)))] += 1
    kept = [i for i, person in enumerate(persons) if counts[i] or person.given is not None]
    kept.sort(key=lambda i: (-counts[i], first[i], ids[i]))
    return tuple(
        Character(
            id=ids[i],
            name=_shown(persons[i], surfaces[i]),
            aliases=tuple(
                Alias(form, n) for form, n in sorted(surfaces[i].items(), key=lambda x: (-x[1], x[0]))
            ),
            pronouns=_pronouns(persons[i]),
            count=counts[i],
            first=first[i],
            last=last[i],
            narrator=i == narrator,
            given=persons[i].given is not None,
            certainty=0.99 if persons[i].given is not None else 0.9,
            maker="cast given" if persons[i].given is not None else "people",
        )
        for i in kept
    )


def _surface(words: str) -> str:
    """A name as counted among the aliases: one line, no article before a plain name, no shouting."""
    shown = " ".join(words.split())
    return shown.title() if shown.isupper() and len(shown) > 3 else shown


def _shown(person: Person, surfaces: Counter[str]) -> str:
    if person.given is not None:
        return person.given.name
    form = _display(person)
    written = [surface for surface in surfaces if key(surface) == form]
    name = max(written, key=lambda surface: (surfaces[surface], surface)) if written else form
    return name[0].upper() + name[1:]


def _pronouns(person: Person) -> str | None:
    if person.given is not None and person.given.pronouns:
        return person.given.pronouns
    return PRONOUNS.get(person.gender)
