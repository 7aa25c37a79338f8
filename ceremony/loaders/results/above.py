"""What stands above a table of results: who reports, what the report is called, its year, keys and values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ceremony.language.text import slug
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.grid import Grid, Value
from ceremony.loaders.results.words import ABOUT, NO, YES, by_key, folded, key, keys, split_year
from ceremony.loaders.suggest import hint, nearest
from ceremony.loaders.yaml_source import Node

_AGENCY = re.compile(
    r"(?:ủy ban|uỷ ban|ubnd|hội đồng|hđnd|đảng ủy|đảng uỷ|đảng bộ|đảng cộng sản|chi bộ|mặt trận"
    r"|mttq|ubmttq|công ty|tổng công ty|tập đoàn|trường|sở|phòng|ban |bộ |công an|hội "
    r"|liên đoàn|đoàn |chi cục|cục |tổng cục|bệnh viện|trung tâm|viện |học viện|hợp tác xã"
    r"|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|tỉnh|văn phòng|kho bạc|ngân hàng"
    r"|people's committee|ward|company)\b"
)
_MOTTO = re.compile(r"cộng h[òo][aà] xã hội|độc lập\W+tự do|đảng cộng sản việt nam\Z")
_TITLE = re.compile(
    r"(?:báo cáo|biểu|bảng|kết quả|tổng hợp|tình hình|thống kê|các chỉ tiêu|chỉ tiêu|thực hiện|tổng kết"
    r"|đánh giá|số liệu|kế hoạch|annual|report|results|summary)\b"
)
_FORM = re.compile(
    r"(?:phụ lục|biểu|mẫu|mẫu biểu|bảng|phụ biểu)(?:\s+số)?\s*[\dIVX][\w./-]*\s*\Z", re.IGNORECASE
)
_LETTER = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b|số\s*:?\s*\d*\s*/|.*\bngày\b.*\btháng\b.*\bnăm\b")
_UNIT = re.compile(r"\(?\s*(?:đơn vị tính|đvt|đơn vị|unit)\s*:\s*([^()]{1,40}?)\s*\)?\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\(?\s*((?:số liệu )?(?:tính )?(?:đến|hết)\s.*\d.*?)\s*\)?\Z", re.IGNORECASE)
_SOURCE = re.compile(r"\(?\s*(?:nguồn(?: số liệu)?|source)\s*:\s*(.+?)\s*\)?\Z", re.IGNORECASE)
# In capitals only: words that take none in a sentence, so that a title can be written as one.
_SMALL = frozenset(
    " ".join(
        (
            "báo cáo kết quả tổng hợp tổng kết biểu bảng năm quý tháng thực hiện các chỉ tiêu",
            "nhiệm vụ kinh tế xã hội văn hóa văn hoá quốc phòng an ninh ngân sách phát triển",
            "kế hoạch công tác và của về tình hình số liệu đánh giá chủ yếu thi đua khen",
            "thưởng sản xuất kinh doanh nông nghiệp công nghiệp dịch vụ môi trường đầu cuối",
            "sơ kết giáo dục y tế trật tự an toàn cải cách hành chính xây dựng phòng chống",
            "lĩnh vực thu chi con người đời sống quân sự địa phương",
        )
    ).split()
)


def in_sentence(text: str) -> str:
    """ "BÁO CÁO KẾT QUẢ NĂM 2021" → "Báo cáo kết quả năm 2021"; capitals stay where a word may be a name."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words or not text.isupper() or not {word.casefold() for word in words} <= _SMALL:
        return text
    return text[:1] + text[1:].lower()


