#!/usr/bin/env python3
# ruff: noqa: T201
"""Finds weights for ``pipeline/structure/talk/turns.toml``: ``turn_weights.py CORPUS WHAT [--sources REGEX]``.

``asks``: paragraphs of half 0 of the transcripts of ``structure.py``, their labels taken away; which of them ask is
known by whose turn it is. ``opens``: turns of those who ask in ``CORPUS/gold``, where readers marked which open
an exchange; ``--sources`` names the texts that may be looked at. ``speaks``: what looks like a label there, where
readers marked the labels.

Logistic regression, held back by a penalty towards the weights that the table has: a sign that no text shows keeps its
weight. The table holds what is printed, rounded, with what was set by hand for such signs.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from cleaning import half
from structure import host, labelled, put_to_guests
from zones import solved

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.model import stream
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.front.line_parts import cut_places
from pipeline.structure.looks import looks_of
from pipeline.structure.talk import exchanges, questions, speakers
from pipeline.structure.talk.believing import Labels
from pipeline.structure.talk.forms import form_of_questions
from pipeline.structure.talk.opening import Openings
from pipeline.structure.talk.splitting import part
from pipeline.structure.talk.weighing import table

Sample = tuple[Mapping[str, bool | float], bool, float]  # the signs, whether it asks, and how much it counts
PENALTY, STEPS = 1.5, 40
WRITTEN, TALK = 3.0, 0.5  # how much a document counts, whatever its length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("what", choices=("asks", "opens", "speaks"))
    parser.add_argument("--sources", default="", help="the beginnings of names of texts, as a pattern")
    options = parser.parse_args()
    finders = {"opens": opening, "speaks": speaking}
    find = finders.get(options.what)
    found = find(options.corpus, options.sources) if find else asking(options.corpus)
    samples, before = list(found), table()[options.what]
    print(f"# {len(samples)} samples, {sum(sample[1] for sample in samples)} of them ask")
    for name, weight in fit(samples, before).items():
        print(f'"{name}" = {weight:.1f}  # {before[name]:.1f}')


def asking(corpus: Path) -> Iterator[Sample]:
    """The paragraphs of half 0 that could ask; what a host says besides counts neither way."""
    for text in labelled(corpus, 0):
        person = None if text.name.endswith(".json") else host(text)
        if person is None or half(text.name):
            continue
        document = clean(read("\n\n".join(p for turn in text.turns for p in turn.paragraphs).encode(), "talk.txt"))
        words = words_of(document.language)
        looks = looks_of(part(document.blocks, cut_places(document.blocks, words), words), words)
        form = form_of_questions(looks, (), words)
        truth, optional = put_to_guests(text, person)
        seen = [(look, questions.signs(looks, look.index, form, ())) for look in looks]
        rows = [(stream(look.block.text), found[1]) for look, found in seen if found]
        counts = (WRITTEN if text.written else TALK) * 30 / max(10, len(rows))
        yield from ((row, key in truth, counts) for key, row in rows if key not in optional)


def opening(corpus: Path, sources: str) -> Iterator[Sample]:
    """The turns of those who ask, in the talks that readers marked."""
    for file in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if not gold.get("questions") or not re.match(sources, file.name):
            continue
        path = corpus / gold["text"]
        left = [stream(question) for question in gold["questions"]]
        for talk in talks(path)[-1:]:  # the program looks once without names, and once with them
            for index, said in enumerate(talk.turns):
                hit = next((one for one in left if stream(said.text()).startswith(one[:60])), None)
                left = [one for one in left if one is not hit]
                if talk.probability(index):
                    yield talk.signs(index), hit is not None, 1.0


def speaking(corpus: Path, sources: str) -> Iterator[Sample]:
    """What looks like a label in the texts whose labels readers marked."""
    for file in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        named = {stream(name) for pair in gold.get("labels", {}).items() for name in pair}
        named |= {stream(name) for name in gold.get("hosts", ())}
        if named and re.match(sources, file.name):
            labels = seen_labels(corpus / gold["text"])
            yield from ((labels.signs(one), bool(named & {stream(one.name), one.person}), 1.0) for one in labels.labels)


def seen_labels(path: Path) -> Labels:
    """What looks like a label in a text."""
    found: list[Labels] = []

    def kept(*arguments: object) -> Labels:
        found.append(Labels(*arguments))  # type: ignore[arg-type]
        return found[-1]

    with patch.object(speakers, "Labels", kept):
        structure(clean(read(path.read_bytes(), path.name)))
    return found[0]


def talks(path: Path) -> list[Openings]:
    """The labelled talk of a text, if it has one, as the program weighs it."""
    found: list[Openings] = []
    weighed = exchanges.openings

    def kept(*arguments: object) -> Openings:
        found.append(weighed(*arguments))  # type: ignore[arg-type]
        return found[-1]

    with patch.object(exchanges, "openings", kept):
        structure(clean(read(path.read_bytes(), path.name)))
    return found


def fit(samples: Sequence[Sample], before: Mapping[str, float]) -> dict[str, float]:
    """The weights that make the labels most likely, each held back towards what it was."""
    names = list(before)
    rows = [
        [(at, float(signs.get(name, name == "any"))) for at, name in enumerate(names) if signs.get(name, name == "any")]
        for signs, _, _ in samples
    ]
    weights = list(before.values())
    for _ in range(STEPS):
        slope = [PENALTY * (weight - was) for weight, was in zip(weights, before.values(), strict=True)]
        curve = [[PENALTY if at == other else 0.0 for other in range(len(names))] for at in range(len(names))]
        for row, (_, asks, counts) in zip(rows, samples, strict=True):
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[at] * much for at, much in row)))))
            for at, much in row:
                slope[at] += counts * (likely - asks) * much
                for other, more in row:
                    curve[at][other] += counts * likely * (1 - likely) * much * more
        steps = solved(curve, slope)
        # A whole step of Newton's method leads far away where a sum of signs is nearly certain.
        weights = [weight - max(-0.5, min(0.5, step)) for weight, step in zip(weights, steps, strict=True)]
    return dict(zip(names, weights, strict=True))


if __name__ == "__main__":
    main()
