# ruff: noqa: T201
"""Join GUM documents (XML, one token a line) to plain text: ``gum_text.py FILE... [-o DIR]``.

GUM, the Georgetown University Multilayer corpus, puts ``<w>`` around tokens written as one word and omits all other
spaces. The tokens give the rest: no space before clitics and closing marks, none after opening marks.
"""

from __future__ import annotations

import argparse
import html
import re
from dataclasses import dataclass
from pathlib import Path

INLINE = {"s", "w", "date", "ref", "hi", "q", "quote", "sic", "add", "incident", "gap", "time", "measure", "foreign"}
TAG_RE = re.compile(r"<(/?)([A-Za-z]+)[^<>]*>")
CLITIC_RE = re.compile(
    r"(?:n?['\N{RIGHT SINGLE QUOTATION MARK}](?:s|t|d|m|re|ve|ll)|\N{RIGHT SINGLE QUOTATION MARK})", re.I
)
LEANS_LEFT_RE = re.compile(r"[,.;:!?%)\]}\N{RIGHT DOUBLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}]+")
LEANS_RIGHT_RE = re.compile(r"[(\[{$\N{POUND SIGN}\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]")


@dataclass
class Paragraph:
    """The text so far; whether the next token follows without a space; depth of ``<w>``; open straight quotes."""

    text: str = ""
    glue: bool = True
    word: int = 0
    quotes: str = ""

    def add(self, token: str) -> None:
        closes = token in self.quotes
        leans = closes or LEANS_LEFT_RE.fullmatch(token) or CLITIC_RE.fullmatch(token)
        self.text += token if self.glue or leans else " " + token
        self.glue = self.word > 0 or bool(LEANS_RIGHT_RE.fullmatch(token)) or (token in "\"'" and not closes)
        if token in "\"'":
            self.quotes = self.quotes.replace(token, "") if closes else self.quotes + token

    def start_word(self) -> None:
        self.text += "" if self.glue else " "
        self.glue, self.word = True, self.word + 1

    def end_word(self) -> None:
        self.word -= 1
        self.glue = self.word > 0


def join(xml: str) -> str:
    """The document in its original form, a paragraph a line, a blank line between paragraphs."""
    paragraphs = [Paragraph()]
    for line in xml.splitlines():
        tag = TAG_RE.fullmatch(line.strip())
        if tag is None:
            paragraphs[-1].add(html.unescape(line.split("\t")[0]).strip())
        elif tag[2] == "w":
            paragraphs[-1].end_word() if tag[1] else paragraphs[-1].start_word()
        elif tag[2] not in INLINE:
            paragraphs.append(Paragraph())
    return "\n\n".join(p.text for p in paragraphs if p.text) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "-o", "--output", type=Path, help="write FILE.txt for each into this folder, instead of to the screen"
    )
    options = parser.parse_args()
    for path in options.files:
        text = join(path.read_text(encoding="utf-8"))
        if options.output:
            options.output.mkdir(parents=True, exist_ok=True)
            (options.output / f"{path.stem}.txt").write_text(text, encoding="utf-8")
        else:
            print(text, end="")


if __name__ == "__main__":
    main()
