"""The code in a template of a page, in PHP or ASP: it goes, and what it prints stays where the file says it."""

from __future__ import annotations

import re


def is_template(data: bytes) -> bool:
    """Whether a file begins with such code, and tags follow."""
    return bool(_TEMPLATE_RE.match(data[:_HEAD]))


def run(page: str) -> str:
    """The page without code, with ``$name`` printed where the file says what it is; its lines stay."""
    if not _CODE_RE.search(page):
        return page
    given = {name: one or other for name, one, other in _GIVEN_RE.findall(page)}

    def printed(code: re.Match[str]) -> str:
        said = _PRINTS_RE.fullmatch(code[0])
        return (given.get(said[1], "") if said else "") + "\n" * code[0].count("\n")

    return _CODE_RE.sub(printed, page)


_HEAD = 20_000  # bytes in which the code at the head of a file ends
_TEMPLATE_RE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?php\b.*?\?>|<%.*?%>)[^<]{0,200}<[a-z!]", re.IGNORECASE | re.DOTALL
)
# A parser would end the code at the first ">" in it.
_CODE_RE = re.compile(r"<\?(?:php\b|=).*?(?:\?>|\Z)|<%(?:[^%]|%(?!>)){0,5000}%>", re.DOTALL)
_PRINTS_RE = re.compile(r"<\?(?:php\s+echo\b|=)\s*\$(\w+)\s*;?\s*\?>")
_GIVEN_RE = re.compile(
    r"""^[ \t]*\$(\w+)[ \t]*=[ \t]*(?:"([^"\n$\\]{0,1000})"|'([^'\n\\]{0,1000})')[ \t]*;""", re.MULTILINE
)
