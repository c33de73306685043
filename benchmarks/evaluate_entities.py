"""How well names are found in real reports, beside the model alone on the same text, in one run.

    make evaluate-entities                                              the half that no rule was made on
    python -m benchmarks.evaluate_entities --half development           the half to learn on
    python -m benchmarks.evaluate_entities --annotator spacy:MODEL      another model

A name is found when both its ends are right, and its type where the collection says it. Exits with 1 when a figure is
below its floor.

The model alone is counted in the way that suits it best: with the text as it stands or with line breaks as blanks, and
with its marks as they are or without an article before them and a possessive after, which the reports do not count to a
name. Its labels GPE, LOC and FAC are places, and what is neither a person, an organisation nor a place is left out, as
the reports leave it out: with NORP as a place or an organisation it would do worse.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from benchmarks.entity_collections import Half, Report, ieer, reuters
from corpus.article import EntityType, Field
from corpus.entities.annotating import Annotators
from corpus.entities.annotator import DEFAULT_ANNOTATOR, Annotator, load_annotator
from corpus.entities.spans import Span, trim

NAMED: Final = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)
# Of the quoted half with the model of ``DEFAULT_ANNOTATOR``.
FLOOR: Final = 0.83  # F1 of persons, organisations and places
FLOOR_OF_MARGIN: Final = 0.08  # by which that is above the model alone

# Start, end and type of a name; the type is None where it is not compared.
Found = tuple[int, int, EntityType | None]


@dataclass(frozen=True, slots=True)
class Score:
    """How many names are there, were marked, and were marked right."""

    there: int
    marked: int
    right: int

    @property
    def precision(self) -> float:
        """The part of those marked that is right; 1 where none is marked."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def recall(self) -> float:
        """The part of those there that was marked right; 1 where none is there."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.there + self.marked) if self.there + self.marked else 1.0


def score(gold: Sequence[Iterable[Found]], found: Sequence[Iterable[Found]]) -> Score:
    """The names found in each text against those that are there."""
    pairs = [(set(there), set(marked)) for there, marked in zip(gold, found, strict=True)]
    return Score(
        sum(len(there) for there, _ in pairs),
        sum(len(marked) for _, marked in pairs),
        sum(len(there & marked) for there, marked in pairs),
    )


def of_type(found: Iterable[Iterable[Found]], types: Iterable[EntityType]) -> list[set[Found]]:
    """The names of these types in each text."""
    wanted = set(types)
    return [{name for name in each if name[2] in wanted} for each in found]


def untyped(found: Iterable[Iterable[Found]]) -> list[set[Found]]:
    """The names of each text without their types."""
    return [{(start, end, None) for start, end, _ in each} for each in found]


def gold_of(reports: Iterable[Report]) -> list[set[Found]]:
    """The names that are in each report."""
    return [{(name.start, name.end, name.type) for name in report.names} for report in reports]


def annotated(annotator: Annotator, reports: Sequence[Report]) -> list[set[Found]]:
    """The mentions of each report as the archive would hold them."""
    return [
        {(mention.start, mention.end, mention.type) for mention in mentions if mention.field is Field.BODY}
        for mentions in Annotators((annotator,)).annotate(report.article for report in reports)
    ]


def marked_alone(annotator: Annotator, reports: Sequence[Report]) -> list[list[set[Found]]]:
    """The marks of the model alone, in each of the ways that they can be counted."""
    ways: list[list[set[Found]]] = []
    for broken in ("\n", " "):
        texts = [report.text.replace("\n", broken) for report in reports]
        marks = [[mark for mark in each if mark.type is not None] for each in annotator.mark(texts)]
        ways.append([_places(each) for each in marks])
        ways.append([_places(trim(text, each)) for text, each in zip(texts, marks, strict=True)])
    return ways


def _places(marks: Iterable[Span]) -> set[Found]:
    return {(mark.start, mark.end, mark.type) for mark in marks}


def evaluate_ieer(annotator: Annotator, half: Half) -> bool:
    """Print how names are found in newspaper and agency reports; whether that is what it should be."""
    reports = ieer(half)
    gold = gold_of(reports)
    alone = (of_type(way, NAMED) for way in marked_alone(annotator, reports))
    bare = max(alone, key=lambda found: score(gold, found).f1)
    ours = of_type(annotated(annotator, reports), NAMED)
    print(f"\nner-ieer, {half}: {len(reports)} reports; names of the right extent and type")
    _print_header()
    for label, found in (("model alone", bare), (annotator.name, ours)):
        for type_ in NAMED:
            _print_row(label, type_, score(of_type(gold, [type_]), of_type(found, [type_])))
        _print_row(label, "all", score(gold, found))
    margin = score(gold, ours).f1 - score(gold, bare).f1
    print(f"above the model alone by {margin:.3f}")
    return score(gold, ours).f1 >= FLOOR and margin >= FLOOR_OF_MARGIN


def evaluate_reuters(annotator: Annotator, half: Half) -> bool:
    """Print how names are found in short agency stories, whose collection marks no types and not all names; True."""
    reports = reuters(half)
    gold = gold_of(reports)
    print(f"\nentities-reuters128, {half}: {len(reports)} stories; names of the right extent, of any type")
    _print_header()
    alone = max((score(gold, untyped(way)) for way in marked_alone(annotator, reports)), key=lambda way: way.f1)
    _print_row("model alone", "any", alone)
    _print_row(annotator.name, "any", score(gold, untyped(annotated(annotator, reports))))
    return True


PARTS: Final[Mapping[str, Callable[[Annotator, Half], bool]]] = MappingProxyType(
    {"ieer": evaluate_ieer, "reuters128": evaluate_reuters}
)


def _print_header() -> None:
    print(f"{'':<34}{'type':<8}{'there':>6}{'marked':>8}{'precision':>11}{'recall':>8}{'F1':>7}")


def _print_row(label: str, type_: str, of: Score) -> None:
    print(f"{label:<34}{type_:<8}{of.there:>6}{of.marked:>8}{of.precision:>11.3f}{of.recall:>8.3f}{of.f1:>7.3f}")


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} [default: all]")
    parser.add_argument("--half", type=Half, choices=list(Half), default=Half.QUOTED)
    parser.add_argument("--annotator", default=DEFAULT_ANNOTATOR)
    options = parser.parse_args()
    if not PARTS.keys() >= set(options.what):
        parser.error(f"the parts are {', '.join(PARTS)}")
    annotator = load_annotator(options.annotator)
    good = [PARTS[part](annotator, options.half) for part in options.what or PARTS]
    if not all(good):
        sys.exit(1)


if __name__ == "__main__":
    main()
