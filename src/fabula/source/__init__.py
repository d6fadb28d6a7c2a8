"""From bytes to a manuscript: the text with what its format says of its structure."""

from fabula.source.document import read_source
from fabula.source.manuscript import Manuscript

__all__ = ["Manuscript", "read_source"]
