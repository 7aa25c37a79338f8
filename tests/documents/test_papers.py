"""The papers of the founding event: every kind is printed, the same bytes whenever it is printed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from ceremony.cli.main import cli
from ceremony.cli.print import Wish, make_folder, read_words

ROOT = Path(__file__).parents[2]


EVENT = "thanh-khe-tay-2021"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    for shelf in ("agendas", "slides"):
        shutil.copytree(ROOT / shelf / EVENT, folder / shelf / EVENT)
    return folder


def printed(workspace: Path, folder: Path, *words: str) -> dict[str, bytes]:
    """The files that ``ceremony print`` makes, by name."""
    asked = ["print", EVENT, *words, "--workspace", str(workspace), "-o", str(folder)]
    result = CliRunner().invoke(cli, asked, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_paper_before_the_event_is_printed(workspace: Path, tmp_path: Path) -> None:
    papers = printed(workspace, tmp_path, "before")
    assert {"chuong-trinh.pdf", "kich-ban-mc.pdf", "khay-trao-thuong.pdf", "ban-cam-ket.pdf"} <= set(papers)
    assert {"chuong-trinh.docx", "kich-ban-mc.docx", "ban-cam-ket.docx"} <= set(papers)
    begins = {".pdf": b"%PDF", ".docx": b"PK"}
    assert all(paper.startswith(begins[Path(name).suffix]) for name, paper in papers.items())


def test_printing_again_gives_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for folder in (first, second):
        folder.mkdir()
    assert printed(workspace, first, "before") == printed(workspace, second, "before")


def test_the_event_may_be_named_before_or_after_the_kinds(tmp_path: Path) -> None:
    assert read_words(("thanh-khe-tay-2021", "trays")) == read_words(("trays", "thanh-khe-tay-2021"))


@pytest.mark.parametrize("words", [("thanh-khe-tay-2021",), ("trays",), ("thanh-khe-tay-2021", "tray")])
def test_a_command_that_names_no_kind_or_no_event_says_which_kinds_there_are(words: tuple[str, ...]) -> None:
    with pytest.raises(ClickException, match="programme"):
        read_words(words)


def test_the_usual_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    folder = make_folder(Wish("le", ["trays"], tmp_path), None)
    assert folder == tmp_path / "print" / "le"
    assert "*" in (tmp_path / "print" / ".gitignore").read_text(encoding="utf-8").splitlines()
