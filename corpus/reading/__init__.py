"""Files to documents, in two halves: splitting files into records is cheap, reading a record is dear.

``read_records(paths)`` runs in one process and ``read_document(record)`` in as many as there are; a record carries all
that the second half needs.
"""

from corpus.reading.files import read_records
from corpus.reading.formats import read_document
from corpus.reading.limits import RECORD_LIMIT
from corpus.reading.record import FileRead, PassedOver, Record
from corpus.reading.walking import size_below

__all__ = ["RECORD_LIMIT", "FileRead", "PassedOver", "Record", "read_document", "read_records", "size_below"]
