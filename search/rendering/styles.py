"""The styles and short forms that pages share.

Headlines and passages are ``Text``, never markup: a title may hold square brackets.
"""

from corpus.archive import Headline
from corpus.article import Kind

DIM = "dim"
# Bright white and yellow cannot be read on a light ground, blue not on a dark one.
MATCH = "bold red"
TITLE = "bold"
DATE = "cyan"
HEADING = "bold green"
CAUTION = "magenta"
# What is shown of a day with its time; the evidence is one command away.
DAY_CHARACTERS = 10
SHORT_ID = 8
# Running text is no wider, however wide the terminal: the eye loses longer lines.
READING_COLUMNS = 100


def day(headline: Headline) -> str:
    """The published date as a list shows it: the day, ``≥`` a bound, nothing when it is not known."""
    if headline.published is None:
        return "—"
    if headline.kind is Kind.BOUND:
        return f"≥ {headline.published.partition('/')[0][:DAY_CHARACTERS]}"
    return headline.published if "/" in headline.published else headline.published[:DAY_CHARACTERS]
