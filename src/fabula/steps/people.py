"""The step from mentions to people: the cast, and whom each name and pronoun of the narration means."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.book import Book, Made, Step
from fabula.layers import (
    ANTECEDENTS,
    CAST_PRIOR,
    CHARACTERS,
    CUES,
    ENTITIES,
    GIVEN_CAST,
    MENTIONS,
    PARAGRAPHS,
    QUOTED_SPANS,
    RESOLUTIONS,
    TOKENS,
    WORDS,
)
from fabula.people.antecedents import resolve
from fabula.people.apart import side_by_side
from fabula.people.apposed import join, same_by_apposition
from fabula.people.cast import NARRATOR_NAME, characters_of, ids_of
from fabula.people.clusters import Clusters, Person, cluster
from fabula.people.described import described
from fabula.people.evidence import Use, observe
from fabula.people.narrator import count_first_person, find_narrator, is_first_person
from fabula.people.references import references_of
from fabula.trees import Trees


def run(book: Book) -> Made:
    """Merge names into people, find the narrator, and resolve the narration's mentions."""
    mentions = book[MENTIONS]
    trees = Trees.of(book[WORDS], book.text)
    uses = observe(book.text, trees, mentions, book[CUES], book[ENTITIES])
    clusters = cluster(uses, side_by_side(book, uses), book[GIVEN_CAST], book[CAST_PRIOR])
    persons = list(clusters.people)
    descriptions = described(book, persons, clusters.owners)
    same = same_by_apposition(book, trees, persons, clusters.owners)
    join(persons, same)
    owners = {
        form: tuple(dict.fromkeys(same.get(i, i) for i in whose)) for form, whose in clusters.owners.items()
    }
    descriptions = {phrase: same.get(person, person) for phrase, person in descriptions.items()}
    narrator = _narrator(book, uses, clusters, persons)
    ids = ids_of(persons, narrator)
    references = references_of(book, owners, descriptions)
    resolutions = resolve(references, book[ANTECEDENTS], persons, narrator, lambda person: ids[person])
    characters = characters_of(book, trees, persons, ids, narrator, resolutions)
    return {CHARACTERS: characters, RESOLUTIONS: tuple(resolutions)}


STEP = Step(
    "people",
    needs=(
        PARAGRAPHS,
        TOKENS,
        WORDS,
        ENTITIES,
        ANTECEDENTS,
        QUOTED_SPANS,
        MENTIONS,
        CUES,
        GIVEN_CAST,
        CAST_PRIOR,
    ),
    makes=(CHARACTERS, RESOLUTIONS),
    run=run,
)


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
