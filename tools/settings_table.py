"""Update the table of keys in docs/configuration.md from the settings, so that it has every key."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.settings.project import reference

PAGE = Path(__file__).parent.parent / "docs" / "configuration.md"
TABLE_RE = re.compile(r"^\| Key \| Value \| Meaning \|\n(?:\|.*\n)+", re.MULTILINE)


def page() -> str:
    """The expected page. Its first table is that of the settings."""
    return TABLE_RE.sub(lambda _: reference(), PAGE.read_text(encoding="utf-8"), count=1)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
