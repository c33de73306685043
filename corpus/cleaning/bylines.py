"""Who wrote it: the names in a byline, be it a line of text or a field that states the authors.

One idea: a name is a run of capitalised words. What stands around it (``By``, an office in small letters, an agency
after a comma) falls away.
"""

import re
from itertools import groupby
from typing import Final

# What opens a byline. "Von" and "Di" also begin sentences, but no sentence is all name.
_OPENING: Final = re.compile(
    r"""\s*(?: (?:written|words|story|report|reported|reporting|text)\s+by\s*:?\s+
            | (?:posted|published)\s+(?:on\s+\S.{3,30}?\s)?by\s+
            | (?:by|von|por|par|door|af|av|oleh|di)\s*(?::\s*|\s)
            | (?:autor(?:in|en|a|es)?|auteure?s?|autor[ei]|authors?|writers?|tekst|texte?|texto|testo|автор|текст|yazan|yazar)\s*:\s* )""",
    re.IGNORECASE | re.VERBOSE,
)
# Between two writers, or a writer and what he is: a mark, or a word for "and".
_BETWEEN: Final = re.compile(
    r"\s*[,;|/•·()]+\s*|\s+[&–—-]\s+|\s+(?:and|und|et|og|och|en|ja|i|и|ve|y|e)\s+", re.IGNORECASE
)
# What follows the names and can hold capitals: when it was written, how to reach the writer.
_AFTERWARDS: Final = re.compile(
    r"""\b(?: (?:(?:last|zuletzt)\s+)?(?:updated|published|posted|modified|aktualisiert|veröffentlicht|gepubliceerd)
    | publi(?:é|cado|cada|cerad) | mis\ à\ jour | ac?tualizad[oa] | pubblicat[oa] | aggiornat[oa] | opublikowano
    | опубликовано | обновлено
    | (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?
        |nov(?:ember)?|dec(?:ember)?)\.?\s+\d{1,4}
    | (?:mon|tues|wednes|thurs|fri|satur|sun)day )\b.*""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ADDRESS: Final = re.compile(r"\S*@\S*|\b(?:https?://|www\.)\S*")
_TOKEN: Final = re.compile(r"[^\W\d_][\w.'’-]*|\S+")
_QUOTED: Final = re.compile(r"'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\"")

_PARTICLES: Final = frozenset(
    "da das de del della den der des di do dos du el la le van von vom zu zum zur af av bin bint ibn al abu ter ten y".split()
)
# What a writer is: it stands before or after the name.
_OFFICES: Final = frozenset(
    """
    analyst assistant associate chief columnist consultant contributing contributor coordinator correspondent critic director
    editor editors executive expert fellow founder freelance journalist manager officer photographer presenter president
    producer professor reporter reporters representative researcher reviewer senior special specialist staff strategist writer
    writers
    autor autorin chefredakteur chefredakteurin gastautor gastautorin journalistin kolumnist kolumnistin korrespondent
    korrespondentin redakteur redakteurin reporterin volontär volontärin
    correspondant correspondante journaliste corresponsal periodista redactor redactora giornalista inviato redacteur verslaggever
    """.split()
)
# What a writer works for: a part that holds one of these names no person.
_OUTLETS: Final = frozenset(
    "agence agency associated bureau business daily desk editorial foundation group herald institute journal magazine media"
    " network news newspaper newspapers online post press radio redaktion service services team television the times"
    " tribune tv university".split()
)
_AGENCIES: Final = frozenset(
    "reuters afp ap upi dpa tass xinhua belta ukrinform ansa efe pti ians apa sda ntb tt".split()
)
# What can be done with an article: it is printed beside the name, and is none.
_BUTTONS: Final = frozenset(
    "copied email facebook follow linkedin pinterest share subscribe teilen tweet twitter view whatsapp".split()
)
_NOBODY: Final = frozenset("admin administrator author anonymous guest none null unknown redaktion staff".split())

_LONGEST_BYLINE: Final = 160
"""Code points: five writers with their offices fit, a paragraph does not."""
_LONGEST_FIELD: Final = 1000
"""Code points: what goes on after them is an article in the wrong place."""
_LONGEST_NAME: Final = 6
"""Words: nearly all names have two or three; a run of more than six capitals is a headline."""


def byline_names(line: str) -> tuple[str, ...]:
    """The people (or else the agency) that ``line`` names as writers; empty where it is no byline.

    >>> byline_names("By national security expert Ada Quill")
    ('Ada Quill',)
    >>> byline_names("By ADA QUILL and Max van der Berg, Staff Writers")
    ('ADA QUILL', 'Max van der Berg')
    >>> byline_names("By Friday the talks had failed.")
    ()
    """
    opening = _OPENING.match(line)
    if opening is None or len(line) > _LONGEST_BYLINE or line.rstrip().endswith((".”", '."', "?", "!", ":", ";")):
        return ()
    parts = _parts(line[opening.end() :])
    people = [person for part in parts if (person := _person_in(part))]
    if people and _name_in(parts[0]):
        return tuple(dict.fromkeys(people))
    return (parts[0],) if parts and _is_outlet(parts[0]) else ()


def author_names(stated: str) -> tuple[str, ...]:
    """The authors in a field made for them, in order; several in one field are told apart where that is safe.

    >>> author_names("By Ada Quill and Max Berg, Reuters")
    ('Ada Quill', 'Max Berg')
    >>> author_names("['Ada Quill', 'Max Berg']")
    ('Ada Quill', 'Max Berg')
    >>> author_names("Quill, Ada")
    ('Quill, Ada',)
    """
    stated = stated[:_LONGEST_FIELD]
    if stated.lstrip().startswith("["):  # a list that something wrote down as text
        return tuple(
            dict.fromkeys(name for pair in _QUOTED.findall(stated) for name in author_names(pair[0] or pair[1]))
        )
    plain = " ".join(_ADDRESS.sub(" ", stated).split())
    opening = _OPENING.match(plain)
    plain = plain[opening.end() :] if opening else plain
    names: list[str] = []
    for group in re.split(r"\s*[;|]\s*", plain):
        parts = [part for part in _BETWEEN.split(group) if part]
        people = [part for part in parts if _is_name(part)]
        names += people if people and _is_name(parts[0]) else [group]
    kept = (name.strip(" ,-–—:") for name in names)
    return tuple(dict.fromkeys(name for name in kept if name.casefold() not in _NOBODY and any(map(str.isalpha, name))))


def is_name_like(text: str) -> bool:
    """Whether ``text`` is nothing but a name of two words or more: ``Dr. Ada Quill``, ``Max van der Berg``.

    Any two capitalised words look so, "Foreign Policy" too; only where it stands can tell the rest.
    """
    return _is_name(text)


def is_agency(text: str) -> bool:
    """Whether ``text`` is the name of a news agency, as it stands alone under a story or behind a byline."""
    return text.casefold() in _AGENCIES


def _parts(text: str) -> list[str]:
    plain = _AFTERWARDS.sub("", _ADDRESS.sub(" ", text))
    return [part for part in _BETWEEN.split(" ".join(plain.split()).rstrip(" .")) if part]


def _person_in(part: str) -> str:
    """The name of two words or more in ``part``, without the office before or after it; empty where there is none."""
    words = _name_in(part).split()
    if not _OUTLETS.isdisjoint(word.casefold() for word in words):
        return ""
    runs = (list(run) for is_other, run in groupby(words, _is_no_name) if not is_other)
    return next((" ".join(run) for run in runs if len(run) > 1), "")


def _is_no_name(word: str) -> bool:
    """Whether ``word`` is not of a name, though it is capitalised beside one."""
    return word.casefold() in _OFFICES or word.casefold() in _BUTTONS


def _is_outlet(part: str) -> bool:
    bare = part.removeprefix("the ").removeprefix("The ")
    is_named = not _OUTLETS.isdisjoint(bare.casefold().split()) and _name_in(bare) == bare
    return is_agency(bare) or is_named


def _is_name(part: str) -> bool:
    return _person_in(part) == part != ""


def _name_in(part: str) -> str:
    """The run of capitalised words that ``part`` begins with, else the one it ends with; empty where there is none."""
    tokens = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(part)]
    forward = part[:1].isupper() or not part[:1].islower()
    taken: list[tuple[str, int, int]] = []
    for token in tokens if forward else reversed(tokens):
        if not (_is_capitalised(token[0]) or token[0].casefold() in _PARTICLES):
            break
        taken.append(token)
    run = sorted(taken, key=lambda token: token[1])
    while run and not _is_capitalised(run[0][0]):
        run.pop(0)
    while run and not _is_capitalised(run[-1][0]):
        run.pop()
    return part[run[0][1] : run[-1][2]] if 0 < len(run) <= _LONGEST_NAME else ""


def _is_capitalised(token: str) -> bool:
    """True for a letter without case too: many scripts have none."""
    return token[0].isalpha() and not token[0].islower()
