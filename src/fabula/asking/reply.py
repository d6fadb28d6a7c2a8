"""What is answered: the answers with the rows and the words behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from fabula.asking.query import Query
from fabula.text import Span

Status = Literal["answered", "open", "not understood"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        value: an id where a person, a place or a beat is asked for, else words.
        rows: ids of the rows of the world that it rests on, the claim's last.
        spans: where the text says it; () for a world without text.
        certainty: that the answer is right.
    """

    value: str
    rows: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back for a question.

    Attributes:
        query: what the question was taken for; None where it was not understood.
        answers: best first; for an ``open`` question what keeps it open (a secret, a doubt), if anything.
        reason: what of the question was not understood or found; "" where it was.
    """

    question: str
    query: Query | None
    answers: tuple[Answer, ...]
    status: Status
    reason: str = ""

    def as_data(self) -> dict[str, Any]:
        """The reply as ``fabula ask --json`` gives it."""
        return {
            "question": self.question,
            "query": None if self.query is None else str(self.query),
            "answers": [
                {
                    "value": answer.value,
                    "rows": list(answer.rows),
                    "spans": [list(span) for span in answer.spans],
                    "certainty": round(answer.certainty, 4),
                }
                for answer in self.answers
            ],
            "status": self.status,
        }
