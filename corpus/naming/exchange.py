"""The decisions as a file to keep beside other work, and to carry to another archive: a line each, sorted, tabs between.

The one idea: names as they are written and their type, no number, so that it means the same everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from corpus.article import EntityType
from corpus.naming.decisions import Decision, Verdict, check_consistent
from corpus.naming.errors import NamingError

HEADING: Final = "# dateline names: verdict, type, name, other name, because; tabs between"
FIELDS: Final = 5


def lines_of(decisions: Iterable[Decision]) -> Iterator[str]:
    """The file, line by line: a heading, then the decisions in alphabetical order."""
    yield HEADING
    yield from sorted(
        f"{each.verdict}\t{each.type}\t{each.one_written}\t{each.other_written}\t{each.because}".rstrip("\t")
        for each in decisions
    )


def read_decisions(lines: Iterable[str], path: str) -> list[Decision]:
    """The decisions of a file; lines that are empty or begin with ``#`` are passed over.

    Raises NamingError, with the number of the line, for one that cannot be read or that is against another, and for a
    file that is not text in UTF-8.
    """
    try:
        numbered = list(enumerate(lines, start=1))
    except UnicodeDecodeError:
        raise NamingError(f"{path} is not text in UTF-8, as dateline names export writes it") from None
    found: dict[tuple[str, ...], tuple[int, Decision]] = {}
    for number, line in numbered:
        if not line.strip() or line.startswith("#"):
            continue
        decision = _read(line.rstrip("\r\n"), f"{path}, line {number}")
        earlier = found.setdefault(decision[:3], (number, decision))
        if earlier[1].verdict is not decision.verdict:
            raise NamingError(
                f"{path}, line {number}: line {earlier[0]} says of these names that they are {earlier[1].verdict}"
            )
    decisions = [decision for _, decision in found.values()]
    check_consistent(decisions, path)
    return decisions


def _read(line: str, where: str) -> Decision:
    fields = [" ".join(field.split()) for field in line.split("\t")]
    if len(fields) > FIELDS:
        raise NamingError(f"{where}: more than {FIELDS} fields")
    verdict, type_, one, other, because = [*fields, *[""] * (FIELDS - len(fields))]
    if verdict not in set(Verdict):
        raise NamingError(f"{where}: {verdict!r} is no verdict; write {', '.join(Verdict)}")
    if type_ not in set(EntityType):
        raise NamingError(f"{where}: {type_!r} is no type; write {', '.join(EntityType)}")
    is_pair = verdict != Verdict.IGNORED
    if bool(other) is not is_pair:
        raise NamingError(f"{where}: {verdict} is said of {'two names' if is_pair else 'one name'}")
    try:
        return Decision.of(EntityType(type_), Verdict(verdict), *filter(None, (one, other)), because=because)
    except ValueError:
        raise NamingError(
            f"{where}: {' and '.join(filter(None, (one, other))) or 'nothing'} cannot be told apart or has no words"
        ) from None
