"""What is said in another language than the page says so, in every format."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pikepdf
import pytest
from by_hand import plain
from lxml import etree

from pipeline.model import Page
from pipeline.render.page import lay_out
from pipeline.render.page.inline.foreign_words import tongue
from pipeline.render.theme import Theme
from pipeline.render.word.ooxml import parse, qualified
from pipeline.render.writers import docx, pdf

HEBREW = "המים עולים בכל חורף, ואיש אינו שואל את שומרי המשאבה."
FRENCH = "Ce qui n’est pas dans le rapport est dans la mémoire des gardiens, et ils ne parlent à personne."


@pytest.fixture
def mixed(theme: Theme) -> Page:
    briefing = plain("The sign on the wall says this.", HEBREW, "The word שלום is on the door, and 물이 오른다 below.")
    return lay_out(briefing, theme, ledger_name=None)


def test_a_paragraph_and_a_word_in_another_script_name_their_language_and_direction(mixed: Page) -> None:
    assert f'<p lang="he" xml:lang="he" dir="rtl" data-italics="no" data-block="b2">{HEBREW}</p>' in mixed.xhtml
    assert 'The word <span lang="he" xml:lang="he" dir="rtl" data-italics="no">שלום</span> is on' in mixed.xhtml
    assert 'and <span lang="ko" xml:lang="ko" data-italics="no">물이 오른다</span> below.' in mixed.xhtml


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (FRENCH, ' lang="fr" xml:lang="fr"'),
        ("She keeps the pump house of Saint-Aubin-du-Cormier, and the bell of Notre-Dame de la Garde.", ""),
        ("https://tides.example/que/el/agua-que-no-es-de-la-ciudad/y/los/dias", ""),
        ("R. Tavares, G. Delacroix, J. Ferreira", ""),
    ],
)
def test_a_paragraph_in_the_same_script_names_its_language_only_where_its_words_leave_no_doubt(
    text: str, attributes: str
) -> None:
    assert tongue(text, "en") == attributes


def test_names_in_latin_letters_and_signs_of_mathematics_are_at_home_everywhere(theme: Theme) -> None:
    arabic = plain("قال مهندس من شركة Brandt & Sons إن المضخة لا تعمل.", language="ar")
    formula = plain("So α → β ⇒ γ, and 水 is H₂O.")
    assert all("<span" not in lay_out(briefing, theme, ledger_name=None).xhtml for briefing in (arabic, formula))


def test_an_address_in_a_text_from_right_to_left_runs_the_other_way(theme: Theme) -> None:
    arabic = plain("هذا الجدار قديم، انظر https://tides.example/wall الآن.", language="ar")
    assert (
        '<a class="verbatim" href="https://tides.example/wall" dir="ltr">'
        in lay_out(arabic, theme, ledger_name=None).xhtml
    )


def test_the_tags_of_a_pdf_name_the_language_of_a_passage(mixed: Page, theme: Theme, stamp: datetime) -> None:
    with pikepdf.open(io.BytesIO(pdf.write(mixed, theme, "mixed", stamp=stamp).data)) as opened:
        named = {str(item.Lang) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Lang" in item}
    assert named == {"en-GB", "he", "ko"}  # English by its spelling


def test_in_word_a_paragraph_turns_round_within_its_column(mixed: Page, theme: Theme, stamp: datetime) -> None:
    data = docx.write(mixed, theme, "mixed", stamp=stamp).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document, styles = (parse(package.read(f"word/{part}.xml")) for part in ("document", "styles"))
    turned = next(s for s in styles if s.get(qualified("w:styleId")) == "BodyTextTurned")
    assert f'w:val="{turned.get(qualified("w:styleId"))}"' in etree.tostring(document, encoding="unicode")
    assert turned.find(".//" + qualified("w:bidi")) is not None
    indent = turned.find(".//" + qualified("w:ind"))
    assert (indent.get(qualified("w:left")), indent.get(qualified("w:right"))) == ("0", "2381")  # 42 mm, as before
    named = {name.rpartition("}")[2]: tag for lang in document.iter(qualified("w:lang")) for name, tag in lang.items()}
    assert named == {"bidi": "he-IL", "eastAsia": "ko-KR"}
