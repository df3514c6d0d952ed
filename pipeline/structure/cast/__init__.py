"""Who takes part in a talk: names (``names``), what speaks for each (``signs``), who is a guest (``ballot``).

``legend`` reads lists of labels, ``introducing`` makes the biography of it.
"""
