"""Further kinds of edits, tried in two of the documents: several at once, undone, at the borders of looks, in lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from round_trip_cases import FOLDER, Case, after, manuscript, same, swap, then, without

DOCUMENTS = ("en", "ar")
ANNA, BEN = {"author": "Anna Moss"}, {"author": "Ben Bauer"}
NEW, OTHER = "Xylo zith.", "Quon."  # words that no document has


def other_cases(document: str) -> Iterator[Case]:
    """Every further case for a document."""
    if document in DOCUMENTS:
        w = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))[document]
        text = manuscript(document)
        for kind in (_undone, _looks, _lists, _structure, _facts, _several):
            yield from kind(w, text)


def replace(find: str, new: str, **more: Any) -> dict[str, Any]:
    """Type over some words."""
    return {"do": "replace", "find": find, "with": new, **more}


def insert(find: str, new: str, **more: Any) -> dict[str, Any]:
    """Type behind some words."""
    return {"do": "insert", "find": find, "text": new, **more}


def paragraph(find: str, new: str, **more: Any) -> dict[str, Any]:
    """Type a new paragraph behind the one with some words."""
    return {"do": "insert-paragraph", "find": find, "text": new, **more}


def _undone(w: dict[str, Any], text: str) -> Iterator[Case]:
    old, new = w["word"]
    first, end = w["split"][0], w["joined"][0]
    yield Case("words typed over, and typed back", [replace(old, new), replace(new, old)], same)
    yield Case(
        "a paragraph split and joined again", [{"do": "split", "find": first}, {"do": "join", "find": first}], same
    )
    yield Case("paragraphs joined and split again", [{"do": "join", "find": end}, {"do": "split", "find": end}], same)
    pasted = [paragraph(w["moved_words"], NEW), paragraph(NEW, OTHER)]
    yield Case("two paragraphs pasted", pasted, then(after(w["moved_words"], NEW), after(NEW, OTHER)))
    edits = [replace(*w["heading"]), replace(old, new), replace(*w["question"])]
    yield Case("a heading, a question, an answer at once", edits, swap(*w["heading"], old, new, *w["question"]))
    rest = text[text.index(w["inserted"][0]) :].split(".")[0]
    yield Case("words in other scripts typed", [insert(rest, " שלום 你好 нет")], swap(rest, f"{rest} שלום 你好 нет"))


def _looks(w: dict[str, Any], text: str) -> Iterator[Case]:
    del text
    strong, plain, address = w["strong"], w["plain"], w["link"][0]
    before = [insert(strong, "Xylo ", before=True)]
    yield Case("words typed before a bold run", before, swap(f"**{strong}**", f"Xylo **{strong}**"))
    italic = [{"do": "format", "find": strong, "italic": True}]
    yield Case("a bold run made italic", italic, swap(f"**{strong}**", f"***{strong}***"))
    bold = [{"do": "format", "find": plain, "character": "Strong Emphasis"}]
    yield Case("words made bold by a style", bold, swap(plain, f"**{plain}**"))
    yield Case("words underlined", [{"do": "format", "find": plain, "underline": 1}], same, refused=True)
    yield Case(
        "a question made italic", [{"do": "format", "find": w["q5"], "italic": True}], swap(w["q5"], f"*{w['q5']}*")
    )
    yield Case(
        "a link taken away",
        [{"do": "link", "find": address, "url": ""}],
        lambda text: re.sub(r"\[([^\]]*)\]\(https://example\.org/\w+\)", r"\1", text),
    )
    advice = {"do": "format", "find": w["advice"], "in": "Recommendation", "bold": True}
    yield Case("a recommendation made bold", [advice], same, refused=True)


def _lists(w: dict[str, Any], text: str) -> Iterator[Case]:
    one, two = [line[2:] for line in text.split("\n") if line.startswith("- ") and "](#" not in line]
    quoted = next(line[2:] for line in text.split("\n") if line.startswith("> "))
    cell = w["cell"][0]
    yield Case("an item reworded", [replace(one, NEW)], swap(f"- {one}", f"- {NEW}"))
    yield Case("an item added", [paragraph(one, NEW)], swap(f"- {one}\n", f"- {one}\n- {NEW}\n"))
    yield Case("an item deleted", [{"do": "delete-paragraph", "find": one}], swap(f"- {one}\n", ""))
    yield Case("two items joined", [{"do": "join", "find": one}], swap(f"- {one}\n- {two}", f"- {one}{two}"))
    yield Case("two items exchanged", [{"do": "move-down", "find": one}], swap(f"{one}\n- {two}", f"{two}\n- {one}"))
    yield Case(
        "an item made an answer by style",
        [{"do": "style", "find": two, "style": "Answer"}],
        swap(f"- {two}", f"\n{two}"),
    )
    yield Case(
        "a quotation made an answer by style",
        [{"do": "style", "find": quoted, "style": "Answer"}],
        swap(f"> {quoted}", quoted),
    )
    yield Case("a cell emptied", [replace(cell, "")], swap(f"| {cell} |", "|  |"))
    yield Case("a bar typed in a cell", [replace(cell, "1|2")], swap(f"| {cell} |", "| 1\\|2 |"))


def _structure(w: dict[str, Any], text: str) -> Iterator[Case]:
    a4, advice = w["a4"], re.escape(w["advice"])
    first = re.findall(r"\n- ([^\n]*?) \[x\d\]", text)[0]
    pair = [{"do": "move-paragraph", "find": words, "before": w["q4"]} for words in (w["q5"], w["last_words"])]
    yield Case("a question moved with its answer", pair, lambda text: _moved(text, w["q5"], w["q4"]))
    asked = [paragraph(a4, "Quon?", style="Question"), paragraph("Quon?", NEW, style="Answer")]
    yield Case("a question added with its answer", asked, swap(a4, f"{a4}\n\n### Quon? {{#x6}}\n\n{NEW}"))
    yield Case("a quotation added", [paragraph(a4, NEW, style="Block Text")], swap(a4, f"{a4}\n\n> {NEW}"))
    yield Case(
        "a heading inside a section added", [paragraph(a4, NEW, style="Heading 2")], swap(a4, f"{a4}\n\n#### {NEW}")
    )
    yield Case(
        "an answer written anew",
        [replace(a4, NEW)],
        then(swap(a4, NEW), lambda text: re.sub(rf"\n- {advice}[^\n]*", "", text)),
        conflicts=1,
    )
    yield Case(
        "recommendations exchanged",
        [{"do": "move-down", "find": first, "in": "Recommendation"}],
        lambda text: re.sub(r"\n(- [^\n]*)\n(- [^\n]*)", r"\n\2\n\1", text, count=1),
    )


def _facts(w: dict[str, Any], text: str) -> Iterator[Case]:
    old = re.findall(r"(?m)^language: (.*)$", text)[0]
    line = {"find": f": {old}", "in": "Date"}
    yield Case(
        "the language changed", [{"do": "replace", **line, "with": ": fr"}], swap(f"language: {old}", "language: fr")
    )
    yield Case("a language without a name", [{"do": "replace", **line, "with": ": xx"}], same, refused=True)
    yield Case(
        "the title deleted", [{"do": "delete-paragraph", "find": w["title"][0], "in": "Title"}], same, refused=True
    )
    label = f"{w['label'][0]}: "
    yield Case(
        "a speaker's name typed in front",
        [insert(w["gone_words"], label, before=True)],
        swap(w["gone"], f"**{label.strip()}** {w['gone']}"),
    )


def _several(w: dict[str, Any], text: str) -> Iterator[Case]:
    del text
    a4, words = w["a4"], w["inserted"][0]
    gone = [insert(words, " Xylo", **ANNA), {"do": "delete", "find": " Xylo", **BEN}]
    yield Case("one inserts what the other deletes", gone, same, ways=("tracked",))
    both = [paragraph(a4, "Xylo zith bran.", **ANNA), replace("zith", "quon", **BEN)]
    yield Case("one inserts a paragraph, the other edits it", both, swap(a4, f"{a4}\n\nXylo quon bran."))
    half = [insert(words, " Xylo", **ANNA), insert(w["label"][0], "X", **BEN)]
    decided = [*half, {"do": "accept", "find": "Xylo"}, {"do": "reject", "by": "Ben Bauer"}]
    yield Case("accepted in part, rejected in part", decided, swap(words, f"{words} Xylo"), ways=("tracked",))
    mixed = [replace(*w["word"], track=True), insert(words, " Xylo", track=False)]
    yield Case("tracking switched off in between", mixed, swap(*w["word"], words, f"{words} Xylo"), ways=("tracked",))
    struck = [
        {"do": "delete-paragraph", "find": w["q5"], **ANNA},
        {"do": "delete-paragraph", "find": w["last_words"], **BEN},
    ]
    yield Case("one deletes a question, the other its answer", struck, then(without(w["q5"]), without(w["last_words"])))


def _moved(text: str, question: str, before: str) -> str:
    """The text with a question and its answer in front of another question."""
    blocks = text.split("\n\n")
    at = next(place for place, one in enumerate(blocks) if question in one)
    rest = [*blocks[:at], *blocks[at + 2 :]]
    to = next(place for place, one in enumerate(rest) if before in one)
    return "\n\n".join([*rest[:to], *blocks[at : at + 2], *rest[to:]])
