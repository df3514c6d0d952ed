"""The fixed words: catalogues that lose nothing, plural forms and dates as the language has them, a user's own."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from tables import all_rows

from pipeline.errors import LayoutError
from pipeline.languages import catalogues
from pipeline.languages.scripts import direction
from pipeline.model import Block, Briefing, Date
from pipeline.render import resources
from pipeline.render.page import fixed_words, lay_out
from pipeline.render.page.reference.printed_dates import written_out
from pipeline.render.theme import Theme, load
from pipeline.render.theme.house import House

LANGUAGES = resources.names("locale", ".po")
PLACE_RE = re.compile(r"\{[a-z0-9]+\}")


def messages(path: Path) -> dict[str, Message]:
    """The phrases of a catalogue by their keys."""
    with path.open("rb") as file:
        return {message.context: message for message in read_po(file, abort_invalid=True) if message.id}


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    """A phrase for one thing and for several, or the phrase alone."""
    return (words,) if isinstance(words, str) else tuple(words)


@all_rows("language", LANGUAGES)
def test_a_catalogue_translates_phrases_that_there_are_and_keeps_their_places(language: str) -> None:
    english = messages(resources.builtin() / "locale" / "briefing.pot")
    for key, message in messages(resources.builtin() / "locale" / f"{language}.po").items():
        assert message.id == english[key].id
        for form in filter(None, forms(message.string)):
            places = set(PLACE_RE.findall(forms(message.id)[0]))
            assert places - {"{count}"} == set(PLACE_RE.findall(form)) - {"{count}"}, key


def test_a_phrase_without_a_translation_is_said_in_english_and_reported(root: Path, tmp_path: Path) -> None:
    tool = runpy.run_path(str(root / "tools" / "catalogues.py"))
    text = (root / "templates" / "locale" / "de.po").read_text("utf-8")
    path = tmp_path / "de.po"
    path.write_text(text.replace('msgstr "Inhalt"', 'msgstr ""'), "utf-8")
    assert tool["lacking"](path) == ["contents"]
    (tmp_path / "de.mo").write_bytes(tool["compile_catalogue"](path))
    with (tmp_path / "de.mo").open("rb") as file:
        own = catalogues.Catalogue(file)
    assert own.pgettext("contents", "Contents") == "Contents"


def test_the_compiled_catalogues_are_current(root: Path) -> None:
    made = runpy.run_path(str(root / "tools" / "catalogues.py"))["compiled"]()
    there = {path: path.read_bytes() for path in (root / "templates" / "locale").glob("*.mo")}
    assert sorted(made) == sorted(there)
    assert [path.name for path, data in made.items() if there[path] != data] == [], "run tools/catalogues.py"


# Numbers that a language says alike, a group for each form; from the grammars, as the manual of gettext lists them
# ("Additional functions for plural forms"). Not from CLDR: its releases take a language's forms apart and together.
SAID_ALIKE = {
    ("id", "ja", "ko", "vi", "zh", "zh-Hant"): ["0 1 2 5 11 21 100"],
    ("da", "de", "el", "es", "fi", "hu", "it", "nb", "nl", "sv", "tr"): ["1", "0 2 5 11 21 100 101"],
    ("fa", "fr", "hi", "pt", "pt-BR"): ["0 1", "2 5 11 21 100 101"],
    ("ru", "uk"): ["1 21 101", "2 3 4 22 104", "0 5 11 12 14 20 25 111 112"],
    ("pl",): ["1", "2 3 4 22 104", "0 5 11 12 14 20 21 25 101 111 112"],
    ("cs",): ["1", "2 3 4", "0 5 11 12 22 101 102"],
    ("ro",): ["1", "0 2 11 19 101 119", "20 21 100 120"],
    ("he",): ["1", "2", "0 3 11 12 20 100 102"],
    ("ar",): ["0", "1", "2", "3 10 103 110", "11 26 99 111", "100 101 102 200"],
}


@all_rows("language", LANGUAGES)
def test_numbers_have_the_forms_that_the_grammar_of_the_language_tells_apart(language: str) -> None:
    [groups] = [groups for languages, groups in SAID_ALIKE.items() if language in languages]
    plural = fixed_words.load(language).catalogue.plural
    forms = [{plural(int(number)) for number in group.split()} for group in groups]
    assert [len(form) for form in forms] == [1] * len(groups)
    assert sorted(set.union(*forms)) == list(range(len(groups))), "a form is never used"


@all_rows("language", LANGUAGES)
def test_a_phrase_that_counts_has_the_forms_that_the_head_of_its_catalogue_announces(language: str) -> None:
    text = (resources.builtin() / "locale" / f"{language}.po").read_text(encoding="utf-8")
    announced = int(re.findall(r"nplurals=(\d+)", text)[0])
    counted = text.split("\nmsgid_plural ")[1:]
    assert counted
    assert [len(re.findall(r"^msgstr\[\d\]", part.split("\n\n")[0], re.MULTILINE)) for part in counted] == [
        announced
    ] * len(counted)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 question"),
        ("pl", 3, "3 pytania"),
        ("pl", 12, "12 pytań"),
        ("ru", 21, "21 вопрос"),
        ("ja", 4, "質問4件"),
    ],
)
def test_things_are_counted_in_the_grammar_of_the_language(language: str, number: int, said: str) -> None:
    assert fixed_words.load(language).count("question-count", number) == said


def test_every_cleaning_rule_has_human_words_in_english(root: Path) -> None:
    rules = {file.stem.replace("_", "-") for file in (root / "pipeline" / "clean" / "rules").glob("[a-z]*.py")}
    assert rules == set(fixed_words.load("en").rules)


@pytest.mark.parametrize(
    ("tag", "language", "contents"),
    [
        ("pt-BR", "pt-BR", "Sumário"),
        ("pt-AO", "pt", "Índice"),
        ("eo", "en", "Contents"),
        ("en-GB", "en", "Contents"),
        ("iw", "he", "תוכן"),
    ],
)
def test_a_region_falls_back_to_its_language_and_an_unknown_language_to_english(
    tag: str, language: str, contents: str
) -> None:
    found = fixed_words.load(tag)
    assert (found.language, found["contents"]) == (language, contents)


@pytest.mark.parametrize(
    ("language", "runs"),
    [
        ("ar", "rtl"),
        ("yi", "rtl"),
        ("dv", "rtl"),
        ("ur-PK", "rtl"),
        ("ja", "ltr"),
        ("iw", "rtl"),
        ("ar-EG", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("en", "ltr"),
    ],
)
def test_the_direction_is_that_of_the_script(language: str, runs: str) -> None:
    assert direction(language) == runs


ESPERANTO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "contents"
msgid "Contents"
msgstr "Enhavo"

msgctxt "question-count"
msgid "{count} question"
msgid_plural "{count} questions"
msgstr[0] "unu demando"
msgstr[1] "{count} demandoj"
"""


