"""The grammar of English phrases that name a period: "late yesterday", "the third quarter of 1990", "two years ago".

One idea: a phrase is a few words around one that names a unit of time, so it is only looked for at those words. Its span is
the whole phrase, article and modifier included ("the early 1980s"), as annotators of news mark it.
"""

import re
from typing import Final

from corpus.dating.holidays import NAMES

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
_ORDINAL_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINAL_TEENS: Final = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
SPELLED_DAYS: Final = {
    word: number
    for number, word in enumerate(
        [
            *_ORDINAL_ONES,
            *_ORDINAL_TEENS,
            *(f"twenty-{one}" for one in _ORDINAL_ONES),
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}  # of a month: "March third"
TENS: Final = frozenset(str(10 * ten) for ten in range(2, 10))  # of a decade, after an apostrophe: "the '80s"
CENTURIES: Final = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip

ZONES: Final = "GMT UTC BST CET CEST EET MSK EST EDT CST CDT MST MDT PST PDT ET CT MT PT"

# Every word at which a phrase is looked for: each phrase holds one of them.
ANCHORS: Final = (
    frozenset(
        form
        for word in (
            "today tonight yesterday tomorrow morning afternoon evening night day week weekend month months days weeks quarter"
            " quarters qtr half year years decade decades century period eve christmas thanksgiving easter halloween spring summer autumn fall winter nineteen thousand"
            f" {' '.join(DECADES)}"
        ).split()
        for form in (word, word.capitalize())
    )
    | {*MONTHS, *WEEKDAYS, *TENS, *ZONES.split()}
    | {"m", "M", "pm", "PM", "am", "AM", "clock"}
)

# What may stand before an anchor within its phrase. Years may too.
BEFORE_ANCHORS: Final = (
    frozenset(
        form
        for word in (
            "the its their a an this that last next past coming current full latest following previous preceding same comparable corresponding early late earlier"
            " later mid sometime beginning start middle end rest of in on year ago fiscal nearly about almost some around over more than"
            " less at least just under exactly roughly approximately only noon midnight p m a s two most recent to st nd rd th"
            " am pm hours past present prior like financial balance remainder final opening closing three few days week weeks weekend half entire whole coming or so o clock local time standard daylight eastern"
            f" morning afternoon {' '.join([*ORDINALS, *COUNTS, *CENTURIES, *SPELLED_DAYS])}"
        ).split()
        for form in (word, word.capitalize())
    )
    | {*MONTHS, *ZONES.split()}
    | {*re.findall("[A-Za-z]+", " ".join(NAMES))}
)

_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_PART_OF_DAY: Final = "(?:morning|afternoon|evening|night)"
_ZONE: Final = (
    rf"(?:[ ](?:{'|'.join(ZONES.split())})\b|[ ](?i:local|eastern(?:[ ](?:standard|daylight))?)[ ](?i:time)\b"
    r"|[ ]\(\d\d:?\d\d[ ](?:GMT|UTC)\))"
)
_HOUR: Final = (
    rf"(?:(?:\d{{1,2}}(?:[:.]\d\d)?|(?i:{'|'.join([*_ONES, 'ten', 'eleven', 'twelve'])}))[ ]?(?i:[ap]\.?m\b\.?|o['’]clock){_ZONE}{{0,2}}"
    rf"|\d{{1,2}}:?\d\d(?:[ ]?hours)?{_ZONE})"
)
CLOCK: Final = rf"(?:(?:{_HOUR}|[Nn]oon{_ZONE}?|[Mm]idnight{_ZONE}?)[ ])"
_EARLY: Final = (
    r"(?:(?i:early|late|earlier|later|mid|mid-?to-?late|early-?to-?mid|sometime|some[ ]time|mid[ -]?morning|mid[ -]?afternoon)[ -](?:in[ ]|on[ ])?"
    r"|(?i:the[ ])?(?i:beginning|start|middle|end|rest|remainder|balance)[ ]of[ ](?:the[ ](?=(?:first|second|third|fourth|last|spring|summer|fall|autumn|winter|\d))?)?)"
)
_APPROXIMATELY: Final = (
    r"(?:(?i:nearly|about|almost|some|around|over|just[ ]over|just[ ]under|more[ ]than|less[ ]than|at[ ]least|exactly|roughly"
    r"|approximately)[ ])"
)
_COUNT: Final = rf"(?:\d{{1,3}}|(?i:{'|'.join(sorted(COUNTS, key=len, reverse=True))})(?:-(?:{'|'.join(_ONES)}))?)"
_SPELLED: Final = (
    rf"(?:(?i:nineteen)[ -](?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)})"
    rf"|(?<=year[ ])(?i:two[ ]thousand)(?:[ ](?:and[ ])?(?:{'|'.join(_ONES + _TEENS)})\b)?)"
)
_ORDINAL: Final = rf"(?i:{'|'.join(ORDINALS)})"
_SPELLED_DAY: Final = rf"(?i:{'|'.join(sorted(SPELLED_DAYS, key=len, reverse=True))})"
_STEP: Final = "(?i:last|this|next)"
_A_YEAR: Final = rf"(?:{_STEP}[ ]year|{YEAR}|{_SPELLED})"
_FISCAL: Final = "(?i:fiscal|financial)"
_OF_YEAR: Final = rf"(?:,?[ ](?:of[ ]|in[ ])?(?P<fiscal4>(?:its[ ])?{_FISCAL}[ ](?:year[ ])?)?(?P<quarter_year>{_A_YEAR})(?![\w%]|,\d))"

_PART_OF: Final = r"(?:(?i:the[ ])?(?i:beginning|start|middle|end|rest|remainder|balance)[ ]of[ ])"
# What makes of "the year" another one, or of "the week" no unit of the calendar: "the year to June", "the day's end".
_RELATED: Final = (
    r"['’]s\b | -\w | [ ](?:of|before|after|to|since|until|through|that|when|in|ended|ending|ends|earlier|ago|prior|previous|end|round"
    r"|starting|beginning|nineteen|two[ ]thousand|\d+)\b"
)

# "The last week of March", "the last year of his term": none that is reckoned from the day of writing.
_OF_ANOTHER: Final = rf"[ ]of[ ](?:{_MONTH}\b|{YEAR}\b|(?:the|a|an|his|her|their|its)\b)"
_CLAUSE_ENDS: Final = r"[.,;:)]|\s*$|\s*\n|[ ](?:and|but|when|while)\b"
_CLAUSE_GOES_ON: Final = r"[.,;)]|\s*$|\s*\n|[ ](?:to|and|will|or|for|at|in|from|with|by|after|of|if|on)\b"
_SAME: Final = "(?:same|comparable|corresponding|like)"
_WEEKS_OF: Final = (
    r"(?:(?:(?i:the)[ ])?(?i:first|second|third|fourth|last|final|opening|closing)"
    r"[ ](?:two[ ]|three[ ]|few[ ])?(?:days|week|weeks|weekend|half)[ ]of[ ])"
)

PHRASE: Final = re.compile(
    rf"""
    (?P<today> {CLOCK}?{_EARLY}?(?: (?i:today|tonight) | (?i:this)[ ](?:morning|afternoon|evening) )\b )
  | (?P<yesterday> {CLOCK}?{_EARLY}?(?: (?P<before_yesterday>(?i:the)[ ]day[ ]before[ ])?(?i:yesterday)\b(?:[ ]{_PART_OF_DAY}\b)? | (?i:last)[ ](?:night|evening)\b ) )
  | (?P<tomorrow> {CLOCK}?{_EARLY}?(?P<after_tomorrow>(?i:the)[ ]day[ ]after[ ])?(?i:tomorrow)\b(?:[ ]{_PART_OF_DAY}\b)? )
  | (?P<weekday> {CLOCK}?{_EARLY}?
        (?: (?P<weekday_step>(?i:last|next|this[ ]coming|this[ ]past|this))[ ])?
        (?P<weekday_name>{"|".join(WEEKDAYS)})\b
        (?! [ ]{_PART_OF_DAY}s\b | -\w | [ ](?:and|or|to|through)[ ](?:{"|".join(WEEKDAYS)})(?:s\b|[ ]{_PART_OF_DAY}s\b))
        (?:[ ]{_PART_OF_DAY}\b)? (?: [ ]of[ ](?P<weekday_week>{_STEP})[ ]week\b | ,?[ ](?:the[ ])?(?P<weekday_day>\d\d?)(?:st|nd|rd|th)\b )? )
  | (?P<clock> {_APPROXIMATELY}?(?:{_HOUR}) )
  | (?P<fiscal_year> {_EARLY}?(?:(?i:the|its|their|his)[ ])?
        (?: {_FISCAL}[ -](?:year[ -])?(?P<fiscal_named>{YEAR}(?:[-/]\d\d)?)(?![\w%]|[,.:/-]\d)(?![ ](?:{_ORDINAL})[ -]q)
          | (?P<named_fiscal>{YEAR}(?:[-/]\d\d)?)[ ]{_FISCAL}[ ]year\b ) )
  | (?P<quarter> {_EARLY}?
        (?: (?:(?i:the|its|their)[ ])?(?P<fiscal5>(?i:fiscal)[ ](?=\d))?(?:(?P<quarter_year1>{_A_YEAR})(?:['’]s)?[ ])?(?P<fiscal>(?i:fiscal)[ ])?
            (?P<ordinal1>{_ORDINAL})[ ](?P<fiscal2>fiscal[ ])?(?:quarter|qtr)\b
          | (?:(?P<quarter_year2>{_A_YEAR})(?:['’]s)?[ ])?(?P<fiscal3>(?i:fiscal)[ ])?(?P<ordinal2>{_ORDINAL})-(?:quarter|qtr)\b )
        {_OF_YEAR}?
      | (?:(?i:the)[ ])?(?i:last|final)[ ]quarter[ ](?:of|in)[ ](?P<final_year>{_A_YEAR})\b )
  | (?P<stepped> {_EARLY}?(?P<step>{_STEP}|(?i:the)[ ](?:current|present))[ ](?P<step_unit>weekend|week|month|quarter|year|decade|century)\b
        (?! -\w | ['’]s[ ](?:{_ORDINAL}|fiscal)[ -] | {_OF_ANOTHER} ) )
  | (?P<full_year> (?i:the[ ]full)[ ]year\b )
  | (?P<rolling> (?i:the|this)[ ](?P<rolling_step>past|last|next|coming)[ ](?P<rolling_unit>week|weekend|month|year|decade)\b
        (?:[ ]or[ ]so\b)? (?! - | {_OF_ANOTHER} ) )
  | (?P<the_weekend> (?i:the)[ ]weekend\b (?![ ](?:of|before|after)) )
  | (?P<year_end> (?:(?i:the|this)[ ])?(?i:year(?:['’]s)?[ -]end)\b | (?:(?i:the)[ ])?(?i:end)[ ]of[ ]year\b )
  | (?P<in_unit> (?: (?i:early|late|earlier|later|sometime)[ ]in[ ] | {_PART_OF} )
        the[ ](?P<in_unit_unit>week|month|year|decade|century)\b(?! {_RELATED} ) )
  | (?P<the_year> (?i:the)[ ](?:entire[ ]|whole[ ])?year\b(?! {_RELATED} ) )
  | (?P<of_year> (?i:the)[ ](?:{_SAME}[ ])?(?P<of_year_year>{YEAR})[ ](?:quarter|period|month)\b
        | (?i:the)[ ]{_SAME}[ ](?:quarter|period|month)[ ](?:of[ ]|in[ ])(?P<year_of_year>{_A_YEAR})\b
        | (?i:the)[ ]{_SAME}[ ]month[ ](?P<month_of_year>last[ ]year|a[ ]year[ ](?:ago|earlier))\b )
  | (?P<year_ago> (?:(?i:a|one)[ ])year[ ](?:earlier\b|ago\b|before(?={_CLAUSE_ENDS}))
        | (?i:the)[ ]year[ ](?:earlier|before|previous)(?={_CLAUSE_ENDS})
        | (?:(?i:the)[ ](?:{_SAME}[ ])?)?(?i:year-ago|year-earlier)[ ](?:{_ORDINAL}[ -])?(?:quarter|period)\b
        | (?i:year-ago|year-earlier)\b
        | (?i:the)[ ](?:{_SAME}[ ])?(?:quarter|period)[ ](?:last[ ]year|a[ ]year[ ](?:ago|earlier))\b )
  | (?P<ago> {_APPROXIMATELY}?(?P<count>{_COUNT})[ ](?P<ago_unit>day|week|month|year|decade)s?(?:[ ]or[ ]so)?[ ]ago\b )
  | (?P<counted> {_APPROXIMATELY}?(?P<counted_count>{_COUNT})[ ](?P<counted_unit>day|week|month|year|decade)s?[ ]
        (?P<counted_way>later|earlier)\b(?![ ]than) )
  | (?P<referring> {_EARLY}?(?:(?i:that)[ ](?:same[ ])?|(?i:the)[ ](?P<which>(?i:same|following|next|previous|preceding|prior))[ ])
        (?P<referring_unit>day|week|weekend|month|quarter|year|{_PART_OF_DAY})\b (?! -\w )
      | (?i:the)[ ](?P<unit_referring>day|week|month|quarter)[ ](?P<referring_way>before|earlier|after)(?={_CLAUSE_ENDS}) )
  | (?P<half> {_EARLY}?(?:(?i:the)[ ])?(?i:first|second)[ -]half(?:[ ]of)?[ ](?P<half_year>{_A_YEAR})\b
        | {_EARLY}?(?:(?i:the)[ ])?(?i:first|second|1st|2nd)[ -]half[ ]of[ ]the[ ]year\b
        | (?:(?i:the)[ ])?(?P<two_quarters>(?i:first|last))[ ]two[ ]quarters[ ]of[ ](?P<quarters_year>{_A_YEAR})\b )
  | (?P<the_quarter> (?i:the|that|the[ ]latest|the[ ]most[ ]recent|its[ ]latest)[ ]quarter\b(?!-) | (?i:the[ ]latest)[ ]period\b )
  | (?P<season> {_EARLY}?(?:
          (?P<season_step>(?i:last|next|this[ ]coming|this[ ]past|this))[ ](?P<season_name1>spring|summer|autumn|fall|winter)\b
        | (?:(?P<the>(?i:the))[ ])?{_EARLY}?(?P<season_name2>(?i:spring|summer|autumn|fall|winter))\b
          (?:(?:[ ]of)?[ ](?P<season_year>{_A_YEAR})\b(?!-))? ) )
  | (?P<decade> (?:(?i:the)[ ])?(?:{_EARLY}(?:the[ ])?)?(?: (?P<decade_year>(?:1\d|2[01])\d0)(?:['’]?s)\b
        | ['’‘`]?(?<=['’‘`])(?P<decade_tens>[2-9]0)s\b
        | (?<=(?:.early|..late|...mid)[ -])(?P<plain_tens>[6-9]0)s\b
        | (?:(?i:nineteen)[ -])?(?P<decade_name>(?i:{"|".join(DECADES)}))\b ) )
  | (?P<century> (?:(?i:the)[ ](?!\d\d..-|\w+-century))?{_EARLY}?(?P<century_number>\d\d(?:st|nd|rd|th)|(?i:{"|".join(CENTURIES)}))[ -](?i:century)\b(?![ ]Fox) )
  | (?P<holiday> {_EARLY}?(?:(?P<holiday_step>(?i:last|this[ ]past|next|this[ ]coming|this))[ ]|(?i:the)[ ](?=Fourth))?
        (?P<holiday_name>{"|".join(re.escape(name).replace("'", "['’]") for name in NAMES)})(?![\w-])
        (?:(?:,|[ ]of)?[ ](?P<holiday_year>{_A_YEAR})\b)? )
  | (?P<spelled_day> (?P<spelled_month>{_MONTH})[ ](?:the[ ])?(?: (?P<spelled_number>{_SPELLED_DAY})(?![\w-]|[ ](?:quarter|half|time)) | (?P<cardinal_day>(?i:{"|".join(_ONES)}))\b(?={_CLAUSE_GOES_ON}) )
        (?:,?[ ](?P<spelled_year>{YEAR}|{_SPELLED})\b)?
      | (?:(?i:the)[ ])?(?P<number_spelled>{_SPELLED_DAY})[ ]of[ ](?P<month_spelled>{_MONTH})\b
        (?:,?[ ](?P<year_spelled>{YEAR}|{_SPELLED})\b)? )
  | (?P<months> (?: (?<=[Bb]etween[ ])(?P<between>{_MONTH})[ ]and[ ] | (?P<month_first>{_MONTH})(?:[-–]|[ ](?:to|through)[ ]) )(?P<month_last>{_MONTH})\b
        (?:,?[ ](?:of[ ])?(?P<months_year>{_A_YEAR})\b(?![-,:.]\d) | (?![ ]\d|,?[ ]\d{{4}})) )
  | (?P<month> (?:{_EARLY}|{_WEEKS_OF})?(?:(?P<month_step>{_STEP})[ ])?(?P<month_name>{_MONTH})\b
        (?: (?:,|[ ]of)?[ ](?P<month_year>{_STEP}[ ]year)\b | [ ]of[ ](?P<month_that>that[ ](?:same[ ])?year)\b
          | (?![ ]\d | ,[ ]?\d{{4}} | -\w ) ) )
  | (?P<year> {_EARLY}?(?:(?i:the[ ]year)[ ])?(?P<year_name>{_SPELLED}) )
    """,
    re.VERBOSE,
)
