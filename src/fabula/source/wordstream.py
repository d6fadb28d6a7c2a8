"""The parts of a Word document as a stream of elements: no tree, no entities, nothing fetched.

A document type, in which entities could be declared, has no place in a Word document and is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

MOST_SEEN = 2_000_000
"""The most elements that a part may have."""

OFF = frozenset({"0", "false", "off", "none"})
"""What switches a property off where it stands as its value."""

_SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)


class BrokenPart(Exception):
    """A part is not well-formed, declares a document type, or has no end of elements."""

    def __init__(self, too_large: bool = False) -> None:
        super().__init__()
        self.too_large = too_large


def stream(
    content: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Send a part's elements by, those of WordprocessingML and drawings by their plain names.

    Raises:
        BrokenPart: it is not well-formed, declares a document type, or has too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise BrokenPart

    seen = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > MOST_SEEN:
            raise BrokenPart(too_large=True)
        start(_plain(name), {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: end(_plain(name))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        raise BrokenPart from None


def _plain(name: str) -> str:
    """An element's name, with a colon before it where it could be mistaken for one of Word's own."""
    space, _, local = name.rpartition(" ")
    return local if space in _SPACES or local in ("blip", "imagedata", "Fallback", "Choice") else f":{local}"
