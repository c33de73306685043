"""How well dates are found in real articles that nobody here wrote; see docs/dates.md for the figures.

    python -m benchmarks.dates                  figures of the quoted halves; exits with 1 where one is below its floor
    python -m benchmarks.dates --development    figures and every error of the development halves, with all that was weighed

Both end with an error where a collection is not the one that was measured. ``--only NAME`` measures one of them.
"""

import argparse
import sys
import time
from typing import Final

from benchmarks.dates.collections import Half, floors
from benchmarks.dates.published import COLLECTIONS, Outcome, Score, date_half, explained, score_of

# Figures are compared with their floors as they are printed.
_DIGITS: Final = 3


def shortfalls(name: str, score: Score) -> list[str]:
    """What of a collection's figures is below its floor, in words."""
    least = floors()["published"].get(name, {})
    return [
        f"{name}: {figure} {score.figures.get(figure, 0):.{_DIGITS}f} is below its floor, {floor}"
        for figure, floor in least.items()
        if round(score.figures.get(figure, 0), _DIGITS) < floor
    ]


def row(name: str, score: Score, seconds: float) -> str:
    """A line of the report."""
    counts = "".join(f"{score.outcomes[outcome]:8,}" for outcome in Outcome)
    stated = f"{score.stated_right:,} of {score.stated:,}" if score.stated else "-"
    bounds = f"{score.bounds_held:,} of {score.bounds:,}" if score.bounds else "-"
    return f"{name:32}{score.articles:9,}{counts}{stated:>18}{bounds:>14}{seconds:8.1f}"


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--development", action="store_true", help="measure the half that is tuned on, and list its errors"
    )
    parser.add_argument("--only", choices=tuple(COLLECTIONS), help="measure this collection alone")
    options = parser.parse_args()
    half = Half.DEVELOPMENT if options.development else Half.QUOTED
    print(f"published dates, the {half} half of each collection")
    head = "".join(f"{outcome:>8}" for outcome in Outcome)
    print(f"{'':32}{'articles':>9}{head}{'stated right':>18}{'bounds held':>14}{'CPU s':>8}")
    missed: list[str] = []
    for name in COLLECTIONS if options.only is None else (options.only,):
        began = time.process_time()
        dated = date_half(name, half)
        score = score_of(dated)
        print(row(name, score, time.process_time() - began), flush=True)
        if half is Half.QUOTED:
            missed += shortfalls(name, score)
        else:
            for each in dated:
                if each.outcome is not Outcome.RIGHT or each.bound_holds is False:
                    print("\n".join(explained(each)))
    for line in missed:
        print(line, file=sys.stderr)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
