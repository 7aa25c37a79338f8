"""Slides: Markdown files with front matter, read into cards; every fault at once with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ceremony.language.binding import bind
from ceremony.language.catalogs import say
from ceremony.language.text import nfc
from ceremony.loaders.media_folder import MediaFolder
from ceremony.loaders.slides.body import body_fields
from ceremony.loaders.slides.fields import ALWAYS, FIELDS, HTML, LAYOUTS, LINES, RECORDS, sample_mark
from ceremony.loaders.slides.inline import known_html
from ceremony.loaders.slides.parts import notes_of, split_slide, without_notes
from ceremony.loaders.slides.pictures import PictureReader
from ceremony.loaders.source_text import name_in, read_text
from ceremony.loaders.suggest import hint
from ceremony.loaders.yaml_source import Node, parse_yaml
from ceremony.model.card import MARKS, Card
from ceremony.model.problem import Problem, Severity
from ceremony.model.slide import Slide

FIELD_LIMIT, TOTAL_LIMIT = 8_000, 64_000  # bytes


@dataclass(slots=True)
class _Reading:
    """One slide being read."""

    file: str
    language: str
    pictures: PictureReader
    problems: list[Problem] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        """Whether the slide cannot be used."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def fault(self, code: str, line: int, column: int = 1, advice: str = "", **values: object) -> None:
        """Note a fault; ``advice`` replaces the catalog's hint."""
        words = say(self.language, f"slides.{code}", **values)
        tip = advice or say(self.language, f"slides.{code}.hint", **values)
        self.problems.append(Problem(self.file, line, column, f"slide.{code}", words, tip))


def slide_files(folder: Path) -> list[Path]:
    """The files of a folder that are slides, by name."""
    return sorted(
        path
        for path in folder.glob("*.md")
        if not path.name.startswith((".", "_", "~$")) and path.stem.upper() != "README"
    )


def load_slides(folder: Path, root: Path, language: str) -> tuple[dict[str, Slide], list[Problem]]:
    """All ``*.md`` of a folder by their name, and every fault in them; broken ones are left out.

    Their pictures are looked up in ``media/`` below ``root``, in the folder of the same name.
    """
    slides: dict[str, Slide] = {}
    problems: list[Problem] = []
    media = MediaFolder(root / "media" / folder.name)
    for path in slide_files(folder):
        slide, found = load_slide(path, root, language, media)
        problems += found
        if slide is not None:
            slides[slide.id] = slide
    return slides, problems


def load_slide(
    path: Path, root: Path, language: str, media: MediaFolder
) -> tuple[Slide | None, list[Problem]]:
    """One slide, or why it cannot be used."""
    text, problems = read_text(path, root, language)
    if text is None:
        return None, problems
    reading = _Reading(name_in(root, path), language, PictureReader(media))
    slide = _read(nfc(path.stem), text, reading)
    return (None if reading.broken else slide), reading.problems


