from __future__ import annotations

import re

import pytest

from benchmarks.rendering import STYLES, render

TEXT = (
    '"I don\'t know," said Nell. "He told me, \'Wait here,\' and left. I waited. I froze. Nobody came."\n\n'
    'The "great thaw" began. Tom laughed. "Good," he said--"very good."\n\n"Go on."\n'
)
SAID = [
    "I don't know,",
    "He told me, 'Wait here,' and left. I waited. I froze. Nobody came.",
    "Good,",
    "very good.",
    "Go on.",
]
SPANS = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in SAID]


def words_in(characters: str) -> list[str]:
    return re.findall(r"\w+", characters)


@pytest.mark.parametrize("style", STYLES)
def test_the_words_stay(style: str) -> None:
    rendering = render(TEXT, SPANS, style)
    assert words_in(rendering.text) == words_in(TEXT)
    said = [rendering.text[start:stop] for start, stop in rendering.spans]
    assert words_in(" ".join(said)) == words_in(" ".join(SAID))
    if style != "several paragraphs":
        assert [words_in(span) for span in said] == [words_in(span) for span in SAID]


def test_british_singles_turn_inner_singles_into_doubles() -> None:
    text = render(TEXT, SPANS, "British singles").text
    assert text.startswith("'I don't know,' said Nell. 'He told me, \"Wait here,\" and left.")
    assert "'great thaw'" in text
    assert "‘I don’t know,’" in render(TEXT, SPANS, "British curly singles").text


def test_dashes_stand_between_speech_and_narration_and_spare_other_quoted_words() -> None:
    text = render(TEXT, SPANS, "dashes").text
    assert text.startswith("— I don't know, — said Nell. — He told me,")
    assert "“great thaw”" in text
    assert "Tom laughed. — Good, — he said-- — very good.\n" in text
    assert text.endswith("\n\n— Go on.\n")


def test_bare_dashes_begin_paragraphs_and_end_nowhere() -> None:
    text = render(TEXT, SPANS, "bare dashes").text
    assert text.startswith("—I don't know, said Nell. He told me,")
    assert "Tom laughed. \n\n—Good, he said--very good.\n" in text


def test_long_speech_is_broken_into_reopened_paragraphs() -> None:
    rendering = render(TEXT, SPANS, "several paragraphs")
    assert 'I waited.\n\n"I froze. Nobody came."' in rendering.text
    assert len(rendering.spans) > len(SPANS)
    assert rendering.text.count('"') == TEXT.count('"') + len(rendering.spans) - len(SPANS)
