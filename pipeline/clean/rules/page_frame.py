"""Remove the head and the tail of a whole web page, listed or not: menus, teasers, comment threads and footers.

The lists of phrases know some lines of a frame for certain. If they know many, of several kinds, the text is a page
that was copied from top to bottom. The lines between the known ones are then part of the frame too, though no list can
know them: titles of other articles, readers' comments, the publisher's address. ``pipeline.clean.zones`` finds where
the text begins and ends. The title, the byline and the date right above it are kept, unless they are listed or
surrounded by listed lines. Whole paragraphs above and below it are kept, up to a comment form or a list of links; so
are runs of lines that end like verses or speeches.

Which line is the title, ``pipeline.clean.page_title`` finds; the reason in the ledger names its line. Beside the text,
lines that the weights take for the frame go too, if they are many; lines of speakers, questions with their answers and
addresses stay.

When it would be wrong: for a text that stands below the comment form or the list of other pages that it belongs to, and
for a title that stands in the midst of a menu. In a text without such a frame the rule does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from pipeline.clean.inserts import spoken
from pipeline.clean.line_kinds import holds_date, is_byline, is_day, is_led_name
from pipeline.clean.line_signs import SHARING
from pipeline.clean.page_edges import is_dated
from pipeline.clean.page_lines import Line, is_item, lines_of, words
from pipeline.clean.page_title import title_line
from pipeline.clean.removal import removals
from pipeline.clean.rule import Rule, View
from pipeline.clean.text_run import FRAME
from pipeline.clean.zones import Zones, zones
from pipeline.ledger import Edit
from pipeline.text.ends import ends_sentence, ends_with_mark
from pipeline.text.link_hosts import leads_away
from pipeline.text.names import name_source


def propose(view: View) -> Iterable[Edit]:
    """Remove the lines before and after the text of a whole page.

    The reader of saved pages has found title and text; what it cannot tell is where readers' comments begin.
    """
    lines = lines_of(view)
    found = zones(lines)
    if found is None or _has_references(lines, found):
        return ()
    title = title_line(lines, found)
    kept = {*(_with_title(lines, title, found) if title else _title_lines(lines, found)), *_paragraphs(lines, found)}
    kept.update(_unlinked(lines) if view.format == "markdown" else ())
    end = max(found.head, title.index if title else 0)
    titled = _TITLED.format(_line_of(title)) if title else ""
    above, below = _HEAD.format(titled), _TAIL.format(titled)
    taken = {line.index: above for line in lines[:end] if line.index not in kept}
    tail = {index: why for index, why in _tail_lines(lines[found.tail :], below) if index not in kept}
    if view.format == "html":
        return removals(lines, tail)
    tail |= dict(_tail_lines([line for line in lines if line.index in found.behind], below))
    taken |= tail
    loose = {index: above if index < found.first else below for index in found.loose if index not in kept}
    inserted = dict.fromkeys(found.inserted - kept, _AMID)
    taken = inserted | loose | taken
    verses = {line.index for run in _verses(lines) if _weight(run, found) < _VERSE for line in run}
    return removals(lines, {index: why for index, why in taken.items() if index not in verses})


def _has_references(lines: list[Line], found: Zones) -> bool:
    """Whether the links of the lines above the text lead to other sites: an author's list, where a menu would not."""
    above = {line.block.id: line.block for line in lines[: found.first]}
    marks = (mark for block in above.values() for mark in block.marks)
    return leads_away(mark.href for mark in marks if mark.kind == "link" and mark.href)


_TITLED = ", whose title is in line {},"
_HEAD = "above the text of a web page{} among its menus"
_TAIL = "below the text of a web page{} among its links and notices"
_AMID = "amid the text of a web page: a teaser or a call"
_AUTHOR = "about the author, below the text of a web page"
_BOX = "author's box"
_PARAGRAPH = 12  # words
_LISTS = frozenset(("bullet", "numbered", "row", "header"))
_TITLE = 4  # words
_BELOW = 6  # lines below a title that may hold its date
_AGAIN = 3  # times
_BARE = 0.0  # odds below which a line right above the title is not the frame's
_WITHIN, _ABOVE = 0.9, 2.0  # odds below which a line between title and text, or right above both, is not the frame's
_RIGHT_ABOVE = 1  # lines
_BESIDE, _JUST_ABOVE = 8, 2  # lines below and above a title that may be a byline
_DATED_BELOW, _DATED_ABOVE = 16, 4  # the same of a date
_NAME_RE = re.compile(name_source(2, 4))
_VERSE = 1.5  # mean odds from which on lines that end like verses are the frame's
_NEAR = 10  # unlisted lines above the text that may be its title, byline or date


def _tail_lines(lines: list[Line], below: str) -> Iterator[tuple[int, str]]:
    """The indexes of the lines of the tail, each with the reason; an author's box has a reason of its own."""
    reason = below
    for line in lines:
        if line.finding:
            reason = _AUTHOR if line.finding.what == _BOX else below
        yield line.index, reason


def _line_of(line: Line) -> int:
    """The number of a line in the source."""
    return (line.block.line or 1) + line.block.text.count("\n", 0, line.start)


