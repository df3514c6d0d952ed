"""What the PDF needs beside WeasyPrint's layout: balanced headings, fonts, tags, and two standards in one file."""
