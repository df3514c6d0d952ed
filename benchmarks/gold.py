# ruff: noqa: T201
"""Marked texts against what is found in them, in one process: ``gold.py CORPUS SCORER [--only RE] [--leave RE] [-v]``.

CORPUS holds texts and, in its folder ``gold`` (or in ``--gold``), one JSON file for each. SCORER is a Python file that
has ``score(gold, outline, clean)``, ``figures(tallies)`` and ``group(path)``; what it would run by itself is left out.
``--leave`` keeps texts back, so that what was tuned on some can be measured on others.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.cli.records import outline_json
from pipeline.cli.source_options import cleaned, understood


def scorer(path: Path) -> dict[str, Any]:
    """The functions of a scoring script, without the call that runs it."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    tree.body = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))]
    names: dict[str, Any] = {"__name__": "scorer"}
    exec(compile(tree, str(path), "exec"), names)
    return names


def outlined(path: Path) -> dict[str, Any]:
    """The outline of a text, as ``briefing outline --json`` prints it."""
    return outline_json(understood(str(path)).briefing)


def clean_text(path: Path) -> str:
    """The clean text, a line for each block; empty for a manuscript."""
    document = cleaned(str(path), None, ())
    return "\n".join(block.text for block in document.blocks) if document else ""


def marked(corpus: Path, folder: Path | None, only: str, leave: str) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Each marked text: its name, its marks, its path."""
    for file in sorted((folder or corpus / "gold").glob("*.json")):
        if re.search(only, file.name) and not (leave and re.search(leave, file.name)):
            gold = json.loads(file.read_text("utf-8"))
            yield file.stem, gold, corpus / gold["text"]


def arguments(about: str | None) -> argparse.ArgumentParser:
    """The arguments that benchmarks of marked texts share."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--gold", type=Path, help="the folder of the marks")
    parser.add_argument("--only", default="", help="regular expression for names of texts")
    parser.add_argument("--leave", default="", help="regular expression for names of texts that are kept back")
    return parser


def main() -> None:
    """Print each figure for all texts and by source, and with -v each fault."""
    parser = arguments(__doc__)
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args()
    rules = scorer(asked.scorer)
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for name, gold, path in marked(asked.corpus, asked.gold, asked.only, asked.leave):
        tally, faults = rules["score"](gold, outlined(path), None)
        groups[rules["group"](gold["text"])].append(tally)
        if asked.v and faults:
            print(name, *(f"   {fault}" for fault in faults), sep="\n")
    whole = rules["figures"]([tally for tallies in groups.values() for tally in tallies])
    parts = {group: rules["figures"](tallies) for group, tallies in groups.items()}
    print(f"{'':43s}" + "".join(f"{group[-8:]:>9s}" for group in parts))
    for figure, (value, counts) in whole.items():
        print(
            f"{figure:26s} {value:6.3f} {counts!s:>9s}" + "".join(f"{part[figure][0]:9.2f}" for part in parts.values())
        )


if __name__ == "__main__":
    main()
