"""Slips of people who write an event by hand: what was typed, what must be told, where, with which hint."""

from __future__ import annotations

from dataclasses import dataclass, field

AGENDA = """\
event:
  name: Hội nghị mẫu
  date: 31/12/2090
  theme: ceremonial
  language: vi
schedule:
  start: 8:00
settings:
  go_guard_ms: 250
items:
  - id: khai-mac
    kind: speech
    title: Khai mạc
    start: 8:00
    duration: 10 phút
    people: [{person: le-hoa}]
    script: Xin mời.
  - id: ket-qua
    kind: notice
    title: Kết quả
    start: 8:10
    duration: 10 phút
    slide: ket-qua
    script: Xin mời.
  - id: trao
    kind: awarding
    title: Trao thưởng
    duration: 10 phút
    awards:
      recipients: recipients.csv
      count: 3
      forms: [Giấy khen]
      presenters: [{person: le-hoa}]
  - id: be-mac
    kind: closing
    title: Bế mạc
    duration: 5 phút
    script: Xin cảm ơn.
"""
PEOPLE = """\
people:
  - id: le-hoa
    name: Lê Hoa
    titles:
      - Phó Bí thư, Chủ tịch phường
    photo: anh/hoa.jpg
  - id: tran-binh
    name: Trần Bình
"""
RECIPIENTS = """\
id,name,kind,form,unit
r1,Nguyễn Văn An,cá nhân,Giấy khen,Tổ 1
r2,Trần Thị Bé,cá nhân,Giấy khen,Tổ 2
r3,Tổ dân phố 3,tập thể,Giấy khen,Tổ 3
"""
SLIDE = """\
---
layout: picture
title: Kết quả
---

![Hoa](anh/hoa.jpg)
"""
FOLDERS = {"agenda": "agendas/mau/agenda.yaml", "people": "agendas/mau/people.yaml"}
FOLDERS |= {"recipients": "agendas/mau/recipients.csv", "slide": "slides/mau/ket-qua.md"}
TEXTS = {"agenda": AGENDA, "people": PEOPLE, "recipients": RECIPIENTS, "slide": SLIDE}
NB, ZW = "\u00a0", "\u200b"


@dataclass(frozen=True)
class Slip:
    """``new`` for ``old`` in a file; ``at``: words of the line at which ``code`` is told with ``hint``.

    ``moved`` renames files (new name "" deletes, None as old name makes one); ``also``: other errors allowed.
    """

    file: str
    old: str
    new: str
    code: str
    hint: str = ""
    at: str = ""
    moved: dict[str, str] = field(default_factory=dict)
    also: frozenset[str] = frozenset()


def slip(
    file: str, old: str, new: str, code: str, hint: str = "", at: str | None = None, **more: object
) -> Slip:
    """A slip whose place is the line that it changes."""
    at = new.partition("\n")[0].strip() if at is None else at
    return Slip(file, old, new, code, hint, at, **more)  # type: ignore[arg-type]