def _with_title(lines: list[Line], title: Line, found: Zones) -> Iterator[int]:
    """The indexes of the title and of the lines beside it that are a byline or a date."""
    yield title.index
    yield from spoken([line for line in lines if line.text.strip()], found.first, found.last)
    for line in reversed(lines[: title.index]):
        if line.finding or is_item(line.text) or found.odds.get(line.index, -1.0) >= _BARE:
            break
        if words(line.text) > 1:
            yield line.index
    yield from _of_the_text(lines, title, found)
    below = [line for line in lines[title.index + 1 : max(found.first, title.index + _BELOW)] if line.text.strip()]
    above = [line for line in lines[: title.index] if line.text.strip()]
    for line in (*above[-_DATED_ABOVE:], *below[:_DATED_BELOW]):
        if holds_date(line.text) and line.strength not in ("strong", "list"):
            yield line.index
    for near in (above[-_JUST_ABOVE:], below[:_BESIDE]):
        yield from (line.index for line in near if line.finding is None and is_byline(line.text))
        for lead, name in pairwise(near):
            if name.finding is None and is_led_name(lead.text, name.text):
                yield from (lead.index, name.index)


def _of_the_text(lines: list[Line], title: Line, found: Zones) -> Iterator[int]:
    """The lines between the title and the first line of the text, whichever is above, and those right above both: a
    subtitle, an address, a heading. None of them is listed.
    """
    top = min(title.index, found.first)
    for line in lines[top : max(title.index, found.first)]:
        is_link = is_item(line.text) and line.index < found.first
        if not (line.finding or is_link) and found.odds.get(line.index, 0.0) < _WITHIN:
            yield line.index
    yield from _right_above([line for line in reversed(lines[:top]) if line.text.strip()], found)


def _right_above(lines: list[Line], found: Zones) -> Iterator[int]:
    """The lines right above title and text, the lowest first: one line, and addresses below it with their heading."""
    left = _RIGHT_ABOVE
    for line, above in zip(lines, [*lines[1:], None], strict=False):
        if "://" in line.text or (line.strength == "list" and above is not None and "://" in above.text):
            yield line.index
            continue
        if not left or line.finding or is_item(line.text) or found.odds.get(line.index, 0.0) >= _ABOVE:
            return
        left -= 1
        yield line.index


def _title_lines(lines: list[Line], found: Zones) -> Iterator[int]:
    """The indexes of lines at the end of the head that may be a title or byline: not listed, and not among listed
    lines.
    """
    near = [line for line in lines[: found.head] if line.finding is None and line.text.strip()][-_NEAR:]
    for line in near:
        around = lines[max(line.index - 3, 0) : line.index + 4]
        linked = sum(other.finding is not None or is_item(other.text) for other in around)
        is_alone = not is_item(line.text) and linked <= len(around) // 2 and found.odds[line.index] < FRAME
        if line.block.kind == "heading" or is_alone:
            yield line.index
    yield from _named_lines(lines, found)


def _named_lines(lines: list[Line], found: Zones) -> Iterator[int]:
    """The first line of the head with a name that recurs in the text, which is a title above its menus; and its date
    lines.
    """
    text = "\n".join(line.text for line in lines[found.head : found.tail])
    for line in lines[: found.head]:
        said = line.finding is None and not is_item(line.text) and words(line.text) >= _TITLE
        if said and any(text.count(name[0]) >= _AGAIN for name in _NAME_RE.finditer(line.text)):
            yield line.index
            yield from (other.index for other in lines[line.index + 1 : line.index + _BELOW] if is_day(other.text))
            return


def _paragraphs(lines: list[Line], found: Zones) -> Iterator[int]:
    """Whole paragraphs of the head and the tail, which may be the author's; none below a comment form or a list of
    pages.
    """
    for line in lines[: found.head]:
        if _is_paragraph(line):
            yield line.index
    for line in lines[found.tail :]:
        if _ends_text(line) or is_dated(lines, line.index):
            return
        if _is_paragraph(line):
            yield line.index


def _unlinked(lines: list[Line]) -> Iterator[int]:
    """Items and rows without a link in a text that has links: those of a menu are links."""
    linked = {line.block.id for line in lines if any(mark.kind == "link" for mark in line.block.marks)}
    listed = (line for line in lines if linked and line.block.kind in _LISTS and line.block.id not in linked)
    yield from (line.index for line in listed if line.finding is None)


def _ends_text(line: Line) -> bool:
    return line.finding is not None and (line.strength == "list" or line.finding.what not in SHARING)


def _is_paragraph(line: Line) -> bool:
    return line.prose and words(line.text) >= _PARAGRAPH and ends_sentence(line.text)


def _verses(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of short lines that end like verses or speeches, before any comment form: no menu looks so."""
    for loose, group in groupby(lines, key=lambda line: line.finding is None and not line.prose):
        run = [line for line in group if line.text.strip()]
        said = sum(_is_said(line) for line in run)
        if loose and len(run) >= 4 and said > len(run) * 0.6:
            yield run


def _weight(run: list[Line], found: Zones) -> float:
    """The mean of the odds of lines."""
    return sum(found.odds.get(line.index, 0.0) for line in run) / len(run)


def _is_said(line: Line) -> bool:
    text = line.text.strip()
    return not line.prose and not is_item(text) and (text[0].islower() or ends_with_mark(text))


_TEXT = "\n\n".join(
    f"In {season} the harbour opened again, and the ships that came brought timber and salt from the north; the town, "
    "which had waited for them, built a quay, a fish hall and eleven houses, and all of them stand to this day."
    for season in ("spring", "summer", "autumn")
)

RULE = Rule(
    name="page-frame",
    order=490,
    title="removes the head and the tail of a whole web page",
    argument=__doc__,
    example=(
        "Skip to content\n\nHome\n\nNews\n\nFishing\n\nContact\n\nThe Harbour\n\n"
        f"{_TEXT}\n\nShare this:\n\nFacebook\n\nTwitter\n\nRelated posts\n\nThe Old Quay\n\nSalt and its price",
        f"The Harbour\n\n{_TEXT}",
    ),
    propose=propose,
)
