"""What tools make is what the repository holds."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_style_sheet_and_the_ornaments_are_current() -> None:
    for name, content in tool("build_theme").files().items():
        kept = (ROOT / "ceremony" / "theme" / name).read_text(encoding="utf-8")
        assert kept == content, f"{name} is old: run tools/build_theme.py"


def test_the_measures_of_the_fonts_are_current() -> None:
    kept = (ROOT / "ceremony" / "theme" / "metrics.json").read_text(encoding="utf-8")
    assert kept == tool("measure_fonts").measured(), "run tools/measure_fonts.py"


def test_the_table_of_what_the_fonts_draw_is_current() -> None:
    kept = (ROOT / "ceremony" / "theme" / "coverage.json").read_text(encoding="utf-8")
    assert kept == tool("measure_fonts").covered(), "run tools/measure_fonts.py"
