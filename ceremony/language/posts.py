"""Posts and ranks that lists put before a name: "Đội trưởng Nguyễn Văn Hùng", "Thượng tá Đỗ Công Khánh"."""

from __future__ import annotations

from functools import cache

from ceremony.language.syllables import is_syllable
from ceremony.language.telex import is_unread, search_keys
from ceremony.language.text import match_key, search_key

# Family names with which a name inside a longer text may begin. Văn and Thị are left out: they stand inside
# names.
FAMILIES = frozenset(
    str.split(
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương "
        "đinh "
        "lâm phùng "
        "mai tô hà tạ thái chu châu cao la lương lưu tăng quách kiều khuất khổng nghiêm doãn triệu thân tống "
        "tôn "
        "từ ông "
        "ninh nông ma mạc lục lại kim hứa hàn giang giáp diệp cung cù chử cái bạch bành âu an viên vi ưng "
        "ứng "
        "uông tiêu thi "
        "thạch sơn sầm quan quản phí phó ôn nhan nhữ mạch mẫn lò lù lô lường lữ điêu điểu đàm đan đàng đái "
        "danh "
        "cầm cấn chế "
        "chung cà bế bàn bá bồ đồng phương khương lã hầu hạ thào giàng sùng vàng chẩu lềnh triệu tòng quàng"
    )
)
_POSTS = (
    "chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "thường trực", "ủy viên", "trưởng ban", "phó ban",
    "phó trưởng ban",
    "tổ trưởng", "tổ phó", "đội trưởng", "đội phó", "nhóm trưởng", "nhóm phó", "trưởng thôn", "phó thôn",
    "trưởng bản",
    "trưởng ấp", "trưởng xóm", "trưởng khu phố", "trưởng khu", "trưởng phòng", "phó phòng",
    "phó trưởng phòng",
    "trưởng trạm", "trưởng khoa", "phó khoa", "phó trưởng khoa", "trưởng bộ môn", "trưởng công an",
    "phó trưởng công an",
    "phó công an", "công an viên", "giám đốc", "phó giám đốc", "tổng giám đốc", "phó tổng giám đốc",
    "hiệu trưởng",
    "phó hiệu trưởng", "hiệu phó", "hội trưởng", "hội phó", "chi hội trưởng", "chi hội phó", "đoàn trưởng",
    "lớp trưởng",
    "lớp phó", "chỉ huy trưởng", "chỉ huy phó", "chính trị viên", "trung đội trưởng", "tiểu đội trưởng",
    "khu đội trưởng",
    "đoàn viên", "hội viên", "đảng viên", "cán bộ", "công chức", "viên chức", "chuyên viên", "nhân viên",
    "kế toán",
    "kế toán trưởng", "thủ quỹ", "văn thư", "chủ nhiệm", "phó chủ nhiệm", "giáo viên", "giảng viên",
    "sinh viên", "học sinh",
    "công nhân", "bảo vệ", "tình nguyện viên", "cộng tác viên", "phóng viên", "thư ký", "trưởng đoàn",
    "phó đoàn",
)  # fmt: skip
_RANKS = (
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá",
    "đại úy",
    "thượng úy", "trung úy", "thiếu úy", "thượng sĩ", "trung sĩ", "hạ sĩ", "binh nhất", "binh nhì",
    "chiến sĩ",
    "giáo sư", "phó giáo sư", "tiến sĩ", "thạc sĩ", "bác sĩ", "dược sĩ", "y sĩ", "điều dưỡng", "kỹ sư",
    "cử nhân", "luật sư",
    "kiến trúc sư", "nhạc sĩ", "nhà giáo", "nhà báo", "nghệ sĩ", "nghệ nhân", "họa sĩ",
    "hòa thượng", "thượng tọa", "đại đức", "ni sư", "ni trưởng", "sư cô", "linh mục", "mục sư", "giám mục",
    "gs", "pgs", "ts", "ths", "bs", "bscki", "bsckii", "ks", "cn", "ls", "ds", "nsnd", "nsưt", "ngưt", "ngnd",
    "ttưt",
    "dr", "prof",
)  # fmt: skip


@cache
def _starts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{match_key(word)} " for word in words)


_PLAIN_FAMILIES = frozenset(search_key(family) for family in FAMILIES if len(family) > 3)
_FAMILY_KEYS = frozenset(map(match_key, FAMILIES))
_MOST_WORDS = 5  # of a name


def has_rank(text: str) -> bool:
    """True when the text begins with a rank or a degree, which people keep as part of their name."""
    return f"{match_key(text)} ".startswith(_starts(_RANKS))


def has_post(text: str) -> bool:
    """True when the text begins with a post."""
    return f"{match_key(text)} ".startswith(_starts(_POSTS))


def begins_with_family(text: str) -> bool:
    """True for a name whose first word is a Vietnamese family name."""
    words = match_key(text).split()
    return bool(words) and words[0] in _FAMILY_KEYS


def ends_with_name(text: str) -> bool:
    """True when the text goes on, behind its first two words, with what may be a person's name."""
    return bool(_names_in(text.split()))


def is_unread_name(text: str) -> bool:
    """True for a Vietnamese name with words in Telex: two of them, or one beside marks or a family name."""
    words = text.split()
    unread = sum(map(is_unread, words))
    if unread != 1:
        return unread > 1
    marked = any(not word.isascii() and is_syllable(word.lower()) for word in words)
    return marked or search_keys(words[0].lower())[-1] in _PLAIN_FAMILIES


def split_post(text: str) -> tuple[str, str]:
    """ "Đội trưởng Nguyễn Văn Hùng" → the post and the name; ("", text) when no post or no certain name.

    Certain: one place alone where a name of two to five capitalised words begins with a family name and goes
    on to the end; "Hiệu trưởng Trường Nguyễn Huệ Lê Văn Tám" has two and stays whole.
    """
    words = text.split()
    starts = _names_in(words) if has_post(text) else []
    # A second family name stands right behind the first (Nguyễn Lê …), or begins another name.
    if not starts or len(words) - starts[0] > _MOST_WORDS or any(place > starts[0] + 1 for place in starts):
        return "", text
    post = " ".join(words[: starts[0]])
    return post.rstrip(" :,–-"), " ".join(words[starts[0] :])


def _names_in(words: list[str]) -> list[int]:
    """Where a name may begin that goes on to the end; a post before it has two words at least."""
    return [
        place
        for place in range(2, len(words) - 1)
        if match_key(words[place]) in _FAMILY_KEYS and all(map(_is_name_word, words[place:]))
    ]


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and word.isalpha()
