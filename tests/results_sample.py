"""Small sets of results to test with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ceremony.loaders.results import load_results
from ceremony.model.results import Group, Indicator, Movement, Results

ROOT = Path(__file__).resolve().parent.parent
FOUNDING = ROOT / "agendas" / "thanh-khe-tay-2021" / "results.yaml"


def founding() -> Results:
    """The founding event's results."""
    results, problems = load_results(FOUNDING, ROOT)
    assert results is not None, problems
    return results


def indicator(**written: object) -> Indicator:
    """An indicator with the given fields; numbers may be written as texts."""
    base: dict[str, object] = {
        "code": "X1",
        "group": "g",
        "name": "Chỉ tiêu thử",
        "unit": "hộ",
        "direction": "up",
    }
    return Indicator.model_validate(base | written)


def small(*indicators: Indicator, sample: bool = True, **more: object) -> Results:
    """Results of one group."""
    rows = indicators or (
        indicator(code="A", name="Camera an ninh lắp mới", unit="camera", plan=40, actual=52, last_year=35),
        indicator(code="B", name="Hộ nghèo", unit="hộ", direction="down", plan=4, actual=5, last_year=4),
    )
    base: dict[str, object] = {
        "title": "Báo cáo tổng kết năm 2021",
        "year": 2021,
        "organiser": "Ủy ban nhân dân phường mẫu",
        "movements": (Movement(name="Thi đua yêu nước"),),
        "groups": (Group(code="g", title="An ninh"),),
        "indicators": rows,
        "sample": sample,
    }
    return Results.model_validate(base | more)


def odd() -> Results:
    """Everything that is hard to draw: long, huge, negative, missing, nothing."""
    long = "Tổng giá trị sản xuất của các hộ kinh doanh cá thể trên địa bàn phường tính theo giá so sánh " * 2
    rows = (
        indicator(
            code="A", name=long.strip(), unit="triệu đồng theo giá so sánh", actual=1234567, plan=1200000
        ),
        indicator(
            code="B", name="Ổ Ế Ẫ Ỹ Ợ", unit="%", actual=Decimal("-3.5"), plan=Decimal("6.5"), last_year=0
        ),
        indicator(code="C", name="Chưa có gì", unit="lượt"),
        indicator(code="D", name="Số", unit="", actual=0, plan=0, last_year=0),
        indicator(code="E", name="Rất lớn", unit="đồng", actual=10**14, last_year=1),
    )
    return small(*rows, title="Ổ Ế Ẫ " * 30, organiser="Ủy ban nhân dân phường " * 6)
