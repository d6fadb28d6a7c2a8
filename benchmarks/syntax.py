"""Tags and trees on gold words and sentences; words and sentences from raw text.

LAS is that of the CoNLL 2018 shared task: subtypes of relations do not count (they do in
``las_with_subtypes``). Punctuation counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.language import read_all
from benchmarks.litbank_layers import read_gold
from benchmarks.scores import Overlap, calibration_error
from benchmarks.tokens import files_of, read_paragraphs, spans_of
from benchmarks.treebanks import Passage, read_treebank, run_of
from fabula.layers import CHAPTERS, PARAGRAPHS, SENTENCES
from fabula.reader.model import ReadingModel
from fabula.reader.read import ReadWord
from fabula.reader.run import Run, Stretch, lay_run
from fabula.steps.tokens import tokenize

Spans = Sequence[tuple[int, int]]


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """Figures for each treebank, GUM's fiction apart, and sentences of LitBank."""
    model = ReadingModel.load(weights)
    figures: dict[str, object] = {}
    for name, paths in _parts(data, split).items():
        counts: Counter[str] = Counter()
        certainties: list[tuple[float, bool]] = []
        for path in paths:
            for passage in read_treebank(path, name):
                certainties += _count(counts, passage, model)
        if counts:
            figures[f"{name}_expected_calibration_error"] = calibration_error(certainties)
            figures |= {f"{name}_{figure}": _share(counts, figure) for figure in _FIGURES}
    for treebank in ("ewt", "gum"):
        words, sentences = _raw(model, files_of(data, treebank, split))
        figures |= {f"{treebank}_token_f1": words.f1, f"{treebank}_sentence_f1": sentences.f1}
    within, lines = _litbank(data, split, weights)
    figures |= within.figures("litbank_sentence")
    figures["litbank_sentence_f1_across_paragraphs"] = lines.f1
    return figures


_FIGURES = ("upos", "xpos", "features", "lemmas", "uas", "las", "las_with_subtypes")


def _parts(data: Path, split: str) -> dict[str, list[Path]]:
    gum = files_of(data, "gum", split)
    return {
        "ewt": files_of(data, "ewt", split),
        "gum": gum,
        "gum_fiction": [path for path in gum if "_fiction_" in path.name],
    }


def _share(counts: Counter[str], figure: str) -> float:
    return round(counts[figure] / counts["words"], 4)


def _count(counts: Counter[str], passage: Passage, model: ReadingModel) -> Iterator[tuple[float, bool]]:
    """Count what is right; each word's certainty with whether its head and relation are."""
    starts = [first for first, _ in passage.sentences]
    found: list[ReadWord] = []
    for sentence in model.read(run_of(passage), starts):
        found += sentence.words
    for place, (word, gold) in enumerate(zip(found, passage.syntax or (), strict=True)):
        head = place if word.head is None else word.head
        attached = head == gold.head
        counts["words"] += 1
        counts["upos"] += word.upos == gold.upos
        counts["xpos"] += word.xpos == gold.xpos
        counts["features"] += word.features == gold.features
        counts["lemmas"] += word.lemma == gold.lemma
        counts["uas"] += attached
        counts["las"] += attached and word.relation.split(":")[0] == gold.relation.split(":")[0]
        whole = attached and word.relation == gold.relation
        counts["las_with_subtypes"] += whole
        yield word.certainty, whole


def _raw(model: ReadingModel, paths: Sequence[Path]) -> tuple[Overlap, Overlap]:
    """Words and sentences of a treebank, read from the characters and their paragraphs."""
    words, sentences = Overlap(), Overlap()
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            paragraphs = list(read_paragraphs(lines))
        tokens = [tokenize(p.characters, 0, len(p.characters)) for p in paragraphs]
        found = _sentences(model, [(p.characters, t) for p, t in zip(paragraphs, tokens, strict=True)])
        for paragraph, ours, read in zip(paragraphs, tokens, found, strict=True):
            words.add(set(ours), set(paragraph.tokens))
            sentences.add(read, set(paragraph.sentences))
    return words, sentences


def _sentences(
    model: ReadingModel, paragraphs: Sequence[tuple[str, Spans]]
) -> Iterator[set[tuple[int, int]]]:
    """The sentences of each paragraph, as offsets into its characters."""
    runs = [lay_run(characters, [Stretch(tokens)]) for characters, tokens in paragraphs]
    whole = Run(
        [word for run in runs for word in run.words],
        [gap for run in runs for gap in run.gaps],
        [begin for run in runs for begin in run.begins],
    )
    ends = {sentence.last for sentence in model.read(whole)}
    shift = 0
    for _, tokens in paragraphs:
        bounds = [k for k in range(1, len(tokens) + 1) if shift + k in ends]
        yield set(spans_of(list(tokens), bounds))
        shift += len(tokens)


def _litbank(data: Path, split: str, weights: Path | None) -> tuple[Overlap, Overlap]:
    """Sentences of LitBank, read from the novels' text as a book is.

    LitBank's lines were made from words without layout, and some run over a heading or the end of a
    paragraph ("CHAPTER 1 The studio was …"). Such a line counts as several sentences in the first figure,
    and as it is in the second. Lines of asterisks, which are no sentences of the story, do not count.
    """
    within, across = Overlap(), Overlap()
    for gold, book in read_all(read_gold(data, split), weights):
        found = {_plain(gold.characters, (s.start, s.stop)) for s in book[SENTENCES]}
        lines = {line for line in gold.lines if any(map(str.isalnum, gold.characters[slice(*line)]))}
        across.add(found, lines)
        parts = [(row.start, row.stop) for row in book[PARAGRAPHS]]
        parts += [row.heading for row in book[CHAPTERS] if row.heading is not None]
        pieces = {piece for line in lines for piece in _split(gold.characters, line, sorted(parts))}
        within.add(found, pieces)
    return within, across


def _plain(characters: str, span: tuple[int, int]) -> tuple[int, int]:
    """A sentence without underscores at its ends: marks of italics, which LitBank leaves out."""
    start, stop = span
    while start < stop - 1 and characters[start] == "_":
        start += 1
    while stop > start + 1 and characters[stop - 1] == "_":
        stop -= 1
    return start, stop


def _split(characters: str, line: tuple[int, int], paragraphs: Spans) -> Iterator[tuple[int, int]]:
    """What each paragraph has of a line."""
    for start, stop in paragraphs:
        first, last = max(start, line[0]), min(stop, line[1])
        if first < last:
            yield last - len(characters[first:last].lstrip()), first + len(characters[first:last].rstrip())
