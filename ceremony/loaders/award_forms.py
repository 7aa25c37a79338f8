"""``award-forms.yaml``: an organisation's own forms of award, beside the agenda when there is one."""

from __future__ import annotations

from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import read_yaml
from ceremony.model.award_form import AwardFormFile, shipped_forms

NAME = "award-forms.yaml"


def read_award_forms(reading: Reading) -> None:
    """Read the file into ``reading``: its forms come first, those of the program behind them."""
    path = reading.folder / NAME
    if not path.exists():
        return
    file = name_in(reading.root, path)
    tree, problems = read_yaml(path, reading.root, reading.language)
    reading.problems += problems
    if tree is None:
        return
    read, problems = validate(tree, AwardFormFile, file, reading.language)
    reading.problems += problems
    if read is None:
        return
    first: set[str] = set()
    for index, form in enumerate(read.forms):
        if form.code in first:
            reading.fault(file, tree.at(("forms", index, "code")), "award-form-twice", code=form.code)
        first.add(form.code)
    reading.award_forms = (*read.forms, *(form for form in shipped_forms() if form.code not in first))
