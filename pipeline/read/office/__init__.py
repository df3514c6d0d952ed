"""What Word, OpenDocument and RTF files have in common: a zip of XML, styles with names, boxes and notes."""
