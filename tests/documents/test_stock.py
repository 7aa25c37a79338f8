"""The layout of pre-printed certificates."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.documents.stock import Stock, StockFault, read_stock


def test_without_a_file_the_usual_places_hold(tmp_path: Path) -> None:
    assert read_stock(tmp_path / "certificate.toml", 2, -1) == Stock(dx=2, dy=-1)


def test_a_file_moves_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "certificate.toml"
    path.write_text("width = 400\n[name]\ny = 120\n", encoding="utf-8")
    stock = read_stock(path)
    assert (stock.width, stock.places["name"].y, stock.places["name"].x) == (400, 120, 40)
    assert stock.places["unit"] == Stock().places["unit"]


@pytest.mark.parametrize(
    "text, named",
    [
        ("[nmae]\nx = 1", "nmae"),
        ("[name]\nx = 'left'", "name.x"),
        ("[name]\nz = 1", "name.z"),
        ("[name]\nalign = 'up'", "name.align"),
        ("width = -4", "width"),
        ("name = ", "Invalid"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "certificate.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StockFault, match=named):
        read_stock(path)