def own(folder: Path, tag: str, text: str) -> tuple[Path, ...]:
    (folder / "locale").mkdir()
    (folder / "locale" / f"{tag}.po").write_text(text, "utf-8")
    return (folder,)


def test_a_language_is_added_by_a_file(tmp_path: Path) -> None:
    found = fixed_words.load("eo", own(tmp_path, "eo", ESPERANTO))
    assert (found.language, found["contents"], found["glossary"]) == ("eo", "Enhavo", "Acronyms")
    assert [found.count("question-count", number) for number in (1, 2)] == ["unu demando", "2 demandoj"]


def test_single_phrases_of_a_language_are_overridden_and_the_rest_stays(tmp_path: Path) -> None:
    text = ESPERANTO.replace("Enhavo", "Übersicht").replace("unu demando", "").replace("{count} demandoj", "")
    found = fixed_words.load("de", own(tmp_path, "de", text))
    assert (found["contents"], found["recommendations"]) == ("Übersicht", "Empfehlungen")
    assert found.count("question-count", 2) == "2 Fragen"


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("Enhavo\n", "not a PO file", "line 1"),
        ('msgctxt "with"\nmsgid "A conversation with {name}"\nmsgstr "Kun {nomo}"\n', "{name}, {nomo}", "line 2"),
        (ESPERANTO.replace("(n != 1)", "(n !! 1)"), "cannot be read", "eo.po"),
    ],
)
def test_a_broken_catalogue_of_a_user_is_named_with_its_line(tmp_path: Path, text: str, said: str, line: str) -> None:
    with pytest.raises(LayoutError) as caught:
        fixed_words.load("eo", own(tmp_path, "eo", text))
    assert said in caught.value.sentence
    assert caught.value.place is not None
    assert line in caught.value.place


