"""Plain text: the file is the article, whole, and cleaning tells its lines apart."""

from corpus.article import Document
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.record import Record


def read_text(record: Record) -> Document:
    """The text as it stands in the file."""
    text = normalise(decode(record.data))
    if not text or text.isspace():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    return Document(record.path, record.place, record.format, text, source=record.source)
