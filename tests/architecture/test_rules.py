"""The rules of the house hold in every file, and each rule finds the fault it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import rules

Rule = Callable[[str], list[str]]

PYTHON_RULES: list[tuple[Rule, str]] = [
    (rules.too_long, "x = 1\n" * (rules.LONGEST + 1)),
    (rules.undocumented, "def open_door() -> None:\n    pass\n"),
    (rules.vague_names, "class CueManager:\n    pass\n"),
    (rules.module_state, "clients: dict[str, int] = {}\n"),
    (rules.swallowed, "try:\n    go()\nexcept Exception:\n    pass\n"),
]
PAGE_RULES: list[tuple[Rule, str]] = [
    (rules.too_long, "let x = 1;\n" * (rules.LONGEST + 1)),
    (rules.outside_addresses, '<script src="https://cdn.example.com/x.js"></script>'),
    (rules.outside_addresses, "@import url(//fonts.example.com/css);"),
]


def name_of(path: Path) -> str:
    return path.relative_to(rules.HOUSE).as_posix()


def find(rule: Rule, files: list[Path]) -> list[str]:
    """Every fault in every file, as ``file: fault``."""
    return [f"{name_of(path)}: {fault}" for path in files for fault in rule(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "rule", dict.fromkeys(rule for rule, _ in PYTHON_RULES), ids=lambda rule: rule.__name__
)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert find(rule, rules.python_files()) == []


@pytest.mark.parametrize(
    "rule", dict.fromkeys(rule for rule, _ in PAGE_RULES), ids=lambda rule: rule.__name__
)
def test_every_page_file_keeps_the_rule(rule: Rule) -> None:
    assert find(rule, rules.page_files()) == []


@pytest.mark.parametrize(("rule", "planted"), [*PYTHON_RULES, *PAGE_RULES])
def test_the_rule_finds_a_planted_fault(rule: Rule, planted: str) -> None:
    assert rule(planted)


def test_the_name_of_the_svg_language_is_no_outside_address() -> None:
    assert rules.outside_addresses('<svg xmlns="http://www.w3.org/2000/svg"/>') == []


def test_test_files_are_short_too() -> None:
    assert find(rules.too_long, rules.python_files(rules.HOUSE / "tests")) == []
    assert find(rules.too_long, [rules.HOUSE / "dev.py"]) == []


def test_no_module_has_a_vague_name() -> None:
    assert [name_of(path) for path in rules.python_files() if path.stem in rules.VAGUE_FILES] == []


def test_page_libraries_are_the_ones_that_were_noted() -> None:
    import hashlib

    lib = rules.PACKAGE / "web" / "static" / "js" / "lib"
    sources = (lib / "SOURCES.md").read_text(encoding="utf-8")
    for script in sorted(lib.rglob("*.js")):
        found = hashlib.sha256(script.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        assert f"| `{script.relative_to(lib).as_posix()}` |" in sources
        assert found in sources, script.name
        assert b"sourceMappingURL" not in script.read_bytes()
