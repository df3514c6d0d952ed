"""Wording for messages: counts and shortened texts."""

from pipeline.text.wording import harmless, plural, shortened


def test_one_is_one_and_all_else_are_many() -> None:
    assert [plural(count, "line") for count in (0, 1, 2)] == ["0 lines", "1 line", "2 lines"]


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("The dike\nmust  grow", 20) == "The dike must grow"
    assert shortened("The dike must grow by a foot", 15) == "The dike must …"


def test_a_word_that_is_too_long_is_cut_itself() -> None:
    assert shortened("x" * 50, 10) == "x" * 10 + " …"


def test_signs_that_command_a_terminal_become_pictures() -> None:
    assert (
        harmless("a\x1b]0;b\x07\x7f\x9bc")
        == "a\N{SYMBOL FOR ESCAPE}]0;b\N{SYMBOL FOR BELL}\N{SYMBOL FOR DELETE}\ufffdc"
    )
    assert harmless("é\t中\n") == "é\t中\n"
