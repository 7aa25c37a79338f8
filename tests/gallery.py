"""Cards of every layout, with real and with the longest Vietnamese text, for looking and for measuring."""

from __future__ import annotations

from ceremony.model.card import Card
from tests.gallery_rows import LONG_NAME, LONG_ROWS, LONG_UNIT, REAL_ROWS, STACKED


def _batch(count: int, lit: int) -> dict[str, object]:
    places = ("Khu dân cư số 3", "Khu dân cư số 4", "Tổ dân phố 28", "Tổ dân phố 63", "Khu dân cư số 17")
    rows = [
        {"key": f"nhan-{n:03}", "no": n, "name": f"Tập thể mẫu {40 + n} – {places[n % 5]}"}
        for n in range(1, count + 1)
    ]
    if count > 6:
        rows[3]["name"] = "Ban Công tác Mặt trận và Chi hội Cựu chiến binh Khu dân cư số 12 (mẫu 44)"
        rows[6]["name"] = "Chi hội Phụ nữ và Tổ bảo vệ dân phố Khu dân cư số 9 (mẫu 47)"
    return {
        "eyebrow": "Giấy khen · Đợt 5",
        "rows": rows,
        "lit": f"nhan-{lit:03}",
        "called": 40 + lit,
        "of": 132,
    }


def _names(count: int, long: bool = False) -> dict[str, object]:
    units = (
        "Tổ dân phố 12",
        "Khu dân cư 6",
        "Tổ dân phố 55",
        "Hội Phụ nữ",
        "Công an phường",
        "Đoàn Thanh niên",
    )
    rows = [
        {
            "no": 80 + n,
            "name": LONG_NAME if long and n % 3 == 0 else f"Cá nhân mẫu {80 + n}",
            "unit": units[n % 6],
        }
        for n in range(1, count + 1)
    ]
    return {
        "title": "Danh sách tặng Giấy khen",
        "page": 4,
        "pages": 6,
        "names": rows,
        "foot": "Thứ tự theo danh sách kèm Quyết định",
    }


def _honour(*names: str) -> dict[str, object]:
    rows = [{"key": f"nhan-{n:03}", "name": name} for n, name in enumerate(names, 1)]
    return {"eyebrow": "Bảng danh dự", "title": "Giấy khen", "page": 1, "pages": 2, "names": rows}


def _pledge(count: int, current: int, name: str = "", witnesses: int = 4) -> dict[str, object]:
    signers = [
        {"key": f"ky-{n:02}", "no": n, "name": name or f"Tổ trưởng mẫu {n:02}", "area": f"Khu dân cư {n}"}
        for n in range(1, count + 1)
    ]
    people = (
        ("Lê Văn Cương", "Bí thư Đảng ủy"),
        ("Lê Thị Nhật Diệu", "Chủ tịch UBND phường"),
        ("Lê Hoàng", "Chủ tịch UBMT phường"),
        ("Đồng Phú Quý", "Trưởng Công an phường"),
    )
    return {
        "eyebrow": "Ký cam kết thực hiện tốt nhiệm vụ năm 2022",
        "signers": signers,
        "current": f"ky-{current:02}",
        "witnesses": [{"name": each, "title": title} for each, title in people[:witnesses]],
        "signed": current - 1,
        "signers_total": count,
    }


def _bars(actual: float, plan: float | None, before: float | None) -> list[dict[str, object]]:
    most = max(value for value in (actual, plan, before) if value)

    def bar(label: str, value: float | None, strong: bool = False) -> dict[str, object]:
        share = None if value is None else value / most
        return {
            "label": label,
            "text": "" if value is None else f"{value:,.0f}".replace(",", "."),
            "share": share,
            "strong": strong,
        }

    return [
        bar("Thực hiện năm 2021", actual, True),
        bar("Kế hoạch năm 2021", plan),
        bar("Thực hiện năm 2020", before),
    ]


