"""The list at the reception: who is found where, people by given name, bodies by their own name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ceremony.documents.awards import Called, batches, recipients_mark, row_of, turn_of
from ceremony.documents.sheet import Edition, Sheet, make_sheet
from ceremony.language.collation import collation_key, first_letter, name_key
from ceremony.language.text import match_key
from ceremony.model.production import Production


@dataclass(frozen=True, slots=True)
class _Found:
    """A recipient, and the number of the batch in which the recipient is called."""

    called: Called
    batch: str

    @property
    def name(self) -> str:
        return self.called.entrant.name

    @property
    def sort_name(self) -> str:
        return self.called.row.sort_name if self.called.row else ""

    @property
    def personal(self) -> bool:
        return bool(self.called.row and self.called.row.kind == "individual")


def lookup_list(production: Production, edition: Edition) -> Sheet:
    """Everybody who receives something, as one who comes to the door is looked for."""
    found = [
        _Found(called, turn_of(ident, edition))
        for ident, batch in batches(production, edition).items()
        for called in batch
    ]
    people = [one for one in found if one.personal]
    bodies = [one for one in found if not one.personal]
    parts = [
        (
            edition.say("lookup.people"),
            _letters(people, lambda one: name_key(one.name, one.sort_name), edition),
        ),
        (edition.say("lookup.bodies"), _letters(bodies, lambda one: collation_key(one.name), edition)),
    ]
    return make_sheet(
        edition,
        "lookup",
        edition.say("lookup.title"),
        recipients_mark(edition),
        parts=[{"title": title, "letters": letters} for title, letters in parts if letters],
        batch=edition.say(
            "column.part-batch" if len(edition.rundown.places.item_batches) > 1 else "column.batch"
        ),
    )


def _letters(found: list[_Found], key: Callable[[_Found], Any], edition: Edition) -> list[dict[str, Any]]:
    """Rows under the letter they are looked for."""
    return [
        {"letter": letter, "rows": [_row(one, edition) for one in rows]}
        for letter, rows in groupby(sorted(found, key=key), _letter)
    ]


def _letter(found: _Found) -> str:
    """The letter of the given name, of a body's first word."""
    given = found.sort_name or found.name.split()[-1]
    return first_letter(given if found.personal else found.name)


def _row(found: _Found, edition: Edition) -> dict[str, Any]:
    row = row_of(found.called, edition)
    before, given, after = _given(found)
    return {key: row[key] for key in ("number", "unit", "note")} | {
        "before": before,
        "given": given,
        "after": after,
        "batch": found.batch,
    }


def _given(found: _Found) -> tuple[str, str, str]:
    """A name parted where it is looked for: the words before, the given name, the words after."""
    if not found.personal:
        return found.name, "", ""
    parts = found.name.split()
    wanted = match_key(found.sort_name).split() or [match_key(parts[-1])]
    for at in range(len(parts) - len(wanted), -1, -1):
        if [match_key(part) for part in parts[at : at + len(wanted)]] == wanted:
            end = at + len(wanted)
            return " ".join(parts[:at]), " ".join(parts[at:end]), " ".join(parts[end:])
    return found.name, "", ""
