"""Remove residue of a web page: share buttons, comment forms, newsletter calls, menus, lists of other pages, footers.

Nobody said ``Leave a Reply``. The phrases are data (``residue.toml`` of each language), each with a strength. A strong
one is residue wherever it fills a line. A weak one (``Name``, ``Share``, ``Reply``) is residue only next to a strong
one, in a row of listed lines, or as a heading of nothing. After the last paragraph of prose, a phrase that opens a list
of other pages is removed with the lines after it, if all of them are short, and few; so is a mark that a text ends
("[ends]"), and above the first paragraph the address of a site alone on a line. At either
end a short line behind an arrow to the left leads to another page. A line of prose (several
sentences, or more than twelve words) is never changed unless it is listed itself; bylines, credits and dates never are.

When it would be wrong: for a speaker whose whole answer is exactly a strong phrase, without a full stop; and for three
short lines in a row that are all words of a menu. The ledger has each line, with its kind of residue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise, takewhile

from pipeline.clean.page_lines import Line, lines_of, words
from pipeline.clean.removal import removals
from pipeline.clean.residue import closing_re
from pipeline.clean.rule import Rule, View
from pipeline.languages.everywhere import any_of
from pipeline.ledger import Edit
from pipeline.text.ends import ends_with_mark, may_ask
from pipeline.text.link_hosts import leads_away
from pipeline.text.names import name_source


def propose(view: View) -> Iterable[Edit]:
    """Remove lines of residue; a block is removed if all its lines are residue."""
    units = lines_of(view)
    return removals(units, _taken(units))


_COUNTER = "a counter of the page"
_MOST_LINES = 60
_SENTENCE = 6  # words of a call that is set as a heading
_MOST_SHARE = 0.25
_LISTED_RE = re.compile(r"[:：]\s*\w")
_SITE_RE = re.compile(r"(?:https?://)?www(?:\.[\w-]+)+/?", re.IGNORECASE)
_WAY_BACK = 8  # words
_BACK_RE = re.compile(r"[←◄◂⬅↩⟵]\ufe0f?\s?\w")
_NAME_RE = re.compile(name_source(2, 3))


def _taken(units: list[Line]) -> dict[int, str]:
    """The indexes of the lines to remove, each with the reason."""
    prose = [unit.index for unit in units if unit.prose]
    first, last = (prose[0], prose[-1]) if prose else (0, len(units))
    taken: dict[int, str] = {}
    for run in _runs(units):
        at_edge = run[-1].index < first or run[0].index > last
        gone = run if _is_residue(run, at_edge) else run[: _empty_parts(units, run)]
        if gone and not _is_answer(units, run):
            taken.update((unit.index, _why(unit)) for unit in gone)
    if prose:
        taken.update(_tail(units, last))
        taken.update(_at_edges(units, first, last))
    return taken


def _at_edges(units: list[Line], first: int, last: int) -> Iterator[tuple[int, str]]:
    """The address of a site alone on a line of the head, as on paper of an office; ways back; marks of the end."""
    for above, unit in pairwise((units[0], *units)):
        text = unit.text.strip()
        if unit.index < first and _SITE_RE.fullmatch(text):
            yield unit.index, "the address of a site, alone on a line"
        if not first <= unit.index <= last and words(text) <= _WAY_BACK and _BACK_RE.match(text):
            yield unit.index, "left by the page: a way back"
        is_answer = text[:1].isalpha() and may_ask(above.text)
        if unit.index > last and closing_re().fullmatch(text) and not is_answer:
            yield unit.index, "a mark of the end"


def _runs(units: list[Line]) -> Iterator[list[Line]]:
    """Runs of adjacent listed lines."""
    for listed, group in groupby(units, key=lambda unit: unit.finding is not None):
        if listed:
            yield list(group)


def _is_residue(run: list[Line], at_edge: bool) -> bool:
    strengths = [unit.finding.strength for unit in run if unit.finding]
    if all(unit.finding and unit.finding.what == _COUNTER for unit in run):
        return False  # "three, two, one"
    if not at_edge and all(unit.block.kind == "heading" and words(unit.text) < _SENTENCE for unit in run):
        return False
    if "strong" in strengths:
        return True
    if at_edge:
        return len(run) >= 2
    return len(run) - strengths.count("menu") >= 3 or len(run) >= 6


def _empty_parts(units: list[Line], run: list[Line]) -> int:
    """How many lines of a run are headings of nothing: their players and links are gone, and no lower heading follows.

    The last one may stand above the text ("Video", "Transcript").
    """
    after = next((unit for unit in units[run[-1].index + 1 :] if unit.text.strip()), None)
    if run[0].index == 0:
        return 0
    blocks = [unit.block for unit in (*run, *filter(None, (after,)))]
    below = takewhile(lambda block: block.kind == "heading" and block.level <= blocks[0].level, blocks)
    found = sum(1 for _ in below)
    return len(run) if found == len(blocks) else max(found - 1, 0)


def _is_answer(units: list[Line], run: list[Line]) -> bool:
    """Whether the lines answer the question before them, or are the list that a colon announces."""
    before = units[run[0].index - 1] if run[0].index else None
    if before is None or before.finding or not may_ask(before.text):
        return False
    if not any(unit.finding and unit.finding.strength == "strong" for unit in run):
        return True
    after = units[run[-1].index + 1] if run[-1].index + 1 < len(units) else None
    return len(run) == 1 and after is not None and may_ask(after.text)


def _tail(units: list[Line], last: int) -> dict[int, str]:
    """The lines from the first heading of a list of other pages to the end, if they are few and not sentences."""
    tail = units[last + 1 :]
    opener = next((place for place, unit in enumerate(tail) if _opens_list(unit)), None)
    if opener is None or _is_answer(units, [tail[opener]]) or not _is_frame(units, tail[opener + 1 :]):
        return {}
    reason = _why(tail[opener])
    gone = (unit for unit in tail[opener:] if unit.finding or not _is_credit(unit.text.strip()))
    return {unit.index: _why(unit) if unit.finding else reason for unit in gone}


def _opens_list(unit: Line) -> bool:
    """Whether a line opens a list of other pages, or has one: "Related", "Tags: quay, nets"."""
    return unit.strength == "list" or (unit.strength == "weak" and bool(_LISTED_RE.search(unit.text)))


def _is_credit(line: str) -> bool:
    """Whether a line names a person, is dated, or is a credit: such lines are kept everywhere."""
    return bool(_credit_re().search(line) or _NAME_RE.fullmatch(line))


@cache
def _credit_re() -> re.Pattern[str]:
    """The first word of a credit or a byline, the role of a journalist, a picture's origin, a figure at an end."""
    pictures, by = any_of("pictures"), any_of("by")
    return re.compile(
        rf"^(?:{any_of('credits')}|{by}|(?:{pictures})s?)\b|\b(?:{any_of('press_roles')})\b"
        rf"|\b(?:{pictures})s?\b.{{0,20}}(?:\b(?:{by}|{any_of('of')})\b|:)|\b\d{{4}}$|^[\d.,:/-]+(?:\s|$)",
        re.IGNORECASE,
    )


def _is_frame(units: list[Line], rest: list[Line]) -> bool:
    unlisted = [unit for unit in rest if unit.finding is None]
    if len(unlisted) > _MOST_LINES or any(ends_with_mark(unit.text) or "://" in unit.text for unit in unlisted):
        return False  # a sentence, or one of the author's references
    marks = (mark for block in {unit.block.id: unit.block for unit in unlisted}.values() for mark in block.marks)
    if leads_away(mark.href for mark in marks if mark.kind == "link" and mark.href):
        return False  # the author's list of other sites
    return sum(words(u.text) for u in unlisted) <= _MOST_SHARE * sum(words(u.text) for u in units)


def _why(unit: Line) -> str:
    return f"left by the page: {unit.finding.what}" if unit.finding else ""


RULE = Rule(
    name="web-residue",
    order=500,
    title="removes share buttons, calls, menus and other residue of a web page",
    argument=__doc__,
    example=(
        "The harbour opened again in spring, and the first ship brought timber from the north."
        "\n\nShare this:\n\nFacebook\n\nLeave a Reply",
        "The harbour opened again in spring, and the first ship brought timber from the north.",
    ),
    propose=propose,
)