REAL = {
    "title": Card(
        "title",
        {
            "organiser": "Ủy ban nhân dân phường Thanh Khê Tây",
            "headline": ["Hội nghị tổng kết"],
            "name": [
                "phong trào “Thi đua yêu nước”, phong trào “Toàn dân bảo vệ an ninh Tổ quốc” năm 2021 và phát động thi đua năm 2022"
            ],
            "date": "Ngày 31 tháng 12 năm 2021",
        },
    ),
    "section": Card("section", {"ordinal": "Phần thứ năm", "title": ["Phát động thi đua năm 2022"]}),
    "speaker": Card(
        "speaker",
        {
            "eyebrow": "Phát biểu chỉ đạo hội nghị",
            "honorific": "Đồng chí",
            "name": "Lê Văn Cương",
            "title": "Quận ủy viên, Bí thư Đảng ủy phường",
        },
    ),
    "speaker-wide": Card(
        "speaker",
        {
            "eyebrow": "Tham luận",
            "honorific": "Bà",
            "name": "Nguyễn Thị Hương",
            "title": "Tổ trưởng Tổ dân phố 55",
        },
    ),
    "points": Card(
        "points",
        {
            "eyebrow": "Phát động thi đua",
            "title": "Nội dung thi đua năm 2022",
            "points": [
                "Hoàn thành <strong>toàn diện</strong> các chỉ tiêu kinh tế – xã hội, quốc phòng – an ninh",
                "Giữ vững an ninh trật tự, nhân rộng mô hình tự quản",
                "Chăm lo đời sống Nhân dân, không ai bị bỏ lại phía sau",
                "Thích ứng an toàn, phòng, chống dịch hiệu quả",
            ],
        },
    ),
    "columns": Card(
        "columns",
        {
            "eyebrow": "Hai phong trào",
            "title": "Mục tiêu năm 2022",
            "left": "<h2>Thi đua yêu nước</h2><ul><li>Vượt thu ngân sách</li><li>16/17 khu dân cư văn hóa</li><li>Giảm nghèo bền vững</li></ul>",
            "right": "<h2>Toàn dân bảo vệ ANTQ</h2><ul><li>13 mô hình tự quản</li><li>Thêm 40 camera an ninh</li><li>Kéo giảm tội phạm</li></ul>",
        },
    ),
    "figure": Card(
        "figure",
        {
            "eyebrow": "An ninh Tổ quốc · Năm 2021",
            "value": "52",
            "unit": "camera an ninh lắp mới",
            "note": "bằng nguồn xã hội hóa",
            "bars": _bars(52, 40, 35),
            "sentence": "Đạt 130% kế hoạch",
        },
        "SỐ LIỆU MẪU",
    ),
    "figure-missing": Card(
        "figure",
        {
            "eyebrow": "Phòng, chống dịch · Năm 2021",
            "value": "24.850",
            "unit": "mẫu xét nghiệm tầm soát",
            "bars": _bars(24850, None, 6120),
            "sentence": "Không giao chỉ tiêu",
        },
        "SỐ LIỆU MẪU",
    ),
    "figure-alone": Card(
        "figure",
        {
            "eyebrow": "Cải cách hành chính",
            "value": "99,1%",
            "unit": "hồ sơ giải quyết trước và đúng hạn",
            "sentence": "Vượt 1,1 điểm phần trăm",
        },
        "SỐ LIỆU MẪU",
    ),
    "quote": Card(
        "quote",
        {
            "text": "Thi đua là yêu nước, yêu nước thì phải thi đua. Và những người thi đua là những người yêu nước nhất.",
            "name": "Hồ Chí Minh",
        },
    ),
    "table": Card(
        "table",
        {
            "eyebrow": "Năm 2021",
            "title": "Kết quả thực hiện chỉ tiêu",
            "head": ["Chỉ tiêu", "Kế hoạch", "Thực hiện", "So kế hoạch"],
            "rows": [
                ["Camera an ninh lắp mới", "40", "52", "130%"],
                ["Khu dân cư văn hóa", "15", "16", "106,7%"],
                ["Hộ đạt Gia đình văn hóa", "93%", "94,6%", "101,7%"],
                ["Mô hình tự quản", "12", "13", "108,3%"],
                ["Vụ tai nạn giao thông", "≤ 4", "5", "không đạt"],
            ],
        },
        "SỐ LIỆU MẪU",
    ),
    "names": Card("names", _names(24), "DỮ LIỆU MẪU"),
    "names-one": Card("names", _names(1) | {"page": 1, "pages": 1}, "DỮ LIỆU MẪU"),
    "picture": Card(
        "picture",
        {
            "src": "anh/mau.jpg",
            "alt": "",
            "caption": "17 khu dân cư cùng giữ bình yên",
            "note": "Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” năm 2021",
        },
        "ẢNH MẪU",
    ),
    "countdown": Card(
        "countdown",
        {
            "headline": ["Kính chào", "quý vị đại biểu"],
            "name": ["Hội nghị tổng kết phong trào thi đua năm 2021 và phát động thi đua năm 2022"],
            "note": "Xin quý vị ổn định chỗ ngồi và để điện thoại ở chế độ im lặng",
        },
    ),
    "salute": Card("salute"),
    "thanks": Card(
        "thanks",
        {
            "headline": "Trân trọng cảm ơn",
            "text": [
                "Kính chúc quý vị đại biểu và gia đình năm mới 2022, Tết Nguyên đán Nhâm Dần sức khỏe, bình an, hạnh phúc"
            ],
        },
    ),
    "holding": Card("holding", {"sentence": "Hội nghị sẽ tiếp tục trong giây lát"}),
    "opener": Card(
        "opener",
        {
            "eyebrow": "Trao thưởng · Đợt 5",
            "title": "Tập thể đạt thành tích xuất sắc",
            "note": "Giấy khen của Chủ tịch Ủy ban nhân dân phường",
        },
    ),
    "batch": Card("batch", _batch(10, 3), "DỮ LIỆU MẪU"),
    "batch-longest": Card("batch", _batch(10, 4), "DỮ LIỆU MẪU"),
    "batch-one": Card("batch", _batch(1, 1), "DỮ LIỆU MẪU"),
    "honour": Card("honour", _honour(*(f"Cá nhân mẫu {n:02}" for n in range(1, 31))), "DỮ LIỆU MẪU"),
    "honour-few": Card("honour", _honour("Chi bộ mẫu 5", "Tổ dân phố mẫu 12", "Khu dân cư mẫu 3")),
    "person": Card(
        "person",
        {
            "form": "Giấy khen của Chủ tịch Ủy ban nhân dân phường",
            "name": "Cá nhân mẫu 17",
            "unit": "Tổ bảo vệ dân phố, Khu dân cư số 8",
            "reason": ["Thành tích xuất sắc trong phong trào “Toàn dân bảo vệ an ninh Tổ quốc” năm 2021"],
            "called": 57,
            "of": 132,
        },
        "DỮ LIỆU MẪU",
    ),
    "pledge": Card("pledge", _pledge(17, 6), "DỮ LIỆU MẪU"),
    "text": Card(
        "text",
        {
            "eyebrow": "Mục đích",
            "title": "Hội nghị hôm nay",
            "html": "<ul><li>Đánh giá kết quả hoạt động của hai phong trào</li><li>Biểu dương, khen thưởng tập thể và cá nhân</li>"
            "<li>Rút ra kinh nghiệm thực tiễn</li><li>Đề ra biện pháp thực hiện thắng lợi nhiệm vụ năm 2022</li></ul>",
        },
    ),
    **REAL_ROWS,
    "film": Card("film"),
    "black": Card("black"),
    "sentence": Card(
        "sentence", {"text": "Kính mời chủ xe biển số 43A-123.45 ra bãi xe", "note": "Xe đang chắn lối"}
    ),
    "sentence-short": Card("sentence", {"text": "Chào mừng quý vị"}),
    "invitation": Card(
        "invitation",
        {
            "title": "Mời quý vị theo dõi chương trình trên điện thoại",
            "note": "Nối Wi-Fi của hội trường, rồi mở máy ảnh và quét mã.",
            "url": "http://192.168.100.100:8321/follow#token=abcdefghijklmnopqrstuvwxyzABCDEF",
            "code": ["1010101" * 6] * 42,
        },
    ),
    "intermission": Card(
        "intermission", {"headline": "Giải lao", "note": "Mời quý vị dùng trà ở sảnh trước."}
    ),
    "snapshot": Card(
        "snapshot", {"src": "anh/a.jpg", "caption": "Ổn định Ẫ Ế Ỹ Ợ: mười bảy khu dân cư"}, "ẢNH MẪU"
    ),
}

