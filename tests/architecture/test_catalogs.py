"""Every sentence exists in Vietnamese and in English, is asked for somewhere, and holds the same places."""

from __future__ import annotations

import json
import re
import string
from fnmatch import fnmatchcase
from pathlib import Path

from tests.architecture import rules

CATALOGS = rules.PACKAGE / "language" / "catalog"
# Keys whose every part is worked out ("live.record.*"); headings of the as-run sheet to come.
MADE_UP: tuple[str, ...] = ("live.record.",)


def sentences(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((CATALOGS / language).glob("*.json")):
        part = json.loads(file.read_text(encoding="utf-8"))
        found |= {f"{file.stem}.{key}": sentence for key, sentence in part.items()}
    return found


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def all_words() -> set[str]:
    words = {
        word for path in rules.python_files() for word in rules.python_words(path.read_text(encoding="utf-8"))
    }
    for path in rules.page_files():
        words |= rules.page_words(path.read_text(encoding="utf-8"))
    return words


def asked_by(words: set[str], rooms: set[str]) -> tuple[set[str], re.Pattern[str]]:
    """Names that stand in the source (also behind another room: "yaml.colon"), and the worked-out ones."""
    tails = {word.split(".", 1)[1] for word in words if "." in word}
    shapes = []
    for word in words:
        shape = word + "*" if word.endswith(".") else word
        bare = shape.split(".", 1)[1] if shape.split(".", 1)[0] in rooms and "." in shape else shape
        if "*" in shape and re.fullmatch(r"[\w.*-]{1,60}", shape) and re.search(r"[a-z]{2}", bare):
            shapes.append(r"[\w.-]+".join(re.escape(part) for part in shape.split("*")))
    return words | tails, re.compile("|".join(shapes) or r"(?!)")


def unused(keys: set[str], words: set[str], made_up: tuple[str, ...] = MADE_UP) -> list[str]:
    """Keys that no string of the source names, whole, without the room or without ".hint"."""
    spoken, worked_out = asked_by(words, {key.split(".", 1)[0] for key in keys})
    faults = []
    for key in sorted(keys):
        forms = {form.removesuffix(".hint") for form in (key, key.split(".", 1)[1])}
        forms |= {key, key.split(".", 1)[1]}
        known = forms & spoken or key.startswith(made_up) or any(map(worked_out.fullmatch, forms))
        if not known:
            faults.append(key)
    return faults


def missing(text: str, keys: set[str]) -> list[str]:
    """What a module says that no catalog has, with its line."""
    return [
        f"{line}: {key}"
        for line, key in rules.said(text)
        if not any(fnmatchcase(known, key) for known in keys)
    ]


def test_both_languages_have_the_same_keys() -> None:
    assert set(sentences("vi")) ^ set(sentences("en")) == set()


def test_english_fills_in_no_place_that_vietnamese_does_not_have() -> None:
    vietnamese = sentences("vi")
    assert [key for key, text in sentences("en").items() if places(text) - places(vietnamese[key])] == []


def test_no_sentence_is_empty_and_all_vietnamese_is_composed() -> None:
    import unicodedata

    for language in ("vi", "en"):
        for key, text in sentences(language).items():
            assert text == unicodedata.normalize("NFC", text), key
            assert text, key


def test_everything_said_is_in_the_catalogs() -> None:
    keys = set(sentences("vi"))
    faults = {path: missing(path.read_text(encoding="utf-8"), keys) for path in rules.python_files()}
    assert {str(path): found for path, found in faults.items() if found} == {}


def test_every_sentence_is_asked_for_somewhere() -> None:
    assert unused(set(sentences("vi")), all_words()) == []


def test_a_key_that_no_catalog_has_is_found() -> None:
    assert missing('say("vi", "core.nobody-wrote-this")', {"core.stale"}) == ["1: core.nobody-wrote-this"]
    assert missing('say("vi", f"core.nobody.{x}")', {"core.stale"}) == ["1: core.nobody.*"]
    assert missing('say("vi", "core.stale")', {"core.stale"}) == []


def test_a_sentence_that_nobody_asks_for_is_found() -> None:
    keys = {"core.stale", "core.dusty", "video.amount.few"}
    assert unused(keys, {"core.stale", "video.amount.*"}) == ["core.dusty"]


def test_catalog_files_are_sorted_by_room_only() -> None:
    rooms = {path.name for path in (CATALOGS / "vi").glob("*.json")}
    assert rooms == {path.name for path in Path(CATALOGS / "en").glob("*.json")}
