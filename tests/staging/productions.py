"""Small productions for tests of the staging, made without files."""

from __future__ import annotations

from typing import Any

from ceremony.model.agenda import Agenda
from ceremony.model.card import Card
from ceremony.model.people import Person
from ceremony.model.production import Production
from ceremony.model.roster import Recipient, Signer
from ceremony.model.slide import Slide

PEOPLE = (
    Person(id="huong", name="Nguyễn Thị Hương", honorific="bà", titles=("Tổ trưởng TDP 55",)),
    Person(
        id="cuong", name="Lê Văn Cương", honorific="đồng chí", titles=("Quận ủy viên, Bí thư Đảng ủy phường",)
    ),
)


def recipient(number: int, kind: str = "individual", form: str = "Giấy khen", **more: Any) -> Recipient:
    return Recipient(id=f"r-{number}", name=f"Mẫu {number}", kind=kind, form=form, **more)


def production(
    *items: dict[str, Any],
    recipients: tuple[Recipient, ...] = (),
    signers: tuple[Signer, ...] = (),
    film_ms: dict[str, int] | None = None,
    slides: tuple[str, ...] = (),
    **agenda: Any,
) -> Production:
    """A production of these items; lists are called r.csv and s.csv, a slide's notes are its name."""
    raw: dict[str, Any] = {
        "event": {"name": "Hội nghị mẫu", "date": "2021-12-31"},
        "items": list(items),
        **agenda,
    }
    return Production(
        "mau",
        Agenda.model_validate(raw),
        {person.id: person for person in PEOPLE},
        recipients={"r.csv": recipients},
        signers={"s.csv": signers},
        film_ms=film_ms or {},
        slides={name: Slide(name, Card("section", {"title": [name]}), notes=name) for name in slides},
    )
