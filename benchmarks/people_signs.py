# ruff: noqa: T201
"""Which signs of people the marked texts need: ``people_signs.py SCORER CORPUS... [--all]``.

Each sign (a weight of ``votes.toml``, a pattern of the languages, a finder of votes) is switched off alone, and who
takes part is found again in every text. A line says how many texts get better and worse without the sign; with
``--all`` also those that no text needs. SCORER and CORPUS: as in ``gold.py``.
"""

from __future__ import annotations

import argparse
import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gold import marked, outlined, scorer

import pipeline.structure as stage
from pipeline.languages.words import NEVER_RE
from pipeline.structure.front.matter import Front
from pipeline.structure.people import ballot, introducing
from pipeline.structure.people.scene import Scene, votes

_PATTERNS = (
    "who", "asked_whom", "both", "asked_name", "interviewee", "my_name", "holds", "as_a", "answered",
    "my_role", "your_role", "before_role", "person", "role_end",
)  # fmt: skip
_FIGURES = {"guests": 2, "roles": 1, "biography": 1}  # what a hit is worth


@dataclass(frozen=True)
class Seen:
    """A text as the finder of people sees it, with what an editor marked."""

    name: str
    gold: dict[str, Any]
    scene: Scene
    front: Front


def seen(corpus: Path) -> Iterator[Seen]:
    """Every marked text of a corpus, read once."""
    kept: list[tuple[Scene, Front]] = []
    find = vars(stage)["introduce"]

    def keep(scene: Scene, front: Front) -> introducing.Introduced:
        kept.append((scene, copy.deepcopy(front)))
        introduced: introducing.Introduced = find(scene, front)
        return introduced

    vars(stage)["introduce"] = keep
    for name, gold, path in marked(corpus, None, "", ""):
        outlined(path)
        yield Seen(f"{corpus.name}/{name}", gold, *kept[-1])
    vars(stage)["introduce"] = find


def worth(text: Seen, scene: Scene, rules: dict[str, Any]) -> int:
    """The hits of a text, less what was said in vain."""
    bio = introducing.introduce(scene, copy.deepcopy(text.front)).bio
    guests = [{"name": guest.name, "role": guest.role} for guest in bio.guests] if bio else []
    told = " ".join(block.text for block in bio.blocks) if bio else ""
    tally, _ = rules["score"](text.gold, {"bio": {"guests": guests, "text": told}}, None)
    return sum(worth * (2 * tally.n[key][0] - tally.n[key][1]) for key, worth in _FIGURES.items())


@contextmanager
def off(kind: str, name: str) -> Iterator[None]:
    """Without a weight or a finder."""
    table = votes(kind) if kind in ("guests", "roles") else vars(ballot)
    before = table[name]
    table[name] = 0.0 if kind in ("guests", "roles") else (lambda *_: ())  # type: ignore[index]
    yield
    table[name] = before  # type: ignore[index]


def switches() -> Iterator[tuple[str, str]]:
    """All signs: their kind and name."""
    yield from (("finder", name) for name in vars(ballot) if name.startswith("from_"))
    yield from ((kind, name) for kind in ("guests", "roles") for name in votes(kind))
    yield from (("pattern", name) for name in _PATTERNS)


def main() -> None:
    """Print what each sign does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    rules = scorer(asked.scorer)
    texts = [text for corpus in asked.corpus for text in seen(corpus)]
    usual = {text.name: worth(text, text.scene, rules) for text in texts}
    for kind, name in switches():
        change = {}
        for text in texts:
            if kind == "pattern":
                without: dict[str, Any] = {name: NEVER_RE}
                now = worth(text, replace(text.scene, words=replace(text.scene.words, **without)), rules)
            else:
                with off(kind, name):
                    now = worth(text, text.scene, rules)
            change[text.name] = now - usual[text.name]
        better, worse = ([name for name, by in change.items() if sign * by > 0] for sign in (1, -1))
        if better or worse or asked.all:
            print(f"{kind:8s} {name:24s} better {len(better):2d} worse {len(worse):2d}  {' '.join(better)[:110]}")


if __name__ == "__main__":
    main()
