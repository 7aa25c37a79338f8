"""Ways to spoil the small event: each with the code that must be told and the text its line must hold."""

from __future__ import annotations

from dataclasses import dataclass

from tests.loaders.small import AGENDA, FILES, PEOPLE, RECIPIENTS, SIGNERS


@dataclass(frozen=True)
class Case:
    """One spoilt file. ``line`` is where the fault is, counted from 1; 0: anywhere in the file."""

    name: str
    file: str
    content: str | bytes
    code: str
    line: int = 0
    hint: str = ""


def _line_of(text: str, piece: str) -> int:
    return text.count("\n", 0, text.index(piece)) + 1


def _swap(name: str, file: str, old: str, new: str, code: str, hint: str = "") -> Case:  # noqa: PLR0917
    """Replace the first ``old``; the fault is told where ``new`` differs first."""
    text = FILES[file]
    at = text.index(old)
    same = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    changed = text[:at] + new + text[at + len(old) :]
    return Case(name, file, changed, code, changed.count("\n", 0, at + same) + 1, hint)


VALUES = (
    # (what stands there, what is wrong, code, hint)
    ("kind: pre", "kind: pree", "agenda.value-choice", "pre"),
    ("kind: purpose", "kind: porpose", "agenda.value-choice", "purpose"),
    ("kind: signing", "kind: sining", "agenda.value-choice", "signing"),
    ("kind: awarding", "kind: trao", "agenda.value-choice", ""),
    ("kind: closing", "kind: 7", "agenda.value-choice", ""),
    ("kind: announce", "kind: [announce]", "agenda.value-choice", ""),
    ("theme: ceremonial", "theme: ceremonal", "agenda.value-choice", "ceremonial"),
    ("language: vi", "language: fr", "agenda.value-choice", ""),
    ('utc_offset: "+07:00"', "utc_offset: bảy", "agenda.value-pattern", ""),
    ("duration: 15 phút", "duration: mười lăm", "agenda.value-duration", ""),
    ("duration: 15 phút", "duration: 0", "agenda.value-duration", ""),
    ("duration: 15 phút", "duration: 99 giờ", "agenda.value-duration", ""),
    ("duration: 15 phút", "duration: true", "agenda.value-duration", ""),
    ("duration: 15 phút", "duration: [15]", "agenda.value-duration", ""),
    ("duration: 5 phút", "duration: -5", "agenda.value-duration", ""),
    ("duration: 10 phút", "duration: 1.5 phút", "agenda.value-duration", ""),
    ("start: 8:00", "start: 8:61", "agenda.value-time", ""),
    ("start: 8:00", "start: 24:00", "agenda.value-time", ""),
    ("start: 8:00", "start: 8", "agenda.value-time", ""),
    ("start: 8:00", "start: tám giờ", "agenda.value-time", ""),
    ("start: 7:45", "start: 7;45", "agenda.value-time", ""),
    ("start: 7:45", "start: {h: 7}", "agenda.value-time", ""),
    ("date: 31/12/2021", "date: 31/13/2021", "agenda.value-date", ""),
    ("date: 31/12/2021", "date: 2021-02-30", "agenda.value-date", ""),
    ("date: 31/12/2021", "date: hôm nay", "agenda.value-date", ""),
    ("date: 31/12/2021", "date: 31-12-2021", "agenda.value-date", ""),
    ("count: hơn 2", "count: rất nhiều", "agenda.value-count", ""),
    ("count: hơn 2", "count: hơn", "agenda.value-count", ""),
    ("count: 2\n", "count: -2\n", "agenda.value-count", ""),
    ("count: 2\n", "count: true\n", "agenda.value-count", ""),
    ("id: ly-do", "id: Lý do", "agenda.value-id", ""),
    ("id: be-mac", "id: be_mac", "agenda.value-id", ""),
    ("id: trao", 'id: ""', "agenda.value-empty", ""),
    ("title: Bế mạc", "title:", "agenda.value-empty-key", ""),
    ("title: Bế mạc", "title: true", "agenda.value-text", ""),
    ("title: Bế mạc", "title: [Bế, mạc]", "agenda.value-text", ""),
    ("title: Bế mạc", "title: {a: b}", "agenda.value-text", ""),
    ("title: Bế mạc", "title: '  '", "agenda.value-empty", ""),
    ("title: Bế mạc", f"title: {'x' * 8_001}", "agenda.value-long", ""),
    ("name: Hội nghị nhỏ", "name: null", "agenda.value-empty-key", ""),
    ("headline: [Hội nghị, tổng kết]", "headline: Hội nghị", "agenda.value-list", ""),
    ("headline: [Hội nghị, tổng kết]", "headline: [a, b, c, d]", "agenda.list-long", ""),
    ("sample: true", "sample: có lẽ", "agenda.value-bool", ""),
    ("sample: true", "sample: 17", "agenda.value-bool", ""),
    ("go_guard_ms: 250", "go_guard_ms: nhanh", "agenda.value-int", ""),
    ("go_guard_ms: 250", "go_guard_ms: 250.5", "agenda.value-int", ""),
    ("go_guard_ms: 250", "go_guard_ms: 99999", "agenda.value-range", "5000"),
    ("go_guard_ms: 250", "go_guard_ms: -1", "agenda.value-range", "0"),
    ("batch: 10", "batch: 0", "agenda.value-range", "1"),
    ("batch: 10", "batch: 25", "agenda.batch-wide", "24"),
    ("signers: signers.csv", "signers: ../signers.csv", "agenda.value-file", ""),
    ("signers: signers.csv", "signers: /etc/passwd", "agenda.value-file", ""),
    ("signers: signers.csv", "signers: C:\\ky.csv", "agenda.value-file", ""),
    ("signers: signers.csv", "signers: signer.csv", "agenda.file-missing", ""),
    ("recipients: recipients.csv", "recipients: danh-sach.csv", "agenda.file-missing", ""),
    ("recipients: recipients.csv", "recipients: [recipients.csv]", "agenda.value-text", ""),
    ("slide: chao", "slide: chaoo", "agenda.slide-unknown", "chao"),
    ("slide: cam-on", "slide: camon", "agenda.slide-unknown", "cam-on"),
    ("person: nguoi-mot", "person: nguoi-mott", "agenda.person-unknown", "nguoi-mot"),
    ("person: nguoi-hai", "person: nguoihai", "agenda.person-unknown", "nguoi-hai"),
    ("decisions: [qd-1]", "decisions: [qd-9]", "agenda.decision-unknown", "qd-1"),
    ("decisions: [qd-1]", "decisions: qd-1", "agenda.value-list", ""),
    ("id: be-mac", "id: trao", "agenda.item-twice", ""),
    ("id: tham-luan-1", "id: ly-do", "agenda.item-twice", ""),
    ("forms: [Giấy khen, Gia đình văn hóa]", "forms: Giấy khen", "agenda.value-list", ""),
    (
        "pledge:\n      signers: signers.csv",
        "pledge: signers.csv\n    x:\n      y: z",
        "agenda.value-mapping",
        "",
    ),
)
KEYS = (
    ("name: Hội nghị nhỏ", "nam: Hội nghị nhỏ", "name"),
    ("organiser:", "organizer:", "organiser"),
    ("theme:", "thème:", "theme"),
    ("duration: 15", "durations: 15", "duration"),
    ("title: Đón", "titel: Đón", "title"),
    ("kind: pre", "knd: pre", "kind"),
    ("slide: chao", "slid: chao", "slide"),
    ("start: 8:00", "strat: 8:00", "start"),
    ("person: nguoi-mot", "persona: nguoi-mot", "person"),
    ("signers: signers.csv", "signer: signers.csv", "signers"),
    ("witnesses:", "witneses:", "witnesses"),
    ("recipients: recipients.csv", "recipient: recipients.csv", "recipients"),
    ("go_guard_ms:", "go_guard:", "go_guard_ms"),
    ("schedule:", "shedule:", "schedule"),
    ("decisions:\n", "decision:\n", "decisions"),
    ("awards:", "award:", "awards"),
)
INSERTS = (
    # (put this line …, code): at several places of the agenda
    ("\tkind: pre", "yaml.tab"),
    ("  x: &neo 1", "yaml.anchor"),
    ("  x: *neo", "yaml.anchor"),
    ("  x: !!python/object:os.system 1", "yaml.tag"),
    ("  x: !lenh 1", "yaml.tag"),
    ("---\na: 1", "yaml.documents"),
    ("  x: [1, 2", "yaml."),
    ("  x: {a: 1", "yaml."),
    ('  x: "chưa đóng', "yaml."),
    ("  x: Phần 1: Báo cáo", "yaml.colon"),
    ("  x: @ban", "yaml.sign"),
    ("  x: `a`", "yaml.sign"),
    ("  không có dấu hai chấm", "yaml."),
    ("  ? [a, b]\n  : c", "yaml.key"),
    ("  : trống", "yaml."),
    ("  x: " + "[" * 31 + "]" * 31, "yaml.depth"),
    ("  x: \x07", "text.control"),
    ("  x: a\x00b", "text.control"),
)
PLACES = (
    ("schedule:\n", ""),
    ("settings:\n", ""),
    ("  - id: ly-do\n", "  "),
    ("    kind: announce\n", "  "),
    ("  - id: be-mac\n", "  "),
)


