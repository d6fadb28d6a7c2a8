"""People and dialogue by weights that have not seen the author: PDNC's training novels in five parts.

The weights for speakers and addressees are fitted anew for each part without its novels. The network for
coreference learns from the training novels as well, by the pronouns of their speech tags: ``people-folds``
leaves it as it ships, ``people-folds-refitted`` fits it anew for each part, on LitBank's training part, but
for excerpts of the part's own novels, and on the tags of the other parts' novels. What stays as it ships: the
reading model, which has learned from LitBank's excerpts (2,000 words of each of ten of these novels), and the
weights that tell speech from other quoted words, and those by which addressees are drafted for the scenes.

The novels' language is read once and kept in the working folder, where it is found again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from benchmarks import addressees, cast, pdnc_mentions
from benchmarks.addressees import Heard, with_gold_speakers
from benchmarks.cast import Casting
from benchmarks.fold_networks import (
    Language,
    Network,
    fit_network,
    litbank_examples,
    read_language,
    spoken_examples,
)
from benchmarks.folds import author_folds
from benchmarks.gold import gold_book, manuscript
from benchmarks.matching import weigh
from benchmarks.pdnc import GoldQuotation, Novel, read_novels
from benchmarks.pdnc_mentions import Meant
from benchmarks.speakers import Outcome, by_fold, calibration, match_end_to_end, summary
from benchmarks.speakers_folds import Staged, attribute
from fabula.dialogue.lines import set_stage
from fabula.errors import FabulaError
from fabula.layers import BEATS, GIVEN_CAST
from fabula.reader.weights import shipped_folder
from fabula.reading import open_book
from fabula.story import Story
from fabula.weights import Weights
from training.dialogue_weights import fit_addressees, told
from training.observations import Vocabulary, observe_stage
from training.speaker_fit import fit_speakers


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted without the novels of a part."""

    network: Network
    speakers: Weights
    addressees: Weights


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is measured on some novels: with cast and quotations given, and end to end."""

    given: tuple[Outcome, ...] = ()
    heard: tuple[Heard, ...] = ()
    own: tuple[Outcome, ...] = ()
    castings: tuple[Casting, ...] = ()
    mentions: tuple[Meant, ...] = ()

    def __add__(self, other: Findings) -> Findings:
        return Findings(
            self.given + other.given,
            self.heard + other.heard,
            self.own + other.own,
            self.castings + other.castings,
            self.mentions + other.mentions,
        )


def measure(data: Path, split: str, work: Path) -> dict[str, object]:
    """All figures, each novel by weights fitted without its author; the network is the one that ships.

    Args:
        data: the folder with the data sets.
        split: ``train``.
        work: a folder where the novels' language is kept.

    Raises:
        FabulaError: the split has development novels, on which nothing may be fitted.
    """
    novels = _novels(data, split, work)
    folds = author_folds(data, novels)
    staged = stage_all(novels, Network.load(shipped_folder()), work)
    findings = sum((measure_part(novels, fold, staged, work) for fold in folds), Findings())
    return figures(findings, folds)


def measure_refitted(data: Path, split: str, work: Path) -> dict[str, object]:
    """All figures, each novel by weights and a network fitted without its author.

    The arguments and errors are those of :func:`measure`; the networks are kept in ``work``, too.
    """
    novels = _novels(data, split, work)
    litbank = litbank_examples(data)
    reader = fit_network(litbank, {}, (), work / "litbank alone")
    tags = {
        name: spoken_examples(novel, read_language(novel, work), reader) for name, novel in novels.items()
    }
    folds = author_folds(data, novels)
    findings = Findings()
    for n, fold in enumerate(folds, 1):
        network = fit_network(litbank, tags, fold, work / f"part {n}")
        findings += measure_part(novels, fold, stage_all(novels, network, work), work)
    return figures(findings, folds)


def _novels(data: Path, split: str, work: Path) -> dict[str, Novel]:
    """The novels of a split by name, their language read."""
    if split != "train":
        cause = "people-folds fits weights, and the development novels are there to measure only"
        raise FabulaError(str(data), cause, "give --split train")
    novels = {novel.name: novel for novel in read_novels(data, split)}
    for novel in novels.values():
        read_language(novel, work)
    return novels


@dataclass(frozen=True, slots=True)
class AllStaged:
    """All novels as the fitting sees them, read with one network."""

    network: Network
    novels: tuple[Staged, ...]
    vocabulary: Vocabulary


def stage_all(novels: Mapping[str, Novel], network: Network, work: Path) -> AllStaged:
    """Stage all novels."""
    vocabulary = Vocabulary()
    staged = tuple(stage(novel, read_language(novel, work), network, vocabulary) for novel in novels.values())
    return AllStaged(network, staged, vocabulary)


def measure_part(novels: Mapping[str, Novel], fold: Sequence[str], staged: AllStaged, work: Path) -> Findings:
    """The novels of a part by weights fitted on all others."""
    print(f"  without {', '.join(fold)}", file=sys.stderr)
    fitted = fit(staged, fold)
    findings = Findings()
    for one in staged.novels:
        if one.novel in fold:
            novel = novels[one.novel]
            findings += measure_novel(novel, read_language(novel, work), one, fitted)
    return findings


def stage(novel: Novel, read: Language, network: Network, vocabulary: Vocabulary) -> Staged:
    """A novel with its cast, quotations and speakers given, as the fitting sees it."""
    book, of_id = gold_book(novel)
    done = network.read(with_gold_speakers(book, of_id), read, "scenes")
    lines = set_stage(done)
    gold = [of_id[line.quotation] for line in lines.lines]
    ids = {character.name: character.id for character in done[GIVEN_CAST]}
    missed = _missed(novel, gold)
    observations = observe_stage(lines, gold, ids, vocabulary)
    return Staged(novel.name, lines, tuple(gold), ids, missed, observations, done[BEATS])


def _missed(novel: Novel, reached: Sequence[GoldQuotation]) -> tuple[GoldQuotation, ...]:
    ids = {quotation.id for quotation in reached}
    return tuple(quotation for quotation in novel.quotations if quotation.id not in ids)


def fit(staged: AllStaged, without: Sequence[str]) -> Fitted:
    """The weights for speakers and addressees, fitted on all novels but some."""
    seen = [novel for novel in staged.novels if novel.novel not in without]
    names, others = staged.vocabulary.index, Vocabulary()
    speakers = fit_speakers([novel.observations for novel in seen], len(names))
    hearers = fit_addressees([told(row.stage, row.gold, row.ids, row.beats) for row in seen], others)
    return Fitted(
        staged.network,
        {name: round(float(speakers[i]), 3) for name, i in names.items()},
        {name: round(float(hearers[i]), 3) for name, i in others.index.items()},
    )


def measure_novel(novel: Novel, read: Language, staged: Staged, fitted: Fitted) -> Findings:
    """All that is measured, on one novel."""
    print(f"  {novel.name}", file=sys.stderr)
    with (
        patch("fabula.steps.speakers.shipped_weights", lambda: fitted.speakers),
        patch("fabula.steps.addressees.shipped_weights", lambda: fitted.addressees),
    ):
        book, of_id = gold_book(novel)
        given = fitted.network.read(with_gold_speakers(book, of_id), read, "addressees")
        story = Story(fitted.network.read(open_book(manuscript(novel)), read, "addressees"))
    return Findings(
        tuple(attribute(staged, fitted.speakers)),
        tuple(addressees.heard_in(novel, given, of_id)),
        tuple(match_end_to_end(novel, story)),
        (cast.compare(novel, story.characters, weigh(novel, story)),),
        tuple(pdnc_mentions.resolve(novel, story)),
    )


def figures(findings: Findings, folds: Sequence[Sequence[str]]) -> dict[str, object]:
    """The figures of the benchmarks that measure the same, and by part."""
    folded = tuple(tuple(fold) for fold in folds)
    return {
        "speakers-gold-cast": {
            **summary(list(findings.given)),
            "calibration": calibration(list(findings.given)),
            "by_fold": by_fold(findings.given, folded),
        },
        "speakers": {**summary(list(findings.own)), "by_fold": by_fold(findings.own, folded)},
        "addressees": addressees.summary(findings.heard),
        "cast": cast.figures(list(findings.castings)),
        "pdnc-mentions": pdnc_mentions.figures(list(findings.mentions)),
    }
