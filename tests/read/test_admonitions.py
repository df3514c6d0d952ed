"""Boxes of MkDocs: their words are text, their kinds comments, and an indent below them is no code."""

from __future__ import annotations

from tables import all_rows

from pipeline.read import read

Shown = list[tuple[str, str, int | None]]


def shown(source: str) -> Shown:
    return [
        (block.kind, block.text.removeprefix("<!-- ").removesuffix(" -->"), block.line)
        for block in read(source.encode(), "a.md").blocks
    ]


@all_rows(
    "source, expected",
    [
        (
            '!!! note "Before & after"\n    The gate.\n\n    A pond.\nOn the quay.\n',
            [
                ("comment", "!!! note", 1),
                ("paragraph", "Before & after", 1),
                ("paragraph", "The gate.", 2),
                ("paragraph", "A pond. On the quay.", 4),
            ],
        ),
        (
            "??? tip inline\n    The gate.\n\n    !!! note\n\t\tA pond.\n\nOn.\n\n    code\n",
            [
                ("comment", "??? tip inline", 1),
                ("paragraph", "The gate.", 2),
                ("comment", "!!! note", 4),
                ("paragraph", "A pond.", 5),
                ("paragraph", "On.", 7),
                ("code", "code", 9),
            ],
        ),
        ("!!! note it\n\nWe left!\n", [("paragraph", "!!! note it", 1), ("paragraph", "We left!", 3)]),
    ],
)  # fmt: skip
def test_boxes_are_read_as_their_words(source: str, expected: Shown) -> None:
    assert shown(source) == expected
