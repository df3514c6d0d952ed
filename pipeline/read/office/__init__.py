"""Common parts of the readers of Word, OpenDocument and RTF files: a zip of XML, named styles, boxes and notes."""
