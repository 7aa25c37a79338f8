"""What is handed over, by the names of its forms: an award, a prize, a degree, a scholarship, a gift."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ceremony.model.rundown import Entrant

# In the order in which they are tried; "bằng khen" is an award, "bằng tốt nghiệp" a degree.
_FORMS = (
    (
        "degree",
        re.compile(
            r"(?:văn |chứng )?bằng (?!khen)|chứng chỉ\b|(?:\w+ )*(?:degree|diploma)s?\b|"
            r"(?:bachelor|master|doctor)\b"
        ),
    ),
    ("scholarship", re.compile(r"học bổng\b|(?:\w+ )*scholarships?\b")),
    ("prize", re.compile(r"giải\b|(?:first|second|third|consolation|\w+) prizes?\b|prizes?\b")),
    ("gift", re.compile(r"(?:phần |suất )?quà\b|hỗ trợ\b|gifts?\b")),
)


def awarded(people: Iterable[Entrant], *, conferral: bool = False) -> str:
    """ "degree", "scholarship", "prize", "gift" when all receive such; "mixed" or "award" else.

    A form that nobody wrote is a degree where degrees are conferred.
    """
    found = {_one(who.form, conferral=conferral) for who in people}
    if len(found) == 1:
        return found.pop()
    return "mixed" if found else "award"


def _one(form: str, *, conferral: bool) -> str:
    plain = " ".join(form.replace("\u00a0", " ").casefold().split())
    if not plain:
        return "degree" if conferral else "award"
    return next((name for name, rule in _FORMS if rule.match(plain)), "award")
