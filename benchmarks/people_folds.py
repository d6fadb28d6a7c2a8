"""People and dialogue by weights that have not seen the author: PDNC's training novels in five parts.

Beside the weights for speakers and addressees the network for coreference learns from the training novels,
by the pronouns of their speech tags. Here all three are fitted anew for each part without its novels: the
network on LitBank's training part, but for excerpts of the part's own novels, and on the tags of the other
parts' novels. What stays as it ships: the reading model, which has learned from LitBank's excerpts (2,000
words of each of ten of these novels), and the weights that tell speech from other quoted words.

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
from fabula.layers import GIVEN_CAST
from fabula.reading import open_book
from fabula.story import Story
from fabula.weights import Weights
from training.dialogue_weights import fit_addressees
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
    """All figures, each novel by what was fitted without its author.

    Args:
        data: the folder with the data sets.
        split: ``train``.
        work: a folder where the novels' language and the networks are kept.

    Raises:
        FabulaError: the split has development novels, on which nothing may be fitted.
    """
    if split != "train":
        cause = "people-folds fits weights, and the development novels are there to measure only"
        raise FabulaError(str(data), cause, "give --split train")
    novels = {novel.name: novel for novel in read_novels(data, split)}
    for novel in novels.values():
        read_language(novel, work)
    litbank = litbank_examples(data)
    reader = fit_network(litbank, {}, (), work / "litbank alone")
    tags = {
        name: spoken_examples(novel, read_language(novel, work), reader) for name, novel in novels.items()
    }
    folds = author_folds(data, novels)
    findings = Findings()
    for n, fold in enumerate(folds, 1):
        print(f"  without {', '.join(fold)}", file=sys.stderr)
        network = fit_network(litbank, tags, fold, work / f"part {n}")
        findings += measure_fold(novels, fold, network, work)
    return figures(findings, folds)


def measure_fold(novels: Mapping[str, Novel], fold: Sequence[str], network: Network, work: Path) -> Findings:
    """The novels of a part by a network and by weights fitted on all others as that network reads them."""
    vocabulary = Vocabulary()
    staged = [stage(novel, read_language(novel, work), network, vocabulary) for novel in novels.values()]
    fitted = fit(network, [novel for novel in staged if novel.novel not in fold], vocabulary)
    findings = Findings()
    for novel in staged:
        if novel.novel in fold:
            findings += measure_novel(
                novels[novel.novel], read_language(novels[novel.novel], work), novel, fitted
            )
    return findings


def stage(novel: Novel, read: Language, network: Network, vocabulary: Vocabulary) -> Staged:
    """A novel with its cast, quotations and speakers given, as the fitting sees it."""
    book, of_id = gold_book(novel)
    done = network.read(with_gold_speakers(book, of_id), read, "quotations")
    lines = set_stage(done)
    gold = [of_id[line.quotation] for line in lines.lines]
    ids = {character.name: character.id for character in done[GIVEN_CAST]}
    missed = _missed(novel, gold)
    return Staged(novel.name, lines, tuple(gold), ids, missed, observe_stage(lines, gold, ids, vocabulary))


def _missed(novel: Novel, reached: Sequence[GoldQuotation]) -> tuple[GoldQuotation, ...]:
    ids = {quotation.id for quotation in reached}
    return tuple(quotation for quotation in novel.quotations if quotation.id not in ids)


def fit(network: Network, staged: Sequence[Staged], vocabulary: Vocabulary) -> Fitted:
    """The weights for speakers and addressees, fitted on some novels as a network reads them."""
    speakers = fit_speakers([novel.observations for novel in staged], len(vocabulary.index))
    others = Vocabulary()
    hearers = fit_addressees([(novel.stage, list(novel.gold), novel.ids) for novel in staged], others)
    return Fitted(
        network,
        {name: round(float(speakers[i]), 3) for name, i in vocabulary.index.items()},
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
        story = Story(fitted.network.read(open_book(manuscript(novel)), read, "coreference"))
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
