"""A reply as lines for a person: the answers, each with the sentences that it rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from fabula.asking.holding import NO
from fabula.asking.index import Index
from fabula.asking.reply import Answer, Reply
from fabula.asking.wording import negated, row_in_words
from fabula.layers import SENTENCES
from fabula.story import Story
from fabula.text import Span

QUOTED = 3
"""Sentences that are quoted for one answer."""
LONGEST = 240
"""Characters of a sentence that are shown."""


def reply_lines(reply: Reply, story: Story, index: Index, explain: bool = False) -> Iterator[str]:
    """The reply, a line an answer; ``explain`` puts the query before them."""
    if explain and reply.query is not None:
        yield str(reply.query)
    if reply.status == "not understood":
        yield f"the question was not understood: {reply.reason}"
    elif reply.status == "open":
        kept = [f": {_evidence(answer, story, index)}" for answer in reply.answers]
        yield from (f"the text leaves it open{evidence}" for evidence in kept or [""])
    else:
        for answer in reply.answers:
            evidence = _evidence(answer, story, index)
            yield f"{_value(answer, index)}: {evidence}" if evidence else _value(answer, index)


def _value(answer: Answer, index: Index) -> str:
    if answer.value in index.places:
        return index.place_name(answer.value)
    return index.cast.name_of(answer.value)


def _evidence(answer: Answer, story: Story, index: Index) -> str:
    quoted = dict.fromkeys(sentence_around(story, span) for span in answer.spans)
    if quoted:
        return " / ".join(_quoted(sentence) for sentence in list(quoted)[:QUOTED])
    rows = [id for id in answer.rows if id not in index.claims]
    if not rows:  # the narrator's word alone
        texts = [index.claims[id].text for id in answer.rows]
        return "; ".join(negated(text) if answer.value == NO else text for text in texts)
    return "; ".join(row_in_words(id, index) for id in rows[:QUOTED])


def _quoted(sentence: str) -> str:
    """A sentence in quotation marks, or as it stands where it has some of its own."""
    return sentence if any(mark in sentence for mark in '"“”«»') else f"“{sentence}”"


def sentence_around(story: Story, span: Span) -> str:
    """The sentence in which a span begins, or the span itself where that is longer, on one line."""
    sentences = story.book[SENTENCES]
    place = bisect_right(sentences, span.start, key=lambda row: row.start) - 1
    row = sentences[place] if place >= 0 else None
    whole = span if row is None or row.stop <= span.start else Span(row.start, max(row.stop, span.stop))
    words = " ".join(story.text.cut(whole).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
