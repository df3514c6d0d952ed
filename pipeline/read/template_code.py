"""The code in a template of a page, in PHP or ASP: it goes, and what it prints stays where the file says it.

Of a file that is all code, as a list of a page's parts is, the sentences between quotation marks are the page.
"""

from __future__ import annotations

import re


def is_template(data: bytes) -> bool:
    """Whether a file begins with such code, and tags follow."""
    return bool(_TEMPLATE_RE.match(data[:_HEAD]))


def run(page: str) -> str:
    """The page without code, with ``$name`` printed where the file says what it is; its lines stay."""
    if not _CODE_RE.search(page):
        return page
    if not _CODE_RE.sub("", page).strip():
        return _STRING_RE.sub(_value, page)
    given = {name: one or other for name, one, other in _GIVEN_RE.findall(page)}

    def printed(code: re.Match[str]) -> str:
        said = _PRINTS_RE.fullmatch(code[0])
        return (given.get(said[1], "") if said else "") + "\n" * code[0].count("\n")

    return _CODE_RE.sub(printed, page)


def _value(string: re.Match[str]) -> str:
    """A string of a file that is all code, as a part of a page, if it holds a sentence; else only its line ends."""
    said = _ESCAPED_RE.sub(r"\1", string["said"] or "")
    tag = "h1" if string["title"] else "div" if len(_TAG_RE.sub(" ", said).split()) >= _SENTENCE else ""
    return f"<{tag}>{said}</{tag}>" if tag else "\n" * string[0].count("\n")


_HEAD = 20_000  # bytes in which the code at the head of a file ends
_TEMPLATE_RE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?php\b.*?\?>|<%.*?%>|<\?(?:php)?\s*\$\w+(?:\[\])?\s*=\s*(?:array\(|\[))[^<]{0,2000}<[a-z!]",
    re.IGNORECASE | re.DOTALL,
)
# A parser would end the code at the first ">" in it.
_CODE_RE = re.compile(r"<\?(?:php\b|=|\s).*?(?:\?>|\Z)|<%(?:[^%]|%(?!>)){0,5000}%>", re.DOTALL)
_PRINTS_RE = re.compile(r"<\?(?:php\s+echo\b|=)\s*\$(\w+)\s*;?\s*\?>")
_GIVEN_RE = re.compile(
    r"""^[ \t]*\$(\w+)[ \t]*=[ \t]*(?:"([^"\n$\\]{0,1000})"|'([^'\n\\]{0,1000})')[ \t]*;""", re.MULTILINE
)
_STRING_RE = re.compile(
    r"""//[^\n]*|(?:["']\w*(?<!sub)(?P<title>title)["']\s*=>\s*)?(?P<sign>["'])(?P<said>(?:(?!(?P=sign))[^\\]|\\.)*)(?P=sign)|[^"'/]+|/""",
    re.DOTALL,
)
_ESCAPED_RE = re.compile(r"\\([\"'\\])")
_TAG_RE = re.compile(r"<[^<>]*>")
_SENTENCE = 5  # words
