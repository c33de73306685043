"""Results as rich renderables for a terminal; nothing here prints.

Headlines and passages are ``Text``, never markup: a title may hold square brackets.
"""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.archive import ArchiveStatus, Headline
from corpus.article import Dating, EntityType, Kind, Mention
from corpus.naming.book import Entity
from search.article_view import FullArticle
from search.asking import Found
from search.engine import Match
from search.passages import Passage

DIM = "dim"
MATCH = "bold yellow"
TITLE = "bold"
DATE = "cyan"
HEADING = "bold green"
# What is shown of a day with its time; the evidence is one command away.
DAY_CHARACTERS = 10
SHORT_ID = 8
UNTITLED_CHARACTERS = 80


def found_table(found: Sequence[Found]) -> RenderableType:
    """Hits: the date on the left, then headline, outlet and passages."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=DAY_CHARACTERS)
    table.add_column(ratio=1)
    for each in found:
        table.add_row(Text(day(each.headline), DATE), Group(*_found_lines(each)))
    return table


def _found_lines(found: Found) -> Iterable[Text]:
    title = next((passage for passage in found.passages if passage.field == "title"), None)
    body = [passage for passage in found.passages if passage.field == "body"]
    yield _highlighted(title, TITLE) if title else Text(_title(found.headline.title, body), TITLE)
    yield Text(" · ".join(_about(found)), DIM)
    yield from (_excerpt(passage) for passage in body)
    yield Text("")


def _about(found: Found) -> Iterable[str]:
    headline = found.headline
    yield headline.id[:SHORT_ID]
    if headline.source:
        yield headline.source
    yield headline.kind if headline.kind is not Kind.UNKNOWN else "undated"
    if found.hit.match is Match.POSSIBLE:
        yield "possible"
    if headline.story != headline.id:
        yield f"copy of {headline.story[:SHORT_ID]}"


def day(headline: Headline) -> str:
    """The published date as a list shows it: the day, ``≥`` a bound, nothing when it is not known."""
    if headline.published is None:
        return "—"
    if headline.kind is Kind.BOUND:
        return f"≥ {headline.published.partition('/')[0][:DAY_CHARACTERS]}"
    return headline.published if "/" in headline.published else headline.published[:DAY_CHARACTERS]


def _title(title: str, body: Sequence[Passage]) -> str:
    if title:
        return title
    beginning = body[0].text[:UNTITLED_CHARACTERS] if body else ""
    return f"(no title) {beginning}…" if beginning else "(no title)"


def _excerpt(passage: Passage) -> Text:
    text = _highlighted(passage)
    return Text.assemble("… " if passage.cut_before else "", text, " …" if passage.cut_after else "")


def _highlighted(passage: Passage, style: str = "") -> Text:
    text = Text(passage.text, style)
    for start, end in passage.highlights:
        text.stylize(MATCH, start, end)
    return text


def article_page(full: FullArticle) -> RenderableType:
    """An article with its dates, entities and story, with the evidence for each."""
    article = full.stored.annotated.article
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style=DIM, no_wrap=True)
    facts.add_column(ratio=1)
    for name, value in _facts(full):
        facts.add_row(name, value)
    parts: list[RenderableType] = [Text(article.title or "(no title)", TITLE), Text(""), facts]
    for paragraph in article.body.split("\n"):
        parts += [Text(""), Text(paragraph)]
    return Group(*parts)


def _facts(full: FullArticle) -> Iterable[tuple[str, RenderableType]]:
    article = full.stored.annotated.article
    yield "id", Text(article.id)
    if article.authors:
        yield "by", Text(", ".join(article.authors))
    if article.source:
        yield "source", Text(article.source)
    if article.url:
        yield "url", Text(article.url)
    yield "published", _dating(article.published)
    if article.updated is not None:
        yield "updated", _dating(article.updated)
    yield "language", Text(article.language)
    if full.annotator is None:
        yield "entities", Text("not annotated yet: dateline annotate", DIM)
    else:
        for kind in EntityType:
            named = [each for each in full.entities if each[0].type is kind]
            if named:
                yield {"person": "persons", "org": "orgs", "place": "places", "other": "other"}[kind], _entities(named)
    if full.story_size > 1:
        yield "story", Text(f"{full.relation}, one of {full.story_size} in story {full.stored.story[:SHORT_ID]}")
    if full.revisions > 1:
        yield "revisions", Text(f"{full.revisions}, the newest shown")
    yield "read from", Text("\n".join(_place(path, place) for path, place in full.files))
    yield "added", Text(f"{full.stored.added:%Y-%m-%d %H:%M} UTC")


def _place(path: str, place: int | None) -> str:
    return path if place is None else f"{path}, record {place}"


def _dating(dating: Dating | None) -> Text:
    if dating is None:
        return Text("not known", DIM)
    date = dating.interval.edtf
    shown = f"not before {date.partition('/')[0]}" if dating.kind is Kind.BOUND else date
    text = Text.assemble((shown, DATE), (f"  {dating.kind} by {dating.rule}: ", DIM), f"“{dating.evidence.strip()}”")
    if dating.alternatives:
        text.append(f"  or {', '.join(each.edtf for each in dating.alternatives)}", "yellow")
    return text


def _entities(named: Iterable[tuple[Entity, tuple[Mention, ...]]]) -> Text:
    often_first = sorted(named, key=lambda each: (-len(each[1]), each[0].name))
    return Text(", ").join(
        Text.assemble(entity.name, (f" ×{len(mentions)}" if len(mentions) > 1 else "", DIM))
        for entity, mentions in often_first
    )


def status_page(status: ArchiveStatus, folder: str, behind: int | None) -> RenderableType:
    """What an archive holds."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(ratio=1)
    table.add_row("archive", Text(folder))
    table.add_row("articles", f"{status.articles:,} in {status.stories:,} stories")
    table.add_row("dates", _counted((str(kind), count) for kind, count in status.by_kind))
    if status.by_year:
        table.add_row("years", f"{status.by_year[0][0]} to {status.by_year[-1][0]}")
    table.add_row("sources", _counted((value or "not known", count) for value, count in status.by_source))
    table.add_row("languages", _counted(status.by_language))
    table.add_row("formats", _counted(status.by_format))
    table.add_row("words", f"{status.words:,} different")
    table.add_row("names", f"{status.names:,}")
    if status.annotators:
        table.add_row("annotated by", ", ".join(status.annotators))
    for what, count in (
        ("without a body", status.without_body),
        ("older texts kept", status.revisions),
        ("not annotated", status.unannotated),
    ):
        if count:
            table.add_row(what, f"{count:,}")
    if behind is None:
        table.add_row("index", Text("none that can be asked: dateline reindex", "yellow"))
    elif behind:
        table.add_row("index", Text(f"{behind:,} articles not yet searchable: dateline reindex", "yellow"))
    return Padding(table, (0, 0))


MOST_VALUES = 8


def _counted(values: Iterable[tuple[str, int]]) -> Text:
    listed = [(value, count) for value, count in values if count]
    shown = Text(", ").join(Text.assemble(value, (f" {count:,}", DIM)) for value, count in listed[:MOST_VALUES])
    if len(listed) > MOST_VALUES:
        shown.append(f" and {len(listed) - MOST_VALUES:,} more", DIM)
    return shown