@pytest.mark.parametrize(
    ("iso", "language", "said"),
    [
        ("2021-05-03", "de", "3. Mai 2021"),
        ("2021-05", "ru", "май 2021\N{NARROW NO-BREAK SPACE}г."),
        ("2021-05-03", "zh-Hant-TW", "2021年5月3日"),
        ("2021", "en-GB", "2021"),
        ("2021-13-40", "de", "2021-13-40"),
        ("2021-05-03", "x-unknown", "2021-05-03"),
        ("spring", "en", "spring"),
    ],
)
def test_a_date_in_figures_is_written_out_as_the_language_does(iso: str, language: str, said: str) -> None:
    assert written_out(iso, language) == said


def test_a_date_from_figures_about_the_text_is_written_out_and_one_in_its_words_stays(
    briefing: Briefing, theme: Theme
) -> None:
    def printed(date: Date) -> str:
        page = lay_out(replace(briefing, date=date, language="de", byline=None), theme, ledger_name=None).xhtml
        above = re.search(r'<p class="document-kind"[^>]*>[^<]*? · (.*?)</p>', page)
        below = re.search(r'<p class="date"[^>]*>(.*?)</p>', page)
        assert not (above and below)
        return "".join(found[1] for found in (above, below) if found)

    figures, iso = date(2021, 5, 3).isoformat(), "2021-05-03"
    assert printed(Date(figures, iso)) == f'<time datetime="{iso}">3. Mai 2021</time>'
    assert printed(Date(f"{figures}T10:00:00Z", iso)) == f'<time datetime="{iso}">3. Mai 2021</time>'
    assert printed(Date("2021/5/3 10:20", iso)) == f'<time datetime="{iso}">3. Mai 2021</time>'
    assert printed(Date("2021 im Mai", "2021-05")) == '<time datetime="2021-05">2021 im Mai</time>'
    assert printed(Date("03/05/2021", iso)) == f'<time datetime="{iso}">03/05/2021</time>'
    assert printed(Date("Anfang Mai 2021", "2021-05")) == '<time datetime="2021-05">Anfang Mai 2021</time>'
    assert printed(Date("Mon, 03 May 2021 11:04:54 +0000", iso)) == f'<time datetime="{iso}">3. Mai 2021</time>'
    assert printed(Date(f"{figures}T11:04:54+02:00", iso)) == f'<time datetime="{iso}">3. Mai 2021</time>'
    assert printed(Date("May 3rd, 2021", iso)) == f'<time datetime="{iso}">3. Mai 2021</time>'
    assert printed(Date("Mo., 3. Mai 2021", iso)) == f'<time datetime="{iso}">Mo., 3. Mai 2021</time>'
    assert printed(Date("03/05/2021, 11:04", None)) == "03/05/2021"
    words = Block("b99", "paragraph", f"Datum: {figures}")
    assert printed(Date(figures, iso, words)) == f'Datum: <time datetime="{iso}">{figures}</time>'


def test_the_line_above_the_title_says_kind_series_and_a_date_that_no_line_of_the_text_has(briefing: Briefing) -> None:
    text = replace(briefing, date=Date("2021-05-03", "2021-05-03"), byline=None)
    page = lay_out(text, load(house=House(series="Tide Talks 4")), ledger_name=None).xhtml
    assert '>Briefing · Tide Talks 4 · <time datetime="2021-05-03">May 3, 2021</time></p>' in page
    assert 'class="date"' not in page
