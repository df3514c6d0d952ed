"""Web archives (``.mhtml``): the page inside the message that a browser saves, still as bytes."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import InputError


@dataclass(frozen=True, slots=True)
class Archived:
    """A page from an archive: its bytes, the encoding that the message names, and where it came from."""

    data: bytes
    charset: str | None
    address: str | None


def is_archive(data: bytes) -> bool:
    """Whether these are the headers of a web archive."""
    head = data[:4_096].lower()
    return b"mime-version:" in head and (b"multipart/related" in head or b"content-type: text/html" in head)


def page_of(data: bytes, name: str) -> Archived:
    """The page of an archive, without its images and frames.

    Raises:
        InputError: there is none.
    """
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                where = part.get("Content-Location") or message.get("Snapshot-Content-Location")
                return Archived(payload, part.get_content_charset(), where)
    raise InputError("the web archive holds no page", place=name, hint="saving the page again as HTML")
