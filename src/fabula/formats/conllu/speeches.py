"""Which sentences are spoken, and by whom to whom."""

from __future__ import annotations

from bisect import bisect_right

from fabula.formats.format import Options, sure
from fabula.formats.grammar import tokens_within
from fabula.layers import SENTENCES, TOKENS
from fabula.story import Quote, Story


def speeches(story: Story, options: Options) -> dict[int, Quote]:
    """The speech in each sentence that has any, by the sentence's index.

    Speech and its tag are one sentence (“Stop!” Ann cried.), and that is spoken by Ann. Of several speeches
    in one sentence the one with most words counts, the first of two that are equal.
    """
    tokens, sentences = story.book[TOKENS], story.book[SENTENCES]
    quotes: dict[str, Quote] = {}
    shares: dict[int, dict[str, int]] = {}
    for quote in story.quotes:
        if quote.parent is not None or quote.kind != "speech":
            continue
        quotes[quote.id] = sure(quote, options)
        for span in quote.inner:
            first, last = tokens_within(tokens, span.start, span.stop)
            at = max(bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1, 0)
            while at < len(sentences) and sentences[at].first < last:
                words = min(last, sentences[at].last) - max(first, sentences[at].first)
                share = shares.setdefault(at, {})
                share[quote.id] = share.get(quote.id, 0) + words
                at += 1
    return {at: quotes[max(share, key=lambda id: share[id])] for at, share in shares.items()}
