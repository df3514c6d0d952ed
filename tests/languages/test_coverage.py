"""What is known of a language is what its files hold, and the page about it is current."""

from __future__ import annotations

import runpy
from pathlib import Path

from tables import all_rows

from pipeline.languages.coverage import coverage
from pipeline.languages.files import languages, table

PASTED = Path(__file__).parent.parent / "cases" / "pasted"


def test_the_page_about_languages_is_current(root: Path) -> None:
    page = runpy.run_path(str(root / "tools" / "languages_page.py"))["page"]()
    assert (root / "docs" / "languages.md").read_text(encoding="utf-8") == page, "run tools/languages_page.py"


def test_a_language_with_a_pasted_case_was_tried_on_it_and_no_other_claims_so() -> None:
    with_cases = {path.name.partition("-")[0] for path in PASTED.iterdir()}
    assert {tag for tag in languages() if coverage(tag).measured == "invented texts"} <= with_cases | {"zh-Hans"}
    assert {tag for tag in with_cases if coverage(tag).measured == "knowledge only"} == set()


@all_rows("tag", languages())
def test_a_language_that_was_tried_has_lists(tag: str) -> None:
    known = coverage(tag)
    assert known.measured == "knowledge only" or (known.talk and known.residue)


def test_a_script_variant_has_what_it_takes_over() -> None:
    assert coverage("zh-HK").talk
    assert coverage("zh-Hans").measured == "invented texts"


def test_the_count_of_phrases_in_english_is_that_of_the_catalogues(root: Path) -> None:
    lacking = runpy.run_path(str(root / "tools" / "catalogues.py"))["lacking"]
    folder = root / "templates" / "locale"
    tags = [tag for tag in languages() if (folder / f"{tag}.po").is_file() and tag != "zh-Hant"]
    assert {tag: coverage(tag).phrases for tag in tags} == {tag: len(lacking(folder / f"{tag}.po")) for tag in tags}


def test_a_language_without_a_catalogue_has_no_count() -> None:
    assert coverage("is").phrases is None
    assert not table("is", "talk")


def test_a_language_has_advice_where_it_has_rows_of_cues() -> None:
    assert [coverage(tag).advice for tag in ("de", "zh-Hans", "el")] == [True, True, False]
