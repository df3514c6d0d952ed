"""Remove time stamps that a transcription service set in the middle of a turn.

``… and the gulls. [00:00:20] We stayed`` gives a position on the tape, which nobody said. A stamp must be in brackets
and be a time to the second (or minutes and seconds, in square brackets), and at least three in the document must look
alike and never run backwards. A stamp next to a speaker's name is kept: it is the time of the turn, which structure
reads; so is one on a line of its own, and one that opens a paragraph where nearly every paragraph has one. Headings
that are nothing but times to the second go on the same condition, with or without brackets, unless a label stands
below: they title no section.

When it would be wrong: for three references to verses in square brackets and in ascending order, and for a log that a
speaker reads out with its times in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from pipeline.clean.rule import Rule, View, remove, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove the stamps inside paragraphs, with one of the spaces around each, and those that are headings."""
    yield from _headings(view)
    blocks = [(block, list(_STAMP_RE.finditer(block.text))) for block in view.prose() if ":" in block.text]
    by_form: dict[str, list[int]] = {}
    for stamp in (stamp for _, stamps in blocks for stamp in stamps):
        by_form.setdefault(_form(stamp), []).append(_seconds(stamp))
    forms = {form for form, times in by_form.items() if _is_clock(times)}
    if _opens_most([block.text for block, _ in blocks], view):
        blocks = [(block, stamps[stamps[0].start() == 0 :] if stamps else stamps) for block, stamps in blocks]
    for block, stamps in blocks:
        protected = Protected(block) if stamps and forms else None
        for stamp in stamps:
            if protected and _form(stamp) in forms and stamp.start() not in protected and _is_inside(block.text, stamp):
                yield _cut(block, stamp)


_STAMP_RE = re.compile(
    r"(?<!\S)(?:\[(?:(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d)(?:[.,]\d{1,3})?)\]"
    r"|\((?P<h>\d{1,2}):(?P<m>\d\d):(?P<s>\d\d)(?:[.,]\d{1,3})?\))(?=[\s.,;!?…]|$)"
)
_FEWEST = 3
_OPENED = 0.8  # share of the paragraphs from which on a stamp opens each turn
_LABEL_RE = re.compile(r"[^.?!\n]{1,60}[:：](?:\s|$)|>>")
_SAID_RE = re.compile(r"[.,;?!…—–)\]\"'’”]\s*$")
_NAME_WORDS = 6


def _headings(view: View) -> Iterator[Edit]:
    """Remove the headings that are nothing but times; one above a label is the time of that turn."""
    pairs = zip_longest(view.blocks, view.blocks[1:])
    headings = (block for block, below in pairs if block.kind == "heading" and not _is_labelled(below))
    stamps = (
        (block, _STAMP_RE.fullmatch(f"[{block.text.strip(' []()')}]"))
        for block in headings
        if block.text.count(":") == 2
    )
    timed = [(block, _seconds(stamp)) for block, stamp in stamps if stamp]
    if _is_clock([time for _, time in timed]):
        yield from (remove(block, "a time as a heading") for block, _ in timed)


def _is_labelled(block: Block | None) -> bool:
    return bool(block and _LABEL_RE.match(block.text))


def _form(stamp: re.Match[str]) -> str:
    return stamp[0][0] + ("h" if stamp["hours"] or stamp["h"] else "")


def _seconds(stamp: re.Match[str]) -> int:
    hours, minutes, seconds = (int(stamp[long] or stamp[long[0]] or 0) for long in ("hours", "minutes", "seconds"))
    return 3600 * hours + 60 * minutes + seconds


def _opens_most(stamped: Iterable[str], view: View) -> bool:
    """Whether a stamp opens nearly every paragraph from the first of them on: then it is the time of a turn."""
    opened = {text for text in stamped if _STAMP_RE.match(text)}
    prose = [block.text for block in view.prose()]
    first = next((place for place, text in enumerate(prose) if text in opened), len(prose))
    return len(opened) > _FEWEST and len(opened) >= _OPENED * len(prose[first:])


def _is_clock(times: list[int]) -> bool:
    """Whether the times recur, differ, and never run backwards."""
    return len(times) >= _FEWEST and times[0] < times[-1] and all(one <= two for one, two in pairwise(times))


def _is_inside(text: str, stamp: re.Match[str]) -> bool:
    """Whether a stamp has words of one speaker on both sides in its line, and is not next to a name."""
    before = text[text.rfind("\n", 0, stamp.start()) + 1 : stamp.start()]
    end = text.find("\n", stamp.end())
    after = text[stamp.end() : end if end >= 0 else len(text)]
    if _LABEL_RE.match(after.lstrip()):
        return False
    if not before.strip():
        return after.count(" ") > _NAME_WORDS
    if before.rstrip().endswith((":", "：")):
        return False
    return bool(after.strip() or _SAID_RE.search(before) or before.count(" ") > _NAME_WORDS) and (
        after.lstrip()[:1].islower() or not _is_name(before)
    )


def _is_name(before: str) -> bool:
    """Whether the stamp follows a speaker's name: a few words, all capitalised, without a full stop."""
    words = before.split()
    return len(words) <= _NAME_WORDS and not _SAID_RE.search(before) and all(word[0].isupper() for word in words)


def _cut(block: Block, stamp: re.Match[str]) -> Edit:
    """Remove the stamp with the space before it, or at the beginning of a line with the one after it."""
    start, end = stamp.span()
    if start and block.text[start - 1] in " \t":
        start -= 1
    elif block.text[end : end + 1] in (" ", "\t"):
        end += 1
    return rewrite(block, start, end, "", "a time stamp amid what is said")


def _example(stamps: Iterable[str]) -> str:
    said: Iterator[str] = iter(stamps)
    return "\n\n".join(
        f"We heard the {birds} before we saw the ice.{stamp} Then {who} left the quay, one after the other."
        for birds, who, stamp in zip(("gulls", "geese", "terns"), ("the boats", "we", "the others"), said, strict=True)
    )


RULE = Rule(
    name="time-stamp",
    order=440,
    title="removes time stamps in the middle of a turn",
    argument=__doc__,
    example=(_example((" [00:00:20]", " [00:00:48]", " [00:01:15]")), _example(("", "", ""))),
    propose=propose,
)