LONGEST = {
    **LONG_ROWS,
    "honour": Card("honour", _honour(*(LONG_NAME, LONG_UNIT, STACKED) * 4), "DỮ LIỆU MẪU"),
    "title": Card(
        "title",
        {
            "organiser": "Ban Thường vụ Đảng ủy – Hội đồng nhân dân – Ủy ban nhân dân phường",
            "headline": ["Đại hội đại biểu toàn thể"],
            "name": [REAL["title"].fields["name"][0] + ", " + STACKED],
            "date": "Ngày 31 tháng 12 năm 2021",
        },
    ),
    "section": Card(
        "section",
        {"ordinal": "Phần thứ mười hai", "title": ["Công bố các quyết định và Ổn định Ẫ Ế trao thưởng"]},
    ),
    "speaker": Card(
        "speaker",
        {
            "eyebrow": "Tiếp thu ý kiến chỉ đạo và triển khai nhiệm vụ",
            "honorific": "Đồng chí Trung tá, Tiến sĩ",
            "name": LONG_NAME,
            "title": "Bí thư Đoàn Thanh niên Cộng sản Hồ Chí Minh phường, Phó Chủ tịch Hội Liên hiệp Thanh niên Việt Nam phường",
        },
    ),
    "points": Card(
        "points",
        {
            "eyebrow": "Ổ Ế Ẫ Ỹ Ợ",
            "title": "Ổn định đời sống Nhân dân và Ẫm thực Ế Ỹ Ợ",
            "points": [LONG_UNIT] * 5,
        },
        "SỐ LIỆU MẪU",
    ),
    "columns": Card(
        "columns",
        {
            "title": "Ổ Ế Ẫ Ỹ Ợ",
            "left": "<p>" + LONG_UNIT + "</p><p>" + LONG_UNIT + "</p>",
            "right": "<ul>" + f"<li>{LONG_UNIT}</li>" * 2 + "</ul>",
        },
    ),
    "figure": Card(
        "figure",
        {
            "eyebrow": "An ninh Tổ quốc · Năm 2021",
            "value": "1.234.567",
            "unit": "lượt người được hỗ trợ khó khăn do dịch bệnh kéo dài",
            "note": "bằng nguồn xã hội hóa và ngân sách các cấp",
            "bars": _bars(1234567, 999999, 1),
            "sentence": "Không đạt kế hoạch: bằng 98,7% kế hoạch giao, tăng 12,5 điểm phần trăm so với cùng kỳ năm 2020",
        },
        "SỐ LIỆU MẪU",
    ),
    "quote": Card("quote", {"text": " ".join([LONG_UNIT] * 2), "name": LONG_NAME, "title": LONG_UNIT}),
    "table": Card(
        "table",
        {
            "title": "Ổ Ế Ẫ Ỹ Ợ",
            "head": ["Chỉ tiêu thi đua", "Kế hoạch năm 2021", "Thực hiện năm 2021", "Năm 2020"],
            "rows": [
                [
                    "Lượt kiểm tra an toàn phòng cháy và chữa cháy tại cơ sở sản xuất",
                    "1.085",
                    "1.188",
                    "chưa có số liệu",
                ]
            ]
            * 4,
        },
    ),
    "names": Card("names", _names(16, long=True), "DỮ LIỆU MẪU"),
    "picture": Card(
        "picture",
        {
            "src": "anh/mau.jpg",
            "alt": "",
            "caption": "Ổn định Ẫ Ế Ỹ Ợ: mười bảy khu dân cư cùng giữ bình yên",
            "note": LONG_UNIT[:80],
        },
        "ẢNH MẪU",
    ),
    "countdown": Card(
        "countdown",
        {
            "headline": ["Ổ Ế Ẫ Kính chào quý vị đại biểu"],
            "name": [REAL["title"].fields["name"][0]],
            "note": REAL["countdown"].fields["note"],
        },
    ),
    "thanks": Card(
        "thanks", {"headline": "Xin trân trọng cảm ơn Ẫ Ế", "text": REAL["thanks"].fields["text"]}
    ),
    "holding": Card(
        "holding", {"sentence": "Hội nghị sẽ tiếp tục trong giây lát, xin quý vị vui lòng chờ Ổ Ế"}
    ),
    "opener": Card(
        "opener",
        {
            "eyebrow": "Trao thưởng · Đợt 14",
            "title": "Tập thể Lao động tiên tiến Ổ Ế Ẫ",
            "note": "Giấy khen của Chủ tịch Ủy ban nhân dân phường theo Quyết định số 1234/QĐ-UBND",
        },
    ),
    "batch": Card(
        "batch",
        {
            "eyebrow": "Giấy khen của Chủ tịch Ủy ban nhân dân · Đợt 14",
            "rows": [{"key": f"k{n}", "no": n, "name": LONG_UNIT[:74]} for n in range(1, 11)],
            "lit": "k7",
            "called": 132,
            "of": 132,
        },
        "DỮ LIỆU MẪU",
    ),
    "batch-names": Card(
        "batch",
        {
            "eyebrow": "Đợt 1",
            "rows": [{"key": f"k{n}", "no": n, "name": LONG_NAME} for n in range(1, 25)],
            "lit": "k7",
        },
    ),
    "person": Card(
        "person",
        {
            "form": "Giấy khen của Chủ tịch Ủy ban nhân dân phường về thành tích đột xuất",
            "name": LONG_NAME,
            "unit": LONG_UNIT[:90],
            "reason": [
                "Thành tích xuất sắc trong phong trào “Thi đua yêu nước” và phong trào “Toàn dân bảo vệ an ninh Tổ quốc” năm 2021"
            ],
            "called": 132,
            "of": 132,
        },
        "DỮ LIỆU MẪU",
    ),
    "pledge": Card("pledge", _pledge(17, 12, LONG_NAME), "DỮ LIỆU MẪU"),
    "text": Card("text", {"title": "Ổ Ế Ẫ Ỹ Ợ", "html": f"<p>{LONG_UNIT}.</p>" * 5}),
    "sentence": Card(
        "sentence",
        {
            "text": "Kính mời quý vị đại biểu, khách quý và bà con các khu dân cư ổn định chỗ ngồi, tắt chuông điện thoại; "
            "hội nghị sẽ bắt đầu sau ít phút, xin cảm ơn sự hợp tác của tất cả quý vị Ổ Ế Ẫ",
            "note": LONG_UNIT,
        },
    ),
    "intermission": Card(
        "intermission", {"headline": "Giải lao, dùng trà và chụp ảnh lưu niệm", "note": LONG_UNIT}
    ),
    "snapshot": Card("snapshot", {"src": "anh/a.jpg", "caption": LONG_UNIT}),
}
