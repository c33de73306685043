"""Articles to the entities they mention, with offsets, whatever annotators mark them.

The one idea: an annotator marks roughly where names are in plain stretches of text; everything that makes mentions of
an article out of these marks is done here, alike for every annotator.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from corpus.article import Article, EntityType, Field, Mention
from corpus.entities.annotator import Annotator, AnnotatorError, load_annotator
from corpus.entities.recurrence import agree
from corpus.entities.spans import Span, mark_dateline, mend
from corpus.entities.stretches import MULTILINGUAL, Stretch, is_readable, plain, squeezed, stretches
from corpus.language import UNDETERMINED

# Characters of the articles marked together: enough to keep an annotator busy, few enough to hold at once.
BATCH: Final = 200_000


def languages_in(language: str, of_lines: Iterable[str | None]) -> frozenset[str]:
    """The primary tags of the languages of an article and of those of its lines that differ from it."""
    return frozenset(map(_primary, (language, *filter(None, of_lines))))


@dataclass(frozen=True, slots=True)
class Annotators:
    """One or more annotators, each of another language.

    What is in no known language is for the first; one for all languages takes those that no other knows.
    """

    each: tuple[Annotator, ...]

    def of(self, language: str) -> Annotator | None:
        """The one that marks text of this language, a primary tag; None where there is none."""
        if language in ("", UNDETERMINED):
            return self.each[0]
        known = {annotator.language: annotator for annotator in self.each}
        return known.get(language) or known.get(MULTILINGUAL)

    def label(self, languages: Iterable[str]) -> str:
        """Names and versions of those that mark an article in these languages; empty where none does."""
        found = set(map(self.of, languages))
        return ", ".join(annotator.label for annotator in self.each if annotator in found)

    def label_for(self, article: Article) -> str:
        """The label of the annotation of an article."""
        return self.label(languages_in(article.language, (line.language for line in article.lines)))

    def annotate(self, articles: Iterable[Article]) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each article in order of place, the title first; they never overlap.

        Lines in a language that no annotator knows, or in a script that it is not written in, are not marked.
        """
        remaining = iter(articles)
        while batch := _batch(remaining):
            pages = [_Page.of(article, self) for article in batch]
            marks = {
                annotator.language: iter(
                    annotator.mark(
                        [
                            page.text[stretch.start : stretch.end]
                            for page in pages
                            for stretch in page.stretches
                            if stretch.language == annotator.language
                        ]
                    )
                )
                for annotator in self.each
            }
            for page in pages:
                yield page.mentions([next(marks[stretch.language]) for stretch in page.stretches])


def load_annotators(specifications: Sequence[str]) -> Annotators:
    """The annotators called so, each ``KIND:MODEL``; AnnotatorError where one cannot be had, or two mark one language."""
    loaded: dict[str, Annotator] = {}
    for specification in dict.fromkeys(specifications):
        annotator = load_annotator(specification)
        if annotator.language in loaded:
            other = loaded[annotator.language].name
            raise AnnotatorError(specification, f"{other} marks the same language ({annotator.language}); name one")
        loaded[annotator.language] = annotator
    return Annotators(tuple(loaded.values()))


def _primary(language: str) -> str:
    return language.partition("-")[0]


def _batch(articles: Iterator[Article]) -> list[Article]:
    batch: list[Article] = []
    size = 0
    while size < BATCH and (article := next(articles, None)) is not None:
        batch.append(article)
        size += len(article.title) + len(article.body)
    return batch


@dataclass(frozen=True, slots=True)
class _Page:
    """An article as annotators see it: title and body in one plain text, and the stretches of it to be marked."""

    article: Article
    text: str
    body: int  # where it begins in ``text``
    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, article: Article, annotators: Annotators) -> Self:
        text = f"{plain(article.title)}\n{plain(article.body)}"
        lines = {
            squeezed(article.raw[line.start : line.end]): annotators.of(_primary(line.language))
            for line in article.lines
            if line.language is not None
        }
        lines.pop("", None)
        whole = annotators.of(_primary(article.language))
        found = stretches(
            text,
            None if whole is None else whole.language,
            {line: None if annotator is None else annotator.language for line, annotator in lines.items()},
        )
        return cls(article, text, len(article.title) + 1, tuple(found))

    def mentions(self, marks: Sequence[Iterable[Span]]) -> tuple[Mention, ...]:
        """The mentions that the marks of the stretches come to."""
        if not self.stretches:
            return ()
        placed = [
            Span(stretch.start + span.start, stretch.start + span.end, span.type)
            for stretch, spans in zip(self.stretches, marks, strict=True)
            for span in spans
        ]
        languages = {stretch.language for stretch in self.stretches}
        spans = agree(self.text, mend(self.text, mark_dateline(self.text, self.body, placed)))
        return tuple(
            self._mention(span, span.type)
            for span in spans
            if span.type is not None and is_readable(languages, self.text[span.start : span.end])
        )

    def _mention(self, span: Span, type_: EntityType) -> Mention:
        if span.end < self.body:
            return Mention(Field.TITLE, span.start, span.end, self.article.title[span.start : span.end], type_)
        start, end = span.start - self.body, span.end - self.body
        return Mention(Field.BODY, start, end, self.article.body[start:end], type_)
