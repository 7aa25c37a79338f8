"""Counts again, from the table alone, whatever a film or its deck says of it.

Shares no code with what makes the sentences: it reads them as a person would, claim by claim, and what is
left over afterwards may hold neither a figure nor a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

NUMBER = r"−?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d+)?"
SHARE = rf"(?i:{NUMBER}%|gần 100%|hơn 100%|chưa đến 0,01%|nearly 100%|just over 100%|less than 0\.01%)"
UNIT = r"(?P<unit>[^;.,()]*?)"
END = r"(?=,|;|\.|\)|$| so với| on (?:the year|\d)|, chưa)"

Row = dict[str, object]


@dataclass(frozen=True)
class Told:
    """One text: where it stands, and of which indicators (codes) and group it may speak."""

    where: str
    text: str
    beside: tuple[str, ...] = ()
    about: str = ""  # the only indicator that it speaks of, where no name stands in it
    group: str = ""  # "" for all groups
    head: str = ""  # the group's headline, already told


def number(text: str, language: str) -> Decimal:
    plain = text.replace("−", "-")
    plain = plain.replace(",", "") if language == "en" else plain.replace(".", "").replace(",", ".")
    return Decimal(plain)


@dataclass
class Recount:
    """All claims about one table; ``faults`` are those that it denies."""

    rows: list[Row]
    language: str
    year: int
    faults: list[str] = field(default_factory=list)

    # --- what the table says

    def row(self, code: str) -> Row:
        return next(row for row in self.rows if row["code"] == code)

    @staticmethod
    def judged(row: Row) -> bool | None:
        plan, actual = row["plan"], row["actual"]
        if plan is None or actual is None or row["direction"] not in ("up", "down", "equal"):
            return None
        assert isinstance(plan, Decimal)
        assert isinstance(actual, Decimal)
        return {"up": actual >= plan, "down": actual <= plan, "equal": actual == plan}[str(row["direction"])]

    @staticmethod
    def percent(row: Row) -> bool:
        unit = str(row["unit"])
        return "%" in unit or unit in ("phần trăm", "per cent")

    # --- one claim

    def wrong(self, told: Told, claim: str, why: str) -> None:
        self.faults.append(f"{told.where}: {claim!r} in {told.text!r}: {why}")

    def check(self, told: Told, claim: str, row: Row, *conditions: bool) -> None:
        if not all(conditions):
            self.wrong(told, claim, str(row))

    def near(self, text: str, true: Decimal) -> bool:
        """Whether a share as written is the true one, rounded, and on the same side of nothing and of all."""
        said = {
            "gần 100%": Decimal("99.9") < true < 100, "nearly 100%": Decimal("99.9") < true < 100,
            "hơn 100%": 100 < true < Decimal("100.1"), "just over 100%": 100 < true < Decimal("100.1"),
            "chưa đến 0,01%": 0 < true < Decimal("0.01"), "less than 0.01%": 0 < true < Decimal("0.01"),
        }  # fmt: skip
        if text.casefold() in said:
            return said[text.casefold()]
        shown = number(text.rstrip("%"), self.language)
        places = len(re.split(r"[.,]", text.rstrip("%"))[-1]) if shown != shown.to_integral() else 0
        slack = Decimal("0.5").scaleb(-max(places, 1))
        same = all((shown > edge) == (true > edge) and (shown < edge) == (true < edge) for edge in (0, 100))
        return abs(shown - true) <= slack and same

    def unit(
        self, told: Told, claim: str, row: Row, unit: str, value: Decimal, *, points: bool = False
    ) -> None:
        """Whether the unit behind a number is the indicator's, in the right number."""
        unit, own = unit.strip(), str(row["unit"])
        if self.percent(row):
            if points:
                right = (
                    ("điểm phần trăm",)
                    if self.language == "vi"
                    else (("percentage point",) if value == 1 else ("percentage points",))
                )
                self.check(told, claim, row, unit in right)
            else:
                self.check(told, claim, row, unit in ("%", own.replace("%", "% ").replace("  ", " ").strip()))
        elif self.language == "en" and own in ("cameras", "site", "people"):
            one, many = {
                "cameras": ("camera", "cameras"),
                "site": ("site", "sites"),
                "people": ("person", "people"),
            }[own]
            self.check(told, claim, row, unit == (one if value == 1 else many))
        else:
            self.check(told, claim, row, unit == own)

    # --- claims about one indicator

    def share(self, told: Told, row: Row, found: re.Match[str]) -> None:
        actual, plan = row["actual"], row["plan"]
        if row["direction"] != "up" or actual is None or plan is None or plan <= 0 or actual < 0:  # type: ignore[operator]
            self.wrong(told, found[0], f"a share means nothing: {row}")
        else:
            self.check(told, found[0], row, self.near(found["share"], actual * 100 / plan))  # type: ignore[operator]

    def difference(self, told: Told, row: Row, found: re.Match[str], sign: int) -> None:
        value = number(found["n"], self.language)
        gain = (row["actual"] - row["plan"]) * sign  # type: ignore[operator]
        slack = Decimal("0.005") if self.percent(row) else Decimal(0)
        self.check(told, found[0], row, row["direction"] == "up", value > 0, abs(gain - value) <= slack)
        self.unit(told, found[0], row, found["unit"], value, points=True)

    def plan(self, told: Told, row: Row, found: re.Match[str], direction: str) -> None:
        value = number(found["n"], self.language)
        right = self.judged(row) is None if direction == "none" else row["direction"] == direction
        self.check(told, found[0], row, value == row["plan"], right)
        unit = found["unit"].strip()
        if unit or self.percent(row):
            self.unit(told, found[0], row, unit, value)

    def verdict(self, told: Told, row: Row, found: re.Match[str], right: bool) -> None:
        self.check(told, found[0], row, self.judged(row) is right)

    def trend(self, told: Told, row: Row, found: re.Match[str], sign: int) -> None:
        actual, last = row["actual"], row["last_year"]
        if actual is None or last is None:
            self.wrong(told, found[0], f"nothing to compare with: {row}")
            return
        step = (actual - last) * sign  # type: ignore[operator]
        if found["share"]:
            self.check(told, found[0], row, not self.percent(row), last > 0, actual >= 0, step > 0)  # type: ignore[operator]
            if last > 0:  # type: ignore[operator]
                self.check(told, found[0], row, self.near(found["share"], step * 100 / last))  # type: ignore[operator]
            return
        value = number(found["n"], self.language)
        slack = Decimal("0.005") if self.percent(row) else Decimal(0)
        self.check(told, found[0], row, abs(value - step) <= slack, value > 0)
        self.unit(told, found[0], row, found["unit"], value, points=True)

    def level(self, told: Told, row: Row, found: re.Match[str], exactly: bool) -> None:
        actual, last = row["actual"], row["last_year"]
        if actual is None or last is None:
            self.wrong(told, found[0], str(row))
        elif exactly:
            self.check(told, found[0], row, actual == last)
        else:
            step = abs(actual - last)  # type: ignore[operator]
            least = Decimal("0.005") if self.percent(row) else Decimal("0.05")
            step = step if self.percent(row) else step * 100 / abs(last)  # type: ignore[arg-type]
            self.check(told, found[0], row, 0 < step < least)

    def value(self, told: Told, row: Row, found: re.Match[str]) -> None:
        value = number(found["n"], self.language)
        self.check(told, found[0], row, value == row["actual"])
        self.unit(told, found[0], row, found["unit"], value)

    def one(self, told: Told, row: Row, text: str) -> str:
        """All claims of a text about one indicator; the text without them."""
        for pattern, claim in _claims(self, told, row):
            text = re.sub(pattern, lambda found, claim=claim: claim(found) or "", text)  # type: ignore[misc]
        return text

    # --- claims about many

    def members(self, told: Told, rest: bool) -> list[Row]:
        rows = [row for row in self.rows if not told.group or row["group"] == told.group]
        return [row for row in rows if not (rest and row["code"] == told.head)] if rest else rows

    def count(
        self, told: Told, found: re.Match[str], count: int | None, judged: int | None, met: bool
    ) -> None:
        rest = bool(re.search("còn lại|other", found[0]))
        rows = self.members(told, rest)
        if told.where.endswith("bars written"):
            rows = [self.row(code) for code in told.beside]
        verdicts = [self.judged(row) for row in rows]
        known = [verdict for verdict in verdicts if verdict is not None]
        told_count = sum(verdict is met for verdict in known)
        right = (judged or len(known)) == len(known) and (
            len(known) if count is None else count
        ) == told_count
        if not re.search("được đánh giá|assessed", found[0]):
            right &= all(
                verdict is not None or row["plan"] is None or row["direction"] == "info"
                for row, verdict in zip(rows, verdicts, strict=True)
            )
        if not right:
            self.wrong(told, found[0], f"{told_count} of {len(known)}: {[row['code'] for row in rows]}")

    def summary(self, told: Told, found: re.Match[str]) -> None:
        self.count(told, found, int(found["n"]), int(found["m"]), True)
        self.count(told, found, int(found["k"]), int(found["m"]), False)

    def best(self, told: Told, found: re.Match[str]) -> None:
        row = next((row for row in self.rows if row["name"] == found["name"]), None)
        if row is None:
            self.wrong(told, found[0], "nobody")
            return
        actual, plan, last = (row[key] for key in ("actual", "plan", "last_year"))
        sign = {"up": 1, "down": -1, "equal": 0}.get(str(row["direction"]), 0)
        better = sign and (
            (actual - plan) * sign > 0  # type: ignore[operator]
            or (last is not None and (actual - last) * sign > 0)  # type: ignore[operator]
        )
        self.check(told, found[0], row, self.judged(row) is True, bool(actual), bool(better))
        self.check(told, found[0], row, row["code"] in told.beside)
        self.value(told, row, found)

    def many(self, told: Told, text: str) -> str:
        """All claims of a text about several indicators; the text without them."""
        for pattern, claim in _counts(self, told):
            text = re.sub(pattern, lambda found, claim=claim: claim(found) or "", text)  # type: ignore[misc]
        return text

    # --- a whole text

    def read(self, told: Told) -> None:
        """Every sentence of a text."""
        for sentence in re.split(r"(?<=[^\d][.])\s+|(?<=\d[.])\s+|\n+", told.text):
            left = self.many(told, sentence)
            named = [row for row in self.rows if str(row["name"]) in left]
            named = [
                row
                for row in named
                if not any(row is not o and str(row["name"]) in str(o["name"]) for o in named)
            ]
            rows = named or ([self.row(told.about)] if told.about else [])
            if len(rows) == 1:
                left = self.one(told, rows[0], left.replace(str(rows[0]["name"]), "@"))
            for row in named:
                left = left.replace(str(row["name"]), "@")
            self.rest(told, left)

    def rest(self, told: Told, left: str) -> None:
        """Nothing that is left may look like a claim."""
        left = re.sub(rf"\b{self.year}\b|\b{self.year + 1}\b", "", left)
        if found := re.search(
            r"\d|%|\b(?:đạt|vượt|tăng|giảm|met|missed|above|below|up|down)\b", left, re.IGNORECASE
        ):
            self.wrong(told, found[0], f"nobody can tell what this is: {left!r}")


