"""An article with its dates, entities and story, with the evidence for each, for a terminal."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from corpus.article import Dating, EntityType, Kind, Mention
from corpus.correcting import believed
from corpus.naming.entities import Entity
from search.articles.article_view import FullArticle
from search.rendering.styles import CAUTION, DATE, DIM, READING_COLUMNS, SHORT_ID, TITLE


def article_page(full: FullArticle) -> RenderableType:
    """An article with its dates, entities and story, with the evidence for each."""
    article = full.stored.annotated.article
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style=DIM, no_wrap=True)
    facts.add_column(ratio=1, overflow="fold")
    for name, value in _facts(full):
        facts.add_row(name, value)
    parts: list[RenderableType] = [Text(article.title or "(no title)", TITLE), Text(""), facts]
    for paragraph in article.body.split("\n"):
        parts += [Text(""), Text(paragraph)]
    return Constrain(Group(*parts), READING_COLUMNS)


def raw_page(full: FullArticle) -> RenderableType:
    """All that was read, line by line beside the role each was given."""
    article = full.stored.annotated.article
    table = Table.grid(padding=(0, 2))
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for part in article.lines:
        table.add_row(part.role, Text(article.raw[part.start : part.end]))
    return table


def _facts(full: FullArticle) -> Iterable[tuple[str, RenderableType]]:
    article = full.stored.annotated.article
    yield "id", Text(article.id)
    if article.authors:
        yield "by", Text(", ".join(article.authors))
    if article.source:
        yield "source", Text(article.source)
    if article.url:
        yield "url", Text(article.url)
    yield "published", _dating(believed(article))
    if article.updated is not None:
        yield "updated", _dating(article.updated)
    yield "language", Text(article.language)
    yield from _names(full)
    if full.story_size > 1:
        yield "story", Text(f"{full.relation}, one of {full.story_size} in story {full.stored.story[:SHORT_ID]}")
    if full.revisions > 1:
        yield "revision", Text(f"{full.revision} of {full.revisions}; what changed: show --changes")
    yield "read from", Text("\n".join(_place(path, place) for path, place in full.files))
    yield "added", Text(f"{full.stored.added:%Y-%m-%d %H:%M} UTC")


def _names(full: FullArticle) -> Iterable[tuple[str, RenderableType]]:
    if full.annotator is None:
        yield "entities", Text("not annotated yet: dateline annotate", DIM)
    elif not full.annotator:
        yield "entities", Text("in a language not annotated: dateline annotate --annotator KIND:MODEL", DIM)
    for kind in EntityType:
        named = [each for each in full.entities if each[0].type is kind]
        if named:
            yield {"person": "persons", "org": "orgs", "place": "places", "other": "other"}[kind], _entities(named)


def _place(path: str, place: int | None) -> str:
    return path if place is None else f"{path}, record {place}"


def _dating(dating: Dating | None) -> Text:
    if dating is None:
        return Text("not known", DIM)
    date = dating.interval.edtf
    shown = {Kind.BOUND: f"not before {date.partition('/')[0]}", Kind.UNKNOWN: "not known"}.get(dating.kind, date)
    text = Text.assemble((shown, DATE), (f"  {dating.kind} by {dating.rule}: ", DIM), f"“{dating.evidence.strip()}”")
    if dating.alternatives:
        text.append(f"  or {', '.join(each.edtf for each in dating.alternatives)}", CAUTION)
    return text


def _entities(named: Iterable[tuple[Entity, tuple[Mention, ...]]]) -> Text:
    often_first = sorted(named, key=lambda each: (-len(each[1]), each[0].name))
    return Text(", ").join(
        Text.assemble(entity.name, (f" ×{len(mentions)}" if len(mentions) > 1 else "", DIM))
        for entity, mentions in often_first
    )
