"""The validator of Universal Dependencies, as a judge of files in CoNLL-U."""

from __future__ import annotations

import io
from functools import cache

from udtools import Validator


def complaints(content: str, language: str = "ud", level: int = 2) -> str:
    """What the validator says against a file, its test of coreference included; "" if nothing."""
    file = io.TextIOWrapper(io.BytesIO(content.encode("utf-8")), "utf-8")
    state = _judge(language, level).validate_file_handle(file)
    return "\n".join(f"{incident.testid}: {incident.message}" for incident in state.error_tracker)


@cache
def _judge(language: str, level: int) -> Validator:
    return Validator(lang=language, level=level, check_coref=True, output=None)  # reads its data for long
