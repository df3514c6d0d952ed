"""Read what Markdown may begin with in place of fenced front matter: keys, a title block of Pandoc (``% Title``), or
the keys of a program that saved a page (``# Title: …``, ``URL Source: …``), a paragraph each.

Sources: docs.getpelican.com (File metadata), fletcher.github.io/MultiMarkdown-6 (Metadata),
pandoc.org/MANUAL.html#extension-pandoc_title_block.
"""

from __future__ import annotations

import re

from pipeline.read.frontmatter import FrontMatter, pairs_of


def unfenced_front_matter(lines: list[str]) -> FrontMatter:
    """The keys, or the title block, above Markdown. All keys are known to site programs, and ``title`` is one of them.

    Other keys are lines of the text: "Interviewee: Ada Reed" is for readers.
    """
    if saved := _saved(lines):
        return saved
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    head = lines[:end]
    if end > _LONGEST or not any(line.strip() for line in lines[end:]):
        return FrontMatter()
    if all(line.startswith("% ") for line in head) and end <= len(_TITLE_BLOCK):
        table = {key: line[1:].strip() for key, line in zip(_TITLE_BLOCK, head, strict=False)}
    else:
        found = [match for line in head if (match := _SITE_KEY_RE.match(line))]
        table = {match[1]: match[2] for match in found}
        if len(found) < max(2, end) or not any(key.lower() == "title" for key in table) or len(table) < end:
            return FrontMatter()
    return FrontMatter("\n".join(head), end, pairs_of(table))


def _saved(lines: list[str]) -> FrontMatter | None:
    """The keys above a page that a program saved, with empty lines between."""
    table: dict[str, str] = {}
    end = 0
    for number, line in enumerate(lines[:_LONGEST]):
        if match := _SAVED_RE.match(line):
            table[_KEYS.get(match[1].lower(), match[1].lower())] = match[2].strip()
            end = number + 1
        elif line.strip():
            break
    is_saved = "title" in table and (lines[0].startswith("#") or "url" in table)
    rest = any(line.strip() for line in lines[end:])
    return FrontMatter("\n".join(lines[:end]), end, pairs_of(table)) if is_saved and rest else None


_KEYS = {"url source": "url", "published time": "date"}
_SAVED_RE = re.compile(
    r"(?:#{1,3}[ \t]+)?(title|url source|published time|markdown content|author|date):[ \t]*(.*)",
    re.IGNORECASE,
)
_LONGEST = 40  # lines
_TITLE_BLOCK = ("title", "author", "date")
_SITE_KEY_RE = re.compile(
    r"(title|subtitle|date|modified|updated|published|authors?|slug|category|categories|tags|keywords|summary|description"
    r"|status|lang|language|template|layout|url|save_as|permalink|image|cover|series|draft|translation|id|type)"
    r":[ \t]+(\S.*)",
    re.IGNORECASE,
)
