"""What people call kinds, keys, layouts and themes in Vietnamese, and the word that the files want."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ceremony.language.text import search_key

# The word of the files → how offices say it. One Vietnamese word may stand for several: only a word that is
# known at the place is offered.
SYNONYMS: dict[str, str] = {
    # kinds of items
    "pre": "đón khách, đón đại biểu, đón tiếp, ổn định tổ chức, trước giờ, chờ",
    "performance": "văn nghệ, biểu diễn, ca múa, tiết mục, chào mừng",
    "notice": "thông báo, nhắc nhở, lưu ý, nội quy",
    "flag": "chào cờ, nghi thức chào cờ, quốc ca",
    "silence": "mặc niệm, phút mặc niệm, tưởng niệm",
    "purpose": "lý do, tuyên bố lý do, mục đích",
    "introductions": "giới thiệu, giới thiệu đại biểu, thành phần, giới thiệu thành phần",
    "presidium": "chủ tọa, đoàn chủ tịch, chủ tịch đoàn, chủ trì, mời chủ tọa",
    "report": "báo cáo, báo cáo tổng kết, trình bày báo cáo",
    "video": "video, clip, đoạn phim, phóng sự",
    "film": "phim, phim tổng kết, phim báo cáo, chiếu phim",
    "discussion": "tham luận, thảo luận, ý kiến, phát biểu tham luận",
    "directing_speech": "phát biểu chỉ đạo, chỉ đạo, ý kiến chỉ đạo",
    "response": "tiếp thu, tiếp thu ý kiến, đáp từ",
    "launch": "phát động, phát động thi đua",
    "signing": "ký, ký kết, ký cam kết, ký giao ước, giao ước thi đua",
    "announce": "công bố, công bố quyết định, quyết định, thông qua quyết định",
    "awarding": "trao, trao thưởng, trao giải, khen thưởng, tặng thưởng, trao bằng, trao quà, vinh danh",
    "flowers": "tặng hoa, hoa, trao hoa",
    "thanks": "cảm ơn, tri ân, lời cảm ơn",
    "closing": "bế mạc, kết thúc, tổng kết buổi lễ, bế giảng",
    "break": "giải lao, nghỉ, nghỉ giải lao, tạm nghỉ",
    "speech": "phát biểu, khai mạc, diễn văn, diễn văn khai mạc, chào mừng hội nghị, bài phát biểu",
    "oath": "tuyên thệ, lời thề, lời hứa, đọc lời hứa, cam kết",
    "draw": "bốc thăm, rút thăm, quay số, quay thưởng",
    "vote": "bỏ phiếu, biểu quyết, bầu cử, bầu",
    "qa": "hỏi đáp, chất vấn, đối thoại, giao lưu",
    "meal": "ăn trưa, ăn tối, tiệc, liên hoan, ăn sáng, cơm trưa",
    "procession": "rước, diễu hành, diễu binh, đoàn rước",
    "conferral": "phong tặng, trao danh hiệu, đón nhận, trao quyết định",
    "parallel": "song song, cùng lúc, chia nhóm",
    "photo": "chụp ảnh, ảnh, chụp hình, chụp ảnh lưu niệm, tệp ảnh, hình",
    "group": "nhóm, phần, chương, đơn vị nhóm",
    "other": "khác, nội dung khác",
    # themes, languages, yes and no
    "ceremonial": "đỏ, trang trọng, truyền thống, đỏ vàng, nghi lễ",
    "blue": "xanh, xanh dương, hiện đại, xanh lam",
    "sunlight": "sáng, trắng, tương phản, ngoài trời, tương phản cao",
    "vi": "tiếng việt, việt, vn, vie",
    "en": "tiếng anh, anh, eng, english",
    "true": "có, đúng, yes, bật, on, x",
    "false": "không, sai, no, tắt, off",
    # keys
    "event": "sự kiện, hội nghị, chương trình",
    "items": "các phần, phần, nội dung, tiết mục, chương trình, danh mục",
    "schedule": "lịch, lịch trình, kế hoạch",
    "settings": "cài đặt, thiết lập",
    "name": "tên, họ tên, họ và tên, tên đầy đủ",
    "short": "tên ngắn, viết tắt, chữ tắt, rút gọn",
    "full": "đầy đủ, viết đầy đủ",
    "headline": "tiêu đề lớn, dòng lớn, tiêu đề",
    "lines": "dòng, các dòng",
    "organiser": "đơn vị tổ chức, ban tổ chức, cơ quan, cơ quan tổ chức",
    "date": "ngày, ngày tháng",
    "venue": "địa điểm, nơi, nơi tổ chức, hội trường",
    "theme": "giao diện, chủ đề màu, màu, màu sắc, mẫu",
    "language": "ngôn ngữ, tiếng",
    "sample": "mẫu, dữ liệu mẫu",
    "id": "mã, mã số",
    "kind": "loại, kiểu, loại phần, đối tượng",
    "title": "tiêu đề, tên phần, chức danh, chức vụ, tựa đề, đầu đề",
    "titles": "chức danh, chức vụ, các chức danh",
    "number": "số, số thứ tự, stt",
    "start": "bắt đầu, giờ bắt đầu, giờ, lúc",
    "duration": "thời lượng, thời gian, số phút",
    "people": "người, nhân sự, những người, đại biểu, thành phần",
    "person": "người, ai, mã người",
    "honorific": "xưng hô, danh xưng",
    "role": "vai trò, nhiệm vụ",
    "topic": "chủ đề, đề tài, nội dung",
    "slide": "trang chiếu, trang, slide chiếu",
    "slides": "các trang chiếu, các trang",
    "script": "lời dẫn, lời mc, kịch bản, lời",
    "after": "lời sau, sau",
    "backstage": "hậu trường, ghi chú hậu trường",
    "sound": "âm thanh, nhạc, nhạc nền",
    "file": "tệp, tập tin, tên tệp",
    "loop": "lặp, lặp lại",
    "volume": "âm lượng",
    "introduce": "giới thiệu",
    "decisions": "quyết định, các quyết định",
    "awards": "khen thưởng, trao thưởng, giải thưởng",
    "recipients": "danh sách, người nhận, được khen",
    "forms": "hình thức, các hình thức",
    "form": "hình thức, hình thức khen thưởng",
    "count": "số lượng, tổng số",
    "presenters": "người trao, người trao thưởng",
    "pledge": "cam kết, ký cam kết, giao ước",
    "signers": "người ký, danh sách ký",
    "witnesses": "chứng kiến, người chứng kiến",
    "content": "nội dung",
    "public": "công khai",
    "authority": "cơ quan ban hành, người ký",
    "subject": "trích yếu, về việc",
    "note": "ghi chú",
    "unit": "đơn vị, đơn vị tính",
    "results": "kết quả, số liệu",
    "storyboard": "kịch bản phim, phân cảnh",
    "warn": "báo trước, cảnh báo",
    "holding": "màn chờ, chờ",
    # layouts and fields of slides
    "layout": "bố cục, kiểu trang, mẫu trang",
    "points": "ý chính, các ý, gạch đầu dòng, danh sách ý, ý",
    "programme": "chương trình, chương trình hội nghị",
    "two-columns": "hai cột, 2 cột",
    "columns": "cột",
    "figure": "con số, số liệu, chỉ số",
    "quote": "trích dẫn, lời trích, câu nói",
    "table": "bảng, bảng biểu",
    "names": "danh sách, danh sách tên, tên",
    "picture": "hình ảnh, ảnh, hình, tranh",
    "countdown": "đếm ngược, đồng hồ",
    "salute": "chào cờ, quốc kỳ",
    "text": "văn bản, chữ, tự do, nội dung",
    "section": "phần, chương, mục",
    "black": "đen, màn đen, màn hình đen",
    "opener": "mở đầu, mở đợt",
    "eyebrow": "dòng trên, dòng nhỏ",
    "caption": "chú thích",
    "value": "giá trị, con số",
    "bars": "cột, biểu đồ",
    "head": "đầu bảng, tiêu đề cột",
    "rows": "dòng, các dòng, hàng",
    "left": "trái, bên trái, cột trái",
    "right": "phải, bên phải, cột phải",
    "notes": "lời dẫn, ghi chú, lời mc",
    "ordinal": "thứ tự, phần thứ",
    "sentence": "câu, câu kết",
}


@cache
def _by_word() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for english, said in SYNONYMS.items():
        for word in said.split(","):
            words.setdefault(search_key(word), []).append(english)
    return words


def meant(word: str, known: Iterable[str]) -> str:
    """The known word that a Vietnamese one stands for, or "" when it is not in the table.

    Longer names are understood by their beginning: "phát biểu của lãnh đạo" is a "phát biểu".
    """
    choices = set(known)
    key = search_key(word.replace("_", " ").replace("-", " ")[:100])
    while key:
        found = next((english for english in _by_word().get(key, ()) if english in choices), "")
        if found:
            return found
        key = key.rpartition(" ")[0]
    return ""
