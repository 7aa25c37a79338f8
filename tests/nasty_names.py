"""Two hundred names that break layouts: long, short, stacked marks, in capitals, with figures and signs."""

from __future__ import annotations

from itertools import cycle, islice

_FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý",
    "Ông Ích", "Tôn Thất", "Tôn Nữ", "Công Tằng Tôn Nữ", "Nguyễn Phúc", "Huyền Tôn Nữ", "Phan Đình", "Quách",
    "Nghiêm", "Ỷ", "Ổn", "Ấu",
)  # fmt: skip
_MIDDLE = (
    "Thị", "Văn", "Thị Ngọc", "Hữu", "Đức", "Thị Mỹ", "Quỳnh", "Thị Ỹ Ợ", "Thuỳ", "Nguyễn Thị Hồng",
    "Phương Quỳnh", "Thị Kim", "Xuân", "Viết", "Thị Diễm", "Đoàn Nguyễn Thuỳ",
)  # fmt: skip
_GIVEN = (
    "Ánh", "Ổi", "Ế", "Ẫm", "Thuỷ Khương", "Nghiễm", "Khuyến", "Phượng", "Ỹ", "Ợ", "Trưởng",
    "Nghiêng Nghiêng", "Tuyết Nhung", "Quyên", "Lỗi", "Ưởng", "Hạnh Nguyên", "Ý", "Y", "Dũng",
)  # fmt: skip
_ODD = (
    "Ý",
    "Y Thuỵ",
    "H’Hen Niê",
    "Kpă H’Nuôn",
    "K’ Sor Y Phắc Ê Ban Mlô",
    "Nguyễn Văn A (mẫu 44)",
    "TRẦN THỊ ỔN ĐỊNH ẪM THỰC",
    "NGUYỄN PHƯỚC BẢO QUỐC KHƯƠNG THUỴ",
    "Công Tằng Tôn Nữ Nguyễn Thị Ỹ Ợ Thuỷ Khương",
    "Dr. Jean-Baptiste O’Connor-Nguyễn",
    "Ổ Ế Ẫ Ỹ Ợ",
    "Lê Thị 2",
    "Mmmmmmmm Wwwwwwww",
    "iiii llll jjjj",
)
_BODIES = (
    "Khu dân cư số 12",
    "Tổ dân phố 55",
    "Chi hội Phụ nữ Khu dân cư số 9 (mẫu 47)",
    "Hộ gia đình ông Nguyễn Văn Ổn và bà Công Tằng Tôn Nữ Thị Ẫm",
    "Ban Công tác Mặt trận và Chi hội Cựu chiến binh Khu dân cư số 12 (mẫu 44)",
    "Công ty Trách nhiệm hữu hạn Một thành viên Thương mại và Dịch vụ Ẩm thực Ổ Ế",
    "Trường Tiểu học và Trung học cơ sở Dũng sĩ Thanh Khê, phường Thanh Khê Tây, quận Thanh Khê",
    "Đội Tham mưu Tổng hợp – Đội Xây dựng phong trào bảo vệ an ninh Tổ quốc, Công an quận",
    "BAN CHẤP HÀNH ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH PHƯỜNG THANH KHÊ TÂY",
    "Ban Chấp hành Hội Cựu chiến binh, Chi hội Phụ nữ và Tổ bảo vệ dân phố liên Khu dân cư số 12 – "
    "Tổ dân phố 55 phường",
    "Hội đồng Phối hợp phổ biến, giáo dục pháp luật và Ban Chỉ đạo phong trào “Toàn dân đoàn kết xây dựng "
    "đời sống văn hóa”",
    "Tổ hợp tác “Phụ nữ khởi nghiệp”",
)


def _people() -> list[str]:
    parts = zip(cycle(_FAMILY), cycle(_MIDDLE), cycle(_GIVEN), strict=False)
    plain = [" ".join(part) for part in islice(parts, 124)]
    return [*_ODD, *(name.upper() if turn % 9 == 4 else name for turn, name in enumerate(plain))]


def _bodies() -> list[str]:
    numbered = [f"{body} – Khu dân cư số {turn}" for turn, body in enumerate(_BODIES * 5, 1)]
    return [*_BODIES, *(body for body in numbered if len(body) <= 120)][:68]


PEOPLE = tuple(_people())
BODIES = tuple(_bodies())
