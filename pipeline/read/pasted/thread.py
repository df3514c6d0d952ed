"""The reader of forum threads in which one person answers many questions, pasted with the page's lines: ``ada_brook OP
· 3 yr. ago``, the words, a row of buttons.

The name above each post becomes the name of its turn; its line and the rows of buttons become comments.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline.errors import InputError
from pipeline.languages.everywhere import any_of, everywhere
from pipeline.read.encoding.decode import decode, lines_of
from pipeline.read.frontmatter import pasted_front_matter
from pipeline.read.pasted.named_turns import Turns
from pipeline.read.reader import Blocks, Parsed, Reader


def read(data: bytes, name: str) -> Parsed:
    """Read a thread.

    Raises:
        InputError: the bytes cannot be decoded, or no author replies repeatedly.
    """
    text, encoding, notes = decode(data, name)
    lines = lines_of(text)
    if not _is_thread(lines):
        raise InputError(
            "not a question-and-answer thread: no author replies repeatedly",
            place=name,
            hint="--from text, if it is plain text",
        )
    blocks = Blocks([])
    turns = Turns(blocks)
    front = pasted_front_matter(lines)
    if front.text:
        blocks.add("metadata", front.text, 1)
    voice, post = "", list[tuple[int, str]]()
    for number, line in [*enumerate(lines, 1), (len(lines) + 1, "")][front.lines :]:
        head = _head_re().match(line)
        ends = head or not line.strip() or _is_frame(line.strip())
        if ends and post:
            turns.add(voice, "", "\n".join(line for _, line in post), post[0][0])
            post = []
        if head or (ends and line.strip()):
            blocks.add("comment", line.strip(), number)
            voice = _voice(head) if head else voice
        elif not ends:
            post.append((number, line.strip()))
    return Parsed(tuple(blocks.made), encoding, (*front.metadata, *turns.metadata()), (*notes, *front.notes))


def sniff(data: bytes) -> bool:
    """Whether these bytes are a thread in which one person answers."""
    return _is_thread(lines_of(data[:40_000].decode("utf-8", "ignore")))


READER = Reader("thread", (), sniff, read, by_content_first=True)

_PLACE_RE = re.compile(r"r/\w+(?:: .{3,60})?|\[(?:removed|deleted)\]")
_COUNT_RE = re.compile(r"[↑⬆▲]?\s*-?\d[\d.,]*k?\s*[↓⬇▼]?|[^\w\s]+")
_HEADS, _AGAIN = 4, 2


@cache
def _head_re() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:u/)?(?P<voice>[A-Za-z][\w-]{2,30}|\[deleted\])(?:\s+(?P<op>OP|MOD))?(?:\s*[·•]\s*|\s+)"
        rf"(?:\d{{1,2}}|an?)\s?(?:{any_of('ages')})\.?\s+(?:{any_of('ago')})\b[^.!?\n]{{0,40}}$"
    )


@cache
def _buttons_re() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of('post_buttons')})(?:\s+|$))+")


def _is_thread(lines: list[str]) -> bool:
    """Whether many lines name an author, and the author of the thread answers repeatedly."""
    heads = [match for line in lines if (match := _head_re().match(line))]
    voices = Counter(head["voice"] for head in heads)
    opener = Counter(head["voice"] for head in heads if head["op"] == "OP")
    most = max(opener.values(), default=0)
    return len(heads) >= _HEADS and len(voices) > 1 and most >= _AGAIN and most * 4 >= len(heads)


def _is_frame(line: str) -> bool:
    """Whether a line is a row of buttons, a notice, or the name of the forum, apart from counters and punctuation."""
    words = " ".join(_COUNT_RE.sub(" ", line).split())
    return bool(
        _PLACE_RE.fullmatch(line) or _buttons_re().fullmatch(words) or words.casefold() in everywhere("post_notices")
    )


def _voice(head: re.Match[str]) -> str:
    return head["voice"] if head["voice"] != "[deleted]" else ""
