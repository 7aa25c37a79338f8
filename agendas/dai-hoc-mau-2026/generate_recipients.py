"""Makes recipients.csv: 600 sample names, six faculties of one hundred. Run it again for the same file."""

from __future__ import annotations

import csv
from pathlib import Path

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
)
MIDDLES = ("Thị Thùy", "Văn", "Minh", "Ngọc", "Thanh", "Hữu", "Thị Kim", "Quốc", "Bảo", "Hoàng", "Đức", "Gia")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Cường",
    "Diệu",
    "Đạt",
    "Hà",
    "Hòa",
    "Hương",
    "Khánh",
    "Linh",
    "Nguyệt",
    "Phượng",
)
RARE = ("H’Khuyên Ksor", "Tôn Nữ Hoàng Quỳnh Nhật Diễm", "Y Thôn Ayŭn", "Công Tằng Tôn Nữ Thị Thủy Nguyệt")
FACULTIES = (
    ("Khoa Công nghệ thông tin", "Bằng kỹ sư"),
    ("Khoa Kinh tế", "Bằng cử nhân"),
    ("Khoa Ngoại ngữ", "Bằng cử nhân"),
    ("Khoa Xây dựng dân dụng và công nghiệp", "Bằng kỹ sư"),
    ("Khoa Khoa học xã hội và nhân văn", "Bằng cử nhân"),
    ("Khoa Sư phạm Toán học – Tin học", "Bằng cử nhân"),
)
GRADES = ("Tốt nghiệp loại xuất sắc", "Tốt nghiệp loại giỏi", "Tốt nghiệp loại khá", "")


def name(number: int) -> str:
    """The name of one row: every part turns at its own pace, so that none is there twice."""
    if number % 97 == 5:
        return RARE[number // 97 % len(RARE)] + (" Mẫu" if number // 97 >= len(RARE) else "")
    surname, middle = SURNAMES[number % 14], MIDDLES[number // 14 % 12]
    return f"{surname} {middle} {GIVEN[(number + 2 * (number // 168)) % 13]}"


def rows() -> list[tuple[str, ...]]:
    """All rows in the order in which the graduates walk."""
    made = []
    for number in range(600):
        faculty, form = FACULTIES[number // 100]
        grade = GRADES[min(number % 100 // 12, 3)]
        made.append((f"sv-{number + 1:03}", name(number), "cá nhân", faculty, form, grade, "mẫu"))
    return made


def main() -> None:
    """Write the file beside this one."""
    target = Path(__file__).with_name("recipients.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(("mã", "họ và tên", "đối tượng", "khoa", "hình thức", "thành tích", "mẫu"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()
