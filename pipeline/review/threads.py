"""Comments in a manuscript as threads: read for the next review copy, and written when a copy comes back.

A thread is a comment below the paragraph that it is about::

    <!-- comment Anna Moss, 2026-11-27, on "two feet": Is that so?
    reply Ben Bauer, 2026-11-28: It is. -->
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.manuscript.recommended import in_comment
from pipeline.model import Remark
from pipeline.review.units import Manuscript, manuscript_of

_COMMENT_RE = re.compile(r"<!--[ \t]*comment[ \t]+(.*?)[ \t]*-->", re.DOTALL)
_CONFLICT_RE = re.compile(r"<!--[ \t]*conflict\b(.*?)[ \t]*-->", re.DOTALL)
_HEAD_RE = re.compile(
    r'(?P<author>[^:,\n"]{1,80})(?:, (?P<date>\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?))?'
    r'(?:, on "(?P<words>(?:[^"\\]|\\.)*)")?: (?P<text>.*)',
    re.DOTALL,
)
_REPLY_RE = re.compile(r"\n[ \t]*reply ")


def threads_of(manuscript: Manuscript) -> Iterator[tuple[Remark, ...]]:
    """The comments and conflicts of a manuscript, each as a thread on the block above it."""
    block = ""
    for index, chunk in enumerate(manuscript.chunks):
        if unit := manuscript.by_chunk.get(index):
            block = "_br_" + unit.key
        if chunk.form != "comment":
            continue
        if found := _COMMENT_RE.fullmatch(chunk.body.strip()):
            yield tuple(_remark(block, part) for part in _REPLY_RE.split(found[1]))
        elif found := _CONFLICT_RE.fullmatch(chunk.body.strip()):
            yield (Remark(block, f"This is not decided yet.{found[1]}".strip()),)


def undecided(text: str, name: str) -> int | None:
    """The line of the first conflict in a manuscript; None if all is decided, or the text is no manuscript."""
    from pipeline.manuscript import is_manuscript

    if not is_manuscript(text):
        return None
    chunks = manuscript_of(text.replace("\r\n", "\n"), name).chunks
    return next(
        (one.number for one in chunks if one.form == "comment" and _CONFLICT_RE.fullmatch(one.body.strip())), None
    )


def written(thread: Iterable[Remark]) -> str:
    """A thread as a comment of the manuscript."""
    parts = [_said(remark) for remark in thread]
    return f"<!-- comment {in_comment(chr(10).join([parts[0], *(f'reply {part}' for part in parts[1:])]))} -->"


def _said(remark: Remark) -> str:
    author = re.sub(r'[:,\n"]', " ", remark.author).strip() or "somebody"
    quoted = remark.words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    on = f', on "{quoted}"' if remark.words else ""
    date = f", {remark.date}" if remark.date else ""
    return f"{author}{date}{on}: {' '.join(remark.text.split())}"


def _remark(block: str, part: str) -> Remark:
    found = _HEAD_RE.fullmatch(part.strip())
    if found is None:
        return Remark(block, " ".join(part.split()), author="a comment")
    words = re.sub(r"\\(.)", r"\1", found["words"] or "")
    return Remark(block, " ".join(found["text"].split()), words, found["author"].strip(), found["date"] or "")
