"""One of every scene, and the same with what is hard to draw; photographs made by arithmetic."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from ceremony.model.asset import Asset
from ceremony.video.scene import Scene
from ceremony.video.scenes.clip import Clip
from ceremony.video.scenes.directions import Directions
from ceremony.video.scenes.faces import Faces, Portrait
from ceremony.video.scenes.figures import Cell, Figures
from ceremony.video.scenes.line import Line
from ceremony.video.scenes.montage import Montage
from ceremony.video.scenes.photo import Photo
from ceremony.video.scenes.points import Place, Points
from ceremony.video.scenes.quote import Quote
from ceremony.video.scenes.roll import Roll
from ceremony.video.scenes.share import Share, Slice
from ceremony.video.scenes.table import Line as Row
from ceremony.video.scenes.table import Table
from ceremony.video.scenes.timeline import Timeline
from ceremony.video.storyboard import storyboard
from tests.results_sample import founding
from tests.video.recordings import little_film

LONG = ("Ổn định an ninh trật tự trên địa bàn phường Nguyễn Thị Thùy Ỹ Ợ Ẫ " * 4)[:200].strip()


def landscape(width: int, height: int, turn: int = 0) -> Image.Image:
    """Hills under an evening sky, without a file and without chance."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    up, along = y / height, x / width
    sky = np.stack([60 + 190 * up, 90 + 110 * up, 150 - 40 * up], axis=2)
    for n in range(3):
        edge = 0.5 + 0.14 * n + 0.07 * np.sin((5 + 2 * n + turn) * along + 1.7 * n + turn)
        shade = np.array([80 - 18 * n, 70 - 12 * n, 95 - 22 * n], np.float32)
        grain = 6 * np.sin(along * 240 + up * 90)[:, :, None]
        sky = np.where((up > edge)[:, :, None], shade + 30 * (1 - up[:, :, None]) + grain, sky)
    return Image.fromarray(sky.clip(0, 255).astype(np.uint8))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="ceremony-test-photos-")


@cache
def photo(width: int = 1200, height: int = 800, turn: int = 0) -> Asset:
    """A photograph on disk."""
    path = Path(_folder().name) / f"{width}x{height}-{turn}.png"
    landscape(width, height, turn).save(path)
    digest = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    return Asset(digest, width, height, path=path, name=path.name)


@cache
def film(size: tuple[int, int] = (128, 72)) -> Asset:
    """A little film on disk."""
    return little_film(Path(_folder().name) / f"{size[0]}x{size[1]}.mp4", 6.0, size=size)


def dec(text: str) -> Decimal:
    return Decimal(text)


