"""What the elements of HTML mean for a story: which part of it they begin, and how they are set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

Part = Literal["story", "paratext", "dropped"]

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre search
    section summary table tbody td template tfoot th thead tr ul""".split()
)
"""Elements that begin a block and end the one before."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split()
)
ITALIC = frozenset("i em cite dfn var".split())
PICTURES = frozenset("img image".split())

_DROPPED = frozenset(
    """script style title template noscript noembed noframes iframe object applet audio video canvas svg math
    select datalist button textarea rp rt rtc map""".split()
)
_NOTE_REFERENCES = frozenset({"noteref", "doc-noteref"})
_AROUND = frozenset(
    """cover titlepage halftitlepage toc landmarks loi lot copyright-page imprint imprimatur dedication
    acknowledgments contributors other-credits colophon epigraph index bibliography glossary frontmatter
    backmatter footnote footnotes endnote endnotes rearnote rearnotes page-list errata seriespage appendix
    doc-footnote doc-endnotes doc-toc doc-cover doc-index doc-bibliography""".split()
)
_STORY = frozenset("bodymatter chapter part prologue epilogue volume".split())
_STYLE_ITALIC = re.compile(
    r"font-style\s*+:\s*+(?P<value>[a-z]++)|\bfont\s*+:\s*+(?P<short>italic|oblique)\b", re.I
)
_STYLE_HIDDEN = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b", re.I)
_CLASS_SELECTOR = re.compile(r"\.([\w-]+)\Z")


class Element(NamedTuple):
    """A start tag with what is around it.

    Attributes:
        parent: the name of the block around it, "" outside all.
        part: the part of the source that it stands in.
    """

    name: str
    attributes: Mapping[str, str]
    parent: str
    part: Part

    @property
    def classes(self) -> frozenset[str]:
        """The names in its ``class``."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def id(self) -> str:
        """Its ``id``, or the ``name`` that anchors had of old."""
        return self.attributes.get("id") or (self.attributes.get("name", "") if self.name == "a" else "")


Rule = Callable[[Element], Part | None]
"""Which part an element begins; None where it goes on with the part around it."""


def html_rule(element: Element) -> Part | None:
    """The parts of a page that HTML itself and EPUB's vocabulary tell."""
    attributes = element.attributes
    if element.name in _DROPPED:
        return "dropped"
    if attributes:
        kinds = {kind.lower() for key in ("epub:type", "role") for kind in attributes.get(key, "").split()}
        if kinds & _NOTE_REFERENCES or "hidden" in attributes:
            return "dropped"
        if _STYLE_HIDDEN.search(attributes.get("style", "")):
            return "dropped"
        if kinds & _STORY:
            return "story"
        if kinds & _AROUND:
            return "paratext"
    if element.name == "nav":
        return "paratext"
    if element.name in ("header", "footer") and element.parent in ("", "body", "html"):
        return "paratext"
    # A page's header holds its title, which is no paratext.
    if element.name in HEADINGS and element.parent == "header" and element.part == "paratext":
        return "story"
    return None


def style_italic(style: str) -> bool | None:
    """Whether a style sets italics; None where it says nothing of it."""
    found = None
    for match in _STYLE_ITALIC.finditer(style):
        value = (match["value"] or match["short"]).lower()
        if value in ("italic", "oblique", "normal"):
            found = value != "normal"
    return found


def italic_classes(stylesheet: str) -> dict[str, bool]:
    """The classes that a style sheet sets in italics (or out of them); other selectors are not looked at."""
    found: dict[str, bool] = {}
    plain = "".join(piece.partition("/*")[0] for piece in stylesheet.split("*/"))
    for rule in plain.split("}"):
        before, _, body = rule.rpartition("{")
        italic = style_italic(body)
        if italic is None:
            continue
        for selector in before.rpartition("{")[2].split(","):
            if match := _CLASS_SELECTOR.search(selector.strip()):
                found[match[1]] = italic
    return found
