"""Independent validators find no error in the sample's files. `make conformance` installs them and runs this."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
VALIDATORS = ROOT / "build" / "validators"
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")
# The validator's own interface to Python; it runs in the validators' environment, not in this one.
PAGE_VALIDATION = """
import json, sys, page
result = page.validate_pdf(sys.argv[1], profile="ua1")
print(json.dumps([f"{failure.rule_id}" for failure in result.failures]))
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """The sample's files, without their suffix."""
    out = tmp_path_factory.mktemp("conformance")
    command = [sys.executable, "-m", "pipeline", "build", str(sample), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return out / sample.stem


@pytest.fixture(scope="session")
def epubcheck() -> Path:
    """EPUBCheck's jar. Skips where there is no Java and none could be installed."""
    if shutil.which("java") is None:
        pytest.skip("EPUBCheck needs Java, which is missing and could not be installed")
    return next((VALIDATORS / "lib").glob("python*/site-packages/epubcheck/epubcheck.jar"))


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )


def epub_errors(jar: Path, *command: object) -> list[str]:
    report = run(*JAVA, jar, *command, "-q", "-j", "-").stdout
    messages = json.loads(report)["messages"]
    return [f"{m['ID']} {m['message']}" for m in messages if m["severity"] in ("FATAL", "ERROR", "WARNING")]


def test_epubcheck_finds_nothing_in_the_epub(epubcheck: Path, built: Path) -> None:
    assert epub_errors(epubcheck, f"{built}.epub") == []


def test_epubcheck_takes_the_page_for_an_epub_content_document(epubcheck: Path, built: Path) -> None:
    assert epub_errors(epubcheck, f"{built}.xhtml", "--mode", "xhtml", "-v", "3.0") == []


def test_page_validation_finds_the_pdf_accessible(built: Path) -> None:
    done = run(VALIDATORS / "bin" / "python", "-c", PAGE_VALIDATION, f"{built}.pdf")
    assert json.loads(done.stdout) == [], done.stderr


def test_outloud_can_read_the_pdf_aloud(built: Path, tmp_path: Path) -> None:
    report = tmp_path / "outloud.json"
    run(VALIDATORS / "bin" / "outloud", "-q", "--json", report, f"{built}.pdf")
    files = json.loads(report.read_text(encoding="utf-8"))
    [file] = files.get("files") or files.get("results") or [files]
    assert [finding["rule"] for finding in file["findings"] if finding["severity"] in ("error", "warning")] == []


def test_openxml_audit_finds_nothing_in_the_word_file(built: Path) -> None:
    [report] = json.loads(run(VALIDATORS / "bin" / "openxml-audit", "-o", "json", "-m", "0", f"{built}.docx").stdout)
    assert [error["description"] for error in report["errors"]] == []


def test_ooxml_integrity_finds_the_word_file_whole(built: Path) -> None:
    done = run(VALIDATORS / "bin" / "ooxml-integrity", "check", "--no-config", f"{built}.docx")
    assert done.returncode == 0, done.stdout
    assert "[ERROR]" not in done.stdout
