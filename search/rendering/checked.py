"""What a check found, as JSON objects, rows and lines."""

from collections.abc import Iterator
from typing import Final

from corpus.checking.faults import Fault
from corpus.wording import articles, plural
from search.checking.checks import Checked
from search.rendering.rows import Object, Row
from search.rendering.styles import SHORT_ID

FAULTS_HEADER: Final[Row] = ("part", "what", "count", "articles", "remedy")
MOST_IDS: Final = 5


def fault_object(fault: Fault) -> Object:
    """What ``check --json`` prints, a fault a line."""
    return {
        "part": fault.part,
        "what": fault.what,
        "count": fault.count,
        "articles": fault.articles,
        "remedy": fault.remedy,
    }


def fault_row(fault: Fault) -> Row:
    """The same as a row."""
    return (fault.part, fault.what, str(fault.count), " ".join(fault.articles), fault.remedy)


def fault_lines(fault: Fault) -> Iterator[str]:
    """A fault for a terminal, with what puts it right below."""
    times = "" if fault.count == 1 else f" ({fault.count:,} times)"
    yield f"{fault.part}: {fault.what}{times}"
    if fault.articles:
        more = f" and {fault.count - MOST_IDS:,} more" if fault.count > MOST_IDS else ""
        yield f"  {' '.join(article[:SHORT_ID] for article in fault.articles[:MOST_IDS])}{more}"
    yield f"  {fault.remedy}"


def checked_line(checked: Checked) -> str:
    """The last line of a check."""
    what = f"{articles(checked.articles)} checked{', and what the index answers' if checked.queries else ''}"
    behind = f"; {articles(checked.behind)} not yet searchable: dateline check --repair" if checked.behind else ""
    damage = plural(len(checked.faults), "fault") if checked.faults else "no damage"
    return f"{what}: {damage}{behind}"
