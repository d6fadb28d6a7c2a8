"""From bytes to a manuscript: the text with what its format says of its structure."""

from fabula.source.document import Manuscript, read_source

__all__ = ["Manuscript", "read_source"]
