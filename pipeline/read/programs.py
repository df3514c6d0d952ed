"""Programs in the source of a page, which a server runs and no reader sees: PHP, and the tags of ASP, JSP and ERB.

A value that the program only names where it is printed is put there: ``<?php echo $by; ?>`` with ``$by = 'Ada Reed';``.
"""

from __future__ import annotations

import re


def is_program(data: bytes) -> bool:
    """Whether these bytes begin with a program, and hold a page below it."""
    return bool(_OPENS_RE.match(data)) and b"?>" in data and (b"</p>" in data or b"</div>" in data)


def without_programs(text: str) -> str:
    """The page as the server sends it, as far as it can be known; each line stays where it is."""
    if "<?" not in text and "<%" not in text:
        return text
    values = {match["name"]: match["value"] for match in _VALUE_RE.finditer(text)}
    return _PROGRAM_RE.sub(lambda found: _printed(found[0], values), text)


def _printed(program: str, values: dict[str, str]) -> str:
    named = _PRINTS_RE.fullmatch(program)
    return (values.get(named["name"], "") if named else "") + "\n" * program.count("\n")


_OPENS_RE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?(?:php\b|=)")
_PROGRAM_RE = re.compile(r"<\?(?!xml).*?(?:\?>|\Z)|<%(?:(?!<%).){1,2000}?%>", re.DOTALL)
_PRINTS_RE = re.compile(r"<\?(?:php\s+echo\b|=)\s*\$(?P<name>\w+)\s*;?\s*\?>")
_VALUE_RE = re.compile(r"""\$(?P<name>\w+)\s*=\s*(?P<mark>["'])(?P<value>[^"'\n<>]{0,500})(?P=mark)\s*;""")
