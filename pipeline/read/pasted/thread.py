"""The reader of forum threads in which one person answers many questions, pasted with the page's lines: ``ada_brook OP
· 3 yr. ago``, the words, a row of buttons.

The name above each post becomes the name of its turn; its line and the rows of buttons become comments.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.errors import InputError
from pipeline.read.encoding.decode import decode
from pipeline.read.frontmatter import pasted_front_matter
from pipeline.read.pasted.named_turns import Turns
from pipeline.read.reader import Blocks, Parsed, Reader


def read(data: bytes, name: str) -> Parsed:
    """Read a thread.

    Raises:
        InputError: the bytes cannot be decoded, or no author replies repeatedly.
    """
    text, encoding, notes = decode(data, name)
    lines = _LINE_END_RE.split(text)
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
        head = _HEAD_RE.match(line)
        ends = head or _BUTTONS_RE.fullmatch(line.strip()) or not line.strip()
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
    return _is_thread(_LINE_END_RE.split(data[:40_000].decode("utf-8", "ignore")))


READER = Reader("thread", (), sniff, read, by_content_first=True)

_LINE_END_RE = re.compile("\r\n|[\n\r]")
_HEAD_RE = re.compile(
    r"\s*(?:u/)?(?P<voice>[A-Za-z][\w-]{2,30}|\[deleted\])(?:\s+(?P<op>OP|MOD))?(?:\s*[·•]\s*|\s+)"
    r"(?:\d{1,2}|an?)\s?(?:yr|years?|mo|months?|wk|weeks?|w|d|days?|hr|hours?|h|m|min|minutes?)\.?\s+ago\b[^.!?\n]{0,40}$"
)
_BUTTONS_RE = re.compile(
    r"(?:[↑⬆▲]?\s*-?\d[\d.,]*k?\s*)?[↓⬇▼]?\s*(?:Reply|Reply Share|Reply Give Award Share)"
    r"(?:\s+(?:Report|Save|Follow|Share|Award))*"
    r"|\[removed\]|\[deleted\]|(?:View|Load) (?:\d+ )?more repl(?:y|ies)|Continue this thread"
    r"|Sort by:? \w+|About Community"
    r"|\d{1,3}% Upvoted|r/\w+: .{3,60}|\d[\d.,]*k? upvotes? [·•] \d[\d.,]*k? comments?|Share|Save|Hide|Report|r/\w+"
)
_HEADS, _AGAIN = 4, 2


def _is_thread(lines: list[str]) -> bool:
    """Whether many lines name an author, and the author of the thread answers repeatedly."""
    heads = [match for line in lines if (match := _HEAD_RE.match(line))]
    voices = Counter(head["voice"] for head in heads)
    opener = Counter(head["voice"] for head in heads if head["op"] == "OP")
    most = max(opener.values(), default=0)
    return len(heads) >= _HEADS and len(voices) > 1 and most >= _AGAIN and most * 4 >= len(heads)


def _voice(head: re.Match[str]) -> str:
    return head["voice"] if head["voice"] != "[deleted]" else ""
