"""One check a file, listed by hand."""

from ceremony.preflight.check import Check
from ceremony.preflight.checks.altered_film import altered_film
from ceremony.preflight.checks.award_order import award_order
from ceremony.preflight.checks.broken_media import broken_media
from ceremony.preflight.checks.doubtful_people import doubtful_people
from ceremony.preflight.checks.doubtful_times import doubtful_times
from ceremony.preflight.checks.empty_list import empty_list
from ceremony.preflight.checks.guided_film import guided_film
from ceremony.preflight.checks.leftover_sample import leftover_sample
from ceremony.preflight.checks.lost_subtitles import lost_subtitles
from ceremony.preflight.checks.missing_media import missing_media
from ceremony.preflight.checks.named_pictures import named_pictures
from ceremony.preflight.checks.open_places import open_places
from ceremony.preflight.checks.outdated_film import outdated_film
from ceremony.preflight.checks.overfull_picture import overfull_picture
from ceremony.preflight.checks.overlong_item import overlong_item
from ceremony.preflight.checks.protocol import protocol
from ceremony.preflight.checks.short_forms import unread_figures, unread_short_forms, unseen_expansions
from ceremony.preflight.checks.spoiled_text import spoiled_text
from ceremony.preflight.checks.strange_media import strange_media
from ceremony.preflight.checks.undrawn_text import undrawn_text
from ceremony.preflight.checks.unfilled_script import unfilled_script
from ceremony.preflight.checks.unknown_person import unknown_person
from ceremony.preflight.checks.unmarked_sample import unmarked_sample
from ceremony.preflight.checks.unplanned_length import unplanned_length
from ceremony.preflight.checks.unseen_words import unseen_words
from ceremony.preflight.checks.waiting_cue import waiting_cue

CHECKS: tuple[Check, ...] = (
    missing_media,
    named_pictures,
    broken_media,
    strange_media,
    outdated_film,
    altered_film,
    guided_film,
    lost_subtitles,
    overfull_picture,
    unseen_words,
    unknown_person,
    doubtful_people,
    doubtful_times,
    leftover_sample,
    spoiled_text,
    undrawn_text,
    overlong_item,
    unplanned_length,
    waiting_cue,
    empty_list,
    open_places,
    award_order,
    unmarked_sample,
    unfilled_script,
    unread_short_forms,
    unread_figures,
    unseen_expansions,
    protocol,
)
