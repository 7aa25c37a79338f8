"""Cards of people in rows, of the programme and of single awards: part of the gallery."""

from __future__ import annotations

from ceremony.model.card import Card

LONG_UNIT = "Ban Chấp hành Hội Cựu chiến binh, Chi hội Phụ nữ và Tổ bảo vệ dân phố liên Khu dân cư số 12 – Tổ dân phố 55 phường"
LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Thị Ỹ Ợ Thuỷ Khương"
STACKED = "Ổ Ế Ẫ Ỹ Ợ"


def _people(count: int, lit: int) -> dict[str, object]:
    """A batch of people with their units."""
    units = ("Tổ bảo vệ dân phố, Khu dân cư số 8", "Hội Phụ nữ phường", "Tổ dân phố 55", "Công an phường")
    rows = [
        {"key": f"nhan-{n:03}", "no": n, "name": f"Nguyễn Thị Mẫu {n:02}", "unit": units[n % 4]}
        for n in range(1, count + 1)
    ]
    return {"eyebrow": "Lao động tiên tiến · Đợt 2", "rows": rows, "lit": f"nhan-{lit:03}"}


def _long_people(count: int) -> dict[str, object]:
    made = _people(count, 1)
    rows = [{"key": f"k{n}", "no": n, "name": LONG_NAME, "unit": LONG_UNIT[:44]} for n in range(1, count + 1)]
    return made | {"rows": rows, "lit": "k1", "manner": "Truy tặng"}


def _listed(count: int) -> dict[str, object]:
    """A page of people whose unit stands below the name."""
    rows = [
        {"no": 30 + n, "name": f"Huỳnh Thị Ngọc Mẫu {n:02}", "unit": "Ban Công tác Mặt trận Khu dân cư số 12"}
        for n in range(count)
    ]
    return {"title": "Danh sách khen thưởng", "page": 3, "pages": 9, "names": rows, "places": count}


PARTS = [
    "Báo cáo tổng kết hai phong trào",
    "Tham luận",
    "Phát biểu chỉ đạo; tiếp thu, triển khai nhiệm vụ",
    "Phát động phong trào thi đua năm 2022",
    "Ký cam kết",
    "Công bố quyết định, trao thưởng",
    "Bế mạc",
]


REAL_ROWS = {
    "names-four": Card("names", _listed(4) | {"page": 1, "pages": 1}, "DỮ LIỆU MẪU"),
    "names-sixteen": Card("names", _listed(16), "DỮ LIỆU MẪU"),
    **{
        f"batch-{count}-people": Card("batch", _people(count, 2), "DỮ LIỆU MẪU")
        for count in (2, 3, 6, 8, 10, 16)
    },
    "batch-posthumous": Card("batch", _people(6, 1) | {"manner": "Truy tặng"}, "DỮ LIỆU MẪU"),
    "person-short": Card(
        "person",
        {
            "form": "Chiến sĩ thi đua cơ sở",
            "honorific": "Bà",
            "name": "Nguyễn Thị Mẫu",
            "unit": "Tổ dân phố 55",
            "called": 58,
            "of": 132,
        },
        "DỮ LIỆU MẪU",
    ),
    "person-posthumous": Card(
        "person",
        {
            "form": "Chiến sĩ thi đua cơ sở",
            "manner": "Truy tặng",
            "honorific": "Ông",
            "name": "Trần Văn Mẫu",
            "unit": "Hội Cựu chiến binh phường",
            "reason": ["Hai mươi năm làm công tác mặt trận ở khu dân cư"],
            "called": 59,
            "of": 132,
        },
        "DỮ LIỆU MẪU",
    ),
    "speaker-topic": Card(
        "speaker",
        {
            "eyebrow": "Tham luận",
            "honorific": "Bà",
            "name": "Nguyễn Thị Hương",
            "title": "Tổ trưởng Tổ dân phố 55",
            "topic": "Tổ dân phố tổ chức thực hiện hoàn thành xuất sắc các nhiệm vụ, công tác được giao năm 2021",
        },
    ),
    "programme": Card("programme", {"title": "Chương trình hội nghị", "parts": PARTS}),
    "programme-now": Card("programme", {"title": "Chương trình hội nghị", "parts": PARTS, "now": 4}),
    "programme-few": Card("programme", {"title": "Chương trình", "parts": PARTS[:3], "now": 1}),
    "opener-bare": Card("opener", {"title": "Quyết định khen thưởng"}),
    "vow": Card(
        "vow",
        {
            "eyebrow": "Ký cam kết",
            "text": [
                "Chúng tôi cam kết thực hiện tốt nhiệm vụ bảo đảm an ninh trật tự năm 2022 ở khu dân cư."
            ],
        },
    ),
}

LONG_ROWS = {
    "programme": Card(
        "programme", {"eyebrow": STACKED, "title": STACKED * 3, "parts": [LONG_UNIT[:80]] * 12}
    ),
    "batch-people": Card("batch", _long_people(6), "DỮ LIỆU MẪU"),
    "person-late": Card(
        "person",
        {
            "manner": "Truy tặng",
            "form": LONG_UNIT[:60],
            "honorific": "Bà",
            "name": LONG_NAME,
            "unit": LONG_UNIT,
        },
        "DỮ LIỆU MẪU",
    ),
    "speaker-topic": Card(
        "speaker",
        {
            "eyebrow": "Tham luận",
            "honorific": "Bà",
            "name": LONG_NAME,
            "title": LONG_UNIT[:70],
            "topic": LONG_UNIT,
        },
    ),
}
