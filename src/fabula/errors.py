"""Every error that Fabula raises on purpose, drawn as a tree.

::

    FabulaError
    ├── SourceError              a document cannot be read
    │   ├── SourceMissing        there is no such file
    │   ├── SourceUnreadable     the system refuses it: permission, a folder, a device
    │   ├── SourceEmpty          nothing to read in it
    │   ├── SourceNotText        bytes that are no text: a picture, a program, an archive
    │   ├── SourceDamaged        a book or document whose file is broken
    │   ├── SourceLocked         encrypted: by DRM or by a password
    │   ├── SourceTooLarge       beyond what one document may be
    │   └── SourceLanguage       not in English
    ├── StoryFileError           a .fabula file cannot be used: not one, damaged, or from a newer Fabula
    ├── CastError                a cast file is not what docs/cast.md says
    ├── WorldError               a world is not what docs/worlds.md says
    ├── VoicesError              a file of voices does not fit the story, or is none
    ├── ModelError               a file of the reading model is missing or altered
    ├── OutputError              a result cannot be written: disk full, permission, no such folder
    ├── UnknownName              a verb was given a format, person or id that the story does not have
    └── PipelineError            a step reads a layer it does not declare (a mistake in Fabula itself)

Each carries the three parts of its one sentence: the file, the cause, and the mend.
"""

from __future__ import annotations


class FabulaError(Exception):
    """Base of all errors that a user may meet.

    Args:
        file: the file (or ``-``) that the error is about, as the user named it.
        cause: what is wrong, as a clause without a full stop.
        mend: what to do about it, as a clause without a full stop; may be empty.
    """

    def __init__(self, file: str, cause: str, mend: str = "") -> None:
        super().__init__(file, cause, mend)
        self.file = file
        self.cause = cause
        self.mend = mend

    def __str__(self) -> str:
        sentence = f"{self.file}: {self.cause}"
        return f"{sentence}; {self.mend}." if self.mend else f"{sentence}."


class SourceError(FabulaError):
    """A document cannot be read."""


class SourceMissing(SourceError):
    """There is no such file."""


class SourceUnreadable(SourceError):
    """The operating system refuses the file."""


class SourceEmpty(SourceError):
    """The document holds no words."""


class SourceNotText(SourceError):
    """The bytes are not text in any encoding that can be told."""


class SourceDamaged(SourceError):
    """The file of a book or document is broken."""


class SourceLocked(SourceError):
    """The document is encrypted, by copy protection (DRM) or by a password."""


class SourceTooLarge(SourceError):
    """The document is beyond the size that one document may have."""


class SourceLanguage(SourceError):
    """The document is not in English."""


class StoryFileError(FabulaError):
    """A ``.fabula`` file cannot be used."""


class CastError(FabulaError):
    """A cast file cannot be used."""


class WorldError(FabulaError):
    """A world file cannot be used."""


class VoicesError(FabulaError):
    """A file of voices cannot be used."""


class ModelError(FabulaError):
    """A file of the reading model is missing or is not the one that was shipped."""


class OutputError(FabulaError):
    """A result cannot be written."""


class UnknownName(FabulaError):
    """A format, person or id was asked for that is not there."""


class PipelineError(FabulaError):
    """A step and its declaration disagree: a mistake in Fabula, not in the document."""
