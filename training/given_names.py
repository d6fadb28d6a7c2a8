"""Make ``src/fabula/lexicon/given_names.tsv``: given names with the share of women among their bearers.

The figures are those of the 1990 census of the United States (public domain), as carried by the PyPI
package ``names`` 0.3.0. Run: ``python -m training.given_names FOLDER`` where FOLDER holds that package's
``dist.male.first`` and ``dist.female.first``.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "fabula" / "lexicon" / "given_names.tsv"


def read_shares(path: Path) -> dict[str, float]:
    """Name to its share of the population, in per cent."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].capitalize(): float(row[1]) for row in rows if len(row) >= 2}


def main() -> None:
    """Write the table, most common names first."""
    folder = Path(sys.argv[1])
    men, women = read_shares(folder / "dist.male.first"), read_shares(folder / "dist.female.first")
    names = sorted(set(men) | set(women), key=lambda name: (-men.get(name, 0) - women.get(name, 0), name))
    lines = []
    for name in names:
        share = women.get(name, 0.0) / (women.get(name, 0.0) + men.get(name, 0.0) or 1.0)
        lines.append(f"{name}\t{share:.2f}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
