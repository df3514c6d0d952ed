"""What speech recognition writes where nobody speaks goes; what tells of the people in the room stays."""

from __future__ import annotations

from tables import all_rows

from pipeline.clean import clean
from pipeline.read import read


def left(text: str, language: str) -> list[str]:
    return [block.text for block in clean(read(text.encode(), "a.txt", language=language, format="text")).blocks]


@all_rows(
    "language, text, expected",
    [
        ("en", "[BLANK_AUDIO]\n\nWe left. [ Silence ] The ice was late. [Music]", ["We left. The ice was late."]),
        ("en", "[Music] [Music] We left.\n\n>> [Music]", ["We left."]),
        ("en", "[Background music]\n\nWe left. [music fades out]", ["We left."]),
        ("de", "Wir fuhren. [Musik] Das Eis kam. [Applaus]", ["Wir fuhren. Das Eis kam. [Applaus]"]),
        ("ja", "[音楽] 氷が来ました。", ["氷が来ました。"]),
        ("en", "[Applause] (laughs) [the music of the ice]", ["[Applause] (laughs) [the music of the ice]"]),
        ("en", "We saw [inaudible 00:12:03] go. (crosstalk, 12:04)", ["We saw [inaudible] go. (crosstalk)"]),
        ("en", "A ferry (due 00:12), and [Psalm 23:14].", ["A ferry (due 00:12), and [Psalm 23:14]."]),
        ("fr", "Nous sommes partis. (rires 00:03:10)", ["Nous sommes partis. (rires)"]),
    ],
)  # fmt: skip
def test_notes_of_machines_go_and_those_on_people_stay(language: str, text: str, expected: list[str]) -> None:
    assert left(text, language) == expected
