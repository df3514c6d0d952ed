"""Collect letters of an RTF file that are not text: codes of fields, names of styles, digits of pictures."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from pipeline.model import Mark
from pipeline.read.embedded import address_of
from pipeline.read.rtf.destinations import FACTS
from pipeline.read.rtf.group import Found
from pipeline.read.rtf.story import Story
from pipeline.read.word.computed_signs import address


@dataclass(slots=True)
class Heard:
    """The letters of the current part, and data of earlier parts that later ones need.

    ``fields``: the target of each open field. ``key``: the number of the font or style being defined.
    """

    letters: list[str] = field(default_factory=list)
    fields: list[str | None] = field(default_factory=list)
    author: str = ""
    key: int = 0
    _property: str = ""
    _alt: str = ""

    def end(self, part: str, found: Found, story: Story) -> None:
        """The letters of a part are complete."""
        text, self.letters = "".join(self.letters), []
        if part == "fldinst" and self.fields:
            self.fields[-1] = address(text)
        elif part == "style":
            found.styles.setdefault(self.key, text.strip().rstrip(";").strip().lower())
        elif part == "item":
            story.look.item = text
        elif part == "atnauthor":
            self.author = text.strip()
        elif part == "pict":
            self._picture(text, story)
        elif part == "sn":
            self._property = text.strip()
        elif part == "sv" and self._property == "wzDescription":
            self._alt = " ".join(text.split())
        elif part in FACTS:
            found.facts.setdefault(part, " ".join(text.split()))

    def _picture(self, digits: str, story: Story) -> None:
        """Add an image, written as hexadecimal digits."""
        alt, self._alt = self._alt or None, ""
        with suppress(ValueError):
            if href := address_of(bytes.fromhex(digits)):
                story.images.append(Mark("image", 0, 0, href, alt))
