"""Papers about what has been: a gap in the record is a gap on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.core.events import CueTaken
from ceremony.documents.course import course
from ceremony.documents.minutes import minutes
from ceremony.documents.news import inside, news, told_as
from ceremony.documents.record import Record
from ceremony.documents.sheet import Edition, Sheet
from ceremony.journal import Entry
from ceremony.language.binding import unbind
from ceremony.language.catalogs import say
from ceremony.model.production import Production
from tests.documents.event import founding, held


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return held(tmp_path_factory.mktemp("show"))


def told(sheet: Sheet) -> str:
    return unbind("\n".join(sheet.content["told"]))


def written(record: Record, production: Production | None = None) -> str:
    return told(news(record, founding()[1], production))


def lines(record: Record, edition: Edition) -> str:
    items = minutes(record, edition).content["items"]
    return unbind("\n".join(line for item in items for line in [item["title"], *item["told"]]))


def without(record: Record, *cues: str) -> Record:
    """The same record, as if these cues had never come on program."""

    def thinned(entry: Entry) -> Entry:
        kept = (e for e in entry.events if not (isinstance(e, CueTaken) and e.cue in cues))
        return replace(entry, events=tuple(kept))

    return replace(record, entries=tuple(map(thinned, record.entries)))


def test_the_news_tells_who_spoke_and_how_many_signed_and_received(record: Record) -> None:
    text = written(record, founding()[0])
    assert text.startswith("Ngày 31 tháng 12 năm 2021, Ủy ban nhân dân phường Thanh Khê Tây tổ chức Hội nghị")
    assert "Bà Nguyễn Thị Hương – Tổ trưởng Tổ dân phố 55 tham luận về Tổ dân phố tổ chức thực hiện" in text
    assert (
        "Đồng chí Lê Văn Cương – Quận ủy viên, Bí thư Đảng ủy phường đã phát biểu chỉ đạo Hội nghị." in text
    )
    assert "16/17 người đã ký" in text
    assert "trao cho 51 tập thể, 20 hộ gia đình và 58 cá nhân" in text


def test_no_short_form_stands_in_the_news(record: Record) -> None:
    from ceremony.language.abbreviations import find_abbreviations

    assert find_abbreviations(written(record, founding()[0])) == []


@pytest.mark.parametrize(
    "cue, words",
    [
        ("chi-dao", "Lê Văn Cương – Quận ủy viên"),
        ("tham-luan-1", "Nguyễn Thị Hương"),
        ("gioi-thieu/nhom-1", "lãnh đạo quận"),
        ("bao-cao", "trình chiếu"),
    ],
)
def test_what_never_came_on_program_is_not_in_the_news(record: Record, cue: str, words: str) -> None:
    assert words in written(record, founding()[0])
    assert words not in written(without(record, cue), founding()[0])


def test_a_speaker_whose_card_never_came_is_told_as_planned_only(record: Record) -> None:
    edition = founding()[1]
    assert "Người thực hiện: đồng chí Lê Văn Cương, Quận ủy viên" in lines(record, edition)
    gap = lines(without(record, "chi-dao"), edition)
    assert "Người thực hiện: đồng chí Lê Văn Cương, Quận ủy viên" not in gap
    assert "Theo chương trình: đồng chí Lê Văn Cương, Quận ủy viên" in gap


def test_files_that_changed_after_the_show_tell_nothing(record: Record) -> None:
    production = founding()[0]
    event = production.agenda.event.model_copy(update={"short": "Tên khác"})
    changed = replace(production, agenda=production.agenda.model_copy(update={"event": event}))
    assert "tham luận về" in written(record, production)
    assert "tham luận về" not in written(record, changed)
    assert "lãnh đạo quận" not in written(record, changed)


def test_a_show_that_stopped_half_way_tells_no_signing_no_awards_no_end(tmp_path: Path) -> None:
    record = held(tmp_path, until="tiep-thu")
    text = written(record, founding()[0])
    assert "tiếp thu ý kiến chỉ đạo" in text
    for never in ("đã ký", "phần thưởng", "kết thúc", "Bế mạc"):
        assert never not in text


def test_a_step_that_was_taken_back_does_not_count(tmp_path: Path) -> None:
    from ceremony.documents.record import read_record
    from tests.live.stage import Stage

    show = Stage(tmp_path, founding()[1].rundown).until("chi-dao")
    show.clock.time += 1_000
    show.send("undo")
    show.journal.close()
    seen = {each.cue.id for held_item in course(read_record(show.path)) for each in held_item.shown}
    assert "tham-luan-2" in seen
    assert "chi-dao" not in seen


def test_a_name_or_a_short_form_keeps_its_capital_inside_a_sentence() -> None:
    assert inside("Các đồng chí") == "các đồng chí"
    assert inside("TDP tổ chức") == "TDP tổ chức"
    assert inside("Đội Tham mưu") == "Đội Tham mưu"


def test_minutes_name_who_is_absent_and_who_receives_later(record: Record) -> None:
    text = lines(record, founding()[1])
    assert "Đã ký 16/17 – ký bổ sung 1." in text
    assert "Vắng (1): Tổ trưởng mẫu 05." in text
    assert "Đã nhận 129/132." in text
    assert "Để sau (1): Ông Cá nhân mẫu 07." in text


def test_minutes_leave_to_the_clerk_what_nobody_recorded(record: Record) -> None:
    asked = dict(minutes(record, founding()[1]).content["asked"])
    assert set(asked) == {
        "Địa điểm:",
        "Chủ trì (chủ tọa):",
        "Thư ký (người ghi biên bản):",
        "Thành phần tham dự:",
    }
    assert set(asked.values()) == {""}


@pytest.mark.parametrize(
    ("kind", "title", "key"),
    [
        ("directing_speech", "Phát biểu chỉ đạo Hội nghị", "news.did"),
        ("speech", "Phát biểu của Hiệu trưởng", "news.took"),
        ("speech", "Phát biểu chỉ đạo của lãnh đạo quận", "news.took"),
        ("response", "Tiếp thu ý kiến chỉ đạo", "news.did"),
        ("announce", "Công bố Quyết định của Chủ tịch", "news.did"),
        ("speech", "Lời chúc mừng", "news.took"),
        ("speech", "PHÁT BIỂU CHỈ ĐẠO", "news.took"),
        ("report", "Báo cáo tổng kết", "news.took"),
        ("speech", "Phát triển bền vững", "news.took"),
    ],
)
def test_a_title_is_a_deed_only_when_it_begins_with_one(kind: str, title: str, key: str) -> None:
    assert told_as(kind, title, "", "vi") == key


def test_who_received_is_not_told_as_who_handed_over() -> None:
    assert told_as("conferral", "Trao bằng Tiến sĩ danh dự", "conferred", "vi") == "news.conferred"
    assert told_as("conferral", "Tiến sĩ danh dự", "conferred", "vi") == "news.conferred.part"
    assert told_as("presidium", "Giới thiệu Đoàn Chủ tịch", "invited", "vi") == "news.invited"


def test_in_english_a_response_is_given() -> None:
    assert say(
        "en", f"documents.{told_as('response', 'Response', '', 'en')}", who="Dr Stone", part="Response"
    ) == ("Dr Stone gave the response.")


@pytest.mark.parametrize(
    ("word", "sentence"), [("buổi lễ", "Buổi lễ kết thúc lúc "), ("", "Chương trình kết thúc lúc ")]
)
def test_the_event_is_called_by_its_own_word(record: Record, word: str, sentence: str) -> None:
    named = replace(record, rundown=replace(record.rundown, event_word=word))
    assert sentence in written(named)
    ended = minutes(named, founding()[1]).content["ended"]
    assert unbind(ended).startswith(sentence.replace(" lúc ", " vào "))
