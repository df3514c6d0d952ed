"""A whole TEI document: the header from the head and the title block of the page, and front, body and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pipeline
from pipeline.model import Page
from pipeline.render.element_names import classes_of, local_name
from pipeline.render.tei.elements import ID, LANG, add, marked, new
from pipeline.render.tei.phrases import phrase
from pipeline.render.tei.transcript import LEFT_OUT, Passages, moment
from pipeline.render.theme.house import House

if TYPE_CHECKING:
    from lxml.etree import _Element


def document(page: _Element, of: Page, house: House) -> _Element:
    """The document of a page, whose parsed form is ``page``."""
    people = {name: f"person-{number}" for number, name in enumerate(_speakers(page), 1)}
    root = new("TEI")
    root.set(LANG, of.language)
    passages = Passages(people)
    text = _text(page, of, passages)
    root.append(_header(page, of, house, passages))
    if passages.moments:
        root.append(_timeline(passages.moments))
    root.append(text)
    _lines_between(root)
    return root


def _speakers(page: _Element) -> Iterator[str]:
    """Everybody who speaks, once, in the order of their first turn."""
    yield from dict.fromkeys(one.get("data-who", "") for one in page.iter("{*}*") if one.get("data-who"))


def _text(page: _Element, of: Page, passages: Passages) -> _Element:
    """What precedes the first section of the interview is front, what follows the last is back."""
    text = new("text")
    text.set(LANG, of.language)
    front, body, back = (new(name) for name in ("front", "body", "back"))
    front.append(_title_page(next(page.iter("{*}header"))))
    sections = [one for one in next(page.iter("{*}main")) if not LEFT_OUT.intersection(classes_of(one))]
    themes = [place for place, one in enumerate(sections) if "theme" in classes_of(one)]
    first, last = (themes[0], themes[-1]) if themes else (len(sections), len(sections))
    for place, section in enumerate(sections):
        passages.division(front if place < first else body if place <= last else back, section)
    if not len(body):
        add(add(body, "div"), "p")
    text.extend(part for part in (front, body, back) if len(part))
    return text


def _title_page(block: _Element) -> _Element:
    made = marked(new("titlePage"), block)
    for line in block:
        kind = next(iter(classes_of(line)), "")
        if kind == "title":
            phrase(add(made, "docTitle"), "titlePart", line, type="main")
        elif kind == "byline":
            phrase(made, "byline", line)
        elif kind == "date":
            phrase(made, "docDate", line)
        else:
            phrase(made, "titlePart", line, type={"subtitle": "sub"}.get(kind, kind))
    return made


def _header(page: _Element, of: Page, house: House, passages: Passages) -> _Element:
    facts = {one.get("name", ""): one.get("content", "") for one in page.iter("{*}meta")}
    header = new("teiHeader")
    _file(add(header, "fileDesc"), of, house, facts, page)
    encoding = add(header, "encodingDesc")
    for line in (one for one in page.iter("{*}p") if "provenance" in classes_of(one)):
        phrase(add(encoding, "projectDesc"), "p", line)
    application = add(add(encoding, "appInfo"), "application", ident="briefing-pipeline", version=pipeline.__version__)
    add(application, "label", "briefing-pipeline")
    _interpretations(encoding)
    _profile(add(header, "profileDesc"), page, of, passages)
    return header


def _file(description: _Element, of: Page, house: House, facts: dict[str, str], page: _Element) -> None:
    titles = add(description, "titleStmt")
    add(titles, "title", of.title)
    if facts.get("author"):
        add(titles, "author", facts["author"])
    publication = add(description, "publicationStmt")
    if house.organisation:
        add(publication, "publisher", house.organisation)
    else:
        add(publication, "distributor", "briefing-pipeline")
    if facts.get("dcterms.identifier"):
        add(publication, "idno", facts["dcterms.identifier"], type="URN")
    for line in filter(None, (house.licence, house.legal)):
        add(add(publication, "availability"), "p", line)
    source = add(add(description, "sourceDesc"), "bibl")
    add(source, "title", facts.get("dcterms.source") or of.title)
    add(source, "idno", facts.get("source-sha256", ""), type="SHA-256")
    for date in page.iter("{*}time"):
        add(source, "date", "".join(map(str, date.itertext())), when=date.get("datetime", ""))
        break


def _interpretations(encoding: _Element) -> None:
    """The one category with which turns are marked."""
    taxonomy = add(add(encoding, "classDecl"), "taxonomy")
    category = add(taxonomy, "category")
    category.set(ID, "question")
    add(category, "catDesc", "a question, as the interview is divided into questions and answers")


def _profile(profile: _Element, page: _Element, of: Page, passages: Passages) -> None:
    languages = add(profile, "langUsage")
    foreign = (one.get("lang") for one in page.iter("{*}*") if one.get("lang"))
    for tag in dict.fromkeys((of.language, *filter(None, foreign))):
        add(languages, "language", tag, ident=tag)
    if passages.people:
        listed = add(add(profile, "particDesc"), "listPerson")
        for name, key in passages.people.items():
            person = add(listed, "person", role=_role(page, name))
            person.set(ID, key)
            add(person, "persName", name)


def _role(page: _Element, name: str) -> str:
    """By what somebody does: asks, answers, or both."""
    turns = [one for one in page.iter("{*}*") if one.get("data-who") == name]
    asks = any("exchange" in classes_of(one) for one in turns)
    answers = any("answer" in classes_of(one) for one in turns)
    return " ".join(role for role, does in (("interviewer", asks), ("interviewee", answers)) if does) or "speaker"


def _timeline(moments: list[str]) -> _Element:
    """The times of the source, in its own spelling; they are points without a distance from each other."""
    standoff = new("standOff")
    timeline = add(standoff, "timeline")
    for number, said in enumerate(moments, 1):
        add(timeline, "when", n=said).set(ID, moment(number))
    return standoff


# Elements that hold elements only, so that line ends in them say nothing.
_HOLDERS = {
    *("TEI", "teiHeader", "fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "bibl", "encodingDesc"),
    *("projectDesc", "appInfo", "application", "classDecl", "taxonomy", "category", "profileDesc", "langUsage"),
    *("particDesc", "listPerson", "person", "standOff", "timeline", "text", "front", "body", "back", "titlePage"),
    *("docTitle", "div", "sp", "list", "table", "row", "figure", "availability"),
}


def _lines_between(root: _Element) -> None:
    """A line for each element, where words are not touched by it."""
    for element in root.iter():
        if local_name(element) in _HOLDERS and len(element):
            element.text = "\n"
            for child in element:
                child.tail = "\n"
