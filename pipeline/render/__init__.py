"""Lay out and render: a Briefing becomes one semantic XHTML page, and the page becomes files."""
