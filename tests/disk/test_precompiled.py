"""What an earlier process made of the program's texts is what this one would have made."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import kept
from pipeline.disk import hyphen_patterns, precompiled
from pipeline.run.press import print_jobs

BUILD = """
import builtins, re, sys, tomllib
from pathlib import Path
from pipeline.disk import precompiled
made = {"patterns": 0, "methods": 0, "tables": 0}
def counted(what, function):
    def count(*arguments, **named):
        made[what] += 1
        return function(*arguments, **named)
    return count
re._compiler.compile = counted("patterns", re._compiler.compile)
precompiled._translated = counted("patterns", precompiled._translated)
precompiled.compile = counted("methods", builtins.compile)
tomllib.loads = counted("tables", tomllib.loads)
precompiled.install(Path(sys.argv[1]))
from pipeline.run.analyse import understand
from pipeline.disk.source_files import Text
from pipeline.settings.options import Options
text = "Boats\\n\\nWhen did it stop?\\n\\nIt stopped in 1998."
understand(Text("boats.txt", "boats", text.encode(), "boats.txt"), Options(("txt",), "brief"))
re.search("made of a text", "text")
precompiled.save()
print(*made.values())
"""


def made_anew(folder: Path, **variables: str) -> list[int]:
    """How many patterns, methods and tables a process makes that reads, cleans and structures a text."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", BUILD, folder]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment | variables)
    return [int(number) for number in run.stdout.split()]


def is_little(made: list[int]) -> bool:
    """Whether only the pattern that is made of a text was made, and the small tables of weights."""
    patterns, methods, tables = made
    return patterns == 1 and methods == 0 and tables < 5


TEXT = "Ada Reed:  “I row,  I row.” — 3 May 1998, Straße 4\n[00:12] İ, ſ, K; Ώρα? Ёлка. 東京の船。"


def where(pattern: re.Pattern[Any], text: str | bytes) -> list[tuple[int, int]]:
    """The places in a text that a pattern finds."""
    encoded = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    text = encoded if isinstance(pattern.pattern, bytes) else encoded.decode("utf-8", "surrogatepass")
    return [match.span() for match in pattern.finditer(text)]


def file_of(folder: Path, name: str) -> Path:
    """A file of results."""
    return folder / f"{name}.{sys.implementation.cache_tag}"


def kept_in(folder: Path, name: str) -> dict[tuple[str, Any], Any]:
    """The results in a file."""
    made: dict[tuple[str, Any], Any] = marshal.loads(file_of(folder, name).read_bytes())[1]
    return made


def test_a_second_process_makes_nothing_and_gets_the_same(tmp_path: Path) -> None:
    assert all(number > 50 for number in made_anew(tmp_path))
    assert is_little(made_anew(tmp_path))
    for (kind, key), value in kept_in(tmp_path, "code").items():
        if kind == "class":
            assert marshal.loads(value) == compile(key, "<string>", "exec", dont_inherit=True)
            continue
        flags, code, *others = value
        numbers = [int.from_bytes(code[at : at + 4], sys.byteorder) for at in range(0, len(code), 4)]
        import _sre

        made = _sre.compile(key[0], flags, numbers, *others)
        assert (made.pattern, made.flags, made.groupindex) == (
            key[0],
            re.compile(*key).flags,
            re.compile(*key).groupindex,
        )
        assert all(where(made, text) == where(re.compile(*key), text) for text in (TEXT, key[0]))
    for (kind, key), value in kept_in(tmp_path, "table").items():
        assert kind == "table"
        assert marshal.loads(value) == tomllib.loads(key)
    assert not any("made of a text" in str(key) for key in kept_in(tmp_path, "code"))  # such patterns never come again


@pytest.mark.parametrize(
    ("code", "table"), [(b"", b"garbage"), (marshal.dumps(("another Python", {("a", 0): ()})), b"N")]
)
def test_a_file_that_is_damaged_or_of_another_python_is_replaced(tmp_path: Path, code: bytes, table: bytes) -> None:
    file_of(tmp_path, "code").write_bytes(code)
    file_of(tmp_path, "table").write_bytes(table)
    assert all(number > 50 for number in made_anew(tmp_path))
    assert is_little(made_anew(tmp_path))


def test_where_nothing_can_be_written_everything_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    first = made_anew(tmp_path / "file" / "folder")
    assert made_anew(tmp_path / "file" / "folder") == first
    assert not is_little(first)


def test_of_too_many_results_those_stay_that_were_used_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precompiled, "MOST", 200)
    for number in range(6):
        kept = precompiled._Kept("values", [tmp_path])
        for key in (("a", 0), ("a", number)):
            if not kept.get(key):
                kept.add(key, bytes([number + 1]) * 30)
        kept.save()
    found = kept_in(tmp_path, "values")
    assert 1 < len(found) < 6
    assert file_of(tmp_path, "values").stat().st_size <= 200 + 50
    assert found["a", 0] == b"\1" * 30
    assert found["a", 5] == b"\6" * 30