@dataclass
class About:
    """What is known of the report so far, as the values of a tree."""

    faults: Faults
    fields: dict[str, Node] = field(default_factory=dict)
    groups: dict[str, Node] = field(default_factory=dict)
    unit: str = ""
    until: str = ""
    source: str = ""
    titled: str = ""  # "key": written as the title; "words": by words that only a title has

    def read(self, grid: Grid, first: int, last: int, offset: int) -> None:
        """The rows ``first`` to ``last`` above a table, or of a sheet of their own."""
        lines = [line for line in range(first, last + 1) if grid.cells(line)]
        for line in lines:
            cells = grid.cells(line)
            names = by_key(ABOUT)
            known = names.get(key(str(cells[0][1]).rstrip(": ")), "")
            if known and len(cells) > 1:
                self._keep(known, [Node(offset + line, place, value) for place, value in cells[1:]])
            elif len(cells) == 2 and not _free(cells) and nearest(str(cells[0][1]), names):
                advice = hint(self.faults.language, str(cells[0][1]), list(names.values()) + [
                    word for words in ABOUT.values() for word in words])  # fmt: skip
                node = Node(offset + line, cells[0][0])
                self.faults.fault(node, "about-unknown", advice=advice, key=str(cells[0][1])[:60])
            else:
                for place, value in cells:
                    self._line(Node(offset + line, place, value))

    def _line(self, node: Node) -> None:
        """One text that stands for itself."""
        text, said = str(node.value), folded(str(node.value))
        if found := _UNIT.match(text):
            self.unit = self.unit or found[1]
        elif found := _SOURCE.match(text):
            self.source = self.source or found[1]
        elif (
            _MOTTO.match(said) or _FORM.match(text) or _LETTER.match(said) or not any(map(str.isalnum, text))
        ):
            return
        elif _AGENCY.match(said) and not _TITLE.match(said):
            if "organiser" not in self.fields:
                self.fields["organiser"] = Node(node.line, node.column, text)
            else:
                self.faults.note(node, "line-above", text=text[:80])
        elif found := _UNTIL.match(text):
            self.until = self.until or found[1]
        elif re.fullmatch(r"\(?\s*năm\s*(?:19|20)\d\d\s*\)?", said):
            year = split_year(text.strip("() "))[1]
            self.fields.setdefault("year", Node(node.line, node.column, year))
        else:
            self._title(node, text, bool(_TITLE.match(said)))

    def _title(self, node: Node, text: str, clearly: bool) -> None:
        """A line that may be what the report is called; what is not taken is noted."""
        before = self.fields.get("title")
        if before is None or (clearly and not self.titled):
            if before is not None:
                self.faults.note(before, "line-above", text=str(before.value)[:80])
            self.fields["title"] = Node(node.line, node.column, in_sentence(text))
            self.titled = "words" if clearly else ""
        elif clearly and self.titled == "words" and len(str(before.value).split()) <= 3:
            both = f"{str(before.value).upper() if text.isupper() else before.value} {text}"
            before.value = in_sentence(both)  # "BÁO CÁO" over "KẾT QUẢ NĂM 2021"
        else:
            self.faults.note(node, "line-above", text=text[:80])

    def _keep(self, name: str, values: list[Node]) -> None:
        """The values behind a key."""
        first = values[0]
        if name == "group":
            made = dict(zip(("title", "code", "headline"), values, strict=False))
            made.setdefault("code", Node(first.line, first.column, slug(str(first.value))))
            self.groups[key(str(first.value))] = Node(first.line, first.column, made)
            return
        if name in ("movement", "closing", "direction"):
            listed = {"movement": "movements", "closing": "closing", "direction": "directions"}[name]
            kept = self.fields.setdefault(listed, Node(first.line, first.column, []))
            if name == "movement":
                values = [Node(first.line, first.column, dict(zip(("name", "goal"), values, strict=False)))]
            kept.value += values
            return
        if name == "title":
            self.titled = "key"
        self.fields[name] = flag(first) if name == "sample" else first
        for more in values[1:]:
            self.faults.warn(more, "cell-beside", text=str(more.value)[:60])


_LINES = (_AGENCY, _MOTTO, _TITLE, _UNIT, _FORM, _LETTER)


def _free(cells: list[tuple[int, Value]]) -> bool:
    """Whether a row is made of lines that stand for themselves, as the two heads of a Vietnamese paper."""
    said = [folded(str(value)) for _, value in cells]
    return any(pattern.match(text) for text in said for pattern in _LINES)


def flag(node: Node) -> Node:
    """Yes and no as staff write them; what is neither is left for the model to refuse."""
    said = key(str(node.value))
    if said in keys(YES):
        node.value = True
    elif said in keys(NO):
        node.value = False
    return node


def year_in(text: str) -> int | None:
    """The only year that a title names, None when it names none or several."""
    found = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text))
    return int(found.pop()) if len(found) == 1 else None
