"""What the desk shows of a text: its talk with what is to look at, its source, its pages."""
