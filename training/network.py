"""The reading model in torch: a MiniLM encoder with word shapes, and its heads.

Encoder: all-MiniLM-L6-v2 (6 layers, 384 wide; Wang et al. 2020), an embedding of letter case and gap added
to each piece. A window holds several sentences, as rules draw them; each begins with its own opening mark and
its own position 0, and most attention heads look within the sentence, as the original does: so its vector
stays what the original's is. Three heads of the upper layers look over the whole window.

Words are the mean of their pieces. Heads: tags by one hidden layer; trees by biaffine attention (Dozat and
Manning, 2017); nested mentions by biaffine span scores (Yu et al., 2020); sentence vectors by a projection of
pooled words, distilled from the original encoder.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from fabula.reader.shapes import SHAPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
EARLY = 3  # sentence vectors see this layer too: the last ones turn to syntax and entities
WIDE_HEADS, WIDE_FROM = 3, 4  # heads that look over the window, and the first layer where they do
TURNS = 64  # sentences of a window that are told apart by their number
ARC, RELATION, SPAN, VECTOR, MIXED = 256, 96, 128, 384, 1024
WIDEST = 32


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head has."""

    upos: int
    xpos: int
    features: int
    lemmas: int
    relations: int
    categories: int
    forms: int
    gum: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the encoder sees: (windows, pieces); ``average`` is (windows, words, pieces).

    ``sizes`` (windows, words) are pieces of each word, 0 where a window has no such word.
    """

    pieces: Tensor
    shapes: Tensor
    positions: Tensor
    turns: Tensor
    average: Tensor
    sizes: Tensor


class Layer(nn.Module):
    """A transformer layer, its queries, keys and values by one matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(windows, pieces, 384) from the same; ``bias`` is added to the scores of each head."""
        batch, length, _ = x.shape
        mixed = self.mixed(x).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:
            seen = functional.scaled_dot_product_attention(query, key, value, bias)
        else:  # spelled out, for the exported graph
            scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
            seen = (scores + bias).softmax(-1) @ value
        x = self.norm(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.last_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces with shapes to vectors, of the ``EARLY`` layer and of the last."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.turns = nn.Embedding(TURNS, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.turns.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(
        self, pieces: Tensor, shapes: Tensor, positions: Tensor, turns: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Vectors of (windows, pieces); ``turns`` number the sentences of a window, -1 for padding."""
        return self.run(self.words(pieces), shapes, positions, turns)

    def run(self, words: Tensor, shapes: Tensor, positions: Tensor, turns: Tensor) -> tuple[Tensor, Tensor]:
        """From the embeddings of the pieces on."""
        marks = self.positions.weight[positions] + self.shapes.weight[shapes]
        x = words + marks + self.turns.weight[turns.clamp(0, TURNS - 1)]
        x = self.dropout(self.norm(x))
        same = turns.unsqueeze(-1) == turns.unsqueeze(-2)
        near = torch.where(same, 0.0, -1e4).unsqueeze(1)
        far = torch.where(turns >= 0, 0.0, -1e4).unsqueeze(1).unsqueeze(1).expand_as(near)
        both = torch.cat([near.expand(-1, HEADS - WIDE_HEADS, -1, -1), far.expand(-1, WIDE_HEADS, -1, -1)], 1)
        early = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, both if number >= WIDE_FROM else near)
            if number == EARLY:
                early = x
        return early, x


