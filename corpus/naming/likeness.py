"""Keys under which differently written names are one: names that everybody knows by several, and other spellings.

The one idea: two names are one where their keys are equal, part by part, so that nothing is ever merged for being
merely similar: Niger and Nigeria, Austria and Australia stay apart.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Final
from unicodedata import combining, normalize

from corpus.article import EntityType
from corpus.naming.parts import normalise
from corpus.naming.schema import COMPANY

# The same given name in Russian, Belarusian and Ukrainian and in the Latin spellings of each.
GIVEN_NAMES: Final = """
aleksandr alexander alexandr aleksander aliaksandr alyaksandr oleksandr olexander
alexei alexey aleksei aleksey alexej aliaksei oleksii oleksiy
anatoly anatoli anatoliy anatolii
andrei andrey andrej andriy andrii andrij
denis denys dzianis
dmitry dmitri dmitriy dmitrii dmitrij dmytro dmitro dzmitry dimitri
ekaterina yekaterina kateryna katsiaryna
elena yelena olena alena
evgeny evgeni evgeniy evgenii yevgeny yevgeni yevgeniy yevgenii yevhen yauhen
fyodor fedor fiodor
gennady gennadi gennadiy gennadii hennadiy hennadii henadz
georgy georgi georgiy georgii heorhiy heorhii
grigory grigori grigoriy grigorii hryhoriy hryhorii ryhor
igor ihor ihar
ilya ilia illia iliya
irina iryna
konstantin kostyantyn kostiantyn kanstantsin
ksenia kseniya kseniia xenia
larisa larysa
leonid leanid
lyudmila liudmila ludmila lyudmyla liudmyla
maria mariya mariia maryia
maxim maksim maksym
mikhail mihail michail mykhailo mykhaylo mikheil
natalia natalya nataliya nataliia natallia
nikolai nikolay nikolaj mykola mikalai mikola
oleg oleh aleh
olga olha volha
pavel pavlo
pyotr petr piotr petro
sergei sergey sergej serhiy serhii sergiy sergii siarhei syarhei
stanislav stanislau
svetlana svitlana sviatlana
tatyana tatiana tetyana tetiana tatsiana
valery valeri valeriy valerii
vasily vasili vasiliy vasilii vasyl vasil
viktor victor viktar
vitaly vitali vitaliy vitalii
vladimir wladimir volodymyr volodimir uladzimir
vladislav vladyslav uladzislau
vyacheslav viacheslav viachaslau
yaroslav jaroslav iaroslav
yulia yuliya yuliia julia iulia
yuri yury yuriy yurii juri iurii
"""
GIVEN_NAME: Final = {
    spelling: spellings[0] for spellings in map(str.split, GIVEN_NAMES.strip().splitlines()) for spelling in spellings
}
# What the ways of writing Cyrillic family names in Latin letters do differently, in the order of application. Each holds
# only where such names have it; y and i, for one, are the same nowhere else.
FAMILY_NAME: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?:ts|cz|c)k[iy](?:[iyj])?$", "tski"),
        (r"sk[iy](?:[iyj])?$", "ski"),
        (r"enka$", "enko"),
        (r"(?<=[bcdfghklmnprstvxz])[yi]e(?=v$|va$)|^ye", "e"),  # Medvedyev, Yeltsin
        (r"(?:(?<=ch)|(?<=sh)|y)ov(?=a?$)", "ev"),  # Gorbachov, Gorbachyov
        (r"ych$", "ich"),  # Yanukovych
        (r"(?<=[aeou])y(?=[bcdfghklmnprstvxz])", "i"),  # Shoygu
        (r"[yij](?=[au])", "i"),  # Yushchenko
        (r"kh(?=\w{3})", "h"),
    )
)


# Cyrillic letters in Latin ones, in the spelling that the given names above have; the signs for soft and hard fall away.
LETTERS: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэёіўґ", "abvgdeziiklmnoprstufyeeiug", strict=True))
    | {
        "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "є": "ie", "ї": "i",
        "ь": "", "ъ": "",
    }
)  # fmt: skip


def alias_key(type_: EntityType, normal: str) -> str | None:
    """The first name of what the gazetteer knows by this one; None for any other name."""
    return _aliases().get((type_, normal))


def transliteration_key(type_: EntityType, normal: str) -> str | None:
    """A person's name however it is written in Latin or Cyrillic letters; None for a name of one part and for what is no person."""
    *given, family = normal.translate(LETTERS).split(" ")
    if type_ is not EntityType.PERSON or not given:
        return None
    return " ".join([*(GIVEN_NAME.get(part, part) for part in given), family_key(family)])


def family_key(word: str) -> str:
    """A family name, folded, however it is written in Latin or Cyrillic letters.

    >>> family_key("lukashenka"), family_key("лукашенко"), family_key("zelenskyy")
    ('lukashenko', 'lukashenko', 'zelenski')
    """
    family = word.translate(LETTERS)
    for pattern, replacement in FAMILY_NAME:
        family = pattern.sub(replacement, family)
    return family


# What a company's name ends in for the law it is under: a line holds what one law knows.
COMPANY_FORMS: Final = """
inc incorporated corp corporation co company cos llc
plc ltd limited pty
ag gmbh kg se
sa sas sarl
nv bv
spa srl
ab oy asa
"""
COMPANY_FORM: Final = {form: forms[0] for forms in map(str.split, COMPANY_FORMS.strip().splitlines()) for form in forms}


def company_key(type_: EntityType, normal: str) -> str | None:
    """An organisation's name without what it ends in as a company; None for what is no organisation, or ends in nothing else.

    >>> company_key(EntityType.ORG, "averill marine and co inc")
    'averill marine'
    """
    words = normal.split(" ")
    while len(words) > 1 and (words[-1] in COMPANY_FORM or words[-1] == "and"):
        words.pop()
    return " ".join(words) if type_ is EntityType.ORG and words[0] not in COMPANY_FORM else None


def company_form(normal: str) -> str | None:
    """Under which law a company is by its name, called by the first form of that; None where the name does not say."""
    return COMPANY_FORM.get(normal.rpartition(" ")[2]) if " " in normal else None


# The rules by which the name book links a name to one it holds, in this order.
RULES: Final[dict[str, Callable[[EntityType, str], str | None]]] = {
    "alias": alias_key,
    "transliteration": transliteration_key,
    COMPANY: company_key,
}


@cache
def _aliases() -> dict[tuple[EntityType, str], str]:
    from corpus.entities.gazetteer import SAME  # noqa: PLC0415 - a search that names nobody starts without it

    return {
        (type_, _normalised(spelling)): _normalised(spellings[0]) for type_, spellings in SAME for spelling in spellings
    }


def _normalised(spelling: str) -> str:
    """What ``normalise`` makes of a spelling of the gazetteer, without the large patterns that text in any script needs."""
    return normalise("".join(character for character in normalize("NFD", spelling) if not combining(character)))