Claim = tuple[str, Callable[[re.Match[str]], None]]


def _claims(r: Recount, told: Told, row: Row) -> Sequence[Claim]:
    """The claims about one indicator, in the order in which they must be read."""

    def both(first: Callable[..., None], second: bool) -> Callable[[re.Match[str]], None]:
        def claim(found: re.Match[str]) -> None:
            first(told, row, found)
            r.verdict(told, row, found, second)

        return claim

    year = rf"(?:năm trước|năm {r.year - 1}|the year before|{r.year - 1})"
    change = rf"(?:(?P<share>{SHARE})|(?P<n>{NUMBER}){UNIT}) (?:so với|on) {year}"
    amount = rf"(?P<n>{NUMBER}){UNIT}"
    return (
        (rf"\b(?i:tăng|up) {change}", lambda f: r.trend(told, row, f, 1)),
        (rf"\b(?i:giảm|down) {change}", lambda f: r.trend(told, row, f, -1)),
        (rf"\b(?i:about the same as in|xấp xỉ) {year}", lambda f: r.level(told, row, f, False)),
        (rf"\b(?i:the same as in|bằng) {year}", lambda f: r.level(told, row, f, True)),
        (rf"(?i:chưa đạt: )bằng (?P<share>{SHARE}) kế hoạch", both(r.share, False)),
        (rf"(?i:missed: )(?P<share>{SHARE}) of plan", both(r.share, False)),
        (rf"bằng (?P<share>{SHARE}) kế hoạch, chưa đạt", both(r.share, False)),
        (rf"(?P<share>{SHARE}) of plan, target missed", both(r.share, False)),
        (rf"(?:[Bb]ằng|[Đđ]ạt) (?P<share>{SHARE}) kế hoạch", lambda f: r.share(told, row, f)),
        (rf"(?P<share>{SHARE}) of plan", lambda f: r.share(told, row, f)),
        (rf"(?i:vượt) kế hoạch {amount}{END}", both(lambda t, w, f: r.difference(t, w, f, 1), True)),
        (rf"(?P<n>{NUMBER}){UNIT} above plan", both(lambda t, w, f: r.difference(t, w, f, 1), True)),
        (rf"(?i:thấp) hơn kế hoạch {amount}{END}", both(lambda t, w, f: r.difference(t, w, f, -1), False)),
        (rf"(?P<n>{NUMBER}){UNIT} below plan", both(lambda t, w, f: r.difference(t, w, f, -1), False)),
        (
            r"(?i:đạt kế hoạch \(không quá|đạt kế hoạch không quá|within plan \(at most|"
            r"within the plan of at most) "
            rf"{amount}(?:\)|{END})",
            both(lambda t, w, f: r.plan(t, w, f, "down"), True),
        ),
        (
            rf"(?:[Kk]ế hoạch không quá|[Tt]he plan was at most|against a plan of at most) {amount}{END}",
            both(lambda t, w, f: r.plan(t, w, f, "down"), False),
        ),
        (
            rf"(?:[Cc]hỉ tiêu giao là|[Tt]he quota was|against a quota of) {amount}{END}",
            both(lambda t, w, f: r.plan(t, w, f, "equal"), False),
        ),
        (
            rf"(?:kế hoạch là|against a plan of) {amount}, (?:chưa đạt|target missed)",
            both(lambda t, w, f: r.plan(t, w, f, str(row["direction"])), False),
        ),
        (rf"(?:[Kk]ế hoạch là|[Tt]he plan was) {amount}{END}", lambda f: r.plan(told, row, f, "none")),
        (
            r"[Hh]oàn thành 100% chỉ tiêu giao|100% of the quota",
            lambda f: r.check(
                told, f[0], row, row["direction"] == "equal", row["actual"] == row["plan"], row["plan"] > 0
            ),  # type: ignore[operator]
        ),
        (
            r"[Đđ]úng chỉ tiêu giao|[Ee]xactly the quota|(?:[Đđ]ạt )?đúng kế hoạch|[Ee]xactly on plan",
            lambda f: r.check(told, f[0], row, row["actual"] == row["plan"], row["actual"] is not None),
        ),
        (
            r"[Kk]hông giao(?: chỉ tiêu)?|[Nn]o target(?: was set)?",
            lambda f: r.check(told, f[0], row, row["direction"] == "info", row["plan"] is None),
        ),
        (
            r"@(?:, đến [\d/]+,)? (?:không có|không xảy ra) .*? nào|@(?:, as of [^,]+,)? came to 0(?=,|\.$)",
            lambda f: r.check(told, f[0], row, row["actual"] == 0),
        ),
        (
            rf"@(?:, (?:đến|as of) [^,]+,)? (?:đạt|là|came to) {amount}{END}",
            lambda f: r.value(told, row, f),
        ),
        (
            r"(?i:đến) 30/11/2025|(?i:as of) 30 November 2025",
            lambda f: r.check(told, f[0], row, row["as_of"] == "2025-11-30"),
        ),
        (
            r"@ (?:chưa có số liệu|has no figure yet)",
            lambda f: r.check(told, f[0], row, row["actual"] is None),
        ),
        (r"[Cc]hưa đạt|[Mm]issed|target missed", lambda f: r.verdict(told, row, f, False)),
        (
            r"^[Đđ]ạt$|^Met$|, đạt kế hoạch(?=[,.])|, within plan(?=[,.])",
            lambda f: r.verdict(told, row, f, True),
        ),
    )


