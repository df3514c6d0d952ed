"""Every key of docs/configuration.md, in TOML and in front matter, against a talk of five lines.

What it says happens, or an error says what it wants; no key ends in a bug. The keys are those of the program's own
tables, so that a new one is tried as well.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from commanding import run
from tables import all_rows

from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError, MissingDependencyError, StrictError
from pipeline.run.analyse import understand
from pipeline.settings.decision_tables import FINDERS
from pipeline.settings.decision_tables import KEYS as DECIDED
from pipeline.settings.keys import FORMATS, KEYS, TYPES
from pipeline.settings.options import Options
from pipeline.settings.value_shapes import EXAMPLES

FIVE_LINES = "Four Questions for Ines Vale\n\nWhat do you measure?\n\nThe tide.\n\nWhy?\n\nTo know when to leave.\n"
TALKS = {
    "a title that names the guest": FIVE_LINES,
    "labels": "Salt\n\nMOSS: What is it?\n\nVALE: Salt, from the sea.\n\nMOSS: Why?\n\nVALE: We must keep it.\n",
    "no questions": "Salt\n\nIt comes from the sea.\n\nIt goes back there.\n\nNobody asks.\n\nAda Moss\n",
    "one line": "Salt?\n",
}
# What a key of a type may hold, where the table of settings does not list its choices.
SAMPLES: dict[type, list[object]] = {
    str: ["Words of some kind"],
    bool: [True, False],
    int: [1],
    list: [[], ["12", "The tide"]],
}
# Values that only this key takes.
OWN: dict[str, list[object]] = {
    "theme": ["brief", "plain", "no-such-theme"],
    "language": ["en-GB", "zh-Hant", "ar", "no tag"],
    "templates": ["layout", "no-such-folder"],
    "logo": ["logo.svg", "no-such-logo.svg"],
    "reference_docx": ["no-such-file.docx"],
    "output": ["out", "a/b"],
    "rules.off": [["straight-quotes"], ["no-such-rule"]],
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
EXPECTED = {0, StrictError.exit_code, MissingDependencyError.exit_code}  # the last: LibreOffice is not everywhere


def settings() -> Iterator[tuple[str, object]]:
    for key, known in KEYS.items():
        more = known.metadata
        values = OWN.get(key) or list(more.get("choices", ())) or SAMPLES[TYPES[known.type][0]]
        if TYPES[known.type][0] is list and more.get("choices"):
            values = [[value] for value in values]
        yield from ((key, value) for value in [*values, *([more["most"]] if "most" in more else [])])


def decided() -> Iterator[tuple[str, object]]:
    """The keys of one text, with the value that the hint of each shows; a finder is a key, too."""
    for key in DECIDED:
        yield key, tomllib.loads(EXAMPLES[key])[key]
    yield from (("find", {finder: False}) for finder in FINDERS)
    yield "guest", "Ines"
    yield "sections", []
    yield "speakers", {"MOSS": {"name": "Ada Moss", "role": "guest"}, "VALE": "Ines Vale"}


def table_of(key: str, value: object) -> dict[str, object]:
    head, _, tail = key.partition(".")
    return {head: {tail: value} if tail else value}


def toml_of(table: dict[str, object]) -> str:
    return "".join(f"{key} = {inline(value)}\n" for key, value in table.items())


def inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(("key", "value"), list(settings()), ids=lambda value: str(value)[:40])
def test_every_setting_can_be_used(
    key: str, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("layout").mkdir()
    Path("logo.svg").write_text(LOGO)
    Path("a.txt").write_text(FIVE_LINES)
    Path("briefing.toml").write_text(toml_of(table_of(key, value)))
    code = run(monkeypatch, "build", "a.txt", *(() if key == "formats" else ("-f", "html,docx")))
    said = capsys.readouterr().err
    assert code in EXPECTED or ("error: " in said and "hint: " in said and code != BriefingError.exit_code), said


@all_rows("talk", TALKS)
@all_rows("key, value", list(decided()))
def test_everything_that_can_be_decided_of_one_text_can_be_said(key: str, value: object, talk: str) -> None:
    from pipeline.settings import project
    from pipeline.settings.options import options_of

    said = f'[documents."a.txt"]\n{toml_of({key: value})}'
    known = project.parse(said, "briefing.toml")
    understand(text_of(TALKS[talk]), options_of(known, read_as=None, epoch=None))
    front = f"---\n{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}\n---\n\n"
    understand(text_of(front + TALKS[talk]), Options(FORMATS, "brief"))


def text_of(text: str) -> Text:
    return Text("a.txt", "a", text.encode(), "a.txt")
