"""Compile the catalogues in templates/locale, so that a build reads them without a library."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "templates" / "locale"


class Bare(Catalog):
    """A catalogue whose header has only the fields that a reader needs, without the time or the version of a tool."""

    mime_headers = property(lambda self: [("Content-Type", self.content_type), ("Plural-Forms", self.plural_forms)])
    content_type = "text/plain; charset=utf-8"


def compiled() -> dict[Path, bytes]:
    """The expected bytes of each compiled catalogue; in the English one each phrase is its own translation."""
    made = {path.with_suffix(".mo"): compile_catalogue(path) for path in sorted(LOCALE.glob("*.po"))}
    return {LOCALE / "en.mo": compile_catalogue(LOCALE / "briefing.pot"), **made}


def lacking(path: Path) -> list[str]:
    """The keys of the phrases that a catalogue does not translate; these are printed in English."""
    own = {message.context for message in _read(path) if message.id and _is_translated(message)}
    return [message.context for message in _read(LOCALE / "briefing.pot") if message.id and message.context not in own]


def compile_catalogue(path: Path) -> bytes:
    """The bytes of one compiled catalogue, without the phrases that it does not translate."""
    read, is_source = _read(path), path.suffix == ".pot"
    bare = Bare(locale="en" if is_source else path.stem.replace("-", "_"))
    bare._num_plurals, bare._plural_expr = read.num_plurals, read.plural_expr
    for message in read:
        if message.id and (is_source or _is_translated(message)):
            bare.add(message.id, message.id if is_source else message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, bare)
    return out.getvalue()


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def _is_translated(message: Message) -> bool:
    """Whether every form is translated."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    for made, data in compiled().items():
        made.write_bytes(data)
    for path in sorted(LOCALE.glob("*.po")):
        if missing := lacking(path):
            sys.stdout.write(f"{path.name} lacks {len(missing)} phrases, printed in English: {', '.join(missing)}\n")
