"""Write docs/rules.md from the cleaning rules, so that it has every rule's argument and true examples."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.clean import Rule, rules

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
HEAD = """# The cleaning rules

Made from `pipeline/clean/rules` by `make docs`. They run in this order, and again until none proposes an edit. Each
change is in the ledger under the rule's name; `briefing clean --explain` shows them, and a rule can be switched off by
its name. Characters that cannot be seen are shown by their numbers: ‹U+00A0› is a no-break space.

"""
WRONG = "When it would be wrong:"


def page() -> str:
    """The expected page."""
    index = "".join(f"- [`{rule.name}`](#{rule.name}) {rule.title}\n" for rule in rules())
    return HEAD + index + "".join(map(_section, rules()))


def _section(rule: Rule) -> str:
    why, _, wrong = rule.argument.partition(WRONG)
    before, after = rule.example
    return (
        f"\n## {rule.name}\n\n**What it does.** It {rule.title}.\n\n**In detail.** {_flowing(why)}\n\n"
        f"**When it would be wrong.** {_flowing(wrong)}\n\nBefore:\n\n{_shown(before)}\n\nAfter:\n\n{_shown(after)}\n"
    )


def _flowing(text: str) -> str:
    """Paragraphs of a docstring, without line breaks."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    joined = "\n\n".join(paragraphs).replace("``", "`")
    return joined[:1].upper() + joined[1:]


def _shown(text: str) -> str:
    """An example in a code block; a long line is shortened in the middle, invisible characters are shown by number."""
    lines = (_UNSEEN_RE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", line) for line in text.split("\n"))
    short = (line if len(line) <= 200 else f"{line[:120]} […] {line[-40:]}" for line in lines)
    return "\n".join(("````text", *short, "````"))


_UNSEEN_RE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ue000-\uf8ff\ufeff]")

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
