"""Tiny stories with grammar made by hand, for the formats that show it.

A table says the grammar of a story's words: a line a word (form, lemma, UPOS, XPOS, features, head,
relation), ``_`` for no features, heads counted within the sentence from 1, a blank line between sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fabula.book import Book
from fabula.layers import (
    CUES,
    ENTITIES,
    EVENTS,
    MENTIONS,
    REFERENCES,
    RESOLUTIONS,
    SENTENCES,
    TOKENS,
    WORDS,
    Category,
    Cue,
    CueKind,
    Entity,
    Event,
    Layer,
    Mention,
    MentionKind,
    Reference,
    Resolution,
    Sentence,
    Token,
    Word,
)
from fabula.story import Story
from fabula.text import Span
from tests.tiny import said, tiny

Place = str | tuple[str, int]
"""Words of a text, with which time they come (from 0) where it is not the first."""

_HARBOUR = """
    Harbour harbour NOUN NN Number=Sing 0 root

    Old old ADJ JJ Degree=Pos 2 amod
    Mr. Mr. PROPN NNP Number=Sing 6 nsubj
    Reed Reed PROPN NNP Number=Sing 2 flat
    could can AUX MD VerbForm=Fin 6 aux
    n't not PART RB Polarity=Neg 6 advmod
    find find VERB VB VerbForm=Inf 0 root
    Mara Mara PROPN NNP Number=Sing 9 nmod:poss
    's 's PART POS _ 7 case
    boat boat NOUN NN Number=Sing 6 obj
    . . PUNCT . _ 6 punct

    “ “ PUNCT `` _ 4 punct
    It it PRON PRP PronType=Prs|Case=Nom 4 nsubj
    's be AUX VBZ Mood=Ind|VerbForm=Fin 4 cop
    gone gone ADJ JJ Degree=Pos 7 ccomp
    , , PUNCT , _ 4 punct
    ” ” PUNCT '' _ 4 punct
    said say VERB VBD Tense=Past 0 root
    Mara Mara PROPN NNP Number=Sing 7 nsubj
    . . PUNCT . _ 7 punct

    “ “ PUNCT `` _ 2 punct
    Ask ask VERB VB Mood=Imp 0 root
    the the DET DT Definite=Def 5 det
    Harbour Harbour PROPN NNP Number=Sing 5 compound
    Company Company PROPN NNP Number=Sing 2 obj
    . . PUNCT . _ 2 punct
    ” ” PUNCT '' _ 2 punct

    He he PRON PRP Gender=Masc|Case=Nom 2 nsubj
    walked walk VERB VBD Tense=Past 0 root
    to to ADP IN _ 4 case
    Ely Ely PROPN NNP Number=Sing 2 obl
    ; ; PUNCT , _ 7 punct
    she she PRON PRP Gender=Fem|Case=Nom 7 nsubj
    laughed laugh VERB VBD Tense=Past 2 parataxis
    . . PUNCT . _ 2 punct
