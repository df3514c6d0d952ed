"""The cleaning rules, one per file: every module of this folder has a value ``RULE``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from pipeline.clean.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they run."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found: list[Rule] = [module.RULE for module in modules]
    return tuple(sorted(found, key=lambda rule: (rule.order, rule.name)))
