"""Catalogues of the template's fixed words (gettext): the tool's compiled ones, and a user's own PO files.

Formats: GNU gettext manual, "The Format of PO Files" and "The Format of GNU MO Files".
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LayoutError
from pipeline.render import resources

SOURCE = "en"  # the compiled template, locale/briefing.pot, filed under its language

Words = str | Sequence[str] | None  # a phrase, or its plural forms

_PLACE_RE = re.compile(r"\{[a-z0-9]+\}")
_CONTEXT = "\x04"  # between msgctxt and msgid in an MO file


@dataclass(frozen=True, slots=True)
class Phrase:
    """The English of a phrase: ``many`` is its plural; None if it counts nothing."""

    one: str
    many: str | None = None

    def places(self) -> frozenset[str]:
        """The placeholders in a phrase: ``{name}``."""
        return frozenset(_PLACE_RE.findall(self.one))


class Catalogue(gettext.GNUTranslations):
    """A catalogue whose contexts are our keys. Phrases that it lacks come from its fallbacks."""

    _catalog: Mapping[str | tuple[str, int], str]  # of the base class, which has no public way to list its phrases

    def source(self) -> dict[str, Phrase]:
        """Each key with its English, from the catalogue in which every phrase is its own translation."""
        found = {
            key.partition(_CONTEXT)[0]: Phrase(text) for key, text in self._catalog.items() if isinstance(key, str)
        }
        for key, text in self._catalog.items():
            if isinstance(key, tuple) and key[1] == 1:
                context, _, one = key[0].partition(_CONTEXT)
                found[context] = Phrase(one, text)
        found.pop("", None)
        return found


def compiled(tag: str) -> Catalogue | None:
    """The tool's own catalogue of a language; None if there is none."""
    path = resources.builtin() / "locale" / f"{tag}.mo"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return Catalogue(file)


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
