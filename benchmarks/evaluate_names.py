"""How well the name book tells who is who in real agency stories, beside names that are the same letter by letter.

    make evaluate-entities                                           the half that no rule was made on
    python -m benchmarks.evaluate_names --half development           the half to learn on

The names of entities-reuters128 are given, and what each names; a grouping says which of them name one thing. Their types
are those that the annotator gives them, or else the names of the same letters, or else organisation. Counted by B-cubed
(Bagga and Baldwin 1998): for each name what part of its group is right, and what part of its right group is in it. Exits
with 1 when a figure is below its floor.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.entity_collections import Half, Report, reuters
from corpus.article import EntityType, Field, Mention
from corpus.entities.annotating import Annotators
from corpus.entities.annotator import DEFAULT_ANNOTATOR, load_annotator
from corpus.naming.acronyms import acronyms
from corpus.storing import new_archive_in_memory

# Of the quoted half with the model of ``DEFAULT_ANNOTATOR``.
FLOOR: Final = 0.945  # B-cubed F1
FLOOR_OF_MARGIN: Final = 0.07  # by which that is above the same letters


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed precision and recall of a grouping, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(right: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """The score of a grouping of one name or more: each name's group in both, in the same order.

    >>> b_cubed("aab", "xyy")
    Score(precision=0.666..., recall=0.666...)
    """
    both, there, grouped = Counter(zip(right, found, strict=True)), Counter(right), Counter(found)
    precision = sum(count * count / grouped[group] for (_, group), count in both.items())
    recall = sum(count * count / there[truth] for (truth, _), count in both.items())
    return Score(precision / len(right), recall / len(right))


def mentions_of(reports: Sequence[Report], annotators: Annotators) -> list[list[Mention]]:
    """The given names of each report with types."""
    marked = list(annotators.annotate(report.article for report in reports))
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    typed: list[list[EntityType | None]] = []
    for report, mentions in zip(reports, marked, strict=True):
        typed.append([_type_at(mentions, name.start, name.end) for name in report.names])
        for name, type_ in zip(report.names, typed[-1], strict=True):
            if type_ is not None:
                votes[report.text[name.start : name.end]][type_] += 1
    found = []
    for report, types in zip(reports, typed, strict=True):
        texts = [report.text[name.start : name.end] for name in report.names]
        found.append(
            [
                Mention(Field.BODY, name.start, name.end, text, type_ or _commonest(votes[text]))
                for name, text, type_ in zip(report.names, texts, types, strict=True)
            ]
        )
    return found


def _type_at(mentions: Iterable[Mention], start: int, end: int) -> EntityType | None:
    return next((each.type for each in mentions if each.start < end and start < each.end), None)


def _commonest(votes: Counter[EntityType]) -> EntityType:
    return votes.most_common(1)[0][0] if votes else EntityType.ORG


def grouped(reports: Sequence[Report], mentions: Sequence[Sequence[Mention]]) -> list[int]:
    """The entity of each name in a name book that has read these reports and nothing else."""
    book = new_archive_in_memory().names
    numbers: list[int] = []
    for report, each in zip(reports, mentions, strict=True):
        numbers += book.intern(each)
        book.learn(acronyms(report.text, each))
    return [book.entity_of(number).id for number in numbers]


def main() -> None:
    """Print the figures; exit with 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", type=Half, choices=list(Half), default=Half.QUOTED)
    parser.add_argument("--errors", action="store_true", help="Print the names that are grouped wrongly.")
    arguments = parser.parse_args()
    reports = reuters(arguments.half)
    mentions = mentions_of(reports, Annotators((load_annotator(DEFAULT_ANNOTATOR),)))
    right = [name.uri for report in reports for name in report.names]
    texts = [mention.text for each in mentions for mention in each]
    ours = grouped(reports, mentions)
    letters, book = b_cubed(right, texts), b_cubed(right, ours)
    print(f"\nentities-reuters128, {arguments.half}: {len(right)} names of {len(set(right))} things; B-cubed")
    print(f"{'grouping':<28}{'precision':>10}{'recall':>8}{'F1':>7}")
    for label, score in (("the same letters", letters), ("name book", book)):
        print(f"{label:<28}{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>7.3f}")
    print(f"margin {book.f1 - letters.f1:+.3f}")
    if arguments.errors:
        print_errors(right, ours, texts)
    if arguments.half is Half.QUOTED and (book.f1 < FLOOR or book.f1 - letters.f1 < FLOOR_OF_MARGIN):
        print(f"below its floor: F1 {FLOOR}, margin {FLOOR_OF_MARGIN}", file=sys.stderr)
        sys.exit(1)


def print_errors(right: Sequence[str | None], ours: Sequence[int], texts: Sequence[str]) -> None:
    """What is one thing and several groups, and what is one group and several things."""
    pairs: tuple[tuple[str, Sequence[Hashable], Sequence[Hashable]], ...] = (
        ("apart", right, ours),
        ("together", ours, right),
    )
    for heading, by, of in pairs:
        groups: defaultdict[Hashable, defaultdict[Hashable, set[str]]] = defaultdict(lambda: defaultdict(set))
        for key, other, text in zip(by, of, texts, strict=True):
            groups[key][other].add(text)
        for key, others in groups.items():
            if len(others) > 1:
                print(heading, key, *(sorted(names) for names in others.values()))


if __name__ == "__main__":
    main()
