"""A user's own catalogues of fixed words, as they are written (``locale/<tag>.po``).

Format: GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import LayoutError
from pipeline.languages.catalogues import Catalogue, Phrase
from pipeline.render import resources

Words = str | Sequence[str] | None  # a phrase, or its forms for numbers of things


def written(tag: str, folders: resources.Folders) -> Iterator[Catalogue]:
    """The catalogues ``locale/<tag>.po`` of a user's folders; the first one takes precedence.

    Raises:
        LayoutError: one is not a PO file, or lacks a placeholder of a phrase; the place is its line.
    """
    paths = (folder / "locale" / f"{tag}.po" for folder in folders)
    return (_written(path, tag) for path in paths if path.is_file())


def _written(path: Path, tag: str) -> Catalogue:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            read = read_po(file, locale=tag.replace("-", "_"), abort_invalid=True)
        for message in [message for message in read if message.id]:
            _check(message.id, message.string, f"{path}, line {message.lineno}")
            if not all(_forms(message.string)):
                read.delete(message.id, message.context)
        made = io.BytesIO()
        write_mo(made, read)
        return Catalogue(io.BytesIO(made.getvalue()))
    except PoFileError as error:
        place, hint = (
            f"{path}, line {error.lineno + 1}",
            "checking the lines before it, or Poedit, which finds such mistakes",
        )
        raise LayoutError(f"the phrases are not a PO file: {error}", place=place, hint=hint) from error
    except (OSError, ValueError) as error:
        hint = "saving the file as UTF-8, or checking its permissions"
        raise LayoutError(f"the phrases cannot be read: {error}", place=str(path), hint=hint) from error


def _check(english: Words, own: Words, place: str) -> None:
    """Check the placeholders: a phrase that lost a ``{name}`` would lose words of the text."""
    one = _forms(english)[0]
    for form in filter(None, _forms(own)):
        lost = Phrase(one).places() ^ Phrase(form).places()
        if lost - {"{count}"}:  # "one question" need not say 1
            raise LayoutError(
                f"a phrase lacks a placeholder: {', '.join(sorted(lost))}",
                place=place,
                hint=f"the same words in braces as in {one!r}",
            )


def _forms(words: Words) -> tuple[str, ...]:
    return (words or "",) if isinstance(words, str | None) else tuple(words)
