"""An error says what went wrong, where, and what to try; its exit code is documented."""

from __future__ import annotations

import ast
import pickle
import runpy
from pathlib import Path

import pytest

from pipeline.errors import BriefingError, InputError, RenderError, exit_codes

KINDS = [BriefingError, *BriefingError.__subclasses__()]


def test_an_error_is_a_sentence_a_place_and_a_hint() -> None:
    error = InputError("the file is empty", place="notes.txt, line 1", hint="saving it again")
    assert str(error) == "error: the file is empty\n  in notes.txt, line 1\n  hint: try saving it again"


def test_an_error_without_place_or_hint_has_no_empty_lines() -> None:
    assert str(RenderError("the printer is gone")) == "error: the printer is gone"


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_crosses_a_process_boundary(kind: type[BriefingError]) -> None:
    error = pickle.loads(pickle.dumps(kind("it broke", place="here", hint="again")))
    assert (type(error), str(error)) == (kind, "error: it broke\n  in here\n  hint: try again")


def test_no_two_kinds_share_an_exit_code() -> None:
    codes = [kind.exit_code for kind in KINDS]
    assert len(set(codes)) == len(codes)


def test_the_exit_codes_are_those_that_scripts_rely_on() -> None:
    assert [code for code, _ in exit_codes()] == [0, 1, 2, 3, 10, 20, 30, 40, 50, 60, 61, 70, 130]


def test_the_page_of_exit_codes_is_current(root: Path) -> None:
    page = runpy.run_path(str(root / "tools" / "exit_codes.py"))["page"]()
    assert (root / "docs" / "exit-codes.md").read_text(encoding="utf-8") == page, "run `make docs`"


# What nobody but a developer can mend: a law of the ledger or of kept stages that is broken; and what a system refuses.
WITHOUT_HINT = {"pipeline/cli/__init__.py", "pipeline/ledger", "pipeline/run/stages.py", "pipeline/clean/__init__.py"}


def test_an_error_that_a_user_can_meet_has_a_hint(root: Path) -> None:
    kinds = {kind.__name__ for kind in KINDS} - {"BriefingError"}
    bare = []
    for path in sorted((root / "pipeline").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        if any(place.startswith(known) for known in WITHOUT_HINT):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
            if name in kinds and isinstance(call, ast.Call) and "hint" not in [word.arg for word in call.keywords]:
                bare.append(f"{place}, line {call.lineno}")
    assert bare == []
