"""Split an RTF file into tokens: groups, control words, letters. Embedded bytes are skipped.

Source of the grammar: Rich Text Format Specification 1.9.1 (Microsoft, 2008), "RTF Syntax".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """``kind``: ``{``, ``}``, ``text`` (``data``), ``sign`` (``name``) or ``word`` (``name``, perhaps ``number``)."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


def is_rtf(data: bytes) -> bool:
    """Whether these bytes are an RTF file."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file, without line breaks that are only the layout of the file."""
    place = 0
    while found := _TOKEN_RE.match(data, place):
        place = found.end()
        if (word := found["word"]) is not None:
            number = int(found["number"]) if found["number"] else None
            if word == b"bin":
                place += max(number or 0, 0)
            else:
                yield Token("word", word.decode("ascii"), number)
        elif (text := found["text"]) is not None:
            yield Token("text", data=text)
        elif (code := found["code"]) is not None:
            yield Token("text", "code", data=bytes.fromhex(code.decode("ascii")))
        elif (brace := found["brace"]) is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif (sign := found["sign"]) is not None:
            yield Token("sign", sign.decode("latin-1"))


_OPEN, _CLOSE = Token("{"), Token("}")
_TOKEN_RE = re.compile(
    rb"""\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?
    |\\'(?P<code>[0-9a-fA-F]{2})
    |\\(?P<sign>.)
    |(?P<brace>[{}])
    |(?P<text>[^\\{}\r\n\0]+)
    |[\r\n\0\\]""",
    re.VERBOSE | re.DOTALL,
)
