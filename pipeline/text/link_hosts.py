"""Where links lead: a site's menu keeps to the site, an author's list of references does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable


def leads_away(addresses: Iterable[str]) -> bool:
    """Whether addresses are those of several sites, and at most half of them of one; an address within a site is its
    own.
    """
    hosts = [_HOST_RE.match(address) for address in addresses]
    counts = Counter(host[1].lower() if host else "" for host in hosts)
    return len(hosts) >= _LEAST and max(counts.values()) * 2 <= len(hosts)


_LEAST = 3  # links of a list
_HOST_RE = re.compile(r"https?://(?:www\.)?([^/?#\s]+)")
