"""A tiny story, a file of it, and the command line, for any test that wants them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fabula.cli import main
from fabula.store import save
from fabula.story import Story
from tests.command import Result
from tests.tiny import around, heading, said, tiny


@pytest.fixture
def story() -> Story:
    """Three people, two chapters, an interrupted speech, a nested one, a letter, and an unknown speaker."""
    return tiny(
        around("A book for tests"),
        "\n\n",
        heading("One"),
        "\n\nAnn came in. ",
        said("“Tea,", by="Ann", to=("Ben",), cue="asked Ann", quote="q1"),
        " asked Ann, ",
        said("“or ‘nothing’ again?”", by="Ann", to=("Ben",), quote="q1"),
        said("‘nothing’", by="Ben", within="q1", quote="q2", form="implicit", certainty=0.4),
        "\n\n",
        said(
            "“No.”", by="Ben", to=("Ann",), quote="q3", form="implicit", certainty=0.5, audience_certainty=0.3
        ),
        "\n\n",
        heading("Two"),
        "\n\n",
        said("“Who is there?”", quote="q4", form="implicit"),
        " The card said ",
        said("“Yours, Zoë”", by="Zoë", to=("Ann", "Ben"), kind="writing", quote="q5"),
        ".\n",
    )


@pytest.fixture
def story_file(story: Story, tmp_path: Path) -> Path:
    path = tmp_path / "tiny.fabula"
    save(story, path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a verb in this process: ``run("show", path)``."""

    def call(*args: object) -> Result:
        capsys.readouterr()
        status = main([str(arg) for arg in args])
        return Result(status, *capsys.readouterr())

    return call
