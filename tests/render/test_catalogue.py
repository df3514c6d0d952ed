"""The catalogue: a page and the same list as data, from the facts of texts."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from pathlib import Path

from lxml import html

from pipeline.render.catalogue import Entry, catalogue, entry_of

FACTS = {"language": "en", "questions": 4}


def entry(name: str, title: str = "", date: str = "", guests: tuple[str, ...] = (), language: str = "en") -> Entry:
    files = (f"{name}.ledger.jsonl", f"{name}.pdf", f"{name}.xhtml")
    return entry_of(f"{name}.txt", files, title=title, guests=guests, date=date, language=language, questions=3)


ENTRIES = (
    entry("old/b", "Boats & <Bread>", "2019-04", ("Ines Falk",)),
    entry("a", "An Undated Talk"),
    entry("c", "Salt", "2023-11-02", ("Oda Reed", "Jon Brandt")),
    entry("ä d", "Brot", "spring of 1998", language="de"),
)


def files(entries: tuple[Entry, ...] = ENTRIES, **options: str) -> dict[str, str]:
    return {artifact.name: artifact.data.decode() for artifact in catalogue(entries, **options)}  # type: ignore[arg-type]


def test_dated_texts_come_first_and_the_newest_before_the_others() -> None:
    page = html.fromstring(files()["index.html"])
    assert [heading.text_content() for heading in page.iter("h2")] == [
        "Salt",
        "Boats & <Bread>",
        "An Undated Talk",
        "Brot",
    ]
    assert [time.get("datetime") for time in page.iter("time")] == ["2023-11-02", "2019-04"]


def test_the_page_links_each_file_and_names_what_it_links() -> None:
    page = html.fromstring(files()["index.html"])
    item = page.xpath("//li[@data-language='de']")[0]
    assert [(link.get("href"), link.get("aria-label")) for link in item.xpath(".//p[@class='files']/a")] == [
        ("%C3%A4%20d.xhtml", "XHTML: Brot"),
        ("%C3%A4%20d.pdf", "PDF: Brot"),
        ("%C3%A4%20d.ledger.jsonl", "Ledger: Brot"),
    ]
    assert item.find("h2").get("lang") == "de"


def test_the_page_asks_no_other_machine_and_runs_no_other_script() -> None:
    page = html.fromstring(files()["index.html"])
    addresses = [value for node in page.iter() for name, value in node.items() if name in ("src", "href", "action")]
    assert not [address for address in addresses if ":" in address]
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        digest = hashlib.sha256(page.xpath(f"//{tag}")[0].text.encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy


def test_without_its_script_the_page_is_a_plain_list() -> None:
    page = html.fromstring(files()["index.html"])
    assert page.xpath("//form/@hidden") and not page.xpath("//li[@hidden]")
    assert all(
        page.xpath(f"//label[@for='{name}']") for name in page.xpath("//form//*[self::input or self::select]/@id")
    )


def test_the_words_of_the_page_are_those_of_most_texts_or_as_asked() -> None:
    german = (entry("x", "Eins", language="de"), entry("y", "Zwei", language="de"), entry("z", "Three"))
    assert "<h1>Katalog</h1>" in files(german)["index.html"]
    assert "<h1>Catalogue</h1>" in files(german, language="fr")["index.html"]
    assert "<h1>Our Talks</h1>" in files(german, heading="Our Talks")["index.html"]
    assert "<h1>Catalogue</h1>" in files((entry("k", "Ein", language="tlh"),))["index.html"]


def test_the_table_is_read_by_spreadsheets_and_calculates_nothing() -> None:
    made = files((entry("a", '=HYPERLINK("x")', "2020", ("O’Hara, Ann",)),))["catalogue.csv"]
    assert made.startswith("\N{ZERO WIDTH NO-BREAK SPACE}title,")
    [row] = csv.DictReader(io.StringIO(made[1:]))
    assert (row["title"], row["guests"], row["files"]) == (
        '\'=HYPERLINK("x")',
        "O’Hara, Ann",
        "a.xhtml a.pdf a.ledger.jsonl",
    )


def test_the_linked_data_say_what_is_an_interview() -> None:
    speech = entry_of("s.txt", ["s.pdf"], title="A Speech", date="spring", language="en")
    works = json.loads(files((ENTRIES[2], speech))["catalogue.jsonld"])["hasPart"]
    assert works[0]["contributor"] == [
        {"@type": "Person", "name": "Oda Reed"},
        {"@type": "Person", "name": "Jon Brandt"},
    ]
    assert works[0]["datePublished"] == "2023-11-02" and "additionalType" in works[0]
    assert "datePublished" not in works[1] and "additionalType" not in works[1]
    assert works[1]["encoding"] == [
        {"@type": "MediaObject", "contentUrl": "s.pdf", "encodingFormat": "application/pdf"}
    ]


def test_a_name_that_is_no_unicode_keeps_its_bytes_in_a_link() -> None:
    made = catalogue((entry("\udce9t\udce9", "Summer"),))
    assert b'href="%E9t%E9.xhtml"' in made[0].data
    assert all(artifact.data.decode() for artifact in made)


def test_a_house_changes_the_page_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "catalogue.css").write_text("h1 { color: navy; }", encoding="utf-8")
    page = catalogue(ENTRIES, folders=(tmp_path,))[0].data.decode()
    assert re.search(r"<style>\s*h1 { color: navy; }</style>", page)
