"""Which column of a list is what: by the names staff write over them, in Vietnamese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from ceremony.language.legacy import decode_tcvn3, decode_vni
from ceremony.language.text import match_key

_NAME = (
    "họ tên", "họ và tên", "tên", "tên tập thể cá nhân", "tập thể cá nhân", "họ tên tập thể cá nhân",
    "tên tập thể",
    "họ và tên tập thể cá nhân", "tên hộ", "họ tên chủ hộ", "chủ hộ", "hộ gia đình", "tên đơn vị",
    "đơn vị cá nhân",
    "người nhận", "người ký", "tên người được khen thưởng", "full name", "recipient", "tên cá nhân",
)  # fmt: skip
_PERSON: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": (
            "mã",
            "mã số",
            "code",
            "mã người nhận",
            "mssv",
            "mã sinh viên",
            "mã số sinh viên",
            "student id",
        ),
        "number": ("stt", "tt", "số tt", "số thứ tự", "số", "no"),
        "name": _NAME,
        "family": (
            "họ",
            "họ đệm",
            "họ và đệm",
            "họ và tên đệm",
            "họ và chữ đệm",
            "họ và chữ lót",
            "họ lót",
            "last name",
        ),
        "given": ("tên gọi", "first name", "given name"),
        "honorific": ("xưng hô", "danh xưng", "ông bà"),
        "title": ("chức vụ", "chức danh", "chức vụ hiện nay", "position"),
        "born": ("ngày sinh", "năm sinh", "ngày tháng năm sinh", "sinh năm", "date of birth"),
        "sample": ("mẫu", "dữ liệu mẫu"),
    }
)
_UNIT = (
    "đơn vị", "đơn vị công tác", "nơi công tác", "khoa", "cơ quan", "cơ quan đơn vị", "địa chỉ",
    "nơi ở", "khu dân cư",
    "tổ dân phố", "tdp", "kdc", "khu phố", "lớp", "địa bàn", "phòng ban", "department", "class",
    "chức vụ đơn vị",
    "chức vụ đơn vị công tác", "chức danh đơn vị công tác", "chức vụ nơi công tác",
)  # fmt: skip
_RECIPIENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **_PERSON,
        "kind": ("loại", "đối tượng", "type", "loại đối tượng"),
        "form": ("hình thức", "hình thức khen thưởng", "danh hiệu", "hình thức khen",
            "danh hiệu thi đua", "award",
                 "danh hiệu hình thức khen thưởng", "hạng mục", "giải thưởng"),
        "unit": _UNIT,
        "movement": ("phong trào", "phong trào thi đua", "lĩnh vực", "chuyên đề"),
        "decision": ("quyết định", "số quyết định", "quyết định số", "số qđ", "decision number"),
        "decision_date": ("ngày quyết định", "quyết định ngày", "ngày ký", "ngày ban hành", "decision date",
                          "ngày tháng năm quyết định", "ngày qđ"),
        "reason": ("thành tích", "lý do", "nội dung khen thưởng", "tóm tắt thành tích",
            "thành tích đạt được",
                   "nội dung", "achievement"),
        "status": ("tình trạng", "ghi chú", "note", "notes"),
    }
)  # fmt: skip
_SIGNER: Mapping[str, tuple[str, ...]] = MappingProxyType({**_PERSON, "area": _UNIT})
_PEOPLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**_PERSON, "unit": _UNIT, "photo": ("ảnh", "tệp ảnh", "photo file"), "note": ("ghi chú", "notes")}
)
_DECISION: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("mã", "mã số", "mã quyết định", "code"),
        "running": ("stt", "tt", "số tt", "số thứ tự"),
        "number": (
            "số quyết định", "số qđ", "quyết định số", "quyết định", "số", "số ký hiệu",
            "số và ký hiệu", "ký hiệu", "số hiệu", "số văn bản", "số ngày", "số ngày tháng",
            "số ngày tháng năm", "số và ngày quyết định",
            "số ngày quyết định", "số ngày tháng quyết định", "số ngày tháng năm quyết định",
            "số quyết định ngày tháng", "số quyết định ngày tháng năm", "số ngày ban hành",
            "số ngày tháng năm ban hành", "decision number", "decision no", "decision", "no",
        ),
        "date": (
            "ngày", "ngày quyết định", "ngày qđ", "quyết định ngày", "ngày ký", "ngày ban hành", "ngày tháng",
            "ngày tháng năm", "ngày tháng năm quyết định", "ngày tháng năm ban hành", "ngày văn bản",
            "decision date", "date of decision", "day",
        ),
        "authority": (
            "cơ quan ban hành", "cơ quan", "cơ quan ký", "cơ quan quyết định", "nơi ban hành",
            "đơn vị ban hành", "cấp ban hành", "cấp quyết định", "thẩm quyền", "thẩm quyền ban hành",
            "issued by",
            "issuing authority", "issuer",
        ),
        "subject": (
            "trích yếu", "trích yếu nội dung", "nội dung", "nội dung trích yếu", "nội dung quyết định",
            "về việc", "v v", "tên quyết định", "title", "regarding",
        ),
        "sample": ("mẫu", "dữ liệu mẫu"),
    }
)  # fmt: skip
_PLAIN: Mapping[str, frozenset[str]] = (
    MappingProxyType(  # names that say it outright; the others yield to them
        {
            field: frozenset(map(match_key, names))
            for field, names in {
                "name": ("họ tên", "họ và tên", "full name", "name"),
                "unit": ("đơn vị", "đơn vị công tác", "unit"),
                "area": ("khu dân cư", "đơn vị", "đơn vị công tác"),
                "title": ("chức vụ", "title"),
                "reason": ("thành tích", "thành tích đạt được", "tóm tắt thành tích", "reason"),
                "id": ("mã", "id"),
                "kind": ("đối tượng", "kind"),
            }.items()
        }
    )
)
_FREE = frozenset({"running", "born", "sample", "status", "note"})  # nobody is asked about these
_PLAINER = 20  # how much more an outright name weighs
EXACT, WEAK, PART = 3, 2, 1  # how well a header names a field
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"recipients": _RECIPIENT, "signers": _SIGNER, "people": _PEOPLE, "decisions": _DECISION}
)
LEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(  # what a row may be about; one of them must be there
    {kind: ("number", "subject") if kind == "decisions" else ("name", "given") for kind in COLUMNS}
)


@cache
def _names(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, others in COLUMNS[kind].items():
        for name in (field, *others):
            found.setdefault(match_key(name), field)
    return found


def readings(text: str) -> tuple[str, ...]:
    """A text as it stands, and as the two old encodings would have it."""
    return tuple(dict.fromkeys((text, decode_tcvn3(text), decode_vni(text))))


def read_header_cell(text: str, kind: str) -> str:
    """A header cell as Unicode: the reading in which its words are known, else as it stands."""
    for reading in readings(text):
        if candidates(reading, kind):
            return reading
    return text


@cache
def candidates(text: str, kind: str) -> tuple[tuple[int, str], ...]:
    """What a header may mean, the likeliest first: (weight, field). Whole names weigh more than parts."""
    key = match_key(re.sub(r"\([^)]*\)", " ", text)) or match_key(text)
    if not key or len(key) > 80:
        return ()
    names, found = _names(kind), {}
    for name, field in names.items():
        if name == key:
            weak = name == match_key("tên đơn vị") or (field == "status" and "ghi" in name)
            plain = _PLAINER if key in _PLAIN.get(field, ()) else 0
            found[field] = 500 if weak else 1000 + plain - list(COLUMNS[kind]).index(field)
        elif " " in name and f" {name} " in f" {key} ":
            found[field] = max(found.get(field, 0), len(name))
    return tuple(sorted(((weight, field) for field, weight in found.items()), reverse=True))


def offers_of(readings: Sequence[str], kind: str) -> dict[str, int]:
    """What a column may be, by the readings of its header, with the weight of each field."""
    best: dict[str, int] = {}
    for place, reading in enumerate(readings):
        for weight, field in candidates(reading, kind):
            # What stands in a wide field above says less than the column's own name.
            outright = _PLAINER if place and weight > 1000 else 0
            best[field] = max(best.get(field, 0), weight - place - outright)
    return best


def _class(weight: int, readings: Sequence[str], field: str) -> tuple[int, bool]:
    """How well a header names a field, and whether it says it outright."""
    plain = any(match_key(reading) in _PLAIN.get(field, ()) for reading in readings)
    return (EXACT, plain) if weight >= 900 else (WEAK if weight >= 480 else PART, False)


def rivals(
    headers: Sequence[Sequence[str]], chosen: Sequence[str], kind: str
) -> Iterator[tuple[str, int, int]]:
    """A field and two columns (from 0) that are equally good for it: the one chosen and one passed over."""
    free = _FREE if kind == "decisions" else _FREE | {"number"}
    for winner, field in enumerate(chosen):
        if not field or field in free:
            continue
        best = offers_of(headers[winner], kind).get(field, 0)
        for column, readings in enumerate(headers):
            offers = offers_of(readings, kind)
            if column == winner or chosen[column] == field or field not in offers or not best:
                continue
            own = _class(offers[field], readings, field)
            other = chosen[column]
            taken = other and _class(offers.get(other, 0), readings, other)[0] >= own[0]
            top = max(_class(weight, readings, name)[0] for name, weight in offers.items())
            if own == _class(best, headers[winner], field) and own[0] == top and not taken:
                yield field, winner, column


def choose(headers: Sequence[Sequence[str]], kind: str) -> list[str]:
    """The field of each column, "" for none; ``headers`` holds the readings of each column's header.

    Each field goes to the column that fits it best; a column that loses takes its next meaning.
    """
    offers = []
    for column, readings in enumerate(headers):
        offers += [(weight, -column, field) for field, weight in offers_of(readings, kind).items()]
    chosen, taken = [""] * len(headers), set()
    for _, column, field in sorted(offers, reverse=True):
        if not chosen[-column] and field not in taken:
            chosen[-column] = field
            taken.add(field)
    if "family" in chosen and "name" in chosen:
        place = chosen.index("name")
        own = {match_key(reading) for reading in headers[place]}
        if own & {match_key("tên")}:
            chosen[place] = "given"
        else:
            chosen[chosen.index("family")] = ""
    return chosen


@cache
def known_names(kind: str) -> frozenset[str]:
    """Every header that is known, in small letters: what a row of them may be told by at a glance."""
    return frozenset(name for field, others in COLUMNS[kind].items() for name in (field, *others))
