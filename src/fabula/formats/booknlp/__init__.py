"""``booknlp``: a folder of four files in the form of BookNLP (Bamman, https://github.com/booknlp/booknlp).

``.tokens``, ``.entities`` and ``.quotes`` are tables of cells parted by tabs, with a header and without
quoting; ``.book`` is JSON. Tokens are numbered from 0 through the whole book, and a stretch of them is told
by its first and its **last** token.
"""

from __future__ import annotations

from collections.abc import Mapping

from fabula.formats.booknlp.book import render_book
from fabula.formats.booknlp.cells import words_in_cells
from fabula.formats.booknlp.entities import render_entities
from fabula.formats.booknlp.quotes import render_quotes
from fabula.formats.booknlp.tokens import render_tokens
from fabula.formats.format import Format, Options
from fabula.formats.grammar import sound_links, words_of
from fabula.formats.references import references
from fabula.layers import SENTENCES
from fabula.story import Story


def render(story: Story, options: Options) -> Mapping[str, str]:
    """The four files by their endings."""
    words = words_of(story)
    links = sound_links(words, story.book[SENTENCES])
    rows = references(story, links)
    cells = words_in_cells(story)
    return {
        ".tokens": render_tokens(story, words, links, cells),
        ".entities": render_entities(rows, cells),
        ".quotes": render_quotes(story, options, rows, cells),
        ".book": render_book(story, words, links, rows, cells),
    }


FORMAT = Format(
    "booknlp",
    "a folder of four files in the form of BookNLP: tokens, entities, quotes and people",
    ".booknlp",
    render,
    files=(".tokens", ".entities", ".quotes", ".book"),
)
