"""The demo year: what every group of the demo board met about."""

from meetings.demo.records import (
    board_year,
    child_death,
    executive,
    exploitation,
    learning,
    neglect,
    policy,
    quality,
    review,
    voice,
)

SITTINGS = (
    *board_year.SITTINGS,
    *executive.SITTINGS,
    *quality.SITTINGS,
    *review.SITTINGS,
    *policy.SITTINGS,
    *learning.SITTINGS,
    *exploitation.SITTINGS,
    *voice.SITTINGS,
    *child_death.SITTINGS,
    *neglect.SITTINGS,
)