def _counts(r: Recount, told: Told) -> Sequence[Claim]:
    """The claims about several indicators."""
    which = r"(?: còn lại)?(?: được đánh giá)?"
    english = r"(?:other )?(?:assessed )?"
    n, m = r"(?P<n>\d+)", r"(?P<m>\d+)"
    return (
        (rf"[Cc]ả {n} chỉ tiêu{which} đều đạt kế hoạch", lambda f: r.count(told, f, None, int(f["n"]), True)),
        (
            rf"[Cc]ả {n} chỉ tiêu{which} đều chưa đạt kế hoạch",
            lambda f: r.count(told, f, None, int(f["n"]), False),
        ),
        (
            rf"{n} trong {m} chỉ tiêu{which} đạt kế hoạch",
            lambda f: r.count(told, f, int(f["n"]), int(f["m"]), True),
        ),
        (
            rf"{n} trong {m} chỉ tiêu{which} chưa đạt kế hoạch",
            lambda f: r.count(told, f, int(f["n"]), int(f["m"]), False),
        ),
        (
            rf"Chỉ tiêu{which} đạt kế hoạch|(?<!hưa )[Đđ]ạt kế hoạch năm",
            lambda f: r.count(told, f, None, 1, True),
        ),
        (
            rf"Chỉ tiêu{which} chưa đạt kế hoạch|[Cc]hưa đạt kế hoạch năm",
            lambda f: r.count(told, f, None, 1, False),
        ),
        (
            rf"Trong {m} chỉ tiêu được đánh giá, {n} chỉ tiêu đạt kế hoạch, còn (?P<k>\d+) chỉ tiêu chưa đạt",
            lambda f: r.summary(told, f),
        ),
        (rf"All {n} {english}targets were met", lambda f: r.count(told, f, None, int(f["n"]), True)),
        (rf"All {n} {english}targets were missed", lambda f: r.count(told, f, None, int(f["n"]), False)),
        (rf"[Bb]oth {english}targets were met", lambda f: r.count(told, f, None, 2, True)),
        (rf"[Bb]oth {english}targets were missed", lambda f: r.count(told, f, None, 2, False)),
        (
            rf"{n} of the {m} {english}targets (?P<be>was|were) met",
            lambda f: r.count(
                told, f, int(f["n"]) if (f["n"] == "1") == (f["be"] == "was") else -1, int(f["m"]), True
            ),
        ),
        (
            rf"{n} of the {m} {english}targets (?P<be>was|were) missed",
            lambda f: r.count(
                told, f, int(f["n"]) if (f["n"] == "1") == (f["be"] == "was") else -1, int(f["m"]), False
            ),
        ),
        (rf"[Tt]he {english}target was met", lambda f: r.count(told, f, None, 1, True)),
        (rf"[Tt]he {english}target was missed", lambda f: r.count(told, f, None, 1, False)),
        (
            rf"Of the {m} targets assessed, {n} were met and (?P<k>\d+) were missed",
            lambda f: r.summary(told, f),
        ),
        (
            rf"(?:Nổi bật là|The best of these is) (?P<name>.+?) (?:với|at) (?P<n>{NUMBER}){UNIT}(?=\.|$)",
            lambda f: r.best(told, f),
        ),
    )
