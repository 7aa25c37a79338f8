"""Minutes, news, report and roll call tell what the show did, all of it and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.documents.minutes import minutes
from ceremony.documents.news import news
from ceremony.documents.record import Record
from ceremony.documents.report import as_run_report
from ceremony.documents.rollcall import roll_call
from ceremony.language.binding import unbind
from ceremony.language.catalogs import say
from tests.documents.plays import HEARD, NAMES, Bystander

PEOPLE = ("n-1", "n-2", "n-3", "n-4", "n-5", "n-6")
SIGNERS = ("ky-01", "ky-02")
HEAPS = ("Vắng", "Để sau", "Rút tên", "Sổ ghi chưa ghi kết quả")

ACTS = st.one_of(
    st.tuples(st.just("go"), st.just("")),
    st.tuples(st.just("go"), st.just("")),
    st.tuples(st.just("wait"), st.sampled_from([500, 4_000, 95_000])),
    st.tuples(st.sampled_from(["undo", "fallback", "queue_undo", "hold", "resume"]), st.just("")),
    st.tuples(st.sampled_from(["back", "retract"]), st.just("")),
    st.tuples(st.sampled_from(["blackout", "release"]), st.just("")),
    st.tuples(st.just("take"), st.integers(0, 20)),
    st.tuples(st.just("skip"), st.sampled_from(["ly-do", "bao-cao", "tham-luan-1", "ky", "trao"])),
    st.tuples(st.sampled_from(["absent", "later", "withdrawn", "received"]), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(["signed", "absent", "later"]), st.sampled_from(SIGNERS)),
    st.tuples(st.sampled_from(["stand_in", "posthumous", ""]), st.sampled_from(PEOPLE)),
    st.tuples(st.just("queue_pick"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("late_add"), st.sampled_from(["dot-1", "dot-2"])),
    st.tuples(st.just("fault"), st.just("")),
)  # fmt: skip


def perform(show: Bystander, act: str, what: object) -> None:
    """One act, refused or not."""
    if act == "go":
        show.go()
    elif act == "wait":
        show.wait(int(str(what)))
    elif act in ("stand_in", "posthumous", ""):
        show.ask("manner", subject=what, kind=act, by="bà Người Thay" if act == "stand_in" else "")
    elif act in ("back", "retract"):
        show.ask(act, expected=show.play.state.program.cue)
    elif act == "take":
        cues = show.play.rundown.cues
        show.ask("take", cue=cues[int(str(what)) % len(cues)].id)
    elif act == "skip":
        show.ask("skip", item=what, on=True)
    elif act == "queue_pick":
        show.ask("queue_pick", subject=what)
    elif act == "late_add":
        show.ask("late_add", batch=what, name="Khách Đến Muộn", kind="individual", form="Giấy khen")
    elif act == "fault":
        show.ask("film_report", film="phim/tong-ket.mp4", code="missing", version="1", screen="s")
    elif str(what):
        show.ask("mark", subject=what, status=act)
    else:
        show.ask(act)


@st.composite
def plays(draw: st.DrawFn) -> Bystander:
    """A show of random acts, closed or not."""
    show = Bystander()
    show.ask("open")
    for act, what in draw(st.lists(ACTS, min_size=5, max_size=45)):
        perform(show, act, what)
    if draw(st.booleans()):
        show.ask("resume")
        show.ask("close")
    return show


def told(record: Record, show: Bystander) -> dict[str, list[str]]:
    """The sentences of the minutes by the number of the item."""
    return {item["number"]: [unbind(line) for line in item["told"]]
            for item in minutes(record, show.edition).content["items"]}  # fmt: skip


def heap(lines: list[str], name: str) -> tuple[int, list[str]]:
    """How many a sentence counts, and whom it names."""
    for line in lines:
        found = re.fullmatch(rf"{re.escape(name)}[^(]*\((\d+)\): (.*)\.", line)
        if found:
            names = [re.sub(r" \([^)]*\)$", "", one) for one in found[2].split("; ")]
            return int(found[1]), names
    return 0, []


def called(show: Bystander, kind: str) -> list[str]:
    """Everybody of a list as papers call them."""
    people = (who for who in show.play.rundown.entrants if who.kind == kind)
    return [unbind(f"{who.honorific[:1].upper()}{who.honorific[1:]} {who.name}".strip()) for who in people]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(plays())
def test_papers_of_any_show_tell_what_was_noted_beside_it(show: Bystander) -> None:
    record, state = show.record, show.play.state
    lines = told(record, show)
    numbers = {item.id: item.number for item in show.play.rundown.items}
    assert set(lines) == {numbers[item] for item in show.came}
    for item, kind, done in (("ky", "signer", ("signed",)), ("trao", "recipient", ("received",))):
        if item in show.came:
            check_heaps(show, lines[numbers[item]], kind, done)
    check_film(show, lines.get("3", []))
    check_roll_call(record, show)
    report = {row["number"]: row["state"] for row in as_run_report(record, show.edition).content["rows"]}
    ran = {number for number, outcome in report.items() if outcome in ("đã thực hiện", "đang thực hiện")}
    assert ran == set(lines)
    left = {numbers[item] for item in state.skipped if item not in show.came}
    assert {number for number, outcome in report.items() if outcome == "bỏ qua"} == left
    text = " ".join(news(record, show.edition, None).content["told"])
    assert ("kết thúc lúc" in text) == (state.closed_at is not None)


def check_heaps(show: Bystander, lines: list[str], kind: str, done: tuple[str, ...]) -> None:
    """Each person is counted once, and by name wherever it stands with them otherwise than it should."""
    state, rundown = show.play.state, show.play.rundown
    people = [who for who in rundown.entrants if who.kind == kind]
    verb = "Đã nhận" if kind == "recipient" else "Đã ký"
    [(got, of)] = [map(int, found) for found in re.findall(rf"^{verb} (\d+)/(\d+)", "\n".join(lines), re.M)]
    heaps = {name: heap(lines, name) for name in HEAPS}
    assert (of, got) == (len(people), sum(state.status(who.id) in done for who in people))
    assert got + sum(count for count, _ in heaps.values()) == of
    assert all(count == len(names) for count, names in heaps.values())
    named = Counter(name for _, names in heaps.values() for name in names)
    others = Counter(
        name for name, who in zip(called(show, kind), people, strict=True) if state.status(who.id) not in done
    )
    assert named == others
    if kind == "recipient":
        received = {who.id for who in people if state.status(who.id) == "received"}
        family = {who for who, manner in state.manners.items() if manner.kind == "posthumous"}
        instead = {who for who, manner in state.manners.items() if manner.kind == "stand_in"}
        assert heap(lines, "Truy tặng")[0] == len(received & family)
        assert heap(lines, "Nhận thay")[0] == len(received & instead)
        assert heap(lines, "Bổ sung tại chỗ")[0] == len(state.additions)
        assert heap(lines, "Tên đã hiện nhầm")[0] == len(show.retracted & {who.id for who in people})


def check_film(show: Bystander, lines: list[str]) -> None:
    """A film is told to have been shown if, and only if, some of it was seen."""
    shown = [line for line in lines if line.startswith("Trình chiếu")]
    if not show.undone:
        assert bool(shown) == (show.film_ms >= HEARD)


def check_roll_call(record: Record, show: Bystander) -> None:
    """One row for everybody, with the word for how it stands."""
    rows = rows_of(roll_call(record, show.edition))
    for who in show.play.rundown.entrants:
        [row] = [row for row in rows if row[:2] == [str(who.number), unbind(who.name)]]
        assert row[5].split("; ")[0] == say("vi", f"documents.standing.{show.play.state.status(who.id)}")


def rows_of(book: bytes) -> list[list[str]]:
    """The texts of every row of a workbook."""
    parts = zipfile.ZipFile(io.BytesIO(book))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    texts = ["".join(node.itertext()) for node in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))]
    rows = []
    for name in parts.namelist():
        if name.startswith("xl/worksheets/"):
            for row in ElementTree.fromstring(parts.read(name)).iter(f"{space}row"):
                cells = [node.findtext(f"{space}v") for node in row]
                rows.append([texts[int(cell)] if cell is not None else "" for cell in cells])
    return rows


def everything() -> Bystander:
    """A show in which all happens that can happen to anybody."""
    show = Bystander().until("phim")
    show.wait(1_000)
    show.ask("fallback")
    show.ask("skip", item="tham-luan-1", on=True)
    show.until("ky/01")
    show.ask("mark", subject="ky-02", status="absent")
    show.until("dot-1")
    show.ask("manner", subject="n-1", kind="posthumous")
    show.ask("manner", subject="n-2", kind="stand_in", by="bà Người Thay")
    show.until("dot-1/n-3")
    show.ask("retract", expected="dot-1/n-3")
    show.until("dot-2")
    show.ask("mark", subject="n-4", status="absent")
    show.ask("mark", subject="n-5", status="later")
    show.ask("mark", subject="n-6", status="withdrawn")
    show.ask(
        "late_add",
        batch="dot-2",
        name="Khách Đến Muộn",
        unit="Khu dân cư 9",
        kind="individual",
        form="Giấy khen",
    )
    show.until("be-mac")
    show.wait(60_000)
    show.ask("close")
    return show


def test_a_show_with_everything_is_told_sentence_by_sentence() -> None:
    show = everything()
    lines = told(show.record, show)
    assert lines["3"] == [
        "Phim không được trình chiếu.",
        f"Lúc {clock(show, 'fallback')} chuyển sang bộ trang dự phòng thay phim.",
    ]
    assert lines["5"] == ["Đã ký 1/2 – ký bổ sung 1.", "Vắng (1): Tổ trưởng mẫu 02."]
    assert lines["6"] == [
        "Đã mời lên theo 2 đợt.",
        "Đã nhận 3/7.",
        f"Nhận thay (1): {NAMES[1]} (người nhận: bà Người Thay).",
        f"Truy tặng, gia đình nhận (1): Bà {NAMES[0]}.",
        "Bổ sung tại chỗ, ngoài danh sách (1): Khách Đến Muộn.",
        f"Tên đã hiện nhầm và được rút khỏi màn hình (1): {NAMES[2]}.",
        f"Vắng (1): {NAMES[3]}.",
        f"Để sau (1): {NAMES[4]}.",
        f"Rút tên (1): {NAMES[5]}.",
        f"Sổ ghi chưa ghi kết quả (1): {NAMES[2]}.",
    ]
    missed = [unbind(line) for line in minutes(show.record, show.edition).content["missed"]]
    assert missed == ["4.1. Bà Nguyễn Thị Hương (bỏ qua)"]


def clock(show: Bystander, cause: str) -> str:
    """When a cue came for this cause, as the event's clocks have it."""
    at = next(event.at for event in show.play.events if getattr(event, "cause", "") == cause)
    return show.record.local(at)