class Tags(nn.Module):
    """What is said of each word by itself."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.features = nn.Linear(WIDTH, sizes.features)
        self.lemmas = nn.Linear(WIDTH, sizes.lemmas)
        self.sentence = nn.Linear(WIDTH, 1)
        self.event = nn.Linear(WIDTH, 1)

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        """Scores for UPOS, XPOS, features, lemma scripts, the beginning of a sentence, an event."""
        x = self.dropout(functional.gelu(self.hidden(words)))
        return (
            self.upos(x),
            self.xpos(x),
            self.features(x),
            self.lemmas(x),
            self.sentence(x).squeeze(-1),
            self.event(x).squeeze(-1),
        )


class Ends(nn.Module):
    """The views of each word as dependent, head, first word of a span and last: one matrix for all."""

    SPLIT = (ARC, ARC, RELATION, RELATION, SPAN, SPAN)

    def __init__(self) -> None:
        super().__init__()
        self.all = nn.Linear(WIDTH, sum(self.SPLIT))
        self.dropout = nn.Dropout(0.25)

    def forward(self, words: Tensor) -> Tensor:
        """(…, 960)."""
        return self.dropout(functional.gelu(self.all(words)))


class Tree(nn.Module):
    """Scores of arcs and relations within a sentence; index 0 of the heads is the root."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.root = nn.Parameter(torch.randn(ARC) * 0.02)
        self.root_relation = nn.Parameter(torch.randn(RELATION) * 0.02)
        self.relation = nn.Parameter(torch.randn(RELATION, relations * RELATION) * 0.02)
        self.relation_ends = nn.Linear(2 * RELATION, relations)
        self.relations = relations

    def arcs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(…, n, n + 1): how well each word hangs on the root and on each word."""
        root = self.root.expand(*heads.shape[:-2], 1, ARC)
        heads = torch.cat([root, heads], -2)
        scores = dependents @ self.arc @ heads.transpose(-1, -2) * ARC**-0.5
        return scores + self.arc_bias(heads).transpose(-1, -2)

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(n, relations): of each word to the head given for it."""
        mixed = (dependents @ self.relation).view(-1, self.relations, RELATION)
        scores = (mixed @ heads.unsqueeze(-1)).squeeze(-1) * RELATION**-0.5
        return scores + self.relation_ends(torch.cat([dependents, heads], -1))


class Spans(nn.Module):
    """Scores of spans: (…, n, n, kinds) for the span from one word to another."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.kinds = kinds
        self.pair = nn.Parameter(torch.zeros(SPAN, kinds * SPAN))
        self.first = nn.Linear(SPAN, kinds)
        self.last = nn.Linear(SPAN, kinds, bias=False)
        self.width = nn.Parameter(torch.zeros(WIDEST, kinds))

    def forward(self, firsts: Tensor, lasts: Tensor, widths: Tensor) -> Tensor:
        """Scores from (…, n, 128) twice; ``widths`` are (n, n) numbers of words between."""
        length = firsts.shape[-2]
        mixed = (firsts @ self.pair).view(*firsts.shape[:-2], length * self.kinds, SPAN)
        scores = (mixed @ lasts.transpose(-1, -2)).view(*firsts.shape[:-2], length, self.kinds, length)
        scores = scores.transpose(-1, -2) * SPAN**-0.5
        return scores + self.first(firsts).unsqueeze(-2) + self.last(lasts).unsqueeze(-3) + self.width[widths]


def widths(length: int) -> Tensor:
    """(n, n): how many words lie from the first of a span to its last, as :class:`Spans` takes them."""
    return distances(length).clamp(0, WIDEST - 1)


def distances(length: int) -> Tensor:
    """(n, n): how far after each word each word stands, negative where before."""
    places = torch.arange(length)
    return places.unsqueeze(0) - places.unsqueeze(1)


class SentenceVector(nn.Module):
    """The original encoder's vector of a sentence by itself, from its words in their context."""

    def __init__(self) -> None:
        super().__init__()
        self.same = nn.Linear(WIDTH, VECTOR)
        self.hidden = nn.Linear(2 * WIDTH, MIXED)
        self.out = nn.Linear(MIXED, VECTOR, bias=False)
        self.drop = nn.Dropout(0.1)
        nn.init.eye_(self.same.weight)
        nn.init.zeros_(self.same.bias)
        nn.init.zeros_(self.out.weight)

    def forward(self, pooled: Tensor) -> Tensor:
        """(sentences, 384) from (sentences, 768): early and last vectors, pooled."""
        more = self.out(self.drop(functional.gelu(self.hidden(self.drop(pooled)))))
        return functional.normalize(self.same(pooled[..., WIDTH:]) + more, dim=-1)


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tags = Tags(sizes)
        self.ends = Ends()
        self.tree = Tree(sizes.relations)
        self.mentions = Spans(1 + sizes.categories + sizes.forms)
        self.gum = Spans(sizes.gum)
        self.sentence_vector = SentenceVector()

    def words(self, seen: Inputs) -> tuple[Tensor, Tensor]:
        """Early and last vectors of the words, (windows, words, 384)."""
        early, last = self.encoder(seen.pieces, seen.shapes, seen.positions, seen.turns)
        return seen.average @ early, seen.average @ last


def mention_scores(raw: Tensor, categories: int) -> Tensor:
    """(…, categories × forms): each class's score against no mention, from its factors."""
    whether, category, form = raw[..., :1], raw[..., 1 : 1 + categories], raw[..., 1 + categories :]
    return (whether + category).unsqueeze(-1).add(form.unsqueeze(-2)).flatten(-2)
