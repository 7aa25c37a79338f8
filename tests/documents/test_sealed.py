"""Sealed winners on paper: on none before their moment, unless the sealed edition is asked for by name."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.cli.main import cli
from ceremony.core.state import State
from ceremony.documents.lineup import live_edition
from ceremony.documents.press import empty, print_after, print_before, without_sealed
from ceremony.documents.record import Record
from ceremony.documents.script import script
from ceremony.documents.seals import seals_of
from ceremony.documents.sheet import Edition
from ceremony.documents.stock import Stock
from ceremony.model.printing import AFTER, BEFORE
from ceremony.model.production import Production
from ceremony.model.roster import Recipient
from ceremony.staging.stage import stage
from tests.documents.event import founding
from tests.documents.test_sheets import squeezed, words_of
from tests.staging.productions import production

WINNERS = ("Ngô Thị Bích Ánh", "Trần Đình Ổn", "Đội Hoa Mười Giờ")
OPEN = ("Lê Quang Ẫm", "Phạm Thị Ế")
MARK = "MẬT – chỉ mở khi công bố"


def rows(names: tuple[str, ...], start: int, form: str) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(
            id=f"r-{n}", name=name, kind="collective" if name.startswith("Đội") else "individual", form=form
        )
        for n, name in enumerate(names, start)
    )


def contest(reveal: str = "one", show: str = "person", **more: Any) -> tuple[Production, Edition]:
    """An event with one open part of the awards and one whose winners are sealed."""
    items: list[dict[str, Any]] = [
        {"id": "mo", "kind": "purpose", "title": "Khai mạc", "duration": "5 phút"},
        {"id": "khen", "kind": "awarding", "title": "Khen thưởng", "awards": {"recipients": "mo.csv"}},
        {
            "id": "giai",
            "kind": "awarding",
            "title": "Công bố giải",
            "script": f"Xin chúc mừng {WINNERS[0]}!\n\nXin cảm ơn ban giám khảo.",
            "awards": {"recipients": "r.csv", "reveal": reveal, "show": show, "honour": True},
            **more,
        },
    ]
    made = production(*items, schedule={"start": "8:00"})
    made = replace(
        made,
        recipients={"r.csv": rows(WINNERS, 1, "Giải Nhất"), "mo.csv": rows(OPEN, 7, "Giấy khen")},
    )
    rundown = stage(made)
    return made, Edition(rundown, rundown.rev, "08:14 23/11/2026")


def texts(name: str, body: bytes) -> list[str]:
    """The texts of a file: of its pages, or of the parts of a package."""
    if name.endswith(".pdf"):
        return words_of(body)
    parts = zipfile.ZipFile(io.BytesIO(body))
    return [re.sub(r"<[^>]*>", "", parts.read(part).decode()) for part in parts.namelist() if "xml" in part]


def given_away(name: str, body: bytes, names: tuple[str, ...] = WINNERS) -> list[str]:
    page = squeezed(" ".join(texts(name, body))).casefold()
    return [winner for winner in names if squeezed(winner).casefold() in page]


def before(event: tuple[Production, Edition]) -> dict[str, bytes]:
    """Every file of every paper before the show."""
    kinds = [kind for kind in BEFORE if not empty(kind, *event)]
    return {file.name: file.body for kind in kinds for file in print_before(kind, *event, Stock())}


@pytest.mark.parametrize(("reveal", "show"), [("one", "person"), ("last", "batch"), ("all", "batch")])
def test_no_paper_before_the_show_names_a_sealed_winner(reveal: str, show: str) -> None:
    files = before(contest(reveal, show))
    assert len(files) > 10
    assert {name: given_away(name, body) for name, body in files.items() if given_away(name, body)} == {}


def test_those_who_are_not_sealed_are_on_their_papers() -> None:
    files = before(contest())
    for name in (
        "the-goi-ten.pdf",
        "danh-sach-khen-thuong.pdf",
        "tra-cuu-don-tiep.pdf",
        "khay-trao-thuong.pdf",
    ):
        assert given_away(name, files[name], OPEN) == list(OPEN)


def test_lists_say_how_many_are_left_out() -> None:
    files = before(contest())
    for name in ("tra-cuu-don-tiep.pdf", "khay-trao-thuong.pdf", "danh-sach-khen-thuong.docx"):
        assert "3 tên chưa công bố không có trong giấy này." in " ".join(texts(name, files[name]))


def test_the_sealed_edition_names_all_and_every_page_says_that_it_is_sealed() -> None:
    made, edition = contest()
    files = before((made, replace(edition, unsealed=True)))
    for name in ("khay-trao-thuong-mat.pdf", "danh-sach-khen-thuong-mat.pdf", "tra-cuu-don-tiep-mat.pdf"):
        assert given_away(name, files[name]) == list(WINNERS)
        assert all(MARK in page for page in words_of(files[name]))
    cards = " ".join(words_of(files["the-goi-ten-mat.pdf"]))
    assert cards.count(MARK) == len(WINNERS)  # theirs, not those of the others


def test_a_paragraph_of_the_script_that_names_a_winner_is_covered_and_the_others_stay() -> None:
    files = before(contest())
    page = " ".join(words_of(files["kich-ban-mc.pdf"]))
    assert "Xin cảm ơn ban giám khảo." in page
    assert "Chưa công bố" in page


NAMES = st.lists(
    st.tuples(st.sampled_from(["Ngô", "Trần", "Lê", "Phạm", "Ế", "Ổn"]),
              st.sampled_from(["Thị", "Văn", "Đình", "Ẫm"]),
              st.sampled_from(["Ánh", "Bưởi", "Ổ", "Ứng", "Hạnh", "Khuê"])).map(" ".join),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, st.sampled_from(["one", "last", "all"]), st.sampled_from(["person", "batch", "page"]))
def test_nothing_that_goes_onto_paper_holds_a_sealed_name(names: list[str], reveal: str, show: str) -> None:
    made, edition = contest(reveal, show)
    made = replace(made, recipients=made.recipients | {"r.csv": rows(tuple(names), 1, "Giải Nhì")})
    rundown = stage(made)
    shown, bare = without_sealed(made, replace(edition, rundown=rundown))
    kept = [row.name for people in shown.recipients.values() for row in people]
    assert sorted(kept) == sorted(OPEN)
    plain = " ".join(
        f"{cue.title} {cue.script} {cue.after} {cue.backstage} {cue.fallback_lines}"
        for cue in bare.rundown.cues
    )
    told = f"{plain} {bare.rundown.items} {bare.rundown.entrants}".replace("\u00a0", " ")
    assert [name for name in names if name in told] == []


def test_a_surprise_guest_is_on_no_programme_and_no_seat_card() -> None:
    made, _ = contest()
    item = {
        "id": "khach", "kind": "speech", "title": "Khách mời bí mật",
        "topic": "Chuyện của bà Nguyễn Thị Hương",
        "sealed": True, "people": [{"person": "huong"}],
    }  # fmt: skip
    made = production(item, {"id": "be-mac", "kind": "closing", "title": "Bế mạc"})
    rundown = stage(made)
    files = before((made, Edition(rundown, rundown.rev)))
    assert [name for name, body in files.items() if given_away(name, body, ("Nguyễn Thị Hương",))] == []


def test_the_script_of_a_reveal_names_no_winner() -> None:
    production, edition = founding()
    cues = edition.rundown.cues
    quiet = (replace(cue, script="") if cue.layout == "opener" else cue for cue in cues)
    sealed = tuple(replace(cue, sealed=bool(cue.subject) or cue.layout == "names") for cue in quiet)
    told = str(script(production, replace(edition, rundown=replace(edition.rundown, cues=sealed))).content)
    plain = told.replace("\u00a0", " ").replace("\\xa0", " ")
    assert "Chưa công bố" in plain
    assert "Cá nhân mẫu 02" not in plain
    assert "Cá nhân mẫu hai" not in plain


def test_without_a_seal_the_script_names_them() -> None:
    plain = str(script(*founding()).content).replace("\\xa0", " ")
    assert "Cá nhân mẫu hai" in plain


def record_of(edition: Edition, statuses: dict[str, str]) -> Record:
    """A show in which it stands so with people, and the part of the winners has not come."""
    state = State(phase="closed", rev=edition.rev, opened_at=0, closed_at=1, statuses=statuses)
    return Record(edition.rundown, state, (), 1, {edition.rev: edition.rundown})


def test_papers_after_a_show_do_not_name_whose_moment_never_came() -> None:
    made, edition = contest()
    record = record_of(edition, {"r-1": "received", "r-7": "received"})
    files = [
        file for kind in AFTER if kind != "register" for file in print_after(kind, record, edition, made)
    ]
    found = {file.name: given_away(file.name, file.body) for file in files}
    assert found["diem-danh.xlsx"] == [WINNERS[0]]
    assert all(set(names) <= {WINNERS[0]} for names in found.values())


def test_whoever_has_been_announced_is_on_the_tray_of_the_running_show() -> None:
    made, edition = contest()
    record = record_of(edition, {"r-1": "received"})
    live = live_edition(record, edition)
    assert seals_of(edition.rundown, record.state).people == {"r-2", "r-3"}
    [file] = print_before("trays", made, live, Stock())
    assert given_away(file.name, file.body) == [WINNERS[0]]


AGENDA = """\
event: {name: Hội thi, date: 30/12/2026}
schedule: {start: "8:00"}
items:
  - id: giai
    kind: awarding
    title: Công bố giải
    awards: {recipients: r.csv, reveal: last, show: person}
