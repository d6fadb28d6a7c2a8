import subprocess
import sys
import tomllib
from pathlib import Path

import fabula

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def test_the_public_names_are_exactly_these() -> None:
    assert fabula.__all__ == ["FabulaError", "Story", "export", "load", "read"]
    assert set(fabula.__all__) <= set(dir(fabula))


def test_each_name_is_there_and_stays_itself() -> None:
    import fabula.formats  # a submodule must not take a public name's place
    import fabula.story

    assert isinstance(fabula.Story, type) and issubclass(fabula.FabulaError, Exception)
    assert fabula.export is fabula.formats.export
    assert callable(fabula.load)
    assert fabula.read.__module__ == "fabula.reading"
    assert not hasattr(fabula, "nonsense")


def test_the_version_is_the_project_s() -> None:
    assert tomllib.loads(PROJECT.read_text())["project"]["version"] == fabula.__version__


def loaded_by(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_fabula_costs_nothing() -> None:
    assert not {name for name in loaded_by("import fabula") if name.startswith("fabula.")}


def test_the_command_line_starts_light() -> None:
    heavy = {"numpy", "rich", "jinja2", "tomlkit", "sqlite3", "markdown_it", "charset_normalizer"}
    assert not heavy & loaded_by("import fabula.cli")