def _read(name: str, text: str, reading: _Reading) -> Slide | None:
    if len(text.encode()) > TOTAL_LIMIT:
        reading.fault("too-large", 1, limit=TOTAL_LIMIT // 1000)
        return None
    front, body, body_line = _split(text, reading)
    if front is None:
        return None
    layout = _layout(front, reading)
    if not layout:
        return None
    seen, said = without_notes(body), notes_of(body)
    settled = reading.pictures.settle(seen, body_line)
    fields = body_fields(layout, settled) | _front_fields(layout, front, reading)
    for field_name, value in fields.items():
        if len(str(value).encode()) > FIELD_LIMIT:
            line = front.key_place(field_name)[0] if field_name in front.keys else body_line
            reading.fault("field-large", line, field=field_name, limit=FIELD_LIMIT // 1000)
    notes = str(_plain(front, "notes") or "") if said is None else said
    card = Card(layout, fields, _mark(layout, front, reading))
    return Slide(
        name,
        card,
        notes.strip(),
        _slide_title(layout, fields),
        reading.file,
        tuple(reading.pictures.found),
    )


def _split(text: str, reading: _Reading) -> tuple[Node | None, str, int]:
    """Front matter, body and the body's first line. The YAML keeps its own line numbers."""
    parted = split_slide(text)
    if parted is None:
        opened = text.partition("\n")[0].strip() == "---"
        reading.fault("front-matter-open" if opened else "no-front-matter", 1)
        return None, "", 1
    front, body, first = parted
    node, problems = parse_yaml("\n" + "\n".join(front), reading.file, reading.language)
    reading.problems += problems
    if node is not None and not isinstance(node.value, dict):
        reading.fault("front-matter-shape", node.line, node.column)
        node = None
    return node, "\n".join(body), first


def _plain(front: Node, name: str) -> Any:
    node = front.value.get(name)
    return node.plain() if node else None


def _layout(front: Node, reading: _Reading) -> str:
    if "layout" not in front.value:
        reading.fault("layout-missing", front.line, layouts=", ".join(LAYOUTS))
        return ""
    word = str(_plain(front, "layout") or "")
    if word not in LAYOUTS:
        node = front.value["layout"]
        reading.fault(
            "layout-unknown", node.line, node.column, hint(reading.language, word, LAYOUTS), layout=word
        )
        return ""
    return LAYOUTS[word]


def _mark(layout: str, front: Node, reading: _Reading) -> str:
    sample, mark = _plain(front, "sample"), _plain(front, "mark")
    if mark and mark not in MARKS:
        node = front.value["mark"]
        reading.fault(
            "mark-unknown", node.line, node.column, hint(reading.language, str(mark), MARKS), mark=mark
        )
    if mark:
        return str(mark)
    return sample_mark(layout) if sample is True else ""


def _front_fields(layout: str, front: Node, reading: _Reading) -> dict[str, Any]:
    known = FIELDS[layout]
    fields: dict[str, Any] = {}
    for name, node in front.value.items():
        if name in ALWAYS:
            continue
        if name not in known:
            line, column = front.key_place(name)
            reading.fault(
                "field-unknown",
                line,
                column,
                hint(reading.language, name, (*known, *ALWAYS)),
                field=name,
                layout=layout,
            )
        elif node.plain() is not None:
            fields[name] = _value(layout, name, node, reading)
    return fields


def _value(layout: str, name: str, node: Node, reading: _Reading) -> Any:
    """A field's value in the shape that its layout draws."""
    if name in RECORDS and (layout, name) not in LINES:
        return (
            list(_records(name, node, reading))
            if layout in {"figure", "names"}
            else _text(name, node, reading)
        )
    if name == "rows":
        return _grid(node, reading)
    if (layout, name) in LINES:
        nodes = node.value if isinstance(node.value, list) else [node]
        return [_text(name, each, reading) for each in nodes]
    return _text(name, node, reading)


def _text(name: str, node: Node, reading: _Reading) -> str:
    value = node.value
    if isinstance(value, dict | list):
        reading.fault("field-text", node.line, node.column, _with_colon(node, reading), field=name)
        return ""
    words = "" if value is None else str(value)
    if name in HTML:
        return known_html(reading.pictures.settle_html(words, node.line))
    if name in {"src", "photo"}:
        return reading.pictures.named(words, node.line, node.column) if words.strip() else ""
    return bind(words)


def _with_colon(node: Node, reading: _Reading) -> str:
    """For a text that YAML took for a key and its value: the same in quotes; else ""."""
    plain = node.plain()
    if not isinstance(plain, dict) or len(plain) != 1:
        return ""
    text = ": ".join(str(part) for part in next(iter(plain.items())))
    return say(reading.language, "loaders.write-this", word=f'"{text[:100]}"')


def _grid(node: Node, reading: _Reading) -> list[list[str]]:
    rows = node.value if isinstance(node.value, list) else [node]
    return [
        [_text("rows", cell, reading) for cell in (row.value if isinstance(row.value, list) else [row])]
        for row in rows
    ]


def _records(name: str, node: Node, reading: _Reading) -> Iterator[dict[str, Any]]:
    """Rows such as bars and names; a name may stand alone."""
    for number, row in enumerate(node.value if isinstance(node.value, list) else [node], 1):
        if not isinstance(row.value, dict):
            yield (
                {"no": number, "name": _text(name, row, reading)}
                if name == "names"
                else {"label": _text(name, row, reading)}
            )
            continue
        record: dict[str, Any] = {}
        for key, child in row.value.items():
            if key not in RECORDS[name]:
                line, column = row.key_place(key)
                reading.fault(
                    "field-unknown",
                    line,
                    column,
                    hint(reading.language, key, RECORDS[name]),
                    field=key,
                    layout=name,
                )
                continue
            record[key] = (
                _share(child, reading)
                if key == "share"
                else child.value is True
                if key == "strong"
                else _text(key, child, reading)
            )
        if name == "names":
            record.setdefault("no", number)
        yield record


def _share(node: Node, reading: _Reading) -> float | None:
    """The length of a bar, 0 to 1, written 0.75, "0,75" or "75%"; nothing means no figure."""
    if node.value is None:
        return None
    words = str(node.value).replace(",", ".").strip()
    try:
        share = float(words.removesuffix("%")) / (100 if words.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        reading.fault("share", node.line, node.column, value=node.value)
        return None
    return share


def _slide_title(layout: str, fields: dict[str, Any]) -> str:
    """What lists call the slide: its title, headline or name."""
    for name in ("title", "headline", "name", "caption", "value", "sentence"):
        value = fields.get(name) if not (layout == "speaker" and name == "title") else None
        if isinstance(value, list):
            value = " ".join(str(part) for part in value)
        if value:
            return str(value)
    return ""
