"""Read instructions to a site's program as comments, if they are paragraphs of their own.

``{% image "a.jpg" %}`` (Jekyll, Eleventy, Nunjucks), ``[gallery ids="1,2"]`` (WordPress), ``<Photo alt={`Ada`} />``
(MDX). The text between ``[caption …]`` and ``[/caption]``, and the caption argument of ``{% image %}``,
``{{< figure >}}`` (Hugo) or a component, becomes the caption of a figure. Above the text, ``import`` and ``export`` of
MDX are instructions, too. A cleaning rule handles instructions amid words.

Source: mdxjs.com/docs/what-is-mdx (ESM).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Block, Mark


def without_shortcodes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with instructions as comments."""
    if not any(_SIGN_RE.match(block.text) for block in blocks):
        return tuple(blocks)
    above = next((n for n, block in enumerate(blocks) if not _is_above(block)), len(blocks))
    head = (replace(block, kind="comment", marks=()) if _is_module(block) else block for block in blocks[:above])
    return tuple(part for block in (*head, *blocks[above:]) for part in _divided(block))


def _is_above(block: Block) -> bool:
    """Whether a block is for programs: what comes before the first word of the text."""
    return block.kind in ("metadata", "comment") or _is_module(block) or bool(_ALONE_RE.match(block.text))


def _is_module(block: Block) -> bool:
    return block.kind == "paragraph" and bool(_MODULE_RE.match(block.text))


_SIGN_RE = re.compile(r"\s*(?:\\\s*$|\{%|\{\{|<[A-Z]|\\?\[/?[a-z]|(?:import|export)\s)")
_MODULE_RE = re.compile(
    r"""(?:\s*(?:import\s(?:[^\n;"']{1,200}\sfrom\s)?\s*(?:"[^"\n]{1,200}"|'[^'\n]{1,200}')"""
    r"""|export\s(?:const|let|default)\s[^\n;]{1,300});?)+\s*$"""
)
_ALONE_RE = re.compile(
    r"\s*(?:(?:\{%[^{}]{0,2000}%\}|\{\{(?![<%])(?:[^{}\n\s]*\s){0,7}[^{}\n\s]*\}\}|\\(?=\s*$)"
    r"|\\?\[(?P<embed>embed|audio|video|youtube|vimeo|soundcloud|spotify|twitter|tweet|instagram)(?:\s[^\[\]]{0,2000})?\\?\]"
    r"\S{1,300}?\\?\[/(?P=embed)\\?\]"  # [embed]https://…[/embed], in Markdown behind backslashes
    r"|\[/?(?:gallery|embed|audio|video|playlist|youtube|vimeo|contact-form|vc_\w+|et_pb_\w+|fusion_\w+)"
    r"(?:\s[^\[\]]{0,2000})?\]|<[A-Z]\w*\s[^<>]{0,20000}/>)\s*)+$"
)
# Five words between quotation marks, which a template prints: cleaning keeps them.
_SENTENCE_RE = re.compile(r"""["'](?:(?:[^\s"'{}]|'(?=\w)){1,40}\s){4}[^\s"'{}]""")
_IMAGE_RE = re.compile(
    r"\s*\{(?:%|\{[<%])-?\s*(?:image|img|figure|picture|photo|include\s+\S{0,200}?(?:figure|image)\S{0,200})\s([^{}]{1,2000}?)-?/?(?:%|[>%]\})\}\s*$"
    r"|\s*<(?=[A-Z])\w*(?i:image|img|picture|figure|photo)\w*\s([^<>]{1,20000}?)/>\s*$"
)
_SOURCE_RE = re.compile(r"""["']([^"'\s]{1,500}\.(?:jpe?g|png|gif|webp|svg|avif))["']""", re.IGNORECASE)
_GIVEN_RE = re.compile(
    r"""\b(caption|alt|title|credit|author)\s*=\s*(?:"([^"]{1,500})"|'([^']{1,500})'|\{([^{}]{1,500})\})"""
)
_QUOTED_RE = re.compile(r"""(?:^|[\s,])(?:"([^"]{1,500})"|'([^']{1,500})')(?=[\s,]|$)""")
_CAPTION_RE = re.compile(r"\s*(\[caption(?:\s[^\[\]]{0,2000})?\])(.*)\[/caption\]\s*$", re.DOTALL)


def _divided(block: Block) -> Iterator[Block]:
    if block.kind not in ("paragraph", "figure"):
        yield block
    elif (image := _IMAGE_RE.match(block.text)) and (source := _SOURCE_RE.search(image[image.lastindex or 0])):
        yield from _pictured(block, image, source)
    elif _ALONE_RE.match(block.text) and not _SENTENCE_RE.search(block.text):
        yield replace(block, kind="comment", marks=())
    elif caption := _CAPTION_RE.match(block.text):
        yield replace(block.piece(*caption.span(1)), id=f"{block.id}c", kind="comment", marks=())
        start, end = caption.span(2)
        lead = len(caption[2]) - len(caption[2].lstrip())
        yield replace(block.piece(start + lead, end), kind="figure")
    else:
        yield block


def _pictured(block: Block, image: re.Match[str], source: re.Match[str]) -> Iterator[Block]:
    """The figure for an instruction, with the instruction's source before and after the caption as comments."""
    values = image.lastindex or 0
    start, end = _caption(image[values], source)
    start, end = start + image.start(values), end + image.start(values)
    mark = Mark("image", 0, end - start, source[1])
    yield replace(block.piece(0, start), id=f"{block.id}c", kind="comment", marks=())
    yield replace(block, kind="figure", text=block.text[start:end], marks=(mark,))
    yield replace(block.piece(end), id=f"{block.id}d", kind="comment", marks=())


def _caption(values: str, source: re.Match[str]) -> tuple[int, int]:
    """Where the caption is: the argument named so, else the first other quoted text, but none after the address."""
    given = {match[1]: match.span(match.lastindex or 0) for match in _GIVEN_RE.finditer(values)}
    quoted = (match.span(1 if match[1] else 2) for match in _QUOTED_RE.finditer(values, source.end()))
    named = (given[key] for key in ("caption", "title", "alt", "credit", "author") if key in given)
    return next(named, None) or next(quoted, (source.end(), source.end()))
