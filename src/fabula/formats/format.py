"""What a format is, and what all formats share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from fabula.story import Quote, Story

Content = str | Mapping[str, str]
"""What a format makes of a story: a file's content, or for a folder each file's content by its ending."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may ask of any format.

    Attributes:
        min_certainty: speakers and addressees below this probability are given as unknown; ``doubts`` lists
            the lines below it.
        voices: names of voices by the id of who speaks in them, where they are not the usual ones.
        drop_tags: whether ``sml`` leaves out speech tags ("she said").
    """

    min_certainty: float = 0.0
    voices: Mapping[str, str] = field(default_factory=dict)
    drop_tags: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a story can leave Fabula.

    Attributes:
        name: what ``--to`` calls it.
        description: one line for the help.
        suffix: the usual ending of its files (of its folder, for a folder), dot included.
        render: the whole content, as a pure function of the story and the options.
        min_certainty: what the option of that name is where the user does not say.
        files: the endings of its files, for a format that is a folder of several; their common name is the
            story's.
    """

    name: str
    description: str
    suffix: str
    render: Callable[[Story, Options], Content]
    min_certainty: float = 0.0
    files: tuple[str, ...] = ()


def sure(quote: Quote, options: Options) -> Quote:
    """The quotation with the speaker and the addressees left out that are below the asked certainty.

    Its candidates and certainties stay, so that the doubt remains to be seen.
    """
    return replace(
        quote,
        speaker=quote.speaker if quote.certainty >= options.min_certainty else None,
        addressees=quote.addressees if quote.audience_certainty >= options.min_certainty else (),
    )
