"""The page of the rules says what the rules say."""

from __future__ import annotations

import runpy
from pathlib import Path

from pipeline.clean import rules


def test_the_page_of_the_rules_is_current(root: Path) -> None:
    page = runpy.run_path(str(root / "tools" / "rules_page.py"))["page"]()
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == page, "run tools/rules_page.py"


def test_every_rule_has_its_section_with_what_why_and_when_wrong(root: Path) -> None:
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")[1:]
    assert [section.split("\n", 1)[0] for section in sections] == [rule.name for rule in rules()]
    marks = ("**What it does.** It ", "**Why.** ", "**When it would be wrong.** ", "\nBefore:\n", "\nAfter:\n")
    assert [section[:40] for section in sections if not all(mark in section for mark in marks)] == []
