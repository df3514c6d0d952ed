"""The fixed words of the template in the language of a text; English replaces words missing in its catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from pipeline.render import resources
from pipeline.render.page.catalogues import SOURCE, Catalogue, Phrase, compiled, written

RULE = "rule:"  # prefix of the keys of cleaning rules

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"})
# Tags that mean the same as the name of a catalogue: older ones, and regions that imply the script.
_SAME = {"zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "no": "nb", "nn": "nb", "iw": "he", "in": "id"}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language. ``language`` is the language of the words: ``en`` if there is no catalogue."""

    language: str
    words: dict[str, str]
    rules: dict[str, str]
    counted: dict[str, Phrase] = field(repr=False)
    catalogue: Catalogue = field(repr=False, compare=False)

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def say(self, key: str, **values: object) -> str:
        """The phrase with its placeholders filled in: ``say("question", number=3)``."""
        return self.words[key].format_map(values)

    def count(self, key: str, number: int) -> str:
        """A number of things, in the plural form that the language has for it: ``count("question-count", 3)``."""
        phrase = self.counted[key]
        said = self.catalogue.npgettext(key, phrase.one, phrase.many or phrase.one, number)
        return said.format_map({"count": number})

    def action(self, name: str) -> str:
        """The effect of an edit in plain words."""
        return self.words.get(name, name)

    def rule(self, name: str) -> str:
        """A cleaning rule in plain words; its name if no catalogue has it."""
        return self.rules.get(name, name)

    @property
    def direction(self) -> str:
        """The direction of writing."""
        return direction(self.language)


@cache
def load(language: str, folders: resources.Folders = ()) -> Phrases:
    """The phrases for a BCP 47 tag: for ``pt-BR`` from ``pt-BR``, then from ``pt``, then English.

    Raises:
        LayoutError: a user's catalogue is broken; the place names its line.
    """
    found = [(tag, one) for tag in (*_tags(language), SOURCE) for one in _catalogues(tag, folders)]
    first, chosen = found[0]
    for _, fallback in found[1:]:
        chosen.add_fallback(fallback)
    source = found[-1][1].source()
    said = {key: chosen.pgettext(key, phrase.one) for key, phrase in source.items() if phrase.many is None}
    return Phrases(
        first,
        {key: text for key, text in said.items() if not key.startswith(RULE)},
        {key.removeprefix(RULE): text for key, text in said.items() if key.startswith(RULE)},
        {key: phrase for key, phrase in source.items() if phrase.many is not None},
        chosen,
    )


def direction(language: str) -> str:
    """``rtl`` for a language (or a script subtag) written from right to left, else ``ltr``."""
    first, *subtags = language.lower().split("-")
    scripts = [tag for tag in subtags if len(tag) == 4 and tag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def _catalogues(tag: str, folders: resources.Folders) -> list[Catalogue]:
    """The catalogues of a language, the user's own first."""
    own = compiled(tag)
    return [*written(tag, folders), *([own] if own else [])]


def _tags(language: str) -> list[str]:
    """The tags from specific to general, without English, which comes last anyway."""
    parts = language.split("-")
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    same = [_SAME.get(tag.lower(), tag) for tag in tags]
    return [tag for tag in dict.fromkeys(same) if tag != SOURCE]