def test_the_news_of_that_show_leaves_out_nobody() -> None:
    show = everything()
    text = unbind("\n".join(news(show.record, show.edition, None).content["told"]))
    for sentence in (
        "Ở phần “Ký cam kết”, 1/2 người đã ký.",
        "1 trường hợp vắng: Tổ trưởng mẫu 02.",
        "phần thưởng đã được trao cho 3 cá nhân.",
        f"1 trường hợp có người nhận thay: {NAMES[1]}.",
        f"Gia đình nhận thay 1 phần truy tặng: {NAMES[0]}.",
        "1 trường hợp được bổ sung tại chỗ: Khách Đến Muộn.",
        f"1 trường hợp rút tên: {NAMES[5]}.",
        "Các phần không thực hiện: “Bà Nguyễn Thị Hương”.",
    ):
        assert sentence in text
    assert "được trình chiếu trên màn hình" not in text


def test_who_has_died_or_came_late_is_marked_in_the_roll_call() -> None:
    show = everything()
    rows = {row[1]: row[5] for row in rows_of(roll_call(show.record, show.edition)) if len(row) > 5}
    assert rows[NAMES[0]] == "đã nhận; truy tặng, gia đình nhận"
    assert rows[NAMES[1]] == "đã nhận; nhận thay: bà Người Thay"
    assert rows["Khách Đến Muộn"] == "đã nhận; bổ sung tại chỗ"
    assert rows[NAMES[2]].startswith("chưa ghi nhận; tên đã hiện nhầm, rút lúc ")


def test_a_part_to_which_the_show_came_back_has_both_its_times() -> None:
    show = Bystander().until("tham-luan-1")
    show.wait(120_000)
    show.ask("take", cue="ly-do")
    show.wait(120_000)
    show.ask("close")
    items = {item["number"]: item["span"] for item in minutes(show.record, show.edition).content["items"]}
    assert items["2"].count("từ ") == 2
    rows = {row["number"]: row["state"] for row in as_run_report(show.record, show.edition).content["rows"]}
    assert rows["4.1"] == "đã thực hiện"  # though the show ended before it in the agenda
