"""Words into the word pieces of the encoder's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

MOST_PIECES = 12
"""A longer word (an address, a scream) is cut to so many pieces."""

_SPELLINGS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'"})

_LONGEST = 120  # characters that are looked at; from 101 letters on a word is unknown in any case
_SURROGATE = re.compile("[\ud800-\udfff]")

Pieces = tuple[int, ...]


class WordPieces:
    """The vocabulary, one piece a line, and the pieces of words by it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._tokenizer = Tokenizer(WordPiece(numbers, unk_token="[UNK]"))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self.opening, self.closing = numbers["[CLS]"], numbers["[SEP]"]
        self.unknown, self.padding = numbers["[UNK]"], numbers["[PAD]"]

    def of(self, words: Iterable[str]) -> list[Pieces]:
        """The pieces of each word, at least one and at most ``MOST_PIECES``; quotation marks are straight."""
        words = list(words)
        new = list(dict.fromkeys(words))
        found = zip(new, self.whole(word[:_LONGEST] for word in new), strict=True)
        known = {word: pieces[:MOST_PIECES] or (self.unknown,) for word, pieces in found}
        return [known[word] for word in words]

    def whole(self, texts: Iterable[str]) -> list[Pieces]:
        """All pieces of each text, none where it has nothing but white space."""
        spelled = [_SURROGATE.sub("\ufffd", text.translate(_SPELLINGS)) for text in texts]
        return [tuple(found.ids) for found in self._tokenizer.encode_batch(spelled)]
