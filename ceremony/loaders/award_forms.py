"""``award-forms.yaml``: an organisation's own forms of award, beside the agenda when there is one."""

from __future__ import annotations

from ceremony.loaders.beside import read_beside
from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.model.award_form import AwardFormFile, shipped_forms

NAME = "award-forms.yaml"


def read_award_forms(reading: Reading) -> None:
    """Read the file into ``reading``: its forms come first, those of the program behind them."""
    path = reading.folder / NAME
    if not path.exists():
        return
    file = name_in(reading.root, path)
    found = read_beside(reading, NAME, AwardFormFile)
    if found is None:
        return
    tree, read = found
    first: set[str] = set()
    for index, form in enumerate(read.forms):
        if form.code in first:
            reading.fault(file, tree.at(("forms", index, "code")), "award-form-twice", code=form.code)
        first.add(form.code)
    reading.award_forms = (*read.forms, *(form for form in shipped_forms() if form.code not in first))
