"""Layouts in which a person stands: speaker, person (one award), quote."""

from __future__ import annotations

from markupsafe import Markup

from ceremony.staging.pictures.events import FULL, LABEL_TRACKING, eyebrow
from ceremony.staging.pictures.markup import NOTHING, RULE, Sheet, counter, manner, ornament
from ceremony.staging.pictures.media import image
from ceremony.theme.fit import (
    BOLD,
    MEDIUM,
    NBSP,
    REGULAR,
    SEMIBOLD,
    Fit,
    break_lines,
    fit,
    fit_lines,
    fit_name,
    sense,
    set_width,
)

QUIET = 1232  # how far text may reach beside the field motif
BESIDE_PHOTO = 1060


def _hero(text: str, width: float, size: float = 150) -> Fit:
    """The name read aloud: never under 90 on one line; two lines together fill more than that."""
    bound = text.replace(" ", NBSP)
    one = fit(bound, BOLD, width=width, size=size, floor=90, lines=1)
    return one if not one.overfull else fit_name(text, BOLD, width=width, size=100, floor=46, lines=2)


def _widest(setting: Fit, font: str) -> float:
    return max((set_width(line, font, setting.size) for line in setting.lines), default=0.0)


def speaker(sheet: Sheet) -> Markup:
    """Eyebrow, honorific, name, rule, and the title for this part; never a clock."""
    photo = image(sheet, "photo", "portrait")
    room = BESIDE_PHOTO if photo else FULL
    name, post = _speaker_fits(sheet, room)
    calm = not photo and max(_widest(name, BOLD), _widest(post, MEDIUM)) <= QUIET
    before = fit(sheet.text("honorific"), REGULAR, width=room, size=56, floor=44, lines=1)
    topic = _topic(sheet.text("topic"), QUIET if calm else room)
    if calm and topic.overfull:  # the words of a person before the ornament
        calm, topic = False, _topic(sheet.text("topic"), room)
    about = sheet.set("topic", topic, "p", "body muted body--topic")
    return Markup('{}{}{}<div class="left">{}{}{}{}{}</div>').format(
        ornament("field") if calm else NOTHING,
        photo,
        eyebrow(sheet, "eyebrow", QUIET if calm else room),
        sheet.set("honorific", before, "p", "honorific"),
        sheet.set("name", name, "h1", "hero"),
        RULE,
        sheet.set("title", post, "p", "post"),
        about,
    )


def _topic(text: str, width: float) -> Fit:
    """What is spoken on: smaller and in one line more before it has no room."""
    three = fit(text, REGULAR, width=width, size=44, floor=36, lines=3)
    return three if not three.overfull else fit(text, REGULAR, width=width, size=36, floor=32, lines=4)


def _speaker_fits(sheet: Sheet, room: float) -> tuple[Fit, Fit]:
    """Name and title: beside the motif when that costs no more than a tenth of their size."""
    name = _hero(sheet.text("name"), min(room, QUIET))
    if name.size < 124 or len(name.lines) > 1:
        name = _hero(sheet.text("name"), room)
    text = sheet.text("title")
    post = fit(text, MEDIUM, width=min(room, QUIET), size=64, floor=56, lines=2, broken=56, broken_floor=48)
    if post.overfull:
        post = fit(text, MEDIUM, width=room, size=60, floor=52, lines=3, broken=52, broken_floor=40)
    return name, post


