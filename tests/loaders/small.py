"""A small whole event for tests of the loaders: agenda, people, two tables, two slides."""

from __future__ import annotations

from pathlib import Path

EVENT = "nho"
AGENDA = """\
# Sự kiện nhỏ để thử
event:
  name: Hội nghị nhỏ
  headline: [Hội nghị, tổng kết]
  organiser: Ủy ban nhân dân phường Mẫu
  date: 31/12/2021
  venue: không rõ
  theme: ceremonial
  language: vi
  utc_offset: "+07:00"
schedule:
  start: 7:45
  sample: true
settings:
  go_guard_ms: 250
  warn: 1 phút
decisions:
  - id: qd-1
    number: không rõ
    date: không rõ
items:
  - id: don-khach
    kind: pre
    title: Đón khách
    duration: 15 phút
  - id: ly-do
    kind: purpose
    title: Tuyên bố lý do
    start: 8:00
    duration: 5 phút
    slide: chao
  - id: tham-luan
    kind: discussion
    title: Tham luận
    items:
      - id: tham-luan-1
        kind: discussion
        title: Bài thứ nhất
        duration: 10 phút
        people:
          - person: nguoi-mot
            title: Tổ trưởng
  - id: ky
    kind: signing
    title: Ký cam kết
    pledge:
      signers: signers.csv
      count: 2
      witnesses:
        - person: nguoi-hai
  - id: cong-bo
    kind: announce
    title: Công bố quyết định
    decisions: [qd-1]
  - id: trao
    kind: awarding
    title: Trao thưởng
    awards:
      recipients: recipients.csv
      count: hơn 2
      forms: [Giấy khen, Gia đình văn hóa]
      batch: 10
  - id: be-mac
    kind: closing
    title: Bế mạc
    slide: cam-on
"""
PEOPLE = """\
people:
  - id: nguoi-mot
    name: Nguyễn Mẫu Một
    honorific: bà
    titles: [Tổ trưởng]
  - id: nguoi-hai
    name: Nguyễn Mẫu Hai
    titles: [Bí thư]
"""
RECIPIENTS = """\
id,name,kind,form,unit,sample,status
tt-1,Tập thể mẫu 1,tập thể,Giấy khen,Khu dân cư 1,mẫu,
cn-1,Cá nhân mẫu 1,cá nhân,Giấy khen,Khu dân cư 2,mẫu,truy tặng
ho-1,Hộ mẫu 1,hộ,Gia đình văn hóa,Khu dân cư 3,mẫu,
"""
SIGNERS = """\
id,number,name,area,sample
ky-1,1,Tổ trưởng mẫu 1,Khu dân cư 1,mẫu
ky-2,2,Tổ trưởng mẫu 2,Khu dân cư 2,mẫu
"""
FILES = {
    "agenda.yaml": AGENDA,
    "people.yaml": PEOPLE,
    "recipients.csv": RECIPIENTS,
    "signers.csv": SIGNERS,
}


def write(root: Path, **changed: str | bytes) -> Path:
    """The event in ``root``; ``agenda_yaml="…"`` replaces a file's text or bytes."""
    folder = root / "agendas" / EVENT
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        chosen = changed.get(name.replace(".", "_"), text)
        raw = chosen if isinstance(chosen, bytes) else chosen.encode()
        (folder / name).write_bytes(raw)
    slides = root / "slides" / EVENT
    slides.mkdir(parents=True, exist_ok=True)
    (slides / "chao.md").write_text(
        "---\nlayout: section\ntitle: [Chào]\n---\n???\nKính thưa quý vị.\n", "utf-8"
    )
    (slides / "cam-on.md").write_text("---\nlayout: thanks\nheadline: Cảm ơn\n---\n", "utf-8")
    return root
