"""What a manuscript offers and repeats: comments that take effect without their signs, pull quotes, excerpts."""
