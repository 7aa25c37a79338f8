from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3] / "ceremony"
OWN = ("page", "console", "stage", "follow", "desk", "pair")
SAID = re.compile(r"""\bsay\(\s*(?:[^()"'`]*\?\s*)?["'`]([^"'`]+)["'`](?:\s*:\s*["'`]([^"'`]+)["'`])?""")


def catalog(language: str) -> dict[str, str]:
    path = ROOT / "language" / "catalog" / language / "page.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def said_keys() -> set[str]:
    """Every key that a script or template of these pages asks for; ``${…}`` stands for anything."""
    found: set[str] = set()
    for folder in OWN:
        for file in (ROOT / "web" / "static" / "js" / folder).glob("*.js"):
            for pair in SAID.findall(file.read_text(encoding="utf-8")):
                found |= {key for key in pair if key}
    for file in (ROOT / "web" / "templates").glob("*.html"):
        found |= set(re.findall(r't\("page\.([^"]+)"\)', file.read_text(encoding="utf-8")))
    return found


def pattern(key: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, re.split(r"\$\{[^}]+\}", key))) + r"\Z")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sentence_that_a_page_says_is_in_the_catalog(language: str) -> None:
    known = catalog(language)
    missing = [key for key in said_keys() if not any(pattern(key).match(one) for one in known)]
    assert missing == []


def test_both_languages_have_the_same_sentences_with_the_same_gaps() -> None:
    vi, en = catalog("vi"), catalog("en")
    gaps = re.compile(r"\{\w+\}")
    assert {key: sorted(gaps.findall(text)) for key, text in vi.items()} == {
        key: sorted(gaps.findall(text)) for key, text in en.items()
    }


def test_a_missing_sentence_would_be_found() -> None:
    assert "go.hint" in said_keys()
    assert not any(pattern("go.nowhere").match(one) for one in catalog("vi"))


CLASS = re.compile(r"(?<![\d.])\.([a-zA-Z][\w-]*)")


def classes(name: str) -> set[str]:
    css = (ROOT / "web" / "static" / "css" / f"{name}.css").read_text(encoding="utf-8")
    return set(CLASS.findall(re.sub(r"/\*.*?\*/|\([^)]*\)|\{[^}]*\}", " ", css, flags=re.S)))


def test_the_console_has_no_class_in_common_with_the_pictures_it_shows() -> None:
    assert (classes("console") | classes("base")) & classes("picture") == set()
    assert "card" in classes("picture") and "go" in classes("console")
