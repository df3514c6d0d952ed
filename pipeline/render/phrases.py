"""The fixed words of the template, a file for each language; what a file lacks is said in English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render import resources

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language. ``language`` is the one that the words are in: ``en`` where there is no file."""

    language: str
    words: dict[str, str]
    rules: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def say(self, key: str, **values: object) -> str:
        """The phrase with its places filled in: ``say("question", number=3)``."""
        return self.words[key].format_map(values)

    def action(self, name: str) -> str:
        """What an edit did, in human words."""
        return self.words.get(name, name)

    def rule(self, name: str) -> str:
        """A cleaning rule in human words; one that no file knows, by its name."""
        return self.rules.get(name, name)


@cache
def load(language: str, folders: resources.Folders = ()) -> Phrases:
    """The phrases for a BCP 47 tag: of ``pt-BR`` those of ``pt-BR``, else of ``pt``, else English.

    Raises:
        LayoutError: a file is not TOML; the place names it.
    """
    english = _table("en", folders)
    for tag in _tags(language):
        if tag != "en" and resources.find(f"phrases/{tag}.toml", folders):
            table = _table(tag, folders)
            return Phrases(tag, english["words"] | table["words"], english["rules"] | table["rules"])
    return Phrases("en", english["words"], english["rules"])


def direction(language: str) -> str:
    """``rtl`` for a language (or a script subtag) written from right to left, else ``ltr``."""
    first, *subtags = language.lower().split("-")
    scripts = [tag for tag in subtags if len(tag) == 4 and tag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def _tags(language: str) -> list[str]:
    parts = language.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def _table(tag: str, folders: resources.Folders) -> dict[str, Any]:
    path = f"phrases/{tag}.toml"
    try:
        table = tomllib.loads(resources.read(path, folders))
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(f"the phrases are no TOML: {error}", place=str(resources.find(path, folders))) from error
    return {"words": table.get("words", {}), "rules": table.get("rules", {})}
