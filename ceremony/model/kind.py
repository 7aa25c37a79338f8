"""What kind of part an item is."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What kind of part an item is. The order of an agenda is free."""

    PRE = "pre"
    PERFORMANCE = "performance"
    NOTICE = "notice"
    FLAG = "flag"
    SILENCE = "silence"
    PURPOSE = "purpose"
    INTRODUCTIONS = "introductions"
    PRESIDIUM = "presidium"
    REPORT = "report"
    VIDEO = "video"
    FILM = "film"
    DISCUSSION = "discussion"
    DIRECTING_SPEECH = "directing_speech"
    RESPONSE = "response"
    LAUNCH = "launch"
    SIGNING = "signing"
    ANNOUNCE = "announce"
    AWARDING = "awarding"
    FLOWERS = "flowers"
    THANKS = "thanks"
    CLOSING = "closing"
    BREAK = "break"
    SPEECH = "speech"
    OATH = "oath"
    DRAW = "draw"
    VOTE = "vote"
    QA = "qa"
    MEAL = "meal"
    PROCESSION = "procession"
    CONFERRAL = "conferral"
    PARALLEL = "parallel"
    PHOTO = "photo"
    GROUP = "group"
    OTHER = "other"
