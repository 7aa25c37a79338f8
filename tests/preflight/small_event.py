"""A small event on disk in which preflight finds nothing; tests spoil one thing at a time."""

from __future__ import annotations

import struct
from pathlib import Path

AGENDA = """\
event:
  name: Hội nghị nhỏ năm 2021
  date: 31/12/2021
items:
  - id: ly-do
    kind: purpose
    title: Tuyên bố lý do
    duration: 5 phút
    script: Kính thưa quý vị đại biểu.
    sound: {file: nhac.mp3}
  - id: anh
    kind: other
    title: Hình ảnh
    duration: 5 phút
    slide: anh
    script: Xin mời quý vị xem hình ảnh.
  - id: phim
    kind: film
    title: Phim tư liệu
    duration: 5 phút
    film: {file: phim.mp4}
  - id: chi-dao
    kind: directing_speech
    title: Phát biểu chỉ đạo
    duration: 10 phút
    people: [{person: le-van-a}]
  - id: ky
    kind: signing
    title: Ký cam kết
    duration: 10 phút
    pledge:
      signers: signers.csv
      count: 1
      witnesses: [{person: le-van-a}]
  - id: trao
    kind: awarding
    title: Trao thưởng
    duration: 10 phút
    awards:
      recipients: recipients.csv
      count: hơn 1
      presenters: [{person: le-van-a}]
"""
PEOPLE = """\
people:
  - id: le-van-a
    name: Lê Văn A
    honorific: đồng chí
    titles: [Chủ tịch]
"""
RECIPIENTS = """\
id,name,kind,unit,form,sample
r1,Cá nhân mẫu 1,cá nhân,Khu 1,Giấy khen,mẫu
r2,Cá nhân mẫu 2,cá nhân,Khu 2,Giấy khen,mẫu
"""
SIGNERS = """\
id,number,name,area,sample
s1,1,Tổ trưởng mẫu 1,Khu dân cư 1,mẫu
"""
SLIDE = """\
---
layout: picture
src: anh.png
alt: Một bức ảnh
caption: Ảnh tư liệu
---
"""
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40 + b"IEND\xaeB`\x82"


def mp4(milliseconds: int) -> bytes:
    """The least file that says how long it is: ftyp and moov with mvhd."""
    head = struct.pack(">I4s", 12, b"ftyp") + b"isom"
    mvhd = struct.pack(">I4sI8xII", 28, b"mvhd", 0, 1000, milliseconds)
    return head + struct.pack(">I4s", 8 + len(mvhd), b"moov") + mvhd


def write_event(root: Path, **spoiled: str) -> Path:
    """The event "nho" below ``root``; ``agenda``, ``people``, … replace the good text."""
    folder, media, slides = (root / top / "nho" for top in ("agendas", "media", "slides"))
    for made in (folder, media, slides):
        made.mkdir(parents=True, exist_ok=True)
    texts = {"agenda.yaml": AGENDA, "people.yaml": PEOPLE}
    texts |= {"recipients.csv": RECIPIENTS, "signers.csv": SIGNERS}
    for name, text in texts.items():
        (folder / name).write_text(spoiled.get(name.split(".")[0], text), encoding="utf-8")
    (slides / "anh.md").write_text(spoiled.get("slide", SLIDE), encoding="utf-8")
    (media / "anh.png").write_bytes(PNG)
    (media / "phim.mp4").write_bytes(mp4(60_000))
    (media / "nhac.mp3").write_bytes(b"ID3" + b"\x00" * 100)
    return root