"""


def written(folder: Path) -> Path:
    event = folder / "agendas" / "thi"
    event.mkdir(parents=True)
    (event / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    (event / "people.yaml").write_text("people: []\n", encoding="utf-8")
    lines = [
        "id,name,kind,form,unit",
        *(f"w{n},{name},cá nhân,Giải Nhất,Khu 1" for n, name in enumerate(WINNERS)),
    ]
    (event / "r.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def run(*words: str) -> tuple[str, str]:
    done = CliRunner().invoke(cli, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_the_terminal_shows_no_sealed_name_unless_asked(tmp_path: Path) -> None:
    root = str(written(tmp_path))
    shown, said = run("script", "thi", "--workspace", root)
    assert [name for name in WINNERS if name in shown] == []
    assert "3 tên chưa công bố" in said
    shown, _ = run("script", "thi", "--sealed", "--workspace", root)
    assert [name for name in WINNERS if name in shown] == list(WINNERS)


def test_the_command_says_that_names_are_left_out_and_prints_them_when_asked(tmp_path: Path) -> None:
    root = str(written(tmp_path))
    _, said = run("print", "thi", "trays", "programme", "--workspace", root)
    assert "3 tên chưa công bố không in" in said
    _, said = run("print", "thi", "trays", "--sealed", "--workspace", root)
    assert "Bản MẬT" in said
    sealed = tmp_path / "print" / "thi" / "khay-trao-thuong-mat.pdf"
    assert given_away(sealed.name, sealed.read_bytes()) == list(WINNERS)
