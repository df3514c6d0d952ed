"""Addresses that a document may link to: web pages and mail, written so that every format accepts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from unicodedata import category
from urllib.parse import quote, unquote_to_bytes

from pipeline.languages.scripts import script_of, scripts_of

_WEB_RE = re.compile(r"(https?)://([^\s/?#\"<>]+)([^\s#\"<>]*)(?:#([^\s\"<>]*))?", re.IGNORECASE)
_HOST_RE = re.compile(r"[a-z0-9.-]+(?::[0-9]{1,5})?", re.IGNORECASE)
_MAIL_RE = re.compile(r"mailto:[a-z0-9._+-]+@[a-z0-9.-]+", re.IGNORECASE)
_LONE_PERCENT_RE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Characters allowed in a path and a query, RFC 3986 section 3.3 and 3.4; others are percent-encoded.
_PATH = "/:@!$&'()*+,;=-._~%?"
# Bytes of UTF-8 beyond ASCII, percent-encoded.
_ENCODED_RE = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_LONGEST = 2000  # characters; anything longer is data, and readers reject it

_IN_TEXT_RE = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
# Signs that a token of ten or more letters is not a word: one of these characters, or digits between letters.
_TELLING, _SHORTEST = "/\\_@", 10
_MIXED_RE = re.compile("[a-zA-Z][0-9]|[0-9][a-zA-Z]")
_TOKEN_RE = re.compile(r"[^\s\u2e80-\uffff]+")
_NOT_AT_THE_END = ".,;:!?'’)]}…*_"


def web_address(href: str | None) -> str | None:
    """The target of a link in ASCII, None if it is not a web or mail address."""
    if href is None or len(href) > _LONGEST:
        return None
    if _MAIL_RE.fullmatch(href):
        return href
    match = _WEB_RE.fullmatch(href)
    host = _ascii_host(match[2]) if match else None
    if match is None or host is None:
        return None
    fragment = f"#{_quoted(match[4])}" if match[4] else ""
    return f"{match[1].lower()}://{host}{_quoted(match[3])}{fragment}"


def readable(address: str, language: str) -> str:
    """An address as a reader can type it: letters beyond ASCII as themselves, as browsers show them.

    Args:
        language: BCP 47 tag of the page. Letters of a script that is not its own stay encoded: its fonts may lack them.
    """
    return _ENCODED_RE.sub(partial(_decoded, scripts_of(language) | {"Latin"}), address)


def addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each address in a text; a full stop or bracket after an address is not part of it."""
    for match in _IN_TEXT_RE.finditer(text):
        address = match[0].rstrip(_NOT_AT_THE_END)
        if match[0][len(address) :].startswith(")") and "(" in address:
            address += ")"
        yield match.start(), match.start() + len(address)


def verbatim_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of text to copy rather than read: an address, a path, a file name, a key.

    A hyphen at a line break would be taken for a part of it.
    """
    if any(sign in text for sign in _TELLING) or _MIXED_RE.search(text):
        for match in _TOKEN_RE.finditer(text):
            if _is_verbatim(match[0]):
                yield match.start(), match.end()


def _decoded(scripts: frozenset[str], encoded: re.Match[str]) -> str:
    """Letters and digits; anything else, such as a mark that turns the direction, stays as it is."""
    try:
        letters = unquote_to_bytes(encoded[0]).decode()
    except UnicodeDecodeError:
        return encoded[0]
    return "".join(one if script_of(one) in scripts and category(one)[0] in "LMN" else quote(one) for one in letters)


def _is_verbatim(token: str) -> bool:
    return len(token) >= _SHORTEST and (
        "://" in token
        or token.count("/") > 1
        or any(sign in token for sign in "\\_@")
        or bool(_MIXED_RE.search(token) and token.isascii() and token.strip(_NOT_AT_THE_END).isalnum())
    )


def _ascii_host(host: str) -> str | None:
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return plain if _HOST_RE.fullmatch(plain) and plain.strip(".-:") else None


def _quoted(part: str) -> str:
    return quote(_LONE_PERCENT_RE.sub("%25", part), safe=_PATH)
