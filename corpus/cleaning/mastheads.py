"""What a paper prints above its headlines: its name, its slogan, its row of sections, the section of the article.

One idea: a name and a headline look alike, and what stands below tells them apart. Below a name stand a slogan or the
sections, and below those, as whoever asks here must see for himself, another line that could be the headline.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

# The words that papers call themselves by, first or last in the name. A language a row, English first.
_PAPERS: Final = frozenset(
    """
    advertiser advocate argus bugle bulletin chronicle courier daily dispatch echo enquirer examiner express gazette globe
    guardian herald independent inquirer journal ledger mail mercury messenger mirror monitor news newspaper observer post
    press record register review sentinel standard star sun telegraph times tribune weekly wire
    allgemeine anzeiger blatt bote kurier nachrichten presse rundschau tagblatt tageblatt tageszeitung zeitung
    correo diario gaceta journal giornale corriere gazzetta jornal folha dépêche
    courant dagblad krant avis avisen tidende tidning tidningen gazeta dziennik noviny
    вестник вести газета известия новости gazetesi haber
    """.split()
)
# Sections that stand alone above a headline, in small letters.
_SECTIONS: Final = frozenset(
    """
    africa americas analysis arts asia books business comment commentary crime culture defence defense economy editorial
    education entertainment environment europe features finance health interview letters lifestyle local markets
    national nation news obituaries opinion opinions politics property region religion science sport sports
    technology travel uk us weather world
    feuilleton gesellschaft inland ausland kultur lokales meinung nachrichten panorama politik regional wirtschaft wissen
    wissenschaft actualité cultura culture deportes economia economía économie esteri internacional international monde
    mundo nacional opinión politica política politique société sociedad
    власть экономика политика общество мир новости спорт культура dünya ekonomi gündem kültür siyaset
    """.split()
)
_SMALL_WORDS: Final = frozenset(
    "a am an and at da das de del della der des di die do du et for in la le les of och og on the to und van y & и".split()
)

_LONGEST_NAME: Final = 40  # code points, and below
_MOST_NAME_WORDS: Final = 5
_LONGEST_SLOGAN: Final = 60
_MOST_SLOGAN_WORDS: Final = 4  # in each sentence: a longer one may be the story's first
_LONGEST_ROW: Final = 240
_LONGEST_SECTION: Final = 25
_MOST_SECTION_WORDS: Final = 3
_FEWEST_SECTIONS: Final = 3

_NAME: Final = re.compile(r"[^\W\d_][^.?!…:;,|\d]*")
_SENTENCE: Final = re.compile(r"[^.!?…]+[.!?…]\s*")
_SINCE: Final = re.compile(
    r"(?:since|established|est|founded|seit|gegründet|depuis|desde|dal|sedan|sinds)\b.{0,12}\b(?:1[6-9]|20)\d\d\b",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\s*[|•·»›>\t]\s*|\s{2,}")
_SECTION: Final = re.compile(r"[^\W\d_][^\W\d_'’&\- ]*(?:[ '’&\-]+[^\W\d_]+)*")


def masthead_lines(lines: Sequence[str]) -> int:
    """How many of the first ``lines`` may be a masthead: a name with what belongs to it, a paper's name, or a section.

    >>> masthead_lines(["RIVER TOWN", "News | Sport | Jobs", "Ferry resumes"])
    2
    >>> masthead_lines(["The River Gazette", "Opinion", "Ferry resumes"])
    2
    >>> masthead_lines(["Ferry Resumes", "The mayor is glad"])
    0
    """
    height = 0
    if lines and _is_name(lines[0]) and not _is_section(lines[0]):
        below = takewhile(lambda line: _is_slogan(line) or is_section_row(line), lines[1:])
        height = 1 + sum(1 for _ in below)
        if height == 1 and not _is_paper(lines[0]):
            return 0
    return height + sum(1 for _ in takewhile(_is_section, lines[height:]))


def is_section_row(line: str) -> bool:
    """Whether ``line`` is a row of three or more links: a few words each, apart by marks or wide gaps.

    >>> is_section_row("Home  News  World  Sport"), is_section_row("Team | Won | 3")
    (True, False)
    """
    parts = columns(line) if len(line) <= _LONGEST_ROW else []
    return len(parts) >= _FEWEST_SECTIONS and all(
        len(part) <= _LONGEST_SECTION
        and len(part.split()) <= _MOST_SECTION_WORDS
        and not part[0].islower()
        and _SECTION.fullmatch(part) is not None
        for part in parts
    )


def columns(line: str) -> list[str]:
    """The parts of ``line`` between marks or wide gaps, without empty ones."""
    return [part for part in _GAP.split(line) if part]


def _is_name(line: str) -> bool:
    words = line.split()
    return (
        len(line) <= _LONGEST_NAME
        and len(words) <= _MOST_NAME_WORDS
        and _NAME.fullmatch(line) is not None
        and not any(word[0].islower() and word not in _SMALL_WORDS and word not in _PAPERS for word in words)
    )


def _is_paper(name: str) -> bool:
    words = name.casefold().split()
    return len(words) > 1 and not _PAPERS.isdisjoint((words[0], words[-1]))


def _is_section(line: str) -> bool:
    return len(line) <= _LONGEST_SECTION and line.casefold() in _SECTIONS


def _is_slogan(line: str) -> bool:
    """Sentences of a few words each, or the year in which the paper began."""
    if len(line) > _LONGEST_SLOGAN:
        return False
    sentences = _SENTENCE.findall(line)
    is_terse = "".join(sentences) == line and all(len(sentence.split()) <= _MOST_SLOGAN_WORDS for sentence in sentences)
    return is_terse or _SINCE.match(line) is not None
