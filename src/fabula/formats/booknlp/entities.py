"""``.entities``: a row a mention of a person, place, building, vehicle or organisation."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.formats.booknlp.cells import phrase, table
from fabula.formats.references import Reference

COLUMNS = ("COREF", "start_token", "end_token", "prop", "cat", "text")


def render_entities(rows: Sequence[Reference], cells: Sequence[str]) -> str:
    """The table, in the order of the text, outer mentions before those inside them."""
    return table(
        COLUMNS,
        (
            (row.number, row.first, row.last - 1, row.form, row.category, phrase(cells, row.first, row.last))
            for row in rows
        ),
    )
