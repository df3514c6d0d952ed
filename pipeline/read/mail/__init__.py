"""The reader of mails (``.eml``): the message, read as a page or as pasted text; the headers become metadata.

The subject, without prefixes such as "Re:", is the title. Attachments are not read; a note lists them.
"""

from __future__ import annotations

from pipeline.read.reader import Reader, later
from pipeline.read.web.mhtml import is_mail

READER = Reader("mail", (".eml",), is_mail, later("mail.file"), by_content_first=True)