def value_cases() -> list[Case]:
    """Wrong values, each at its own place."""
    return [
        _swap(f"value {new[:40]}", "agenda.yaml", old, new, code, hint) for old, new, code, hint in VALUES
    ]


def key_cases() -> list[Case]:
    """Misspelt keys, with the key that was meant."""
    cases = [
        _swap(f"key {new[:30]}", "agenda.yaml", old, new, "agenda.key-unknown", hint)
        for old, new, hint in KEYS
    ]
    for key in ("name: Hội nghị nhỏ", "kind: purpose", "title: Bế mạc", "signers: signers.csv"):
        gone = AGENDA.replace(f"{key}\n", "zz: 1\n", 1)
        cases.append(Case(f"without {key}", "agenda.yaml", gone, "agenda.key-missing"))
    twice = ("kind: pre", "title: Trao thưởng", "theme: ceremonial", "count: 2", "batch: 10")
    for key in twice:
        at = AGENDA.index(key)
        blank = " " * (at - AGENDA.rindex("\n", 0, at) - 1)
        if AGENDA[at - 2] == "-":
            continue
        text = AGENDA[: at + len(key)] + f"\n{blank}{key}" + AGENDA[at + len(key) :]
        cases.append(Case(f"twice {key}", "agenda.yaml", text, "yaml.duplicate-key", _line_of(text, key) + 1))
    return cases


