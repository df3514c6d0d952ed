"""Compiles the catalogues in templates/locale, so that a build reads them without a library for them."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "templates" / "locale"


class Bare(Catalog):
    """A catalogue whose head says what a reader needs, and neither the hour nor the version of a tool."""

    mime_headers = property(lambda self: [("Content-Type", self.content_type), ("Plural-Forms", self.plural_forms)])
    content_type = "text/plain; charset=utf-8"


def compiled() -> dict[Path, bytes]:
    """The bytes of each compiled catalogue as they should stand; in the English one each phrase stands for itself."""
    made = {path.with_suffix(".mo"): _compiled(path) for path in sorted(LOCALE.glob("*.po"))}
    return {LOCALE / "en.mo": _compiled(LOCALE / "briefing.pot"), **made}


def _compiled(path: Path) -> bytes:
    with path.open("rb") as file:
        read = read_po(file, abort_invalid=True)
    bare = Bare(locale="en" if path.suffix == ".pot" else path.stem.replace("-", "_"))
    bare._num_plurals, bare._plural_expr = read.num_plurals, read.plural_expr
    for message in read:
        if message.id:
            words = message.id if path.suffix == ".pot" else message.string
            bare.add(message.id, words, context=message.context)
    out = io.BytesIO()
    write_mo(out, bare)
    return out.getvalue()


if __name__ == "__main__":
    for path, data in compiled().items():
        path.write_bytes(data)
