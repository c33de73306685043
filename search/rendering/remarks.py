"""What a query command says on stderr: how the query was read, and what the answer left out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from corpus.wording import articles, plural
from search.asking import Answer, Question, Unit
from search.engine import Counts, Selection, Undated
from search.notes import Note

if TYPE_CHECKING:  # loaded by the one command that makes each
    from search.keeping.watching import News
    from search.views.facets import Facets
    from search.views.profile import Profile
    from search.views.timeline import Timeline

Read = Answer | Question


def answer_lines(answer: Answer) -> Iterator[str]:
    """How the query was read where that is not as it was typed, and what is easily misread in it."""
    yield from reading_lines(answer, answer.behind)
    if answer.undated_last:
        comes = "comes" if answer.undated_last == 1 else "come"
        yield f"in order of date; {articles(answer.undated_last)} without a known date {comes} last"


def reading_lines(read: Read, behind: int) -> Iterator[str]:
    """The same of whatever was asked, which is an answer or a question."""
    canonical = str(read.query)
    if canonical != read.request.text.strip():
        yield f"read as: {canonical}"
    yield from note_lines(read.notes, behind, read.unannotated)


def note_lines(notes: Iterable[Note], behind: int, unannotated: int = 0) -> Iterator[str]:
    """What is easily misread in a query, and how many articles no query finds yet, or none by the names in them."""
    yield from (f"note: {note.message}" for note in notes)
    if unannotated:
        are, it = ("is", "it") if unannotated == 1 else ("are", "them")
        yield f"{articles(unannotated)} {are} not annotated yet, so no name finds {it}: dateline annotate"
    if behind:
        yield f"{articles(behind)} not yet searchable: dateline reindex"


def summary_line(answer: Answer) -> str:
    """The last line of a search: ``20 of 1,234 articles (871 stories); left out: 17 undated, 3 possible``."""
    counts, shown = answer.counts, len(answer.hits)
    if answer.request.unit is Unit.STORY:
        found = f"{shown:,} of {plural(counts.stories, 'story', 'stories')} ({articles(counts.articles)})"
    else:
        found = f"{shown:,} of {articles(counts.articles)} ({plural(counts.stories, 'story', 'stories')})"
    return found + uncertain(counts, answer.request.selection)


def uncertain(counts: Counts, selection: Selection) -> str:
    """What an answer leaves out, and what it takes in, as its date cannot be judged: the end of a summary; often empty."""
    left_out: list[str] = []
    included: list[str] = []
    takes_undated = selection.undated is not Undated.EXCLUDE
    if counts.undated:
        (included if takes_undated else left_out).append(f"{counts.undated - counts.trimmed * takes_undated:,} undated")
    if takes_undated and counts.trimmed:
        left_out.append(f"{counts.trimmed:,} undated that are later than asked for")
    if counts.possible:
        takes_possible = selection.possible and selection.undated is not Undated.ONLY
        (included if takes_possible else left_out).append(f"{counts.possible:,} possible")
    return (f"; among them {', '.join(included)}" if included else "") + (
        f"; left out: {', '.join(left_out)}" if left_out else ""
    )


def counts_line(counts: Counts) -> str:
    """The counts of an answer, for a terminal."""
    return (
        f"{articles(counts.articles)} in {plural(counts.stories, 'story', 'stories')};"
        f" not judged: {counts.undated:,} undated, {counts.possible:,} possible"
    )


def timeline_lines(timeline: "Timeline") -> Iterator[str]:
    """How the queries of a timeline were read, and what of each is in no period of it, or left out."""
    for number, series in enumerate(timeline.series):
        yield from reading_lines(series.question, timeline.behind if number == 0 else 0)
    for series in timeline.series:
        named = f"{series.question.query}: " if len(timeline.series) > 1 else ""
        elsewhere = [
            f"{number.articles:,} {what}"
            for number, what in (
                (series.undated, "undated"),
                (series.possible, f"dated more coarsely than a {timeline.unit}"),
            )
            if number.articles
        ]
        counts, in_none = series.counts, f", of which {' and '.join(elsewhere)} in none" if elsewhere else ""
        yield (
            f"{named}{articles(counts.articles)} ({plural(counts.stories, 'story', 'stories')})"
            f"{f' in {plural(len(timeline.periods), timeline.unit)}' if timeline.periods else ''}"
            f"{in_none}"
            f"{uncertain(counts, series.question.request.selection)}"
        )


def news_line(found: "News") -> str:
    """How many articles are new to a saved query: ``3 new of 120 articles``."""
    counts = found.answer.counts
    return (
        f"{len(found.answer.hits):,} new of {articles(counts.articles)}"
        f"{uncertain(counts, found.answer.request.selection)}"
    )


def facet_lines(facets: "Facets") -> Iterator[str]:
    """How the query was read; then how many values there are, in how many articles, and which have none."""
    yield from reading_lines(facets.question, facets.behind)
    counts = facets.counts
    why = [
        f"{number:,} {what}"
        for number, what in (
            (facets.undated, "undated"),
            (facets.coarse, f"dated more coarsely than a {facets.field}"),
            (facets.unannotated, "not annotated"),
        )
        if number
    ]
    reasons = f" ({', '.join(why)})" if why else ""
    yield (
        f"{len(facets.facets):,} of {plural(facets.values, 'value')}"
        f" in {articles(counts.articles)} ({plural(counts.stories, 'story', 'stories')})"
        f"{f'; {facets.without:,} without a value{reasons}' if facets.without else ''}"
        f"{uncertain(counts, facets.question.request.selection)}"
    )


def profile_lines(profile: "Profile") -> Iterator[str]:
    """Who else may be meant, and what the company of an entity rests on."""
    if profile.others:
        shown = ", ".join(f"{entity.name} ({entity.type} #{entity.id})" for entity in profile.others[:_NAMED])
        more = f" and {len(profile.others) - _NAMED:,} more" if len(profile.others) > _NAMED else ""
        yield f"note: taken for {profile.entity.name} (#{profile.entity.id}); others so called: {shown}{more}"
    yield from note_lines(profile.notes, profile.behind)
    from search.views.together import LEAST_ARTICLES, LEAST_LIKELIHOOD  # noqa: PLC0415 - for this command alone

    together = profile.companions
    yield (
        f"{len(together.companions):,} of {plural(together.found, 'entity', 'entities')} that are together with it in at least"
        f" {LEAST_ARTICLES} articles and more often than by chance (log-likelihood {LEAST_LIKELIHOOD} and more)"
    )


_NAMED: Final = 5
