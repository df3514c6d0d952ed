"""Read what Markdown may begin with in place of fenced front matter: keys, or a title block of Pandoc (``% Title``).

Sources: docs.getpelican.com (File metadata), fletcher.github.io/MultiMarkdown-6 (Metadata),
pandoc.org/MANUAL.html#extension-pandoc_title_block, hexo.io/docs/front-matter,
github.com/jina-ai/reader (the lines above "Markdown Content:").
"""

from __future__ import annotations

import re

from pipeline.read.frontmatter import FrontMatter, front_matter, pairs_of
from pipeline.read.marked_keys import marked_front_matter


def unfenced_front_matter(lines: list[str]) -> FrontMatter:
    """The keys, or the title block, above Markdown: a ``title``, and others that site programs know.

    Other keys are lines of the text ("Interviewee: Ada Reed" is for readers), unless the keys around them are plainly
    for a program, such as ``slug`` and ``tags``.
    """
    if saved := _saved_by_reader(lines) or _headed(lines) or _closed_only(lines):
        return saved
    if (marked := marked_front_matter(lines)).text:
        return marked
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    head = lines[:end]
    if end > _LONGEST or not any(line.strip() for line in lines[end:]):
        return FrontMatter()
    if all(line.startswith("% ") for line in head) and end <= len(_TITLE_BLOCK):
        table = {key: line[1:].strip() for key, line in zip(_TITLE_BLOCK, head, strict=False)}
    else:
        found = [match for line in head if (match := _KEY_RE.match(line))]
        table = {match[1]: match[2] for match in found}
        keys = {key.lower() for key in table}
        known = keys <= _SITE_KEYS or len(keys & _PROGRAM_KEYS) >= _PLAIN
        if not known or "title" not in keys or len(table) < max(2, end):
            return FrontMatter()
    return FrontMatter("\n".join(head), end, pairs_of(table))


def _saved_by_reader(lines: list[str]) -> FrontMatter | None:
    """What a service that turns pages into Markdown writes above the text: keys with blank lines between them."""
    end = next((n for n, line in enumerate(lines[:_LONGEST]) if line.strip() == "Markdown Content:"), 0)
    head = [line for line in lines[:end] if line.strip()]
    found = [match for line in head if (match := _READER_KEY_RE.match(line))]
    if not found or len(found) < len(head):
        return None
    table = {_READER_KEYS.get(match[1], match[1]): match[2] for match in found}
    return FrontMatter("\n".join(lines[: end + 1]), end + 1, pairs_of(table))


def _closed_only(lines: list[str]) -> FrontMatter | None:
    """Front matter whose first fence is missing, as Hexo writes it: keys, and a line ``---`` below them."""
    if not lines or not _KEY_RE.match(lines[0]):
        return None
    front = front_matter([_FENCE, *lines[:_LONGEST]])
    if not any(key in _PROGRAM_KEYS | {"title"} for key, _ in front.metadata) or "\n\n" in front.text:
        return None
    return FrontMatter(front.text.removeprefix(f"{_FENCE}\n"), front.lines - 1, front.metadata)


def _headed(lines: list[str]) -> FrontMatter | None:
    """What programs that collect pages write as headings above the text: ``# Title: The quay``."""
    end = next((n for n, line in enumerate(lines) if line.strip() and not _HEADED_RE.match(line)), len(lines))
    table = {match[1].lower(): match[2] for line in lines[:end] if (match := _HEADED_RE.match(line))}
    is_head = "title" in table and any(map(str.strip, lines[end:]))
    return FrontMatter("\n".join(lines[:end]).rstrip(), end, pairs_of(table)) if is_head else None


_LONGEST = 40  # lines
_FENCE = "---"
_HEADED_RE = re.compile(r"#{1,6}[ \t]+(Title|Authors?|Date|URL|Source):[ \t]+(\S.*)")
_READER_KEY_RE = re.compile(r"(Title|URL Source|Published Time|Number of Pages|Warning|Image):[ \t]*(.*)")
_READER_KEYS = {"URL Source": "url", "Published Time": "published"}
_TITLE_BLOCK = ("title", "author", "date")
_KEY_RE = re.compile(r"([A-Za-z][\w-]{0,30}):[ \t]+(\S.*)")
_PROGRAM_KEYS = frozenset((
    "modified", "slug", "category", "categories", "tags", "keywords", "status", "template", "layout", "save_as",
    "permalink", "series", "draft",
))  # fmt: skip
_PLAIN = 2  # of these keys no reader sees
_SITE_KEYS = _PROGRAM_KEYS | {
    *("title", "subtitle", "date", "updated", "published", "author", "authors", "summary", "description", "lang"),
    *("language", "url", "image", "cover", "translation", "id", "type"),
}
