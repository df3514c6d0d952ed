"""Read the inline signs of a manuscript: ``*em*``, ``**strong**``, ``[text](target)`` become text and marks.

For an image whose words are its caption, the alternative text follows the target: ``![caption](target "what it
shows")``. Words that an editor put in are in brackets with attributes: ``[words]{.edited by="Anna Moss"}``.

Simpler than CommonMark, and exact: a sign opens if no blank follows and closes if no blank precedes it, whatever
punctuation is next to it; a sign without a partner is an ordinary character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import accumulate

from pipeline.manuscript.attributes import EDITED_RE, editor_of
from pipeline.model import Mark, MarkKind

# The width of a sign -> the kind of mark it stands for.
KINDS: dict[tuple[str, int], MarkKind] = {
    ("*", 1): "em",
    ("*", 2): "strong",
    ("_", 1): "em",
    ("_", 2): "strong",
    ("~", 1): "sub",
    ("~", 2): "strike",
    ("^", 1): "sup",
    ("=", 2): "stage",
    ("[", 1): "link",
    ("!", 2): "image",
}


def read(raw: str) -> tuple[str, tuple[Mark, ...]]:
    """Read the text and marks of a raw piece; a newline in it is a line break. The marks are not tidied."""
    reader = _Reader(raw)
    reader.run()
    return reader.result()


_TOKEN_RE = re.compile(r"\[\^[1-9]\d{0,3}\]|\\[!-/:-@\[-`{-~ \t]|`+|\*+|_+|~+|\^+|=+|!\[|\[|\]\(|\]\{|<br ?/?>")
_TICKS_RE = re.compile("`+")
_ALT = r'(?: "((?:[^"\\\n]|\\.)*)")?'
_PLAIN_TARGET_RE = re.compile(r"([^\s()<>\\]*(?:\([^\s()<>\\]*\)[^\s()<>\\]*){0,9})" + _ALT + r"\)")
_ANGLE_TARGET_RE = re.compile(r"<((?:[^<>\\\n]|\\.)*)>" + _ALT + r"\)")
_ESCAPE_RE = re.compile(r"\\(.)")


@dataclass(slots=True)
class _Opener:
    sign: str
    width: int
    part: int  # indexes of its signs among the parts, to be removed when a partner is found
    run: int


@dataclass(slots=True)
class _Reader:
    raw: str
    parts: list[str] = field(default_factory=list)
    # between parts
    marks: list[tuple[MarkKind, int, int, str | None, str | None]] = field(default_factory=list)
    stack: list[_Opener] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)  # the number of a sign's openers in the stack
    escaped: int = -1  # the end of the last escaped character

    def run(self) -> None:
        ticks = self._ticks()
        done = 0
        while token := _TOKEN_RE.search(self.raw, done):
            self.parts.append(self.raw[done : token.start()])
            done = self._token(token[0], token.start(), token.end(), ticks)
        self.parts.append(self.raw[done:])

    def result(self) -> tuple[str, tuple[Mark, ...]]:
        places = [0, *accumulate(map(len, self.parts))]
        marks = (Mark(kind, places[start], places[end], *aims) for kind, start, end, *aims in self.marks)
        return "".join(self.parts), tuple(_behind(mark) if mark.kind == "note" else mark for mark in marks)

    def _ticks(self) -> dict[int, list[int]]:
        """The positions of runs of backticks, by length."""
        found: dict[int, list[int]] = {}
        for run in _TICKS_RE.finditer(self.raw):
            found.setdefault(len(run[0]), []).append(run.start())
        return found

    def _token(self, token: str, start: int, end: int, ticks: dict[int, list[int]]) -> int:
        """Process one token, and return the position where reading continues."""
        sign = token[0]
        if token.startswith("[^"):
            self.marks.append(("note", len(self.parts), len(self.parts), token[2:-1], None))
            return end
        if sign == "\\":
            self.parts.append(token[1])
            self.escaped = end
        elif sign == "<":
            self.parts.append("\n")
        elif sign == "`":
            return self._code(token, end, ticks)
        elif token == "](":
            return self._target(end)
        elif token == "]{":
            return self._edited(end)
        elif sign in "[!":
            self._open(sign, len(token), token, start)
        else:
            self._signs(sign, len(token), start, end)
        return end

    def _code(self, token: str, end: int, ticks: dict[int, list[int]]) -> int:
        closers = ticks.get(len(token), [])
        place = bisect_left(closers, end)
        if place == len(closers):
            self.parts.append(token)
            return end
        content = self.raw[end : closers[place]]
        if len(content) > 1 and content[0] == content[-1] == " ":
            content = content[1:-1]
        self.parts.append(content)
        self.marks.append(("code", len(self.parts) - 1, len(self.parts), None, None))
        return closers[place] + len(token)

    def _target(self, end: int) -> int:
        """End a link or an image if one was opened and a target follows; otherwise these are ordinary characters."""
        openers = [self.places[sign][-1] for sign in "[!" if self.places.get(sign)]
        target = _ANGLE_TARGET_RE.match(self.raw, end) or _PLAIN_TARGET_RE.match(self.raw, end) if openers else None
        if target is None or (target[2] is not None and self.stack[max(openers)].sign == "["):
            self.parts.append("](")
            return end
        self._close(max(openers), _unescaped(target[1]), _unescaped(target[2]))
        return target.end()

    def _edited(self, end: int) -> int:
        """End the words of an editor if a bracket was opened and the attributes follow."""
        span = EDITED_RE.match(self.raw, end - 1) if self.places.get("[") else None
        if span is None:
            self.parts.append("]{")
            return end
        self._close(self.places["["][-1], editor_of(span), kind="edited")
        return span.end()

    def _signs(self, sign: str, count: int, start: int, end: int) -> None:
        """A run of one sign: close open marks of that sign, innermost first, and open marks with the rest."""
        opens, closes = self._sides(sign, count, start, end)
        while count:
            if sign == "=" and count == 1:  # a single one is an ordinary character
                self.parts.append(sign)
                return
            place = self._closable(sign, count, opens) if closes else None
            width = self.stack[place].width if place is not None else 2 if count > 1 and sign != "^" else 1
            if place is not None:
                self._close(place)
            elif opens:
                self._open(sign, width, sign * width, start)
            else:
                self.parts.append(sign * width)
            count -= width

    def _sides(self, sign: str, count: int, start: int, end: int) -> tuple[bool, bool]:
        """Whether a run may open and may close, by the characters before and after it."""
        before, after = self.raw[start - 1 : start], self.raw[end : end + 1]
        opens = after not in ("", " ", "\t")
        closes = before not in ("", " ", "\t") or (self.escaped == start and start > 0)
        if sign == "_" and count == 1:
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        return opens, closes

    def _closable(self, sign: str, count: int, opens: bool) -> int | None:
        """The position in the stack of the opener that a run of ``count`` signs closes first."""
        places = self.places.get(sign)
        if not places:
            return None
        top = self.stack[places[-1]]
        if top.width == 1 and count == 2:
            return self._turned(places, opens)
        return places[-1] if top.width <= count else None

    def _turned(self, places: list[int], opens: bool) -> int | None:
        """For ``**`` while ``*`` is open: ``***`` can nest either way; otherwise strong begins inside em."""
        top, below = self.stack[places[-1]], self.stack[places[-2]] if len(places) > 1 else None
        if below and below.run == top.run and below.width == 2:
            below.width, top.width = 1, 2
            self.parts[below.part], self.parts[top.part] = self.parts[top.part], self.parts[below.part]
            return places[-1]
        return None if opens else places[-1]

    def _open(self, sign: str, width: int, literal: str, run: int) -> None:
        self.places.setdefault(sign, []).append(len(self.stack))
        self.stack.append(_Opener(sign, width, len(self.parts), run))
        self.parts.append(literal)

    def _close(self, place: int, href: str | None = None, alt: str | None = None, kind: MarkKind | None = None) -> None:
        """Close the opener at ``place``; openers above it have no partner and stay ordinary characters."""
        opener = self.stack[place]
        for other in self.stack[place:]:
            self.places[other.sign].pop()
        del self.stack[place:]
        self.parts[opener.part] = ""
        self.marks.append((kind or KINDS[opener.sign, opener.width], opener.part, len(self.parts), href, alt))


def _behind(mark: Mark) -> Mark:
    """The mark of a note, reduced to its last letter: the note is cited behind that."""
    return replace(mark, start=max(mark.end - 1, 0))


def _unescaped(aim: str | None) -> str | None:
    return _ESCAPE_RE.sub(r"\1", aim or "") or None
