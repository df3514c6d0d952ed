"""Turn a mail into blocks: its headers, and the message itself, which is a page or plain text.

Source: RFC 5322 (headers), RFC 2046 (parts), RFC 3676 (plain text with flowed lines).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.languages.everywhere import any_of
from pipeline.model import Block, Note, Origin
from pipeline.read import pasted as pasted
from pipeline.read.reader import Parsed
from pipeline.read.web.mhtml import Archived, page_of
from pipeline.read.web.saved_page import read_page

if TYPE_CHECKING:
    from email.message import EmailMessage


def read(data: bytes, name: str) -> Parsed:
    """Read a mail.

    Raises:
        InputError: it holds no message, or one that cannot be decoded.
    """
    from email import message_from_bytes, policy

    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \r\n"), policy=policy.default)
    attached = _attached(message)
    parsed = _page(message, data, name) or _plain(message, name)
    if parsed is None:
        hint = f"saving the attachment {attached[0]} and naming that" if attached else "saving the message as text"
        raise InputError("the mail holds no message", place=name, hint=hint)
    subject = _sent_re().sub("", _header(message, "Subject"))
    facts = dict(parsed.metadata) | ({"title": subject} if subject else {})
    blocks = _numbered((_head(message), *parsed.blocks))
    return Parsed(blocks, parsed.encoding, tuple(facts.items()), (*parsed.notes, *_left_out(attached)))


_HEADERS = ("From", "To", "Cc", "Date", "Subject")


@cache
def _sent_re() -> re.Pattern[str]:
    """Prefixes that mail programs add to the subject of a reply or a forwarded mail."""
    return re.compile(rf"^(?:(?:{any_of('reply_marks')})(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE)


def _header(message: EmailMessage, key: str) -> str:
    """A header on one line; empty if it is missing or cannot be parsed."""
    try:
        return " ".join(str(message.get(key) or "").split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # raised by its parser of addresses
        return ""


def _head(message: EmailMessage) -> Block:
    lines = [f"{key}: {value}" for key in _HEADERS if (value := _header(message, key))]
    return Block("", "metadata", "\n".join(lines), origin=Origin(1))


def _page(message: EmailMessage, data: bytes, name: str) -> Parsed | None:
    """The message as a page; None if it has no HTML part, or one without words."""
    if not any(part.get_content_type() == "text/html" for part in message.walk() if not part.get_filename()):
        return None
    page = page_of(data, name)
    try:
        parsed = read_page(Archived(page.data, page.charset, None, page.images), name)
    except InputError:
        return None
    return parsed if any(block.kind not in ("aside", "comment") for block in parsed.blocks) else None


def _plain(message: EmailMessage, name: str) -> Parsed | None:
    """The message as pasted text; flowed lines are joined as a mail program would."""
    part = next((p for p in message.walk() if p.get_content_type() == "text/plain" and not p.get_filename()), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return None
    words = _decoded(payload, part.get_content_charset())
    if str(part.get_param("format", "")).lower() == "flowed":
        joins = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
        words = _FLOWED_RE.sub(joins, words)
    parsed = pasted.read(words.encode("utf-8", "replace"), name)
    return replace(parsed, blocks=_unsigned(parsed.blocks))


def _unsigned(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the signature as asides: the lines after two hyphens and a space (RFC 3676, section 4.3)."""
    start = next((n for n, block in enumerate(blocks) if _SIGNED_RE.match(block.text)), len(blocks))
    return (*blocks[:start], *(replace(block, kind="aside", marks=()) for block in blocks[start:]))


_SIGNED_RE = re.compile(r"-- ?(?:\n|$)")
_FLOWED_RE = re.compile(r"(?<!^--) \r?\n(?!>|\s|-- \r?$)", re.MULTILINE)


def _decoded(payload: bytes, charset: str | None) -> str:
    try:
        return payload.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return payload.decode("cp1252", "replace")


def _attached(message: EmailMessage) -> list[str]:
    """The names of the attachments, without images inside the message."""
    parts = (part for part in message.walk() if part.get_filename() and part.get_content_maintype() != "image")
    return [" ".join(str(part.get_filename()).split()) for part in parts]


def _left_out(attached: Sequence[str]) -> tuple[Note, ...]:
    if not attached:
        return ()
    message = f"the mail has attachments, which are not read: {', '.join(attached[:_MOST])}"
    hint = "saving what belongs to the text, and naming it"
    return (Note("attachments", "warning", message, hint=hint),)


_MOST = 5


def _numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(replace(block, id=f"b{number}") for number, block in enumerate(blocks, 1) if block.text or block.marks)
