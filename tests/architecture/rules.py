"""The rules of the house as functions: a text in, the faults found in it out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PACKAGE = HOUSE / "ceremony"
LONGEST = 500  # lines
VAGUE = (
    "Manager",
    "Helper",
    "Handler",
    "Service",
    "Util",
    "Utils",
    "Base",
    "Impl",
    "Data",
    "Info",
    "Processor",
)
VAGUE_FILES = ("utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "info", "data")


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Every module of a folder."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def page_files() -> list[Path]:
    """Scripts, style sheets and templates of our own."""
    web = PACKAGE / "web"
    found = [
        *web.rglob("*.js"),
        *web.rglob("*.css"),
        *web.rglob("*.html"),
        *(PACKAGE / "theme").glob("*.css"),
    ]
    return sorted(path for path in found if "lib" not in path.relative_to(PACKAGE).parts)


def too_long(text: str) -> list[str]:
    """More lines than anyone reads at once."""
    lines = len(text.splitlines())
    return [f"{lines} lines"] if lines > LONGEST else []


def undocumented(text: str) -> list[str]:
    """A module with public names and no docstring, and public functions and classes without one."""
    tree = ast.parse(text)
    named = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    public = [node for node in named if not node.name.startswith("_")]
    faults = ["the module"] if public and not ast.get_docstring(tree) else []
    return faults + [node.name for node in public if not ast.get_docstring(node)]


def vague_names(text: str) -> list[str]:
    """Classes whose names say nothing."""
    classes = (node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef))
    return [name for name in classes if name.endswith(VAGUE)]


def module_state(text: str) -> list[str]:
    """Names of a module that hold something to be changed: an empty list, dict or set in small letters."""
    found = []
    for node in ast.parse(text).body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if value is not None else []
        for target in targets:  # type: ignore[union-attr]
            small = isinstance(target, ast.Name) and target.id.strip("_").islower() and target.id[:2] != "__"
            if small and isinstance(value, ast.List | ast.Dict | ast.Set):
                found.append(target.id)
    return found


def swallowed(text: str) -> list[str]:
    """``except Exception: pass``, however it is written."""
    faults = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body):
            caught = ast.unparse(node.type) if node.type else "everything"
            if caught in ("everything", "Exception", "BaseException"):
                faults.append(f"line {node.lineno}: {caught}")
    return faults


def outside_addresses(text: str) -> list[str]:
    """Addresses of other machines; the name of the SVG language is not one."""
    found: list[str] = re.findall(
        r"(?:https?:|wss?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s\"')<]*", text, re.IGNORECASE
    )
    names = ("http://www.w3.org/", "https://www.w3.org/")
    return [address for address in found if not address.startswith(names)]


def said(text: str) -> Iterator[tuple[int, str]]:
    """Line and key of every ``say(language, "room.key")``; what is worked out at run time stands as ``*``."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            key = pattern(node.args[1]) if len(node.args) > 1 else ""
            if key.strip("*."):
                yield node.lineno, key


def pattern(node: ast.expr) -> str:
    """A string of the source with ``*`` for every part that is worked out; "" when it is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return ""


def python_words(text: str) -> set[str]:
    """Every string of a module, with ``*`` for what is worked out."""
    strings = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant | ast.JoinedStr))
    return {word for node in strings if (word := pattern(node))}


def page_words(text: str) -> set[str]:
    """Every quoted word of a page file, with ``*`` for ``${…}``, words with a dot, ``word("kind", …)``."""
    quoted = [word for quote in "'\"`" for word in re.findall(rf"{quote}([^{quote}\n]+)(?={quote})", text)]
    words = {re.sub(r"\$\{[^}]*\}", "*", word) for word in quoted} | set(
        re.findall(r"\w+(?:\.[\w-]+)+", text)
    )
    return words | {f"{kind}.*" for kind in re.findall(r"\bword\([\"'](\w+)[\"'],", text)}
