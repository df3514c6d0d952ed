"""The reader of mails (``.eml``): the words of the message, read as a page or as pasted text; its head is metadata.

The subject is the title, without what programs put before it. Attachments are not read, and told.
"""

from __future__ import annotations

from pipeline.read.reader import Reader, later
from pipeline.read.web.mhtml import is_mail

READER = Reader("mail", (".eml",), is_mail, later("mail.file"), by_content_first=True)
