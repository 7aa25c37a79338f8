"""The founding event, read and staged."""

from __future__ import annotations

from pathlib import Path

from ceremony.documents.sheet import Edition
from ceremony.loaders.production import load_production
from ceremony.model.production import Production
from ceremony.staging.stage import stage

ROOT = Path(__file__).parents[2]


def founding() -> tuple[Production, Edition]:
    """Everything that its sheets are made of."""
    production, problems = load_production(ROOT, "thanh-khe-tay-2021")
    assert production is not None, problems
    staged = stage(production)
    return production, Edition(staged, staged.rev, "08:14 23/11/2026")