def insert_cases() -> list[Case]:
    """Lines that are no plain YAML, put in at several places."""
    cases = []
    for line, code in INSERTS:
        for place, deeper in PLACES:
            at = AGENDA.index(place)
            put = line if line.startswith("---") else deeper + line.replace("\n", "\n" + deeper)
            text = AGENDA[:at] + put + "\n" + AGENDA[at:]
            cases.append(Case(f"{line[:20]!r} before {place.strip()}", "agenda.yaml", text, code))
    return cases


def whole_cases() -> list[Case]:
    """Files that are wrong as a whole."""
    utf16 = AGENDA.encode("utf-16")
    latin = AGENDA.encode().replace("Bế mạc".encode(), "Bế m\xe1c".encode("latin-1", "replace"))
    return [
        Case("empty", "agenda.yaml", "", "yaml.empty"),
        Case("only a comment", "agenda.yaml", "# trống\n", "yaml.empty"),
        Case("a list", "agenda.yaml", "- a\n- b\n", "agenda.value-mapping", 1),
        Case("a word", "agenda.yaml", "xin chào\n", "agenda.value-mapping", 1),
        Case("a number", "agenda.yaml", "17\n", "agenda.value-mapping", 1),
        Case("no items", "agenda.yaml", AGENDA[: AGENDA.index("items:")], "agenda.key-missing"),
        Case(
            "items empty",
            "agenda.yaml",
            AGENDA[: AGENDA.index("items:")] + "items: []\n",
            "agenda.list-short",
        ),
        Case("items null", "agenda.yaml", AGENDA[: AGENDA.index("items:")] + "items:\n", "agenda.value-list"),
        Case("too large", "agenda.yaml", AGENDA + "#" * 1_000_001, "text.too-large"),
        Case("too many values", "agenda.yaml", AGENDA + "z: [" + "1, " * 21_000 + "1]\n", "yaml.values"),
        Case("five thousand brackets", "agenda.yaml", "[" * 5_000, "yaml.depth", 1),
        Case("latin-1", "agenda.yaml", latin, "text.not-utf8", _line_of(AGENDA, "Bế mạc")),
        Case("half a letter", "agenda.yaml", AGENDA.encode()[:-1] + b"\xe1\xba", "text.not-utf8"),
        Case("utf-16 cut short", "agenda.yaml", utf16[:-1], "text.broken-utf16"),
        Case("utf-16 without mark", "agenda.yaml", AGENDA.encode("utf-16-le"), "text."),
        Case("a picture", "agenda.yaml", b"\x89PNG\r\n\x1a\n\x00\x00", "text.not-utf8", 1),
        Case("a zip", "agenda.yaml", b"PK\x03\x04" + bytes(64), "text.control", 1),
        _swap(
            "a group inside a group",
            "agenda.yaml",
            "        duration: 10 phút\n",
            "        items: [{id: a, kind: other, title: A}]\n",
            "agenda.group-deep",
        ),
        _swap(
            "introduce nobody",
            "agenda.yaml",
            "slide: chao",
            "introduce: [{heading: A}]",
            "agenda.introduce-one",
        ),
    ]


