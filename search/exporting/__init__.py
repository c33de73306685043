"""An answer as a file for other programs: complete, a format a module, written as it is read from the archive.

Every writer takes the articles one by one and holds none of them, so an export of everything needs no more memory than one of a
few. What stands under the final name is whole: it is written beside and renamed.
"""

from search.exporting.formats import FORMATS, Format, export, format_of

__all__ = ["FORMATS", "Format", "export", "format_of"]
