"""The papers of the founding event: every kind is printed, the same bytes whenever it is printed again."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from ceremony.cli.main import cli

ROOT = Path(__file__).parents[2]


def printed(folder: Path, *words: str) -> dict[str, bytes]:
    """The files that ``ceremony print`` makes, by name."""
    asked = ["print", "thanh-khe-tay-2021", *words, "--workspace", str(ROOT), "-o", str(folder)]
    result = CliRunner().invoke(cli, asked, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_paper_before_the_event_is_printed(tmp_path: Path) -> None:
    papers = printed(tmp_path, "before")
    assert {"chuong-trinh.pdf", "kich-ban-mc.pdf", "khay-trao-thuong.pdf", "ban-cam-ket.pdf"} <= set(papers)
    assert all(paper.startswith(b"%PDF") for paper in papers.values())


def test_printing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for folder in (first, second):
        folder.mkdir()
    assert printed(first, "before") == printed(second, "before")
