"""Names of Word styles: the built-in ones, their spelling in a file, and their identifiers."""

from __future__ import annotations

# Word knows its built-in styles by these names, whatever the language of its menus.
_OWN_NAMES = {f"{name} {n}": f"{name.lower()} {n}" for name in ("Heading", "TOC") for n in range(1, 10)} | {
    name: name.lower() for name in ("Header", "Footer", "Page Number", "Caption", "Footnote Text", "Footnote Reference")
}
_OWN_NAMES |= {"Comment Text": "annotation text", "Comment Reference": "annotation reference"}
_WORDS_OWN = {
    *("Normal", "Title", "Subtitle", "Date", "Body Text", "Block Text", "TOC Heading", "HTML Preformatted"),
    *(f"List {kind}{level}" for kind in ("Bullet", "Number") for level in ("", " 2", " 3")),
    *("Strong", "Emphasis", "Hyperlink", "Footnote Text", "Footnote Reference"),
    *_OWN_NAMES,
}


def style_id(name: str) -> str:
    """The identifier that Word itself would give a style: its name without spaces."""
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def written_name(name: str) -> str:
    """The name as spelled in the file: some built-in ones are in lower case there."""
    return _OWN_NAMES.get(name, name)


def is_words_own(name: str) -> bool:
    """Whether Word has a built-in style of that name, and shows it in the language of its menus."""
    return name in _WORDS_OWN
