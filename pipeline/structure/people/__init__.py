"""Who takes part, what they are, and what the text tells about their lives.

Names (``person_names``, ``name_cases``), what speaks for each (``signs``, ``votes.toml``), who is a guest (``ballot``),
what a guest is (``roles``), and which paragraphs tell about one (``bio``); ``introducing`` puts it together, ``gaps``
says what may be missing.
"""
