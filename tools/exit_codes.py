"""Write docs/exit-codes.md from the error tree, so that the table agrees with the program."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import exit_codes

PAGE = Path(__file__).parent.parent / "docs" / "exit-codes.md"
HEAD = """# Exit codes

Made from `pipeline/errors.py` by `make docs`. Where several documents of one run fail, the code is that of the first.

| code | meaning |
| ---: | --- |
"""


def page() -> str:
    """The expected page."""
    return HEAD + "".join(f"| {code} | {meaning} |\n" for code, meaning in exit_codes())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
