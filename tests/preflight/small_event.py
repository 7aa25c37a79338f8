"""A small event on disk in which preflight finds nothing; tests spoil one thing at a time."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image

from ceremony.media.probing import NAME, read_facts

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


@cache
def png() -> bytes:
    """A little picture."""
    made = io.BytesIO()
    Image.new("RGB", (32, 18), "#8A1420").save(made, "PNG")
    return made.getvalue()


@cache
def mp4(seconds: int = 60) -> bytes:
    """A little film, one picture a second, its index first."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.mp4"
        with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as out:
            stream: Any = out.add_stream("libx264", rate=1, options={"preset": "ultrafast"})
            stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
            for number in range(seconds):
                picture = np.full((36, 64, 3), 40 + number, np.uint8)
                out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
            out.mux(stream.encode(None))
        return path.read_bytes()


@cache
def mp3() -> bytes:
    """A second of silence."""
    made = io.BytesIO()
    with av.open(made, "w", format="mp3") as out:
        stream: Any = out.add_stream("libmp3lame", rate=44_100, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 44_100), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44_100
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return made.getvalue()


@cache
def known_facts() -> str:
    """What was found out about these files, so that not every test has them opened."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("anh.png", "phim.mp4", "nhac.mp3")]
        for path, raw in zip(paths, (png(), mp4(), mp3()), strict=True):
            path.write_bytes(raw)
        read_facts(paths, Path(folder))
        return (Path(folder) / NAME).read_text(encoding="utf-8")


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
    (media / "anh.png").write_bytes(png())
    (media / "phim.mp4").write_bytes(mp4())
    (media / "nhac.mp3").write_bytes(mp3())
    shelf = root / ".ceremony" / "nho"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / NAME).write_text(known_facts(), encoding="utf-8")
    return root
