"""A small rundown for tests: eleven cues, one film with a fallback deck, three recipients, two signers."""

from __future__ import annotations

from ceremony.model.rundown import (
    Cue,
    Entrant,
    FallbackLine,
    Film,
    Item,
    Pledge,
    Rundown,
    Speaker,
    Witness,
)

MINUTE = 60_000


def picture(words: str) -> str:
    return f'<section class="card card--text"><div class="card__body"><p>{words}</p></div></section>'


def cue(ident: str, item: str, title: str, layout: str = "text", **more: object) -> Cue:
    return Cue(id=ident, item=item, title=title, layout=layout, html=picture(title), **more)  # type: ignore[arg-type]


ITEMS = (
    Item("don-khach", "1", "pre", "Đón khách", starts_ms=465 * MINUTE, duration_ms=15 * MINUTE),
    Item("ly-do", "2", "purpose", "Tuyên bố lý do", starts_ms=480 * MINUTE, duration_ms=6 * MINUTE),
    Item("bao-cao", "3", "film", "Phim báo cáo tổng kết", duration_ms=10 * MINUTE),
    Item("tham-luan", "4", "group", "Tham luận", group=True),
    Item(
        "tham-luan-1",
        "4.1",
        "discussion",
        "Bà Nguyễn Thị Hương",
        depth=1,
        duration_ms=10 * MINUTE,
        speakers=(Speaker("Nguyễn Thị Hương", "bà", "Tổ trưởng Tổ dân phố 55", person="nguyen-thi-huong"),),
    ),
    Item("ky", "5", "signing", "Ký cam kết", duration_ms=20 * MINUTE),
    Item("trao", "6", "awarding", "Trao thưởng", duration_ms=20 * MINUTE),
    Item("be-mac", "7", "closing", "Bế mạc", duration_ms=5 * MINUTE),
)

CUES = (
    cue("don-khach", "don-khach", "Kính chào quý vị đại biểu", "countdown", countdown=True),
    cue("ly-do", "ly-do", "Hội nghị tổng kết", "title", script="Kính thưa quý vị đại biểu."),
    cue(
        "phim",
        "bao-cao",
        "Phim báo cáo",
        "film",
        film=Film("phim/tong-ket.mp4", 90_000),
        script="Xin trân trọng kính mời quý vị **hướng lên màn hình**.",
        after="Vừa rồi hội nghị đã cùng nhìn lại một năm.",
        fallback_lines=(FallbackLine("Phim không chạy", "Xin mời quý vị theo dõi trên màn hình."),),
    ),
    cue("phim/du-phong-1", "bao-cao", "Kết quả 1", "figure", fallback_of="phim"),
    cue("phim/du-phong-2", "bao-cao", "Kết quả 2", "figure", fallback_of="phim"),
    cue("tham-luan-1", "tham-luan-1", "Bà Nguyễn Thị Hương", "speaker", backstage="Bật đèn."),
    cue("ky/01", "ky", "Tổ trưởng mẫu 01", "pledge", subject="ky-01"),
    cue("ky/02", "ky", "Tổ trưởng mẫu 02", "pledge", subject="ky-02"),
    cue("trao/dot-1", "trao", "Đợt 1", "opener", batch="dot-1"),
    cue("trao/dot-1/1", "trao", "Tập thể mẫu 1", "batch", batch="dot-1", subject="nhan-001"),
    cue("trao/dot-1/2", "trao", "Tập thể mẫu 2", "batch", batch="dot-1", subject="nhan-002"),
    cue("trao/dot-1/3", "trao", "Cá nhân mẫu 3", "batch", batch="dot-1", subject="nhan-003"),
    cue("be-mac", "be-mac", "Trân trọng cảm ơn", "thanks"),
)

ENTRANTS = (
    Entrant("ky-01", "signer", 1, "Tổ trưởng mẫu 01", unit="Khu dân cư 1", item="ky", sample=True),
    Entrant("ky-02", "signer", 2, "Tổ trưởng mẫu 02", unit="Khu dân cư 2", item="ky", sample=True),
    *(
        Entrant(
            f"nhan-{n:03}", "recipient", n, name, batch="dot-1", form="Giấy khen", item="trao", sample=True
        )
        for n, name in enumerate(("Tập thể mẫu 1", "Tập thể mẫu 2", "Cá nhân mẫu 3"), 1)
    ),
)

PLEDGE = Pledge(
    "ky",
    "Ký cam kết",
    ("Tôi cam kết thực hiện tốt nhiệm vụ.",),
    "Tôi cam kết thực hiện tốt nhiệm vụ.",
    (
        Witness("witness/ky/cuong", "Lê Văn Cương", "đồng chí", "Bí thư Đảng ủy"),
        Witness("witness/ky/dieu", "Lê Thị Nhật Diệu", "đồng chí", "Chủ tịch UBND phường"),
    ),
)


def rundown() -> Rundown:
    return Rundown(
        event="mau",
        name="Hội nghị mẫu",
        short="Hội nghị mẫu 31/12/2021",
        organiser="Ủy ban nhân dân phường Thanh Khê Tây",
        date="2021-12-31",
        utc_offset_min=420,
        theme="ceremonial",
        language="vi",
        holding_html=picture("Hội nghị sẽ tiếp tục trong giây lát"),
        items=ITEMS,
        cues=CUES,
        entrants=ENTRANTS,
        sample=True,
        pledges=(PLEDGE,),
    )