"""


def harbour() -> Story:
    """A story of two people with all that the formats for linguists show."""
    return with_grammar(
        tiny(
            "Harbour\n\nOld Mr. Reed couldn't\nfind Mara's boat.\n\n",
            said("“It's gone,”", by="Mara", to=("Mr. Reed",), quote="q1", cue="said Mara"),
            " said Mara. ",
            said("“Ask the Harbour Company.”", by="Mara", to=("Mr. Reed",), quote="q1"),
            "\n\nHe walked to Ely; she laughed.\n",
            name="stories/The harbour.txt",
        ),
        _HARBOUR,
        entities=(
            ("Old Mr. Reed", "PER", "PROP"),
            ("Mara", "PER", "PROP"),
            ("Mara's boat", "VEH", "NOM"),
            (("Mara", 1), "PER", "PROP"),
            ("the Harbour Company", "ORG", "PROP"),
            ("Ely", "GPE", "PROP"),
        ),
        people=(
            ("Mr. Reed", "PROP", "mr-reed"),
            ("Mara", "PROP", "mara"),
            (("Mara", 1), "PROP", "mara"),
            ("He", "PRON", "mr-reed"),
            ("she", "PRON", "mara"),
        ),
        events=("said", "walked", "laughed"),
        cues=((0, "said Mara", ("Mara", 1), "tag"),),
    )


def with_grammar(
    story: Story,
    table: str,
    entities: Sequence[tuple[Place, Category, MentionKind]] = (),
    people: Sequence[tuple[Place, MentionKind, str]] = (),
    events: Sequence[Place] = (),
    cues: Sequence[tuple[int, Place, Place, CueKind]] = (),
    references: Sequence[str] = (),
) -> Story:
    """The story with the tokens, the sentences and the grammar of a table, and with what stands beside them.

    ``people`` are mentions with whom they mean, ``cues`` the number of a quoted span, the words that tell who
    speaks, the mention among them, and their kind; ``references`` what each entity refers to, "" for one that
    has no reference.
    """
    blocks = [block.split("\n") for block in table.strip().split("\n\n")]
    sentences = [[line.split() for line in block if line.strip()] for block in blocks]
    tokens, words, rows = _read(story.text.characters, sentences)
    layers: dict[Layer[Any], tuple[Any, ...]] = {
        **story.book.layers,
        TOKENS: tokens,
        WORDS: words,
        SENTENCES: rows,
    }
    spans = [_find(story, place) for place, _, _ in people]
    layers[ENTITIES] = tuple(_entity(story, tokens, *entity) for entity in entities)
    layers[EVENTS] = tuple(_event(story, tokens, place) for place in events)
    layers[MENTIONS] = tuple(
        Mention(*span, span, kind, None) for span, (_, kind, _) in zip(spans, people, strict=True)
    )
    layers[RESOLUTIONS] = tuple(
        Resolution(n, id, 0.9, "by hand") for n, (_, _, id) in enumerate(people) if id
    )
    layers[REFERENCES] = tuple(
        Reference(layers[ENTITIES][n].start, layers[ENTITIES][n].stop, n, referent, 0.7, "by hand")
        for n, referent in enumerate(references)
        if referent
    )
    layers[CUES] = tuple(
        Cue(*_find(story, place), quoted, kind, spans.index(_find(story, mention)), ())
        for quoted, place, mention, kind in cues
    )
    return Story(Book(story.text, layers))


def flat(story: Story) -> Story:
    """The story with the plainest grammar there is: every word of a sentence depends on its first."""
    first_of = {i: row.first for row in story.book[SENTENCES] for i in range(row.first, row.last)}
    words = tuple(
        Word(token.start, token.stop, "x", "X", "XX", "", *_flat_link(i, first_of[i]), 0.5, "by hand")
        for i, token in enumerate(story.book[TOKENS])
    )
    return with_words(story, words)


def with_words(story: Story, words: Sequence[Word]) -> Story:
    """The story with other words."""
    return Story(Book(story.text, {**story.book.layers, WORDS: tuple(words)}))


def _flat_link(i: int, first: int) -> tuple[int | None, str]:
    return (None, "root") if i == first else (first, "dep")


def _read(
    characters: str, sentences: Sequence[Sequence[Sequence[str]]]
) -> tuple[tuple[Token, ...], tuple[Word, ...], tuple[Sentence, ...]]:
    tokens: list[Token] = []
    words: list[Word] = []
    rows: list[Sentence] = []
    cursor = 0
    for sentence in sentences:
        first = len(tokens)
        for form, lemma, upos, xpos, features, head, relation in sentence:
            start = characters.index(form, cursor)
            cursor = start + len(form)
            tokens.append(Token(start, cursor))
            above = None if head == "0" else first + int(head) - 1
            traits = "" if features == "_" else features
            words.append(Word(start, cursor, lemma, upos, xpos, traits, above, relation, 0.9, "by hand"))
        rows.append(Sentence(tokens[first].start, cursor, first, len(tokens)))
    return tuple(tokens), tuple(words), tuple(rows)


def _find(story: Story, place: Place) -> Span:
    form, time = place if isinstance(place, tuple) else (place, 0)
    start = -1
    for _ in range(time + 1):
        start = story.text.characters.index(form, start + 1)
    return Span(start, start + len(form))


def _entity(
    story: Story, tokens: Sequence[Token], place: Place, category: Category, form: MentionKind
) -> Entity:
    start, stop = _find(story, place)
    inside = [i for i, token in enumerate(tokens) if start <= token.start and token.stop <= stop]
    return Entity(start, stop, inside[0], inside[-1] + 1, category, form, 0.8, "by hand")


def _event(story: Story, tokens: Sequence[Token], place: Place) -> Event:
    span = _find(story, place)
    return Event(*span, [token.start for token in tokens].index(span.start), 0.7, "by hand")