def person(sheet: Sheet) -> Markup:
    """One award, one person: emblem, form of award, name, unit, achievement; centred, or beside a photo."""
    photo = image(sheet, "photo", "portrait")
    if photo:
        return _beside_photo(sheet, photo)
    before = fit(sheet.text("honorific"), REGULAR, width=1500, size=48, floor=40, lines=1)
    form = fit(
        sheet.text("form").upper(), SEMIBOLD, width=1500, size=34, floor=32, lines=2, tracking=LABEL_TRACKING
    )
    name = _hero(sheet.text("name"), 1600)
    unit = fit(sheet.text("unit"), MEDIUM, width=1560, size=60, floor=48, lines=2, broken=52, broken_floor=42)
    reason = fit_lines(sheet.texts("reason"), REGULAR, width=1400, size=42, floor=36, lines=2)
    said = (form, before, name, unit, reason)
    used = sum(len(each.lines) * each.size * 1.4 for each in said if any(each.lines))
    emblem = used + 286 + 34 <= 1080 - 92 - 148  # the counter and the mark keep their corners
    style = "centre centre--person" if emblem else "centre centre--person centre--plain"
    return Markup('<div class="{}{}">{}{}{}{}{}{}{}</div>{}').format(
        style,
        "" if reason.lines and any(reason.lines) else " centre--short",
        ornament("emblem") if emblem else NOTHING,
        manner(sheet),
        sheet.set("form", form, "p", "organiser"),
        sheet.set("honorific", before, "p", "honorific"),
        sheet.set("name", name, "h1", "hero hero--centre"),
        sheet.set("unit", unit, "p", "post post--centre"),
        sheet.set("reason", reason, "p", "body muted"),
        counter(sheet, "called", "of", "counter--corner"),
    )


def _beside_photo(sheet: Sheet, photo: Markup) -> Markup:
    """The same words at the left of a photograph."""
    room = BESIDE_PHOTO
    label = sheet.text("form").upper()
    form = fit(label, SEMIBOLD, width=room, size=34, floor=30, lines=2, tracking=LABEL_TRACKING)
    name = _hero(sheet.text("name"), room)
    text = sheet.text("unit")
    unit = fit(text, MEDIUM, width=room, size=56, floor=44, lines=2, broken=48, broken_floor=38)
    if unit.overfull:
        unit = fit(text, MEDIUM, width=room, size=46, floor=40, lines=3, broken=46, broken_floor=36)
    reason = fit_lines(sheet.texts("reason"), REGULAR, width=room, size=42, floor=34, lines=3)
    before = fit(sheet.text("honorific"), REGULAR, width=room, size=44, floor=40, lines=1)
    return Markup('{}<div class="left left--award">{}{}{}{}{}{}{}</div>{}').format(
        photo,
        manner(sheet),
        sheet.set("form", form, "p", "organiser"),
        sheet.set("honorific", before, "p", "honorific"),
        sheet.set("name", name, "h1", "hero"),
        RULE,
        sheet.set("unit", unit, "p", "post"),
        sheet.set("reason", reason, "p", "body muted"),
        counter(sheet, "called", "of", "counter--corner"),
    )


def _saying(text: str) -> Fit:
    """Two to five lines: large, and broken where one would breathe."""
    tries = []
    for count, top, least in ((2, 84, 64), (3, 84, 64), (4, 76, 56), (5, 60, 44), (6, 52, 40)):
        lines = break_lines(text, count, MEDIUM)
        found = fit_lines(lines, MEDIUM, width=1500, size=top, floor=least, lines=count)
        if not found.overfull and found.lines == lines:
            tries.append((sense(lines) + (84 - found.size) / 250, found))
    if tries:
        return min(tries, key=lambda each: each[0])[1]
    return fit(text, MEDIUM, width=1500, size=40, floor=40, lines=6)


def quote(sheet: Sheet) -> Markup:
    """A sentence somebody said, and who."""
    text = sheet.text("text")
    setting = _saying(text)
    name = fit(sheet.text("name"), BOLD, width=1500, size=52, floor=42, lines=1)
    post = fit(sheet.text("title"), REGULAR, width=1500, size=40, floor=36, lines=2)
    return Markup(
        '<div class="left left--quote"><i class="quotes" aria-hidden="true">“</i>{}{}{}{}</div>'
    ).format(
        sheet.set("text", setting, "blockquote", "saying"),
        RULE if sheet.text("name") else NOTHING,
        sheet.set("name", name, "p", "by"),
        sheet.set("title", post, "p", "body muted"),
    )
