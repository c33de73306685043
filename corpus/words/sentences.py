"""Where sentences and paragraphs begin, by rules over the words already found.

A stop is believed unless the word before it is known to carry one; what such a word leaves open, the word after decides.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A paragraph is a line of the text; these are the characters that end a line for str.splitlines.
LINE_BREAKS: Final = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

QUOTES: Final = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』")
_QUOTES: Final = "".join(sorted(QUOTES))

# A run of stops, what closes behind it, the space, and what opens before the next word.
STOP: Final = re.compile(
    rf"""
    (?P<stop>   [.!?…]++ | [。！？｡．؟۔।॥።։] )
    (?P<close>  [{_QUOTES})\]}}）]*+ )
    (?P<space>  \s*+ )
    (?P<open>   [{_QUOTES}(\[{{（¿¡$€£¥₹₽₺₴₩]*+ )
    """,
    re.VERBOSE,
)

# Stops of scripts without capitals: what follows says nothing, they always end a sentence.
FULL_STOPS: Final = frozenset("。！？｡．؟۔।॥።։")

# Before a name: the sentence always goes on. As written; also believed all in capitals.
TITLES: Final = _table(
    """
    Adm Amb Asst Atty Brig Capt Cdr Cmdr Cmdt Col Comdr Cpl Cpt Det Dr Fr Ft Gen Gov Govs Hon Insp Lt Maj Messrs Mgr Mlle
    Mlles Mme Mmes Mr Mrs Ms Msgr Mt Mx Pfc Pres Prof Profs Pvt Rep Reps Rev Sen Sens Sgt Spc Sta Ste Sto Supt
    Abg Dipl Dott Exmo Frl Hl Hr Ing Lic Mag Priv Sig Sra Sras Srta Sres
    акад ген им проф св ул
    al approx bzgl bzw ca cf evtl inkl sog vgl viz vs zzgl
    """
)

# Before a number: Art. 5, No. 7; elsewhere they end sentences like any word.
NUMBERED: Final = _table(
    """
    Abs App Art Arts Bd Bl Ch Chap Exh Ext Fig Figs Kap Nº No Nos Nr Núm Op Par Para Pt Reg Rm Sec Secs Sect Sess Stat Tel
    Ver Vol Vols Ziff
    abs art arts bd ch chap cl fig figs n nr no nos núm p para pp pt sec secs vol vols ст стр рис п
    """
)

# At the end of a name or a sentence alike: the sentence ends where the next word is one that opens sentences.
ENDINGS: Final = _table(
    """
    Assn Assoc Ave Bancorp Bhd Blvd Bros Cie Cia Co Corp Cos Dept Dist Esq Fed Hwy Inc Intl Jr Ltd Ltda Mfg Natl Pty Rd Sr Sq
    St Univ
    Apr Aug Dec Feb Jan Jul Jun Mar Nov Oct Sep Sept Fri Mon Sat Sun Thu Thur Thurs Tue Tues Wed
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Penn Tenn Tex Va Vt Wash Wis Wyo Alta Ont Que Sask
    Mio Mrd bn est etc max min mln mn pct usw
    гг млн млрд руб тыс
    """
)

# Words that open a sentence and are not names.
OPENERS: Final = _table(
    """
    A About After All Also Although Among An And Another Any As At Because Before Both But By Despite During Each Earlier
    Even Every Few For From He Her Here His How However I If In Instead It Its Last Later Like Many Meanwhile Most My
    Neither No None Nor Not Now Of On Once One Only Other Others Our Over She Since So Some Still Such That The Their Then
    There These They This Those Though Thus To Two Under Unlike Until We What When Where Whether Which While Who Why With
    Without Yet You
    """
)

# After an ordinal written with a stop: 3. April, 21. Jahrhundert.
AFTER_ORDINALS: Final = _table(
    """
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts
    Jahrestag Geburtstag
    """
)


def paragraph_starts(text: str, starts: Sequence[int]) -> tuple[int, ...]:
    """The index of the first word of each paragraph of ``text``, whose words begin at ``starts``."""
    if not starts:
        return ()
    first_words = (bisect_left(starts, line_break.end()) for line_break in LINE_BREAKS.finditer(text))
    return tuple(sorted({0, *first_words} - {len(starts)}))


def sentence_starts(
    text: str, starts: Sequence[int], ends: Sequence[int], paragraphs: Sequence[int]
) -> tuple[int, ...]:
    """The index of the first word of each sentence; every paragraph begins one.

    A sentence ends at . ! ? or … before a capital, a digit, a quote or a letter of a script without capitals; quotes and
    brackets that close behind the stop are still in it. It does not end after an abbreviation or an initial, unless that
    is one that ends sentences too (``Corp.``, ``U.S.``) and a word like ``The`` follows.
    """
    found = set(paragraphs)
    for stop in STOP.finditer(text):
        after = bisect_left(starts, stop.end())
        before = after - 1
        if not 0 < after < len(starts) or ends[before] > stop.start():  # nothing follows; the point of 3.5
            continue
        if stop["stop"] in FULL_STOPS:
            found.add(after)
        elif _begins_after(text, stop):
            following = text[starts[after] : ends[after]]
            abbreviated = (
                stop["stop"] == "."
                and ends[before] == stop.start()
                and _takes_stop(
                    text[starts[before] : ends[before]],
                    following,
                    joined=text.startswith(".", starts[before] - 1) and starts[before] > 0,
                    numbers_paragraph=before in found,
                    opens=following in OPENERS and not text.startswith(".", ends[after]),  # not the A of J. A. Smith
                )
            )
            if not abbreviated:
                found.add(after)
    return tuple(sorted(found))


def _begins_after(text: str, stop: re.Match[str]) -> bool:
    """Whether what stands after the stop begins a sentence; with no space between (``end.The``) it must look sure."""
    following = text[stop.end() : stop.end() + 1]
    capital_or_digit = following.isalnum() and not following.islower()
    if stop["space"]:
        return capital_or_digit or not QUOTES.isdisjoint(stop["open"])
    before = text[max(0, stop.start() - 2) : stop.start()]
    glued_to_word = (before.isalpha() and before.islower()) or (before[-1:].isdecimal() and following.isalpha())
    return capital_or_digit and (glued_to_word or bool(stop["close"]))


def _takes_stop(word: str, following: str, *, joined: bool, numbers_paragraph: bool, opens: bool) -> bool:
    """Whether the stop behind ``word`` belongs to it and ends no sentence.

    ``joined`` says that a stop stands right before the word too (the S of U.S.), ``opens`` that ``following`` is a word
    that opens sentences.
    """
    if numbers_paragraph and len(word) <= 2 and (word.isdecimal() or len(word) == 1):  # 1. or A. that begins a line
        return True
    if len(word) == 1 and (word.isupper() or (joined and word.isalpha())):
        return not opens
    for written in (word, word.capitalize()) if word.isupper() else (word,):
        if written in TITLES:
            return True
        if written in NUMBERED:
            return following[0].isdecimal()
        if written in ENDINGS:
            return not opens
    return word.isdecimal() and len(word) <= 2 and following in AFTER_ORDINALS
