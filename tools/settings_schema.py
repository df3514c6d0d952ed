"""Write docs/briefing.schema.json from the settings, so that a text editor knows every key of briefing.toml."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.settings.schema import settings_schema

PAGE = Path(__file__).parent.parent / "docs" / "briefing.schema.json"


def page() -> str:
    """The expected schema."""
    return json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
