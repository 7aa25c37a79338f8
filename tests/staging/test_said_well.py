"""Whatever an event holds, the MC says whole sentences: a checker over random events of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.language.binding import unbind
from ceremony.model.agenda import Agenda
from ceremony.model.kind import Kind
from ceremony.model.people import Person
from ceremony.model.production import Production
from ceremony.model.roster import Recipient, Signer
from ceremony.model.rundown import Rundown
from ceremony.staging.stage import stage

_TWICE = re.compile(r"(?<!\w)(\w+) \1(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:][”\"’)]*\Z")
_ODD = (
    "{",
    "}",
    " ,",
    " .",
    "  ",
    ",,",
    "..",
    ",.",
    ", ,",
    ": .",
    "()",
    "None",
    "không rõ",
    " ;",
    ";.",
    "\n\n\n",
)
_PLURALS = re.compile(
    r"\b(?:1|one) (?:people|organisations|households|recipients|signers|prizes)\b", re.IGNORECASE
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def faults(text: str) -> list[str]:
    """What an editor would strike out of words that are to be said."""
    plain = unbind(text)
    found = [f"{sign!r}" for sign in _ODD if sign in plain.replace("…………", "X")]
    found += [f"twice: {hit[0]}" for hit in _TWICE.finditer(plain.replace("*", ""))]
    found += [hit[0] for pattern in (_PLURALS, _ISO) for hit in pattern.finditer(plain)]
    found += ["stars"] if plain.count("**") % 2 else []
    for paragraph in plain.split("\n\n"):
        bare = paragraph.replace("**", "").strip()
        first = next((letter for letter in bare if letter.isalnum()), "A")
        found += [f"no end: {bare[-30:]}"] if not _ENDS.search(bare) else []
        found += [f"small: {bare[:30]}"] if first.islower() else []
    return found


def said(rundown: Rundown) -> Iterator[tuple[str, str]]:
    """Everything that is said, with its cue."""
    for cue in rundown.cues:
        for text in (cue.script, cue.after, *(line.text for line in cue.fallback_lines)):
            if text:
                yield cue.id, text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Bảy giờ ba mươi phút phút.", "twice: phút phút"),
        ("Xin mời {who}.", "'{'"),
        ("Xin mời ông A , lên nhận.", "' ,'"),
        ("We invite 1 people.", "1 people"),
        ("Today, 2026-06-12.", "2026-06-12"),
        ("Xin mời quý vị", "no end: Xin mời quý vị"),
        ("xin mời quý vị.", "small: xin mời quý vị."),
        ("Bà **Nguyễn.", "stars"),
    ],
)
def test_the_checker_finds_what_an_editor_would(text: str, fault: str) -> None:
    """The twin: each of these has been said by an earlier version."""
    assert fault in faults(text)


TITLES = {
    "vi": (
        *(
            "Phát biểu của Hiệu trưởng",
            "PHÁT BIỂU CHÀO MỪNG",
            "Phần hỏi đáp",
            "Trao thưởng",
            "Hội thi Kể chuyện",
        ),
        *(
            "Trao bằng Tiến sĩ danh dự",
            "Phát động phong trào thi đua năm 2022",
            "Báo cáo tổng kết",
            "Văn nghệ",
        ),
        *("Công bố các Quyết định khen thưởng", "Nội dung cắm hoa", "Khai mạc", "Ai thắng?", "14 năm"),
        *("Kết quả năm 2021.", "“Khát vọng” 2026", "Phần thi", "Trao Huân chương Lao động"),
    ),
    "en": (
        "Annual General Meeting",
        "Launch of the 2027 programme",
        "The report of the year",
        "Lunch",
        "Awards",
        "Who wins?",
    ),
}
TOPICS = {
    "vi": (
        None,
        "về việc chuyển đổi số",
        "kết quả năm 2021",
        "V/v TDP hoàn thành nhiệm vụ",
        "KINH TẾ - XÃ HỘI",
        "Hai việc:\nmột; hai.",
    ),
    "en": (None, "the 2027 programme", "on the results of 2026", "Parks;\nrivers."),
}
HONORIFICS = {
    "vi": ("", "ông", "Bà", "đồng chí", "sinh viên", "PGS.TS.", "Đại tá", "Đồng chí"),
    "en": ("", "Dr", "Ms"),
}
FORMS = {
    "vi": ("Giấy khen", "Lao động tiên tiến", "Bằng kỹ sư", "GIẢI NHẤT", "Giấy khen."),
    "en": ("Gold Medal", "The Green Cup", "Best Team"),
}
UNITS = {"vi": ("", "Khu dân cư 3", "KHOA CÔNG NGHỆ THÔNG TIN", "Tổ 3,"), "en": ("", "Finance", "Unit 3")}
NAMES = {
    "vi": ("Hội nghị tổng kết năm 2025", "Lễ tốt nghiệp", "Tổng kết", "ĐẠI HỘI LẦN THỨ XIV"),
    "en": ("14th Annual Awards Conference", "The Spring Gala", "Year-end review"),
}
AREAS = {"vi": ("", "Khu dân cư 1", "đại diện Tổ 5", "TỔ DÂN PHỐ 5."), "en": ("", "Ward 1")}


@st.composite
def productions(draw: st.DrawFn) -> Production:
    """An event of some items of any kind, with people, lists and signers that come as they may."""
    language = draw(st.sampled_from(("vi", "en")))
    pick = {
        name: st.sampled_from(pool[language])
        for name, pool in (("title", TITLES), ("topic", TOPICS), ("form", FORMS), ("unit", UNITS))
    }
    people = {
        f"p{n}": Person(
            id=f"p{n}",
            name=f"Người Thứ {n}",
            honorific=draw(st.sampled_from(HONORIFICS[language])) or None,
            titles=draw(st.sampled_from([(), ("Chủ tịch UBND phường",), ("GIÁM ĐỐC SỞ.",)])),
        )
        for n in range(3)
    }
    rows = tuple(
        Recipient(
            id=f"r{n}",
            name=f"Mẫu {n}",
            kind=draw(st.sampled_from(("individual", "collective", "household"))),
            form=draw(pick["form"]),
            unit=draw(pick["unit"]),
            honorific=draw(st.sampled_from(("", "bà", "Ông"))),
            status=draw(st.sampled_from(("", "", "absent", "posthumous", "later"))),
        )
        for n in range(draw(st.integers(0, 16)))
    )
    signers = tuple(
        Signer(
            id=f"s{n}",
            number=n + 1,
            name=f"Ký {n}",
            area=draw(st.sampled_from(AREAS[language])),
            honorific="ông",
        )
        for n in range(draw(st.integers(0, 3)))
    )
    items = [_item(draw, n, pick, list(people)) for n in range(draw(st.integers(1, 5)))]
    event = {
        "name": draw(st.sampled_from(NAMES[language])),
        "language": language,
        "date": draw(st.sampled_from(("2026-11-06", "không rõ"))),
        "organiser": draw(st.sampled_from(("UBND phường 3", "không rõ"))),
    }
    decision = {"id": "qd", "number": "12/QĐ-UBND", "date": "28/12/2021", "subject": "khen thưởng"}
    agenda = Agenda.model_validate({"event": event, "items": items, "decisions": [decision]})
    return Production("mau", agenda, people, recipients={"r.csv": rows}, signers={"s.csv": signers})


def _item(draw: st.DrawFn, number: int, pick: dict[str, Any], people: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.GROUP]))
    item: dict[str, Any] = {"id": f"i{number}", "kind": kind.value, "title": draw(pick["title"])}
    named = draw(st.lists(st.sampled_from(people), max_size=3, unique=True))
    item["people"] = [{"person": one} for one in named]
    item["topic"] = draw(pick["topic"])
    if kind in (Kind.AWARDING, Kind.CONFERRAL) and draw(st.booleans()):
        item["awards"] = {
            "recipients": "r.csv",
            "group": draw(st.sampled_from(("form", "unit", "none"))),
            "show": draw(st.sampled_from(("batch", "person", "page"))),
            "batch": draw(st.integers(1, 14)),
            "reveal": draw(st.sampled_from(("none", "none", "one", "all"))),
            "opener_names": draw(st.booleans()),
            "presenters": item["people"],
        }
    if kind is Kind.ANNOUNCE:
        item["decisions"] = draw(st.sampled_from(([], ["qd"])))
    if kind is Kind.SIGNING:
        item["pledge"] = {
            "signers": "s.csv",
            "content": draw(
                st.sampled_from(["Thực hiện tốt nhiệm vụ.", "cam kết giữ trật tự", "to keep it"])
            ),
            "witnesses": item["people"],
        }
    return item


@settings(max_examples=120, deadline=None)
@given(productions())
def test_every_sentence_of_any_event_is_one(made: Production) -> None:
    assert [(cue, found, text) for cue, text in said(stage(made)) if (found := faults(text))] == []


def test_each_language_reads_without_the_other() -> None:
    """A production of one kind of each item in English holds no Vietnamese sentence."""
    items = [{"id": kind.value.replace("_", "-"), "kind": kind.value, "title": "Part"} for kind in Kind]
    raw = {"event": {"name": "Year-end review", "language": "en"}, "items": items}
    rundown = stage(replace(Production("mau", Agenda.model_validate(raw), {})))
    assert [
        text for _, text in said(rundown) if re.search("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỷỹ]", text)
    ] == []