def side_cases() -> list[Case]:
    """Wrong people and tables."""
    people = (
        ("id: nguoi-hai", "id: nguoi-mot", "agenda.id-again"),
        ("name: Nguyễn Mẫu Hai", "nmae: Nguyễn Mẫu Hai", "agenda.key-unknown"),
        ("titles: [Bí thư]", "titles: Bí thư", "agenda.value-list"),
        ("titles: [Tổ trưởng]", "honorific: cô", "yaml.duplicate-key"),
        ("people:", "peple:", "agenda.key-unknown"),
    )
    rows = (
        ("tt-1,Tập thể", "TT 1,Tập thể", "table.cell-wrong"),
        ("tập thể,Giấy", "tap the la,Giấy", "table.cell-wrong"),
        ("tập thể,Giấy khen", "tập thể,Giấy khem", "agenda.form-unknown"),
        ("cn-1,Cá", "tt-1,Cá", "table.id-twice"),
        ("Hộ mẫu 1,", ",", "table.cell-missing"),
        ("truy tặng", "truy nã", "table.cell-wrong"),
        ("Khu dân cư 3,mẫu,", "Khu dân cư 3,mẫu,,thừa", "table.row-long"),
        ("id,name", "id,tuổi", "table.column-missing"),
        ("unit,sample", "unti,sample", "table.column-unknown"),
        ("unit,sample", "name,sample", "table.column-twice"),
        ("Hộ mẫu 1", '"Hộ mẫu 1', "table.csv-quote"),
    )
    cases = [_swap(f"people {new[:20]}", "people.yaml", old, new, code) for old, new, code in people]
    cases += [_swap(f"row {new[:20]}", "recipients.csv", old, new, code) for old, new, code in rows]
    cases.append(_swap("number of a signer", "signers.csv", "ky-2,2", "ky-2,hai", "table.cell-wrong"))
    cases.append(Case("empty table", "signers.csv", "\n\n", "table.table-empty"))
    cases.append(Case("latin table", "signers.csv", SIGNERS.encode("utf-16-be"), "text."))
    cases.append(Case("people of zero", "people.yaml", "people: []\n", "agenda.person-unknown"))
    cases.append(Case("people cut", "people.yaml", PEOPLE.replace("nguoi-mot", '"nguoi-mot'), "yaml."))
    cases.append(Case("only a header", "recipients.csv", RECIPIENTS[:10], "table.column-missing"))
    return cases


def all_cases() -> list[Case]:
    """Every spoilt file of the suite: two hundred and more."""
    return [*value_cases(), *key_cases(), *insert_cases(), *whole_cases(), *side_cases()]
