"""Markup of Obsidian and wikis in Markdown: ``[[page|words]]``, ``![[picture.png]]``, ``==marked==``, ``^id``.

It becomes its words, or a figure; targets, sizes and ids, which are not for readers, become asides. Private comments
(``%%not for print%%``) are removed before parsing, since they may extend over paragraphs.

Source: Obsidian Help, "Obsidian Flavored Markdown", "Internal links", "Embed files" (2025).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Block, Note, Origin
from pipeline.read.markdown.cut import Cut

Comments = list[tuple[int, str]]


def without_private(lines: Sequence[str], first: int) -> tuple[list[str], Comments, tuple[Note, ...]]:
    """The lines without private comments; the comments, each with its line; and a warning if one is not closed.

    Args:
        first: number of lines above.
    """
    if not any("%%" in line for line in lines):
        return list(lines), [], ()
    kept, comments = list(lines), Comments()
    fence, since, told = "", -1, list[str]()
    for place, line in enumerate(lines):
        if since < 0 and (match := _FENCE_RE.match(line)):
            fence = match[1] if not fence else "" if match[1].startswith(fence) else fence
        elif not fence:
            kept[place], since, told = _opened(line, place, since, told, comments)
    comments = [(first + place + 1, words) for place, words in comments]
    if since < 0:
        return kept, comments, ()
    kept[since:] = lines[since:]
    message = "a private comment (%%) is not closed, so it was read as text"
    return kept, comments, (Note("open-comment", "warning", message, Origin(first + since + 1), "%% at its end"),)


def with_comments(blocks: Sequence[Block], comments: Iterable[tuple[int, str]]) -> list[Block]:
    """The blocks with the comments inserted at their lines."""
    waiting = [Block("", "comment", words, origin=Origin(line)) for line, words in comments]
    if not waiting:
        return list(blocks)
    made: list[Block] = []
    for block in blocks:
        while waiting and (block.kind == "note" or (waiting[0].line or 1) < (block.line or 1)):
            made.append(waiting.pop(0))
        made.append(block)
    return [replace(block, id=f"b{number}") for number, block in enumerate((*made, *waiting), 1)]


def wiki_cuts(text: str, code: Collection[int]) -> Iterator[Cut]:
    """The cuts in the text of one paragraph; ``code`` are places inside code."""
    for match in _LINK_RE.finditer(text):
        if match.start() not in code:
            yield _embedded(match) if match[1] else _linked(match)
    for match in _MARKED_RE.finditer(text):
        start, end = match.span()
        if start not in code:
            yield Cut(start, end, ((start, start + 2), (end - 2, end)))
    if (block_id := _ID_RE.search(text)) and block_id.start() not in code:
        start = len(text[: block_id.start()].rstrip())
        yield Cut(start, len(text), ((start, len(text)),), aside=True)


def not_embedded(blocks: Iterable[Block]) -> tuple[Note, ...]:
    """Warnings about embedded notes, which are not read."""
    found = ((block, _LINK_RE.match(block.text)) for block in blocks if block.kind == "comment")
    return tuple(
        Note("embedded-note", "warning", f'the text embeds "{match[2].strip()}", which is not read', block.origin,
             "its words in the place of the embed")
        for block, match in found
        if match and match[1] and not _PICTURE_RE.search(match[2])
    )  # fmt: skip


_FENCE_RE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_SIGN_RE = re.compile(r"%%")
_BEGIN_RE = re.compile(r"(?<![\w%\\])%%(?!%)")
_CODE_RE = re.compile(r"(?<!`)(`{1,5})[^`]+\1(?!`)")
_LINK_RE = re.compile(
    r"(!)?\[\[(?!(?i:_?toc_?)\]\])([^\[\]|#^\n]{0,200})((?:[#^][^\[\]|\n]{1,200})?)(?:\|([^\[\]\n]{0,300}))?\]\]"
)
_MARKED_RE = re.compile(r"(?<!=)==(?=[^\s=])[^=\n]{1,600}(?<=\S)==(?!=)")
_ID_RE = re.compile(r"(?<![^ \t\n])\^(?=[\w-]*[A-Za-z]|\d{5})[A-Za-z0-9-]{2,60}$")
_PICTURE_RE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif)\s*$", re.IGNORECASE)
_SIZE_RE = re.compile(r"\d{1,5}(?:x\d{1,5})?")


def _opened(line: str, place: int, since: int, told: list[str], comments: Comments) -> tuple[str, int, list[str]]:
    """A line without its private parts; the line where an open comment began, else -1, and that comment's lines."""
    kept, done = "", 0
    code = {spot for match in _CODE_RE.finditer(line) for spot in range(*match.span())} if "`" in line else set()
    while True:
        sign = _next(line, done, open_=since >= 0, code=code)
        part = line[done : sign if sign is not None else len(line)]
        if since >= 0:
            told.append(part)
        else:
            kept += part.removeprefix(" ") if kept.endswith(" ") or (not kept and done) else part
        if sign is None:
            return kept.rstrip() if done or since >= 0 else kept, since, told
        done = sign + 2
        if since >= 0:
            comments.append((since, "\n".join(told).strip()))
            since, told = -1, []
        else:
            since = place


def _next(line: str, done: int, *, open_: bool, code: Collection[int]) -> int | None:
    signs = (_SIGN_RE if open_ else _BEGIN_RE).finditer(line, done)
    return next((sign.start() for sign in signs if open_ or sign.start() not in code), None)


def _linked(match: re.Match[str]) -> Cut:
    """The words of a link: its own, else the name of the page, else that of the section."""
    group = 4 if match[4] and match[4].strip() else 2 if match[2].strip() else 3
    start, end = match.span(group)
    if group == 3:
        start += 1
    parts = ((match.start(), start), (end, match.end()))
    return Cut(
        *match.span(),
        parts,
        aside=any(map(str.isalnum, match[0][: start - match.start()] + match[0][end - match.start() :])),
    )


def _embedded(match: re.Match[str]) -> Cut:
    """An embedded picture with its caption; anything else leaves only an aside."""
    if not _PICTURE_RE.search(match[2]):
        return Cut(*match.span(), (match.span(),), aside=True)
    words = match[4] or ""
    start, end = match.span(4) if words and not _SIZE_RE.fullmatch(words.strip()) else (match.end(), match.end())
    parts = tuple(part for part in ((match.start(), start), (end, match.end())) if part[0] < part[1])
    return Cut(*match.span(), parts, "image", match[2].strip(), aside=True)
