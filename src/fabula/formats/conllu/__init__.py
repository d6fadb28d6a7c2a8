"""``conllu``: the story in CoNLL-U (https://universaldependencies.org/format.html), with coreference.

Mentions stand in ``MISC`` as CorefUD 1 writes them (Nedoluzhko et al., LREC 2022); who says a sentence, and
to whom, stands above it as in the GUM corpus. The file passes the validator of Universal Dependencies at
level 2, and its test of coreference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from fabula.formats.conllu.brackets import DECLARATION, brackets
from fabula.formats.conllu.columns import document_name
from fabula.formats.conllu.lines import Sheet, sentence_lines
from fabula.formats.conllu.speeches import speeches
from fabula.formats.format import Format, Options
from fabula.formats.grammar import paragraph_starts, sound_links, words_of
from fabula.formats.references import references
from fabula.layers import SENTENCES, TOKENS
from fabula.story import Story


def render(story: Story, options: Options) -> str:
    """The whole story as one document; nothing for a story without words."""
    return "".join(f"{line}\n" for line in _lines(story, options))


FORMAT = Format("conllu", "the words with their grammar and mentions, in CoNLL-U", ".conllu", render)


def _lines(story: Story, options: Options) -> Iterator[str]:
    words = words_of(story)
    sentences = story.book[SENTENCES]
    links = sound_links(words, sentences)
    marks = brackets(references(story, links))
    sheet = Sheet(story.text.characters, story.book[TOKENS], words, links, marks, _openings(story))
    spoken = speeches(story, options)
    name = document_name(story.text.name)
    begun = False
    for number, sentence in enumerate(sentences):
        if sentence.first == sentence.last:
            continue
        if not begun:
            yield f"# newdoc id = {name}"
            yield f"# global.Entity = {DECLARATION}"
        if not begun or sentence.first in sheet.openings:
            yield "# newpar"
        begun = True
        yield f"# sent_id = {name}-{number + 1}"
        quote = spoken.get(number)
        if quote is not None and quote.speaker is not None:
            yield f"# speaker = {quote.speaker}"
        if quote is not None and quote.addressees:
            yield f"# addressee = {','.join(quote.addressees)}"
        yield from sentence_lines(sheet, sentence.first, sentence.last)
        yield ""


def _openings(story: Story) -> frozenset[int]:
    """The first token of every paragraph and heading."""
    tokens = story.book[TOKENS]
    starts = paragraph_starts(story)
    return frozenset(bisect_left(tokens, start, key=lambda token: token.start) for start in starts)
