"""The spans of AsciiDoc within a paragraph as those of Markdown: emphasis, links, images, notes, attributes.

Source: docs.asciidoctor.org/asciidoc/latest/text, …/macros, …/attributes/character-replacement-ref.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping


class Spans:
    """Translates spans; ``notes`` are the footnotes found so far, as lines of Markdown.

    Args:
        attributes: the values of ``{name}``.
    """

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.notes: list[str] = []
        self._values = {**attributes, **_CHARACTERS}

    def marked(self, text: str) -> str:
        """The text of a paragraph in Markdown, with as many lines as before."""
        text = _VALUE_RE.sub(lambda match: self._values.get(match[1].lower(), match[0]), text)
        text = _CURVED_RE.sub(lambda match: f"“{match[2]}”" if match[1] == '"' else f"‘{match[2]}’", text)
        parts = _CODE_RE.split(text)
        parts[::2] = [self._outside_code(part) for part in parts[::2]]
        return "".join(parts)

    def define(self, name: str, value: str) -> None:
        """Set an attribute in the midst of the text."""
        self._values[name.lower()] = value

    def _outside_code(self, text: str) -> str:
        text = _NOTE_RE.sub(self._note, text)
        for pattern, replacement in _SPANS:
            text = pattern.sub(replacement, text)
        return text

    def _note(self, match: re.Match[str]) -> str:
        number = len(self.notes) + 1
        self.notes.append(f"[^{number}]: {self.marked(match[1].replace(chr(10), ' '))}")
        return f"[^{number}]"


def image(target: str, given: str) -> str:
    """An image; its alternative text is the first value between the brackets that has no name."""
    first = _FIRST_RE.match(given)
    alt = "" if first is None else _OPTIONS_RE.sub("", first[1] or first[2])
    title = _TITLE_RE.search(given)
    return f"![{alt.strip()}](<{target}>)" + (f"\n\n{title[1]}" if title else "")


def _link(match: re.Match[str]) -> str:
    words = _OPTIONS_RE.sub("", match[2]).removesuffix("^").strip().strip('"')
    return f"[{words}](<{match[1]}>)" if words else match[1]


_CHARACTERS = {
    "nbsp": "\N{NO-BREAK SPACE}",
    "zwsp": "\N{ZERO WIDTH SPACE}",
    "empty": "",
    "blank": "",
    "sp": " ",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "amp": "&amp;",
    "lt": "&lt;",
    "gt": "&gt;",
    "plus": "+",
    "asterisk": "\\*",
    "caret": "^",
    "tilde": "~",
    "backslash": "\\\\",
    "backtick": "\\`",
    "startsb": "\\[",
    "endsb": "\\]",
    "vbar": "|",
}
_WITHIN = r"((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]]{0,500}\]){0,2000})"  # words between brackets, which may hold a link
_VALUE_RE = re.compile(r"(?<!\\)\{([\w-]{1,60})\}")
_CURVED_RE = re.compile(r"""(["'])`([^`]{1,2000})`\1""")
_CODE_RE = re.compile(r"(`[^`]{1,2000}`)")
_NOTE_RE = re.compile(rf"\bfootnote:[\w-]{{0,60}}\[{_WITHIN}\]")
_FIRST_RE = re.compile(r'\s*(?!\w{1,20}=)(?:"([^"]*)"|([^",]*))')
_TITLE_RE = re.compile(r'\btitle="([^"]{1,500})"')
_OPTIONS_RE = re.compile(r",\s*(?:window|role|opts|rel|title|id|align|width|height|float)=.*$", re.DOTALL)
_SPANS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\+\+\+(.{1,2000}?)\+\+\+", re.DOTALL), r"\1"),
    (re.compile(rf"\bpass:\w{{0,9}}\[{_WITHIN}\]"), r"\1"),
    (re.compile(r"\bimage:(?!:)(\S{1,500}?)\[([^\[\]]{0,500})\]"), lambda match: image(match[1], match[2])),
    (re.compile(rf"(?:\blink:|\bxref:)(\S{{1,1000}}?)\[{_WITHIN}\]"), _link),
    (re.compile(rf"((?:\bhttps?://|\bmailto:|\bftp://)[^\s\[\]<>]{{1,1000}})\[{_WITHIN}\]"), _link),
    (re.compile(r"<<[\w:./#-]{1,200},\s*([^<>]{1,500})>>"), r"\1"),
    (re.compile(r"\[\[[\w:.-]{1,100}\]\]"), ""),
    (re.compile(r"(?:\[[.#][\w.#-]{1,100}\])?##([^#\n]{1,1000})##"), r"\1"),
    (re.compile(r"(?:\[[.#][\w.#-]{1,100}\])?(?<![\w#&\\])#([^\s#](?:[^#\n]{0,1000}[^\s#])?)#(?![\w#])"), r"\1"),
    (re.compile(r"__(\S(?:[^_]{0,2000}\S)?)__"), r"*\1*"),
    (re.compile(r"(?<![\w*\\])\*([^\s*](?:[^*]{0,2000}[^\s*])?)\*(?![\w*])"), r"**\1**"),
    (re.compile(r"\^([^\s^\[\]]{1,40})\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<!~)~([^\s~\[\]]{1,40})~(?!~)"), r"<sub>\1</sub>"),
    (re.compile(r"(?<=\S) \+(?=\n)"), r"\\"),
)
