"""Names, titles, units and achievements stand on pictures as they were typed, whatever they hold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from html import escape, unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.additions import with_additions
from ceremony.core.state import Addition, State
from ceremony.core.views import console_view, screen_view
from ceremony.language.binding import unbind
from ceremony.model.people import Person
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Rundown
from ceremony.staging.stage import stage
from tests.core.playbook import Playbook
from tests.staging.productions import production, recipient

ODD = (
    *("{unit}", "{name} {form}", "{0}", "{", "}", "{{x}", "%s %(name)s", "$1 ${a}", r"\g<1> \1", "100 %"),
    *("<script>x</script>", "A & B", "&lt;", "Ổ Ế Ẫ", "Nguye\u0302\u0303n", "😀 x", "x" * 60, "__proto__"),
)
WORDS = st.sampled_from(ODD)


def shown(html: str) -> str:
    """What a person reads of a picture, on one line and without the blanks that bind."""
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    return re.sub(r"\s+", "", unbind(text).replace("\u00ad", "").replace("\u200b", "")).upper()


def staged(words: str, **awards: object) -> Rundown:
    row = recipient(1).model_copy(update={"name": words, "unit": words, "form": words, "reason": words})
    speech = {"id": "noi", "kind": "discussion", "title": "Tham luận", "people": [{"person": "huong"}]}
    item = {
        "id": "trao",
        "kind": "awarding",
        "title": words,
        "awards": {"recipients": "r.csv", "honour": True, **awards},
    }
    made = production(speech, item, recipients=(row,))
    people = {**made.people, "huong": Person(id="huong", name=words, titles=(words,))}
    return stage(replace(made, people=people))


@settings(deadline=None, max_examples=40)
@given(
    words=WORDS,
    show=st.sampled_from(["batch", "person", "page"]),
    group=st.sampled_from(["form", "unit", "none"]),
)
def test_what_was_typed_is_what_the_hall_reads(words: str, show: str, group: str) -> None:
    rundown = staged(words, show=show, group=group)
    row = Recipient(id="a", name=words, kind="individual", form="x")  # as the file is read: composed, trimmed
    typed = shown(escape(row.name))
    for cue in rundown.cues:
        assert typed in shown(cue.html), cue.id


@settings(deadline=None, max_examples=40)
@given(words=WORDS)
def test_a_show_of_such_words_runs_to_its_end_and_every_page_has_its_view(words: str) -> None:
    show = Playbook(staged(words)).open()
    while show.standby:
        show.go()
        assert console_view(show.frame())["program"]
        assert screen_view(show.frame())["program"]


@settings(deadline=None, max_examples=60)
@given(name=WORDS, unit=WORDS, form=WORDS)
def test_somebody_added_stands_on_the_drawn_blank_as_typed(name: str, unit: str, form: str) -> None:
    rundown = staged("Giấy khen", show="person")
    batch = next(cue.batch for cue in rundown.cues if cue.batch)
    added = with_additions(rundown, State(additions=(Addition("them-1", batch, name, unit, form),)))
    told = shown(next(cue.html for cue in added.cues if cue.added))
    for words in (name, unit, form):
        assert shown(escape(unicodedata.normalize("NFC", words))) in told


def test_a_place_that_is_filled_twice_is_caught() -> None:
    """The twin: one replacement after the other, as a template would do it, does not stand as typed."""
    html = "<b>{name}</b><i>{unit}</i>"
    for key, text in (("name", "{unit}"), ("unit", "Tổ 9")):
        html = html.replace(f"{{{key}}}", text)
    assert shown(html) != shown("<b>{unit}</b><i>Tổ 9</i>")
