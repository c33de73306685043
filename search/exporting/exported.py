"""An article of an answer, as every format is given it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.article import Article, Dating, EntityType, Kind
from search.articles.article_view import FullArticle, full_article
from search.engine import Hit, Match


@dataclass(frozen=True, slots=True)
class Exported:
    """An article, and why it is in the answer."""

    full: FullArticle
    match: Match

    @property
    def article(self) -> Article:
        """The article itself, with its date as corrected."""
        return self.full.stored.annotated.article

    @property
    def dated(self) -> Dating | None:
        """The published date where it is a fact: stated or inferred. What is cited must not rest on a bound."""
        published = self.article.published
        return published if published is not None and published.kind in {Kind.STATED, Kind.INFERRED} else None

    @property
    def remark(self) -> str:
        """What a citation has to say where the date is no fact; else empty."""
        published = self.article.published
        if self.dated is not None:
            return ""
        if published is not None and published.kind is Kind.BOUND:
            return f"no date; not published before {published.interval.edtf.partition('/')[0]}"
        return "no date"

    def names(self, type_: EntityType) -> tuple[str, ...]:
        """What the entities of a type are called, in the order of their first mention."""
        return tuple(entity.name for entity, _ in self.full.entities if entity.type is type_)


def exported(archive: Archive, hits: Iterable[Hit]) -> Iterator[Exported]:
    """The articles of these hits, in their order, each fetched when it is asked for."""
    return (Exported(full_article(archive, hit.row), hit.match) for hit in hits)