@cache
def samples() -> dict[str, Scene]:
    """One of every scene, by its kind."""
    automatic = {scene.kind: scene for scene in reversed(storyboard(founding()))}
    part = "An ninh trật tự · năm 2021"
    cells = (
        Cell(
            "52", dec("52"), "", "camera", "Camera an ninh lắp mới bằng nguồn xã hội hóa", "Đạt 130% kế hoạch"
        ),
        Cell("98,7%", dec("98.7"), "%", "", "Tỷ lệ giải quyết tin báo, tố giác", "Vượt 8,7 điểm phần trăm"),
        Cell("17", dec("17"), "", "khu dân cư", "Khu dân cư ký cam kết thi đua", "Đạt 100%"),
    )
    made: list[Scene] = [
        Figures(8, part, cells),
        Line(
            8,
            "Kinh tế – ngân sách · năm 2021",
            "Tổng thu ngân sách nhà nước trên địa bàn",
            "triệu đồng",
            (
                ("2017", dec("7120")),
                ("2018", dec("7685")),
                ("2019", dec("8310")),
                ("2020", dec("8640")),
                ("2021", dec("8905")),
            ),
            sentence="Tăng 3,1% so với năm 2020",
        ),
        Share(
            8,
            "Khen thưởng · năm 2021",
            "Hơn 130 tập thể, cá nhân được khen thưởng",
            (
                Slice("Lao động tiên tiến", "61", dec("61")),
                Slice("Giấy khen của Chủ tịch UBND phường", "48", dec("48")),
                Slice("Gia đình văn hóa tiêu biểu", "17", dec("17")),
                Slice("Chiến sĩ thi đua cơ sở", "6", dec("6")),
            ),
            "132",
            "lượt khen",
        ),
        Table(
            8,
            "Toàn phường · năm 2021",
            "Những kết quả nổi bật",
            ("Chỉ tiêu", "Kế hoạch", "Năm 2021", "So kế hoạch"),
            (
                Row("Camera an ninh lắp mới", "40", "52", "130%"),
                Row("Thu ngân sách nhà nước trên địa bàn", "8.200", "8.905", "108,6%"),
                Row("Số hộ nghèo còn lại cuối năm", "≤ 25", "22", "Đạt"),
                Row("Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa", "93%", "94,6%", "Đạt"),
                Row("Tỷ lệ dân số tham gia bảo hiểm y tế", "95%", "96,2%", "Đạt"),
            ),
        ),
        Photo(
            6,
            photo(),
            "17 khu dân cư cùng giữ bình yên",
            "Phong trào “Toàn dân bảo vệ an ninh Tổ quốc”",
            stand_in=True,
        ),
        Montage(
            6,
            tuple(photo(900, 600, n) for n in range(5)),
            "Ngày hội toàn dân",
            "Tháng 8 năm 2021",
            stand_in=True,
        ),
        Clip(
            4,
            film(),
            0.4,
            5.0,
            "Bình minh trên sông quê",
            "Đoạn phim ngắn quay buổi sáng ra quân",
            stand_in=True,
        ),
        Faces(
            8,
            "Gương mặt · năm 2021",
            "Gương mặt tiêu biểu",
            (
                Portrait("Nguyễn Thị Thùy Ỹ Mẫu", "Tổ trưởng Tổ dân phố 55", photo(600, 800, 3)),
                Portrait("Trần Văn Mẫu", "Bí thư Chi bộ Khu dân cư số 12", photo(600, 800, 4)),
                Portrait("Lê Thị Ví Dụ", "Chi hội trưởng Phụ nữ"),
                Portrait("Phạm Văn Ẫ", "", photo(600, 800, 5)),
            ),
            stand_in=True,
        ),
        Quote(
            8,
            "Mỗi nhà một việc tốt, mỗi tổ một công trình: bình yên của khu phố bắt đầu từ cánh cửa nhà mình.",
            "Bà Nguyễn Thị Mẫu",
            "Tổ trưởng Tổ dân phố 55, Khu dân cư số 12",
            photo(600, 800, 3),
            stand_in=True,
        ),
        Roll(
            8,
            "Gương mặt tiêu biểu",
            "Chiến sĩ thi đua cơ sở",
            tuple((f"Nguyễn Thị Thùy Ỹ Mẫu {n}", f"Khu dân cư số {n}") for n in range(1, 11)),
        ),
        Timeline(
            8,
            "Dấu mốc · năm 2021",
            "Một năm không nghỉ",
            (
                ("Tháng 2", "Ra quân Tết trồng cây và trật tự đô thị"),
                ("Tháng 5", "Bầu cử đại biểu Quốc hội an toàn"),
                ("Tháng 8", "Lập 17 tổ COVID cộng đồng"),
                ("Tháng 12", "Tổng kết hai phong trào thi đua"),
            ),
        ),
        Directions(
            8,
            "Phương hướng · năm 2022",
            "Nhiệm vụ trọng tâm",
            (
                "Thực hiện thắng lợi nhiệm vụ phát triển kinh tế – xã hội, quốc phòng – an ninh",
                "Nhân rộng mô hình camera an ninh ở 17 khu dân cư",
                "100% hộ gia đình ký cam kết giữ gìn an ninh trật tự",
                "Giải quyết hồ sơ trước hạn, không để tồn đọng",
            ),
        ),
        Points(
            8,
            "Camera an ninh · năm 2021",
            photo(1000, 760, 5),
            (
                Place("Khu dân cư số 2", "9 camera", 0.2, 0.3),
                Place("Khu dân cư số 7", "14 camera", 0.55, 0.62),
                Place("Chợ Thanh Khê", "12 camera", 0.8, 0.25),
                Place("Trường tiểu học", "17 camera", 0.4, 0.85),
            ),
            stand_in=True,
        ),
    ]
    return automatic | {scene.kind: scene for scene in made}


