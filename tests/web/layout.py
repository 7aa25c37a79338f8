"""Whether the console is laid out right, as code that any browser runs: ``FAULTS`` gives sentences, or none.

``STATES`` are the console's: how the show comes to each, and what is opened on the page then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.running import Show, wait_until

SIZES = ((1920, 1080), (1366, 768), (1280, 720), (1093, 614), (1024, 768), (960, 540), (390, 844))

# What every step may use.
TOOLS = """
const until = async (ask) => {
  for (let at = 0; at < 1500; at += 1) {
    const answer = ask();
    if (answer) return answer;
    await new Promise((tell) => setTimeout(tell, 10));
  }
  throw new Error(`it never came: ${ask}`);
};
const all = (where) => [...document.querySelectorAll(where)];
const find = (where, words = "") => all(where).find((one) => one.textContent.includes(words));
const press = async (where, words) => (await until(() => find(where, words))).click();
const frames = () => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(tell)));
"""

FAULTS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def open_at(cue: str) -> Callable[[Show], None]:
    """Brings the show to a cue, uncovered and running."""

    def come(show: Show) -> None:
        for command in ("open", "release", "resume"):
            show.command(command)
        assert show.command("take", cue=cue)["ok"]

    return come


@dataclass(frozen=True)
class State:
    """One state of the console: what the show does, and what the page does once it shows that cue's title."""

    name: str
    show: Callable[[Show], None]
    page: str = ""
    title: str = ""
    each: bool = False  # opened anew at every size


AWARDS, SPEECH = "trao-thuong/dot-5/tap-the-14", "chi-dao"
AWARDS_TAB = 'await press("#tab-awards"); await until(() => find(".q__row"));'
MORE = (
    'await press(".bottom__more"); await press("[role=menuitem]", "{}");'
    'await until(() => find("#dialog[open]"));'
)


def covered(command: str) -> Callable[[Show], None]:
    """A speech, and then the hall covered or held."""

    def come(show: Show) -> None:
        open_at(SPEECH)(show)
        assert show.command(command, **({"on": True} if command == "blank" else {}))["ok"]

    return come


def talk(show: Show) -> None:
    """Messages to the stage and words over the hall's picture."""
    open_at(SPEECH)(show)
    show.command(
        "message", text="Xin đồng chí nói ngắn lại, còn hai phút; mời đồng chí Chủ tịch chuẩn bị", to="stage"
    )
    show.command(
        "overlay_on",
        kind="lower-third",
        text="Đồng chí Lê Thị Nhật Diệu",
        note="Chủ tịch Ủy ban nhân dân phường Thanh Khê Tây",
    )
    show.command("overlay_on", kind="clock", text="", note="")


def leave(show: Show) -> None:
    """The last of the awards is called, and two were passed by: GO would leave them behind."""
    open_at("trao-thuong/dot-15/ho-18")(show)
    assert show.command("take", cue="trao-thuong/dot-15/ho-20")["ok"]
    assert show.view()["leaving"]


def correct(show: Show) -> None:
    """The card on air has a correction in the agenda, and words lie over the picture."""
    talk(show)
    agenda = show.workspace / "agendas" / show.event / "agenda.yaml"
    text = agenda.read_text(encoding="utf-8")
    old, new = "Quận ủy viên, Bí thư Đảng", "Thành ủy viên, Bí thư Đảng"
    agenda.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")
    wait_until(lambda: show.view()["correction"])


def quiet(show: Show) -> None:
    """A speech, with nothing over the picture."""
    for overlay in show.view()["overlays"]:
        show.command("overlay_off", overlay=overlay["id"])
    open_at(SPEECH)(show)


STATES = (
    State("script", open_at(SPEECH), title="chỉ đạo"),
    State(
        "rundown",
        open_at("gioi-thieu/dong-phu-quy"),
        'if (find("#tab-rundown")) await press("#tab-rundown"); await frames();',
        "Quý",
        each=True,
    ),
    State("film", open_at("bao-cao"), 'await until(() => find(".transport"));', "Phim"),
    State("film and awards", open_at("bao-cao"), AWARDS_TAB, "Phim"),
    State(
        "refusal",
        open_at(SPEECH),
        'for (let at = 0; at < 3; at += 1) document.querySelector("#go").click();'
        'await until(() => find("#refusal").textContent);',
    ),
    State("awards", open_at(AWARDS), AWARDS_TAB, "mẫu 14"),
    State("leaving", leave, AWARDS_TAB + 'await until(() => find(".leaving"));', "Hộ mẫu 20"),
    State(
        "a second press",
        open_at("bao-cao"),
        'await until(() => find(".transport")); document.querySelector("#go").click();'
        'await until(() => find(".answer--ask"));',
        "Phim",
    ),
    State(
        "stand-in",
        open_at(AWARDS),
        AWARDS_TAB
        + 'await press(".q__row:nth-child(5) .q__more"); await press(".q__tools button", "Nhận thay");'
        'await until(() => document.activeElement.name === "by");',
        "mẫu 14",
    ),
    State(
        "add",
        open_at(AWARDS),
        AWARDS_TAB + 'await press(".q__bar button", "Thêm người");'
        'await until(() => document.activeElement.name === "name");',
        "mẫu 14",
    ),
    State(
        "find",
        open_at(AWARDS),
        AWARDS_TAB + 'const field = find("#queue-find"); field.value = "khu dan cu";'
        'field.dispatchEvent(new Event("input"));'
        'await until(() => find(".q__found li"));',
        "mẫu 14",
    ),
    State(
        "retract",
        open_at(AWARDS),
        AWARDS_TAB + 'await press(".q__bar button", "Rút tên"); await until(() => find(".q__intent"));',
        "mẫu 14",
    ),
    State(
        "signing",
        open_at("ky-cam-ket/ky-05"),
        'await press("#tab-signing"); await until(() => find(".entrant"));',
        "mẫu 05",
    ),
    State("messages", talk, 'await press("#tab-messages"); await until(() => find(".sent"));', "chỉ đạo"),
    State(
        "correction",
        correct,
        'await until(() => find(".note")); await until(() => find(".chip"));',
        "chỉ đạo",
    ),
    State("journal", quiet, 'await press("#tab-journal"); await until(() => find(".entry"));', "chỉ đạo"),
    State("held", covered("hold"), 'await until(() => find(".pane__held"));'),
    State("black", covered("blackout"), 'await until(() => find(".pane__cover"));'),
    State("holding", covered("panic"), 'await until(() => find(".pane__cover"));'),
    State(
        "typing",
        open_at(SPEECH),
        'document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));'
        "await frames();",
        "chỉ đạo",
    ),
    *(
        State(f"dialog {entry}", open_at(SPEECH), MORE.replace("{}", entry), "chỉ đạo")
        for entry in ("Tạo tệp để in", "Diễn tập", "Lỗi", "phím", "Kết thúc")
    ),
    State(
        "pairing",
        open_at(SPEECH),
        MORE.replace("{}", "Ghép thiết bị")
        + 'await press(".choices button", "Màn hội trường"); await until(() => find(".offer__pin"));',
        "chỉ đạo",
    ),
    State(
        "menu",
        open_at(SPEECH),
        'await press(".bottom__more"); await until(() => find("#menu:popover-open")); await frames();',
        "chỉ đạo",
        each=True,
    ),
)
