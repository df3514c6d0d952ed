"""docs/rules.md is up to date with the rules."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from pipeline.clean import rules


def test_the_page_of_the_rules_is_current(root: Path) -> None:
    page = runpy.run_path(str(root / "tools" / "rules_page.py"))["page"]()
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == page, "run tools/rules_page.py"


def test_every_rule_has_its_section_with_what_why_and_when_wrong(root: Path) -> None:
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ([a-z-]+)$", page, flags=re.MULTILINE)[1:]
    assert parts[::2] == [rule.name for rule in rules()]
    marks = ("**What it does.** It ", "**In detail.** ", "**When it would be wrong.** ", "\nBefore:\n", "\nAfter:\n")
    assert [name for name, text in zip(parts[::2], parts[1::2], strict=True) if not all(m in text for m in marks)] == []
