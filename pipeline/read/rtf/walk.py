"""One pass over the tokens of an RTF file, without recursion: its paragraphs, rows and notes as blocks.

Source: Rich Text Format Specification 1.9.1 (Microsoft, 2008). An unknown destination is skipped if the file marks it
as optional (``\\*``), and read as text otherwise, as the specification requires.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.read.office.list_numbers import Number
from pipeline.read.reader import Blocks
from pipeline.read.rtf.destinations import BOXES, DESTINATIONS, FACTS, HEARD, STARRED
from pipeline.read.rtf.group import Found, Group
from pipeline.read.rtf.letters import SIGNS, Letters
from pipeline.read.rtf.lexer import Token
from pipeline.read.rtf.non_text import Heard
from pipeline.read.rtf.story import Look, Story


class Walk:
    """Walks over the tokens; ``found`` collects the file's data outside its text."""

    def __init__(self, blocks: Blocks) -> None:
        self.found = Found()
        self._line = 1
        self._groups = [Group()]
        self._stories = [Story(blocks)]
        self._beside: dict[str, list[Blocks]] = {"footnote": [], "annotation": [], "around": []}
        self._letters = Letters()
        self._heard = Heard()

    def all(self, signs: Iterable[Token]) -> None:
        """Read a whole file."""
        starred = False
        for token in signs:
            if token.kind == "{":
                self._flush()
                self._groups.append(replace(self._groups[-1], opens=""))
            elif token.kind == "}":
                self._flush()
                self._close()
            elif self._groups[-1].part != "passed":
                self._take(token, starred)
            starred = token.kind == "sign" and token.name == "*"
        self._flush()
        while len(self._groups) > 1:
            self._close()
        self._stories[0].close(self._line)
        self._add_beside()

    @property
    def numbers(self) -> dict[str, Number]:
        """The numbers of the items of lists, by the ids of their blocks."""
        return self._stories[0].numbers

    def _add_beside(self) -> None:
        """Add notes with their numbers, comments, and text printed around the main text."""
        blocks = self._stories[0].blocks
        for block in (block for kept in self._beside.values() for each in kept for block in each.made):
            blocks.add(block.kind, block.text, block.line or self._line, block.marks, block.level)

    # Letters

    def _take(self, token: Token, starred: bool) -> None:
        group, name = self._groups[-1], token.name
        if token.kind == "text":
            self._put(self._letters.add(token.data))
        elif name == "u" and token.kind == "word":
            self._put(self._letters.unicode(token.number or 0, group.stand_ins, group.encoding))
        elif name in SIGNS and self._letters.skipped:
            self._letters.skipped -= 1
        else:
            self._flush()
            if token.kind == "sign":
                self._sign(name)
            elif starred and name not in STARRED:
                group.part = "passed"
            else:
                self._word(name, token.number)

    def _flush(self) -> None:
        self._put(self._letters.end(self._groups[-1].encoding))
        self._letters.skipped = 0

    def _put(self, text: str) -> None:
        group = self._groups[-1]
        if not text:
            return
        if group.part in HEARD:
            self._heard.letters.append(text)
        elif group.part == "" and not group.deleted:
            story = self._stories[-1]
            (story.hidden if group.hidden else story.runs).add(text, group.looks, group.href)

    def _sign(self, sign: str) -> None:
        if sign in "\n\r":
            self._end_paragraph()
        else:
            self._put(SIGNS.get(sign, ""))

    # Words

    def _word(self, name: str, number: int | None) -> None:
        group, value = self._groups[-1], number or 0
        if name in SIGNS:
            self._put(SIGNS[name])
        elif name in DESTINATIONS:
            self._enter(name)
        elif group.part in ("fonts", "styles"):
            self._define(name, value)
        elif not group.say(name, number, self.found) and group.part == "":
            self._paragraph(self._stories[-1], name, value)

    def _define(self, name: str, value: int) -> None:
        """A font defines itself, or a style gives its number, before its name."""
        group = self._groups[-1]
        if group.part == "fonts":
            self._heard.key = self.found.define_font(name, value, self._heard.key)
        elif name == "s":
            self._heard.key, self._heard.letters = value, []
            group.part = group.opens = "style"

    # Paragraphs

    def _paragraph(self, story: Story, name: str, value: int) -> None:
        look = story.look
        if name in ("par", "sect", "page"):
            self._end_paragraph()
        elif name == "pard":
            story.look = Look(item=look.item)
        elif name == "s":
            look.style = self.found.styles.get(value, "")
        elif name == "outlinelevel":
            look.outline = value
        elif name == "ilvl":
            look.depth = max(0, min(value, 8))
        elif name == "intbl":
            look.in_table = True
        else:
            self._line += story.say(name, self._line)

    def _end_paragraph(self) -> None:
        """A paragraph ends, unless its mark was deleted."""
        if self._groups[-1].part == "" and not self._groups[-1].deleted:
            self._stories[-1].end_paragraph(self._line)
            self._line += 1

    # Destinations

    def _enter(self, name: str) -> None:
        """A control word makes the group a destination."""
        group, part = self._groups[-1], DESTINATIONS[name]
        if group.opens or (part in HEARD and group.part in HEARD):
            group.part = "passed" if group.part in HEARD else group.part
        elif name == "ud":
            group.part = next(outer.part for outer in reversed(self._groups) if outer.part != "upr")
        elif name == "field":
            group.opens = name
            self._heard.fields.append(None)
        elif name == "fldrslt":
            group.href = (self._heard.fields[-1] if self._heard.fields else None) or group.href
        elif part == "story":
            self._begin_story(group, name)
        elif part in FACTS and group.part != "info":
            return
        else:
            group.part = group.opens = part
            self._heard.letters = []

    def _begin_story(self, group: Group, name: str) -> None:
        group.opens, group.part = name, ""
        group.looks, group.hidden, group.deleted, group.href = frozenset(), False, False, None
        inside = name in BOXES
        story = Story(Blocks([]))
        if name == "annotation":
            story.kind = "comment"
            story.runs.add(f"{self._heard.author}: " if self._heard.author else "")
        elif name == "footnote":
            story.kind, story.level = "note", len(self._beside[name]) + 1
            self._stories[-1].runs.cite(story.level)
        elif not inside:
            story.kind = "aside"
        self._stories.append(story)

    def _close(self) -> None:
        if len(self._groups) == 1:
            return
        opens = self._groups.pop().opens
        if opens == "field":
            self._heard.fields.pop()
        elif opens in DESTINATIONS and DESTINATIONS[opens] == "story":
            self._end_story(opens)
        elif opens in HEARD:
            self._heard.end(opens, self.found, self._stories[-1])

    def _end_story(self, name: str) -> None:
        story = self._stories.pop()
        story.close(self._line)
        if name in BOXES:
            self._stories[-1].boxed += story.blocks.made
        else:
            self._beside.get(name, self._beside["around"]).append(story.blocks)
        self.found.comments += name == "annotation"
