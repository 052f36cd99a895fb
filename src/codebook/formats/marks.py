"""What may be done with a report, in the words that stand in every format."""

INTERNAL = "INTERNAL: exact counts, not for publication"
QUOTED_INTERNAL = "INTERNAL: with pseudonyms, not for publication"
DRAFT = "DRAFT: protected, not released"
RELEASED = "RELEASED: protected"
SHOWN_AGAIN = "shown again as it was"
