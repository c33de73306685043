"""Explanations and verdicts as rich renderables for a terminal; nothing here prints."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from search.engine import Counts, Match
from search.fields import DateField
from search.matching import Truth
from search.periods import in_words
from search.reasons.clauses import Clause, ClauseKind
from search.reasons.explaining import EntityCount, Explained, Explanation, NameCount, Step, WordCount
from search.reasons.why import Verdict
from search.rendering.explanation import holds_of, period_of
from search.rendering.styles import CAUTION, DATE, DIM, HEADING, TITLE, day
from search.resolved import Dated

INDENT = 2
CHECKED = "checked"
# What is listed of one clause; --json has all of it.
MOST_WORDS = 12
MOST_ENTITIES = 8
MOST_NAMES = 6


def explanation_page(explanation: Explanation) -> RenderableType:
    """How the query was read: its parts with their counts, then what is left after each clause of an AND."""
    parts: list[RenderableType] = [
        Text.assemble(("read as  ", DIM), (str(explanation.question.query), TITLE)),
        Text(""),
        _tree(explanation.tree),
    ]
    if not explanation.tree.is_exact:
        parts.append(Text(f"{CHECKED}: the index narrows it down, then article by article", DIM))
    if explanation.steps:
        parts += [Text(""), _funnel(explanation.searched, explanation.steps)]
    return Group(*parts)


def _tree(tree: Explained) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEADING, expand=False)
    table.add_column("each clause by itself", overflow="fold")
    table.add_column("articles", justify="right", no_wrap=True)
    table.add_column("unknown", justify="right", no_wrap=True)
    table.add_column("", style=DIM, no_wrap=True)
    for level, explained in tree.walk():
        table.add_row(
            _indented(level, Text(_label(explained.clause))),
            f"{explained.counts.articles:,}",
            _unknown(explained.counts),
            CHECKED if _is_checked(explained) else "",
        )
        for line in _stands_for(explained):
            table.add_row(_indented(level + 1, line))
    return table


def _funnel(searched: int, steps: Iterable[Step]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEADING, expand=False)
    table.add_column("clause after clause", overflow="fold")
    for name in ("left", "unknown", "taken away"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_row("all articles", f"{searched:,}")
    for step in steps:
        table.add_row(Text(str(step.clause)), f"{step.left.articles:,}", _unknown(step.left), f"{step.taken:,}")
    return table


def _label(clause: Clause) -> str:
    """The clause; of AND and OR only the operator, as their clauses follow."""
    return clause.kind.upper() if clause.kind in {ClauseKind.AND, ClauseKind.OR} else str(clause)


def _is_checked(explained: Explained) -> bool:
    """Whether this clause is what the index cannot answer, rather than a part of it."""
    return not explained.is_exact and all(part.is_exact for part in explained.parts)


def _unknown(counts: Counts) -> str:
    unknown = counts.undated + counts.possible
    return f"{unknown:,}" if unknown else ""


def _indented(level: int, line: RenderableType) -> RenderableType:
    return Padding(line, (0, 0, 0, INDENT * level))


def _stands_for(explained: Explained) -> Iterator[Text]:
    """What a clause stands for in this archive, in a line or a few."""
    resolved, period = explained.clause.resolved, period_of(explained)
    if isinstance(resolved, Dated) and period is not None:
        zone = " UTC" if resolved.field is DateField.ADDED else ""
        yield Text.assemble((in_words(period) + zone, DATE), (f"  {period.edtf}", DIM))
    if explained.words:
        yield _listed(map(_word, explained.words), MOST_WORDS)
    for counted in explained.entities[:MOST_ENTITIES]:
        yield _entity(counted)
    if len(explained.entities) > MOST_ENTITIES:
        yield Text(f"and {len(explained.entities) - MOST_ENTITIES:,} more", DIM)


def _listed(values: Iterable[Text], most: int) -> Text:
    listed = list(values)
    line = Text(", ").join(listed[:most])
    if len(listed) > most:
        line.append(f" and {len(listed) - most:,} more", DIM)
    return line


def _word(counted: WordCount) -> Text:
    return Text.assemble((counted.word, "" if counted.is_form else TITLE), (f" {counted.articles:,}", DIM))


def _entity(counted: EntityCount) -> Text:
    entity = counted.entity
    line = Text.assemble((entity.name, TITLE), (f" {entity.type} #{entity.id} {counted.articles:,}", DIM))
    if [each.name.spellings for each in counted.names] != [(entity.name,)]:
        line.append(": ").append_text(_listed(map(_name, counted.names), MOST_NAMES))
    return line


def _name(counted: NameCount) -> Text:
    return Text.assemble(" / ".join(counted.name.spellings), (f" {counted.articles:,}", DIM))


TRUTH_STYLES = {Truth.YES: "green", Truth.UNKNOWN: CAUTION, Truth.NO: "red"}


def verdict_page(verdict: Verdict) -> RenderableType:
    """Whether the article is in the answer, and clause by clause why."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for level, reason in verdict.reason.walk():
        table.add_row(
            Text(holds_of(reason.truth), TRUTH_STYLES[reason.truth]),
            _indented(level, Text(_label(reason.clause))),
            Text(reason.finding.text),
        )
    return Group(
        Text(verdict.headline.title or "(no title)", TITLE),
        Text(f"{day(verdict.headline)} · {verdict.headline.id}", DIM),
        Text(""),
        Text(TRIMMED if verdict.is_trimmed else _SENTENCES[verdict.match]),
        Text(""),
        table,
    )


_SENTENCES = {
    Match.YES: "In the answer.",
    Match.POSSIBLE: "Possible: its date is not precise enough to say. --possible adds such articles.",
    Match.UNDATED: "Not judged: its date is not known. --undated include adds such articles.",
    None: "Not in the answer.",
}
TRIMMED = "Not judged: its date is not known, but no earlier than a day that is too late."
