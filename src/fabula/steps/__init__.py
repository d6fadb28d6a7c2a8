"""The steps of reading, in the order in which they run: one file a step, each a pure function."""

from fabula.book import Step
from fabula.steps import (
    addressees,
    cast,
    coreference,
    mentions,
    quotations,
    quoted_spans,
    speakers,
    structure,
    tokens,
)

STEPS: tuple[Step, ...] = (
    structure.STEP,
    tokens.STEP,
    quoted_spans.STEP,
    mentions.STEP,
    cast.STEP,
    coreference.STEP,
    quotations.STEP,
    speakers.STEP,
    addressees.STEP,
)