def test_the_users_cache_is_for_those_who_have_told_python_to_write_no_byte_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    beside, users = precompiled._usual_folders()
    assert users == tmp_path / "briefing-pipeline"
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert precompiled._usual_folders() in ([beside], [beside, users])  # the folder of byte code may be read-only


def test_another_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiler = precompiled._compiler
    original = compiler.compile
    monkeypatch.setattr(precompiled, "_folders", [])
    monkeypatch.delattr(compiler, "_code")
    precompiled.install(tmp_path)
    assert compiler.compile is original


def keep_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep results in a folder, for the length of a test."""
    monkeypatch.setattr(precompiled, "_folders", [folder])
    monkeypatch.setattr(precompiled, "_files", {})
    monkeypatch.setattr(kept, "memory", precompiled)


class Dictionary:
    """Stands for Pyphen's; ``reads`` counts."""

    reads = 0

    def __init__(self, path: Path) -> None:
        Dictionary.reads += 1
        self.patterns: dict[str, Any] = {path.read_text(): (0, (1, NumberWithData(3)) if "=" in path.name else (1, 3))}
        self.maxlen, self.cache = 2, {"used": [1]}


class NumberWithData(int):
    """As Pyphen's numbers for nonstandard hyphens."""


@pytest.mark.parametrize(("name", "reads"), [("hyph_en.dic", 2), ("hyph_hu=.dic", 3)])
def test_hyphens_are_read_once_for_each_state_of_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reads: int
) -> None:
    keep_in(tmp_path, monkeypatch)
    monkeypatch.setattr(Dictionary, "reads", 0)
    patterns_of, path = hyphen_patterns.remembered(Dictionary), tmp_path / name
    for words in ("ab", "ab", "cd longer"):
        if not path.exists() or path.read_text() != words:
            path.write_text(words)
        made = patterns_of(path)
        assert isinstance(made, Dictionary)
        assert list(made.patterns) == [words]
        assert made.maxlen == 2
    assert Dictionary.reads == reads


def test_the_patterns_of_a_language_have_a_file_of_their_own_without_those_of_older_dictionaries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_in(tmp_path, monkeypatch)
    patterns_of = hyphen_patterns.remembered(Dictionary)
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
        for name in ("hyph_en.dic", "hyph_de.dic"):
            (tmp_path / folder / name).write_text(name)
            patterns_of(tmp_path / folder / name)
    precompiled.save()
    for name in ("hyph_en", "hyph_de"):
        assert len(kept_in(tmp_path, f"{name}.hyphens")) == 1


ENDED = """
import gc, sys
from pipeline.__main__ import main
sys.argv[1:] = ["--version"]
try:
    main()
finally:
    print(gc.get_freeze_count() > 1000)
"""


SELECTORS = """
import sys
from pathlib import Path
from pipeline.disk import precompiled
precompiled.install(Path(sys.argv[1]))
precompiled.keep_selectors()
made = []
precompiled.compile = lambda *of, **named: made.append(of[0]) or compile(*of, **named)
import cssselect2, tinycss2
from xml.etree import ElementTree
page = ElementTree.fromstring("<ul><li class='first'>One</li><li>Two</li></ul>")
matcher = cssselect2.Matcher()
for name in ("li", "li.first", "ul > li:not(.first)", "ol li"):
    for selector in cssselect2.compile_selector_list(name):
        matcher.add_selector(selector, name)
for element in cssselect2.ElementWrapper.from_xml_root(page).iter_subtree():
    print([found[-1] for found in matcher.match(element)])
precompiled.save()
print(len(made))
"""


def test_selectors_of_an_earlier_process_fit_the_same_elements(tmp_path: Path) -> None:
    first, again = (
        subprocess.run([sys.executable, "-c", SELECTORS, tmp_path], capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    expected = ["[]", "['li', 'li.first']", "['li', 'ul > li:not(.first)']"]
    *fitting, made = first.stdout.splitlines()
    assert fitting == expected
    assert int(made) > 0
    assert again.stdout.splitlines() == [*expected, "0"]


def test_the_command_ends_without_a_search_for_garbage() -> None:
    run = subprocess.run([sys.executable, "-c", ENDED], capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == "True"


OF_SETS = """
import sys
from pathlib import Path
from pipeline.disk import precompiled
precompiled.install(Path(sys.argv[1]))
import email._header_value_parser
import tinyhtml5
tinyhtml5.parse("<p class=a>The ferry runs at night.")
precompiled.save()
"""


def test_patterns_that_are_written_from_sets_are_not_kept_anew_in_each_process(tmp_path: Path) -> None:
    kept = []
    for seed in ("1", "2"):  # of the order of sets
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", OF_SETS, tmp_path], check=True, env=environment)
        kept.append(kept_in(tmp_path, "code"))
    assert kept[0].keys() == kept[1].keys()


def test_a_worker_keeps_what_it_learned_while_it_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_in(tmp_path, monkeypatch)
    monkeypatch.setattr(print_jobs, "_printed", lambda job: precompiled.add("hyphens", job, b"patterns"))
    print_jobs.print_job("de")  # type: ignore[arg-type]
    assert kept_in(tmp_path, "hyphens") == {("hyphens", "de"): b"patterns"}