CLOSING = "title: Bế mạc"
YAML = [
    slip("agenda", CLOSING, "title: Phần 1: Bế mạc", "yaml.colon", "ngoặc kép"),
    slip("agenda", CLOSING, "title Bế mạc", "yaml.no-colon", "khóa: giá trị", at="title Bế mạc"),
    slip("agenda", CLOSING, "title:Bế mạc", "yaml.sign-no-blank", "dấu cách sau dấu hai chấm"),
    slip("agenda", "    title: Bế mạc", "\ttitle: Bế mạc", "yaml.tab", "dấu cách", at="title: Bế mạc"),
    slip("agenda", CLOSING, "title: Bế mạc\n    title: Bế", "yaml.duplicate-key", "xóa dòng kia", at="title: Bế"),
    slip("agenda", CLOSING, "title: “Phần 1: Bế mạc”", "yaml.sign-quote", "ngoặc kép thẳng"),
    slip("agenda", CLOSING, 'title: "Bế mạc', "yaml.quote", "dấu ngoặc còn thiếu"),
    slip("agenda", "people: [{person: le-hoa}]", "people: [{person: le-hoa}", "yaml.bracket", "Đóng ngoặc", at="script: Xin mời."),
    slip("agenda", CLOSING, "title: &a Bế mạc", "yaml.anchor", "ngoặc kép"),
    slip("agenda", CLOSING, "title: !Bế mạc", "yaml.sign", "ngoặc kép"),
    slip("agenda", CLOSING, "title: @Bế mạc", "yaml.sign-first", "ngoặc kép"),
    slip("agenda", CLOSING, "title: %Bế mạc", "yaml.sign-first", "ngoặc kép"),
    slip("agenda", CLOSING, "title: - Bế mạc", "yaml.sign-dash-value", "dấu trừ"),
    slip("agenda", CLOSING, "title： Bế mạc", "yaml.sign-colon", "“:”"),
    slip("agenda", CLOSING, f"title:{NB}Bế mạc", "yaml.sign-blank", "phím cách"),
    slip("agenda", "  - id: be-mac", f"  -{NB}id: be-mac", "yaml.sign-blank", "phím cách", at="id: be-mac"),
    slip("agenda", "    title: Bế mạc", f"  {NB} title: Bế mạc", "yaml.sign-blank", "phím cách", at="title: Bế mạc"),
    slip("agenda", "    title: Bế mạc", f"{NB * 4}title: Bế mạc", "yaml.sign-blank", "phím cách", at="title: Bế mạc"),
    slip("agenda", CLOSING, "title:\tBế mạc", "yaml.sign-tab", "dấu cách"),
    slip("agenda", "  - id: be-mac", "  –  id: be-mac", "yaml.sign-dash", "“- ”", at="id: be-mac"),
    slip("agenda", "  - id: be-mac", "  • id: be-mac", "yaml.sign-bullet", "“- ”", at="id: be-mac"),
    slip("agenda", CLOSING, 'title: "Bế mạc" hội nghị', "yaml.sign-after-quote", "Viết: '\"Bế mạc\" hội nghị'"),
    slip("agenda", CLOSING, "title: [Dự kiến] Bế mạc", "yaml.sign-after-bracket", "ngoặc kép"),
    slip("agenda", "forms: [Giấy khen]", "forms: [Giải #1, Giải #2]", "yaml.sign-hash", '"Giải #1"'),
    slip("agenda", "script: Xin cảm ơn.", "script: |\n      Xin\n   cảm ơn.", "yaml.indent", at="cảm ơn."),
    slip("agenda", CLOSING, "title: Bế mạc #1 hội nghị", "yaml.hash", "#1 hội nghị"),
    slip("agenda", "name: Hội nghị mẫu", "name: Hội thi #ThiĐua", "yaml.hash", "#ThiĐua"),
    slip("agenda", CLOSING, "title: #1 của năm", "agenda.value-empty-key", "title:"),
    slip("people", "name: Trần Bình", "name: Trần #2 Bình", "yaml.hash", "#2 Bình"),
    slip("slide", "title: Kết quả", "title: Kết quả #1 năm", "yaml.hash", "#1 năm"),
    slip("agenda", CLOSING, f"{ZW}title: Bế mạc", "agenda.key-unknown", "U+200B"),
]  # fmt: skip
YAML += [
    slip("agenda", CLOSING, "title: 'Năm 'mới' đến'", "yaml.sign-after-quote", "\"Năm 'mới' đến\""),
    slip("agenda", CLOSING, "title: > 90% hộ", "yaml.sign-first", '"> 90% hộ"'),
    slip("agenda", CLOSING, "title: ? Bế mạc", "yaml.sign-first", '"? Bế mạc"'),
    slip("agenda", CLOSING, "title: Bế mạc\t# tạm", "yaml.sign-tab", "dấu cách", at="# tạm"),
    slip("agenda", CLOSING, "title: Bế mạc\n      #1 cho tổ 5", "yaml.hash", "#1 cho tổ 5", at="#1 cho tổ 5"),
    slip("agenda", "  - id: be-mac", "  -id: be-mac", "yaml.sign-no-blank", "dấu cách"),
    slip("agenda", "  - id: be-mac", "  * id: be-mac", "yaml.sign-bullet", "“- ”", at="id: be-mac"),
]
VALUES = [
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: le-hoa, tran-binh\n    script", "agenda.value-list", "[{person: le-hoa}, {person: tran-binh}]"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: [{person: Cao Tèo}]\n    script", "agenda.value-id", "people.yaml (mã cao-teo)"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: [{người: le-hoa}]\n    script", "agenda.key-unknown", "“person”"),
    slip("agenda", "slide: ket-qua", "slide: [ket-qua]", "agenda.value-text", "slide: ket-qua"),
    slip("agenda", "slide: ket-qua", "slide: slides/mau/ket-qua.md", "agenda.value-id", "Viết: ket-qua"),
    slip("agenda", CLOSING, "title: {Bế mạc: hội nghị}", "agenda.value-text", '"Bế mạc: hội nghị"'),
    slip("agenda", "  date: 31/12/2090", "  date:", "agenda.value-empty-key", "date:"),
    slip("people", "photo: anh/hoa.jpg", "photo: C:\\anh\\hoa.jpg", "agenda.value-file", "Chép tệp"),
    slip("agenda", "kind: closing", "kind: phát biểu", "agenda.value-choice", "“speech”"),
    slip("agenda", "kind: closing", "kind: tham luận", "agenda.value-choice", "“discussion”"),
    slip("agenda", "kind: closing", "kind: Bế mạc", "agenda.value-choice", "“closing”"),
    slip("agenda", "kind: closing", "kind: văn nghệ", "agenda.value-choice", "“performance”"),
    slip("agenda", "kind: closing", "kind: trao thưởng", "agenda.value-choice", "“awarding”"),
    slip("agenda", "kind: closing", "kind: Phát biểu của lãnh đạo", "agenda.value-choice", "“speech”"),
    slip("agenda", "kind: closing", "kind: closng", "agenda.value-choice", "“closing”"),
    slip("agenda", "kind: closing", f"kind: closing{ZW}", "agenda.value-choice", "U+200B"),
    slip("agenda", "theme: ceremonial", "theme: đỏ", "agenda.value-choice", "“ceremonial”"),
    slip("agenda", "theme: ceremonial", "theme: xanh dương", "agenda.value-choice", "“blue”"),
    slip("agenda", "language: vi", "language: tiếng Việt", "agenda.value-choice", "“vi”"),
    slip("agenda", CLOSING, "tiêu đề: Bế mạc", "agenda.key-unknown", "“title”"),
    slip("agenda", "    duration: 5 phút", "    thời lượng: 5 phút", "agenda.key-unknown", "“duration”"),
    slip("agenda", "    duration: 5 phút", "    durations: 5 phút", "agenda.key-unknown", "“duration”"),
    slip("agenda", "  date: 31/12/2090", "  ngày: 31/12/2090", "agenda.key-unknown", "“date”"),
    slip("agenda", "  date: 31/12/2090", "  date: 31-12-2090", "agenda.value-date", "31/12/2021"),
    slip("agenda", "  date: 31/12/2090", "  date: ngày mai", "agenda.value-date", "không rõ"),
    slip("agenda", "    duration: 5 phút", "    duration: năm phút", "agenda.value-duration", "10 phút"),
    slip("agenda", "start: 8:10", "start: 25:00", "agenda.value-time", "8:30"),
    slip("agenda", "start: 8:10", "start: 8.10", "agenda.value-time", "8h30"),
    slip("agenda", CLOSING, "title:", "agenda.value-empty-key", "title:", at="title:"),
    slip("agenda", CLOSING, "title: ''", "agenda.value-empty", "xóa cả dòng"),
    slip("agenda", CLOSING, "title: [Bế, mạc]", "agenda.value-text", ""),
    slip("agenda", "go_guard_ms: 250", "go_guard_ms: nhanh", "agenda.value-int", "10"),
    slip("agenda", "    script: Xin cảm ơn.", "    sample: có\n    script: Xin cảm ơn.", "agenda.value-bool", "true"),
    slip("agenda", "count: 3", "count: nhiều", "agenda.value-count", "hơn 130"),
    slip("agenda", "forms: [Giấy khen]", "forms: Giấy khen", "agenda.value-list", '["Giấy khen"]'),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: Lê Hoa\n    script", "agenda.value-list", "[{person: le-hoa}]"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people:\n      - Lê Hoa\n    script", "agenda.value-mapping", "- person: le-hoa", at="- Lê Hoa"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: [{person: Lê Hoa}]\n    script", "agenda.value-id", "le-hoa"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: [{person: le-hoa, title: Phó Bí thư, Chủ tịch phường}]\n    script", "agenda.key-unknown", "ngoặc kép"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: [{person: le-hao}]\n    script", "agenda.person-unknown", "“le-hoa”"),
    slip("agenda", "slide: ket-qua", "slide: ket-qua.md", "agenda.value-id", "Viết: ket-qua"),
    slip("agenda", "slide: ket-qua", "slide: Kết quả", "agenda.value-id", "Viết: ket-qua"),
    slip("agenda", "slide: ket-qua", "slide: ketqua", "agenda.slide-unknown", "“ket-qua”"),
    slip("agenda", "id: be-mac", "id: Be_Mac", "agenda.value-id", "Viết: be-mac"),
    slip("agenda", "id: be-mac", "id: Bế mạc", "agenda.value-id", "Viết: be-mac"),
    slip("agenda", "id: be-mac", "id: trao", "agenda.item-twice", "trao-2", at=""),
    slip("agenda", "    script: Xin cảm ơn.", "    items: Bế mạc", "agenda.value-list", '["Bế mạc"]'),
    slip("people", "titles:\n      - Phó Bí thư, Chủ tịch phường", "titles:\n      – Phó Bí thư\n      – Chủ tịch", "agenda.value-list", "“- ”", at="– Phó Bí thư", also=frozenset({"yaml."})),
    slip("people", "titles:\n      - Phó Bí thư, Chủ tịch phường", "titles: Chủ tịch phường", "agenda.value-list", '["Chủ tịch phường"]'),
    slip("people", "id: tran-binh", "id: le-hoa", "agenda.id-again", "", at="id: le-hoa"),
    slip("people", "photo: anh/hoa.jpg", "photo: anh\\hoa.jpg", "agenda.value-file", "anh/hoa.jpg"),
    slip("people", "photo: anh/hoa.jpg", 'photo: "anh\\hoa.jpg"', "yaml.escape", "/"),
    slip("people", "name: Lê Hoa", "tên: Lê Hoa", "agenda.key-unknown", "“name”"),
]  # fmt: skip
SLIDES = [
    slip("slide", SLIDE, "---\nlayout: picture\n---\n[Hoa](anh/hoa.jpg)\n", "picture.empty", "src:"),
    slip("slide", SLIDE, "---\nlayout: points\npoints:\n  - Kết quả: tốt\n---\n", "slide.field-text", '"Kết quả: tốt"', at="- Kết quả"),
    slip("slide", "(anh/hoa.jpg)", "(hoa.jpg)", "media.missing", "“anh/hoa.jpg”"),
    slip("slide", SLIDE, "Kết quả\n", "slide.no-front-matter", "---"),
    slip("slide", SLIDE, "---\nlayout: text\n", "slide.front-matter-open", "---"),
    slip("slide", "layout: picture\n", "", "slide.layout-missing", "layout", at="title: Kết quả"),
    slip("slide", "layout: picture", "layout: pictrue", "slide.layout-unknown", "“picture”"),
    slip("slide", "layout: picture", "layout: bảng", "slide.layout-unknown", "“table”"),
    slip("slide", "layout: picture", "layout: hình ảnh", "slide.layout-unknown", "“picture”"),
    slip("slide", "title: Kết quả", "tiêu đề: Kết quả", "slide.field-unknown", "“title”"),
    slip("slide", "title: Kết quả", "title: Kết quả: 2090", "yaml.colon", "ngoặc kép"),
    slip("slide", "(anh/hoa.jpg)", "(anh/hao.jpg)", "media.missing", "“anh/hoa.jpg”"),
    slip("slide", "(anh/hoa.jpg)", "(anh/hoa.jpeg)", "media.missing", "“anh/hoa.jpg”"),
    slip("slide", "(anh/hoa.jpg)", "(http://a.vn/b.jpg)", "media.missing", "media/"),
    slip("slide", "(anh/hoa.jpg)", "(anh/HOA.jpg)", "media.spelling", "anh/hoa.jpg"),
    slip("slide", "layout: picture\ntitle:", "layout: holding\nsentence:", "picture.unseen", "layout: picture", at="![Hoa]"),
    slip("slide", "![Hoa]", "Dòng một\n\nDòng hai\n\nDòng ba\n\n![Hoa]", "slide.unseen", "layout: text", at="Dòng ba"),
]  # fmt: skip
FILES = [
    slip("agenda", "", "", "text.missing", "agenda.yaml.txt", moved={"agendas/mau/agenda.yaml": "agendas/mau/agenda.yaml.txt"}),
    slip("agenda", "", "", "text.missing", "agenda.yml", moved={"agendas/mau/agenda.yaml": "agendas/mau/agenda.yml"}),
    slip("agenda", "", "", "agenda.file-missing", "Recipients.csv", at="recipients: recipients.csv", moved={"agendas/mau/recipients.csv": "agendas/mau/Recipients.csv"}),
    slip("agenda", "recipients: recipients.csv", "recipients: danh sach.csv", "agenda.file-missing", "Danh sách.csv", moved={"agendas/mau/recipients.csv": "agendas/mau/Danh sách.csv"}),
    slip("agenda", "recipients: recipients.csv", "recipients: ds.xlsx", "agenda.sheet-named", "ceremony roster import \"ds.xlsx\"", moved={"agendas/mau/recipients.csv": "agendas/mau/ds.xlsx"}),
    slip("agenda", "recipients: recipients.csv", "recipients: ds.xlsx", "agenda.file-missing", "ds.csv", moved={"agendas/mau/recipients.csv": "agendas/mau/ds.csv"}),
    slip("agenda", "recipients: recipients.csv", "recipients: ~$ds.xlsx", "agenda.lock-file", "~$", moved={"agendas/mau/recipients.csv": "agendas/mau/~$ds.xlsx"}),
    slip("agenda", "", "", "text.missing", "People.yaml", moved={"agendas/mau/people.yaml": "agendas/mau/People.yaml"}),
    slip("people", "photo: anh/hoa.jpg", "photo: anh/hoaa.jpg", "media.missing", "“anh/hoa.jpg”"),
    slip("people", "photo: anh/hoa.jpg", "photo: anh/Hoa.JPG", "media.spelling", "anh/hoa.jpg"),
    slip("agenda", "    script: Xin cảm ơn.", "    sound: {file: nhạc.mp3}\n    script: Xin cảm ơn.", "media.missing", "media"),
]  # fmt: skip
LISTS = [
    slip("recipients", "id,name,kind,form,unit", "id\tname\tkind\tform\tunit", "table.row-separator", "dấu ngăn ô", at="id"),
    slip("recipients", "r2,Trần Thị Bé,cá nhân,Giấy khen,Tổ 2", "r2;Trần Thị Bé;cá nhân;Giấy khen;Tổ 2", "table.row-separator", "dấu ngăn ô"),
    slip("recipients", "id,name,kind,form,unit\n", "", "table.no-header", "ceremony roster import \"recipients.csv\" --event mau", at="r1,"),
    slip("recipients", "id,name,kind,form,unit", "STT,Họ và tên,Đơn vị,Ghi chú,Khác", "table.office-columns", "ceremony roster import"),
    slip("recipients", "id,name,kind,form,unit", "id,name,kind,form,unti", "table.column-unknown", "“unit”"),
    slip("recipients", "id,name,kind,form,unit", "id,name,kind,form,STT", "table.column-running", "Xóa cột"),
    slip("recipients", "id,name,kind,form,unit", "id,name,kind,form", "table.row-long", "ngoặc kép", at="r1,"),
    slip("recipients", "r2,Trần", "r1,Trần", "table.id-twice", "mã riêng"),
    slip("recipients", "r2,Trần Thị Bé,", "r2,,", "table.cell-missing", "Điền"),
    slip("recipients", "Bé,cá nhân", "Bé,người", "table.cell-wrong", ""),
    slip("recipients", "r2,Trần Thị Bé", "R 2,Trần Thị Bé", "table.cell-wrong", ""),
    slip("recipients", "r2,Trần", 'r2,"Trần', "table.csv-quote", '""'),
    slip("recipients", "cá nhân,Giấy khen,Tổ 2", "cá nhân,Giấy khn,Tổ 2", "agenda.form-unknown", "“Giấy khen”"),
    slip("recipients", "r3,Tổ dân phố 3,tập thể,Giấy khen,Tổ 3\n", "", "agenda.count-differs", "count", at=""),
]  # fmt: skip
DOUBTS = [
    slip("people", "titles:\n      - Phó Bí thư, Chủ tịch phường", "titles: [Phó Bí thư, Chủ tịch phường]", "person.titles", '"Phó Bí thư, Chủ tịch phường"'),
    slip("agenda", "  date: 31/12/2090", "  date: 30/12/2016", "date.past", "năm"),
    slip("agenda", "start: 8:10", "start: 7:10", "start.backwards", "giờ"),
    slip("agenda", "people: [{person: le-hoa}]\n    script", "people: [{person: le-hoa}, {person: le-hoa}]\n    script", "person.twice", "mã người"),
    slip("people", "name: Lê Hoa", "name: LÊ THỊ HOA", "person.capitals", "Lê Thị Hoa"),
    slip("people", "name: Trần Bình", 'name: "#REF!"', "text.sheet-error", ""),
    slip("agenda", CLOSING, 'title: "Bế mạc #N/A"', "text.sheet-error", ""),
]  # fmt: skip
SLIPS = [*YAML, *VALUES, *SLIDES, *FILES, *LISTS, *DOUBTS]
