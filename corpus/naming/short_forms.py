"""The names of one article to the fuller ones in it that they are short for: ``Lukashenko``, ``Averill``, ``the Commission``.

The one idea: writers name somebody in full and then briefly, so within one article a short name means the full one that it
fits. Where it fits two, nobody can tell which of them it means, and it stands for itself.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from itertools import takewhile
from typing import Final, TypeVar

from corpus.article import EntityType
from corpus.naming.likeness import COMPANY_FORM, alias_key
from corpus.naming.parts import family_first, normalise

# What a body is called alone once its name was said: "the Commission" after "the Harbour Commission".
KINDS: Final = frozenset(
    "academy agency alliance assembly association authority bank board bureau cabinet chamber coalition college commission"
    " committee confederation corps council court department directorate federation foundation fund guild institute league"
    " ministry movement museum office organisation organization parliament party secretariat society tribunal union"
    " university".split()
)
# And these only with "of" behind them: in one report there are the White House and the House, a party's congress and Congress.
CHAMBERS: Final = frozenset(("administration", "congress", "house", "senate"))
# What companies are called last, besides the law they are under.
TRADES: Final = frozenset(
    "airlines airways associates bancorp brothers chemicals communications electronics energy enterprises group holdings"
    " industries laboratories mines motors partners petroleum pharmaceuticals products resources shipping stores systems"
    " technologies".split()
)
# What a daughter of a company is called behind its mother's name, which is short for the mother alone.
DAUGHTERS: Final = frozenset(
    "acceptance america asia credit europe finance financial international leasing overseas".split()
)
SMALL_WORDS: Final = frozenset("a and at de des du for in of on the to und".split())

Key = TypeVar("Key", bound=Hashable)


def fuller_names(type_: EntityType, normals: Iterable[str]) -> dict[str, list[str]]:
    """The fullest names that each short one may stand for, of the names of a type in an article, all normalised.

    Names that are short for none are left out. A person's short name ends the full one. That of an organisation begins a
    company's, is the kind of body it is, its initials, or its name without the country.
    """
    names = list(dict.fromkeys(normals))
    match type_:
        case EntityType.PERSON:
            return _fullest(names, family_first, _beginnings)
        case EntityType.ORG:
            return _fullest(names, str, _short_for)
        case _:
            return {}


def _fullest(
    names: Iterable[str], key_of: Callable[[str], Key], shorter: Callable[[Key], Iterable[Key]]
) -> dict[str, list[str]]:
    keys = {name: key_of(name) for name in names}
    fuller: defaultdict[Key, set[str]] = defaultdict(set)
    for name, key in keys.items():
        for short in shorter(key):
            fuller[short].add(name)
    return {
        name: sorted(full for full in fuller[key] if keys[full] not in fuller)
        for name, key in keys.items()
        if key in fuller
    }


def _beginnings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[:length] for length in range(1, len(words)))


def _short_for(normal: str) -> Iterator[str]:
    """What may be short for this name of an organisation; never a name that everybody knows something by."""
    words = tuple(normal.split())
    return (
        short
        for short in (*_of_company(words), *_of_body(words), *_initials(words), *_without_country(words))
        if short != normal and alias_key(EntityType.ORG, short) is None
    )


def _of_company(words: tuple[str, ...]) -> Iterator[str]:
    """``averill`` and ``averill marine``, of ``averill marine inc``; of ``averill credit corp`` not ``averill``."""
    if words[-1] in COMPANY_FORM or words[-1] in TRADES:
        for first in _beginnings(words):
            following = words[len(first)]
            if first[-1] not in SMALL_WORDS and following not in DAUGHTERS and following not in _countries():
                yield " ".join(first)


def _of_body(words: tuple[str, ...]) -> Iterator[str]:
    """``commission``, of ``harbour commission``; ``bank``, of ``bank of england``."""
    if words[-1] in KINDS:
        yield words[-1]
    if (words[0] in KINDS or words[0] in CHAMBERS) and words[1:2] == ("of",):
        yield words[0]


def _initials(words: tuple[str, ...]) -> Iterator[str]:
    """``hsb``, of ``harbour safety board``; two letters only of companies, as they are short for too many bodies."""
    telling = [word for word in words if word not in SMALL_WORDS]
    least = 2 if words[-1] in COMPANY_FORM else 3
    for each in (telling, list(takewhile(lambda word: word not in COMPANY_FORM, telling))):
        if len(each) >= least:
            yield "".join(word[0] for word in each)


def _without_country(words: tuple[str, ...]) -> Iterator[str]:
    """``finance ministry``, of ``japanese finance ministry``."""
    if len(words) > 2 and words[0] in _countries():
        yield " ".join(words[1:])


@cache
def _countries() -> frozenset[str]:
    """The names of countries, capitals and peoples that are one word."""
    from corpus.entities.gazetteer import KNOWN  # noqa: PLC0415 - a search that names nobody starts without it

    return frozenset(
        normalise(name) for name, type_ in KNOWN.items() if type_ is not EntityType.ORG and " " not in name
    )
