"""The three files of the catalogue: ``index.html``, ``catalogue.csv`` and ``catalogue.jsonld``."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from pipeline.languages.files import languages
from pipeline.model import Artifact
from pipeline.render import resources
from pipeline.render.catalogue.entry import Entry
from pipeline.render.page.templates import fill

_FALLBACK = "en"
# schema.org has no type for interviews: Wikidata and the Art & Architecture Thesaurus of the Getty have.
_INTERVIEW, _GENRE = "http://www.wikidata.org/entity/Q178651", "http://vocab.getty.edu/aat/300026392"


def catalogue(
    entries: Iterable[Entry], *, heading: str = "", language: str = "", folders: resources.Folders = ()
) -> tuple[Artifact, ...]:
    """The files of a catalogue.

    Args:
        entries: the texts, in any order: dated ones come first, the newest before the others.
        heading: title of the page; empty for the word "Catalogue".
        language: of the words of the page; empty for the language of most texts.
        folders: a user's own templates, the first wins.

    Raises:
        LayoutError: a template is absent or broken.
    """
    listed = sorted(entries, key=lambda entry: (entry.title.casefold(), entry.source))
    listed.sort(key=lambda entry: entry.date if entry.is_dated else "", reverse=True)
    return (
        Artifact("index.html", "text/html", _page(listed, heading, language, folders).encode()),
        Artifact("catalogue.csv", "text/csv", _table(listed).encode()),
        Artifact("catalogue.jsonld", "application/ld+json", _linked(listed, heading).encode()),
    )


def _page(entries: list[Entry], heading: str, language: str, folders: resources.Folders) -> str:
    used = Counter(entry.language for entry in entries if entry.language)
    most = used.most_common(1)[0][0] if used else _FALLBACK
    tongue, words = _words(language or most, folders)
    style, script = (_within(resources.read(f"catalogue/catalogue.{kind}", folders)) for kind in ("css", "js"))
    names = {tag: _named(tag, tongue) for tag in used}
    return fill(
        "catalogue/index.html.j2",
        folders,
        tongue=tongue,
        words=words,
        heading=heading or words["title"],
        count=words["one"] if len(entries) == 1 else words["count"].format(f"{len(entries):,}"),
        entries=entries,
        languages=sorted(names.items(), key=lambda pair: pair[1]),
        names=names,
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
    )


def _words(language: str, folders: resources.Folders) -> tuple[str, dict[str, str]]:
    """The language of the page and its words; English where there are none in the language of the texts."""
    known = tomllib.loads(resources.read("catalogue/words.toml", folders))
    tag = language.partition("-")[0].lower()
    return (tag, known[tag]) if tag in known else (_FALLBACK, known[_FALLBACK])


def _within(text: str) -> Markup:
    """A style sheet or script to be put into the page: these are no words to be escaped."""
    return Markup("\n" + text)


def _digest(text: str) -> str:
    """The digest by which a page allows one script and one style sheet (CSP, section 2.3.1)."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _named(tag: str, tongue: str) -> str:
    """The name of a language on an English page; elsewhere its tag."""
    known = languages().get(tag.partition("-")[0], {}) if tongue == _FALLBACK else {}
    return str(known.get("name", tag))


def _table(entries: list[Entry]) -> str:
    """The catalogue as RFC 4180 has it, with a mark by which spreadsheets know that it is UTF-8."""
    rows = io.StringIO()
    table = csv.writer(rows)
    table.writerow(("title", "guests", "date", "language", "publication", "questions", "source", "files"))
    for entry in entries:
        files = " ".join(file.address for file in entry.files)
        facts = (entry.title, "; ".join(entry.guests), entry.date, entry.language, entry.publication)
        table.writerow((*map(_no_formula, facts), entry.questions, _no_formula(entry.source), files))
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + rows.getvalue().encode("utf-8", "replace").decode()


def _no_formula(cell: str) -> str:
    """A cell that a spreadsheet does not calculate (OWASP, CSV injection)."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _linked(entries: list[Entry], heading: str) -> str:
    graph = {
        "@context": "https://schema.org",
        "@type": "Collection",
        **({"name": heading} if heading else {}),
        "hasPart": [dict(_work(entry)) for entry in entries],
    }
    return json.dumps(graph, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def _work(entry: Entry) -> Iterator[tuple[str, Any]]:
    """A text as a CreativeWork of schema.org; of an interview also its kind."""
    yield "@type", "CreativeWork"
    if entry.questions:
        yield "additionalType", _INTERVIEW
        yield "genre", _GENRE
    if entry.title:
        yield "name", entry.title
    if entry.language:
        yield "inLanguage", entry.language
    if entry.is_dated:
        yield "datePublished", entry.date
    if entry.guests:
        yield "contributor", [{"@type": "Person", "name": name} for name in entry.guests]
    if entry.publication:
        yield "publisher", {"@type": "Organization", "name": entry.publication}
    yield "encoding", [_media(file.address, file.media_type) for file in entry.files]


def _media(address: str, media_type: str) -> dict[str, str]:
    kind = {"encodingFormat": media_type} if media_type else {}
    return {"@type": "MediaObject", "contentUrl": address, **kind}
