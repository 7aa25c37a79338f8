"""Words of several syllables that a line must not part, beyond names and numbers."""

from __future__ import annotations

import re

from ceremony.language.binding import NBSP, bind

# Words of two syllables that reports are full of, and that look broken when a line parts them.
_WORDS = re.compile(
    r"\b(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ủy ban|uỷ ban|hồ chí minh|việt nam|"
    r"cộng sản|"
    r"kinh tế [-–] xã hội|quốc phòng [-–] an ninh|thi đua|phong trào|an ninh|kinh tế|xã hội|"
    r"quốc phòng|văn hóa|danh hiệu|kế hoạch|nhiệm vụ|thực hiện|thắng lợi|tổng kết|ngân sách|nhà nước|"
    r"địa bàn|khu dân cư|tổ dân phố|kinh doanh|bảo hiểm|y tế|gia đình|tổ quốc|nhân dân|nghĩa vụ|quân sự|"
    r"dân quân|hồ sơ|tội phạm|giao thông|phát động|báo cáo|chỉ tiêu|tham gia|hành chính|cải cách|"
    r"hoạt động|đăng ký|yêu nước|trật tự|an toàn|công nghệ|thông tin|kỹ thuật|khoa học|giáo dục|ngoại ngữ|"
    r"lao động|tiên tiến|chiến sĩ|cá nhân|tập thể|khen thưởng|giải thưởng|quyết định|phát biểu|chỉ đạo|"
    r"hội nghị|hội trường|đại biểu|cam kết|sinh viên|tốt nghiệp|cựu chiến binh|thanh niên|phụ nữ|nông dân|"
    r"mặt trận|công an|công tác|đảng ủy|chính quyền|đoàn thể|đoàn viên|hội viên|doanh nghiệp|lãnh đạo|"
    r"toàn dân|xây dựng|tuyên truyền|vận động|triển khai|tổ chức|cung cấp|tự quản|hỗ trợ|chăm lo|"
    r"đời sống|cán bộ|bảo vệ|môi trường|đô thị|phòng chống|tình nguyện|hộ nghèo|đoàn kết|biển số|bãi xe|"
    r"theo dõi|chương trình|điện thoại|quý vị|kính mời|giải lao)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r" (?=[-–] )")


def hold(text: str) -> str:
    """The text with numbers tied to what they count, and two-syllable words kept whole."""
    held = _WORDS.sub(lambda found: found.group(0).replace(" ", NBSP), bind(text))
    return _DASH.sub(NBSP, held)  # a line never begins with a dash