def odd_scenes() -> list[Scene]:
    """Every scene with nothing, little, too much, negative and missing values."""
    none, tiny, huge, minus = None, dec("0.001"), dec("123456789012345"), dec("-987654.321")
    cell = [
        Cell("chưa có số liệu", none, "", LONG[:60], LONG),
        Cell("123.456.789.012.345", huge, "", "đồng", LONG, LONG),
    ]
    cell += [Cell("-987.654,321", minus, "", "", ""), Cell("0,001", tiny, "", "", "Ổ")]
    upright, flat = photo(60, 200), photo(400, 20)
    return [
        Figures(1, "", ()),
        Figures(1, LONG, tuple(cell[:1])),
        Figures(1, LONG, tuple(cell[:2])),
        Figures(1, LONG, tuple(cell[:3])),
        Figures(1, LONG, tuple(cell)),
        Line(1, "", "", "", ()),
        Line(1, LONG, LONG, LONG, (("2020", none), ("2021", none))),
        Line(1, LONG, LONG, "đồng", ((LONG, huge),), sentence=LONG),
        Line(1, "A", "B", "", (("1", minus), ("2", none), ("3", tiny), ("4", huge), ("5", none)), "%"),
        Line(1, "A", "B", "", tuple((f"Tháng {n} năm 2021", huge + n) for n in range(12))),
        Share(1, "", "", (), ""),
        Share(
            1,
            LONG,
            LONG,
            (
                Slice(LONG, "-987.654,321", minus),
                Slice("Ổ", "0,001", tiny),
                Slice(LONG, "123.456.789.012.345", huge),
            ),
            LONG,
            LONG,
            LONG,
        ),
        Share(1, "A", "B", tuple(Slice(LONG, str(n), dec(str(n))) for n in range(6)), "100%", "", "C"),
        Table(1, "", "", ("", "", "", ""), ()),
        Table(
            1,
            LONG,
            LONG,
            (LONG, LONG, LONG, LONG),
            tuple(Row(LONG, "123.456.789.012.345", "-123.456.789.012.345", LONG) for _ in range(6)),
        ),
        Photo(1, upright, LONG, LONG, stand_in=True),
        Photo(1, upright),
        Photo(1, flat, LONG, LONG, 1, (0.0, 1.0)),
        Photo(1, flat, "", "Ổ"),
        *(
            Montage(1, tuple(photo(90, 60, n) for n in range(count)), LONG * (count % 2), LONG, True)
            for count in range(1, 7)
        ),
        Clip(1, film(), 0.0, 0.0),
        Clip(1, film(), 5.9, 60.0, LONG, LONG, (0.0, 1.0), stand_in=True),
        Clip(1, film(), 1.0, 2.0, "", "Ổ", sound=False),
        Clip(1, film((40, 90)), 0.0, 2.0, LONG, LONG, stand_in=True),
        Clip(1, film((40, 90)), 0.0, 2.0, "", ""),
        *(
            Faces(1, LONG, LONG, (Portrait(LONG, LONG, upright), *(Portrait("", ""),) * more), True)
            for more in range(5)
        ),
        Faces(1, "", "", ()),
        Faces(1, "A", "B", (Portrait("X" * 16, "Y" * 20),) * 5),
        Quote(1, "", ""),
        Quote(1, LONG * 2, LONG, LONG, upright, True),
        Quote(1, LONG * 2, LONG, LONG),
        Roll(1, "", "", ()),
        Roll(1, LONG, LONG, tuple((LONG, LONG) for _ in range(24))),
        Roll(1, LONG, LONG, tuple(("Ổ", "") for _ in range(5))),
        Timeline(1, "", "", ()),
        Timeline(1, LONG, LONG, tuple((LONG[:40], LONG) for _ in range(6))),
        Directions(1, "", "", ()),
        Directions(1, LONG, LONG, (LONG,) * 6),
        Directions(1, "A", "B", ("C",)),
        Points(1, "", upright, ()),
        Points(1, LONG, flat, tuple(Place(LONG, LONG, n / 2 - 1, 2.0 - n / 3) for n in range(8)), True),
        *(replace(scene, reading=0.1) for scene in samples().values()),
    ]
