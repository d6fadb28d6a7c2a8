"""What a run of the command line gives."""

from typing import NamedTuple


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence of a failure, checked to be one and all that was said."""
        assert self.out == ""
        assert self.err.count("\n") == 1 and self.err.endswith(".\n"), self.err
        assert "Traceback" not in self.err
        return self.err
