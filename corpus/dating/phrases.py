"""The grammar of English phrases that name a period: "late yesterday", "the third quarter of 1990", "two years ago".

One idea: a phrase is a few words around one that names a unit of time, so it is only looked for at those words. Its span is
the whole phrase, article and modifier included ("the early 1980s"), as annotators of news mark it.
"""

import re
from typing import Final

YEAR: Final = r"(?:1\d|2[01])\d\d"  # 1000 to 2199, as in dates written out

MONTHS: Final = "January February March April May June July August September October November December".split()
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ONES: Final = "one two three four five six seven eight nine".split()
_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
COUNTS: Final = {"a": 1, "an": 1} | {
    word: number
    for number, word in [*enumerate(_ONES + _TEENS, 1), *((10 * ten, word) for ten, word in enumerate(_TENS, 2))]
}
DECADES: Final = {word[:-1] + "ies": 10 * ten for ten, word in enumerate(_TENS, 2)}
CENTURIES: Final = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip

# Every word at which a phrase is looked for: each phrase holds one of them.
ANCHORS: Final = frozenset(
    form
    for word in (
        "today tonight yesterday tomorrow morning afternoon evening night day week weekend month months days weeks quarter"
        " quarters half year years decade decades century period spring summer autumn fall winter nineteen thousand"
        f" {' '.join(DECADES)}"
    ).split()
    for form in (word, word.capitalize())
) | {*MONTHS, *WEEKDAYS}

# What may stand before an anchor within its phrase. Years may too.
BEFORE_ANCHORS: Final = frozenset(
    form
    for word in (
        "the its their a an this that last next past coming current full latest following previous preceding same comparable corresponding early late earlier"
        " later mid sometime beginning start middle end rest of in on year ago fiscal nearly about almost some around over more than"
        " less at least just exactly roughly approximately only noon midnight p m a s two most recent to st nd rd th"
        f" morning afternoon {' '.join([*ORDINALS, *COUNTS, *CENTURIES])}"
    ).split()
    for form in (word, word.capitalize())
) | {*MONTHS}

_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_PART_OF_DAY: Final = "(?:morning|afternoon|evening|night)"
_CLOCK: Final = r"(?:(?:\d{1,2}(?::\d\d)?[ ]?[ap]\.?m\.?|[Nn]oon|[Mm]idnight)[ ](?:on[ ])?)"
_EARLY: Final = (
    r"(?:(?i:early|late|earlier|later|mid|sometime|mid[ -]?morning|mid[ -]?afternoon)[ -](?:in[ ]|on[ ])?"
    r"|(?i:the[ ])?(?i:beginning|start|middle|end|rest)[ ]of[ ](?:the[ ](?=(?:first|second|third|fourth|last|spring|summer|fall|autumn|winter|\d))?)?)"
)
_APPROXIMATELY: Final = (
    r"(?:(?i:nearly|about|almost|some|around|over|just over|more than|less than|at least|just|exactly|roughly"
    r"|approximately|only)[ ])"
)
_COUNT: Final = rf"(?:\d{{1,3}}|(?i:{'|'.join(sorted(COUNTS, key=len, reverse=True))})(?:-(?:{'|'.join(_ONES)}))?)"
_SPELLED: Final = (
    rf"(?:(?i:nineteen)[ -](?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)})"
    rf"|(?<=year[ ])(?i:two[ ]thousand)(?:[ ](?:and[ ])?(?:{'|'.join(_ONES + _TEENS)})\b)?)"
)
_ORDINAL: Final = rf"(?i:{'|'.join(ORDINALS)})"
_STEP: Final = "(?i:last|this|next)"
_A_YEAR: Final = rf"(?:{_STEP}[ ]year|{YEAR}|{_SPELLED})"
_OF_YEAR: Final = rf"(?:,?[ ](?:of[ ]|in[ ])?(?P<quarter_year>{_A_YEAR})(?![\w%]|,\d))"

