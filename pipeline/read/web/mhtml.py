"""Web archives (``.mhtml``): extract the page from the message that a browser saves, still as bytes, and its images."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.read.embedded import address_of

if TYPE_CHECKING:
    from email.message import Message


@dataclass(frozen=True, slots=True)
class Archived:
    """A page from an archive: its bytes, the encoding from the message, and its address.

    ``images``: the bytes of the other parts, by their addresses.
    """

    data: bytes
    charset: str | None
    address: str | None
    images: Mapping[str, Callable[[], bytes | None]]

    def image(self, href: str) -> str | None:
        """The address of an image in the archive, as ``data:…``; None if it is not in it."""
        unpack = self.images.get(href)
        return address_of(unpack()) if unpack is not None else None


def is_archive(data: bytes) -> bool:
    """Whether these are the headers of a web archive."""
    head = data[:4_096].lower()
    return (
        not is_mail(data)
        and b"mime-version:" in head
        and (b"multipart/related" in head or b"content-type: text/html" in head)
    )


def is_mail(data: bytes) -> bool:
    """Whether these are the headers of a mail from a person, which no saved page has."""
    head = data[:65_536].lstrip(b"\xef\xbb\xbf \r\n").partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    found = {match[1].lower() for match in _HEADER_RE.finditer(head)}
    return bool(_HEADER_RE.match(head)) and b"from" in found and not found.isdisjoint(_SENT)


def page_of(data: bytes, name: str) -> Archived:
    """The page of an archive, without its frames.

    Raises:
        InputError: it has no page.
    """
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                where = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
                return Archived(payload, part.get_content_charset(), where or None, _images(message))
    raise InputError("the web archive holds no page", place=name, hint="saving the page again as HTML")


_HEADER_RE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):", re.MULTILINE)
_SENT = frozenset((b"received", b"message-id", b"to", b"delivered-to", b"return-path"))


def _images(message: Message) -> dict[str, Callable[[], bytes | None]]:
    images: dict[str, Callable[[], bytes | None]] = {}
    for part in message.walk():
        if part.get_content_maintype() == "image":
            key = _header(part, "Content-ID").strip("<> ")
            places = (_header(part, "Content-Location"), f"cid:{key}" if key else "")
            images.update({where: partial(_payload, part) for where in places if where})
    return images


def _payload(part: Message) -> bytes | None:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else None


def _header(part: Message, name: str) -> str:
    """A header as text, whatever bytes it has; empty if it is missing."""
    return str(part.get(name) or "")
