"""Web archives (``.mhtml``): the page inside the message that a browser saves, still as bytes, and its images."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.read.embedded import address_of

if TYPE_CHECKING:
    from email.message import Message


@dataclass(frozen=True, slots=True)
class Archived:
    """A page from an archive: its bytes, the encoding that the message names, and where it came from.

    ``images`` are the parts that are none of the page, by their addresses.
    """

    data: bytes
    charset: str | None
    address: str | None
    images: Mapping[str, Message]

    def image(self, href: str) -> str | None:
        """The address of an image that lies in the archive, as ``data:…``; None where it does not."""
        part = self.images.get(href)
        payload = part.get_payload(decode=True) if part is not None else None
        return address_of(payload) if isinstance(payload, bytes) else None


def is_archive(data: bytes) -> bool:
    """Whether these are the headers of a web archive."""
    head = data[:4_096].lower()
    return b"mime-version:" in head and (b"multipart/related" in head or b"content-type: text/html" in head)


def page_of(data: bytes, name: str) -> Archived:
    """The page of an archive, without its frames.

    Raises:
        InputError: there is none.
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


def _images(message: Message) -> dict[str, Message]:
    images: dict[str, Message] = {}
    for part in message.walk():
        if part.get_content_maintype() == "image":
            key = _header(part, "Content-ID").strip("<> ")
            places = (_header(part, "Content-Location"), f"cid:{key}" if key else "")
            images.update({where: part for where in places if where})
    return images


def _header(part: Message, name: str) -> str:
    """A header as text, whatever bytes are in it; empty where there is none."""
    return str(part.get(name) or "")