PHRASE: Final = re.compile(
    rf"""
    (?P<today> {_EARLY}?(?: (?i:today|tonight) | (?i:this)[ ](?:morning|afternoon|evening) )\b )
  | (?P<yesterday> {_EARLY}?(?: (?i:yesterday)\b(?:[ ]{_PART_OF_DAY}\b)? | (?i:last)[ ]night\b ) )
  | (?P<tomorrow> {_EARLY}?(?i:tomorrow)\b(?:[ ]{_PART_OF_DAY}\b)? )
  | (?P<weekday> {_CLOCK}?{_EARLY}?
        (?: (?P<weekday_step>(?i:last|next|this[ ]coming|this[ ]past|this))[ ])?
        (?P<weekday_name>{"|".join(WEEKDAYS)})\b (?![ ]{_PART_OF_DAY}s\b | -\w) (?:[ ]{_PART_OF_DAY}\b)? )
  | (?P<quarter> {_EARLY}?
        (?: (?:(?i:the|its|their)[ ])?(?:(?P<quarter_year1>{_A_YEAR})(?:['’]s)?[ ])?(?P<fiscal>(?i:fiscal)[ ])?
            (?P<ordinal1>{_ORDINAL})[ ](?P<fiscal2>fiscal[ ])?quarter\b
          | (?:(?P<quarter_year2>{_A_YEAR})(?:['’]s)?[ ])?(?P<fiscal3>(?i:fiscal)[ ])?(?P<ordinal2>{_ORDINAL})-quarter\b )
        {_OF_YEAR}?
      | (?:(?i:the)[ ])?(?i:last|final)[ ]quarter[ ](?:of|in)[ ](?P<final_year>{_A_YEAR})\b )
  | (?P<stepped> {_EARLY}?(?P<step>{_STEP}|(?i:the)[ ]current)[ ](?P<step_unit>weekend|week|month|quarter|year|decade)\b
        (?! -\w | ['’]s[ ](?:{_ORDINAL}|fiscal)[ -] ) )
  | (?P<full_year> (?i:the[ ]full)[ ]year\b )
  | (?P<rolling> (?i:the)[ ](?P<rolling_step>past|last|next|coming)[ ](?P<rolling_unit>week|month|year|decade)\b(?!-) )
  | (?P<the_weekend> (?i:the)[ ]weekend\b (?![ ](?:of|before|after)) )
  | (?P<year_end> (?:(?i:the|this)[ ])?(?i:year(?:['’]s)?[ -]end)\b
        | (?:(?i:the)[ ])?(?i:beginning|start|middle|end)[ ]of[ ]the[ ]year\b )
  | (?P<year_ago> (?:(?i:a|one)[ ])year[ ](?:earlier|ago)\b
        | (?:(?i:the)[ ](?:(?:same|comparable|corresponding)[ ])?)?(?i:year-ago|year-earlier)[ ](?:{_ORDINAL}[ -])?(?:quarter|period)\b
        | (?i:year-ago|year-earlier)\b
        | (?i:the)[ ](?:(?:same|comparable|corresponding)[ ])?(?:quarter|period)[ ](?:last[ ]year|a[ ]year[ ](?:ago|earlier))\b )
  | (?P<ago> {_APPROXIMATELY}?(?P<count>{_COUNT})[ ](?P<ago_unit>day|week|month|year|decade)s?(?:[ ]or[ ]so)?[ ]ago\b )
  | (?P<referring> {_EARLY}?(?:(?i:that)|(?i:the)[ ](?P<which>(?i:same|following|next|previous|preceding)))[ ]
        (?P<referring_unit>day|week|month|year)\b (?! -\w ) )
  | (?P<half> {_EARLY}?(?:(?i:the)[ ])?(?i:first|second)[ -]half(?:[ ]of)?[ ](?P<half_year>{_A_YEAR})\b
        | (?:(?i:the)[ ])?(?P<two_quarters>(?i:first|last))[ ]two[ ]quarters[ ]of[ ](?P<quarters_year>{_A_YEAR})\b )
  | (?P<the_quarter> (?i:the|that|the[ ]latest|the[ ]most[ ]recent|its[ ]latest)[ ]quarter\b(?!-) | (?i:the[ ]latest)[ ]period\b )
  | (?P<of_year> (?i:the)[ ](?P<of_year_year>{YEAR})[ ](?:quarter|period)\b )
  | (?P<season> {_EARLY}?(?:
          (?P<season_step>(?i:last|next|this[ ]coming|this[ ]past|this))[ ](?P<season_name1>spring|summer|autumn|fall|winter)\b
        | (?:(?P<the>(?i:the))[ ])?{_EARLY}?(?P<season_name2>(?i:spring|summer|autumn|fall|winter))\b
          (?:(?:[ ]of)?[ ](?P<season_year>{_A_YEAR})\b(?!-))? ) )
  | (?P<decade> (?:(?i:the)[ ])?(?:{_EARLY}(?:the[ ])?)?(?: (?P<decade_year>(?:1\d|2[01])\d0)(?:['’]?s)\b
        | (?P<decade_name>(?i:{"|".join(DECADES)}))\b ) )
  | (?P<century> (?:(?i:the)[ ](?!\d\d..-|\w+-century))?{_EARLY}?(?P<century_number>\d\d(?:st|nd|rd|th)|(?i:{"|".join(CENTURIES)}))[ -]century\b )
  | (?P<months> (?P<month_first>{_MONTH})(?:[-–]|[ ](?:to|through|and)[ ])(?P<month_last>{_MONTH})\b
        (?:,?[ ](?:of[ ])?(?P<months_year>{_A_YEAR})\b(?![-,:.]\d) | (?![ ]\d|,?[ ]\d{{4}})) )
  | (?P<month> {_EARLY}?(?:(?P<month_step>{_STEP})[ ])?(?P<month_name>{_MONTH})\b
        (?: (?:[ ]of)?[ ](?P<month_year>{_STEP}[ ]year)\b | (?![ ]\d | ,[ ]?\d{{4}} | -\w | [ ]of[ ]that[ ]year ) ) )
  | (?P<year> {_EARLY}?(?:(?i:the[ ]year)[ ])?(?P<year_name>{_SPELLED}) )
    """,
    re.VERBOSE,
)
